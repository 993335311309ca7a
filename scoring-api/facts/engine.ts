import { fork, type ChildProcess } from 'node:child_process'
import type { EngineAnswers, EngineRequest, FromEngine, ToEngine } from './engine-messages.ts'
import { FactsError } from './facts-error.ts'

/** The engine's process as an object that answers. */
export interface Engine {
  /** @throws Error with the engine's words; FactsError when it took too long or its process ended */
  ask<Request extends EngineRequest>(request: Request): Promise<EngineAnswers[Request['kind']]>
  /** Ends the process, whatever it is doing; what was asked is refused. */
  stop(): Promise<void>
}

interface Waiting {
  resolve(answer: EngineAnswers[keyof EngineAnswers]): void
  reject(reason: Error): void
  timer: NodeJS.Timeout
}

/** An interrupted statement answers within milliseconds; an engine that does not is beyond help. */
const graceMilliseconds = 5_000

/** @param timeoutMilliseconds for each request; then the statement is interrupted, and if that does not help the process is killed */
export function startEngine(timeoutMilliseconds: number): Engine {
  const child = fork(new URL('./facts-worker.ts', import.meta.url), [], {
    serialization: 'advanced',
    execArgv: [],
    // No secret of the service is the engine's business.
    env: { PATH: process.env['PATH'] },
    stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
  })
  const ended = new Promise<void>((resolve) => child.once('close', () => resolve()))
  const waiting = new Map<number, Waiting>()
  let lastWords = ''
  let stopped: FactsError | null = null
  let nextId = 1

  child.stderr?.on('data', (data: Buffer) => {
    lastWords = (lastWords + data.toString('utf8')).slice(-2_000)
  })
  child.on('message', (message: FromEngine) => {
    const request = settle(message.id)
    if ('failure' in message) request?.reject(new Error(message.failure))
    else request?.resolve(message.answer)
  })
  child.once('error', (err) => refuseAll(stoppedBy(`could not be started (${err.message})`, err)))
  child.once('close', (code, signal) => refuseAll(stoppedBy(`ended unexpectedly (${signal ?? `code ${code}`})`, new Error(lastWords))))

  return { ask, stop }

  function ask<Request extends EngineRequest>(request: Request): Promise<EngineAnswers[Request['kind']]> {
    if (stopped) return Promise.reject(stopped)
    const id = nextId++
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => interrupt(id), timeoutMilliseconds)
      waiting.set(id, { resolve: resolve as Waiting['resolve'], reject, timer })
      send(child, { id, request })
    })
  }

  async function stop(): Promise<void> {
    stopped ??= new FactsError('engine-stopped', 'The column engine was closed.')
    child.kill('SIGKILL')
    await ended
  }

  function settle(id: number): Waiting | undefined {
    const request = waiting.get(id)
    waiting.delete(id)
    clearTimeout(request?.timer)
    return request
  }

  function interrupt(id: number): void {
    send(child, { interrupt: true })
    const request = waiting.get(id)
    if (!request) return
    request.timer = setTimeout(() => {
      stopped ??= new FactsError('timeout', 'Measuring was stopped because it took too long.')
      child.kill('SIGKILL')
    }, graceMilliseconds)
  }

  function refuseAll(reason: FactsError): void {
    stopped ??= reason
    for (const id of [...waiting.keys()]) settle(id)?.reject(stopped)
  }
}

const stoppedBy = (what: string, cause: Error): FactsError =>
  new FactsError(
    'engine-stopped',
    `The column engine's process ${what}: start the run again, and look at the machine's memory if it stays.`,
    { cause },
  )

/** A process that is gone is said by its `close`. */
function send(child: ChildProcess, message: ToEngine): void {
  child.send(message, () => undefined)
}
