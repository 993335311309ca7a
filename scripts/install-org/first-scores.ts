import type { Connection } from 'jsforce'
import { describeRun, dryRunLines } from '../describe-run.ts'
import { runDry, runFullScoring, type RunReport, type ScoringApi } from '../full-run.ts'
import type { Installation } from './installation.ts'

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
  const startedAt = performance.now()
  const run = await follow(report, 'scoring every account', (show) => runFullScoring(api, show))
  for (const line of describeRun(run, performance.now() - startedAt)) report.line(line)
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
