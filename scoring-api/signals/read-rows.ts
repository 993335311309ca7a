import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { bulkRead } from '../salesforce/bulk-read.ts'
import { requireBudget } from '../salesforce/call-count.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { quotedIds } from '../salesforce/id-list.ts'
import { readToFile } from '../salesforce/read-to-file.ts'

/** How a run reads the records of its accounts: all of them in bulk, those of a few over REST. */
export interface RowsRequest {
  /** null = all. */
  accountIds: readonly string[] | null
  directory: string
  onRows: (rows: number) => void
  /** Continues a condition, e.g. ` AND Account__c IN ('001…')`; empty when the run is for all accounts. */
  accountsIn(field: string): string
}

export const toRowsRequest = (accountIds: readonly string[] | null, directory: string, onRows: (rows: number) => void): RowsRequest => ({
  accountIds,
  directory,
  onRows,
  accountsIn: (field) => (accountIds === null ? '' : ` AND ${field} IN (${quotedIds(accountIds)})`),
})

/**
 * Gives every row of a query to `take`, as the texts of its CSV line by column; empty = null. One row at a time is in memory.
 * @param name of the files below the directory
 * @throws Problem
 */
export async function readRows(
  salesforce: Salesforce,
  soql: string,
  columns: string[],
  name: string,
  { accountIds, directory, onRows }: Pick<RowsRequest, 'accountIds' | 'directory' | 'onRows'>,
  take: (row: Record<string, string>) => void,
  includeDeleted = false,
): Promise<void> {
  requireBudget(salesforce.calls)
  const pages =
    accountIds === null
      ? await bulkRead(salesforce, soql, { directory, name, includeDeleted })
      : await readToFile(salesforce, soql, columns, { directory, name, includeDeleted })
  onRows(pages.rows)
  for (const page of pages.pages) {
    const rows = createReadStream(page).pipe(parse({ columns: true })) as AsyncIterable<Record<string, string>>
    for await (const row of rows) take(row)
  }
}
