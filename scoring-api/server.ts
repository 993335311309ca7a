import { mkdir } from 'node:fs/promises'
import { availableParallelism } from 'node:os'
import { setTimeout as wait } from 'node:timers/promises'
import type { AddressInfo } from 'node:net'
import { pino, type Logger } from 'pino'
import { askOrg, findVisibleAccounts, rememberAccess } from './access/account-access.ts'
import { changeCertificateCommand, finishChangeCommand, keysEnd } from './access/org-keys.ts'
import { buildApp } from './app.ts'
import { ConfigError, readConfig, type Config } from './config.ts'
import { openFacts } from './facts/facts.ts'
import { readMeasureRows } from './health-score/measure-rows.ts'
import { createPreviewRegistry } from './health-score/preview-registry.ts'
import { previewScorecard } from './health-score/preview-scorecard.ts'
import { requireAccount, rescoreAccount, rescoreAccounts, rescoreAll } from './health-score/rescore-accounts.ts'
import { createOrgSchema } from './health-score/schema-objects.ts'
import { redacted } from './log-redaction.ts'
import { createWorkshop, type Workshop } from './operations/book-work.ts'
import { checkSetUp } from './operations/check-set-up.ts'
import { createMetrics } from './operations/metrics.ts'
import { createReadiness } from './operations/readiness.ts'
import { createRunRegistry } from './operations/run-registry.ts'
import { Problem } from './problems.ts'
import { connect } from './salesforce/connect.ts'
import { createIndicatorTestRegistry } from './signals/indicator-test-registry.ts'
import { testIndicator } from './signals/test-indicator.ts'

/** Starts and stops the scoring service; nothing else reads the environment or ends the process. */

const longestStopMs = 8_000
const dayMs = 24 * 60 * 60 * 1000

async function start(): Promise<void> {
  const config = readConfig(process.env)
  const log = pino({ level: config.logLevel, redact: redacted })
  await makeWorkDirectory(config.workDirectory)
  const connection = await connect(config.salesforce, (ms, signal) => wait(ms, undefined, { signal }))
  const now = (): Date => new Date()
  const metrics = createMetrics()
  const engine = {
    workDirectory: config.workDirectory,
    openFacts: (workDirectory: string) =>
      openFacts({ workDirectory, memoryLimitMb: config.memoryLimitMb, threads: availableParallelism() }),
  }
  const runs = createRunRegistry({
    connection,
    rescoreAll: (work) => rescoreAll({ ...work, ...engine }),
    rescoreAccount: (work, accountId) => rescoreAccount({ ...work, ...engine }, accountId),
    rescoreAccounts: (work, accountIds) => rescoreAccounts({ ...work, ...engine }, accountIds),
    requireAccount,
    requireNoBookWork: () => workshop.requireNone(),
    metrics,
    log,
    now,
  })
  const workshop: Workshop = createWorkshop({ connection, requireNoFullRun: () => runs.requireNoFull(), log, now })
  const previews = createPreviewRegistry({
    workshop,
    preview: (work, draft) => previewScorecard({ ...work, ...engine }, draft),
    now,
  })
  const indicatorTests = createIndicatorTestRegistry({
    workshop,
    test: (work, tested) => testIndicator({ ...work, ...engine }, tested),
    now,
  })
  const app = await buildApp({
    callers: config.callers,
    clockAheadMs: connection.clockAheadMs,
    maySeeAccount: rememberAccess(askOrg(connection), now),
    findVisibleAccounts: findVisibleAccounts(connection),
    runs,
    previews,
    indicatorTests,
    schema: createOrgSchema(connection, now),
    readRows: (request) => readMeasureRows(connection.forWork(), request, now()),
    checkSetUp: (requestLog) => checkSetUp({ connection, orgKeys: config.callers.org?.keys ?? null, now, log: requestLog }),
    isReady: createReadiness(connection, log, now),
    metrics,
    log,
    now,
  })
  await listen(app, config)
  const { port } = app.server.address() as AddressInfo
  log.info({ host: config.host, port, organizationId: connection.organizationId }, 'scoring service listens')
  noticeExpiry(config, log, now)
  setInterval(() => noticeExpiry(config, log, now), dayMs).unref()
  await runs.closeDeadRuns().catch((err: unknown) => log.error({ err }, 'runs of an earlier process could not be closed'))

  let isStopping = false
  const stop = (signal: NodeJS.Signals): void => {
    if (isStopping) return
    isStopping = true
    log.info({ signal }, 'scoring service stops')
    setTimeout(() => process.exit(1), longestStopMs).unref()
    void Promise.all([runs.stop(), workshop.stop()])
      .then(() => app.close())
      .then(() => connection.close())
      .finally(() => process.exit(0))
  }
  process.once('SIGTERM', stop)
  process.once('SIGINT', stop)
}

async function makeWorkDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true })
  } catch (cause) {
    throw new ConfigError(
      `SCORING_API_WORK_DIRECTORY ${directory} cannot be made (${codeOf(cause)}): choose a directory that may be written.`,
      { cause },
    )
  }
}

async function listen(app: Awaited<ReturnType<typeof buildApp>>, { host, port }: Config): Promise<void> {
  try {
    await app.listen({ host, port })
  } catch (cause) {
    const reason = codeOf(cause) === 'EADDRINUSE' ? 'it is taken' : codeOf(cause)
    throw new ConfigError(`The scoring service cannot listen on ${host}:${port} (${reason}): set SCORING_API_PORT to a free port.`, {
      cause,
    })
  }
}

/** Runs go on without it, but nothing that a page asks for. */
function noticeExpiry({ callers }: Config, log: Logger, now: () => Date): void {
  if (callers.org === null) return
  const found = keysEnd(callers.org.keys, now())
  if (found.state === 'unfinished') log.warn(found, `a change of the org's certificate was not finished: ${finishChangeCommand}`)
  if (found.state === 'ending' || found.state === 'ended') {
    log.warn(found, `the certificate that signs the org's calls ends: ${changeCertificateCommand}`)
  }
}

const codeOf = (err: unknown): string => (err instanceof Error && 'code' in err ? String(err.code) : 'unknown reason')

start().catch((err: unknown) => {
  const isForeseen = err instanceof ConfigError || err instanceof Problem
  console.error(isForeseen ? err.message : err)
  process.exit(1)
})
