import { quoteName, quoteText } from '../soql/duckdb-literal.ts'
import { kindOf, stagedScale } from '../soql/field-kind.ts'
import type { FactColumn, FactSource } from './facts.ts'

/** Name of the column that keeps the org's own text beside the typed one. */
export const textColumn = (name: string): string => quoteName(`text of ${name}`)

/**
 * CSV pages into one Parquet file, each value in its field's type; the text as it came stays beside it where `keepText` asks for it.
 * @param wide number columns whose values do not fit 18 digits (64 bits, which read 16 times faster)
 */
export function stageSql(source: FactSource, file: string, { keepText, wide }: { keepText: boolean; wide: ReadonlySet<string> }): string {
  const columns = source.columns.flatMap((column) => {
    const typed = `${typedSql(column, wide.has(column.name))} AS ${quoteName(column.name)}`
    return keepText ? [typed, `${quoteName(column.name)} AS ${textColumn(column.name)}`] : [typed]
  })
  return `COPY (SELECT ${columns.join(', ')} FROM ${pagesSql(source)}) TO ${quoteText(file)} (FORMAT parquet)`
}

/** Per column whether a value does not fit its type, not even a wide one. One row. */
export const misfitSql = (source: FactSource): string => testsSql(source, true)

/** Per column whether a value does not fit 18 digits. One row. */
export const wideSql = (source: FactSource): string => testsSql(source, false)

function testsSql(source: FactSource, isWide: boolean): string {
  const tests = source.columns.map((column) => {
    const name = quoteName(column.name)
    const type = typeOf(column, isWide)
    return type === 'VARCHAR' ? 'false' : `coalesce(bool_or(${name} IS NOT NULL AND TRY_CAST(${name} AS ${type}) IS NULL), false)`
  })
  return `SELECT ${tests.join(', ')} FROM ${pagesSql(source)}`
}

function typedSql(column: FactColumn, isWide: boolean): string {
  const type = typeOf(column, isWide)
  return type === 'VARCHAR' ? quoteName(column.name) : `CAST(${quoteName(column.name)} AS ${type})`
}

/** Decimals beyond the staged scale are rounded half away from zero, as the org shows them. */
function typeOf(column: FactColumn, isWide: boolean): string {
  switch (kindOf(column.type)) {
    case 'number':
      return `DECIMAL(${isWide ? 38 : 18}, ${stagedScale(column)})`
    case 'boolean':
      return 'BOOLEAN'
    case 'date':
      return 'DATE'
    case 'datetime':
      // Not TIMESTAMP, which drops an offset without a word.
      return 'TIMESTAMPTZ'
    default:
      return 'VARCHAR'
  }
}

function pagesSql({ pages, columns }: FactSource): string {
  if (pages.length === 0)
    return `(SELECT ${columns.map(({ name }) => `CAST(NULL AS VARCHAR) AS ${quoteName(name)}`).join(', ')} WHERE false)`
  const names = columns.map(({ name }) => `${quoteText(name)}: 'VARCHAR'`).join(', ')
  const files = pages.map(quoteText).join(', ')
  return `read_csv([${files}], header = true, auto_detect = false, delim = ',', quote = '"', escape = '"', nullstr = '', columns = {${names}})`
}
