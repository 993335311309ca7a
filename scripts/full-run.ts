import { setTimeout as pause } from 'node:timers/promises'

const pollIntervalMs = 200

/** How a run is started. */
export interface RunStart {
  /** Whether the guards against a flood are passed over once: else they stop the run before its first write. */
  acceptBlastRadius: boolean
}

/** A book that is scored for the first time opens all its signals at once, and whoever starts that has been told. */
const firstRun: RunStart = { acceptBlastRadius: true }

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
export const runFullScoring = (api: ScoringApi, showProgress: (run: RunReport) => void, start = firstRun): Promise<RunReport> =>
  follow(api, start, showProgress)

/** The same without a single write: what stops the one stops the other. */
export const runDry = (api: ScoringApi, showProgress: (run: RunReport) => void, start = firstRun): Promise<RunReport> =>
  follow(api, { ...start, dryRun: true }, showProgress)

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
