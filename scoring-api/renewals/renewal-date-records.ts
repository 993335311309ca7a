import { addDays } from '../metric/calendar-day.ts'
import { dateIn, startOfDay } from '../metric/time-zone-day.ts'
import type { RenewalDateSource } from '../operations/mapping.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { describe, type ObjectDescription } from '../salesforce/describe.ts'
import { integrationPermissionSet } from '../salesforce/integration-user.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import { checkFilter } from '../soql/check-filter.ts'
import { columnsOf, FilterError } from '../soql/filter.ts'
import { parseFilter } from '../soql/parse-filter.ts'
import { brokenPathSentence, resolveField, type ResolvedField } from '../soql/schema.ts'
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
  const schema = await describeFor(salesforce, object, [datePath, accountPath, ...filterPaths(filter)])
  const date = resolved(schema, object, datePath, 'FieldPath__c')
  const account = resolved(schema, object, accountPath, 'AccountPath__c')
  if (date.type !== 'date' && date.type !== 'datetime') throw unusable('FieldPath__c', `${object}.${date.path} is no date (${date.type}).`)
  try {
    if (filter !== null) checkFilter(parseFilter(filter), object, (from, path) => resolveField(schema, from, path))
  } catch (err) {
    if (!(err instanceof FilterError)) throw err
    throw unusable('Filter__c', err.message)
  }
  return { date, account, filter }
}

function resolved(schema: readonly ObjectDescription[], object: string, path: string, mappingField: string): ResolvedField {
  const field = resolveField(schema, object, path)
  if ('path' in field) return field
  throw unusable(
    mappingField,
    `${brokenPathSentence(field).english} Grant it in the permission set ${integrationPermissionSet}, or correct the path.`,
  )
}

const unusable = (mappingField: string, sentence: string): Problem =>
  new Problem('salesforce-refused', `${mappingField} of the mapping RenewalDate cannot be used: ${sentence}`)

/** None for a condition that cannot be parsed: checking it says so. */
function filterPaths(filter: string | null): string[] {
  try {
    return filter === null ? [] : columnsOf(parseFilter(filter))
  } catch {
    return []
  }
}

/** The object, and those that paths lead to. */
async function describeFor(salesforce: Salesforce, object: string, paths: readonly string[]): Promise<ObjectDescription[]> {
  const schema: ObjectDescription[] = [await describe(salesforce, object)]
  const asked = new Set([object.toLowerCase()])
  for (;;) {
    const results = paths.map((path) => resolveField(schema, object, path))
    const missing = results.flatMap((result) => ('reason' in result && result.reason === 'notDescribed' ? [result.object] : []))
    const [next] = missing.filter((name) => !asked.has(name.toLowerCase()))
    if (next === undefined) return schema
    asked.add(next.toLowerCase())
    schema.push(await describe(salesforce, next))
  }
}
