import { OrgError } from '../org.ts'
import { isDecimal, type FieldDefinition } from '../schema/object-definition.ts'
import type { SqlValue } from './database.ts'
import { to18Characters } from './record-id.ts'
import { Refusal } from './refusal.ts'

/**
 * A value as it is stored: texts trimmed of nothing, dates `yyyy-mm-dd`, instants UTC with milliseconds, booleans 0 and 1,
 * ids with 18 characters; empty text is null, as in Salesforce.
 * @param column position in the row, for the sentence about a CSV value
 * @throws Refusal when the field cannot hold the value
 * @throws OrgError JSON_PARSER_ERROR when JSON holds the wrong type: Salesforce refuses the whole request then
 */
export function toStored(field: FieldDefinition, value: unknown, fromText: boolean, column: number): SqlValue {
  if (value === null || value === undefined || value === '') return field.type === 'boolean' ? 0 : null
  const unreadable = () => (fromText ? csvRefusal(field, shown(value), column) : jsonRefusal(field, value))
  if (typeof value !== 'string' && typeof value !== 'number' && typeof value !== 'boolean') throw unreadable()
  switch (field.type) {
    case 'boolean':
      return readBoolean(value, unreadable)
    case 'double':
    case 'currency':
    case 'percent':
    case 'int':
      return readNumber(field, value, unreadable)
    case 'date':
      return readDate(value, unreadable)
    case 'datetime':
      return readInstant(value, unreadable)
    case 'time':
      return readTime(value, unreadable)
    case 'id':
    case 'reference':
      return readId(field, String(value))
    case 'picklist':
      return readPicklist(field, String(value), [String(value)])
    case 'multipicklist':
      return readPicklist(field, String(value), String(value).split(';'))
    case 'email':
      return readEmail(field, readText(field, value))
    default:
      return readText(field, value)
  }
}

function readBoolean(value: unknown, unreadable: () => Error): number {
  const text = String(value).toLowerCase()
  if (text === 'true' || text === '1') return 1
  if (text === 'false' || text === '0') return 0
  throw unreadable()
}

/** The API keeps more decimals than the field shows: only the digits before the point are limited. Source: Salesforce Help 000387302. */
function readNumber(field: FieldDefinition, value: unknown, unreadable: () => Error): number {
  if (typeof value === 'boolean') throw unreadable()
  const text = String(value).trim()
  if (!/^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(text)) throw unreadable()
  const number = Number(text)
  if (field.type === 'int' && !Number.isInteger(number)) throw unreadable()
  const limit = field.type === 'int' ? 2_147_483_648 : 10 ** (field.precision - field.scale)
  if (Math.abs(number) >= limit) {
    const shown = isDecimal(field.type) && Number.isInteger(number) ? `${number}.0` : String(number)
    throw new Refusal('NUMBER_OUTSIDE_VALID_RANGE', `${labelOf(field)}: value outside of valid range on numeric field: ${shown}`, [
      field.name,
    ])
  }
  return number
}

function readDate(value: unknown, unreadable: () => Error): string {
  const text = String(value)
  if (!/^\d{4}-\d{2}-\d{2}(T00:00:00(\.0+)?(Z|[+-]00:?00))?$/.test(text)) throw unreadable()
  const day = text.slice(0, 10)
  if (!isCalendarDay(day)) throw unreadable()
  return day
}

const instant = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(\.\d{1,9})?(Z|[+-]\d{2}:?\d{2})$/

function readInstant(value: unknown, unreadable: () => Error): string {
  const parts = instant.exec(String(value))
  if (!parts || !isCalendarDay(parts[1] ?? '')) throw unreadable()
  const zone = (parts[4] ?? 'Z').replace(/^([+-]\d{2})(\d{2})$/, '$1:$2')
  const milliseconds = Date.parse(`${parts[1]}T${parts[2]}${zone}`)
  if (Number.isNaN(milliseconds)) throw unreadable()
  return new Date(milliseconds).toISOString()
}

/** @param day `nnnn-nn-nn` */
function isCalendarDay(day: string): boolean {
  const year = Number(day.slice(0, 4))
  const month = Number(day.slice(5, 7))
  const date = Number(day.slice(8, 10))
  return month >= 1 && month <= 12 && date >= 1 && date <= (date <= 28 ? 28 : new Date(Date.UTC(year, month, 0)).getUTCDate())
}

function readTime(value: unknown, unreadable: () => Error): string {
  const parts = /^(([01]\d|2[0-3]):[0-5]\d:[0-5]\d)(\.\d{1,3})?Z?$/.exec(String(value))
  if (!parts) throw unreadable()
  return `${parts[1]}${(parts[3] ?? '.000').padEnd(4, '0')}Z`
}

function readId(field: FieldDefinition, value: string): string {
  const id = to18Characters(value)
  if (id === null) throw new Refusal('MALFORMED_ID', `${labelOf(field)}: id value of incorrect type: ${value}`, [field.name])
  return id
}

function readPicklist(field: FieldDefinition, value: string, parts: string[]): string {
  if (field.restrictedPicklist) {
    const unknown = parts.find((part) => !field.picklist.some((entry) => entry.active && entry.value === part))
    if (unknown !== undefined) {
      throw new Refusal(
        'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
        `${labelOf(field)}: bad value for restricted picklist field: ${unknown}`,
        [field.name],
      )
    }
  }
  return limitLength(field, value)
}

function readEmail(field: FieldDefinition, value: string): string {
  if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(value)) {
    throw new Refusal('INVALID_EMAIL_ADDRESS', `${labelOf(field)}: invalid email address: ${value}`, [field.name])
  }
  return value
}

function readText(field: FieldDefinition, value: unknown): string {
  return limitLength(field, String(value))
}

function limitLength(field: FieldDefinition, value: string): string {
  if (value.length > field.length && [...value].length > field.length) {
    throw new Refusal('STRING_TOO_LONG', `${labelOf(field)}: data value too large: ${value} (max length=${field.length})`, [field.name])
  }
  return value
}

export function labelOf(field: FieldDefinition): string {
  return field.label.en_US
}

const xsdTypes: Partial<Record<FieldDefinition['type'], string>> = {
  boolean: 'boolean',
  int: 'int',
  date: 'date',
  datetime: 'dateTime',
  time: 'time',
  double: 'double',
  currency: 'double',
  percent: 'double',
}

/** A value as an error text shows it. */
function shown(value: unknown): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

function csvRefusal(field: FieldDefinition, value: string, column: number): Refusal {
  const type = xsdTypes[field.type] ?? 'string'
  return new Refusal(
    'INVALID_FIELD',
    `Failed to deserialize field at col ${column}. Due to, '${value}' is not a valid value for the type xsd:${type}`,
    [field.name],
  )
}

function jsonRefusal(field: FieldDefinition, value: unknown): OrgError {
  const type = field.type === 'datetime' ? 'datetime' : (xsdTypes[field.type] ?? 'string')
  const given = typeof value === 'object' ? (Array.isArray(value) ? 'START_ARRAY' : 'START_OBJECT') : 'VALUE_STRING'
  return new OrgError(
    400,
    'JSON_PARSER_ERROR',
    `Cannot deserialize instance of ${type} from ${given} value ${shown(value)} or request may be missing a required field`,
  )
}
