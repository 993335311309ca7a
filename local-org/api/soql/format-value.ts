import { isDecimal, type FieldDefinition } from '../schema/object-definition.ts'
import type { Reader } from '../access/rights.ts'
import type { SqlValue } from '../store/database.ts'

/** FORMAT(): a value as the reader's locale writes it. */
export function localizedReader(field: FieldDefinition, reader: Reader, currency: string): (value: SqlValue) => unknown {
  const locale = reader.locale.replace('_', '-')
  if (field.type === 'currency') return formatNumber(new Intl.NumberFormat(locale, { style: 'currency', currency }))
  if (isDecimal(field.type)) {
    const digits = { minimumFractionDigits: field.scale, maximumFractionDigits: field.scale }
    return formatNumber(new Intl.NumberFormat(locale, digits), field.type === 'percent' ? '%' : '')
  }
  if (field.type === 'int') return formatNumber(new Intl.NumberFormat(locale))
  if (field.type === 'date') return formatDate(new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeZone: 'UTC' }))
  if (field.type === 'datetime') {
    return formatDate(new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'short', timeZone: reader.timeZone }))
  }
  return (value) => value
}

function formatNumber(format: Intl.NumberFormat, unit = ''): (value: SqlValue) => unknown {
  return (value) => (typeof value === 'number' ? format.format(value) + unit : value)
}

function formatDate(format: Intl.DateTimeFormat): (value: SqlValue) => unknown {
  return (value) => (typeof value === 'string' ? format.format(new Date(value)) : value)
}
