/** The values of the independent computation: what a measure says about each account, by plain loops over the org's rows. */
import { add, compare, divide, fromDecimal, multiply, roundTo, subtract, whole, zero, type Fraction } from './fraction.ts'

export type Row = Record<string, unknown>

/** Every row of a query; parents come nested as REST has them. */
export type ReadRows = (soql: string) => Promise<Row[]>

const hundred = whole(100)
const dayMs = 86_400_000

export interface MeasuredValue {
  value: Fraction | null
  latestOn: string | null
}

export const nothing: MeasuredValue = { value: null, latestOn: null }

export interface Calendar {
  asOf: string
  dayOf: (value: unknown) => string | null
}

interface Aggregate {
  sobject: string
  path: string
  filter: string | null
  dateField: string | null
  kind: string
  field: string | null
  windowDays: unknown
}

interface SourceRows {
  /** Accounts with any row in the object, whatever the filter. */
  known: Set<string>
  /** Rows that match the filter, by account. */
  rows: Map<string, Row[]>
}

/** Where a measure's news come from, `Case.CreatedDate`; days until something are no news. */
export function feedsOf(measure: Row): string[] {
  const aggregates = [aggregateOf(measure, ''), ...(measure['OverSourceObject__c'] === null ? [] : [aggregateOf(measure, 'Over')])]
  return aggregates.flatMap(({ sobject, dateField, kind }) =>
    dateField === null || kind === 'DaysUntil' || sobject === 'Account' ? [] : [`${sobject}.${dateField}`],
  )
}

/** One measure of every account that has a row in one of its objects. */
export async function measureAll(read: ReadRows, measure: Row, calendar: Calendar): Promise<Map<string, MeasuredValue>> {
  const upper = aggregateOf(measure, '')
  const upperRows = await readSource(read, upper)
  const lower = measure['OverSourceObject__c'] === null ? null : aggregateOf(measure, 'Over')
  const lowerRows = lower && (await readSource(read, lower))
  const result = new Map<string, MeasuredValue>()
  for (const accountId of new Set([...upperRows.known, ...(lowerRows?.known ?? [])])) {
    const latestOn = latestDay(upper, upperRows.rows.get(accountId) ?? [], calendar)
    result.set(accountId, { value: valueOf(measure, accountId, { upper, upperRows, lower, lowerRows }, calendar), latestOn })
  }
  return result
}

interface Sources {
  upper: Aggregate
  upperRows: SourceRows
  lower: Aggregate | null
  lowerRows: SourceRows | null
}

/** Rounded once, at the end. */
function valueOf(measure: Row, accountId: string, sources: Sources, calendar: Calendar): Fraction | null {
  const now = exactValue(measure, accountId, sources, calendar, 0)
  if (now === null) return null
  if (measure['ChangeAgainstPreviousWindow__c'] !== true) return roundTo(now, 4)
  const before = exactValue(measure, accountId, sources, calendar, 1)
  if (before === null || before.top === 0n) return null
  const size = before.top < 0n ? subtract(zero, before) : before
  return roundTo(multiply(divide(subtract(now, before), size), hundred), 4)
}

function exactValue(measure: Row, accountId: string, sources: Sources, calendar: Calendar, windowsBack: number): Fraction | null {
  const { upper, upperRows, lower, lowerRows } = sources
  const part = aggregateOnce(upper, upperRows, accountId, calendar, windowsBack)
  if (!lower || !lowerRows || part === null) return part
  const over = aggregateOnce(lower, lowerRows, accountId, calendar, windowsBack)
  if (over === null || over.top === 0n) return null
  return measure['Unit__c'] === 'Percent' ? multiply(divide(part, over), hundred) : divide(part, over)
}

function aggregateOf(measure: Row, prefix: '' | 'Over'): Aggregate {
  return {
    sobject: text(measure[`${prefix}SourceObject__c`]),
    path: text(measure[`${prefix}AccountPath__c`]),
    filter: measure[`${prefix}Filter__c`] as string | null,
    dateField: measure[`${prefix}DateField__c`] as string | null,
    kind: text(measure[`${prefix}Aggregate__c`]),
    field: measure[`${prefix}Field__c`] as string | null,
    windowDays: measure[`${prefix}WindowDays__c`],
  }
}

async function readSource(read: ReadRows, { sobject, path, filter, dateField, field }: Aggregate): Promise<SourceRows> {
  const known = new Set((await read(`SELECT ${path} FROM ${sobject} WHERE ${path} != null`)).map((row) => text(follow(row, path))))
  const columns = [...new Set([path, dateField, field].filter((column) => column !== null))].join(', ')
  const matching = await read(`SELECT ${columns} FROM ${sobject} WHERE ${path} != null${filter === null ? '' : ` AND (${filter})`}`)
  return { known, rows: Map.groupBy(matching, (row) => text(follow(row, path))) }
}

/** @param windowsBack 0 = the window that ends today, 1 = the one before */
function aggregateOnce(
  aggregate: Aggregate,
  source: SourceRows,
  accountId: string,
  calendar: Calendar,
  windowsBack: number,
): Fraction | null {
  const rows = source.rows.get(accountId) ?? []
  const inWindow = rows.filter((row) => isInWindow(aggregate, row, calendar, windowsBack))
  const filled = (field: string | null) =>
    inWindow.map((row) => follow(row, field)).filter((value) => value !== null && value !== undefined)
  const numbers = () => filled(aggregate.field).map((value) => decimal(value))
  const ifKnown = (value: Fraction) => (source.known.has(accountId) ? value : null)
  switch (aggregate.kind) {
    case 'Count':
      return ifKnown(whole(aggregate.field === null ? inWindow.length : filled(aggregate.field).length))
    case 'Distinct':
      return ifKnown(whole(new Set(filled(aggregate.field)).size))
    case 'Sum':
      return ifKnown(numbers().reduce(add, zero))
    case 'Average': {
      const all = numbers()
      return all.length === 0 ? null : divide(all.reduce(add, zero), whole(all.length))
    }
    case 'Minimum':
      return numbers().toSorted(compare).at(0) ?? null
    case 'Maximum':
      return numbers().toSorted(compare).at(-1) ?? null
    case 'Latest': {
      const dated = inWindow
        .map((row) => ({ day: calendar.dayOf(follow(row, aggregate.dateField)), value: follow(row, aggregate.field) }))
        .filter(({ day, value }) => day !== null && day <= calendar.asOf && value !== null)
        .toSorted((a, b) => (a.day as string).localeCompare(b.day as string))
      const newest = dated.at(-1)
      if (newest && dated.at(-2)?.day === newest.day) throw new Error(`${aggregate.sobject} has two latest rows for ${accountId}`)
      return newest ? fromDecimal(String(newest.value)) : null
    }
    case 'DaysSince': {
      const days = filled(aggregate.field ?? aggregate.dateField).map((value) => calendar.dayOf(value) as string)
      const last = days
        .filter((day) => day <= calendar.asOf)
        .toSorted()
        .at(-1)
      return last === undefined ? null : whole(daysFrom(last, calendar.asOf))
    }
    case 'DaysUntil': {
      const days = filled(aggregate.field ?? aggregate.dateField).map((value) => calendar.dayOf(value) as string)
      const next = days
        .filter((day) => day >= calendar.asOf)
        .toSorted()
        .at(0)
      return next === undefined ? null : whole(daysFrom(calendar.asOf, next))
    }
    default:
      throw new Error(`unknown aggregate ${aggregate.kind}`)
  }
}

function isInWindow({ dateField, windowDays }: Aggregate, row: Row, { asOf, dayOf }: Calendar, windowsBack: number): boolean {
  if (windowDays === null) return true
  const day = dayOf(follow(row, dateField))
  if (day === null) return false
  const age = daysFrom(day, asOf)
  const length = Number(windowDays)
  return age >= length * windowsBack && age < length * (windowsBack + 1)
}

function latestDay({ dateField }: Aggregate, rows: Row[], { asOf, dayOf }: Calendar): string | null {
  if (dateField === null) return null
  const days = rows.map((row) => dayOf(follow(row, dateField))).filter((day): day is string => day !== null && day <= asOf)
  return days.toSorted().at(-1) ?? null
}

/** `Opportunity.AccountId` of a row as REST nests it. */
function follow(row: Row, path: string | null): unknown {
  if (path === null) throw new TypeError('the measure names no field')
  return path.split('.').reduce<unknown>((value, step) => (value === null || value === undefined ? null : (value as Row)[step]), row)
}

export function daysFrom(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayMs
}

/** A date as it is; an instant as the day it is in the time zone. */
export function toDay(value: unknown, timeZone: string): string | null {
  if (value === null || value === undefined) return null
  const given = text(value)
  if (given.length === 10) return given
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(new Date(given))
}

export function text(value: unknown): string {
  if (typeof value === 'string') return value
  throw new TypeError(`${String(value)} is no text`)
}

/** A number as the org's JSON had it. */
export function decimal(value: unknown): Fraction {
  if (typeof value === 'number') return fromDecimal(String(value))
  throw new TypeError(`${String(value)} is no number`)
}
