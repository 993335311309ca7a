import type { FastifyPluginCallbackZod } from 'fastify-type-provider-zod'
import { z } from 'zod'
import { phases, steps } from '../health-score/run-progress.ts'
import { problemResponses } from '../problem-replies.ts'
import { runKinds, runStatuses } from './run-records.ts'
import type { Run, RunRegistry } from './run-registry.ts'

const count = z.int().min(0)

const runReply = z.object({
  id: z.uuid(),
  kind: z.enum(runKinds),
  status: z.enum(runStatuses),
  phase: z.enum(phases),
  startedAt: z.string(),
  finishedAt: z.string().nullable().describe('null = still running'),
  asOf: z.string().describe('The instant the scores are for'),
  accountsTotal: count,
  accountsDone: count,
  rowsRead: count.describe('Records read from the org, of all objects'),
  accountsScored: count.describe('Accounts that a scorecard matched'),
  accountsChanged: count.describe('Accounts whose fields were written'),
  snapshotsWritten: count,
  rowsRefused: count,
  refused: z
    .array(z.object({ object: z.string(), id: z.string(), errorCode: z.string(), message: z.string(), fields: z.array(z.string()) }))
    .describe('The first of the rows that the org did not take; of an earlier process only their number is known'),
  refusals: z
    .array(z.object({ object: z.string(), errorCode: z.string(), rows: count, message: z.string() }))
    .describe('All refused rows by object and error code, with what the org said of the first'),
  rowsDeleted: count.describe('Rows that were deleted in the org while the run went on; no error'),
  overridesEnded: count.describe('Overrides whose end was written: expired, or replaced by a newer one'),
  benchmarksWritten: count.describe('Quantile tables that were written'),
  signalsOpened: count,
  signalsResolved: count,
  signalsQueued: count.describe('Signals that came into the queue, for want of room under the limits of CsSignalLimits__mdt'),
  tasksCreated: count,
  tasksClosed: count.describe('Tasks that were closed because their signal was'),
  tasksPostponed: count.describe('Tasks of recurring playbooks that wait for a day on which their owners have room'),
  stoppedFeeds: z.array(z.string()).describe('Sources in which no row arrives any more, as `CsUsage__c.Month__c`'),
  problems: z.array(z.string()).describe('What could not be scored, and what to do'),
  apiCalls: count.describe('API calls spent so far'),
  isDryRun: z.boolean().describe('true = nothing is written, and the counters tell what would be'),
  apiCallsToWrite: count
    .nullable()
    .describe('Of a dry run: API calls that writing would spend besides, as far as can be told; null = no dry run'),
  seconds: z
    .record(z.enum(steps), z.number())
    .describe('Time spent in each step; forecast, results and retention read and write for themselves'),
  failure: z.object({ title: z.string(), detail: z.string() }).nullable(),
})
z.globalRegistry.add(runReply, { id: 'Run' })

/** Starting runs and looking after them. */
export const runRoutes: FastifyPluginCallbackZod<{ runs: RunRegistry }> = (app, { runs }, done) => {
  app.post(
    '/v1/runs',
    {
      schema: {
        operationId: 'startRun',
        summary: 'Rescore every account in scope',
        description:
          'Answers at once; follow the run under its Location. A dry run goes the same way up to each write and keeps that back; it is known until the service ends.',
        security: [{ operator: [] }],
        body: z.strictObject({
          acceptBlastRadius: z
            .boolean()
            .optional()
            .describe('true = this run writes although more accounts get worse, or get signals, than CsSignalLimits__mdt allows'),
          dryRun: z.boolean().optional().describe('true = writes nothing, not even the record of the run, and tells what would be written'),
        }),
        response: { 202: runReply, ...problemResponses('run-in-progress', 'run-stopped') },
      },
    },
    async ({ body: { acceptBlastRadius = false, dryRun: isDryRun = false } }, reply) => {
      const run = runs.startFull({ acceptBlastRadius, isDryRun })
      return await reply.code(202).header('location', `/v1/runs/${run.id}`).send(toReply(run))
    },
  )

  app.get(
    '/v1/runs/:id',
    {
      schema: {
        operationId: 'readRun',
        summary: 'How far a run is, what it did, what was refused',
        security: [{ operator: [] }],
        params: z.object({ id: z.uuid('is not the id of a run') }),
        response: { 200: runReply, ...problemResponses('run-not-found', 'salesforce-unreachable') },
      },
    },
    async (request) => toReply(await runs.find(request.params.id)),
  )
  done()
}

function toReply(run: Run): z.infer<typeof runReply> {
  const { progress, id, kind, status, startedAt, finishedAt, asOf, isDryRun, apiCalls, apiCallsToWrite, failure } = run
  const calls = { apiCalls: apiCalls(), apiCallsToWrite: apiCallsToWrite() }
  return { id, kind, status, startedAt, finishedAt, asOf, isDryRun, ...calls, failure, ...progress }
}
