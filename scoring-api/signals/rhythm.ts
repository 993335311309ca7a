import type { DefinitionStatus } from './indicator.ts'
import type { SignalTask } from './signal.ts'

export const cycles = ['month', 'quarter', 'halfYear', 'year'] as const
export type Cycle = (typeof cycles)[number]

/** A playbook that comes back, for the accounts of a stage or segment. */
export interface Rhythm {
  key: string
  name: string
  status: DefinitionStatus
  /** null = none, which is a finding. */
  playbookKey: string | null
  /** Life-cycle stages it is for; empty = all. */
  stages: string[]
  /** SOQL condition on Account; null = every account. */
  segmentFilter: string | null
  /** Calendar periods. */
  every: Cycle
  /** Day of the period on which the playbook begins, from 1; beyond the end of a shorter period its last day. */
  dayOfPeriod: number
  /** Calendar days before that day on which the tasks are made, 0-90. */
  createAheadDays: number
}

/** One return of a rhythm. */
export interface Occurrence {
  /** `2026-11`, `2026-Q4`, `2026-H2` or `2026`. */
  period: string
  /** `yyyy-mm-dd`, a business day: where the due dates of the steps count from. */
  day: string
}

/** A task of a rhythm as the org has it now, on the account that it belongs to now. */
export interface RhythmTask extends SignalTask {
  rhythmKey: string
  period: string
  /** `<step>:escalation` for an escalation. */
  stepKey: string
  /** Days in the org's time zone. */
  createdOn: string
  changedOn: string
  /** Nobody but who created it has saved it. */
  isUntouched: boolean
}

/** Front of `CsKey__c` of the tasks of an occurrence. */
export const occurrenceKey = (accountId: string, rhythmKey: string, period: string): string => `${accountId}:rhythm:${rhythmKey}:${period}`
