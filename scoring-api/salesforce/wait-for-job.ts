import { z } from 'zod'
import { Problem } from '../problems.ts'
import { ApiError } from './api-error.ts'
import type { Salesforce } from './connect.ts'

export const createdJob = z.object({ id: z.string().regex(/^\w{15,18}$/) })

const job = z.object({
  state: z.string(),
  numberRecordsProcessed: z.int().default(0),
  numberRecordsFailed: z.int().default(0),
  errorMessage: z.string().optional(),
})

export type FinishedJob = z.infer<typeof job>

const firstPollMs = 200
const slowestPollMs = 8_000
const longestWaitMs = 60 * 60_000

/**
 * Asks for a Bulk job, less and less often, until it is done.
 * @throws ApiError with the code of the job's own message when it failed, Problem when it takes more than an hour
 */
export async function waitForJob(salesforce: Salesforce, path: string): Promise<FinishedJob> {
  let delay = firstPollMs
  let waited = 0
  for (;;) {
    const state = job.parse(await salesforce.send({ method: 'GET', path }))
    if (state.state === 'JobComplete') return state
    if (state.state === 'Failed' || state.state === 'Aborted') throw jobFailed(state)
    if (waited >= longestWaitMs) {
      throw new Problem(
        'salesforce-answer-broken',
        `The org has not finished ${path} for an hour; look at the job under Setup, Bulk Data Load Jobs.`,
      )
    }
    await salesforce.pause(delay)
    waited += delay
    delay = Math.min(slowestPollMs, delay * 1.5)
  }
}

/** The message of a failed job begins with the code that a REST call would have answered, e.g. `INVALID_FIELD: …`. */
function jobFailed({ state, errorMessage = '' }: FinishedJob): ApiError {
  const [, code = 'BULK_JOB_FAILED', message = errorMessage] = /^\s*(?:\w+ : )?([A-Z]+(?:_[A-Z]+)+) ?: ?(.*)$/s.exec(errorMessage) ?? []
  return new ApiError(code, message === '' ? `the job is ${state}` : message)
}
