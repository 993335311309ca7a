import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { partyValues } from './picklist-records.ts'
import { signalObject } from './signal-records.ts'
import type { SignalTask } from './signal.ts'
import type { NewTask } from './signal-decision.ts'
import type { TaskPicklists } from './task-picklist-records.ts'

/** Our steps as standard tasks. A row read comes as the texts of a CSV line. */

export const taskObject = 'Task'

export const newTaskColumns = [
  'CsKey__c',
  'CsSignalId__c',
  'CsParty__c',
  'WhatId',
  'OwnerId',
  'Subject',
  'Description',
  'Priority',
  'Status',
  'ActivityDate',
]
export const closedTaskColumns = ['Id', 'Status', 'Description']
export const movedTaskColumns = ['Id', 'OwnerId']

/** A task that is there already stays as it is: it may be a person's by now. */
export const newTaskTarget: WriteTarget = { object: taskObject, key: { insert: 'CsKey__c' } }
export const changedTaskTarget: WriteTarget = { object: taskObject, key: { update: 'Id' } }

export const taskColumnsRead = ['Id', 'CsKey__c', 'IsDeleted', 'IsClosed', 'Subject', 'Description', 'Priority', 'OwnerId', 'ActivityDate']

const of = (fields: readonly string[]) => fields.map((field) => ({ object: taskObject, field }))
export const taskFieldsRead = of([...taskColumnsRead, 'CsSignalId__c'])
export const taskFieldsWritten = of(newTaskColumns)

/** @param condition on Task, e.g. `CsSignalId__c IN (…)` */
export const taskQuery = (condition: string): string =>
  `SELECT ${taskColumnsRead.join(', ')} FROM ${taskObject} WHERE CsKey__c != null AND ${condition}`

export function toTask(columns: Record<string, string>): SignalTask {
  const text = (field: string): string | null => (columns[field] === undefined || columns[field] === '' ? null : columns[field])
  return {
    id: text('Id') ?? '',
    key: text('CsKey__c') ?? '',
    isDeleted: text('IsDeleted') === 'true',
    isClosed: text('IsClosed') === 'true',
    subject: text('Subject') ?? '',
    description: text('Description'),
    priority: text('Priority') ?? '',
    ownerId: text('OwnerId') ?? '',
    dueOn: text('ActivityDate'),
  }
}

/** @param signalId null = of a rhythm */
export const toNewTaskRow = (task: NewTask, accountId: string, signalId: string | null, { openStatus }: TaskPicklists): WriteRow => ({
  CsKey__c: task.key,
  CsSignalId__c: signalId,
  CsParty__c: partyValues[task.party],
  WhatId: accountId,
  OwnerId: task.ownerId,
  Subject: task.subject,
  Description: task.description,
  Priority: task.priority,
  Status: openStatus,
  ActivityDate: task.dueOn,
})

/** Keys are long: so many fit the address of a query. */
const keysPerQuery = 60

/** Whose new rows are asked for by their key, to refer to them. */
export const objectsAskedBack = [signalObject, taskObject] as const

/** Ids by key, of deleted rows too. @throws Problem */
export async function readIdsByKey(
  salesforce: Salesforce,
  object: (typeof objectsAskedBack)[number],
  keyField: string,
  keys: readonly string[],
): Promise<Map<string, string>> {
  const ids = new Map<string, string>()
  for (let start = 0; start < keys.length; start += keysPerQuery) {
    const list = keys.slice(start, start + keysPerQuery).map((key) => `'${key.replaceAll(/[\\']/g, '\\$&')}'`)
    const soql = `SELECT Id, ${keyField} FROM ${object} WHERE ${keyField} IN (${list.join(', ')})`
    for (const record of await readAll(salesforce, soql, { includeDeleted: true })) {
      ids.set(String(record[keyField]), z.string().parse(record['Id']))
    }
  }
  return ids
}
