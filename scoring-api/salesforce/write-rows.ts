import { bulkWrite } from './bulk-write.ts'
import type { Salesforce } from './connect.ts'
import type { StagedRows } from './staged-rows.ts'
import { writeEach, type WriteOutcome, type WriteTarget } from './write-each.ts'

/** Writes what was staged: a few rows by collections, many by Bulk API 2.0. @throws Problem */
export async function writeRows(salesforce: Salesforce, target: WriteTarget, staged: StagedRows): Promise<WriteOutcome> {
  const outcome = await writeEach(salesforce, target, staged.rows)
  for (const file of staged.files) {
    const { written, refused } = await bulkWrite(salesforce, target, file)
    outcome.written += written
    outcome.refused.push(...refused)
  }
  return outcome
}
