import { dateIn, startOfDay } from '../metric/time-zone-day.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readRows, type RowsRequest } from './read-rows.ts'
import { occurrenceKey, type RhythmTask } from './rhythm.ts'
import { taskColumnsRead, taskObject, toTask } from './task-records.ts'

const columns = [...taskColumnsRead, 'AccountId', 'CreatedDate', 'CreatedById', 'LastModifiedDate', 'LastModifiedById']

export const rhythmTaskFieldsRead = columns.map((field) => ({ object: taskObject, field }))

/** The tasks of rhythms by account, deleted and archived ones included. */
export interface StoredRhythmTasks {
  of(accountId: string): RhythmTask[]
  /** Everybody who owns one. */
  owners: ReadonlySet<string>
}

/** @param since day in the org's time zone; what was created before is left out @throws Problem */
export async function readRhythmTasks(
  salesforce: Salesforce,
  since: string,
  timeZone: string,
  request: RowsRequest,
): Promise<StoredRhythmTasks> {
  const byAccount = new Map<string, RhythmTask[]>()
  const owners = new Set<string>()
  const soql =
    `SELECT ${columns.join(', ')} FROM ${taskObject} WHERE CsKey__c != null AND CsSignalId__c = null ` +
    `AND CreatedDate >= ${startOfDay(timeZone, since).toISOString()}${request.accountsIn('AccountId')}`
  const take = (row: Record<string, string>): void => {
    const task = toRhythmTask(row, timeZone)
    const { AccountId: accountId = '' } = row
    if (task === null) return
    owners.add(task.ownerId)
    const others = byAccount.get(accountId)
    if (others === undefined) byAccount.set(accountId, [task])
    else others.push(task)
  }
  await readRows(salesforce, soql, columns, 'rhythm-tasks', request, take, true)
  return { of: (accountId) => byAccount.get(accountId) ?? [], owners }
}

/** `<accountId>:rhythm:<rhythm>:<period>:<step>`; after a merge of accounts the id is of one that is gone. */
const keyPattern = /^[0-9A-Za-z]{15,18}:rhythm:([^:]+):([^:]+):(.+)$/

/** @returns null for what is no task of a rhythm */
export function toRhythmTask(row: Record<string, string>, timeZone: string): RhythmTask | null {
  const task = toTask(row)
  const [, rhythmKey, period, stepKey] = keyPattern.exec(task.key) ?? []
  if (rhythmKey === undefined || period === undefined || stepKey === undefined) return null
  const day = (field: string): string => dateIn(timeZone, new Date(row[field] ?? 0))
  return {
    ...task,
    key: `${occurrenceKey(row['AccountId'] ?? '', rhythmKey, period)}:${stepKey}`,
    rhythmKey,
    period,
    stepKey,
    createdOn: day('CreatedDate'),
    changedOn: day('LastModifiedDate'),
    isUntouched: row['CreatedById'] === row['LastModifiedById'],
  }
}
