import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { Problem } from '../problems.ts'
import { problemResponses } from '../problem-replies.ts'
import { previewPhases } from './preview-progress.ts'
import { previewResult } from './preview-result.ts'
import type { Preview, PreviewRegistry } from './preview-registry.ts'
import { scorecardDefinition } from './scorecard-definition.ts'

const checkReply = z.object({
  isUsable: z.boolean().describe('Whether it can score; what only its readers miss is a finding too'),
  findings: z.array(
    z.object({
      measureKey: z.string().nullable().describe('null = the scorecard itself'),
      field: z.string().describe('Path in the scorecard or measure, e.g. aggregate.field'),
      english: z.string(),
      japanese: z.string(),
    }),
  ),
})
z.globalRegistry.add(checkReply, { id: 'ScorecardCheck' })

const previewReply = z.object({
  id: z.uuid(),
  status: z.enum(['running', 'completed', 'failed']),
  phase: z.enum(previewPhases),
  accountsDone: z.int().min(0),
  accountsTotal: z.int().min(0),
  startedAt: z.string(),
  failure: z.object({ title: z.string(), detail: z.string() }).nullable(),
  result: previewResult.nullable().describe('null = not completed'),
})
z.globalRegistry.add(previewReply, { id: 'Preview' })

const definitionBody = z.strictObject({ scorecard: scorecardDefinition })

/** 40 measures with meanings of full length in both languages have 220 kB; other requests hold an id or nothing. */
const largestDefinition = 256 * 1024

/** Checking a definition, and comparing it with what scores today. */
export const scorecardRoutes: FastifyPluginCallbackZod<{ previews: PreviewRegistry }> = (app, { previews }, done) => {
  app.post(
    '/v1/scorecards/check',
    {
      config: { scope: 'scorecards' },
      bodyLimit: largestDefinition,
      attachValidation: true,
      schema: {
        operationId: 'checkScorecard',
        summary: 'What is wrong with a definition, in itself and in this org',
        security: [{ operator: [] }, { user: [] }],
        body: definitionBody,
        response: { 200: checkReply, ...problemResponses('request-too-large', 'salesforce-unreachable', 'salesforce-refused') },
      },
    },
    async (request) => {
      const { isUsable, findings } = await previews.check(definitionIn(request.body))
      return { isUsable, findings }
    },
  )

  app.post(
    '/v1/previews',
    {
      config: { scope: 'scorecards' },
      bodyLimit: largestDefinition,
      attachValidation: true,
      schema: {
        operationId: 'startPreview',
        summary: 'Compare a definition with what scores today, and write nothing',
        description:
          'Answers at once; follow the preview under its Location. A definition that cannot score is refused with what is wrong.',
        security: [{ operator: [] }, { user: [] }],
        body: definitionBody,
        response: {
          202: previewReply,
          ...problemResponses(
            'preview-in-progress',
            'indicator-test-in-progress',
            'run-in-progress',
            'request-too-large',
            'scorecard-unusable',
            'run-stopped',
            'salesforce-unreachable',
            'salesforce-refused',
          ),
        },
      },
    },
    async (request, reply) => {
      const preview = await previews.start(definitionIn(request.body))
      return await reply.code(202).header('location', `/v1/previews/${preview.id}`).send(toReply(preview))
    },
  )

  app.get(
    '/v1/previews/:id',
    {
      config: { scope: 'scorecards' },
      schema: {
        operationId: 'readPreview',
        summary: 'How far a preview is, and what the definition would change',
        security: [{ operator: [] }, { user: [] }],
        params: z.object({ id: z.uuid('is not the id of a preview') }),
        response: { 200: previewReply, ...problemResponses('preview-not-found') },
      },
    },
    (request) => toReply(previews.find(request.params.id)),
  )
  done()
}

/** A definition whose form does not fit gets findings with their place, in both languages, as any other mistake in it does. */
function definitionIn(body: unknown): unknown {
  if (typeof body === 'object' && body !== null && 'scorecard' in body) return body.scorecard
  throw new Problem('invalid-request', 'The request does not fit: /body must be an object with the definition as "scorecard".', {
    errors: [{ pointer: '/body/scorecard', detail: 'is missing' }],
  })
}

const toReply = ({ id, status, startedAt, progress, failure, result }: Preview): z.infer<typeof previewReply> => ({
  id,
  status,
  ...progress,
  accountsDone: Math.floor(progress.accountsDone),
  startedAt,
  failure,
  result,
})
