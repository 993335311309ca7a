import { collectDefaultMetrics, Counter, Gauge, Histogram, Registry } from 'prom-client'
import type { RunRecord } from './run-records.ts'

/** What a monitoring system may know of the service; no names, no ids. */
export interface Metrics {
  registry: Registry
  countRun(run: RunRecord, seconds: number, daily: { used: number; limit: number } | null): void
  countRequest(method: string, route: string, status: number, seconds: number): void
}

export function createMetrics(): Metrics {
  const registry = new Registry()
  collectDefaultMetrics({ register: registry })
  const registers = [registry]
  const runs = new Counter({ name: 'banso_runs_total', help: 'Runs that ended', labelNames: ['kind', 'status'], registers })
  const runSeconds = new Histogram({
    name: 'banso_run_seconds',
    help: 'Duration of runs',
    labelNames: ['kind'],
    buckets: [0.5, 1, 2, 5, 10, 30, 60, 300, 900, 3600],
    registers,
  })
  const scored = new Counter({ name: 'banso_accounts_scored_total', help: 'Accounts scored', registers })
  const changed = new Counter({ name: 'banso_accounts_changed_total', help: 'Accounts whose fields were written', registers })
  const snapshots = new Counter({ name: 'banso_snapshots_written_total', help: 'Snapshots written', registers })
  const refused = new Counter({ name: 'banso_rows_refused_total', help: 'Rows that the org refused', registers })
  const signalsOpened = new Counter({ name: 'banso_signals_opened_total', help: 'Signals that opened', registers })
  const signalsResolved = new Counter({ name: 'banso_signals_resolved_total', help: 'Signals that resolved', registers })
  const signalsQueued = new Counter({ name: 'banso_signals_queued_total', help: 'Signals that found no room and wait', registers })
  const tasksCreated = new Counter({ name: 'banso_signals_tasks_created_total', help: 'Tasks created for signals', registers })
  const tasksClosed = new Counter({ name: 'banso_signals_tasks_closed_total', help: 'Tasks closed along with their signals', registers })
  const calls = new Counter({ name: 'banso_salesforce_calls_total', help: 'API calls spent by runs', registers })
  const dailyUsed = new Gauge({ name: 'banso_salesforce_daily_calls_used', help: "The org's API calls of the last 24 hours", registers })
  const dailyLimit = new Gauge({
    name: 'banso_salesforce_daily_calls_limit',
    help: "The org's allowance of API calls for 24 hours",
    registers,
  })
  const lastSuccess = new Gauge({ name: 'banso_last_full_run_timestamp_seconds', help: 'When the last full run was completed', registers })
  const requests = new Histogram({
    name: 'banso_http_request_seconds',
    help: 'Duration of answers',
    labelNames: ['method', 'route', 'status'],
    buckets: [0.01, 0.05, 0.1, 0.5, 1, 5, 30],
    registers,
  })
  return {
    registry,
    countRun(run, seconds, daily) {
      runs.inc({ kind: run.kind, status: run.status })
      runSeconds.observe({ kind: run.kind }, seconds)
      scored.inc(run.accountsScored)
      changed.inc(run.accountsChanged)
      snapshots.inc(run.snapshotsWritten)
      refused.inc(run.rowsRefused)
      signalsOpened.inc(run.signalsOpened)
      signalsResolved.inc(run.signalsResolved)
      signalsQueued.inc(run.signalsQueued)
      tasksCreated.inc(run.tasksCreated)
      tasksClosed.inc(run.tasksClosed)
      calls.inc(run.apiCalls)
      if (daily !== null) {
        dailyUsed.set(daily.used)
        dailyLimit.set(daily.limit)
      }
      if (run.kind === 'full' && run.status === 'completed' && run.finishedAt !== null) lastSuccess.set(Date.parse(run.finishedAt) / 1000)
    },
    countRequest: (method, route, status, seconds) => requests.observe({ method, route, status }, seconds),
  }
}
