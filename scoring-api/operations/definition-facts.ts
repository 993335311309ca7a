import type { OrgSetup } from '../health-score/run-basis.ts'
import { scorecardMisfits } from '../health-score/scorecard-misfits.ts'
import type { Said } from '../salesforce/need.ts'
import { checkIndicator } from '../signals/check-indicator.ts'
import { checkRhythm } from '../signals/check-rhythm.ts'
import { conditionBasis } from '../signals/condition-basis.ts'
import type { SignalSetup } from '../signals/run-setup.ts'

/** An active definition, and why it is not used; no misfit = it is. */
export interface DefinitionFacts {
  kind: 'scorecard' | 'indicator' | 'rhythm'
  key: string
  name: string
  misfits: Said[]
}

/** @param signals null = the org uses none */
export function definitionFacts(org: OrgSetup, signals: SignalSetup | null): DefinitionFacts[] {
  const { lookup, calendar } = conditionBasis(org)
  const playbooks = new Map(signals?.playbooks.map((playbook) => [playbook.key, playbook]))
  return [
    ...org.stored.map((stored): DefinitionFacts => {
      const { versionKey, name } = stored.scorecard
      return { kind: 'scorecard', key: versionKey, name, misfits: scorecardMisfits(stored, org.schema) }
    }),
    ...(signals?.indicators ?? []).map((indicator): DefinitionFacts => {
      const { findings } = checkIndicator(indicator, playbooks, lookup, calendar)
      return { kind: 'indicator', key: indicator.key, name: indicator.name, misfits: findings }
    }),
    ...(signals?.rhythms ?? []).map((rhythm): DefinitionFacts => {
      const { findings } = checkRhythm(rhythm, playbooks, lookup, calendar)
      return { kind: 'rhythm', key: rhythm.key, name: rhythm.name, misfits: findings }
    }),
  ]
}
