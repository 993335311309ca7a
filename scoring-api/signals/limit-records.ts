import { z } from 'zod'
import { toHundredths } from '../health-score/scaled-number.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { Limits } from './indicator.ts'

const limitObject = 'CsSignalLimits__mdt'

const number = z.number().nullable()
const limitRecord = z.object({
  OpenPerAccount__c: number,
  NewTasksPerCsmPerRun__c: number,
  MostWorsenedPercent__c: number,
  MostSignalsOpenedPercent__c: number,
})
const limitFields = Object.keys(limitRecord.shape)

export const limitFieldsRead = limitFields.map((field) => ({ object: limitObject, field }))

/** What an admin has set in the record `Default`; without the record there are no limits. @throws Problem */
export async function readLimits(salesforce: Salesforce): Promise<Limits> {
  const [record] = await readAll(salesforce, `SELECT ${limitFields.join(', ')} FROM ${limitObject} WHERE DeveloperName = 'Default'`)
  if (record === undefined) return { openPerAccount: null, newTasksPerOwner: null, mostWorsened: null, mostOpened: null }
  const limits = limitRecord.parse(record)
  const share = (percent: number | null): number | null => (percent === null ? null : toHundredths(percent))
  return {
    openPerAccount: limits.OpenPerAccount__c,
    newTasksPerOwner: limits.NewTasksPerCsmPerRun__c,
    mostWorsened: share(limits.MostWorsenedPercent__c),
    mostOpened: share(limits.MostSignalsOpenedPercent__c),
  }
}
