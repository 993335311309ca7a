import { createWriteStream } from 'node:fs'
import { rename } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { Problem } from '../problems.ts'
import { ApiError, toApiError } from './api-error.ts'
import type { Salesforce } from './connect.ts'
import { toReadProblem } from './read-problem.ts'
import { createdJob, waitForJob } from './wait-for-job.ts'
import { backOff } from './with-retries.ts'

/** CSV files as the org wrote them, each with its header line, together `rows` records. */
export interface BulkPages {
  /** In the order of the header. */
  columns: string[]
  pages: string[]
  rows: number
}

export interface BulkReadOptions {
  /** Must exist; the pages are named `<name>-1.csv` and so on. */
  directory: string
  name: string
  /** Rows a page at most. */
  maxRecords?: number
  onRows?: (rows: number) => void
  /** Rows in the recycle bin and archived ones too. Default false. */
  includeDeleted?: boolean
}

const pageTries = 4
const defaultMaxRecords = 100_000

/**
 * Reads a query of any size through Bulk API 2.0, page by page into files.
 * @throws Problem when the org refuses the query, or when header, type or row count of a page do not fit
 */
export async function bulkRead(salesforce: Salesforce, soql: string, options: BulkReadOptions): Promise<BulkPages> {
  let jobPath: string | null = null
  try {
    const job = createdJob.parse(
      await salesforce.send({
        method: 'POST',
        path: '/jobs/query',
        body: { operation: options.includeDeleted ? 'queryAll' : 'query', query: soql, contentType: 'CSV', lineEnding: 'LF' },
      }),
    )
    jobPath = `/jobs/query/${job.id}`
    const { numberRecordsProcessed: expectedRows } = await waitForJob(salesforce, jobPath)
    return await readPages(salesforce, jobPath, expectedRows, options)
  } catch (err) {
    throw toReadProblem(err, soql)
  } finally {
    if (jobPath !== null) await deleteJob(salesforce, jobPath)
  }
}

async function readPages(salesforce: Salesforce, jobPath: string, expectedRows: number, options: BulkReadOptions): Promise<BulkPages> {
  const pages: string[] = []
  let columns: string[] | null = null
  let rows = 0
  let locator: string | null = null
  do {
    const file = join(options.directory, `${options.name}-${pages.length + 1}.csv`)
    const page = await readPage(salesforce, resultsPath(jobPath, locator, options.maxRecords ?? defaultMaxRecords), file, options.name)
    columns ??= page.columns
    if (page.columns.join() !== columns.join()) throw broken(options.name, 'the pages have different columns')
    pages.push(file)
    rows += page.rows
    options.onRows?.(page.rows)
    if (page.locator !== null && page.locator === locator) throw broken(options.name, 'the same page came twice')
    locator = page.locator
  } while (locator !== null)
  if (rows !== expectedRows) throw broken(options.name, `${rows} of ${expectedRows} rows came`)
  return { columns, pages, rows }
}

function resultsPath(jobPath: string, locator: string | null, maxRecords: number): string {
  const query = new URLSearchParams({ maxRecords: String(maxRecords), ...(locator === null ? {} : { locator }) })
  return `${jobPath}/results?${query}`
}

interface Page {
  columns: string[]
  rows: number
  /** Where the next page begins; null = this was the last. */
  locator: string | null
}

/** A page that breaks in the middle is read again from its beginning. */
async function readPage(salesforce: Salesforce, path: string, file: string, name: string): Promise<Page> {
  for (let attempt = 1; ; attempt += 1) {
    const response = await salesforce.open(path)
    const head = checkHead(response, name)
    const part = `${file}.part`
    try {
      const headerLine = await saveBody(response, part)
      await rename(part, file)
      return { columns: parseHeader(headerLine, name), ...head }
    } catch (err) {
      const failure = toApiError(err)
      salesforce.throwIfStopped()
      if (!(failure instanceof ApiError) || attempt >= pageTries) throw failure
      await salesforce.pause(backOff(attempt))
    }
  }
}

function checkHead(response: Response, name: string): { rows: number; locator: string | null } {
  const type = response.headers.get('content-type') ?? 'no type'
  if (!type.startsWith('text/csv')) throw broken(name, `a page is ${type} instead of CSV`)
  const rows = Number(response.headers.get('sforce-numberofrecords') ?? NaN)
  if (!Number.isSafeInteger(rows)) throw broken(name, 'a page does not say how many rows it has')
  const locator = response.headers.get('sforce-locator')
  return { rows, locator: locator === null || locator === 'null' || locator === '' ? null : locator }
}

/** @returns the first line */
async function saveBody(response: Response, file: string): Promise<string> {
  const header: Buffer[] = []
  let complete = false
  const keepHeader = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      if (!complete) {
        const end = chunk.indexOf(0x0a)
        header.push(end === -1 ? chunk : chunk.subarray(0, end))
        complete = end !== -1
      }
      done(null, chunk)
    },
  })
  await pipeline(Readable.fromWeb((response.body ?? new Blob([]).stream()) as ReadableStream), keepHeader, createWriteStream(file))
  return Buffer.concat(header).toString('utf8').trimEnd()
}

function parseHeader(line: string, name: string): string[] {
  const columns = line.split(',').map((cell) => cell.replace(/^"(.*)"$/, '$1'))
  if (!columns.every((column) => /^[A-Za-z]\w*(\.\w+)*$/.test(column))) throw broken(name, 'a page does not begin with the column names')
  return columns
}

function broken(name: string, what: string): Problem {
  return new Problem(
    'salesforce-answer-broken',
    `Reading ${name} in bulk came back incomplete: ${what}; run again, and report it if it stays.`,
  )
}

/** The results would stay for seven days; that they do is no reason to fail. */
async function deleteJob(salesforce: Salesforce, path: string): Promise<void> {
  await salesforce.send({ method: 'DELETE', path, once: true }).catch(() => null)
}
