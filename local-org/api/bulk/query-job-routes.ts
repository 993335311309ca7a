import { parseQuery } from '@jetstreamapp/soql-parser-js'
import { z } from 'zod'
import { noContent, ok, route, type Call, type Reply, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import { createRowSpool, type RowSpool } from '../http/row-spool.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import { toTimestamp } from '../rest/change-routes.ts'
import { columnDelimiterName, lineEndingName, parseJobBody, toCsvLine, type CsvFormat } from './csv-format.ts'
import { newJobId } from './job-id.ts'

const newJob = z.object({
  operation: z.enum(['query', 'queryAll']),
  query: z.string().min(1),
  contentType: z.literal('CSV').default('CSV'),
  columnDelimiter: columnDelimiterName.default('COMMA'),
  lineEnding: lineEndingName.default('LF'),
})
const stateChange = z.object({ state: z.literal('Aborted') })

interface QueryJob extends CsvFormat {
  id: string
  operation: 'query' | 'queryAll'
  object: string
  createdById: string
  createdDate: string
  apiVersion: number
  /** The rows are found when the job is made; it says JobComplete from the first poll on. */
  state: 'UploadComplete' | 'JobComplete' | 'Aborted'
  header: string
  rows: RowSpool
  processingMs: number
}

export interface QueryJobs {
  routes: Route[]
  close(): void
}

/**
 * Bulk API 2.0 query jobs. Results are those of the moment the job was made, whatever is written later.
 * @param pageRows of a page of results when the client names no maxRecords; an org decides this itself
 */
export function createQueryJobs(org: LocalOrg, spoolDirectory: string, pageRows: number): QueryJobs {
  const jobs = new Map<string, QueryJob>()

  const find = (call: Call): QueryJob => {
    const job = jobs.get(call.params['jobId'] ?? '')
    if (!job || job.createdById !== call.user.id) throw refusals.notFound()
    return job
  }

  const create = (call: Call): Reply => {
    const { operation, query, columnDelimiter, lineEnding } = parseJobBody(newJob, call.body)
    const format = { columnDelimiter, lineEnding }
    const startedAt = performance.now()
    const { columns, rows } = org.queryFlat(call.user.id, query, { includeDeleted: operation === 'queryAll' })
    const id = newJobId()
    const spool = createRowSpool(spoolDirectory, `${id}.csv`)
    for (const row of rows) spool.append(toCsvLine(row, format))
    const job: QueryJob = {
      ...format,
      id,
      operation,
      object: parseQuery(query).sObject ?? '',
      createdById: call.user.id,
      createdDate: toTimestamp(org.now()),
      apiVersion: Number(call.apiVersion),
      state: 'UploadComplete',
      header: toCsvLine(columns, format),
      rows: spool,
      processingMs: Math.round(performance.now() - startedAt),
    }
    jobs.set(id, job)
    return ok(toJobInfo(job))
  }

  const poll = (call: Call): Reply => {
    const job = find(call)
    if (job.state === 'UploadComplete') job.state = 'JobComplete'
    return ok({ ...toJobInfo(job), ...toProgress(job) })
  }

  const abort = (call: Call): Reply => {
    const job = find(call)
    parseJobBody(stateChange, call.body)
    if (job.state !== 'UploadComplete') throw wrongState(`Aborting a job in state ${job.state} is not allowed`)
    job.state = 'Aborted'
    return ok(toJobInfo(job))
  }

  const remove = (call: Call): Reply => {
    const job = find(call)
    if (job.state === 'UploadComplete') throw wrongState('A job must be completed, failed or aborted before it can be deleted')
    job.rows.remove()
    jobs.delete(job.id)
    return noContent()
  }

  const readResults = (call: Call): Reply => {
    const job = find(call)
    if (job.state !== 'JobComplete') throw wrongState(`Results of a job in state ${job.state} are not available`)
    return readPage(job, call, pageRows)
  }

  return {
    routes: [
      route('POST', '/services/data/:version/jobs/query', create),
      route('GET', '/services/data/:version/jobs/query', (call) => {
        const own = [...jobs.values()].filter(({ createdById }) => createdById === call.user.id)
        return ok({ done: true, records: own.map(toJobInfo), nextRecordsUrl: null })
      }),
      route('GET', '/services/data/:version/jobs/query/:jobId', poll),
      route('PATCH', '/services/data/:version/jobs/query/:jobId', abort),
      route('DELETE', '/services/data/:version/jobs/query/:jobId', remove),
      route('GET', '/services/data/:version/jobs/query/:jobId/results', readResults),
    ],
    close: () => {
      for (const { rows } of jobs.values()) rows.remove()
      jobs.clear()
    },
  }
}

/** A locator is the number of rows before the page, in base64; clients stop at the literal `null`. */
function readPage({ header, rows }: QueryJob, call: Call, defaultPageRows: number): Reply {
  const from = readLocator(call.search.get('locator'), rows.rowCount)
  const pageRows = readCount(call.search.get('maxRecords') ?? String(defaultPageRows), 'maxRecords')
  const to = Math.min(from + pageRows, rows.rowCount)
  const locator = to < rows.rowCount ? Buffer.from(String(to)).toString('base64url') : 'null'
  return {
    status: 200,
    headers: { 'Content-Type': 'text/csv', 'Sforce-Locator': locator, 'Sforce-NumberOfRecords': String(to - from) },
    stream: rows.stream(from, to, header),
  }
}

function readLocator(locator: string | null, rowCount: number): number {
  if (locator === null || locator === 'null' || locator === '') return 0
  const from = Number(Buffer.from(locator, 'base64url').toString())
  if (!Number.isInteger(from) || from <= 0 || from >= rowCount) {
    throw new OrgError(400, 'INVALIDQUERYLOCATOR', `The locator ${locator} is invalid`)
  }
  return from
}

function readCount(text: string, name: string): number {
  const count = Number(text)
  if (!Number.isInteger(count) || count <= 0) throw refusals.badParameter(`${name} must be a positive whole number, not '${text}'`)
  return count
}

const wrongState = (detail: string) => new OrgError(400, 'INVALIDJOBSTATE', detail)

function toJobInfo(job: QueryJob) {
  const { id, operation, object, createdById, createdDate, state, apiVersion, lineEnding, columnDelimiter } = job
  return {
    id,
    operation,
    object,
    createdById,
    createdDate,
    systemModstamp: createdDate,
    state,
    concurrencyMode: 'Parallel',
    contentType: 'CSV',
    apiVersion,
    jobType: 'V2Query',
    lineEnding,
    columnDelimiter,
  }
}

function toProgress({ rows, processingMs }: QueryJob) {
  return { numberRecordsProcessed: rows.rowCount, retries: 0, totalProcessingTime: processingMs, isPkChunkingSupported: true }
}
