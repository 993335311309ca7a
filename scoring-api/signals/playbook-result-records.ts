import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import type { PlaybookResult } from './playbook-results.ts'
import type { ResultPeriod } from './result-period.ts'

/** Where Salesforce keeps what became of playbooks. */

const resultObject = 'CsPlaybookResult__c'

const text = z.string().nullable()
const number = z.number().nullable()
const resultRecord = z.object({
  Key__c: z.string(),
  Playbook__c: text,
  PlaybookKey__c: text,
  Period__c: text,
  Fired__c: number,
  Resolved__c: number,
  Dismissed__c: number,
  StillOpen__c: number,
  MedianDaysToResolve__c: number,
  TasksDue__c: number,
  TasksDoneInTime__c: number,
  RenewalsWith__c: number,
  RenewedWith__c: number,
  RenewalsWithout__c: number,
  RenewedWithout__c: number,
  AsOf__c: text,
})
export type ResultRecord = z.infer<typeof resultRecord>

const resultFields = Object.keys(resultRecord.shape)

export const resultFieldsUsed = resultFields.map((field) => ({ object: resultObject, field }))
export const resultTarget: WriteTarget = { object: resultObject, key: { upsert: 'Key__c' } }

export const periodValues: Record<ResultPeriod, string> = { last90Days: 'Last90Days', last365Days: 'Last365Days' }

/** @throws Problem */
export async function readResults(salesforce: Salesforce): Promise<ResultRecord[]> {
  const records = await readAll(salesforce, `SELECT ${resultFields.join(', ')} FROM ${resultObject}`)
  return records.map((record) => resultRecord.parse(record))
}

/**
 * The records that differ from what the org has. Those of playbooks that are gone stay as they are: their as-of date tells.
 * @param playbookIds by key
 * @param asOf last day of the periods, `yyyy-mm-dd`
 */
export function resultChanges(
  results: readonly PlaybookResult[],
  stored: readonly ResultRecord[],
  playbookIds: ReadonlyMap<string, string>,
  asOf: string,
): WriteRow[] {
  const known = new Map(stored.map((record) => [record.Key__c, record]))
  return results
    .map((result) => toRecord(result, playbookIds.get(result.playbookKey) ?? null, asOf))
    .filter((record) => !isSame(record, known.get(record.Key__c)))
}

function toRecord(result: PlaybookResult, playbookId: string | null, asOf: string): ResultRecord {
  const { playbookKey, period, renewals } = result
  return {
    Key__c: `${playbookKey}:${periodValues[period]}`,
    Playbook__c: playbookId,
    PlaybookKey__c: playbookKey,
    Period__c: periodValues[period],
    Fired__c: result.fired,
    Resolved__c: result.resolved,
    Dismissed__c: result.dismissed,
    StillOpen__c: result.stillOpen,
    MedianDaysToResolve__c: result.medianDaysToResolve,
    TasksDue__c: result.tasksDue,
    TasksDoneInTime__c: result.tasksDoneInTime,
    RenewalsWith__c: renewals && renewals.with,
    RenewedWith__c: renewals && renewals.renewedWith,
    RenewalsWithout__c: renewals && renewals.without,
    RenewedWithout__c: renewals && renewals.renewedWithout,
    AsOf__c: asOf,
  }
}

const isSame = (record: ResultRecord, known: ResultRecord | undefined): boolean =>
  known !== undefined && Object.entries(record).every(([field, value]) => value === known[field as keyof ResultRecord])
