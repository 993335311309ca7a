import type { FieldDefinition } from '../schema/object-definition.ts'
import type { SqlValue } from '../store/database.ts'

/** What an expression in a formula is; `null` is the literal NULL, which fits everywhere. */
export type FormulaType = 'text' | 'number' | 'checkbox' | 'date' | 'datetime' | 'picklist' | 'multipicklist' | 'null'

/** Days are `yyyy-mm-dd`, instants ISO texts in UTC, percents fractions (50 % = 0.5), ids 15 characters. Null = blank. */
export type FormulaValue = string | number | boolean | null

/** A formula that an org would not save, or that fails while it is calculated; the message is a sentence without a full stop. */
export class FormulaError extends Error {}

const typesOfFields: Partial<Record<FieldDefinition['type'], FormulaType>> = {
  id: 'text',
  string: 'text',
  textarea: 'text',
  reference: 'text',
  email: 'text',
  phone: 'text',
  url: 'text',
  picklist: 'picklist',
  multipicklist: 'multipicklist',
  boolean: 'checkbox',
  date: 'date',
  datetime: 'datetime',
  double: 'number',
  int: 'number',
  currency: 'number',
  percent: 'number',
}

/** @throws FormulaError for a field that a formula of the local org cannot use */
export function formulaTypeOf(field: FieldDefinition): FormulaType {
  const type = typesOfFields[field.type]
  if (!type) throw new FormulaError(`names ${field.name}: the local org calculates with no field of type ${field.type}`)
  return type
}

export function toFormulaValue(field: FieldDefinition, value: SqlValue): FormulaValue {
  if (field.type === 'boolean') return value === 1
  if (value === null) return null
  if (field.type === 'percent') return Number((Number(value) / 100).toPrecision(15))
  if (field.type === 'id' || field.type === 'reference') return String(value).slice(0, 15)
  return value
}
