import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { problemResponses } from '../problem-replies.ts'
import { toLongId } from '../salesforce/record-id.ts'
import { bandValues } from './picklist-values.ts'

const bandTexts = Object.values(bandValues) as [string, ...string[]]

const accountReply = z.object({
  accountId: z.string().describe('18 characters'),
  score: z.number().min(0).max(100).nullable().describe('null = nothing to score'),
  band: z.enum(bandTexts),
  coverage: z.number().min(0).max(100).nullable().describe('Percent of the weight that had data; null = no scorecard matches'),
  asOf: z.string(),
  changed: z.boolean().describe('Whether anything was written'),
})
z.globalRegistry.add(accountReply, { id: 'AccountHealth' })

/** What a rescored account shows now. */
export type AccountHealth = z.infer<typeof accountReply>

const accountId = z.string().refine((id) => toLongId(id) !== null, 'is not a Salesforce id')

/** Rescoring one account on demand. */
export const healthScoreRoutes: FastifyPluginCallbackZod<{ runs: { rescoreAccount(accountId: string): Promise<AccountHealth> } }> = (
  app,
  { runs },
  done,
) => {
  app.post(
    '/v1/accounts/:id/rescore',
    {
      config: { scope: 'account' },
      schema: {
        operationId: 'rescoreAccount',
        summary: 'Score one account now and write the result back',
        security: [{ operator: [] }, { user: [] }],
        params: z.object({ id: accountId }),
        response: {
          200: accountReply,
          ...problemResponses('account-not-found', 'run-in-progress', 'scorecard-unusable', 'salesforce-unreachable', 'salesforce-refused'),
        },
      },
    },
    async (request) => await runs.rescoreAccount(toLongId(request.params.id) ?? request.params.id),
  )
  done()
}
