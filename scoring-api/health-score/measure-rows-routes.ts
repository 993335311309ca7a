import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problemResponses } from '../problem-replies.ts'
import { toLongId } from '../salesforce/record-id.ts'
import type { MeasureRows, RowsRequest } from './measure-rows.ts'

const rowsReply = z.object({
  accountId: z.string().describe('18 characters'),
  measureKey: z.string(),
  asOf: z.string().describe('yyyy-mm-dd, in the time zone of the org'),
  sets: z.array(
    z.object({
      role: z.enum(['of', 'over', 'before']).describe('What is measured, what it is divided by, the window before'),
      object: z.string(),
      total: z.int().min(0).describe('Rows in all'),
      dateField: z.string().nullable(),
      field: z.string().nullable(),
      ids: z.array(z.string()).describe('At most 50, the newest first; of days until a date, the nearest first'),
    }),
  ),
})
z.globalRegistry.add(rowsReply, { id: 'MeasureRows' })

/** The rows behind a number. */
export const measureRowsRoutes: FastifyPluginCallbackZod<{ readRows: (request: RowsRequest) => Promise<MeasureRows> }> = (
  app,
  { readRows },
  done,
) => {
  app.get(
    '/v1/accounts/:id/measures/:key/rows',
    {
      config: { scope: 'account' },
      schema: {
        operationId: 'readMeasureRows',
        summary: 'The rows behind a measure of an account',
        description: 'As the integration user sees them: show a person only what they may read themselves.',
        security: [{ operator: [] }, { user: [] }],
        params: z.object({
          id: z.string().refine((id) => toLongId(id) !== null, 'is not a Salesforce id'),
          key: z.string().min(1).max(80),
        }),
        querystring: z.strictObject({
          scorecard: z.string().min(1).max(120).describe('Version key, e.g. operation-v1'),
          asOf: z.iso.date('is not a date as yyyy-mm-dd').optional().describe('Left out: today in the time zone of the org'),
        }),
        response: {
          200: rowsReply,
          ...problemResponses(
            'account-not-found',
            'scorecard-not-found',
            'measure-not-found',
            'field-not-granted',
            'salesforce-unreachable',
            'salesforce-refused',
          ),
        },
      },
    },
    async ({ params, query }) =>
      await readRows({
        accountId: toLongId(params.id) ?? params.id,
        measureKey: params.key,
        scorecardVersionKey: query.scorecard,
        asOf: query.asOf ?? null,
      }),
  )
  done()
}
