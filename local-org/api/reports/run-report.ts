import type { LocalOrg, OrgUser } from '../org.ts'
import { describeColumns, describeReport } from './describe-report.ts'
import { groupRows } from './group-rows.ts'
import type { ReadableReport } from './readable-report.ts'
import { aggregate, aggregatesOf } from './report-aggregates.ts'
import { toCell } from './report-cells.ts'
import { readRows, type ReportRow } from './report-query.ts'

/** Most detail rows of an answer. Source: Reports and Dashboards REST API Developer Guide, "Requirements and Limitations". */
const mostRows = 2000
const total = 'T'

/**
 * The answer of `analytics/reports/{id}`.
 * Source: Reports and Dashboards REST API Developer Guide v67.0, "Execute Sync" and "Decode the Fact Map": a key is the row group, `!`, the
 * column group; `T` stands for all of them. Detail rows lie in the innermost groups, of both axes in a matrix.
 */
export function runReport(org: LocalOrg, user: OrgUser, readable: ReadableReport, includeDetails: boolean) {
  const rows = readRows(org, user, readable)
  const { report } = readable
  const down = groupRows(readable, report.groupingsDown, rows)
  const across = groupRows(readable, report.groupingsAcross, rows)
  const hasDetailRows = includeDetails && report.showDetails
  const members = membersByKey(rows, down.keysOf, across.keysOf)
  const aggregates = aggregatesOf(readable)
  const detailed = new Set(hasDetailRows ? rows.slice(0, mostRows) : [])
  const columns = report.columns.map(({ column }) => readable.column(column))
  const isInnermost = (key: string) => {
    const [downKey = '', acrossKey = ''] = key.split('!')
    return depthOf(downKey) === report.groupingsDown.length && depthOf(acrossKey) === report.groupingsAcross.length
  }
  const toFact = (key: string) => ({
    aggregates: aggregates.map((each) => aggregate(readable, each, members.get(key) ?? [])),
    rows: (isInnermost(key) ? (members.get(key) ?? []) : [])
      .filter((row) => detailed.has(row))
      .map((row) => ({ dataCells: columns.map((column) => toCell(readable, column, row)) })),
  })
  const keys = keysOf(down.groupings).flatMap((downKey) => keysOf(across.groupings).map((acrossKey) => `${downKey}!${acrossKey}`))
  return {
    allData: rows.length <= mostRows,
    factMap: Object.fromEntries(keys.map((key) => [key, toFact(key)])),
    groupingsDown: { groupings: down.groupings },
    groupingsAcross: { groupings: across.groupings },
    hasDetailRows,
    hasExceededTabularRowLimit: report.format === 'TABULAR' && rows.length > mostRows,
    reportMetadata: describeReport(readable),
    reportExtendedMetadata: describeColumns(readable),
  }
}

function membersByKey(
  rows: readonly ReportRow[],
  downKeys: (row: ReportRow) => string[],
  acrossKeys: (row: ReportRow) => string[],
): Map<string, ReportRow[]> {
  const members = new Map<string, ReportRow[]>()
  for (const row of rows) {
    for (const down of [total, ...downKeys(row)]) {
      for (const across of [total, ...acrossKeys(row)]) {
        const key = `${down}!${across}`
        const present = members.get(key)
        if (present) present.push(row)
        else members.set(key, [row])
      }
    }
  }
  return members
}

interface Nested {
  key: string
  groupings: Nested[]
}

const keysOf = (groupings: readonly Nested[]): string[] => [total, ...groupings.flatMap(innerKeys)]
const innerKeys = ({ key, groupings }: Nested): string[] => [key, ...groupings.flatMap(innerKeys)]
const depthOf = (key: string): number => (key === total ? 0 : key.split('_').length)
