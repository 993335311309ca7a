import type { Refusal } from '../salesforce/write-each.ts'

export const phases = ['read', 'measure', 'score', 'write', 'done'] as const
export type Phase = (typeof phases)[number]

/** What a run spends its time on. */
export const steps = ['read', 'measure', 'score', 'diff', 'write', 'forecast', 'results', 'retention'] as const
export type Step = (typeof steps)[number]

/** Rows of one object that the org refused for one reason. */
export interface RefusalKind {
  object: string
  errorCode: string
  rows: number
  /** The org's words about the first. */
  message: string
}

/** How far a run is and what it did; the run itself keeps it up to date. */
export interface RunProgress {
  phase: Phase
  /** Accounts in scope; 0 until they have been read. */
  accountsTotal: number
  accountsDone: number
  /** Records read from the org, of all objects. */
  rowsRead: number
  /** Accounts that a scorecard matched. */
  accountsScored: number
  /** Accounts whose fields were written. */
  accountsChanged: number
  snapshotsWritten: number
  /** The first of the rows that the org did not take. */
  refused: Refusal[]
  rowsRefused: number
  /** All of them, by object and error code. */
  refusals: RefusalKind[]
  /** Rows that were deleted in the org while the run went on: no error. */
  rowsDeleted: number
  /** Overrides whose end was written. */
  overridesEnded: number
  /** Quantile tables that were written. */
  benchmarksWritten: number
  signalsOpened: number
  signalsResolved: number
  /** Signals that came into the queue, for want of room under the limits. */
  signalsQueued: number
  tasksCreated: number
  /** Tasks that were closed because their signal was. */
  tasksClosed: number
  /** Tasks of recurring playbooks that wait for a day on which their owners have room. */
  tasksPostponed: number
  /** Feeds in which no row arrives any more, as `CsUsage__c.Month__c`. */
  stoppedFeeds: string[]
  /** Sentences for the admin: what could not be scored, and what to do. */
  problems: string[]
  /** Time spent in each step. Forecasts, results and retention, which come last, read and write for themselves. */
  seconds: Record<Step, number>
}

export function newProgress(): RunProgress {
  return {
    phase: 'read',
    accountsTotal: 0,
    accountsDone: 0,
    rowsRead: 0,
    accountsScored: 0,
    accountsChanged: 0,
    snapshotsWritten: 0,
    refused: [],
    rowsRefused: 0,
    refusals: [],
    rowsDeleted: 0,
    overridesEnded: 0,
    benchmarksWritten: 0,
    signalsOpened: 0,
    signalsResolved: 0,
    signalsQueued: 0,
    tasksCreated: 0,
    tasksClosed: 0,
    tasksPostponed: 0,
    stoppedFeeds: [],
    problems: [],
    seconds: { read: 0, measure: 0, score: 0, diff: 0, write: 0, forecast: 0, results: 0, retention: 0 },
  }
}

const refusalsKept = 200

export function noteRefusals(progress: RunProgress, refused: Refusal[]): void {
  const kept = refused.filter((refusal) => !isDeleted(refusal))
  progress.rowsDeleted += refused.length - kept.length
  progress.rowsRefused += kept.length
  for (const refusal of kept) countRefusal(progress.refusals, refusal)
  progress.refused.push(...kept.slice(0, refusalsKept - progress.refused.length))
}

function countRefusal(kinds: RefusalKind[], { object, errorCode, message }: Refusal): void {
  const known = kinds.find((kind) => kind.object === object && kind.errorCode === errorCode)
  if (known === undefined) kinds.push({ object, errorCode, rows: 1, message })
  else known.rows += 1
}

const isDeleted = ({ errorCode }: Refusal): boolean => errorCode === 'ENTITY_IS_DELETED'
