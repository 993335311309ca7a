import type { FactsRow } from './facts-row.ts'
import type { SignalKind, Urgency } from './indicator.ts'

export const signalStatuses = ['waiting', 'queued', 'open', 'snoozed', 'resolved', 'dismissed'] as const
export type SignalStatus = (typeof signalStatuses)[number]

export const dismissReasons = ['notTrue', 'alreadyHandled', 'notImportant', 'other'] as const
export type DismissReason = (typeof dismissReasons)[number]

/** The values that a signal opened or closed on. */
export interface Evidence {
  schema: 1
  /** `yyyy-mm-dd`. */
  asOf: string
  /** Names of the conditions and of the reason; a name that was not in the facts row is null. */
  values: FactsRow
  /** Of a dismissed signal: the day on which its condition was first known to be false; until then no new one begins. */
  goneOn?: string
}

/** An indicator that fired for an account, as `CsSignal__c` holds it. */
export interface Signal {
  /** null = not yet written. */
  id: string | null
  /** `<accountId>:<indicatorKey>:<trueSince>`; after a merge the id is that of the account that is gone. */
  key: string
  accountId: string
  indicatorKey: string
  kind: SignalKind
  urgency: Urgency
  /** waiting = not true for long enough; queued = no room yet; resolved and dismissed = closed. */
  status: SignalStatus
  trueSince: string
  /** null = has never been open. */
  openedOn: string | null
  closedOn: string | null
  snoozedUntil: string | null
  dismissReason: DismissReason | null
  closingNote: string | null
  /** At most 255 characters, in the org's language. */
  reason: string
  resolves: string
  /** Values when it opened, before that when it was first true. */
  evidence: Evidence | null
  closingEvidence: Evidence | null
  /** By step key, `<step>:escalation` for an escalation. */
  createdSteps: Readonly<Record<string, WrittenTask>>
}

/** A task as we wrote it, or are about to: what differs from it was edited by a person. */
export interface WrittenTask {
  /** null = about to be created. */
  taskId: string | null
  /** `taskTextHash` of subject and description. */
  textHash: string
  /** API value of the org's picklist. */
  priority: string
  ownerId: string
  /** Owner before a hand-over that is not yet known to be written. */
  previousOwnerId?: string
  dueOn: string
  /** Day of the run that created it. */
  createdOn: string
}

/** A task of a signal as the org has it now, deleted and archived ones included. */
export interface SignalTask {
  id: string
  /** `<signalKey>:<stepKey>` or `<signalKey>:<stepKey>:escalation`. */
  key: string
  isDeleted: boolean
  /** Its status is a closed one. */
  isClosed: boolean
  subject: string
  description: string | null
  /** API value. */
  priority: string
  ownerId: string
  dueOn: string | null
}

export const isClosedStatus = (status: SignalStatus): boolean => status === 'resolved' || status === 'dismissed'
