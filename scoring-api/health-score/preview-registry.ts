import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { Problem, toProblem } from '../problems.ts'
import type { Connection, Salesforce } from '../salesforce/connect.ts'
import { checkInOrg, type DefinitionCheck } from './check-definition.ts'
import type { PreviewResult } from './preview-result.ts'
import { newPreviewProgress, type PreviewProgress } from './preview-progress.ts'
import type { Finding } from './finding.ts'
import { rememberDescribes } from './remembered-describes.ts'
import type { Scorecard } from './scorecard.ts'

/** A comparison of a draft with what scores today; nothing of it is written to the org. */
export interface Preview {
  id: string
  status: 'running' | 'completed' | 'failed'
  /** ISO text in UTC. */
  startedAt: string
  progress: PreviewProgress
  failure: { title: string; detail: string } | null
  result: PreviewResult | null
}

/** What a preview gets from the registry. */
export interface PreviewWork {
  salesforce: Salesforce
  asOf: Date
  progress: PreviewProgress
}

export interface PreviewRegistry {
  /** What there is to say about a definition. @throws Problem when the org cannot be asked */
  check(definition: unknown): Promise<DefinitionCheck>
  /** @throws Problem preview-in-progress, run-in-progress; scorecard-unusable with what is wrong with the definition */
  start(definition: unknown): Promise<Preview>
  /** @throws Problem preview-not-found */
  find(id: string): Preview
  /** @throws Problem preview-in-progress: a full run may not begin now */
  requireNone(): void
  /** Stops what is running, and waits for its end. */
  stop(): Promise<void>
}

export interface PreviewDeps {
  connection: Connection
  preview: (work: PreviewWork, draft: Scorecard) => Promise<PreviewResult>
  /** @throws Problem run-in-progress while a full run goes on */
  requireNoFullRun: () => void
  log: Logger
  now: () => Date
}

const memoryMs = 30 * 60_000
const previewsRemembered = 10

export function createPreviewRegistry(deps: PreviewDeps): PreviewRegistry {
  const { connection, log, now } = deps
  const stopping = new AbortController()
  const remembered = new Map<string, { preview: Preview; until: number }>()
  const withMemory = rememberDescribes(now)
  let running: { startedAt: string; ended: Promise<void> } | null = null

  function requireNone(): void {
    if (running === null) return
    throw new Problem(
      'preview-in-progress',
      `A preview has been going on since ${running.startedAt}; it reads as much as a full run does: wait until it has ended.`,
    )
  }

  async function execute(preview: Preview, draft: Scorecard): Promise<void> {
    const previewLog = log.child({ previewId: preview.id })
    const salesforce = connection.forWork(stopping.signal)
    const started = performance.now()
    try {
      preview.result = await deps.preview({ salesforce, asOf: new Date(preview.startedAt), progress: preview.progress }, draft)
      preview.status = 'completed'
      const { accounts } = preview.result
      previewLog.info({ accounts, apiCalls: salesforce.calls.spent, ms: Math.round(performance.now() - started) }, 'preview completed')
    } catch (err) {
      const problem = toProblem(stopping.signal.aborted ? stopping.signal.reason : err)
      preview.failure = { title: problem.title, detail: problem.message }
      preview.status = 'failed'
      previewLog.error({ err, problem: problem.problem }, 'preview failed')
    } finally {
      preview.progress.phase = 'done'
      remember(preview)
      running = null
    }
  }

  /** From now on for 30 minutes; of all, the last ten. */
  function remember(preview: Preview): void {
    remembered.delete(preview.id)
    remembered.set(preview.id, { preview, until: now().getTime() + memoryMs })
    for (const id of [...remembered.keys()].slice(0, -previewsRemembered)) remembered.delete(id)
  }

  function forgetOld(): void {
    for (const [id, { preview, until }] of remembered) if (preview.status !== 'running' && until < now().getTime()) remembered.delete(id)
  }

  /** Nothing else may begin between the questions and the work, so the place is taken before the definition is checked. */
  async function start(definition: unknown): Promise<Preview> {
    stopping.signal.throwIfAborted()
    forgetOld()
    requireNone()
    deps.requireNoFullRun()
    const startedAt = wholeSecond(now()).toISOString()
    const preview: Preview = { id: randomUUID(), status: 'running', startedAt, progress: newPreviewProgress(), failure: null, result: null }
    const { promise: ended, resolve } = Promise.withResolvers<void>()
    running = { startedAt, ended }
    try {
      const draft = await usable(definition)
      remember(preview)
      void execute(preview, draft).then(resolve)
      return preview
    } catch (err) {
      running = null
      resolve()
      throw err
    }
  }

  async function usable(definition: unknown): Promise<Scorecard> {
    const { scorecard, isUsable, findings } = await checkInOrg(connection.forWork(stopping.signal), definition)
    if (scorecard === null || !isUsable) throw unusable(definition, findings)
    return scorecard
  }

  return {
    start,
    requireNone,
    check: (definition) => checkInOrg(withMemory(connection.forWork(stopping.signal)), definition),
    find(id) {
      forgetOld()
      const known = remembered.get(id)
      if (known !== undefined) return known.preview
      throw new Problem('preview-not-found', `There is no preview ${id}: the service keeps the last ${previewsRemembered} for 30 minutes.`)
    },
    async stop() {
      stopping.abort(new Problem('run-stopped', 'The scoring service was stopped during the preview; start it again.'))
      await running?.ended
    },
  }
}

function unusable(definition: unknown, findings: readonly Finding[]): Problem {
  const errors = findings.map((finding) => ({
    pointer: pointerOf(definition, finding),
    detail: finding.english,
    japanese: finding.japanese,
  }))
  const [first] = findings
  const more = findings.length > 1 ? ` (and ${findings.length - 1} more under errors)` : ''
  const place = first?.measureKey == null ? '' : `measure ${first.measureKey}: `
  return new Problem('scorecard-unusable', `The definition cannot score: ${place}${first?.english ?? ''}${more}`, { errors })
}

/** `/body/scorecard/measures/2/aggregate/field` */
function pointerOf(definition: unknown, { measureKey, field }: Finding): string {
  const { measures } = definition as { measures?: { key?: unknown }[] }
  const index = measureKey === null || !Array.isArray(measures) ? -1 : measures.findIndex((measure) => measure?.key === measureKey)
  const parts = field.replaceAll(/\[(\d+)\]/g, '.$1').split('.')
  return ['/body/scorecard', ...(index < 0 ? [] : ['measures', index]), ...parts].filter((part) => part !== '').join('/')
}

/** Salesforce keeps whole seconds, and a preview's scores are those of a run at the same time. */
const wholeSecond = (instant: Date): Date => new Date(Math.floor(instant.getTime() / 1000) * 1000)
