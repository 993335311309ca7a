import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from 'fastify-type-provider-zod'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { guard, isOpen } from './access/access-plugin.ts'
import type { FindVisibleAccounts, MaySeeAccount } from './access/account-access.ts'
import { audit, auditRequests } from './access/audit-log.ts'
import { createAuthenticate, type Caller } from './access/callers.ts'
import type { CallerSettings } from './config.ts'
import { healthScoreRoutes } from './health-score/health-score-routes.ts'
import { measureRowsRoutes } from './health-score/measure-rows-routes.ts'
import type { MeasureRows, RowsRequest } from './health-score/measure-rows.ts'
import type { PreviewRegistry } from './health-score/preview-registry.ts'
import type { OrgSchema } from './health-score/schema-objects.ts'
import { schemaRoutes } from './health-score/schema-routes.ts'
import { scorecardRoutes } from './health-score/scorecard-routes.ts'
import { checkRoutes } from './operations/check-routes.ts'
import type { SetUpReport } from './operations/check-set-up.ts'
import type { Metrics } from './operations/metrics.ts'
import { monitoringRoutes } from './operations/monitoring-routes.ts'
import type { RunRegistry } from './operations/run-registry.ts'
import { runRoutes } from './operations/run-routes.ts'
import { indicatorRoutes } from './signals/indicator-routes.ts'
import type { IndicatorTestRegistry } from './signals/indicator-test-registry.ts'
import { requestInLog } from './log-redaction.ts'
import { openApi } from './open-api.ts'
import { replyWith, replyWithProblems, toHttpProblem } from './problem-replies.ts'

export interface AppDeps {
  callers: CallerSettings
  /** How much our clock is ahead of the org's; null = not known. */
  clockAheadMs: number | null
  maySeeAccount: MaySeeAccount
  findVisibleAccounts: FindVisibleAccounts
  runs: RunRegistry
  previews: PreviewRegistry
  indicatorTests: IndicatorTestRegistry
  schema: OrgSchema
  /** @throws Problem */
  readRows: (request: RowsRequest) => Promise<MeasureRows>
  /** How the org is set up for the service. @param log of the request */
  checkSetUp: (log: FastifyBaseLogger) => Promise<SetUpReport>
  /** Whether the org can be called. */
  isReady: () => Promise<boolean>
  metrics: Metrics
  log: Logger
  now: () => Date
}

const largestBody = 64 * 1024
const requestTimeoutMs = 120_000

/** The whole service but its port; the server listens with it, tests inject into it. */
export async function buildApp(deps: AppDeps): Promise<FastifyInstance> {
  const authenticate = createAuthenticate(deps.callers, deps.now, deps.clockAheadMs)
  const loggerInstance: FastifyBaseLogger = deps.log.child({}, { serializers: { req: requestInLog } })
  const fastify = Fastify({
    loggerInstance,
    bodyLimit: largestBody,
    requestTimeout: requestTimeoutMs,
    genReqId: () => randomUUID(),
    // An address that cannot even be decoded never reaches a hook: who may know that is asked here.
    frameworkErrors: (err, request, reply) => {
      const refuse = (refusal: unknown, caller: Caller | null) => {
        replyWith(toHttpProblem(refusal), refusal, request, reply)
        audit(request, caller, reply.statusCode)
      }
      authenticate(request.headers.authorization).then(
        (caller) => refuse(err, caller),
        (refusal: unknown) => refuse(refusal, null),
      )
    },
  })
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  replyWithProblems(fastify)

  await app.register(helmet, { contentSecurityPolicy: { useDefaults: false, directives: ownSourcesOnly } })
  // Before the guard, so that what it refuses has it too.
  app.addHook('onRequest', (request, reply, done) => {
    if (!isOpen(request)) void reply.header('cache-control', 'no-store')
    done()
  })
  await guard(fastify, authenticate, deps.maySeeAccount)
  auditRequests(fastify)
  app.addHook('onResponse', (request, reply, done) => {
    deps.metrics.countRequest(request.method, request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000)
    done()
  })
  await app.register(swagger, openApi)
  await app.register(swaggerUi, { routePrefix: '/docs' })
  await app.register(monitoringRoutes, deps)
  await app.register(runRoutes, deps)
  await app.register(checkRoutes, deps)
  await app.register(healthScoreRoutes, deps)
  await app.register(measureRowsRoutes, deps)
  await app.register(schemaRoutes, deps)
  await app.register(scorecardRoutes, deps)
  await app.register(indicatorRoutes, deps)
  return fastify
}

/** What the documentation's page needs, and nothing of another host; http is left as it is, for TLS may end before the service. */
const ownSourcesOnly = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  frameAncestors: ["'none'"],
}
