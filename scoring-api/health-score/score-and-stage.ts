import type { Facts } from '../facts/facts.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { RowStage } from '../salesforce/staged-rows.ts'
import type { WriteRow } from '../salesforce/write-each.ts'
import type { AccountJudge } from './account-judge.ts'
import type { QuantileTable } from './percentiles.ts'
import type { AccountOfRun, SignalsOfRun } from '../signals/run-signals.ts'
import { diffHealth, type PastSnapshots } from './diff-health.ts'
import { toAccountRow, toSnapshotRow } from './health-score-records.ts'
import type { JudgedAccount } from './judge-account.ts'
import { toMeasurePlan, type RunBasis } from './run-basis.ts'
import type { RunProgress } from './run-progress.ts'
import type { Stopwatch } from './stopwatch.ts'

export interface ScoreRequest {
  salesforce: Salesforce
  engine: Facts
  judge: AccountJudge
  quantiles: readonly QuantileTable[]
  pastOf: (accountId: string) => PastSnapshots
  /** null = the org uses none. */
  signals: SignalsOfRun | null
  /** Where rows to write are gathered. */
  snapshots: RowStage
  accounts: RowStage
  progress: RunProgress
  time: Stopwatch
  /** Called for each account that was judged. */
  onJudged: (account: JudgedAccount) => void
}

const restAtOnce = 2_000

/** Measures and scores chunk by chunk, and stages what has changed: besides parents that wait for their children, never more than a chunk is in memory. */
export async function scoreAndStage(basis: RunBasis, request: ScoreRequest): Promise<void> {
  const { engine, judge, progress, time } = request
  progress.phase = 'measure'
  const chunks = engine.measure(toMeasurePlan(basis, request.quantiles))[Symbol.asyncIterator]()
  for (;;) {
    const next = await time('measure', () => chunks.next())
    if (next.done === true) break
    progress.phase = 'score'
    const chunk = next.value
    await stageChanges(await time('score', () => judge.judge(chunk)), basis, request)
    progress.accountsDone += chunk.length
  }
  const rest = judge.rest()[Symbol.iterator]()
  for (;;) {
    const judged = await time('score', () => take(rest, restAtOnce))
    if (judged.length === 0) return
    await stageChanges(judged, basis, request)
  }
}

function take<Item>(items: Iterator<Item>, count: number): Item[] {
  const taken: Item[] = []
  while (taken.length < count) {
    const next = items.next()
    if (next.done === true) break
    taken.push(next.value)
  }
  return taken
}

async function stageChanges(judged: JudgedAccount[], { asOf, asOfDate }: RunBasis, request: ScoreRequest): Promise<void> {
  request.salesforce.throwIfStopped()
  await request.time('diff', async () => {
    const at = asOf.toISOString()
    const snapshots: WriteRow[] = []
    const accounts = judged.map((account): AccountOfRun => {
      const { accountId, stored, found, scored } = account
      const past = request.pastOf(accountId)
      const change = diffHealth(stored, past, found, at, asOfDate)
      if (change.isSnapshotDue && scored !== null) snapshots.push(toSnapshotRow(accountId, scored, at, asOfDate))
      return { judged: account, scoreMonthAgo: past.scoreMonthAgo, row: change.shown && toAccountRow(accountId, change.shown) }
    })
    await request.snapshots.add(snapshots)
    await request.accounts.add(
      request.signals === null ? accounts.map(({ row }) => row).filter((row) => row !== null) : await request.signals.decide(accounts),
    )
  })
  judged.forEach(request.onJudged)
  request.progress.accountsScored += judged.filter(({ scored }) => scored !== null).length
}
