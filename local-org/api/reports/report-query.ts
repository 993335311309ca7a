import type { LocalOrg, OrgUser } from '../org.ts'
import { applyFilterLogic } from './filter-logic.ts'
import { quote, toCondition } from './filter-soql.ts'
import type { ReadableColumn, ReadableReport } from './readable-report.ts'

export type CellValue = string | number | boolean | null

/** One row of a report: what a column holds, and what the reader sees when that is not the value itself. */
export type ReportRow = (column: ReadableColumn) => { value: CellValue; name: CellValue }

/**
 * Reads the report's rows, with the rights of the user, in the report's order.
 * @throws OrgError for a filter, group or order by a column that the user may not read
 */
export function readRows(org: LocalOrg, user: OrgUser, readable: ReadableReport): ReportRow[] {
  const { records } = org.query(user.id, toSoql(readable, user.id, hasSeveralCurrencies(readable)))
  return [...records].map((record) => (column) => ({ value: at(record, column.valuePath), name: at(record, column.labelPath) }))
}

export function toSoql(readable: ReadableReport, userId: string, convertsAmounts: boolean): string {
  const { report, deployed } = readable
  const shown = [...report.columns, ...report.groupingsDown, ...report.groupingsAcross].map(({ column }) => readable.column(column))
  const paths = new Set(['Id', ...shown.flatMap((column) => toPaths(column, convertsAmounts))])
  const filters = report.filters.map((filter) => toCondition(readable.column(filter.column), filter))
  const conditions = [
    ...deployed.columns.joinPaths.map((path) => `${path} != null`),
    ...(filters.length === 0 ? [] : [`(${applyFilterLogic(report.booleanFilter, filters)})`]),
    ...timeFrameConditions(readable),
    ...(report.scope === 'user' && deployed.columns.ownerPath ? [`${deployed.columns.ownerPath} = ${quote(userId)}`] : []),
  ]
  const where = conditions.length === 0 ? '' : ` WHERE ${conditions.join(' AND ')}`
  return `SELECT ${[...paths].join(', ')} FROM ${deployed.columns.rowObject.name}${where} ORDER BY ${toOrder(readable)}Id`
}

/** Amounts are shown and added up in the currency of the reader. */
function toPaths({ field, valuePath, labelPath }: ReadableColumn, convertsAmounts: boolean): string[] {
  return field.type === 'currency' && convertsAmounts ? [`convertCurrency(${valuePath})`] : [valuePath, labelPath]
}

function hasSeveralCurrencies({ deployed }: ReadableReport): boolean {
  return deployed.columns.rowObject.fieldsByName.has('currencyisocode')
}

function timeFrameConditions(readable: ReadableReport): string[] {
  const { timeFrame } = readable.report
  if (!timeFrame) return []
  const column = readable.column(timeFrame.column)
  const day = { column: column.name, isUnlocked: true }
  return [
    ...(timeFrame.startDate === null ? [] : [toCondition(column, { ...day, operator: 'greaterOrEqual', value: timeFrame.startDate })]),
    ...(timeFrame.endDate === null ? [] : [toCondition(column, { ...day, operator: 'lessOrEqual', value: timeFrame.endDate })]),
  ]
}

/** Without a column to go by, rows come in the order of their ids. */
function toOrder(readable: ReadableReport): string {
  const { sort } = readable.report
  if (!sort) return ''
  const direction = sort.order === 'Asc' ? 'ASC NULLS FIRST' : 'DESC NULLS LAST'
  return `${readable.column(sort.column).orderPath} ${direction}, `
}

function at(record: unknown, path: string): CellValue {
  return path.split('.').reduce<unknown>((value, name) => (value as Record<string, unknown> | null)?.[name] ?? null, record) as CellValue
}
