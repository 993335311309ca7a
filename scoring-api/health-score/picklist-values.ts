import type { Band, Group, RollUpMethod } from './scorecard.ts'

/** API values of the picklists that hold bands, groups and roll-ups. */
export const bandValues: Record<Band, string> = { healthy: 'Healthy', watch: 'Watch', atRisk: 'AtRisk', unknown: 'Unknown' }
export const groupValues: Record<Group, string> = { process: 'Process', relationship: 'Relationship', outcome: 'Outcome' }
export const rollUpValues: Record<RollUpMethod, string> = { independent: 'Independent', arrWeighted: 'ArrWeighted', worstOf: 'WorstOf' }

/** @returns null for an empty value and for one that is none of ours */
export function keyOfValue<Key extends string>(values: Record<Key, string>, value: string | null): Key | null {
  return (Object.keys(values) as Key[]).find((key) => values[key] === value) ?? null
}
