import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { describeOrNull } from '../salesforce/describe.ts'
import type { Said } from '../salesforce/need.ts'
import { readAll } from '../salesforce/read-all.ts'
import { resolvePaths } from '../soql/resolve-paths.ts'
import type { ResolvedField } from '../soql/schema.ts'
import { sourceFault, type MappedSource } from './mapped-source.ts'
import type { Tell, Told } from './told.ts'

/** What the org says of a source: why nothing can be read there, that it could not be asked, or how many accounts in scope have a value. */
export type RoleFacts = { source: MappedSource } & ({ fault: Said } | { because: string } | { filled: Told<number> | null })

export interface MappingFacts {
  /** Accounts in scope. */
  accounts: Told<number>
  /** By the role of the source; `filled` null = values are not counted, or cannot be. */
  roles: ReadonlyMap<string, RoleFacts>
}

/**
 * Follows each path, and counts the accounts that have a value: one query for all fields of Account, one for each other object.
 * @param scopeFilter SOQL condition on Account; null = all
 */
export async function readMappingFacts(
  salesforce: Salesforce,
  sources: readonly MappedSource[],
  scopeFilter: string | null,
  tell: Tell,
): Promise<MappingFacts> {
  const found = await Promise.all(sources.map(async (source) => ({ source, told: await tell(resolveSource(salesforce, source)) })))
  const ofAccount = found.flatMap(({ source, told }) => (isOfAccount(source) && 'value' in told ? countablePath(told.value) : []))
  // A field that cannot be counted must not look like a scope that cannot be read.
  const [accounts, counts] = await Promise.all([
    tell(countAccounts(salesforce, scopeFilter)),
    tell(countFilled(salesforce, [...new Set(ofAccount)], scopeFilter)),
  ])
  const roles = await Promise.all(
    found.map(async ({ source, told }): Promise<[string, RoleFacts]> => {
      if ('because' in told) return [source.role, { source, because: told.because }]
      if ('fault' in told.value) return [source.role, { source, fault: told.value.fault }]
      const [path] = countablePath(told.value)
      if (path === undefined) return [source.role, { source, filled: null }]
      const filled = isOfAccount(source) ? countOf(counts, path) : await tell(countElsewhere(salesforce, source, path, scopeFilter))
      return [source.role, { source, filled }]
    }),
  )
  return { accounts, roles: new Map(roles) }
}

const isOfAccount = ({ accountPath }: MappedSource): boolean => accountPath === null

type ResolvedSource = { fault: Said } | { counted: ResolvedField | null }

async function resolveSource(salesforce: Salesforce, source: MappedSource): Promise<ResolvedSource> {
  const { object, fields, filter } = source
  const paths = Object.fromEntries(fields.flatMap(({ mappingField, path }) => (path === null ? [] : [[mappingField, path]])))
  const resolved = await resolvePaths(object, paths, filter, (name) => describeOrNull(salesforce, name))
  const fault = sourceFault(source, resolved)
  if (fault !== null) return { fault }
  const counted = source.counted === null ? undefined : resolved.fields[source.counted.mappingField]
  return { counted: counted !== undefined && 'path' in counted ? counted : null }
}

/** None or one. */
function countablePath(source: ResolvedSource): string[] {
  return 'counted' in source && source.counted !== null && source.counted.aggregatable !== false ? [source.counted.path] : []
}

const aggregateRow = z.record(z.string(), z.unknown())
const inScope = (scopeFilter: string | null): string => `Account${scopeFilter === null ? '' : ` WHERE ${scopeFilter}`}`

async function countAccounts(salesforce: Salesforce, scopeFilter: string | null): Promise<number> {
  const [row] = await readAll(salesforce, `SELECT COUNT(Id) accounts FROM ${inScope(scopeFilter)}`)
  return Number(aggregateRow.parse(row)['accounts'])
}

/** @returns by path */
async function countFilled(salesforce: Salesforce, paths: readonly string[], scopeFilter: string | null): Promise<Map<string, number>> {
  if (paths.length === 0) return new Map()
  const columns = paths.map((path, index) => `COUNT(${path}) f${index}`)
  const [row] = await readAll(salesforce, `SELECT ${columns.join(', ')} FROM ${inScope(scopeFilter)}`)
  const counts = aggregateRow.parse(row)
  return new Map(paths.map((path, index) => [path, Number(counts[`f${index}`])]))
}

const countOf = (counts: Told<ReadonlyMap<string, number>>, path: string): Told<number> =>
  'because' in counts ? counts : { value: counts.value.get(path) ?? 0 }

async function countElsewhere(salesforce: Salesforce, source: MappedSource, path: string, scopeFilter: string | null): Promise<number> {
  const { object, accountPath, filter } = source
  const conditions = [
    `${path} != null`,
    ...(filter === null ? [] : [`(${filter})`]),
    `${accountPath} IN (SELECT Id FROM ${inScope(scopeFilter)})`,
  ]
  const [row] = await readAll(salesforce, `SELECT COUNT_DISTINCT(${accountPath}) accounts FROM ${object} WHERE ${conditions.join(' AND ')}`)
  return Number(aggregateRow.parse(row)['accounts'])
}
