import { createWriteStream, rmSync } from 'node:fs'
import { join } from 'node:path'
import { Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as wait } from 'node:timers/promises'
import { z } from 'zod'
import { noContent, ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import { createRowSpool } from '../http/row-spool.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import { toTimestamp } from '../rest/change-routes.ts'
import { columnDelimiterName, lineEndingName, parseJobBody } from './csv-format.ts'
import { ingestOperations, type IngestJob } from './ingest-job.ts'
import { newJobId } from './job-id.ts'
import { runIngest } from './run-ingest.ts'

const uploadLimitBytes = 150 * 1024 * 1024
/** A poll waits this long for the job: clients poll at once, and then only seconds later. */
const pollPatienceMs = 2000

const newJob = z.object({
  object: z.string().min(1),
  operation: z.enum([...ingestOperations, 'hardDelete']),
  externalIdFieldName: z.string().optional(),
  contentType: z.literal('CSV').default('CSV'),
  columnDelimiter: columnDelimiterName.default('COMMA'),
  lineEnding: lineEndingName.default('LF'),
})
const stateChange = z.object({ state: z.enum(['UploadComplete', 'Aborted']) })

export interface IngestJobs {
  routes: Route[]
  close(): Promise<void>
}

/** Bulk API 2.0 ingest jobs: make the job, upload one CSV, say UploadComplete, poll, read three results. */
export function createIngestJobs(org: LocalOrg, spoolDirectory: string): IngestJobs {
  const jobs = new Map<string, IngestJob>()

  const find = (call: Call): IngestJob => {
    const job = jobs.get(call.params['jobId'] ?? '')
    if (!job || job.createdById !== call.user.id) throw refusals.notFound()
    return job
  }

  const create = (call: Call): Reply => {
    const { operation, ...body } = parseJobBody(newJob, call.body)
    if (operation === 'hardDelete') throw hardDeleteRefused()
    if (operation === 'upsert' && !body.externalIdFieldName) {
      throw new OrgError(400, 'INVALIDJOB', 'External ID was blank for upsert operation on ' + body.object)
    }
    const id = newJobId()
    const spool = (result: string) => createRowSpool(spoolDirectory, `${id}-${result}.csv`)
    const job: IngestJob = {
      id,
      operation,
      object: org.describe(call.user.id, body.object).name,
      externalIdFieldName: body.externalIdFieldName ?? null,
      columnDelimiter: body.columnDelimiter,
      lineEnding: body.lineEnding,
      createdById: call.user.id,
      createdDate: toTimestamp(org.now()),
      apiVersion: Number(call.apiVersion),
      state: 'Open',
      errorMessage: null,
      uploadPath: null,
      processed: 0,
      failed: 0,
      processingMs: 0,
      results: { successful: spool('successful'), failed: spool('failed'), unprocessed: spool('unprocessed') },
      done: Promise.resolve(),
    }
    jobs.set(id, job)
    return ok(toJobInfo(job))
  }

  const upload = async (call: Call): Promise<Reply> => {
    const job = find(call)
    if (job.state !== 'Open' || job.uploadPath !== null) throw wrongState('A job takes one upload, while it is open')
    if (!/^text\/csv\b/.test(call.headers['content-type'] ?? '')) {
      throw new OrgError(400, 'INVALIDJOB', 'The Content-Type of an upload must be text/csv')
    }
    const path = join(spoolDirectory, `${job.id}-upload.csv`)
    job.uploadPath = path
    try {
      if (call.upload) await pipeline(call.upload, limitSize(uploadLimitBytes), createWriteStream(path))
    } catch (error) {
      job.uploadPath = null
      rmSync(path, { force: true })
      throw error
    }
    return { status: 201 }
  }

  const changeState = (call: Call): Reply => {
    const job = find(call)
    const { state } = parseJobBody(stateChange, call.body)
    if (state === 'Aborted') {
      if (!['Open', 'UploadComplete', 'InProgress'].includes(job.state))
        throw wrongState(`Aborting a job in state ${job.state} is not allowed`)
      job.state = 'Aborted'
      return ok(toJobInfo(job))
    }
    if (job.state !== 'Open') throw wrongState(`A job in state ${job.state} cannot be marked as UploadComplete`)
    if (job.uploadPath === null) throw wrongState('A job without an upload cannot be marked as UploadComplete')
    job.state = 'UploadComplete'
    const info = toJobInfo(job)
    job.done = runIngest(org, job)
    return ok(info)
  }

  const poll = async (call: Call): Promise<Reply> => {
    const job = find(call)
    await Promise.race([job.done, wait(pollPatienceMs)])
    return ok({ ...toJobInfo(job), ...toProgress(job) })
  }

  const remove = (call: Call): Reply => {
    const job = find(call)
    if (!['JobComplete', 'Failed', 'Aborted'].includes(job.state)) {
      throw wrongState('A job must be completed, failed or aborted before it can be deleted')
    }
    jobs.delete(job.id)
    discard(job)
    return noContent()
  }

  const readResult = (name: keyof IngestJob['results']) => (call: Call) => {
    const { results, state } = find(call)
    if (!['JobComplete', 'Failed', 'Aborted'].includes(state)) throw wrongState(`Results of a job in state ${state} are not available`)
    const spool = results[name]
    return { status: 200, headers: { 'Content-Type': 'text/csv' }, stream: spool.stream(0, spool.rowCount, '') }
  }

  const root = '/services/data/:version/jobs/ingest'
  return {
    routes: [
      route('POST', root, create),
      route('GET', root, (call) => {
        const own = [...jobs.values()].filter(({ createdById }) => createdById === call.user.id)
        return ok({ done: true, records: own.map(toJobInfo), nextRecordsUrl: null })
      }),
      route('GET', `${root}/:jobId`, poll),
      route('PATCH', `${root}/:jobId`, changeState),
      route('DELETE', `${root}/:jobId`, remove),
      route('PUT', `${root}/:jobId/batches`, upload, 'stream'),
      route('GET', `${root}/:jobId/successfulResults`, readResult('successful')),
      route('GET', `${root}/:jobId/failedResults`, readResult('failed')),
      route('GET', `${root}/:jobId/unprocessedrecords`, readResult('unprocessed')),
    ],
    async close() {
      for (const job of jobs.values()) {
        if (job.state === 'InProgress' || job.state === 'UploadComplete') job.state = 'Aborted'
        await job.done
        discard(job)
      }
      jobs.clear()
    },
  }
}

function discard({ results, uploadPath }: IngestJob): void {
  for (const spool of Object.values(results)) spool.remove()
  if (uploadPath !== null) rmSync(uploadPath, { force: true })
}

function limitSize(limitBytes: number): Transform {
  let size = 0
  return new Transform({
    transform(chunk: Buffer, _encoding, done) {
      size += chunk.length
      if (size > limitBytes) done(refusals.bodyTooLarge(limitBytes))
      else done(null, chunk)
    },
  })
}

/**
 * Nobody has the permission "Bulk API Hard Delete" here; in an org not even administrators have it by themselves.
 * Source of the code: `@salesforce/plugin-data`, which looks for it; of the sentence: our own knowledge.
 */
const hardDeleteRefused = () =>
  new OrgError(
    400,
    'FEATURENOTENABLED',
    'hardDelete operation requires special user profile permission, please contact your system administrator',
  )

const wrongState = (detail: string) => new OrgError(400, 'INVALIDJOBSTATE', detail)

function toJobInfo(job: IngestJob) {
  return {
    id: job.id,
    operation: job.operation,
    object: job.object,
    createdById: job.createdById,
    createdDate: job.createdDate,
    systemModstamp: job.createdDate,
    state: job.state,
    ...(job.externalIdFieldName === null ? {} : { externalIdFieldName: job.externalIdFieldName }),
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion: job.apiVersion,
    jobType: 'V2Ingest',
    contentUrl: `services/data/v${job.apiVersion.toFixed(1)}/jobs/ingest/${job.id}/batches`,
    lineEnding: job.lineEnding,
    columnDelimiter: job.columnDelimiter,
  }
}

function toProgress({ processed, failed, processingMs, errorMessage }: IngestJob) {
  return {
    retries: 0,
    totalProcessingTime: processingMs,
    apiActiveProcessingTime: processingMs,
    apexProcessingTime: 0,
    numberRecordsProcessed: processed,
    numberRecordsFailed: failed,
    ...(errorMessage === null ? {} : { errorMessage }),
  }
}
