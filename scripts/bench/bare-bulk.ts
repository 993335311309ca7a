import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { setTimeout as pause } from 'node:timers/promises'
import { apiVersion } from '../api-version.ts'

/** Bulk API 2.0 with nothing around it: what the product's reading and writing is measured against. */
export interface BareOrg {
  url: string
  accessToken: string
}

const pollMs = 20
const rowsPerPage = 40_000

/** Writes one CSV. @returns rows processed. @throws Error when the org refuses any row */
export async function bareIngest(
  org: BareOrg,
  job: { object: string; operation: 'insert' | 'update' | 'upsert'; externalIdFieldName?: string },
  csv: string,
): Promise<number> {
  const { id } = await call<{ id: string }>(org, 'POST', '/jobs/ingest', JSON.stringify({ ...job, lineEnding: 'LF' }))
  await call(org, 'PUT', `/jobs/ingest/${id}/batches`, csv, 'text/csv')
  await call(org, 'PATCH', `/jobs/ingest/${id}`, JSON.stringify({ state: 'UploadComplete' }))
  const done = await untilDone(org, `/jobs/ingest/${id}`)
  if (done.numberRecordsFailed > 0) {
    const failed = await (await request(org, 'GET', `/jobs/ingest/${id}/failedResults`)).text()
    throw new Error(`${job.object}: ${done.numberRecordsFailed} rows refused, the first: ${failed.split('\n')[1]}`)
  }
  return done.numberRecordsProcessed
}

/** Reads every page of a query into files. @returns files and rows */
export async function bareQuery(
  org: BareOrg,
  soql: string,
  fileOf: (page: number) => string,
  maxRows = rowsPerPage,
): Promise<{ files: string[]; rows: number }> {
  const { id } = await call<{ id: string }>(org, 'POST', '/jobs/query', JSON.stringify({ operation: 'query', query: soql }))
  await untilDone(org, `/jobs/query/${id}`)
  const files: string[] = []
  let rows = 0
  for (let locator = ''; locator !== 'null';) {
    const after = locator === '' ? '' : `&locator=${locator}`
    const response = await request(org, 'GET', `/jobs/query/${id}/results?maxRecords=${maxRows}${after}`)
    const file = fileOf(files.length)
    await pipeline(Readable.fromWeb(response.body as never), createWriteStream(file))
    files.push(file)
    rows += Number(response.headers.get('sforce-numberofrecords'))
    locator = response.headers.get('sforce-locator') ?? 'null'
  }
  return { files, rows }
}

interface JobInfo {
  state: string
  errorMessage?: string
  numberRecordsProcessed: number
  numberRecordsFailed: number
}

async function untilDone(org: BareOrg, path: string): Promise<JobInfo> {
  for (;;) {
    const job = await call<JobInfo>(org, 'GET', path)
    if (job.state === 'JobComplete') return job
    if (job.state === 'Failed' || job.state === 'Aborted') throw new Error(`${path} ${job.state}: ${job.errorMessage}`)
    await pause(pollMs)
  }
}

async function call<Reply>(org: BareOrg, method: string, path: string, body?: string, contentType?: string): Promise<Reply> {
  const text = await (await request(org, method, path, body, contentType)).text()
  return (text === '' ? null : JSON.parse(text)) as Reply
}

async function request(org: BareOrg, method: string, path: string, body?: string, contentType = 'application/json'): Promise<Response> {
  const headers = { authorization: `Bearer ${org.accessToken}`, 'content-type': contentType }
  const response = await fetch(`${org.url}/services/data/v${apiVersion}${path}`, { method, headers, body })
  if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${await response.text()}`)
  return response
}
