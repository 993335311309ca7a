import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import swaggerUi from '@fastify/swagger-ui'
import Fastify, { type FastifyBaseLogger, type FastifyInstance } from 'fastify'
import {
  jsonSchemaTransform,
  jsonSchemaTransformObject,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from 'fastify-type-provider-zod'
import { randomUUID } from 'node:crypto'
import type { Logger } from 'pino'
import { guard } from './access/access-plugin.ts'
import { createAuthenticate } from './access/callers.ts'
import type { CallerSettings } from './config.ts'
import { healthScoreRoutes } from './health-score/health-score-routes.ts'
import type { Metrics } from './operations/metrics.ts'
import { monitoringRoutes } from './operations/monitoring-routes.ts'
import type { RunRegistry } from './operations/run-registry.ts'
import { runRoutes } from './operations/run-routes.ts'
import { replyWith, replyWithProblems, toHttpProblem } from './problem-replies.ts'

export interface AppDeps {
  callers: CallerSettings
  runs: RunRegistry
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
  const authenticate = createAuthenticate(deps.callers, deps.now)
  const loggerInstance: FastifyBaseLogger = deps.log
  const fastify = Fastify({
    loggerInstance,
    bodyLimit: largestBody,
    requestTimeout: requestTimeoutMs,
    genReqId: () => randomUUID(),
    // An address that cannot even be decoded never reaches a hook: who may know that is asked here.
    frameworkErrors: (err, request, reply) => {
      authenticate(request.headers.authorization).then(
        () => replyWith(toHttpProblem(err), err, request, reply),
        (refusal: unknown) => replyWith(toHttpProblem(refusal), refusal, request, reply),
      )
    },
  })
  const app = fastify.withTypeProvider<ZodTypeProvider>()
  app.setValidatorCompiler(validatorCompiler)
  app.setSerializerCompiler(serializerCompiler)
  replyWithProblems(fastify)

  await app.register(helmet)
  await guard(fastify, authenticate)
  app.addHook('onResponse', (request, reply, done) => {
    deps.metrics.countRequest(request.method, request.routeOptions.url ?? 'unknown', reply.statusCode, reply.elapsedTime / 1000)
    done()
  })
  await app.register(swagger, { openapi: apiDescription, transform: jsonSchemaTransform, transformObject: jsonSchemaTransformObject })
  await app.register(swaggerUi, { routePrefix: '/docs', staticCSP: true })
  await app.register(monitoringRoutes, deps)
  await app.register(runRoutes, deps)
  await app.register(healthScoreRoutes, deps)
  return fastify
}

const apiDescription = {
  openapi: '3.0.3',
  info: {
    title: 'Banso scoring service',
    version: '0.1.0',
    description: 'Computes health scores from CRM records and writes them back. Times are ISO 8601 in UTC; scores run from 0 (bad) to 100.',
    license: { name: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  },
  components: {
    securitySchemes: {
      operator: { type: 'http' as const, scheme: 'bearer', description: 'SCORING_API_OPERATOR_TOKEN of the service.' },
      user: {
        type: 'http' as const,
        scheme: 'bearer',
        bearerFormat: 'JWT',
        description:
          'RS256, signed by the org: iss = org id, sub = user id, aud = banso-scoring-api, exp at most 5 minutes ahead, jti used once. May rescore one account.',
      },
    },
  },
}
