import type { Connection } from 'jsforce'
import type { FieldValue } from './sample-book.ts'

export type Row = Record<string, unknown>

const pollTimeoutMs = 10 * 60_000

/** Every row of a query, all pages. */
export async function readAll(connection: Connection, soql: string): Promise<Row[]> {
  const { records } = await connection.query<Row>(soql, { autoFetch: true, maxFetch: 1_000_000 })
  return records
}

/**
 * Writes rows with one Bulk API 2.0 job.
 * @param records all with the same fields; null empties
 * @returns rows written
 * @throws Error with the count of refused rows and the first refusal
 */
export async function bulkWrite(
  connection: Connection,
  sobject: string,
  operation: 'insert' | 'update',
  records: Record<string, FieldValue>[],
  pollIntervalMs: number,
): Promise<number> {
  const results = await connection.bulk2.loadAndWaitForResults({
    object: sobject,
    operation,
    input: records,
    pollInterval: pollIntervalMs,
    pollTimeout: pollTimeoutMs,
  })
  const unwritten = records.length - results.successfulResults.length
  if (unwritten > 0) {
    const reason = results.failedResults[0]?.sf__Error ?? 'the job ended before they were processed'
    throw new Error(`${unwritten} of ${records.length} rows of ${sobject} were refused; the first: ${reason}`)
  }
  return results.successfulResults.length
}
