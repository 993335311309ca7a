import { z } from 'zod'
import type { RefusalKind } from '../health-score/run-progress.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { writeEach, type WriteRow, type WriteTarget } from '../salesforce/write-each.ts'

export const runKinds = ['full', 'account'] as const
export const runStatuses = ['running', 'completed', 'failed'] as const

/** A run as its record keeps it. Times are ISO texts in UTC. */
export interface RunRecord {
  /** Ours, a UUID. */
  id: string
  kind: (typeof runKinds)[number]
  status: (typeof runStatuses)[number]
  asOf: string
  startedAt: string
  /** null = not finished. */
  finishedAt: string | null
  accountsRead: number
  rowsRead: number
  accountsScored: number
  accountsChanged: number
  snapshotsWritten: number
  rowsRefused: number
  refusals: RefusalKind[]
  overridesEnded: number
  benchmarksWritten: number
  signalsOpened: number
  signalsResolved: number
  signalsQueued: number
  tasksCreated: number
  tasksClosed: number
  tasksPostponed: number
  apiCalls: number
  problems: string[]
  /** Feeds in which no row arrives any more, as `CsUsage__c.Month__c`. */
  stoppedFeeds: string[]
  /** One sentence; null = none. */
  failure: string | null
}

const runObject = 'CsRun__c'
export const runTarget: WriteTarget = { object: runObject, key: { upsert: 'Key__c' } }

const runFields = [
  'Key__c',
  'Kind__c',
  'Status__c',
  'AsOf__c',
  'StartedAt__c',
  'FinishedAt__c',
  'AccountsRead__c',
  'RowsRead__c',
  'AccountsScored__c',
  'AccountsChanged__c',
  'SnapshotsWritten__c',
  'RowsRefused__c',
  'Refusals__c',
  'OverridesEnded__c',
  'BenchmarksWritten__c',
  'SignalsOpened__c',
  'SignalsResolved__c',
  'SignalsQueued__c',
  'TasksCreated__c',
  'TasksClosed__c',
  'TasksPostponed__c',
  'ApiCalls__c',
  'Problems__c',
  'StoppedFeeds__c',
  'Failure__c',
]

export const runFieldsUsed = runFields.map((field) => ({ object: runObject, field }))

/** Of the problems, and of the refusals. */
const linesLength = 32_768
const stoppedFeedsLength = 4_000
const failureLength = 255

const kindValues = { full: 'Full', account: 'Account' } as const
const statusValues = { running: 'Running', completed: 'Completed', failed: 'Failed' } as const

const storedRun = z.object({
  Key__c: z.string(),
  Kind__c: z.enum(['Full', 'Account']).nullable(),
  Status__c: z.enum(['Running', 'Completed', 'Failed']).nullable(),
  AsOf__c: z.string().nullable(),
  StartedAt__c: z.string().nullable(),
  FinishedAt__c: z.string().nullable(),
  AccountsRead__c: z.number().nullable(),
  RowsRead__c: z.number().nullable(),
  AccountsScored__c: z.number().nullable(),
  AccountsChanged__c: z.number().nullable(),
  SnapshotsWritten__c: z.number().nullable(),
  RowsRefused__c: z.number().nullable(),
  Refusals__c: z.string().nullable(),
  OverridesEnded__c: z.number().nullable(),
  BenchmarksWritten__c: z.number().nullable(),
  SignalsOpened__c: z.number().nullable(),
  SignalsResolved__c: z.number().nullable(),
  SignalsQueued__c: z.number().nullable(),
  TasksCreated__c: z.number().nullable(),
  TasksClosed__c: z.number().nullable(),
  TasksPostponed__c: z.number().nullable(),
  ApiCalls__c: z.number().nullable(),
  Problems__c: z.string().nullable(),
  StoppedFeeds__c: z.string().nullable(),
  Failure__c: z.string().nullable(),
})

/** Creates the run's record, or brings it up to date. @throws Problem, also when the org refuses the record */
export async function writeRun(salesforce: Salesforce, run: RunRecord): Promise<void> {
  const { refused } = await writeEach(salesforce, runTarget, [toRow(run)])
  const [refusal] = refused
  if (refusal !== undefined) {
    throw new Problem(
      'salesforce-refused',
      `The org refused the record of run ${run.id} in ${runObject} (${refusal.errorCode}: ${refusal.message}).`,
    )
  }
}

/** @returns null when the org keeps no such run. @throws Problem */
export async function readRun(salesforce: Salesforce, id: string): Promise<RunRecord | null> {
  const [record] = await readAll(salesforce, `SELECT ${runFields.join(', ')} FROM ${runObject} WHERE Key__c = '${id}'`)
  return record === undefined ? null : toRun(storedRun.parse(record))
}

/** Runs that say they are running: at the start of the service those of a process that is gone. @throws Problem */
export async function readRunningRuns(salesforce: Salesforce): Promise<RunRecord[]> {
  const records = await readAll(salesforce, `SELECT ${runFields.join(', ')} FROM ${runObject} WHERE Status__c = 'Running' ORDER BY Key__c`)
  return records.map((record) => toRun(storedRun.parse(record)))
}

/** A full run as its record keeps it. */
export interface FullRun {
  recordId: string
  run: RunRecord
}

/** The newest full runs, the newest first, each with the id of its record. @throws Problem */
export async function readNewestFullRuns(salesforce: Salesforce, most: number): Promise<FullRun[]> {
  const records = await readAll(
    salesforce,
    `SELECT Id, ${runFields.join(', ')} FROM ${runObject} WHERE Kind__c = 'Full' ORDER BY StartedAt__c DESC NULLS LAST LIMIT ${most}`,
  )
  return records.map((record) => ({ recordId: z.string().parse(record['Id']), run: toRun(storedRun.parse(record)) }))
}

/** The feeds that the newest completed full run found to have stopped: only such a run sees the whole book. @throws Problem */
export async function readStoppedFeeds(salesforce: Salesforce): Promise<string[]> {
  const [record] = await readAll(
    salesforce,
    `SELECT StoppedFeeds__c FROM ${runObject} WHERE Kind__c = 'Full' AND Status__c = 'Completed' ORDER BY StartedAt__c DESC LIMIT 1`,
  )
  return fromLines(
    z
      .string()
      .nullable()
      .parse(record?.['StoppedFeeds__c'] ?? null),
  )
}

/**
 * When the newest completed full run that postponed no task looked at the book, and when the first one did; null = none has.
 * @throws Problem
 */
export async function readCaughtUpAt(salesforce: Salesforce): Promise<{ caughtUpAt: Date | null; firstAt: Date | null }> {
  const completed = `SELECT AsOf__c FROM ${runObject} WHERE Kind__c = 'Full' AND Status__c = 'Completed' AND AsOf__c != null`
  const allDone = `${completed} AND (TasksPostponed__c = null OR TasksPostponed__c = 0) ORDER BY AsOf__c DESC LIMIT 1`
  const [newest, first] = await Promise.all(
    [allDone, `${completed} ORDER BY AsOf__c LIMIT 1`].map(async (soql) => {
      const [record] = await readAll(salesforce, soql)
      return record === undefined ? null : new Date(z.string().parse(record['AsOf__c']))
    }),
  )
  return { caughtUpAt: newest ?? null, firstAt: first ?? null }
}

function toRow(run: RunRecord): WriteRow {
  return {
    Key__c: run.id,
    Kind__c: kindValues[run.kind],
    Status__c: statusValues[run.status],
    AsOf__c: run.asOf,
    StartedAt__c: run.startedAt,
    FinishedAt__c: run.finishedAt,
    AccountsRead__c: run.accountsRead,
    RowsRead__c: run.rowsRead,
    AccountsScored__c: run.accountsScored,
    AccountsChanged__c: run.accountsChanged,
    SnapshotsWritten__c: run.snapshotsWritten,
    RowsRefused__c: run.rowsRefused,
    Refusals__c: toLines(run.refusals.map(toRefusalLine), linesLength),
    OverridesEnded__c: run.overridesEnded,
    BenchmarksWritten__c: run.benchmarksWritten,
    SignalsOpened__c: run.signalsOpened,
    SignalsResolved__c: run.signalsResolved,
    SignalsQueued__c: run.signalsQueued,
    TasksCreated__c: run.tasksCreated,
    TasksClosed__c: run.tasksClosed,
    TasksPostponed__c: run.tasksPostponed,
    ApiCalls__c: run.apiCalls,
    Problems__c: toLines(run.problems, linesLength),
    StoppedFeeds__c: toLines(run.stoppedFeeds, stoppedFeedsLength),
    Failure__c: run.failure === null ? null : cut(run.failure, failureLength),
  }
}

function toRun(record: z.infer<typeof storedRun>): RunRecord {
  const instant = (text: string | null): string | null => (text === null ? null : new Date(text).toISOString())
  const startedAt = instant(record.StartedAt__c) ?? new Date(0).toISOString()
  return {
    id: record.Key__c,
    kind: record.Kind__c === 'Account' ? 'account' : 'full',
    status: record.Status__c === 'Completed' ? 'completed' : record.Status__c === 'Failed' ? 'failed' : 'running',
    asOf: instant(record.AsOf__c) ?? startedAt,
    startedAt,
    finishedAt: instant(record.FinishedAt__c),
    accountsRead: record.AccountsRead__c ?? 0,
    rowsRead: record.RowsRead__c ?? 0,
    accountsScored: record.AccountsScored__c ?? 0,
    accountsChanged: record.AccountsChanged__c ?? 0,
    snapshotsWritten: record.SnapshotsWritten__c ?? 0,
    rowsRefused: record.RowsRefused__c ?? 0,
    refusals: fromLines(record.Refusals__c).flatMap(fromRefusalLine),
    overridesEnded: record.OverridesEnded__c ?? 0,
    benchmarksWritten: record.BenchmarksWritten__c ?? 0,
    signalsOpened: record.SignalsOpened__c ?? 0,
    signalsResolved: record.SignalsResolved__c ?? 0,
    signalsQueued: record.SignalsQueued__c ?? 0,
    tasksCreated: record.TasksCreated__c ?? 0,
    tasksClosed: record.TasksClosed__c ?? 0,
    tasksPostponed: record.TasksPostponed__c ?? 0,
    apiCalls: record.ApiCalls__c ?? 0,
    problems: fromLines(record.Problems__c),
    stoppedFeeds: fromLines(record.StoppedFeeds__c),
    failure: record.Failure__c,
  }
}

const toLines = (texts: string[], length: number): string | null => (texts.length === 0 ? null : cut(texts.join('\n'), length))

/** The org may keep line ends of its own. */
const fromLines = (text: string | null): string[] => (text === null ? [] : text.split(/\r?\n/))

/** As an admin reads it on the record: `3 × STRING_TOO_LONG, Account: …`. */
const toRefusalLine = ({ object, errorCode, rows, message }: RefusalKind): string =>
  `${rows} × ${errorCode}, ${object}: ${message.replaceAll(/\s+/g, ' ')}`

/** None for a line that somebody has spoilt. */
function fromRefusalLine(line: string): RefusalKind[] {
  const [, rows, errorCode = '', object = '', message = ''] = /^(\d+) × (\w+), (\w+): (.*)$/.exec(line) ?? []
  return rows === undefined ? [] : [{ object, errorCode, rows: Number(rows), message }]
}

const cut = (text: string, length: number): string => (text.length <= length ? text : `${text.slice(0, length - 1)}…`)
