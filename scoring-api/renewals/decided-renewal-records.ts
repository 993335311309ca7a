import { toScaledInteger } from '../metric/decimal.ts'
import { dateIn } from '../metric/time-zone-day.ts'
import { renewalObject, type RenewalSource } from '../operations/mapping.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import { FilterError } from '../soql/filter.ts'
import { parseFilter } from '../soql/parse-filter.ts'
import { annualRecurringRevenue } from './annual-recurring-revenue.ts'
import { resolveMapped } from './mapped-fields.ts'
import type { DecidedRenewal } from './renewal-rows.ts'

/** Decided renewals: opportunities that are closed and that the mapping RenewalOpportunity calls renewals. */

/** With what it brought, and when somebody began with it. */
export interface ClosedRenewal extends DecidedRenewal {
  /** What it brings in a year: hundredths, whole; null = the opportunity has no amount, or not the term that the mapping says it has. */
  arr: number | null
  /** `yyyy-mm-dd`, the day the opportunity was made. */
  openedOn: string
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
  timeZone: string
}

const renewalColumns = ['Id', 'AccountId', 'CloseDate', 'CreatedDate', 'IsWon', 'Amount']

export const renewalFieldsRead = [...renewalColumns, 'IsClosed'].map((field) => ({ object: 'Opportunity', field }))

/** @throws Problem also when the mapping cannot be used */
export async function readClosedRenewals(
  salesforce: Salesforce,
  source: RenewalSource,
  { from, to, scopeFilter, isMultiCurrency, timeZone }: RenewalSpan,
  request: RowsRequest,
): Promise<ClosedRenewal[]> {
  requireUsable(source)
  const decided = `IsClosed = true AND AccountId != null AND CloseDate >= ${from} AND CloseDate <= ${to}`
  const where = whereOf(source, scopeFilter, decided) + request.accountsIn('AccountId')
  const term = await termColumn(salesforce, source)
  const columns = [...renewalColumns, ...(isMultiCurrency ? ['CurrencyIsoCode'] : []), ...(term === null ? [] : [term])]
  const renewals: ClosedRenewal[] = []
  const soql = `SELECT ${columns.join(', ')} FROM Opportunity WHERE ${where}`
  await readRows(salesforce, soql, columns, 'renewals', request, (row) => {
    const { Id: renewalId = '', AccountId: accountId = '', CloseDate: decidedOn = '', IsWon, CurrencyIsoCode = '' } = row
    const openedOn = dateIn(timeZone, new Date(row['CreatedDate'] ?? ''))
    const arr = toYearly(row['Amount'] ?? '', term === null ? null : (row[term] ?? ''))
    renewals.push({ renewalId, accountId, openedOn, decidedOn, isRenewed: IsWon === 'true', arr, isoCode: CurrencyIsoCode || null })
  })
  return renewals
}

/** The days on which renewals were begun that are not decided yet, `yyyy-mm-dd`. @throws Problem also when the mapping cannot be used */
export async function readOpenRenewals(
  salesforce: Salesforce,
  source: RenewalSource,
  { scopeFilter, timeZone }: Pick<RenewalSpan, 'scopeFilter' | 'timeZone'>,
  request: RowsRequest,
): Promise<string[]> {
  requireUsable(source)
  const columns = ['CreatedDate']
  const soql = `SELECT CreatedDate FROM Opportunity WHERE ${whereOf(source, scopeFilter, 'IsClosed = false AND AccountId != null')}`
  const days: string[] = []
  await readRows(salesforce, soql, columns, 'open-renewals', request, (row) => {
    days.push(dateIn(timeZone, new Date(row['CreatedDate'] ?? '')))
  })
  return days
}

function whereOf({ filter }: RenewalSource, scopeFilter: string | null, condition: string): string {
  const conditions = [
    condition,
    ...(filter === null ? [] : [filter]),
    ...(scopeFilter === null ? [] : [`AccountId IN (SELECT Id FROM Account WHERE ${scopeFilter})`]),
  ]
  return conditions.map((one) => `(${one})`).join(' AND ')
}

/** Where the term stands, spelled as the org spells it; null = amounts are those of a year. @throws Problem */
async function termColumn(salesforce: Salesforce, { object, filter, termPath }: RenewalSource): Promise<string | null> {
  if (termPath === null) return null
  const { FieldPath__c: term } = await resolveMapped(salesforce, { name: 'RenewalOpportunity', object, filter }, { FieldPath__c: termPath })
  return term.path
}

/** @param term in months, as the org's CSV has it; null = the amount is that of a year */
function toYearly(amountText: string, term: string | null): number | null {
  const amount = amountText === '' ? null : toAmount(amountText)
  const paid = term === null ? { pays: 'yearly' as const, term: null } : { pays: 'wholeTerm' as const, term: { months: Number(term) } }
  return annualRecurringRevenue({ amount, isoCode: null, ...paid }, null)
}

/** Bulk writes large numbers as 1.2E7. @returns hundredths */
const toAmount = (text: string): number => toScaledInteger(text, 2) ?? Math.round(Number(text) * 100)

/** @throws Problem */
function requireUsable({ object, filter }: RenewalSource): void {
  if (object !== renewalObject) {
    throw new Problem(
      'salesforce-refused',
      `The mapping RenewalOpportunity names the object ${object}; renewals are read from ${renewalObject}: correct ObjectApiName__c.`,
    )
  }
  try {
    if (filter !== null) parseFilter(filter)
  } catch (err) {
    if (!(err instanceof FilterError)) throw err
    throw new Problem('salesforce-refused', `Filter__c of the mapping RenewalOpportunity cannot be used: ${err.message}`, { cause: err })
  }
}
