import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { Problem, toProblem, type ProblemName } from '../problems.ts'
import type { Connection, Salesforce } from '../salesforce/connect.ts'

/**
 * Work that reads the whole book, writes nothing, and that somebody waits for: previews, tests. All kinds share one place, and none goes on
 * beside a full run. Results are kept for 30 minutes, of each kind the last ten.
 */
export interface BookWork<Progress, Result> {
  id: string
  status: 'running' | 'completed' | 'failed'
  /** ISO text in UTC. */
  startedAt: string
  progress: Progress
  failure: { title: string; detail: string } | null
  result: Result | null
}

/** What the work itself gets. */
export interface WorkTools<Progress> {
  salesforce: Salesforce
  asOf: Date
  /** To be kept up to date. */
  progress: Progress
}

export interface WorkKind<Progress> {
  /** As sentences and the log call it: `preview`. */
  name: string
  inProgress: ProblemName
  notFound: ProblemName
  newProgress: () => Progress
  /** Marks the end. */
  end: (progress: Progress) => void
}

export type WorkOf<Progress, Result> = (tools: WorkTools<Progress>) => Promise<Result>

export interface Shelf<Progress, Result> {
  /**
   * @param prepare asks first what may refuse the work
   * @throws Problem when something is going on already, and what `prepare` throws
   */
  start(prepare: (salesforce: Salesforce) => Promise<WorkOf<Progress, Result>>): Promise<BookWork<Progress, Result>>
  /** @throws Problem of the kind */
  find(id: string): BookWork<Progress, Result>
}

export interface Workshop {
  shelf<Progress, Result extends { accounts: number }>(kind: WorkKind<Progress>): Shelf<Progress, Result>
  /** @throws Problem while anything goes on: a full run may not begin now */
  requireNone(): void
  /** A way to the org that ends with the service. */
  salesforce(): Salesforce
  /** Stops what is running, and waits for its end. */
  stop(): Promise<void>
}

export interface WorkshopDeps {
  connection: Connection
  /** @throws Problem run-in-progress while a full run goes on */
  requireNoFullRun: () => void
  log: Logger
  now: () => Date
}

const memoryMs = 30 * 60_000
const worksRemembered = 10

export function createWorkshop({ connection, requireNoFullRun, log, now }: WorkshopDeps): Workshop {
  const stopping = new AbortController()
  let running: { kind: Pick<WorkKind<unknown>, 'name' | 'inProgress'>; startedAt: string; ended: Promise<void> } | null = null

  function requireNone(): void {
    if (running === null) return
    const { kind, startedAt } = running
    throw new Problem(
      kind.inProgress,
      `A ${kind.name} has been going on since ${startedAt}; it reads as much as a full run does: wait until it has ended.`,
    )
  }

  function shelf<Progress, Result extends { accounts: number }>(kind: WorkKind<Progress>): Shelf<Progress, Result> {
    const remembered = new Map<string, { work: BookWork<Progress, Result>; until: number }>()

    async function execute(work: BookWork<Progress, Result>, make: WorkOf<Progress, Result>): Promise<void> {
      const workLog = log.child({ [`${kind.name}Id`]: work.id })
      const salesforce = connection.forWork(stopping.signal)
      const started = performance.now()
      try {
        work.result = await make({ salesforce, asOf: new Date(work.startedAt), progress: work.progress })
        work.status = 'completed'
        const { accounts } = work.result
        workLog.info({ accounts, apiCalls: salesforce.calls.spent, ms: Math.round(performance.now() - started) }, `${kind.name} completed`)
      } catch (err) {
        const problem = toProblem(stopping.signal.aborted ? stopping.signal.reason : err)
        work.failure = { title: problem.title, detail: problem.message }
        work.status = 'failed'
        workLog.error({ err, problem: problem.problem }, `${kind.name} failed`)
      } finally {
        kind.end(work.progress)
        remember(work)
        running = null
      }
    }

    /** From now on for 30 minutes; of all, the last ten. */
    function remember(work: BookWork<Progress, Result>): void {
      remembered.delete(work.id)
      remembered.set(work.id, { work, until: now().getTime() + memoryMs })
      for (const id of [...remembered.keys()].slice(0, -worksRemembered)) remembered.delete(id)
    }

    function forgetOld(): void {
      for (const [id, { work, until }] of remembered) if (work.status !== 'running' && until < now().getTime()) remembered.delete(id)
    }

    return {
      /** Nothing else may begin between the questions and the work, so the place is taken before anything is asked. */
      async start(prepare) {
        stopping.signal.throwIfAborted()
        forgetOld()
        requireNone()
        requireNoFullRun()
        const startedAt = wholeSecond(now()).toISOString()
        const work: BookWork<Progress, Result> = {
          id: randomUUID(),
          status: 'running',
          startedAt,
          progress: kind.newProgress(),
          failure: null,
          result: null,
        }
        const { promise: ended, resolve } = Promise.withResolvers<void>()
        running = { kind, startedAt, ended }
        try {
          const make = await prepare(connection.forWork(stopping.signal))
          remember(work)
          void execute(work, make).then(resolve)
          return work
        } catch (err) {
          running = null
          resolve()
          throw err
        }
      },
      find(id) {
        forgetOld()
        const known = remembered.get(id)
        if (known !== undefined) return known.work
        throw new Problem(kind.notFound, `There is no ${kind.name} ${id}: the service keeps the last ${worksRemembered} for 30 minutes.`)
      },
    }
  }

  return {
    shelf,
    requireNone,
    salesforce: () => connection.forWork(stopping.signal),
    async stop() {
      const what = running === null ? 'work' : running.kind.name
      stopping.abort(new Problem('run-stopped', `The scoring service was stopped during the ${what}; start it again.`))
      await running?.ended
    },
  }
}

/** Salesforce keeps whole seconds, and the scores are those of a run at the same time. */
const wholeSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000)
