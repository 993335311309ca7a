import type { Band, Group } from './scorecard.ts'

/** API values of the picklists that hold bands and groups. */
export const bandValues: Record<Band, string> = { healthy: 'Healthy', watch: 'Watch', atRisk: 'AtRisk', unknown: 'Unknown' }
export const groupValues: Record<Group, string> = { process: 'Process', relationship: 'Relationship', outcome: 'Outcome' }

/** @returns null for an empty value and for one that is none of ours */
export function keyOfValue<Key extends string>(values: Record<Key, string>, value: string | null): Key | null {
  return (Object.keys(values) as Key[]).find((key) => values[key] === value) ?? null
}
