import { quoteName } from '../soql/duckdb-literal.ts'
import { kindOf } from '../soql/field-kind.ts'
import type { FieldLookup } from '../soql/schema.ts'
import { allAccounts } from './percentiles.ts'

/**
 * The segment of an account (`QuantileTable.segment`) as SQL over the columns of Account; null = the field was not extracted.
 * Texts that the org takes for equal are one segment.
 */
export function segmentSql(percentileWithin: string, lookup: FieldLookup): string | null {
  if (percentileWithin === allAccounts) return `'${allAccounts}'`
  const resolved = lookup('Account', percentileWithin)
  if (!('path' in resolved)) return null
  const column = `account.${quoteName(resolved.path)}`
  const text = kindOf(resolved.type) === 'text' && !resolved.caseSensitive ? `lower(${column})` : `CAST(${column} AS VARCHAR)`
  return `coalesce(${text}, '')`
}
