import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { describe } from '../salesforce/describe.ts'
import { readAll } from '../salesforce/read-all.ts'
import { checkFilter } from '../soql/check-filter.ts'
import { kindOf, type FieldKind } from '../soql/field-kind.ts'
import { describeAlong, filterPaths } from '../soql/describe-along.ts'
import { FilterError } from '../soql/filter.ts'
import { parseFilter } from '../soql/parse-filter.ts'
import { brokenPathSentence, resolveField, type ResolvedField } from '../soql/schema.ts'
import type { Said } from '../salesforce/need.ts'
import { valueOr, type Tell, type Told } from './told.ts'

/** A field that something of ours reads in this org. */
export interface RoleField {
  /** Name of the role: `Arr`, or a path of owners. */
  role: string
  object: string
  path: string
  /** From a record to its account; null = the object is Account. */
  accountPath: string | null
  /** SOQL condition on the object; null = every record. */
  filter: string | null
}

/** What such a field is in the org. */
export interface RoleFacts {
  field: RoleField
  /** What stands behind the path, or why there is nothing, the filter included. */
  resolved: ResolvedField | Said
  /** Accounts in scope that have a value. */
  filled: Told<number>
}

export interface MappingFacts {
  /** Accounts in scope. */
  accounts: Told<number>
  roles: ReadonlyMap<string, RoleFacts>
}

/**
 * Follows each path, and counts the accounts that have a value: one query for all fields of Account, one for each other object.
 * @param scopeFilter SOQL condition on Account; null = all
 */
export async function readMappingFacts(
  salesforce: Salesforce,
  fields: readonly RoleField[],
  scopeFilter: string | null,
  tell: Tell,
): Promise<MappingFacts> {
  const resolved = await Promise.all(fields.map(async (field) => ({ field, resolved: await resolve(salesforce, field, tell) })))
  const ofAccount = resolved.filter(({ field }) => field.accountPath === null)
  const paths = ofAccount.flatMap(({ resolved: found }) => ('path' in found && isCounted(kindOf(found.type)) ? [found.path] : []))
  const counts = await tell(countAccounts(salesforce, [...new Set(paths)], scopeFilter))
  const roles = await Promise.all(
    resolved.map(async ({ field, resolved: found }): Promise<[string, RoleFacts]> => {
      if (!('path' in found)) return [field.role, { field, resolved: found, filled: { because: '' } }]
      const filled =
        field.accountPath === null ? countOf(counts, found.path) : await tell(countElsewhere(salesforce, field, found.path, scopeFilter))
      return [field.role, { field, resolved: found, filled }]
    }),
  )
  return { accounts: 'value' in counts ? { value: counts.value.accounts } : counts, roles: new Map(roles) }
}

/** Fields that SOQL counts. */
const isCounted = (kind: FieldKind): boolean => ['text', 'id', 'number', 'date', 'datetime'].includes(kind)

async function resolve(salesforce: Salesforce, { object, path, accountPath, filter }: RoleField, tell: Tell): Promise<ResolvedField | Said> {
  const paths = [path, ...(accountPath === null ? [] : [accountPath])]
  const schema = await describeAlong(object, [...paths, ...filterPaths(filter)], async (name) =>
    valueOr(await tell(describe(salesforce, name)), null),
  )
  const found = paths.map((one) => resolveField(schema, object, one))
  for (const one of found) if ('reason' in one) return brokenPathSentence(one)
  try {
    if (filter !== null) checkFilter(parseFilter(filter), object, (from, one) => resolveField(schema, from, one))
  } catch (err) {
    if (!(err instanceof FilterError)) throw err
    return { english: err.message, japanese: err.japanese }
  }
  return found[0] as ResolvedField
}

interface AccountCounts {
  accounts: number
  byPath: ReadonlyMap<string, number>
}

const aggregateRow = z.record(z.string(), z.unknown())

async function countAccounts(salesforce: Salesforce, paths: readonly string[], scopeFilter: string | null): Promise<AccountCounts> {
  const columns = ['COUNT(Id) accounts', ...paths.map((path, index) => `COUNT(${path}) f${index}`)]
  const [row] = await readAll(salesforce, `SELECT ${columns.join(', ')} FROM Account${scopeFilter === null ? '' : ` WHERE ${scopeFilter}`}`)
  const counts = aggregateRow.parse(row)
  return {
    accounts: Number(counts['accounts']),
    byPath: new Map(paths.map((path, index) => [path, Number(counts[`f${index}`])])),
  }
}

function countOf(counts: Told<AccountCounts>, path: string): Told<number> {
  if ('because' in counts) return counts
  const count = counts.value.byPath.get(path)
  return count === undefined ? { because: 'Values of this type cannot be counted.' } : { value: count }
}

async function countElsewhere(salesforce: Salesforce, field: RoleField, path: string, scopeFilter: string | null): Promise<number> {
  const { object, accountPath, filter } = field
  const conditions = [
    `${path} != null`,
    ...(filter === null ? [] : [`(${filter})`]),
    `${accountPath} IN (SELECT Id FROM Account${scopeFilter === null ? '' : ` WHERE ${scopeFilter}`})`,
  ]
  const [row] = await readAll(salesforce, `SELECT COUNT_DISTINCT(${accountPath}) accounts FROM ${object} WHERE ${conditions.join(' AND ')}`)
  return Number(aggregateRow.parse(row)['accounts'])
}
