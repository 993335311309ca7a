import { mkdtemp, rm } from 'node:fs/promises'
import { join } from 'node:path'
import type { Facts } from '../facts/facts.ts'
import { isNoSpace, Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { stageRows, type RowStage } from '../salesforce/staged-rows.ts'
import type { WriteTarget } from '../salesforce/write-each.ts'
import { writeRows } from '../salesforce/write-rows.ts'
import { accountFieldsWritten, accountTarget, readAccountId, snapshotFieldsWritten, snapshotTarget } from './health-score-records.ts'
import type { AccountHealth } from './health-score-routes.ts'
import { toAccountHealth } from './judge-account.ts'
import { loadFacts } from './load-facts.ts'
import { readRunBasis } from './run-basis.ts'
import { noteRefusals, type RunProgress } from './run-progress.ts'
import { scoreAndStage, type Scored } from './score-and-stage.ts'
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
}

/**
 * Rescores every account in scope.
 * @throws Problem before anything is written, or when the org refuses writing as such; refused rows are in `progress`
 */
export async function rescoreAll(request: RescoreRequest): Promise<void> {
  await run(request, null)
}

/**
 * Rescores one account; the records in the org hold the result when this returns.
 * @throws Problem also when the org refuses a row: someone waits for this one account
 */
export async function rescoreAccount(request: RescoreRequest, accountId: string): Promise<AccountHealth> {
  const { last, changed } = await run(request, accountId)
  const [refusal] = request.progress.refused
  if (refusal !== undefined) {
    throw new Problem(
      'salesforce-refused',
      `The org refused to write ${refusal.object} ${refusal.id} (${refusal.errorCode}: ${refusal.message}); ask the admin about its validation rules and automation.`,
    )
  }
  if (last === null) {
    throw new Problem(
      'scorecard-unusable',
      `Account ${accountId} keeps its score, as its scorecard cannot be used: ${request.progress.problems[0] ?? 'look at the last full run'}`,
    )
  }
  return toAccountHealth(last, request.asOf, changed)
}

/**
 * Read, measure, score, diff, write. Every write is an upsert by our key or an update by id, snapshots before Accounts, so a run that
 * breaks off anywhere is healed by the next one.
 * @param accountId null = all
 */
async function run(request: RescoreRequest, accountId: string | null): Promise<Scored> {
  const { salesforce, asOf, progress } = request
  const time = stopwatch(progress)
  const directory = await makeRunDirectory(request.workDirectory)
  let facts: Facts | null = null
  try {
    const basis = await time('read', () => readRunBasis(salesforce, accountId, asOf))
    progress.problems.push(...basis.plan.problems)
    requireUsableScorecard(basis.plan)
    const engine = await request.openFacts(directory)
    facts = engine
    const onRows = (rows: number): void => void (progress.rowsRead += rows)
    const loaded = await time('read', () =>
      loadFacts(engine, basis.plan.extraction, basis.asOfDate, { salesforce, accountId, directory, onRows }),
    )
    if (accountId !== null && loaded.accounts === 0) await explainNoAccount(salesforce, accountId)
    progress.accountsTotal = loaded.accounts

    const snapshots = stageRows(directory, 'write-snapshots', snapshotFieldsWritten)
    const accounts = stageRows(directory, 'write-accounts', accountFieldsWritten)
    const scored = await scoreAndStage(basis, { engine, pastOf: loaded.pastOf, snapshots, accounts, asOf, progress, time, salesforce })

    progress.phase = 'write'
    progress.snapshotsWritten = await time('write', () => write(request, snapshotTarget, snapshots))
    progress.accountsChanged = await time('write', () => write(request, accountTarget, accounts))
    return scored
  } finally {
    await facts?.close()
    await rm(directory, { recursive: true, force: true })
  }
}

async function makeRunDirectory(workDirectory: string): Promise<string> {
  try {
    return await mkdtemp(join(workDirectory, 'run-'))
  } catch (cause) {
    if (isNoSpace(cause)) throw cause
    const reason = cause instanceof Error && 'code' in cause ? String(cause.code) : 'unknown reason'
    throw new Problem(
      'work-directory-unusable',
      `The work directory ${workDirectory} cannot be written (${reason}): create it, or point SCORING_API_WORK_DIRECTORY to another.`,
      { cause },
    )
  }
}

function requireUsableScorecard({ scorecards, refused, problems }: ScoringPlan): void {
  if (refused.size < scorecards.length) return
  throw new Problem('scorecard-unusable', `None of the active scorecards can be used. ${problems[0] ?? ''}`)
}

/** @returns rows written */
async function write({ salesforce, progress }: RescoreRequest, target: WriteTarget, stage: RowStage): Promise<number> {
  const { written, refused } = await writeRows(salesforce, target, await stage.close())
  noteRefusals(progress, refused)
  return written
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
  if ((await readAccountId(salesforce, accountId)) !== null) return
  throw new Problem('account-not-found', `The org has no account ${accountId}, or hides it from the integration user.`)
}
