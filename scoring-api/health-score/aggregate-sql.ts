import { convertedMacroSql } from './currency-sql.ts'
import { observationWindow, type Window } from './observation-window.ts'
import { addDays, toDayNumber } from '../metric/calendar-day.ts'
import { startOfDay } from '../metric/time-zone-day.ts'
import { dateSql, instantSql, quoteName, quoteText } from '../soql/duckdb-literal.ts'
import { kindOf, stagedScale } from '../soql/field-kind.ts'
import type { OrgCalendar } from '../soql/period.ts'
import type { ResolvedField } from '../soql/schema.ts'
import type { ResolvedAggregate } from './resolve-aggregate.ts'

/** An aggregate over the rows of one account: what is grouped, and what follows from it. */
export interface AggregateSql {
  /** Aggregate expressions over the rows, named in `value` as `{0}`, `{1}` … */
  grouped: string[]
  /** Ten-thousandths, not rounded yet. */
  value: FractionSql
}

/** SQL names of what was worked out row by row. */
export interface RowColumns {
  /** Boolean; null = every row counts. */
  filter: string | null
  /** HUGEINT ten-thousandths in place of the field: its converted amount; null = the field itself. */
  amount: string | null
}

/** An exact number as two HUGEINT expressions; a null top = not known, the bottom is above 0. */
export interface FractionSql {
  top: string
  bottom: string
}

/**
 * Integer arithmetic that every aggregate shares. DuckDB calculates 40 times slower in 128 bits than in 64, so the macros take the narrow way where
 * the numbers allow it; both give the same digits.
 */
export const macrosSql = [
  // Truncating division; the remainder has the dividend's sign. `divisor` > 0.
  `CREATE MACRO half_even(dividend, divisor) AS (dividend // divisor) + CASE WHEN 2 * abs(dividend % divisor) > divisor
    OR (2 * abs(dividend % divisor) = divisor AND (dividend // divisor) % 2 <> 0) THEN (CASE WHEN dividend < 0 THEN -1 ELSE 1 END) ELSE 0 END`,
  // A decimal as an integer of its last digit; whole and fraction apart, as their product with 10^scale may not fit a decimal.
  `CREATE MACRO unscaled(amount, power) AS CAST(trunc(amount) AS HUGEINT) * power + CAST((amount - trunc(amount)) * power AS HUGEINT)`,
  `CREATE MACRO unscaled_narrow(amount) AS CAST(trunc(amount) AS BIGINT) * 10000 + CAST((amount - trunc(amount)) * 10000 AS BIGINT)`,
  // A decimal of scale 4 as HUGEINT.
  `CREATE MACRO ten_thousandths(amount) AS CASE WHEN amount BETWEEN -90000000000000 AND 90000000000000
    THEN CAST(unscaled_narrow(CAST(amount AS DECIMAL(18, 4))) AS HUGEINT) ELSE unscaled(amount, CAST(10000 AS HUGEINT)) END`,
  // A fraction in ten-thousandths, rounded once; what no integer of 128 bits can hold is not known.
  `CREATE MACRO rounded(top, bottom) AS CASE WHEN abs(top) < 4000000000000000000 AND bottom < 4000000000000000000
    THEN half_even(CAST(top AS BIGINT), CAST(bottom AS BIGINT)) ELSE TRY_CAST(TRY(half_even(top, bottom)) AS BIGINT) END`,
  convertedMacroSql,
]

/**
 * An aggregate as SQL over rows that have what it rests on in columns of their own.
 * Count, distinct and sum are 0 when the account has rows but none that counts; every other aggregate is null then.
 */
export function aggregateSql(aggregate: ResolvedAggregate, window: Window, columns: RowColumns, calendar: OrgCalendar): AggregateSql {
  const where = columns.filter === null ? [] : [columns.filter]
  return grouping(aggregate, columns.amount, [...where, ...windowSql(aggregate, window, calendar)], calendar)
}

/** Newest date of the rows that the filter lets through, as day number; future dates do not count. */
export function latestOnSql({ dateField }: ResolvedAggregate, filterColumn: string | null, calendar: OrgCalendar): AggregateSql | null {
  if (!dateField) return null
  const where = [...(filterColumn === null ? [] : [filterColumn]), untilToday(dateField, calendar)]
  return { grouped: [`max(${quoteName(dateField.path)})${filterClause(where)}`], value: whole(dayNumberSql('{0}', dateField, calendar)) }
}

function grouping(resolved: ResolvedAggregate, converted: string | null, where: string[], calendar: OrgCalendar): AggregateSql {
  const { aggregate, field, dateField } = resolved
  const amount = converted ?? (field ? amountSql(field) : '')
  const amountFraction = converted === null ? fractionOf(field) : whole('CAST({0} AS HUGEINT)')
  const filtered = filterClause(where)
  switch (aggregate) {
    case 'count':
      return { grouped: [`count(${field ? quoteName(field.path) : '*'})${filtered}`], value: whole('CAST({0} AS HUGEINT) * 10000') }
    case 'distinct':
      return {
        grouped: [`count(DISTINCT ${converted ?? (field ? comparedSql(field) : '')})${filtered}`],
        value: whole('CAST({0} AS HUGEINT) * 10000'),
      }
    case 'sum': {
      const { top, bottom } = amountFraction
      return { grouped: [`sum(${amount})${filtered}`], value: { top: `coalesce(${top}, 0)`, bottom } }
    }
    case 'average': {
      const { top, bottom } = amountFraction
      const value = { top: `CASE WHEN {1} > 0 THEN ${top} END`, bottom: `greatest({1}, 1) * ${bottom}` }
      return { grouped: [`sum(${amount})${filtered}`, `count(${amount})${filtered}`], value }
    }
    case 'minimum':
      return { grouped: [`min(${amount})${filtered}`], value: amountFraction }
    case 'maximum':
      return { grouped: [`max(${amount})${filtered}`], value: amountFraction }
    case 'latest':
      return { grouped: [latestSql(amount, dateField, where, calendar)], value: amountFraction }
    case 'daysSince':
      return daysSql(field ?? dateField, where, 'since', calendar)
    case 'daysUntil':
      return daysSql(field ?? dateField, where, 'until', calendar)
  }
}

/** The newest value that is not empty; the greater Id wins among rows of the same date. */
function latestSql(amount: string, dateField: ResolvedField | null, where: string[], calendar: OrgCalendar): string {
  const known = [...where, `${amount} IS NOT NULL`]
  if (!dateField) return `arg_max(${amount}, "Id")${filterClause(known)}`
  return `arg_max(${amount}, row(${quoteName(dateField.path)}, "Id"))${filterClause([...known, untilToday(dateField, calendar)])}`
}

function daysSql(field: ResolvedField | null, where: string[], direction: 'since' | 'until', calendar: OrgCalendar): AggregateSql {
  if (!field) throw new TypeError('Days need a date')
  const column = quoteName(field.path)
  const today = toDayNumber(calendar.today)
  const day = dayNumberSql('{0}', field, calendar)
  if (direction === 'since') {
    const grouped = [`max(${column})${filterClause([...where, untilToday(field, calendar)])}`]
    return { grouped, value: whole(`CAST(${today} - ${day} AS HUGEINT) * 10000`) }
  }
  const grouped = [`min(${column})${filterClause([...where, `${column} >= ${boundSql(field, calendar.today, calendar)}`])}`]
  return { grouped, value: whole(`CAST(${day} - ${today} AS HUGEINT) * 10000`) }
}

function windowSql(aggregate: ResolvedAggregate, window: Window, calendar: OrgCalendar): string[] {
  const days = observationWindow(aggregate, calendar)?.[window]
  const { dateField } = aggregate
  if (!days || !dateField) return []
  const column = quoteName(dateField.path)
  return [`${column} >= ${boundSql(dateField, days.from, calendar)} AND ${column} < ${boundSql(dateField, days.before, calendar)}`]
}

const untilToday = (field: ResolvedField, calendar: OrgCalendar): string =>
  `${quoteName(field.path)} < ${boundSql(field, addDays(calendar.today, 1), calendar)}`

/** First moment of a day in the field's own type, so that no row needs a time-zone conversion. */
export const boundSql = (field: ResolvedField, date: string, { timeZone }: OrgCalendar): string =>
  kindOf(field.type) === 'date' ? dateSql(date) : instantSql(startOfDay(timeZone, date))

function dayNumberSql(expression: string, field: ResolvedField, { timeZone }: OrgCalendar): string {
  const date = kindOf(field.type) === 'date' ? expression : `CAST(timezone(${quoteText(timeZone)}, ${expression}) AS DATE)`
  return `(${date} - DATE '1970-01-01')`
}

const filterClause = (where: readonly string[]): string => (where.length === 0 ? '' : ` FILTER (WHERE ${where.join(' AND ')})`)

const whole = (top: string): FractionSql => ({ top, bottom: '1' })

const isBoolean = (field: ResolvedField | null): boolean => field !== null && kindOf(field.type) === 'boolean'

const amountSql = (field: ResolvedField): string => (isBoolean(field) ? `CAST(${quoteName(field.path)} AS INTEGER)` : quoteName(field.path))

/** Texts that the org takes for equal are one. */
const comparedSql = (field: ResolvedField): string =>
  kindOf(field.type) === 'text' && !field.caseSensitive ? `lower(${quoteName(field.path)})` : quoteName(field.path)

const powerOfTen = (exponent: number): string => `CAST(1${'0'.repeat(exponent)} AS HUGEINT)`

/** The only aggregate of an amount, `{0}`, by its own last digit. */
function fractionOf(field: ResolvedField | null): FractionSql {
  if (!field || isBoolean(field)) return whole('CAST({0} AS HUGEINT) * 10000')
  const scale = stagedScale(field)
  if (scale === 4) return whole('ten_thousandths({0})')
  return { top: `unscaled({0}, ${powerOfTen(scale)})`, bottom: powerOfTen(scale - 4) }
}
