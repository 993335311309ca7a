import { setTimeout as pause } from 'node:timers/promises'

const pollIntervalMs = 200
/** A book that is scored for the first time opens all its signals at once, and whoever starts that has been told. */
const startOfRun = { acceptBlastRadius: true }

/** What the scoring service says of a run, as far as a person needs it here. */
export interface RunReport {
  id: string
  status: 'running' | 'completed' | 'failed'
  phase: 'read' | 'measure' | 'score' | 'write' | 'done'
  accountsTotal: number
  accountsDone: number
  accountsScored: number
  accountsChanged: number
  snapshotsWritten: number
  benchmarksWritten: number
  overridesEnded: number
  signalsOpened: number
  signalsQueued: number
  tasksCreated: number
  /** Of recurring playbooks; made on another day. */
  tasksPostponed: number
  rowsRead: number
  apiCalls: number
  /** Nothing is written, and the counters tell what would be. */
  isDryRun: boolean
  /** Of a dry run: what writing would spend besides. null = no dry run */
  apiCallsToWrite: number | null
  /** Time spent in each step. */
  seconds: Record<'read' | 'measure' | 'score' | 'diff' | 'write' | 'forecast' | 'results' | 'retention', number>
  rowsRefused: number
  /** The first of them. */
  refused: { object: string; id: string | null; errorCode: string; message: string }[]
  problems: string[]
  failure: { title: string; detail: string } | null
}

export interface ScoringApi {
  url: string
  token: string
}

/**
 * Has the service score every account, and waits for the end.
 * @throws Error with the service's own sentence when the run cannot start or fails
 */
export const runFullScoring = (api: ScoringApi, showProgress: (run: RunReport) => void, start = startOfRun): Promise<RunReport> =>
  follow(api, start, showProgress)

/** The same without a single write. */
export const runDry = (api: ScoringApi, showProgress: (run: RunReport) => void): Promise<RunReport> =>
  follow(api, { ...startOfRun, dryRun: true }, showProgress)

async function follow(api: ScoringApi, start: object, showProgress: (run: RunReport) => void): Promise<RunReport> {
  const { id } = await askScoringApi<RunReport>(api, 'POST', '/v1/runs', start)
  for (;;) {
    const run = await askScoringApi<RunReport>(api, 'GET', `/v1/runs/${id}`)
    showProgress(run)
    if (run.status === 'failed') throw new Error(run.failure?.detail ?? 'The scoring run failed.')
    if (run.status === 'completed') return run
    await pause(pollIntervalMs)
  }
}

/** @throws Error with the service's own sentence */
export async function askScoringApi<T>(
  { url, token }: ScoringApi,
  method: 'GET' | 'POST',
  path: string,
  body: object | null = null,
): Promise<T> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, ...(body && { 'content-type': 'application/json' }) },
    body: body && JSON.stringify(body),
  })
  const answer = (await response.json()) as { detail?: string }
  if (!response.ok) throw new Error(`The scoring service refused ${method} ${path}: ${answer.detail ?? response.statusText}`)
  return answer as T
}

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
