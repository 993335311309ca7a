import { currencyField } from '../health-score/currency.ts'
import { fromHundredths } from '../health-score/scaled-number.ts'
import { toArr } from '../health-score/account-arr.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import type { RecordedStep, StepToRecord } from './arr-ledger.ts'
import { stepCauseValues } from './renewal-picklists.ts'

/** The ledger of changes of ARR. */

const stepObject = 'CsArrStep__c'
const columnsRead = ['Account__c', 'AccountId__c', 'FromDay__c', 'Arr__c']
const columnsWritten = ['Key__c', ...columnsRead, 'Cause__c']

export const stepFieldsUsed = columnsWritten.map((field) => ({ object: stepObject, field }))
export const stepTarget: WriteTarget = { object: stepObject, key: { upsert: 'Key__c' } }

/** @throws Problem */
export async function readSteps(salesforce: Salesforce, isMultiCurrency: boolean, request: RowsRequest): Promise<RecordedStep[]> {
  const columns = isMultiCurrency ? [...columnsRead, currencyField] : columnsRead
  const steps: RecordedStep[] = []
  const soql = `SELECT ${columns.join(', ')} FROM ${stepObject} WHERE FromDay__c != null`
  await readRows(salesforce, soql, columns, 'arr-steps', request, (row) => {
    const isoCode = row[currencyField] || null
    const amount = toArr({ amount: row['Arr__c'] || null, isoCode: null }, null)
    steps.push({
      accountId: row['AccountId__c'] ?? '',
      currentAccountId: row['Account__c'] || null,
      from: row['FromDay__c'] ?? '',
      arr: amount === null || amount < 0 ? null : { amount, isoCode },
    })
  })
  return steps
}

export function stepColumns(isMultiCurrency: boolean): string[] {
  return isMultiCurrency ? [...columnsWritten, currencyField] : columnsWritten
}

/** @param corporateIsoCode of amounts that are not known; null = the org has one currency */
export const toStepRow = ({ accountId, currentAccountId, from, arr, cause }: StepToRecord, corporateIsoCode: string | null): WriteRow => ({
  Key__c: stepKey(accountId, from),
  Account__c: currentAccountId,
  AccountId__c: accountId,
  FromDay__c: from,
  Arr__c: fromHundredths(arr && arr.amount),
  Cause__c: stepCauseValues[cause],
  ...(corporateIsoCode === null ? {} : { [currencyField]: arr?.isoCode ?? corporateIsoCode }),
})

export const stepKey = (accountId: string, day: string): string => `${accountId}:${day}`
