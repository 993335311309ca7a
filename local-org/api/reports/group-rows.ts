import { dayInZone } from '../store/time-zone.ts'
import { periodLabel, periodOf } from './date-groups.ts'
import { noValue, toLabel, toValue } from './report-cells.ts'
import type { ReadableColumn, ReadableReport } from './readable-report.ts'
import type { ReportGrouping } from './report-definition.ts'
import type { CellValue, ReportRow } from './report-query.ts'

/** One group with the groups in it, as the API answers it. */
export interface Grouping {
  /** `0`, `0_1`: its place among its siblings, behind its parents' places. */
  key: string
  label: string
  value: unknown
  groupings: Grouping[]
  dategroupings?: string[]
}

export interface GroupedRows {
  groupings: Grouping[]
  /** Keys of the groups a row lies in, from the outermost in; the innermost is its own. */
  keysOf: (row: ReportRow) => string[]
}

interface Group {
  label: string
  value: unknown
  dates: string[] | null
  /** What the group goes by among its siblings; null comes first. */
  rank: string | number | null
  rows: ReportRow[]
}

/** Puts rows into groups by one axis of the report: rows (`groupingsDown`) or columns (`groupingsAcross`). */
export function groupRows(readable: ReadableReport, levels: readonly ReportGrouping[], rows: readonly ReportRow[]): GroupedRows {
  const keys = new Map<ReportRow, string[]>(rows.map((row) => [row, []]))
  const divide = (depth: number, members: readonly ReportRow[], prefix: string): Grouping[] => {
    const level = levels[depth]
    if (!level) return []
    return groupsOf(readable, level, members).map((group, index) => {
      const key = `${prefix}${index}`
      for (const row of group.rows) keys.get(row)?.push(key)
      const inner = divide(depth + 1, group.rows, `${key}_`)
      const grouping = { key, label: group.label, value: group.value, groupings: inner }
      return group.dates ? { ...grouping, dategroupings: group.dates } : grouping
    })
  }
  const groupings = divide(0, rows, '')
  return { groupings, keysOf: (row) => keys.get(row) ?? [] }
}

function groupsOf(readable: ReadableReport, level: ReportGrouping, rows: readonly ReportRow[]): Group[] {
  const column = readable.column(level.column)
  const groups = Map.groupBy(rows, (row) => String(groupKey(readable, column, level, row(column).value)))
  const direction = level.order === 'Asc' ? 1 : -1
  return [...groups.values()]
    .map((members) => toGroup(readable, column, level, members))
    .toSorted((left, right) => direction * byRank(left, right))
}

function groupKey(readable: ReadableReport, { field }: ReadableColumn, { granularity }: ReportGrouping, value: CellValue): CellValue {
  if (value === null || (field.type !== 'date' && field.type !== 'datetime')) return value
  return periodOf(dayOf(readable, field.type, String(value)), granularity).first
}

function toGroup(readable: ReadableReport, column: ReadableColumn, { granularity }: ReportGrouping, rows: ReportRow[]): Group {
  const { value, name } = rows[0]?.(column) ?? { value: null, name: null }
  const { type } = column.field
  if (value === null) return { label: noValue, value: null, dates: null, rank: null, rows }
  if (type === 'date' || type === 'datetime') {
    const period = periodOf(dayOf(readable, type, String(value)), granularity)
    const label = periodLabel(period, granularity, readable.reader.locale)
    return { label, value: period.first, dates: [period.first, period.last], rank: period.first, rows }
  }
  const label = toLabel(readable, column, value, name)
  return { label, value: toValue(readable, column, value), dates: null, rank: rankOf(column, value, label), rows }
}

/** Picklists go in the order of their values, numbers by size, everything else by what the reader sees. */
function rankOf({ field }: ReadableColumn, value: CellValue, label: string): string | number {
  if (field.type === 'picklist') return field.picklist.findIndex((entry) => entry.value === value)
  return typeof value === 'number' ? value : label
}

function byRank({ rank: left }: Group, { rank: right }: Group): number {
  if (left === null || right === null) return Number(left !== null) - Number(right !== null)
  if (typeof left === 'number' && typeof right === 'number') return left - right
  return String(left).localeCompare(String(right))
}

const dayOf = ({ reader }: ReadableReport, type: 'date' | 'datetime', value: string) =>
  type === 'date' ? value : dayInZone(new Date(value).toISOString(), reader.timeZone)
