import type { Facts } from '../facts/facts.ts'
import { createJudge, type AccountJudge } from '../health-score/account-judge.ts'
import { measureBook } from '../health-score/book-facts.ts'
import { currencyPathOf } from '../health-score/currency.ts'
import type { JudgedAccount } from '../health-score/judge-account.ts'
import { loadFacts, type LoadedFacts } from '../health-score/load-facts.ts'
import { sortOverrides } from '../health-score/override-expiry.ts'
import { readOpenOverrides } from '../health-score/override-records.ts'
import { readOrgSetup, toMeasurePlan, toRunBasis, type OrgSetup, type RunBasis } from '../health-score/run-basis.ts'
import { withRunDirectory } from '../health-score/run-directory.ts'
import { readMapping, type Mapping } from '../operations/mapping.ts'
import type { WorkTools } from '../operations/book-work.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { BlastRadiusExcess } from './blast-radius.ts'
import type { CompiledIndicator } from './compile-indicator.ts'
import { readDefinitions, readIndicatorRecords } from './definition-records.ts'
import type { TestedIndicator } from './indicator-test-registry.ts'
import { toRowsRequest } from './read-rows.ts'
import { toFactsRow } from './run-facts.ts'
import { readablePaths, readSignalBasis, toSignalSetup, type SignalBasis, type SignalSetup } from './run-setup.ts'
import { startSignals, type SignalsOfRun } from './run-signals.ts'
import { testPast } from './test-past.ts'
import type { TestProgress } from './test-progress.ts'
import type { TestResult, TestWarning } from './test-result.ts'
import { createTodayTally, type TodayTally } from './test-today.ts'

export interface TestRequest extends WorkTools<TestProgress> {
  /** Must exist; what the test stages there is gone when it ends. */
  workDirectory: string
  /** The column engine, staging below a directory of the test's own. */
  openFacts: (directory: string) => Promise<Facts>
}

/**
 * For whom an indicator would fire today, and how often it would have in the past days: reads what a full run reads, decides what it would
 * decide with the indicator switched on in the place of the org's own, asks the stored snapshots, and writes nothing.
 * @throws Problem, FactsError
 */
export async function testIndicator(request: TestRequest, tested: TestedIndicator): Promise<TestResult> {
  const { salesforce, asOf, progress, workDirectory, openFacts } = request
  return await withRunDirectory(workDirectory, async (directory) => {
    const bases = await readBases(salesforce, asOf, tested)
    const engine = await openFacts(directory)
    try {
      const loaded = await loadFacts(engine, bases.run.plan.extraction, bases.run.asOfDate, {
        salesforce,
        accountIds: null,
        directory,
        onRows: () => undefined,
        parents: bases.run.isRollingUp ? { scopeFilter: bases.org.mapping.scopeFilter } : null,
      })
      progress.accountsTotal = loaded.accounts
      progress.phase = 'today'
      const { today, warnings } = await testToday(bases, loaded, { ...request, engine, directory })
      progress.phase = 'past'
      const { past, unreadable } = await testPast(bases, tested, { salesforce, directory })
      return { asOf: asOf.toISOString(), accounts: loaded.accounts, today, past, warnings: [...warnings, ...unreadable] }
    } finally {
      await engine.close()
    }
  })
}

/** What the next run would rest on, were the indicator switched on. */
export interface TestBases {
  org: OrgSetup
  run: RunBasis
  signals: SignalBasis
  compiled: CompiledIndicator
}

async function readBases(salesforce: Salesforce, asOf: Date, { indicator, playbook }: TestedIndicator): Promise<TestBases> {
  const setup = withTested(await readDefinitions(salesforce, await readIndicatorRecords(salesforce)), { indicator, playbook })
  const arrPaths = arrPathsOf(await readMapping(salesforce))
  const org = await readOrgSetup(salesforce, asOf, [], [...setup.accountPaths, ...arrPaths])
  if (org.stored.length === 0) {
    throw new Problem('no-active-scorecard', 'No scorecard is active: set Status__c of at least one CsScorecard__c to Active.')
  }
  const { inForce } = sortOverrides(await readOpenOverrides(salesforce, null, org.organization.timeZone), org.asOfDate)
  const paths = readablePaths({ accountPaths: [...setup.accountPaths, ...arrPaths] }, org)
  const run = toRunBasis(org, org.stored, inForce, paths)
  const { basis: signals } = await readSignalBasis(salesforce, setup, org)
  const compiled = signals.run.indicators.find((one) => one.indicator.key === indicator.key)
  // It was sound when the test began: somebody has changed the org since.
  if (compiled === undefined)
    throw new Problem('indicator-unusable', `The indicator ${indicator.key} cannot be used any more; check it again.`)
  return { org, run, signals, compiled }
}

/** As if the indicator were active, in the place of what the org has under its key. */
function withTested(
  { indicators, playbooks }: Awaited<ReturnType<typeof readDefinitions>>,
  { indicator, playbook }: Pick<TestedIndicator, 'indicator' | 'playbook'>,
): SignalSetup {
  return toSignalSetup({
    indicators: [...indicators.filter(({ key }) => key !== indicator.key), { ...indicator, status: 'active' }],
    playbooks: [...playbooks.filter(({ key }) => key !== playbook.key), playbook],
  })
}

const arrPathsOf = ({ arrPath }: Mapping): string[] => (arrPath === null ? [] : [arrPath, currencyPathOf(arrPath)])

interface Workplace extends TestRequest {
  engine: Facts
  directory: string
}

/** Measures, scores and decides as a full run does: besides parents that wait for their children, never more than a chunk is in memory. */
async function testToday(
  bases: TestBases,
  loaded: LoadedFacts,
  { salesforce, engine, directory, progress }: Workplace,
): Promise<{ today: TestResult['today']; warnings: TestWarning[] }> {
  const { run, compiled } = bases
  const book = await measureBook(engine, toMeasurePlan(run, []), run.asOfDate)
  const judge = createJudge(run, { stoppedFeeds: book.stoppedFeeds, parentIds: loaded.parentIds, relatives: [] })
  const signals = await startSignals(
    salesforce,
    run,
    bases.signals,
    toRowsRequest(null, directory, () => undefined),
  )
  const tally = createTodayTally(compiled, run)
  for await (const judged of judgedChunks(engine, judge, toMeasurePlan(run, book.quantiles), progress)) {
    salesforce.throwIfStopped()
    await decide(judged, bases, loaded, { signals, tally })
  }
  const excess = signals.excess()
  const { accounts } = signals.settle(true)
  return { today: tally.result(accounts), warnings: [...book.warnings, ...(excess === null ? [] : [stopSentence(excess)])] }
}

/** Whoever tests an indicator starts no runs: the advice of the run is for somebody else. */
const stopSentence = ({ figures }: BlastRadiusExcess): TestWarning => ({
  english: `The next full run would stop before it writes: ${figures.english} An admin can let it through once; with less switched on at a time it need not stop.`,
  japanese: `次の全件実行は、書き込む前に停止します。${figures.japanese}管理者は今回だけ実行を許可できます。一度に有効にする指標を減らせば、停止しません。`,
})

const restAtOnce = 2_000

async function* judgedChunks(
  engine: Facts,
  judge: AccountJudge,
  plan: ReturnType<typeof toMeasurePlan>,
  progress: TestProgress,
): AsyncGenerator<JudgedAccount[]> {
  for await (const chunk of engine.measure(plan)) {
    yield judge.judge(chunk)
    progress.accountsDone += chunk.length
  }
  let rest: JudgedAccount[] = []
  for (const judged of judge.rest()) {
    rest.push(judged)
    if (rest.length < restAtOnce) continue
    yield rest
    rest = []
  }
  yield rest
}

async function decide(
  judged: readonly JudgedAccount[],
  { run, signals: { accountFields } }: TestBases,
  { pastOf }: LoadedFacts,
  { signals, tally }: { signals: SignalsOfRun; tally: TodayTally },
): Promise<void> {
  const accounts = judged.map((account) => ({ judged: account, scoreMonthAgo: pastOf(account.accountId).scoreMonthAgo, row: null }))
  await signals.decide(accounts)
  for (const { judged: account, scoreMonthAgo } of accounts)
    tally.add(account, toFactsRow(account, scoreMonthAgo, { ...run, accountFields }))
}
