import type { FunctionExp } from '@jetstreamapp/soql-parser-js'
import { plainField, translated } from '../schema/field-makers.ts'
import type { FieldDefinition } from '../schema/object-definition.ts'
import type { Scope } from './scope.ts'
import { malformed } from './soql-error.ts'

const year = (day: string) => `CAST(substr(${day}, 1, 4) AS INTEGER)`
const month = (day: string) => `CAST(substr(${day}, 6, 2) AS INTEGER)`
const dayOfMonth = (day: string) => `CAST(substr(${day}, 9, 2) AS INTEGER)`
const dayOfYear = (day: string) => `CAST(strftime('%j', ${day}) AS INTEGER)`
const quarter = (day: string) => `((${month(day)} + 2) / 3)`

/**
 * Parts of a date or of an instant written `yyyy-mm-ddThh:mm:ss`. Weeks begin on Sunday (1); a month's and a year's weeks
 * are counted from its first day. The fiscal year is the calendar year.
 * Source: SOQL and SOSL Reference, "Date Functions".
 */
const parts: Readonly<Record<string, (day: string) => string>> = {
  CALENDAR_YEAR: year,
  CALENDAR_QUARTER: quarter,
  CALENDAR_MONTH: month,
  FISCAL_YEAR: year,
  FISCAL_QUARTER: quarter,
  FISCAL_MONTH: month,
  DAY_IN_MONTH: dayOfMonth,
  DAY_IN_WEEK: (day) => `(CAST(strftime('%w', ${day}) AS INTEGER) + 1)`,
  DAY_IN_YEAR: dayOfYear,
  DAY_ONLY: (day) => `substr(${day}, 1, 10)`,
  HOUR_IN_DAY: (day) => `CAST(substr(${day}, 12, 2) AS INTEGER)`,
  WEEK_IN_MONTH: (day) => `((${dayOfMonth(day)} + 6) / 7)`,
  WEEK_IN_YEAR: (day) => `((${dayOfYear(day)} + 6) / 7)`,
}

export function isDateFunction(name: string | undefined): boolean {
  return name !== undefined && name.toUpperCase() in parts
}

/** A date function over a field; instants count in UTC unless `convertTimezone()` is around the field. */
export function dateFunction(scope: Scope, call: FunctionExp): { sql: string; field: FieldDefinition } {
  const name = (call.functionName ?? '').toUpperCase()
  const part = parts[name]
  const [parameter] = call.parameters ?? []
  if (!part || parameter === undefined) throw malformed(`unexpected token: '${call.rawValue ?? name}'`)
  const path = typeof parameter === 'string' ? parameter : convertedPath(parameter)
  const { sql, field } = scope.resolve(path)
  if (field.type !== 'date' && field.type !== 'datetime') throw malformed(`field '${path}' is not a date or dateTime field`)
  if (typeof parameter !== 'string' && field.type === 'date') throw malformed(`convertTimezone() takes dateTime fields, not '${path}'`)
  if (['DAY_ONLY', 'HOUR_IN_DAY'].includes(name) && field.type === 'date') throw malformed(`${name}() takes dateTime fields, not '${path}'`)
  const local = typeof parameter === 'string' ? sql : `time_in_zone(${sql}, ${scope.parameters.bind(scope.surroundings.timeZone)})`
  const type = name === 'DAY_ONLY' ? 'date' : 'int'
  return { sql: part(local), field: plainField(name, type, translated(name)) }
}

function convertedPath(call: FunctionExp): string {
  const [path] = call.parameters ?? []
  if (call.functionName?.toLowerCase() !== 'converttimezone' || typeof path !== 'string') {
    throw malformed(`unexpected token: '${call.functionName ?? ''}'`)
  }
  return path
}
