import type { RunReport } from './full-run.ts'

/** What came of a run, in a line each. */
export function describeRun(run: RunReport, ms: number): string[] {
  const effort = `${run.accountsScored} accounts scored from ${run.rowsRead} rows in ${(ms / 1000).toFixed(1)} s and ${run.apiCalls} API calls`
  const isUnchanged = run.accountsChanged === 0 && run.snapshotsWritten === 0
  const outcome = isUnchanged
    ? 'nothing has changed, nothing was written'
    : `${run.accountsChanged} accounts changed, ${run.snapshotsWritten} snapshots written`
  const [refusal] = run.refused
  const refused = refusal && `${run.rowsRefused} rows were refused; the first: ${refusal.object} ${refusal.id}: ${refusal.message}`
  return [`${effort}; ${outcome}.`, ...run.problems, ...(refused ? [refused] : [])]
}

/** What a run writes, by what it counts. */
const counters: readonly [object: string, count: (run: RunReport) => number][] = [
  ['Account', (run) => run.accountsChanged],
  ['CsHealthSnapshot__c', (run) => run.snapshotsWritten],
  ['CsSignal__c', (run) => run.signalsOpened + run.signalsQueued],
  ['Task', (run) => run.tasksCreated],
  ['CsBenchmark__c', (run) => run.benchmarksWritten],
  ['CsHealthOverride__c', (run) => run.overridesEnded],
]

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
