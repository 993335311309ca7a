import { quoteName, quoteText } from '../soql/duckdb-literal.ts'
import { filterSql, type FilterColumn } from '../soql/filter-sql.ts'
import type { OrgCalendar } from '../soql/period.ts'
import type { FieldLookup } from '../soql/schema.ts'
import { DefinitionError, resolveFilter } from './resolve-aggregate.ts'
import type { Scorecard } from './scorecard.ts'

const account = 'Account'

/** Lowest sort order first, ties by version key. */
export const inMatchingOrder = (scorecards: readonly Scorecard[]): Scorecard[] =>
  scorecards.toSorted((a, b) => a.sortOrder - b.sortOrder || (a.versionKey < b.versionKey ? -1 : 1))

/**
 * Which scorecard an account has, as SQL over the columns of Account: the index of the first that names its stage and whose segment filter
 * lets it through, null = none. A scorecard without stage takes accounts whose stage no other scorecard names.
 * A segment filter that does not fit matches no account, so that nobody is silently scored by another scorecard than meant.
 * @param scorecards in matching order
 * @param stageSql SQL of the account's stage as text
 */
export function matchingScorecardSql(
  scorecards: readonly Scorecard[],
  stageSql: string,
  lookup: FieldLookup,
  calendar: OrgCalendar,
): string {
  const named = scorecards.flatMap(({ stage }) => (stage === null ? [] : [quoteText(stage.toLowerCase())]))
  const branches = scorecards.flatMap((scorecard, index) => {
    const segment = segmentSql(scorecard, lookup, calendar)
    return segment === null ? [] : [`WHEN ${stageTest(scorecard, stageSql, named)} AND ${segment} THEN ${index}`]
  })
  return branches.length === 0 ? 'NULL' : `CASE ${branches.join(' ')} END`
}

function stageTest({ stage }: Scorecard, stageSql: string, named: readonly string[]): string {
  if (stage !== null) return `lower(${stageSql}) = ${quoteText(stage.toLowerCase())}`
  return named.length === 0 ? 'true' : `coalesce(lower(${stageSql}) NOT IN (${named.join(', ')}), true)`
}

/** null = the filter does not fit. */
function segmentSql({ segmentFilter }: Scorecard, lookup: FieldLookup, calendar: OrgCalendar): string | null {
  try {
    const filter = resolveFilter(account, segmentFilter, lookup)
    return filter ? filterSql(filter, (path) => columnOf(path, lookup), calendar) : 'true'
  } catch (err) {
    if (err instanceof DefinitionError) return null
    throw err
  }
}

function columnOf(path: string, lookup: FieldLookup): FilterColumn {
  const resolved = lookup(account, path)
  if ('path' in resolved) return { sql: quoteName(resolved.path), type: resolved.type, caseSensitive: resolved.caseSensitive }
  throw new TypeError(`Account.${path} was checked, but is not there`)
}
