import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { familiesOf } from './families.ts'

const accountWithParent = z.object({ Id: z.string(), ParentId: z.string() })

/**
 * Accounts that are each other's ancestors, each cycle by id. Who is in a cycle has ancestors without end, so only accounts with five or
 * more are read: few in any org.
 * @throws Problem
 */
export async function readAccountCycles(salesforce: Salesforce): Promise<string[][]> {
  const records = await readAll(salesforce, 'SELECT Id, ParentId FROM Account WHERE Parent.Parent.Parent.Parent.ParentId != null')
  const accounts = records.map((record) => accountWithParent.parse(record))
  return familiesOf(accounts.map(({ Id, ParentId }) => ({ accountId: Id, parentId: ParentId, arr: null }))).cycles
}
