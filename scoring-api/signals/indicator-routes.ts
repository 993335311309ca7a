import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { units } from '../health-score/scorecard.ts'
import { problemResponses } from '../problem-replies.ts'
import { Problem } from '../problems.ts'
import type { WrittenIndicator } from './check-definitions.ts'
import { indicatorDefinition, playbookDefinition } from './definition-json.ts'
import type { IndicatorTest, IndicatorTestRegistry } from './indicator-test-registry.ts'
import { testPhases } from './test-progress.ts'
import { testResult } from './test-result.ts'

const namesReply = z.object({
  names: z.array(
    z.object({
      name: z.string().describe('As it stands in a condition, e.g. Value.open_cases'),
      label: z.string(),
      japaneseLabel: z.string(),
      unit: z.enum(units).nullable().describe('null = none'),
      type: z.enum(['number', 'text', 'date', 'boolean']),
      isWhole: z.boolean().describe('Only whole numbers occur, so that > 4 is at least 5'),
      hasHistory: z.boolean().describe('Whether a test knows it in the past'),
    }),
  ),
})
z.globalRegistry.add(namesReply, { id: 'ConditionNames' })

const checkReply = z.object({
  isUsable: z.boolean().describe('Whether it can be switched on'),
  findings: z.array(
    z.object({
      field: z.string().describe('Path in the definition, or in its step'),
      stepKey: z.string().nullable().describe('null = no step in particular'),
      english: z.string(),
      japanese: z.string(),
    }),
  ),
})
z.globalRegistry.add(checkReply, { id: 'SignalDefinitionCheck' })

const testReply = z.object({
  id: z.uuid(),
  status: z.enum(['running', 'completed', 'failed']),
  phase: z.enum(testPhases),
  accountsDone: z.int().min(0),
  accountsTotal: z.int().min(0),
  startedAt: z.string(),
  failure: z.object({ title: z.string(), detail: z.string() }).nullable(),
  result: testResult.nullable().describe('null = not completed'),
})
z.globalRegistry.add(testReply, { id: 'IndicatorTest' })

const givenPlaybook = playbookDefinition.nullable().default(null).describe('null = as the org has it')
const mostDays = 90
const days = z.int().min(1).max(mostDays)

/** A playbook of full length in both languages has 150 kB. */
const largestDefinition = 256 * 1024

const security: Record<string, string[]>[] = [{ operator: [] }, { user: [] }]
const ofTheOrg = ['request-too-large', 'salesforce-unreachable', 'salesforce-refused'] as const

/** What a condition may ask for, what is wrong with a definition, and for whom an indicator would fire. */
export const indicatorRoutes: FastifyPluginCallbackZod<{ indicatorTests: IndicatorTestRegistry }> = (app, { indicatorTests }, done) => {
  app.get(
    '/v1/indicators/names',
    {
      config: { scope: 'indicators' },
      schema: {
        operationId: 'listConditionNames',
        summary: 'Names that conditions may use, besides the fields of Account',
        security,
        response: { 200: namesReply, ...problemResponses('salesforce-unreachable', 'salesforce-refused') },
      },
    },
    async () => ({ names: await indicatorTests.names() }),
  )

  app.post(
    '/v1/indicators/check',
    {
      config: { scope: 'indicators' },
      bodyLimit: largestDefinition,
      attachValidation: true,
      schema: {
        operationId: 'checkIndicator',
        summary: 'What is wrong with an indicator, in itself, with its playbook and in this org',
        security,
        body: z.strictObject({ indicator: indicatorDefinition, playbook: givenPlaybook }),
        response: { 200: checkReply, ...problemResponses(...ofTheOrg) },
      },
    },
    (request) => indicatorTests.check(indicatorIn(request.body)),
  )

  app.post(
    '/v1/playbooks/check',
    {
      config: { scope: 'indicators' },
      bodyLimit: largestDefinition,
      attachValidation: true,
      schema: {
        operationId: 'checkPlaybook',
        summary: 'What is wrong with a playbook, in itself and in this org',
        security,
        body: z.strictObject({ playbook: playbookDefinition }),
        response: { 200: checkReply, ...problemResponses(...ofTheOrg) },
      },
    },
    (request) => indicatorTests.checkPlaybook(partOf(request.body, 'playbook')),
  )

  app.post(
    '/v1/indicator-tests',
    {
      config: { scope: 'indicators' },
      bodyLimit: largestDefinition,
      attachValidation: true,
      schema: {
        operationId: 'startIndicatorTest',
        summary: 'Find out for whom an indicator would fire today and how often in the past days, and write nothing',
        description:
          'Answers at once; follow the test under its Location. Drafts are tested as if they were active; an indicator that cannot fire is refused with what is wrong.',
        security,
        body: z.strictObject({ indicator: indicatorDefinition, playbook: givenPlaybook, days: days.default(mostDays) }),
        response: {
          202: testReply,
          ...problemResponses(
            'indicator-test-in-progress',
            'preview-in-progress',
            'run-in-progress',
            'indicator-unusable',
            'no-active-scorecard',
            'run-stopped',
            ...ofTheOrg,
          ),
        },
      },
    },
    async (request, reply) => {
      const test = await indicatorTests.start(indicatorIn(request.body), daysIn(request.body))
      return await reply.code(202).header('location', `/v1/indicator-tests/${test.id}`).send(toReply(test))
    },
  )

  app.get(
    '/v1/indicator-tests/:id',
    {
      config: { scope: 'indicators' },
      schema: {
        operationId: 'readIndicatorTest',
        summary: 'How far a test is, and for whom the indicator would fire',
        security,
        params: z.object({ id: z.uuid('is not the id of a test') }),
        response: { 200: testReply, ...problemResponses('indicator-test-not-found') },
      },
    },
    (request) => toReply(indicatorTests.find(request.params.id)),
  )
  done()
}

/** A definition whose form does not fit gets findings with their place, in both languages, as any other mistake in it does. */
function partOf(body: unknown, name: string): unknown {
  if (typeof body === 'object' && body !== null && name in body) return (body as Record<string, unknown>)[name]
  throw new Problem('invalid-request', `The request does not fit: /body must be an object with the definition as "${name}".`, {
    errors: [{ pointer: `/body/${name}`, detail: 'is missing' }],
  })
}

const indicatorIn = (body: unknown): WrittenIndicator => ({
  indicator: partOf(body, 'indicator'),
  playbook: (body as { playbook?: unknown }).playbook ?? null,
})

function daysIn(body: unknown): number {
  const parsed = days.default(mostDays).safeParse((body as { days?: unknown }).days)
  if (parsed.success) return parsed.data
  throw new Problem('invalid-request', `The request does not fit: /body/days must be a whole number from 1 to ${mostDays}.`, {
    errors: [{ pointer: '/body/days', detail: `must be a whole number from 1 to ${mostDays}` }],
  })
}

const toReply = ({ id, status, startedAt, progress, failure, result }: IndicatorTest): z.infer<typeof testReply> => ({
  id,
  status,
  ...progress,
  startedAt,
  failure,
  result,
})
