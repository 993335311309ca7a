import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { mostAccountsAsked, type FindVisibleAccounts } from '../access/account-access.ts'
import { noSuchAccount } from '../problems.ts'
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

const rescoresReply = z.object({
  queued: z.array(z.string()).describe('Ids of 18 characters; scored within minutes, after a full run that goes on'),
  refused: z
    .array(z.object({ accountId: z.string(), detail: z.string() }))
    .describe('Accounts that the org does not have, or hides from the user'),
})
z.globalRegistry.add(rescoresReply, { id: 'QueuedRescores' })

interface HealthScoreDeps {
  runs: { rescoreAccount(accountId: string): Promise<AccountHealth>; queueAccounts(accountIds: readonly string[]): void }
  findVisibleAccounts: FindVisibleAccounts
}

/** Rescoring on demand: one account while the caller waits, many when there is room. */
export const healthScoreRoutes: FastifyPluginCallbackZod<HealthScoreDeps> = (app, { runs, findVisibleAccounts }, done) => {
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

  app.post(
    '/v1/rescores',
    {
      config: { scope: 'accounts' },
      schema: {
        operationId: 'rescoreAccounts',
        summary: 'Have accounts scored soon, in one run',
        description: 'Answers at once, and spends the API calls of one run. The runs tell what became of it.',
        security: [{ operator: [] }, { user: [] }],
        body: z.strictObject({ accountIds: z.array(accountId).min(1).max(mostAccountsAsked) }),
        response: { 202: rescoresReply, ...problemResponses('run-stopped', 'salesforce-unreachable', 'salesforce-refused') },
      },
    },
    async ({ body, caller }, reply) => {
      const asked = [...new Set(body.accountIds.map((id) => toLongId(id) ?? id))]
      const visible = caller?.kind === 'user' ? await findVisibleAccounts(caller.userId, asked) : new Set(asked)
      const queued = asked.filter((id) => visible.has(id))
      if (queued.length > 0) runs.queueAccounts(queued)
      const refused = asked.filter((id) => !visible.has(id)).map((id) => ({ accountId: id, detail: noSuchAccount(id).message }))
      return await reply.code(202).send({ queued, refused })
    },
  )
  done()
}
