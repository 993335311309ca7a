import { startOfDay } from '../metric/time-zone-day.ts'
import { dateSql, instantSql, quoteText } from './duckdb-literal.ts'
import { kindOf, type FieldKind } from './field-kind.ts'
import type { Condition, Filter, Literal } from './filter.ts'
import { periodDays, type OrgCalendar } from './period.ts'
import { likePattern, unescapeText } from './soql-text.ts'

/** A staged column: its SQL name and describe's type. */
export interface FilterColumn {
  sql: string
  type: string
  /** Whether `A` differs from `a`. Default false. */
  caseSensitive?: boolean
}

type Order = '<' | '<=' | '>' | '>='

/**
 * A checked condition as DuckDB SQL that is true or false for every row, never null.
 *
 * Nulls as the org treats them: `= null` and `!= null` ask for absence; any other `=` , `<`, `LIKE` or `IN` is false on null; `!=`, `NOT IN` and
 * `EXCLUDES` are true on null; a null boolean is false; the empty text is null; NOT is the plain opposite. Text is compared without case, in unique
 * case-sensitive fields only by LIKE; ids by their first 15 characters with case.
 * Sources: SOQL and SOSL Reference, "Use null in WHERE" (booleans, missing parents), "Comparison Operators" ("case-sensitive for unique
 * case-sensitive fields"; LIKE "performs a case-insensitive match"), "Logical Operators" ("NOT: true if fieldExpressionX is false").
 * @param columnOf throws when the column was not extracted
 */
export function filterSql(filter: Filter, columnOf: (field: string) => FilterColumn, calendar: OrgCalendar): string {
  switch (filter.kind) {
    case 'condition':
      return conditionSql(filter, columnOf(filter.field), calendar)
    case 'not':
      return `(NOT ${filterSql(filter.term, columnOf, calendar)})`
    default:
      return `(${filter.terms.map((term) => filterSql(term, columnOf, calendar)).join(filter.kind === 'and' ? ' AND ' : ' OR ')})`
  }
}

function conditionSql({ operator, values }: Condition, column: FilterColumn, calendar: OrgCalendar): string {
  const { sql } = column
  switch (operator) {
    case '=':
    case 'in':
      return anyOf(values.map((value) => equalSql(column, value, calendar)))
    case '!=':
    case 'notIn':
      return `(NOT ${anyOf(values.map((value) => equalSql(column, value, calendar)))})`
    case 'like':
      return anyOf(values.map((value) => `coalesce(lower(${sql}) LIKE lower(${quoteText(likePattern(rawOf(value)))}) ESCAPE '\\', false)`))
    case 'includes':
      return anyOf(values.map((value) => includesSql(sql, value)))
    case 'excludes':
      return `(NOT ${anyOf(values.map((value) => includesSql(sql, value)))})`
    default:
      return anyOf(values.map((value) => orderSql(column, operator, value, calendar)))
  }
}

const anyOf = (terms: readonly string[]): string => `(${terms.join(' OR ')})`

/** Texts in the form in which equal ones are the same. */
const folded = (sql: string, { caseSensitive = false }: FilterColumn): string => (caseSensitive ? sql : `lower(${sql})`)

function equalSql(column: FilterColumn, literal: Literal, calendar: OrgCalendar): string {
  const { sql } = column
  const kind = kindOf(column.type)
  if (kind === 'boolean') {
    const isTrue = literal.type === 'boolean' && literal.value
    return isTrue ? `coalesce(${sql}, false)` : `(NOT coalesce(${sql}, false))`
  }
  switch (literal.type) {
    case 'null':
      return `(${sql} IS NULL)`
    case 'period': {
      const { from, before } = boundsOf(literal, kind, calendar)
      return `coalesce(${sql} >= ${from} AND ${sql} < ${before}, false)`
    }
    case 'text':
      return textEqualSql(column, kind, unescapeText(literal.raw))
    default:
      return `coalesce(${sql} = ${literalSql(literal)}, false)`
  }
}

function textEqualSql(column: FilterColumn, kind: FieldKind, text: string): string {
  const { sql } = column
  if (text === '') return `(${sql} IS NULL)`
  if (kind === 'id') return `coalesce(substr(${sql}, 1, 15) = ${quoteText(text.slice(0, 15))}, false)`
  return `coalesce(${folded(sql, column)} = ${folded(quoteText(text), column)}, false)`
}

function orderSql(column: FilterColumn, operator: Order, literal: Literal, calendar: OrgCalendar): string {
  const { sql } = column
  if (literal.type === 'period') {
    const { from, before } = boundsOf(literal, kindOf(column.type), calendar)
    const bounds: Record<Order, string> = { '<': `< ${from}`, '>=': `>= ${from}`, '<=': `< ${before}`, '>': `>= ${before}` }
    return `coalesce(${sql} ${bounds[operator]}, false)`
  }
  if (literal.type === 'text') {
    return `coalesce(${folded(sql, column)} ${operator} ${folded(quoteText(unescapeText(literal.raw)), column)}, false)`
  }
  return `coalesce(${sql} ${operator} ${literalSql(literal)}, false)`
}

/** `a;b` asks for both values, a list for one of its members. */
function includesSql(sql: string, literal: Literal): string {
  const wanted = unescapeText(rawOf(literal)).split(';')
  const tests = wanted.map((value) => `coalesce(list_contains(string_split(lower(${sql}), ';'), lower(${quoteText(value)})), false)`)
  return `(${tests.join(' AND ')})`
}

const rawOf = (literal: Literal): string => (literal.type === 'text' ? literal.raw : '')

function boundsOf(period: Extract<Literal, { type: 'period' }>, kind: FieldKind, calendar: OrgCalendar): { from: string; before: string } {
  const days = periodDays(period.name, period.count, calendar)
  if (!days) throw new RangeError(`No period ${period.name}`)
  const bound = (date: string): string => (kind === 'date' ? dateSql(date) : instantSql(startOfDay(calendar.timeZone, date)))
  return { from: bound(days.from), before: bound(days.before) }
}

function literalSql(literal: Literal): string {
  switch (literal.type) {
    case 'number':
      return literal.text.replace(/^\+/, '')
    case 'date':
      return dateSql(literal.date)
    case 'datetime':
      return instantSql(literal.instant)
    default:
      throw new TypeError(`No order for ${literal.type}`)
  }
}
