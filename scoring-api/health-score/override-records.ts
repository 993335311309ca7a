import { z } from 'zod'
import { dateIn } from '../metric/time-zone-day.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { inChunks, quotedIds } from '../salesforce/id-list.ts'
import type { EndReason, OpenOverride, SortedOverrides } from './override-expiry.ts'
import { bandValues, keyOfValue } from './picklist-values.ts'

/** Where Salesforce keeps the overrides that CSMs enter; the service only notes their end. */

const overrideObject = 'CsHealthOverride__c'

const fieldsRead = ['Id', 'Account__c', 'Score__c', 'Band__c', 'ExpiresOn__c', 'EndedAt__c', 'CreatedDate']
const fieldsWritten = ['EndedAt__c', 'EndReason__c']

export const overrideFieldsRead = fieldsRead.map((field) => ({ object: overrideObject, field }))
export const overrideFieldsWritten = fieldsWritten.map((field) => ({ object: overrideObject, field }))

export const overrideTarget: WriteTarget = { object: overrideObject, key: { update: 'Id' } }
export const overrideColumnsWritten = ['Id', ...fieldsWritten]

const endReasonValues: Record<EndReason, string> = { expired: 'Expired', replaced: 'Replaced' }

const overrideRecord = z.object({
  Id: z.string(),
  Account__c: z.string(),
  Score__c: z.number().nullable(),
  Band__c: z.string().nullable(),
  ExpiresOn__c: z.string(),
  CreatedDate: z.string(),
})

/**
 * Overrides that nobody has ended, oldest first.
 * @param accountIds null = of all accounts
 * @throws Problem
 */
export async function readOpenOverrides(
  salesforce: Salesforce,
  accountIds: readonly string[] | null,
  timeZone: string,
): Promise<OpenOverride[]> {
  const conditions = accountIds === null ? [''] : inChunks(accountIds).map((ids) => ` AND Account__c IN (${quotedIds(ids)})`)
  const overrides: OpenOverride[] = []
  for (const condition of conditions) {
    const soql = `SELECT ${fieldsRead.join(', ')} FROM ${overrideObject} WHERE EndedAt__c = null${condition} ORDER BY CreatedDate, Id`
    const records = await readAll(salesforce, soql)
    overrides.push(...records.map((fields) => toOverride(overrideRecord.parse(fields), timeZone)))
  }
  return overrides
}

function toOverride(record: z.infer<typeof overrideRecord>, timeZone: string): OpenOverride {
  return {
    id: record.Id,
    accountId: record.Account__c,
    score: record.Score__c === null ? null : Math.round(record.Score__c * 100),
    band: keyOfValue(bandValues, record.Band__c),
    expiresOn: record.ExpiresOn__c,
    enteredOn: dateIn(timeZone, new Date(record.CreatedDate)),
  }
}

/** @param at instant of the run, ISO text */
export const toEndedRow = ({ id, reason }: SortedOverrides['ended'][number], at: string): WriteRow => ({
  Id: id,
  EndedAt__c: at,
  EndReason__c: endReasonValues[reason],
})
