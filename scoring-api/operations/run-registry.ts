import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { mostAccountsAsked } from '../access/account-access.ts'
import type { AccountHealth } from '../health-score/health-score-routes.ts'
import { newProgress, type RunProgress } from '../health-score/run-progress.ts'
import { Problem, toProblem } from '../problems.ts'
import type { Connection, Salesforce } from '../salesforce/connect.ts'
import { keepBackWrites } from '../salesforce/keep-back-writes.ts'
import { objectsAskedBack } from '../signals/task-records.ts'
import { createAccountQueue } from './account-queue.ts'
import type { Metrics } from './metrics.ts'
import { readRun, readRunningRuns, writeRun, type RunRecord } from './run-records.ts'

/** A run of this process, or of an earlier one as its record tells. */
export interface Run {
  id: string
  kind: RunRecord['kind']
  status: RunRecord['status']
  /** ISO texts in UTC. */
  asOf: string
  startedAt: string
  finishedAt: string | null
  progress: RunProgress
  /** Reads, scores and compares as ever, and writes nothing: the counters tell what would be written. No record of it is kept. */
  isDryRun: boolean
  /** API calls spent so far. */
  apiCalls: () => number
  /** Of a dry run: the calls that writing would spend; null = a run in earnest. */
  apiCallsToWrite: () => number | null
  failure: { title: string; detail: string } | null
}

/** What a run gets from the registry. */
export interface RunWork {
  salesforce: Salesforce
  asOf: Date
  progress: RunProgress
}

export interface RunRegistry {
  /** @throws Problem while another full run, a preview or a test goes on */
  startFull(options?: FullRunOptions): Run
  /** @throws Problem run-in-progress while a full run goes on */
  requireNoFull(): void
  /** Waits for the end; several callers for one account share one run. @throws Problem */
  rescoreAccount(accountId: string): Promise<AccountHealth>
  /** Has the accounts rescored when there is room, in one run with others that wait; for nobody who waits. @throws Problem run-stopped */
  queueAccounts(accountIds: readonly string[]): void
  /** @throws Problem run-not-found */
  find(id: string): Promise<Run>
  /** Runs that a process left behind when it was killed are marked as failed. */
  closeDeadRuns(): Promise<void>
  /** Stops what is running, and waits until its record says so; the log names the queued accounts that are left. */
  stop(): Promise<void>
}

export interface FullRunOptions {
  /** This run writes although the limits of signals say that too much would change. Default false. */
  acceptBlastRadius?: boolean
  /** Writes nothing, and tells what would be written. Default false. */
  isDryRun?: boolean
}

export interface RegistryDeps {
  connection: Connection
  rescoreAll: (work: RunWork & Pick<FullRunOptions, 'acceptBlastRadius'>) => Promise<void>
  rescoreAccount: (work: RunWork, accountId: string) => Promise<AccountHealth>
  rescoreAccounts: (work: RunWork, accountIds: readonly string[]) => Promise<void>
  /** @throws Problem account-not-found */
  requireAccount: (salesforce: Salesforce, accountId: string) => Promise<void>
  /** @throws Problem while a preview or a test goes on: both would read the whole book at once */
  requireNoBookWork: () => void
  metrics: Metrics
  log: Logger
  now: () => Date
}

/** Each account's run is a process of the column engine; the next ones wait. */
const accountRunsAtOnce = 2
const runsRemembered = 100

export function createRunRegistry(deps: RegistryDeps): RunRegistry {
  const { connection, log, now } = deps
  const stopping = new AbortController()
  const remembered = new Map<string, Run>()
  const accountRuns = new Map<string, Promise<AccountHealth>>()
  let fullRun: { run: Run; ended: Promise<unknown> } | null = null
  const places = new Set<Promise<unknown>>()
  /** For whom nobody waits, and whom the stop of the service came before. */
  const notScored: string[] = []

  function begin(kind: Run['kind'], isDryRun = false): Run {
    stopping.signal.throwIfAborted()
    const at = wholeSecond(now()).toISOString()
    const run: Run = {
      id: randomUUID(),
      kind,
      status: 'running',
      asOf: at,
      startedAt: at,
      finishedAt: null,
      progress: newProgress(),
      isDryRun,
      apiCalls: () => 0,
      apiCallsToWrite: () => (isDryRun ? 0 : null),
      failure: null,
    }
    remembered.set(run.id, run)
    for (const old of [...remembered.keys()].slice(0, -runsRemembered)) remembered.delete(old)
    return run
  }

  /** The one place where a dry run is kept from writing; the work itself knows nothing of it. */
  function openFor(run: Run, signal?: AbortSignal): Salesforce {
    const salesforce = connection.forWork(signal)
    if (!run.isDryRun) return salesforce
    const dryRun = keepBackWrites(salesforce, objectsAskedBack)
    const before = run.apiCallsToWrite() ?? 0
    run.apiCallsToWrite = () => before + dryRun.callsKeptBack()
    return dryRun.salesforce
  }

  /** Record first, work, record last: a process that dies in between leaves a record that says "running". */
  async function execute<Result>(run: Run, rescore: (work: RunWork) => Promise<Result>): Promise<Result> {
    const salesforce = openFor(run, stopping.signal)
    const runLog = log.child({ runId: run.id, kind: run.kind, isDryRun: run.isDryRun })
    const started = performance.now()
    run.apiCalls = () => salesforce.calls.spent
    try {
      await writeRun(salesforce, toRecord(run))
      const result = await rescore({ salesforce, asOf: new Date(run.asOf), progress: run.progress })
      await finish(run, 'completed', salesforce)
      runLog.info({ apiCalls: run.apiCalls(), accountsScored: run.progress.accountsScored, ms: elapsed(started) }, 'run completed')
      return result
    } catch (err) {
      const problem = toProblem(stopping.signal.aborted ? stopping.signal.reason : err)
      run.failure = { title: problem.title, detail: problem.message }
      runLog.error({ err, problem: problem.problem, ms: elapsed(started) }, 'run failed')
      // The work's own way to the org is stopped or broken: the record of it takes a fresh one.
      await finish(run, 'failed', openFor(run)).catch((recordError: unknown) => {
        runLog.error({ err: recordError }, 'run could not be marked as failed')
      })
      throw problem
    } finally {
      if (!run.isDryRun) deps.metrics.countRun(toRecord(run), elapsed(started) / 1000, salesforce.calls.daily)
    }
  }

  /** The record counts the call that writes it. */
  async function finish(run: Run, status: 'completed' | 'failed', by: Salesforce): Promise<void> {
    const finishedAt = wholeSecond(now()).toISOString()
    const [before, spentBefore] = [run.apiCalls(), by.calls.spent]
    run.progress.phase = 'done'
    try {
      await writeRun(by, { ...toRecord(run), status, finishedAt, apiCalls: before + 1 })
    } finally {
      const apiCalls = before + by.calls.spent - spentBefore
      run.apiCalls = () => apiCalls
      run.status = status
      run.finishedAt = finishedAt
    }
  }

  const untilPlaceIsFree = (): Promise<unknown> | null => (places.size < accountRunsAtOnce ? null : Promise.race(places))

  /** However a run of accounts was asked for, it takes one of the places. */
  async function inPlace<Result>(work: () => Promise<Result>): Promise<Result> {
    for (let busy = untilPlaceIsFree(); busy !== null; busy = untilPlaceIsFree()) await busy
    const working = work()
    const settled = working.catch(() => null)
    places.add(settled)
    try {
      return await working
    } finally {
      places.delete(settled)
    }
  }

  async function afterOthers(accountId: string): Promise<AccountHealth> {
    await deps.requireAccount(connection.forWork(stopping.signal), accountId)
    return await inPlace(async () => await execute(begin('account'), (work) => deps.rescoreAccount(work, accountId)))
  }

  const queue = createAccountQueue({
    busyUntil: () => fullRun?.ended ?? untilPlaceIsFree(),
    rescore: (accountIds) =>
      inPlace(async () => await execute(begin('account'), (work) => deps.rescoreAccounts(work, accountIds))).catch(() => {
        // The run's own record and log have why it failed, and no record has which accounts were never begun with.
        if (stopping.signal.aborted) notScored.push(...accountIds)
      }),
    // As many as one call may ask for: a run of few accounts would spend as many API calls.
    most: mostAccountsAsked,
  })

  function requireNoFull(): void {
    if (fullRun !== null) throw inProgress(fullRun.run)
  }

  return {
    requireNoFull,
    startFull({ isDryRun = false, ...options } = {}) {
      requireNoFull()
      deps.requireNoBookWork()
      const run = begin('full', isDryRun)
      const ended = Promise.allSettled([...accountRuns.values(), queue.underWay()])
        .then(() => execute(run, (work) => deps.rescoreAll({ ...work, ...options })))
        .catch(() => null) // the run's own record and log have it
        .finally(() => {
          fullRun = null
        })
      fullRun = { run, ended }
      return run
    },
    rescoreAccount(accountId) {
      if (fullRun !== null) return Promise.reject(inProgress(fullRun.run))
      const known = accountRuns.get(accountId)
      if (known !== undefined) return known
      const work = afterOthers(accountId).finally(() => accountRuns.delete(accountId))
      accountRuns.set(accountId, work)
      return work
    },
    queueAccounts(accountIds) {
      stopping.signal.throwIfAborted()
      queue.add(accountIds)
    },
    async find(id) {
      const known = remembered.get(id)
      if (known !== undefined) return known
      const record = await readRun(connection.forWork(stopping.signal), id)
      if (record === null) throw new Problem('run-not-found', `There is no run ${id}.`)
      return fromRecord(record)
    },
    async closeDeadRuns() {
      const salesforce = connection.forWork(stopping.signal)
      for (const record of await readRunningRuns(salesforce)) {
        if (remembered.has(record.id)) continue
        const finishedAt = wholeSecond(now()).toISOString()
        await writeRun(salesforce, {
          ...record,
          status: 'failed',
          finishedAt,
          failure: 'The scoring service ended during the run; start it again.',
        })
        log.warn({ runId: record.id }, 'run of an earlier process marked as failed')
      }
    },
    async stop() {
      stopping.abort(new Problem('run-stopped', 'The scoring service was stopped during the run; start the run again.'))
      await Promise.allSettled([fullRun?.ended, ...accountRuns.values(), queue.drained()])
      if (notScored.length > 0) log.warn({ accountIds: notScored }, 'accounts that were to be rescored are left to the next full run')
    },
  }
}

function inProgress(run: Run): Problem {
  return new Problem('run-in-progress', `The full run ${run.id} has been going on since ${run.startedAt}; wait until it has ended.`)
}

/** Salesforce keeps whole seconds. */
const wholeSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000)

const elapsed = (since: number): number => Math.round(performance.now() - since)

function toRecord(run: Run): RunRecord {
  const { progress } = run
  return {
    id: run.id,
    kind: run.kind,
    status: run.status,
    asOf: run.asOf,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    accountsRead: progress.accountsTotal,
    rowsRead: progress.rowsRead,
    accountsScored: progress.accountsScored,
    accountsChanged: progress.accountsChanged,
    snapshotsWritten: progress.snapshotsWritten,
    rowsRefused: progress.rowsRefused,
    refusals: progress.refusals,
    overridesEnded: progress.overridesEnded,
    benchmarksWritten: progress.benchmarksWritten,
    signalsOpened: progress.signalsOpened,
    signalsResolved: progress.signalsResolved,
    signalsQueued: progress.signalsQueued,
    tasksCreated: progress.tasksCreated,
    tasksClosed: progress.tasksClosed,
    tasksPostponed: progress.tasksPostponed,
    apiCalls: run.apiCalls(),
    problems: progress.problems,
    stoppedFeeds: progress.stoppedFeeds,
    failure: run.failure?.detail ?? null,
  }
}

/** What a record remembers; which rows were refused and the failure's title it does not. */
function fromRecord(record: RunRecord): Run {
  const { accountsRead, rowsRead, accountsScored, accountsChanged, snapshotsWritten, rowsRefused, overridesEnded, benchmarksWritten } =
    record
  const { signalsOpened, signalsResolved, signalsQueued, tasksCreated, tasksClosed, tasksPostponed } = record
  const isOver = record.status !== 'running'
  return {
    id: record.id,
    kind: record.kind,
    status: record.status,
    asOf: record.asOf,
    startedAt: record.startedAt,
    finishedAt: record.finishedAt,
    progress: {
      ...newProgress(),
      phase: isOver ? 'done' : 'read',
      accountsTotal: accountsRead,
      accountsDone: isOver ? accountsRead : 0,
      rowsRead,
      accountsScored,
      accountsChanged,
      snapshotsWritten,
      rowsRefused,
      refusals: record.refusals,
      overridesEnded,
      benchmarksWritten,
      signalsOpened,
      signalsResolved,
      signalsQueued,
      tasksCreated,
      tasksClosed,
      tasksPostponed,
      problems: record.problems,
      stoppedFeeds: record.stoppedFeeds,
    },
    isDryRun: false,
    apiCalls: () => record.apiCalls,
    apiCallsToWrite: () => null,
    failure: record.failure === null ? null : { title: 'The run failed', detail: record.failure },
  }
}
