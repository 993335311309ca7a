import { setTimeout as pause } from 'node:timers/promises'

const pollIntervalMs = 200
/** A book that has just been loaded opens all its signals at once, and no team would be flooded by them. */
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
  /** Of recurring playbooks; made on another day. */
  tasksPostponed: number
  rowsRead: number
  apiCalls: number
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
export async function runFullScoring(api: ScoringApi, showProgress: (run: RunReport) => void): Promise<RunReport> {
  const { id } = await call(api, 'POST', '/v1/runs')
  for (;;) {
    const run = await call(api, 'GET', `/v1/runs/${id}`)
    showProgress(run)
    if (run.status === 'failed') throw new Error(run.failure?.detail ?? 'The scoring run failed.')
    if (run.status === 'completed') return run
    await pause(pollIntervalMs)
  }
}

async function call({ url, token }: ScoringApi, method: 'GET' | 'POST', path: string): Promise<RunReport> {
  const response = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
    body: method === 'POST' ? JSON.stringify(startOfRun) : null,
  })
  const body = (await response.json()) as RunReport & { detail?: string }
  if (!response.ok) throw new Error(`The scoring service refused ${method} ${path}: ${body.detail ?? response.statusText}`)
  return body
}
