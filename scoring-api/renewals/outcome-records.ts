import type { CurrencyRates } from '../health-score/currency.ts'
import { fromHundredths } from '../health-score/scaled-number.ts'
import { addDays } from '../metric/calendar-day.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import { inCurrency } from './currency-amount.ts'
import type { ClosedRenewal } from './decided-renewal-records.ts'
import { forecastObject } from './forecast-records.ts'
import { matchOutcome, mostDaysApart } from './match-outcome.ts'
import { isSameValue } from './record-values.ts'
import { outcomeValues } from './renewal-picklists.ts'

/** What became of the renewals in the ledger. */

const outcomeColumns = ['Outcome__c', 'OutcomeArr__c', 'DecidedOn__c']
export const outcomeFieldsWritten = outcomeColumns.map((field) => ({ object: forecastObject, field }))
export const outcomeColumnsWritten = ['Id', ...outcomeColumns]
export const outcomeTarget: WriteTarget = { object: forecastObject, key: { update: 'Id' } }

/** A renewal that is not decided so long after its date stays open in the ledger. */
const openDays = 400
/** An outcome that is corrected within so many days is corrected in the ledger too. */
const correctedDays = 30

/** The first day of decision that outcomes can rest on. */
export const firstDecisionAsked = (asOfDate: string): string => addDays(asOfDate, -openDays - mostDaysApart)

/**
 * The outcomes that differ from what the ledger has.
 * @param decided by account, of the last 460 days
 * @param rates null = the org has one currency
 * @throws Problem
 */
export async function changedOutcomes(
  salesforce: Salesforce,
  decided: ReadonlyMap<string, readonly ClosedRenewal[]>,
  { asOfDate, rates }: { asOfDate: string; rates: CurrencyRates | null },
  request: RowsRequest,
): Promise<WriteRow[]> {
  const columns = ['Id', 'Account__c', 'RenewalDate__c', ...outcomeColumns, ...(rates === null ? [] : ['CurrencyIsoCode'])]
  const dates = `RenewalDate__c >= ${addDays(asOfDate, -openDays)} AND RenewalDate__c <= ${addDays(asOfDate, mostDaysApart)}`
  const unsettled = `(Outcome__c = null OR DecidedOn__c >= ${addDays(asOfDate, -correctedDays)})`
  const soql = `SELECT ${columns.join(', ')} FROM ${forecastObject} WHERE ${dates} AND ${unsettled}${request.accountsIn('Account__c')}`
  const changed: WriteRow[] = []
  await readRows(salesforce, soql, columns, 'forecast-outcomes', request, (stored) => {
    const outcome = matchOutcome(stored['RenewalDate__c'] ?? '', decided.get(stored['Account__c'] ?? '') ?? [])
    const row = toOutcomeRow(stored['Id'] ?? '', outcome, stored['CurrencyIsoCode'] || null, rates)
    if (!outcomeColumns.every((column) => isSameValue(stored[column], row[column]))) changed.push(row)
  })
  return changed
}

function toOutcomeRow(id: string, outcome: ClosedRenewal | null, isoCode: string | null, rates: CurrencyRates | null): WriteRow {
  if (outcome === null) return { Id: id, Outcome__c: null, OutcomeArr__c: null, DecidedOn__c: null }
  const { isRenewed, arr, decidedOn } = outcome
  return {
    Id: id,
    Outcome__c: isRenewed ? outcomeValues.renewed : outcomeValues.churned,
    OutcomeArr__c: isRenewed ? fromHundredths(inCurrency(arr, outcome.isoCode, isoCode, rates)) : 0,
    DecidedOn__c: decidedOn,
  }
}
