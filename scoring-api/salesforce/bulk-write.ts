import { createReadStream, createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'
import { parse } from 'csv-parse'
import { isTransient } from './api-error.ts'
import type { Salesforce } from './connect.ts'
import { toRefusalProblem } from './read-problem.ts'
import { toCsvLine } from './staged-rows.ts'
import { createdJob, waitForJob } from './wait-for-job.ts'
import { backOff } from './with-retries.ts'
import { keyFieldOf, type Refusal, type WriteOutcome, type WriteTarget } from './write-each.ts'

const lockTries = 5
const uploadTries = 3

/**
 * Writes one CSV file by a Bulk API 2.0 ingest job and reads row by row what was refused.
 * Locked rows are tried again in a job of their own.
 * @throws Problem when the org refuses or fails the job as a whole
 */
export async function bulkWrite(salesforce: Salesforce, target: WriteTarget, file: string): Promise<WriteOutcome> {
  const outcome: WriteOutcome = { written: 0, refused: [] }
  let waiting = file
  try {
    for (let attempt = 1; ; attempt += 1) {
      const path = await startJob(salesforce, target, waiting)
      const job = await waitForJob(salesforce, path)
      const refused = [...(await readFailed(salesforce, target, path)), ...(await readUnprocessed(salesforce, target, path))]
      const locked = attempt < lockTries ? refused.filter(isLocked) : []
      outcome.written += job.numberRecordsProcessed - job.numberRecordsFailed
      outcome.refused.push(...(attempt < lockTries ? refused.filter((refusal) => !isLocked(refusal)) : refused))
      if (locked.length === 0) return outcome
      waiting = await copyRows(waiting, `${file}.locked-${attempt}`, keyFieldOf(target), new Set(locked.map(({ id }) => id)))
      await salesforce.pause(backOff(attempt))
    }
  } catch (err) {
    throw toRefusalProblem(err, `Writing ${target.object}`, target.object)
  }
}

const isLocked = ({ errorCode }: Refusal): boolean => errorCode === 'UNABLE_TO_LOCK_ROW'

/** A job works on nothing before it is closed, so a broken upload is thrown away and begun anew. @returns its path */
async function startJob(salesforce: Salesforce, target: WriteTarget, file: string): Promise<string> {
  for (let attempt = 1; ; attempt += 1) {
    const job = createdJob.parse(await salesforce.send({ method: 'POST', path: '/jobs/ingest', body: jobDefinition(target) }))
    const path = `/jobs/ingest/${job.id}`
    try {
      await salesforce.upload(`${path}/batches`, file)
      await salesforce.send({ method: 'PATCH', path, body: { state: 'UploadComplete' } })
      return path
    } catch (err) {
      await salesforce.send({ method: 'PATCH', path, body: { state: 'Aborted' }, once: true }).catch(() => null)
      if (attempt >= uploadTries || !isTransient(err)) throw err
      await salesforce.pause(backOff(attempt))
    }
  }
}

function jobDefinition({ object, key }: WriteTarget): Record<string, string> {
  const format = { object, contentType: 'CSV', lineEnding: 'LF', columnDelimiter: 'COMMA' }
  if ('upsert' in key) return { ...format, operation: 'upsert', externalIdFieldName: key.upsert }
  return { ...format, operation: 'insert' in key ? 'insert' : 'update' }
}

async function readFailed(salesforce: Salesforce, target: WriteTarget, path: string): Promise<Refusal[]> {
  const refused: Refusal[] = []
  for await (const record of await openRows(salesforce, `${path}/failedResults`)) {
    const row = record as Record<string, string>
    refused.push(toRefusal(target, row, row['sf__Error'] ?? ''))
  }
  return refused
}

/** Rows the org did not come to, e.g. because the job ran out of its time. */
async function readUnprocessed(salesforce: Salesforce, target: WriteTarget, path: string): Promise<Refusal[]> {
  const refused: Refusal[] = []
  for await (const row of await openRows(salesforce, `${path}/unprocessedrecords`)) {
    refused.push(
      toRefusal(target, row as Record<string, string>, 'NOT_PROCESSED:The org did not come to this row; the next run writes it.:--'),
    )
  }
  return refused
}

async function openRows(salesforce: Salesforce, path: string): Promise<Readable> {
  const response = await salesforce.open(path)
  const body = Readable.fromWeb((response.body ?? new Blob([]).stream()) as ReadableStream)
  return parsed(body)
}

function parsed(body: Readable): Readable {
  const parser = parse({ columns: true, skip_empty_lines: true })
  body.on('error', (err) => parser.destroy(err))
  return body.pipe(parser)
}

/** `sf__Error` reads `CODE:message:Field1 Field2 --`. */
function toRefusal(target: WriteTarget, row: Record<string, string>, error: string): Refusal {
  const [, errorCode = 'UNKNOWN', message = error, fields = ''] = /^([A-Z_]+):(.*):([^:]*?) ?--$/s.exec(error) ?? []
  const id = row[keyFieldOf(target)] ?? ''
  return { object: target.object, id, errorCode, message, fields: fields.split(/[ ,]+/).filter((field) => field !== '') }
}

/** The rows of these keys again, from our own file: what the org sends back no longer tells an emptied field from an absent one. */
async function copyRows(from: string, to: string, keyField: string, keys: Set<string>): Promise<string> {
  let isFirst = true
  const select = new Transform({
    objectMode: true,
    transform(row: Record<string, string>, _encoding, done) {
      if (!keys.has(row[keyField] ?? '')) return done()
      const header = isFirst ? toCsvLine(Object.keys(row)) : ''
      isFirst = false
      done(null, header + toCsvLine(Object.values(row)))
    },
  })
  await pipeline(parsed(createReadStream(from)), select, createWriteStream(to))
  return to
}
