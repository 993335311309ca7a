import type { Connection } from 'jsforce'
import { runDry, runFullScoring, type RunReport, type ScoringApi } from '../full-run.ts'
import type { Installation } from './installation.ts'

/** What a run writes, by what it counts. */
const counters: readonly [object: string, count: (run: RunReport) => number][] = [
  ['Account', (run) => run.accountsChanged],
  ['CsHealthSnapshot__c', (run) => run.snapshotsWritten],
  ['CsSignal__c', (run) => run.signalsOpened + run.signalsQueued],
  ['Task', (run) => run.tasksCreated],
  ['CsBenchmark__c', (run) => run.benchmarksWritten],
  ['CsHealthOverride__c', (run) => run.overridesEnded],
]

/** When every account was last scored, as the org has it; null = never. */
export async function lastScored(connection: Connection): Promise<string | null> {
  const { records } = await connection.query<{ FinishedAt__c: string }>(
    "SELECT FinishedAt__c FROM CsRun__c WHERE Kind__c = 'Full' AND Status__c = 'Completed' ORDER BY FinishedAt__c DESC LIMIT 1",
  )
  return records[0]?.FinishedAt__c ?? null
}

/**
 * Tries the first run, says what it would write, and has it written when that is agreed to.
 * @param agree asked with one sentence
 * @throws Error with the service's sentence
 */
export async function writeFirstScores(
  { report }: Installation,
  api: ScoringApi,
  agree: (question: string) => Promise<boolean>,
): Promise<void> {
  const dry = await follow(report, 'trying the first run, writing nothing', (show) => runDry(api, show))
  for (const line of dryRunLines(dry)) report.line(line)
  if (!(await agree(`Write the first scores of ${dry.accountsScored} accounts now?`))) {
    return report.line('no scores were written: install again with --yes, or let the service do it with its next run')
  }
  const run = await follow(report, 'scoring every account', (show) => runFullScoring(api, show))
  report.line(`${run.accountsScored} accounts scored, ${run.snapshotsWritten} snapshots written, ${run.apiCalls} API calls`)
  for (const problem of run.problems) report.line(problem)
  const [refusal] = run.refused
  if (refusal) report.line(`${run.rowsRefused} rows were refused; the first: ${refusal.object} ${refusal.id}: ${refusal.message}`)
}

async function follow(
  report: Installation['report'],
  label: string,
  work: (show: (run: RunReport) => void) => Promise<RunReport>,
): Promise<RunReport> {
  const progress = report.progress(label)
  try {
    return await work(({ accountsDone, accountsTotal }) => progress.show(`${accountsDone} of ${accountsTotal} accounts`))
  } finally {
    progress.end()
  }
}

/** A table of what would be written, and what it would cost. */
export function dryRunLines(run: RunReport): string[] {
  const rows = counters.map(([object, count]) => [object, count(run)] as const).filter(([, count]) => count > 0)
  const width = Math.max(...rows.map(([object]) => object.length), 0)
  const table = rows.map(([object, count]) => `  ${object.padEnd(width)}  ${count.toLocaleString('en').padStart(9)}`)
  const calls = `${run.apiCalls} API calls were spent on reading, about ${run.apiCallsToWrite ?? 0} would be on writing`
  return [
    `${run.accountsTotal.toLocaleString('en')} accounts, ${run.rowsRead.toLocaleString('en')} records read; ${rows.length === 0 ? 'nothing would be written' : 'records that would be written:'}`,
    ...table,
    calls,
    ...run.problems,
  ]
}
