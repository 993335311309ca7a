import { addDays } from '../metric/calendar-day.ts'
import { dateIn, startOfDay } from '../metric/time-zone-day.ts'
import type { RenewalDateSource } from '../operations/mapping.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import type { ResolvedField } from '../soql/schema.ts'
import { requireDate, resolveMapped } from './mapped-fields.ts'
import { daysAhead, daysOverdue, nextRenewal } from './next-renewal.ts'

/** The days on which renewals are due: of whatever object the mapping RenewalDate names. */

/**
 * The renewal that each account faces.
 * @returns by account id; accounts without one are left out
 * @throws Problem also when the mapping leads nowhere
 */
export async function readNextRenewals(
  salesforce: Salesforce,
  source: RenewalDateSource,
  { asOfDate, timeZone }: { asOfDate: string; timeZone: string },
  request: RowsRequest,
): Promise<Map<string, string>> {
  const { date, account, filter } = await resolveSource(salesforce, source)
  const isInstant = date.type === 'datetime'
  const [first, afterLast] = [addDays(asOfDate, -daysOverdue), addDays(asOfDate, daysAhead + 1)]
  const bound = (day: string): string => (isInstant ? startOfDay(timeZone, day).toISOString() : day)
  const conditions = [
    `${date.path} >= ${bound(first)} AND ${date.path} < ${bound(afterLast)} AND ${account.path} != null`,
    ...(filter === null ? [] : [filter]),
  ]
  const where = conditions.map((condition) => `(${condition})`).join(' AND ') + request.accountsIn(account.path)
  const columns = [account.path, date.path]
  const next = new Map<string, string>()
  await readRows(
    salesforce,
    `SELECT ${columns.join(', ')} FROM ${source.object} WHERE ${where}`,
    columns,
    'renewal-dates',
    request,
    (row) => {
      const [accountId = '', text = ''] = columns.map((column) => row[column])
      const known = next.get(accountId)
      const day = isInstant ? dateIn(timeZone, new Date(text)) : text
      const nearest = nextRenewal(known === undefined ? [day] : [known, day], asOfDate)
      if (nearest !== null) next.set(accountId, nearest)
    },
  )
  return next
}

interface ResolvedSource {
  date: ResolvedField
  account: ResolvedField
  filter: string | null
}

/** Spelled as the org spells it, so that its answers are understood. @throws Problem saying which part leads nowhere */
async function resolveSource(salesforce: Salesforce, source: RenewalDateSource): Promise<ResolvedSource> {
  const { object, datePath, accountPath, filter } = source
  const paths = { FieldPath__c: datePath, AccountPath__c: accountPath }
  const { FieldPath__c: date, AccountPath__c: account } = await resolveMapped(salesforce, { name: 'RenewalDate', object, filter }, paths)
  requireDate('RenewalDate', 'FieldPath__c', object, date)
  return { date, account, filter }
}
