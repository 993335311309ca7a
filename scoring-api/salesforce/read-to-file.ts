import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { bulkRead, type BulkPages } from './bulk-read.ts'
import type { Salesforce } from './connect.ts'
import { readAll, type ReadOptions } from './read-all.ts'
import { valueAt } from './record-value.ts'
import { toCsvLine } from './staged-rows.ts'

/** Salesforce takes 16,384 bytes of address and headers together. */
const longestAddress = 14_000

/**
 * Reads a query about a few accounts: over REST into one page as Bulk would have written it, so that what follows is the same for both. One that
 * names so many accounts that no address holds it goes through Bulk.
 * @throws Problem
 */
export async function readToFile(
  salesforce: Salesforce,
  soql: string,
  columns: string[],
  { directory, name, ...options }: { directory: string; name: string } & ReadOptions,
): Promise<BulkPages> {
  if (encodeURIComponent(soql).length > longestAddress) return await bulkRead(salesforce, soql, { directory, name, ...options })
  const records = await readAll(salesforce, soql, options)
  const file = join(directory, `${name}-1.csv`)
  const lines = records.map((record) => toCsvLine(columns.map((column) => toCell(valueAt(record, column)))))
  await writeFile(file, toCsvLine(columns) + lines.join(''))
  return { columns, pages: [file], rows: records.length }
}

function toCell(value: unknown): string {
  if (value === null || value === undefined) return ''
  // REST writes +0000 where Bulk writes Z.
  if (typeof value === 'string') return value.replace(/^(\d{4}-\d\d-\d\dT[\d:.]+)\+0000$/, '$1Z')
  return JSON.stringify(value)
}
