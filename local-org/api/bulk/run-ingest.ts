import { setImmediate as nextTurn } from 'node:timers/promises'
import { OrgError, type Describe, type FieldValues, type LocalOrg, type RowError, type RowResult } from '../org.ts'
import { idKey, refusedRow, repeatedKeys } from '../rest/row-results.ts'
import { toCsvLine } from './csv-format.ts'
import type { IngestJob } from './ingest-job.ts'
import { readIngestCsv, UnusableUpload } from './read-ingest-csv.ts'

const rowsPerTransaction = 200
const fromCsv = { fromText: true }

/** Writes the uploaded rows, 200 a transaction, and sorts them into the three results. Other requests run in between. */
export async function runIngest(org: LocalOrg, job: IngestJob): Promise<void> {
  const startedAt = performance.now()
  job.state = 'InProgress'
  try {
    await writeRows(org, job)
    if (stateOf(job) === 'InProgress') job.state = 'JobComplete'
  } catch (error) {
    job.state = 'Failed'
    job.errorMessage = toJobError(error)
  } finally {
    job.processingMs = Math.round(performance.now() - startedAt)
  }
}

function toJobError(error: unknown): string {
  if (error instanceof UnusableUpload) return error.message
  return error instanceof OrgError ? `InvalidBatch : ${error.message}` : `InternalServerError : ${String(error)}`
}

async function writeRows(org: LocalOrg, job: IngestJob): Promise<void> {
  const rows = readIngestCsv(job.uploadPath ?? '', job)
  const header = (await rows.next()).value as string[] | undefined
  if (!header) throw new UnusableUpload('InvalidBatch : The upload has no header row')
  startResults(job, header)

  let writer: RowWriter | null = null
  let refusal: OrgError | null = null
  try {
    writer = createRowWriter(org, job, header)
  } catch (error) {
    if (!(error instanceof OrgError)) throw error
    refusal = error
  }

  let chunk: string[][] = []
  const writeChunk = async () => {
    if (writer && stateOf(job) === 'InProgress') writeInTransaction(org, job, chunk, writer)
    else chunk.forEach((row) => job.results.unprocessed.append(toCsvLine(row, job)))
    chunk = []
    await nextTurn()
  }
  for await (const row of rows) {
    chunk.push(row)
    if (chunk.length === rowsPerTransaction) await writeChunk()
  }
  await writeChunk()
  if (refusal) throw refusal
}

/** The state as it is now: an abort changes it while rows are being written. */
const stateOf = (job: IngestJob): IngestJob['state'] => job.state

function startResults(job: IngestJob, header: string[]): void {
  job.results.successful.append(toCsvLine(['sf__Id', 'sf__Created', ...header], job))
  job.results.failed.append(toCsvLine(['sf__Id', 'sf__Error', ...header], job))
  job.results.unprocessed.append(toCsvLine(header, job))
}

function writeInTransaction(org: LocalOrg, job: IngestJob, chunk: string[][], writer: RowWriter): void {
  const repeated = repeatedKeys(chunk.map(writer.keyOf).filter((key) => key !== ''))
  const results = org.inTransaction(() => chunk.map((row) => writer.write(row, repeated)))
  for (const [index, result] of results.entries()) {
    const row = chunk[index] ?? []
    job.processed += 1
    if (result.success) {
      job.results.successful.append(toCsvLine([result.id, String(result.created), ...row], job))
    } else {
      job.failed += 1
      job.results.failed.append(toCsvLine([result.id, toErrorText(result.errors), ...row], job))
    }
  }
}

/** `REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --` */
function toErrorText(errors: RowError[]): string {
  return errors.map(({ statusCode, message, fields }) => `${statusCode}:${message}:${fields.join(',')} --`).join(' ')
}

interface RowWriter {
  /** What a row is found by; empty for rows that are inserted. */
  keyOf: (row: string[]) => string
  write: (row: string[], repeated: ReadonlySet<string>) => RowResult
}

/** @throws OrgError when the columns do not fit the object and the operation */
function createRowWriter(org: LocalOrg, job: IngestJob, header: string[]): RowWriter {
  const describe = org.describe(job.createdById, job.object)
  const columns = header.map((column) => checkColumn(describe, column))
  const keyName = job.operation === 'upsert' ? (job.externalIdFieldName ?? 'Id') : 'Id'
  const keyIndex = columns.findIndex((column) => column.toLowerCase() === keyName.toLowerCase())
  const user = job.createdById

  if (job.operation === 'insert') {
    return { keyOf: () => '', write: (row) => refuseRow(() => org.insert(user, describe.name, toFields(columns, row), fromCsv)) }
  }
  if (keyIndex < 0) throw new OrgError(400, 'INVALIDJOB', `Field name not found : ${keyName}`)
  if (job.operation === 'delete' && columns.length > 1)
    throw new OrgError(400, 'INVALIDJOB', 'Only the Id column may be sent to delete records')

  const isById = columns[keyIndex] === 'Id'
  const keyOf = (row: string[]) => (isById ? idKey(row[keyIndex] ?? '') : (row[keyIndex] ?? ''))
  const writeKeyed = (key: string, fields: FieldValues): RowResult => {
    switch (job.operation) {
      case 'update':
        return org.update(user, describe.name, key, fields, fromCsv)
      case 'upsert':
        return org.upsert(user, describe.name, keyName, key === '' ? null : key, fields, fromCsv)
      default:
        return org.delete(user, describe.name, key)
    }
  }
  return {
    keyOf,
    write: (row, repeated) => {
      const key = keyOf(row)
      if (!repeated.has(key.toLowerCase())) return refuseRow(() => writeKeyed(key, toFields(columns, row, keyIndex)))
      const what = job.operation === 'upsert' ? 'Duplicate external id specified' : 'duplicate id specified'
      return refusedRow('DUPLICATE_VALUE', `${what}: ${key}`, [keyName])
    },
  }
}

/** The field's own spelling of a column; `Account.Key__c` reaches a parent by its external id. */
function checkColumn(describe: Describe, column: string): string {
  const [first = '', second] = column.split('.')
  const field = describe.fields.find(({ name, relationshipName }) => same(second === undefined ? name : (relationshipName ?? ''), first))
  if (!field) throw new OrgError(400, 'INVALIDJOB', `Field name not found : ${column}`)
  return second === undefined ? field.name : `${field.relationshipName}.${second}`
}

const same = (left: string, right: string): boolean => left.toLowerCase() === right.toLowerCase()

/** An empty value leaves the field as it is; `#N/A` empties it (the org reads that, as it reads text). */
function toFields(columns: string[], row: string[], keyIndex = -1): FieldValues {
  const fields: FieldValues = {}
  for (const [index, column] of columns.entries()) {
    const value = row[index] ?? ''
    if (index === keyIndex || value === '') continue
    const [relationship = '', parentKey] = column.split('.')
    fields[relationship] = parentKey === undefined ? value : { [parentKey]: value }
  }
  return fields
}

/** What would refuse a whole request refuses one row of many. */
function refuseRow(write: () => RowResult): RowResult {
  try {
    return write()
  } catch (error) {
    if (!(error instanceof OrgError)) throw error
    return refusedRow(error.httpStatus === 300 ? 'DUPLICATE_EXTERNAL_ID' : error.errorCode, error.message, error.fields)
  }
}
