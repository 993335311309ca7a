import { toDisplayValue } from '../ui-api/display-value.ts'
import type { ReadableColumn, ReadableReport } from './readable-report.ts'
import { aggregatePrefixes, type AggregateType } from './report-definition.ts'
import { noValue } from './report-cells.ts'
import type { ReportRow } from './report-query.ts'

/** A summary of the report: `s!Account$CsArr__c`, or `RowCount`. */
export interface ReportAggregate {
  name: string
  /** Null = the number of rows. */
  of: { column: ReadableColumn; type: AggregateType } | null
}

const calculations: Record<AggregateType, (values: number[]) => number> = {
  Sum: (values) => values.reduce((sum, value) => sum + value, 0),
  Average: (values) => values.reduce((sum, value) => sum + value, 0) / values.length,
  Minimum: (values) => Math.min(...values),
  Maximum: (values) => Math.max(...values),
}

export function aggregatesOf(readable: ReadableReport): ReportAggregate[] {
  const ofColumns = readable.report.columns.flatMap(({ column, aggregates }) =>
    aggregates.map((type) => ({ name: `${aggregatePrefixes[type]}!${column}`, of: { column: readable.column(column), type } })),
  )
  return [...ofColumns, { name: 'RowCount', of: null }]
}

/** Rows without a value do not count; nothing adds up to 0 and has no average, least or most (value null). */
export function aggregate(
  readable: ReadableReport,
  { of }: ReportAggregate,
  rows: readonly ReportRow[],
): { label: string; value: number | null } {
  if (!of) return { label: new Intl.NumberFormat(readable.reader.locale).format(rows.length), value: rows.length }
  const values = rows.map((row) => row(of.column).value).filter((value) => typeof value === 'number')
  const value = values.length === 0 && of.type !== 'Sum' ? null : withoutNoise(calculations[of.type](values))
  return { label: toDisplayValue(readable.reader, of.column.object.name, of.column.describe, value) ?? noValue, value }
}

/** Sums of cents in binary fractions differ from the true sum in the sixteenth digit. */
const withoutNoise = (value: number): number => Number(value.toPrecision(15))
