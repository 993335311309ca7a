import type { CompiledIndicator } from './compile-indicator.ts'
import type { FactsRow } from './facts-row.ts'
import type { Party, Playbook, SignalKind, Urgency } from './indicator.ts'
import type { Signal, SignalTask } from './signal.ts'

export type Language = 'en' | 'ja'

/** The day of a run, and what it writes its sentences in. */
export interface RunDay {
  /** `yyyy-mm-dd` in the org's time zone. */
  asOfDate: string
  /** Of the sentences that are stored: the org's. */
  language: Language
}

/** What holds for every account of a run. */
export interface SignalRun extends RunDay {
  /** Active indicators that are sound. */
  indicators: readonly CompiledIndicator[]
  /** Keys of active indicators that cannot be used now: their signals stay as they are. Signals of keys in neither list end. */
  heldIndicators: ReadonlySet<string>
  /** By indicator key, of all indicators in use or not: what becomes of the tasks of those that are not. */
  playbooks: ReadonlyMap<string, Playbook>
  /** Days off beside Saturday and Sunday, `yyyy-mm-dd`. */
  holidays: ReadonlySet<string>
  /** The org's picklist values for our three priorities. */
  priorities: Readonly<Record<Urgency, string>>
  users: ReadonlyMap<string, User>
}

export interface User {
  isActive: boolean
  managerId: string | null
}

/** One account as the org has it. */
export interface AccountSignals {
  accountId: string
  row: FactsRow
  ownerId: string | null
  /** User that each playbook's owner path leads to; null or absent = nobody. */
  ownerOfPath: Readonly<Record<string, string | null>>
  /** All that are not closed; of the closed ones at least, per indicator, the last, and those closed or opened today or with open tasks. */
  signals: readonly Signal[]
  tasks: readonly SignalTask[]
}

export type TaskAction =
  | ({ action: 'create' } & NewTask)
  /** `description` replaces the old one. */
  | { action: 'close'; signalKey: string | null; taskId: string; description: string }
  | { action: 'move'; signalKey: string | null; stepKey: string; taskId: string; ownerId: string }

export interface NewTask {
  /** `CsKey__c`. */
  key: string
  /** null = of a rhythm. */
  signalKey: string | null
  /** Key in `createdSteps`. */
  stepKey: string
  subject: string
  description: string | null
  /** API value. */
  priority: string
  party: Party
  ownerId: string
  dueOn: string
}

/** Why something happened, or did not, at one indicator of the account. */
export interface DecisionReason {
  indicatorKey: string
  signalKey: string | null
  outcome: Outcome
}

export const outcomes = [
  'began',
  'opened',
  'queued',
  'woken',
  'resolved',
  'noLongerApplies',
  'merged',
  'retired',
  'closedByPerson',
  'coolingDown',
  'dismissedAndStillTrue',
  'alreadyToday',
  'unknown',
] as const
export type Outcome = (typeof outcomes)[number]

/** A task that cannot be created. */
export interface Refusal {
  /** Or of the occurrence of a rhythm. */
  signalKey: string
  stepKey: string
  english: string
  japanese: string
}

/** What should be, before the limits of the book have their say. */
export interface SignalDecision {
  accountId: string
  /** Every signal that was given, and new ones, as they should be; what wants to open stands here as queued. */
  signals: Signal[]
  /** Of signals that are open already or closed. */
  tasks: TaskAction[]
  openings: Opening[]
  refusals: Refusal[]
  reasons: DecisionReason[]
  /** Tasks created today by owner, this decision's included: they count against the limit. */
  tasksToday: Readonly<Record<string, number>>
}

/** A signal that opens if the limits leave room. */
export interface Opening {
  accountId: string
  kind: SignalKind
  urgency: Urgency
  sortOrder: number
  /** As it will be once open, its tasks in `createdSteps`. */
  signal: Signal
  tasks: NewTask[]
  refusals: Refusal[]
}

/** What is to be written for one account, in this order: signals (upsert by key), tasks, then `signalsAfterTasks`, then the counters. */
export interface AccountWrites {
  accountId: string
  /** Changed ones alone. */
  signals: Signal[]
  tasks: TaskAction[]
  openRisks: number
  openOpportunities: number
  opened: number
  resolved: number
  queued: number
  refusals: Refusal[]
  reasons: DecisionReason[]
}
