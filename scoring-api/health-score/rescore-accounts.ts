import type { Facts } from '../facts/facts.ts'
import { noSuchAccount, Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { stageRows, type RowStage } from '../salesforce/staged-rows.ts'
import type { Refusal, WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { writeRows } from '../salesforce/write-rows.ts'
import { toRowsRequest } from '../signals/read-rows.ts'
import { signalAccountFields } from '../signals/run-setup.ts'
import { startSignals } from '../signals/run-signals.ts'
import { writeSignals } from '../signals/write-signals.ts'
import { createJudge } from './account-judge.ts'
import { benchmarkTarget } from './benchmark-records.ts'
import { measureBook, quantileChanges, readBook, type BookFacts } from './book-facts.ts'
import type { Relatives } from './family-records.ts'
import { freezingRows, scorecardTarget } from './freeze-scorecards.ts'
import { accountFieldsWritten, accountTarget, readAccountId, snapshotFieldsWritten, snapshotTarget } from './health-score-records.ts'
import type { AccountHealth } from './health-score-routes.ts'
import { toAccountHealth, type JudgedAccount } from './judge-account.ts'
import { loadFacts } from './load-facts.ts'
import { lookAheadAndBack } from './look-ahead-and-back.ts'
import { overrideTarget, toEndedRow } from './override-records.ts'
import { toMeasurePlan } from './run-basis.ts'
import { withRunDirectory } from './run-directory.ts'
import { noteRefusals, type RunProgress } from './run-progress.ts'
import { scoreAndStage } from './score-and-stage.ts'
import { startRun, type RunStart } from './start-run.ts'
import { stopwatch } from './stopwatch.ts'
import type { ScoringPlan } from './usable-scorecards.ts'

export interface RescoreRequest {
  salesforce: Salesforce
  /** Whole seconds: Salesforce keeps no more. */
  asOf: Date
  /** Kept up to date while the run goes on. */
  progress: RunProgress
  /** Must exist; what the run stages there is gone when it ends. */
  workDirectory: string
  /** The column engine, staging below a directory of the run's own. */
  openFacts: (directory: string) => Promise<Facts>
  /** Writes although the limits of signals say that too much would change. Default false. */
  acceptBlastRadius?: boolean
}

/**
 * Rescores every account in scope.
 * @throws Problem before anything is written, or when the org refuses writing as such; refused rows are in `progress`
 */
export async function rescoreAll(request: RescoreRequest): Promise<void> {
  await run(request, { accountIds: null, awaited: null })
}

/**
 * Rescores the accounts, and their ancestors where scores roll up. Those that the org does not have, or that are out of scope, are left out.
 * @throws Problem before anything is written, or when the org refuses writing as such; refused rows are in `progress`
 */
export async function rescoreAccounts(request: RescoreRequest, accountIds: readonly string[]): Promise<void> {
  await run(request, { accountIds, awaited: null })
}

/**
 * Rescores one account, and its ancestors where scores roll up; the records in the org hold the result when this returns.
 * @throws Problem also when the org refuses a row of the account: someone waits for it
 */
export async function rescoreAccount(request: RescoreRequest, accountId: string): Promise<AccountHealth> {
  const { judged, changed, refused } = await run(request, { accountIds: [accountId], awaited: accountId })
  const [refusal] = refused.filter(({ id }) => id.startsWith(accountId))
  if (refusal?.errorCode === 'ENTITY_IS_DELETED') {
    throw new Problem('account-not-found', `Account ${accountId} was deleted while it was being scored.`)
  }
  if (refusal !== undefined) {
    throw new Problem(
      'salesforce-refused',
      `The org refused to write ${refusal.object} ${refusal.id} (${refusal.errorCode}: ${refusal.message}); ask the admin about its validation rules and automation.`,
    )
  }
  if (judged === null) {
    throw new Problem(
      'scorecard-unusable',
      `Account ${accountId} keeps its score, as its scorecard cannot be used: ${request.progress.problems[0] ?? 'look at the last full run'}`,
    )
  }
  return toAccountHealth(judged, request.asOf, changed)
}

interface RunScope {
  /** null = all. */
  accountIds: readonly string[] | null
  /** The one account that somebody waits for; null = nobody waits. */
  awaited: string | null
}

interface RunResult {
  /** The account that is waited for; null = none, or its scorecard cannot be used. */
  judged: JudgedAccount | null
  /** Whether anything had to be written. */
  changed: boolean
  /** All of a run for one account. */
  refused: Refusal[]
}

/**
 * Read, measure, score, diff, write. Every write is an upsert by our key or an update by id, and what later writes rest on comes first: the
 * scorecards' hashes, the tables, the ends of overrides, snapshots, signals with their tasks, Accounts, forecasts of renewals, playbooks' results. So a run that breaks off anywhere is healed by the next one.
 */
async function run(request: RescoreRequest, scope: RunScope): Promise<RunResult> {
  return await withRunDirectory(request.workDirectory, async (directory) => {
    const { salesforce, asOf, progress } = request
    const start = await stopwatch(progress)('read', () => startRun(salesforce, scope.accountIds, asOf))
    progress.problems.push(...start.problems)
    requireUsableScorecard(start.basis.plan)
    const engine = await request.openFacts(directory)
    try {
      return await scoreAndWrite(request, start, { engine, directory, awaited: scope.awaited })
    } finally {
      await engine.close()
    }
  })
}

interface Workplace {
  engine: Facts
  directory: string
  /** null = nobody waits for an account. */
  awaited: string | null
}

async function scoreAndWrite(request: RescoreRequest, start: RunStart, { engine, directory, awaited }: Workplace): Promise<RunResult> {
  const { salesforce, progress } = request
  const { basis, accountIds, relatives, mapping } = start
  const time = stopwatch(progress)
  const onRows = (rows: number): void => void (progress.rowsRead += rows)
  const parents = basis.isRollingUp && accountIds === null ? { scopeFilter: mapping.scopeFilter } : null
  const loaded = await time('read', () =>
    loadFacts(engine, basis.plan.extraction, basis.asOfDate, { salesforce, accountIds, directory, parents, onRows }),
  )
  if (awaited !== null && loaded.accounts === 0) await explainNoAccount(salesforce, awaited)
  progress.accountsTotal = loaded.accounts
  const book = await time('measure', () => bookFacts(request, start, engine))
  const { signals: signalBasis } = start
  const rowsRequest = toRowsRequest(accountIds, directory, onRows)
  const signals = signalBasis && (await time('read', () => startSignals(salesforce, basis, signalBasis, rowsRequest)))

  const judge = createJudge(basis, {
    stoppedFeeds: book.stoppedFeeds,
    parentIds: accountIds === null ? loaded.parentIds : parentIdsOf(relatives),
    relatives: outsideOf(start),
  })
  const snapshots = stageRows(directory, 'write-snapshots', snapshotFieldsWritten)
  const counters = signals === null ? [] : signalAccountFields.map(({ field }) => field)
  const accounts = stageRows(directory, 'write-accounts', [...accountFieldsWritten, ...counters])
  let judged: JudgedAccount | null = null
  const onJudged = (account: JudgedAccount): void => void (judged = account.accountId === awaited ? account : judged)
  await scoreAndStage(basis, {
    salesforce,
    engine,
    judge,
    quantiles: book.quantiles,
    pastOf: loaded.pastOf,
    signals,
    snapshots,
    accounts,
    progress,
    time,
    onJudged,
  })
  progress.problems.push(...judge.problems(await time('measure', () => engine.missingRates(toMeasurePlan(basis, book.quantiles)))))

  const at = basis.asOf.toISOString()
  const tables = accountIds === null ? await time('diff', () => quantileChanges(salesforce, basis.plan.scorecards, book.quantiles, at)) : []
  const settled = signals && signals.settle(request.acceptBlastRadius ?? false)
  progress.problems.push(...(settled?.problems ?? []))
  progress.tasksPostponed = settled?.tasksPostponed ?? 0
  await accounts.add(settled?.rows ?? [])
  progress.phase = 'write'
  let isSignalChanged = false
  const refused: Refusal[] = []
  await time('write', async () => {
    const write = async (target: WriteTarget, rows: WriteRow[] | RowStage): Promise<number> => {
      const staged = Array.isArray(rows) ? { count: rows.length, rows, files: [] } : await rows.close()
      const outcome = await writeRows(salesforce, target, staged)
      noteRefusals(progress, outcome.refused)
      if (awaited !== null) refused.push(...outcome.refused)
      return outcome.written
    }
    await write(scorecardTarget, freezingRows(judge.scorecardsUsed(), at))
    progress.benchmarksWritten = await write(benchmarkTarget, tables)
    progress.overridesEnded = await write(
      overrideTarget,
      start.endedOverrides.map((ended) => toEndedRow(ended, at)),
    )
    progress.snapshotsWritten = await write(snapshotTarget, snapshots)
    if (settled !== null && signalBasis !== null) {
      const outcome = await writeSignals(settled, { salesforce, directory, basis: signalBasis, progress })
      isSignalChanged = outcome.changed
      if (awaited !== null) refused.push(...outcome.refused)
    }
    progress.accountsChanged = await write(accountTarget, accounts)
  })
  const forecast = await lookAheadAndBack({ salesforce, directory, accountIds, progress }, start)
  if (awaited !== null) refused.push(...forecast.refused)
  return { judged, changed: isSignalChanged || forecast.changed || snapshots.count + accounts.count > 0, refused }
}

const parentIdsOf = ({ all }: Relatives): ReadonlySet<string> =>
  new Set(all.flatMap(({ parentId }) => (parentId === null ? [] : [parentId])))

/** Relatives that this run does not measure: they count as they stand in the org. */
const outsideOf = ({ accountIds, relatives }: RunStart): Relatives['all'] =>
  relatives.all.filter(({ accountId }) => accountIds === null || !accountIds.includes(accountId))

/** A full run finds out what the book tells, and says so; a run for one account takes what the last full run left. */
async function bookFacts({ salesforce, progress }: RescoreRequest, { basis, accountIds }: RunStart, engine: Facts): Promise<BookFacts> {
  if (accountIds !== null) return await readBook(salesforce, basis.plan.scorecards)
  const book = await measureBook(engine, toMeasurePlan(basis, []), basis.asOfDate)
  progress.stoppedFeeds = [...book.stoppedFeeds]
  progress.problems.push(...book.warnings.map(({ english }) => english))
  return book
}

function requireUsableScorecard({ scorecards, refused, problems }: ScoringPlan): void {
  if (refused.size < scorecards.length) return
  throw new Problem('scorecard-unusable', `None of the active scorecards can be used. ${problems[0] ?? ''}`)
}

/** @throws Problem saying whether the org has no such account, or the scope leaves it out */
async function explainNoAccount(salesforce: Salesforce, accountId: string): Promise<never> {
  await requireAccount(salesforce, accountId)
  throw new Problem(
    'account-not-found',
    `Account ${accountId} is outside the scope that the CsMapping__mdt record Scope sets; change its Filter__c to score it.`,
  )
}

/** @throws Problem account-not-found */
export async function requireAccount(salesforce: Salesforce, accountId: string): Promise<void> {
  if ((await readAccountId(salesforce, accountId)) === null) throw noSuchAccount(accountId)
}
