import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problemResponses } from '../problem-replies.ts'
import type { OrgSchema } from './schema-objects.ts'

const objectList = z.object({ objects: z.array(z.object({ name: z.string(), label: z.string(), isCustom: z.boolean() })) })
z.globalRegistry.add(objectList, { id: 'SchemaObjects' })

const objectReply = z.object({
  name: z.string(),
  label: z.string(),
  fields: z.array(
    z.object({
      name: z.string(),
      label: z.string(),
      type: z.string().describe('As describe says it: picklist, currency, datetime …'),
      isAggregatable: z.boolean(),
      isFilterable: z.boolean(),
    }),
  ),
  accountPaths: z.array(z.string()).describe('From a row to its account, the shortest first; empty = no way to an account'),
})
z.globalRegistry.add(objectReply, { id: 'SchemaObject' })

/** What the integration user sees of the org, for whoever writes a scorecard. */
export const schemaRoutes: FastifyPluginCallbackZod<{ schema: OrgSchema }> = (app, { schema }, done) => {
  app.get(
    '/v1/schema/objects',
    {
      config: { scope: 'scorecards' },
      schema: {
        operationId: 'listObjects',
        summary: 'Objects that measures can rest on: Account, and those that lead to it',
        security: [{ operator: [] }, { user: [] }],
        response: { 200: objectList, ...problemResponses('salesforce-unreachable', 'salesforce-refused') },
      },
    },
    async () => ({ objects: await schema.objects() }),
  )

  app.get(
    '/v1/schema/objects/:name',
    {
      config: { scope: 'scorecards' },
      schema: {
        operationId: 'describeObject',
        summary: 'Fields of an object, and its ways to the account',
        security: [{ operator: [] }, { user: [] }],
        params: z.object({ name: z.string().regex(/^[A-Za-z]\w{0,79}$/, 'is not the name of an object') }),
        response: { 200: objectReply, ...problemResponses('object-not-found', 'salesforce-unreachable', 'salesforce-refused') },
      },
    },
    async (request) => await schema.object(request.params.name),
  )
  done()
}
