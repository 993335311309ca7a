import { z } from 'zod'
import { toReadProblem } from './read-problem.ts'
import type { Salesforce } from './connect.ts'

export type SalesforceRecord = Record<string, unknown>

const page = z.object({
  totalSize: z.int(),
  done: z.boolean(),
  nextRecordsUrl: z.string().optional(),
  records: z.array(z.record(z.string(), z.unknown())),
})

export interface ReadOptions {
  /** Rows in the recycle bin and archived ones too. Default false. */
  includeDeleted?: boolean
}

/**
 * Every page of a query, over REST. For what fits in memory; a run reads large objects with `bulkRead`.
 * @throws Problem naming the field or object that is missing or not granted
 */
export async function readAll(salesforce: Salesforce, soql: string, options: ReadOptions = {}): Promise<SalesforceRecord[]> {
  const records: SalesforceRecord[] = []
  try {
    let path: string | undefined = `/${options.includeDeleted ? 'queryAll' : 'query'}?q=${encodeURIComponent(soql)}`
    while (path !== undefined) {
      const answer: z.infer<typeof page> = page.parse(await salesforce.send({ method: 'GET', path }))
      records.push(...answer.records)
      path = answer.done ? undefined : answer.nextRecordsUrl
    }
  } catch (err) {
    throw toReadProblem(err, soql)
  }
  return records
}
