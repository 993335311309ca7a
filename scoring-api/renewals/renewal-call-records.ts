import { keyOfValue } from '../health-score/picklist-values.ts'
import { addDays } from '../metric/calendar-day.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import type { RenewalCall } from './final-forecast.ts'
import { daysAhead, daysOverdue } from './next-renewal.ts'
import { categoryValues } from './renewal-picklists.ts'

/** What people say of renewals. */

const callObject = 'CsRenewalCall__c'
const callColumns = [
  'Id',
  'Account__c',
  'RenewalDate__c',
  'Category__c',
  'Likelihood__c',
  'IsWithdrawal__c',
  'Reason__c',
  'GivenOn__c',
  'CreatedDate',
]

export const callFieldsRead = callColumns.map((field) => ({ object: callObject, field }))

/** The calls of renewals that are near enough to be forecast, by account. @throws Problem */
export async function readCalls(salesforce: Salesforce, asOfDate: string, request: RowsRequest): Promise<Map<string, RenewalCall[]>> {
  const span = `RenewalDate__c >= ${addDays(asOfDate, -daysOverdue)} AND RenewalDate__c <= ${addDays(asOfDate, daysAhead)}`
  const soql = `SELECT ${callColumns.join(', ')} FROM ${callObject} WHERE ${span}${request.accountsIn('Account__c')}`
  const calls = new Map<string, RenewalCall[]>()
  await readRows(salesforce, soql, callColumns, 'renewal-calls', request, (row) => {
    const category = keyOfValue(categoryValues, row['Category__c'] ?? null)
    if (category === null) return
    const accountId = row['Account__c'] ?? ''
    const likelihood = row['Likelihood__c'] ?? ''
    const call: RenewalCall = {
      id: row['Id'] ?? '',
      renewalDate: row['RenewalDate__c'] ?? '',
      category,
      likelihood: likelihood === '' ? null : Number(likelihood) / 100,
      isWithdrawal: row['IsWithdrawal__c'] === 'true',
      reason: row['Reason__c'] || null,
      givenOn: row['GivenOn__c'] ?? '',
      createdAt: row['CreatedDate'] ?? '',
    }
    calls.set(accountId, [...(calls.get(accountId) ?? []), call])
  })
  return calls
}
