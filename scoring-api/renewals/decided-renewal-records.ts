import { toScaledInteger } from '../metric/decimal.ts'
import type { RenewalSource } from '../operations/mapping.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import { FilterError } from '../soql/filter.ts'
import { parseFilter } from '../soql/parse-filter.ts'
import type { DecidedRenewal } from './renewal-rows.ts'

/** Decided renewals: opportunities that are closed and that the mapping RenewalOpportunity calls renewals. */

/** With what it brought. */
export interface ClosedRenewal extends DecidedRenewal {
  /** Hundredths, whole; null = the opportunity has none. */
  amount: number | null
  /** null = the org has one currency. */
  isoCode: string | null
}

export interface RenewalSpan {
  /** First and last day of decision, `yyyy-mm-dd`. */
  from: string
  to: string
  /** SOQL condition on Account; null = every account. */
  scopeFilter: string | null
  isMultiCurrency: boolean
}

const renewalColumns = ['Id', 'AccountId', 'CloseDate', 'IsWon', 'Amount']

export const renewalFieldsRead = [...renewalColumns, 'IsClosed'].map((field) => ({ object: 'Opportunity', field }))

/** @throws Problem also when the mapping cannot be used */
export async function readClosedRenewals(
  salesforce: Salesforce,
  source: RenewalSource,
  { from, to, scopeFilter, isMultiCurrency }: RenewalSpan,
  request: RowsRequest,
): Promise<ClosedRenewal[]> {
  requireUsable(source)
  const conditions = [
    `IsClosed = true AND AccountId != null AND CloseDate >= ${from} AND CloseDate <= ${to}`,
    ...(source.filter === null ? [] : [source.filter]),
    ...(scopeFilter === null ? [] : [`AccountId IN (SELECT Id FROM Account WHERE ${scopeFilter})`]),
  ]
  const where = conditions.map((condition) => `(${condition})`).join(' AND ') + request.accountsIn('AccountId')
  const columns = isMultiCurrency ? [...renewalColumns, 'CurrencyIsoCode'] : renewalColumns
  const renewals: ClosedRenewal[] = []
  const soql = `SELECT ${columns.join(', ')} FROM Opportunity WHERE ${where}`
  await readRows(salesforce, soql, columns, 'renewals', request, (row) => {
    const { Id: renewalId = '', AccountId: accountId = '', CloseDate: decidedOn = '', IsWon, Amount = '', CurrencyIsoCode = '' } = row
    const amount = Amount === '' ? null : toAmount(Amount)
    renewals.push({ renewalId, accountId, decidedOn, isRenewed: IsWon === 'true', amount, isoCode: CurrencyIsoCode || null })
  })
  return renewals
}

/** Bulk writes large numbers as 1.2E7. @returns hundredths */
const toAmount = (text: string): number => toScaledInteger(text, 2) ?? Math.round(Number(text) * 100)

/** @throws Problem */
function requireUsable({ object, filter }: RenewalSource): void {
  if (object !== 'Opportunity') {
    throw new Problem(
      'salesforce-refused',
      `The mapping RenewalOpportunity names the object ${object}; renewals are read from Opportunity: correct ObjectApiName__c.`,
    )
  }
  try {
    if (filter !== null) parseFilter(filter)
  } catch (err) {
    if (!(err instanceof FilterError)) throw err
    throw new Problem('salesforce-refused', `Filter__c of the mapping RenewalOpportunity cannot be used: ${err.message}`, { cause: err })
  }
}
