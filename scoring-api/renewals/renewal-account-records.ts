import { toArr } from '../health-score/account-arr.ts'
import { currencyField, type CurrencyRates } from '../health-score/currency.ts'
import { toShownHealth, accountHealthFields } from '../health-score/health-score-records.ts'
import { fromHundredths } from '../health-score/scaled-number.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow } from '../salesforce/write-each.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import { openRisksColumn } from '../signals/run-setup.ts'
import type { ShownRenewal } from './account-forecast.ts'
import { inCurrency } from './currency-amount.ts'
import { isSameValue, toPercent } from './record-values.ts'
import type { PastHealth } from './renewal-features.ts'
import { categoryValues } from './renewal-picklists.ts'

/** The Account's fields of renewals. */

const shownColumns = ['CsRenewalDate__c', 'CsRenewalLikelihood__c', 'CsRenewalCategory__c', 'CsExpectedArr__c']
export const renewalAccountFields = shownColumns.map((field) => ({ object: 'Account', field }))
/** Accounts that show a renewal. */
export const showsRenewal = 'CsRenewalDate__c != null'
export const renewalAccountColumns = ['Id', ...shownColumns]

/** Where the org keeps what a forecast needs of an Account. */
export interface AccountColumns {
  stageColumn: string
  /** null = the org keeps no ARR. */
  arrColumn: string | null
  /** null = the org has one currency. */
  arrCurrencyColumn: string | null
  rates: CurrencyRates | null
}

export interface AccountOfForecast {
  accountId: string
  ownerId: string | null
  /** In the currency of the account: hundredths, whole; null = not known, or in a currency without a rate. */
  arr: number | null
  /** Currency of the account; null = the org has one. */
  isoCode: string | null
  openRisks: number
  /** As it stands; its points are not read. */
  health: PastHealth
  /** What the Account has to be given to show this; null = it shows it. */
  toRow(shown: ShownRenewal): WriteRow | null
}

/** @param condition SOQL condition on Account; null = every account. @throws Problem */
export async function readAccounts(
  salesforce: Salesforce,
  columns: AccountColumns,
  condition: string | null,
  request: RowsRequest,
  take: (account: AccountOfForecast) => void,
): Promise<void> {
  const { stageColumn, arrColumn, arrCurrencyColumn, rates } = columns
  const names = [
    ...renewalAccountColumns,
    'OwnerId',
    openRisksColumn,
    stageColumn,
    ...accountHealthFields,
    ...(arrColumn === null ? [] : [arrColumn]),
    ...(rates === null ? [] : [currencyField, ...(arrCurrencyColumn === null ? [] : [arrCurrencyColumn])]),
  ]
  const asked = [...new Set(names)]
  const where = `${condition ?? 'Id != null'}${request.accountsIn('Id')}`
  const soql = `SELECT ${asked.join(', ')} FROM Account WHERE ${where}`
  await readRows(salesforce, soql, asked, 'renewal-accounts', request, (row) => take(toAccount(row, columns)))
}

function toAccount(row: Readonly<Record<string, string>>, columns: AccountColumns): AccountOfForecast {
  const cell = (column: string | null): string | null => (column === null ? null : row[column] || null)
  const accountId = row['Id'] ?? ''
  const isoCode = cell(currencyField)
  const arr = toArr({ amount: cell(columns.arrColumn), isoCode: null }, null)
  return {
    accountId,
    ownerId: cell('OwnerId'),
    arr: inCurrency(arr, cell(columns.arrCurrencyColumn), isoCode, columns.rates),
    isoCode,
    openRisks: Number(cell(openRisksColumn) ?? 0),
    health: toHealth(row, cell(columns.stageColumn)),
    toRow: (shown) => {
      const written = toRow(accountId, shown)
      return shownColumns.every((column) => isSameValue(row[column], written[column])) ? null : written
    },
  }
}

function toHealth(row: Readonly<Record<string, string>>, stage: string | null): PastHealth {
  const { score, coverage, band, change30Days } = toShownHealth(row)
  const scoreMonthBefore = score === null || change30Days === null ? null : score - change30Days
  return { score, coverage, band: band ?? 'unknown', stage, scoreMonthBefore, points: new Map() }
}

const toRow = (accountId: string, { renewalDate, likelihood, category, expectedArr }: ShownRenewal): WriteRow => ({
  Id: accountId,
  CsRenewalDate__c: renewalDate,
  CsRenewalLikelihood__c: toPercent(likelihood),
  CsRenewalCategory__c: category && categoryValues[category],
  CsExpectedArr__c: fromHundredths(expectedArr),
})
