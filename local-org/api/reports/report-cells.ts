import { toDisplayValue } from '../ui-api/display-value.ts'
import type { ReadableColumn, ReadableReport } from './readable-report.ts'
import type { CellValue, ReportRow } from './report-query.ts'

export interface DataCell {
  label: string
  /** Id of the record for names and lookups; null = no value. */
  value: unknown
}

/** What a cell without a value shows. */
export const noValue = '-'

/**
 * A cell of a detail row. Source: Reports and Dashboards REST API Developer Guide v67.0, "Execute Sync", Data cells: amounts are
 * `{ amount, currency }`, names and lookups the id of their record.
 */
export function toCell(readable: ReadableReport, column: ReadableColumn, row: ReportRow): DataCell {
  const { value, name } = row(column)
  return { label: toLabel(readable, column, value, name), value: toValue(readable, column, value) }
}

export function toLabel(
  { reader }: ReadableReport,
  { object, describe, field }: ReadableColumn,
  value: CellValue,
  name: CellValue,
): string {
  if (value === null || value === '') return noValue
  if (field.reference || field.nameField) return String(name)
  return toDisplayValue(reader, object.name, describe, value) ?? String(value)
}

export function toValue({ reader }: ReadableReport, { field }: ReadableColumn, value: CellValue): unknown {
  return field.type === 'currency' && value !== null ? { amount: value, currency: reader.currency } : value
}
