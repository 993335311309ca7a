import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problemResponses } from '../problem-replies.ts'
import type { Metrics } from './metrics.ts'

/** Is it alive, can it work, what has it done. */
export const monitoringRoutes: FastifyPluginCallbackZod<{ metrics: Metrics; isReady: () => Promise<boolean> }> = (app, deps, done) => {
  app.get(
    '/livez',
    {
      config: { open: true },
      schema: {
        operationId: 'isAlive',
        summary: 'Whether the process answers',
        security: [],
        response: { 200: z.object({ status: z.literal('alive') }) },
      },
    },
    () => ({ status: 'alive' as const }),
  )

  app.get(
    '/readyz',
    {
      config: { open: true },
      schema: {
        operationId: 'isReady',
        summary: 'Whether the service can reach its org',
        security: [],
        response: { 200: z.object({ status: z.literal('ready') }), 503: z.object({ status: z.literal('notReady') }) },
      },
    },
    async (_request, reply) => {
      if (await deps.isReady()) return { status: 'ready' as const }
      return reply.code(503).send({ status: 'notReady' })
    },
  )

  app.get(
    '/metrics',
    {
      schema: {
        operationId: 'readMetrics',
        summary: 'Figures for Prometheus',
        security: [{ operator: [] }],
        response: {
          200: { description: 'Text format of Prometheus', content: { 'text/plain': { schema: z.string() } } },
          ...problemResponses(),
        },
      },
    },
    async (_request, reply) => {
      const text = await deps.metrics.registry.metrics()
      return reply.type(deps.metrics.registry.contentType).serializer(String).send(text)
    },
  )
  done()
}
