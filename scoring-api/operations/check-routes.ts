import type { FastifyBaseLogger } from 'fastify'
import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problemResponses } from '../problem-replies.ts'
import type { SetUpReport } from './check-set-up.ts'
import { checkAreas, checkStatuses, placeKinds } from './check.ts'

const checksReply = z.object({
  asOf: z.string(),
  apiCalls: z.int().min(0).describe('Spent on looking'),
  checks: z.array(
    z.object({
      key: z.string().describe('Stable: area and what was looked at, e.g. permissions.CsRun__c'),
      area: z.enum(checkAreas),
      status: z.enum(checkStatuses).describe('unknown = it could not be told'),
      english: z.string(),
      japanese: z.string(),
      remedyEnglish: z.string().nullable().describe('null = nothing to do'),
      remedyJapanese: z.string().nullable(),
      place: z
        .object({
          kind: z.enum(placeKinds).describe('A page of Setup, the list of an object, a record, a tab of ours'),
          name: z.string().describe('End of the address, API name of the object, id, API name of the tab'),
        })
        .nullable()
        .describe('Where in the org it is put right; null = not there'),
    }),
  ),
})
z.globalRegistry.add(checksReply, { id: 'SetUpChecks' })

/** How this org is set up for the service. */
export const checkRoutes: FastifyPluginCallbackZod<{ checkSetUp: (log: FastifyBaseLogger) => Promise<SetUpReport> }> = (
  app,
  { checkSetUp },
  done,
) => {
  app.get(
    '/v1/checks',
    {
      config: { scope: 'setup' },
      schema: {
        operationId: 'checkSetUp',
        summary: 'Whether connection, permissions, mapping, definitions, runs, limits and feeds are in order, and what to do',
        security: [{ operator: [] }, { user: [] }],
        response: { 200: checksReply, ...problemResponses() },
      },
    },
    async ({ log }) => await checkSetUp(log),
  )
  done()
}
