import { isDecimal, type FieldDefinition } from '../schema/object-definition.ts'
import type { Reader } from '../access/rights.ts'
import type { SqlValue } from '../store/database.ts'

/** FORMAT(): a value as the reader's locale writes it. */
export function localizedReader(field: FieldDefinition, reader: Reader): (value: SqlValue) => unknown {
  const locale = reader.locale.replace('_', '-')
  if (field.type === 'currency') return formatNumber(new Intl.NumberFormat(locale, { style: 'currency', currency: reader.currency }))
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

/** An amount where there are several currencies: `USD 1,234.50`. */
export function formatAmount(amount: number, currency: string, locale: string): string {
  const format = new Intl.NumberFormat(locale.replace('_', '-'), { style: 'currency', currency, currencyDisplay: 'code' })
  return format.format(amount).replaceAll('\u00a0', ' ')
}

function formatNumber(format: Intl.NumberFormat, unit = ''): (value: SqlValue) => unknown {
  return (value) => (typeof value === 'number' ? format.format(value) + unit : value)
}

function formatDate(format: Intl.DateTimeFormat): (value: SqlValue) => unknown {
  return (value) => (typeof value === 'string' ? format.format(new Date(value)) : value)
}
