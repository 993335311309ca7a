import { toArr } from '../health-score/account-arr.ts'
import { currencyPathOf } from '../health-score/currency.ts'
import { dateIn } from '../metric/time-zone-day.ts'
import type { ArrHistorySource } from '../operations/mapping.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import type { ResolvedField } from '../soql/schema.ts'
import { annualRecurringRevenue, type ContractTerm } from './annual-recurring-revenue.ts'
import type { ContractArr } from './arr-history.ts'
import { toBillingPeriod } from './billing-period.ts'
import { requireDate, resolveMapped, unusableMapping } from './mapped-fields.ts'

/** The past of ARR in the org's own records: contracts, subscriptions, assets, of whatever object the mapping ArrHistory names. */

export interface ContractRows {
  /** By account id. */
  contracts: Map<string, ContractArr[]>
  /** Billing periods that are none of ours. */
  unknownPeriods: string[]
}

const mappingName = 'ArrHistory'

/**
 * Records without account or first day cannot be placed and are left out; one without amount makes the ARR of its time not known.
 * @throws Problem also when the mapping leads nowhere
 */
export async function readContracts(
  salesforce: Salesforce,
  source: ArrHistorySource,
  { timeZone, isMultiCurrency }: { timeZone: string; isMultiCurrency: boolean },
  request: RowsRequest,
): Promise<ContractRows> {
  const fields = await resolveSource(salesforce, source)
  const { account, start } = fields
  const currencyColumn = isMultiCurrency ? currencyPathOf(fields.amount.path) : null
  const read = [account, start, fields.amount, fields.end, fields.period, fields.term]
  const paths = read.flatMap((field) => (field === null ? [] : [field.path]))
  const columns = [...new Set(currencyColumn === null ? paths : [...paths, currencyColumn])]
  const conditions = [`${account.path} != null AND ${start.path} != null`, ...(source.filter === null ? [] : [source.filter])]
  const where = conditions.map((condition) => `(${condition})`).join(' AND ')
  const rows: ContractRows = { contracts: new Map(), unknownPeriods: [] }
  const soql = `SELECT ${columns.join(', ')} FROM ${source.object} WHERE ${where}`
  await readRows(salesforce, soql, columns, 'arr-contracts', request, (row) => {
    const cell = (field: ResolvedField | null): string | null => (field === null ? null : row[field.path] || null)
    const dayOf = (field: ResolvedField | null): string | null => toDay(cell(field), field?.type ?? 'date', timeZone)
    const [startsOn, endsOn] = [dayOf(start) ?? '', dayOf(fields.end)]
    const period = cell(fields.period)
    const isoCode = currencyColumn === null ? null : row[currencyColumn] || null
    const pays = fields.period === null ? source.pays : toBillingPeriod(period ?? '')
    if (pays === null && period !== null && !rows.unknownPeriods.includes(period)) rows.unknownPeriods.push(period)
    const amount = toArr({ amount: cell(fields.amount), isoCode: null }, null)
    const arr =
      pays === null ? null : annualRecurringRevenue({ amount, isoCode, pays, term: termOf(cell(fields.term), startsOn, endsOn) }, null)
    const accountId = cell(account) ?? ''
    rows.contracts.set(accountId, [...(rows.contracts.get(accountId) ?? []), { amount: arr, isoCode, startsOn, endsOn }])
  })
  return rows
}

function termOf(months: string | null, startsOn: string, endsOn: string | null): ContractTerm | null {
  if (months !== null) return { months: Number(months) }
  return endsOn === null ? null : { startsOn, endsOn }
}

function toDay(text: string | null, type: string, timeZone: string): string | null {
  if (text === null) return null
  return type === 'datetime' ? dateIn(timeZone, new Date(text)) : text
}

interface SourceFields {
  amount: ResolvedField
  account: ResolvedField
  start: ResolvedField
  end: ResolvedField | null
  period: ResolvedField | null
  term: ResolvedField | null
}

/** @throws Problem saying which part leads nowhere */
async function resolveSource(salesforce: Salesforce, source: ArrHistorySource): Promise<SourceFields> {
  const { object, amountPath, startPath, endPath, periodPath, termPath, filter } = source
  if (amountPath === null) throw unusableMapping(mappingName, 'FieldPath__c', `it must name the amount of ${object}.`)
  if (startPath === null) throw unusableMapping(mappingName, 'StartDatePath__c', `it must name the first day of ${object}.`)
  const paths: Record<string, string> = {
    FieldPath__c: amountPath,
    AccountPath__c: source.accountPath,
    StartDatePath__c: startPath,
    ...(endPath === null ? {} : { EndDatePath__c: endPath }),
    ...(periodPath === null ? {} : { BillingPeriodPath__c: periodPath }),
    ...(termPath === null ? {} : { TermMonthsPath__c: termPath }),
  }
  const found = await resolveMapped(salesforce, { name: mappingName, object, filter }, paths)
  for (const mappingField of ['StartDatePath__c', 'EndDatePath__c']) {
    const date = found[mappingField]
    if (date !== undefined) requireDate(mappingName, mappingField, object, date)
  }
  return {
    amount: found['FieldPath__c'] as ResolvedField,
    account: found['AccountPath__c'] as ResolvedField,
    start: found['StartDatePath__c'] as ResolvedField,
    end: found['EndDatePath__c'] ?? null,
    period: found['BillingPeriodPath__c'] ?? null,
    term: found['TermMonthsPath__c'] ?? null,
  }
}
