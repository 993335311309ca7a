import type { Facts, MeasuredAccount } from '../facts/facts.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { RowStage } from '../salesforce/staged-rows.ts'
import type { WriteRow } from '../salesforce/write-each.ts'
import { diffHealth, type PastSnapshots } from './diff-health.ts'
import { toAccountRow, toSnapshotRow } from './health-score-records.ts'
import { judgeAccount, type JudgedAccount } from './judge-account.ts'
import type { RunBasis } from './run-basis.ts'
import type { RunProgress } from './run-progress.ts'
import type { Stopwatch } from './stopwatch.ts'

export interface ScoreRequest {
  salesforce: Salesforce
  engine: Facts
  pastOf: (accountId: string) => PastSnapshots
  /** Where rows to write are gathered. */
  snapshots: RowStage
  accounts: RowStage
  asOf: Date
  progress: RunProgress
  time: Stopwatch
}

export interface Scored {
  /** The account judged last: the only one of a run for one account. null = none could be judged. */
  last: JudgedAccount | null
  /** Whether anything has to be written. */
  changed: boolean
}

/** Measures and scores chunk by chunk, and stages what has changed: never more than a chunk is in memory. */
export async function scoreAndStage(basis: RunBasis, request: ScoreRequest): Promise<Scored> {
  const { progress, time, snapshots, accounts } = request
  const leftOut: LeftOut = { unmatched: 0, example: null, untouched: new Map() }
  let last: JudgedAccount | null = null
  progress.phase = 'measure'
  const chunks = measure(basis, request)[Symbol.asyncIterator]()
  for (;;) {
    const next = await time('measure', () => chunks.next())
    if (next.done === true) break
    const chunk = next.value
    request.salesforce.throwIfStopped()
    progress.phase = 'score'
    const judged = await time('score', () =>
      chunk.filter((account) => mayScore(account, basis)).map((account) => judgeAccount(account, basis)),
    )
    await time('diff', () => stageChanges(judged, basis, request))
    noteLeftOut(leftOut, chunk, basis)
    progress.accountsScored += judged.filter(({ scored }) => scored !== null).length
    progress.accountsDone += chunk.length
    last = judged.at(-1) ?? last
  }
  progress.problems.push(...toSentences(leftOut))
  return { last, changed: snapshots.count + accounts.count > 0 }
}

function measure(
  { plan, organization, accountColumns, stageColumn }: RunBasis,
  { engine, asOf }: ScoreRequest,
): AsyncIterable<MeasuredAccount[]> {
  const { timeZone, weekStartsOn, fiscalYearStartMonth } = organization
  return engine.measure({ scorecards: plan.scorecards, asOf, timeZone, accountColumns, stageColumn, weekStartsOn, fiscalYearStartMonth })
}

const mayScore = ({ scorecardVersionKey }: MeasuredAccount, { plan }: RunBasis): boolean =>
  scorecardVersionKey === null || !plan.refused.has(scorecardVersionKey)

async function stageChanges(judged: JudgedAccount[], { asOfDate }: RunBasis, request: ScoreRequest): Promise<void> {
  const at = request.asOf.toISOString()
  const snapshots: WriteRow[] = []
  const accounts: WriteRow[] = []
  for (const { accountId, stored, found, scored } of judged) {
    const change = diffHealth(stored, request.pastOf(accountId), found, at, asOfDate)
    if (change.isSnapshotDue && scored !== null) snapshots.push(toSnapshotRow(accountId, scored, at, asOfDate))
    if (change.shown !== null) accounts.push(toAccountRow(accountId, change.shown))
  }
  await request.snapshots.add(snapshots)
  await request.accounts.add(accounts)
}

/** Accounts that no scorecard could score. */
interface LeftOut {
  unmatched: number
  /** Id of one of them. */
  example: string | null
  /** By the version key of the scorecard that was refused. */
  untouched: Map<string, number>
}

function noteLeftOut(leftOut: LeftOut, chunk: MeasuredAccount[], basis: RunBasis): void {
  for (const account of chunk) {
    const key = account.scorecardVersionKey
    if (key === null) {
      leftOut.unmatched += 1
      leftOut.example ??= account.accountId
    } else if (!mayScore(account, basis)) {
      leftOut.untouched.set(key, (leftOut.untouched.get(key) ?? 0) + 1)
    }
  }
}

function toSentences({ unmatched, example, untouched }: LeftOut): string[] {
  const kept = [...untouched].map(([key, count]) =>
    count === 1
      ? `1 account of scorecard ${key} keeps its present score.`
      : `${count} accounts of scorecard ${key} keep their present scores.`,
  )
  if (example === null) return kept
  const who = unmatched === 1 ? `1 account (${example}) matches` : `${unmatched} accounts (e.g. ${example}) match`
  return [...kept, `${who} no active scorecard, so the band is Unknown: activate a scorecard without a stage, or set the life-cycle stage.`]
}
