import { cellUrl, leavesOf, type Cell, type Fact, type Grouping, type ReportAnswer } from '../answer/answer.ts'

/** One row of a report as a table: a group with its subtotals, a record, or the grand total. */
export interface TableRow {
  key: string
  kind: 'group' | 'detail' | 'total'
  /** How deep the group lies, from 1; 0 for the total and where there are no groups. */
  level: number
  /** Name of the group; null for records and the total. */
  label: string | null
  /** Number of records behind it. */
  count: string
  cells: TableCell[]
}

export interface TableCell {
  key: string
  /** A record's value, or the subtotals of the column, with what they are: `Sum $1,200`. */
  lines: string[]
  url: string | null
  isNumber: boolean
}

export interface TableColumn {
  key: string
  label: string
  isNumber: boolean
}

const numbers = new Set(['currency', 'double', 'int', 'percent'])
const words: Record<string, string> = { s: 'sum', a: 'average', m: 'minimum', mx: 'maximum' }

export function tableColumns({ reportMetadata, reportExtendedMetadata }: ReportAnswer): TableColumn[] {
  return reportMetadata.detailColumns.map((name) => {
    const info = reportExtendedMetadata.detailColumnInfo[name]
    return { key: name, label: info?.label ?? name, isNumber: numbers.has(info?.dataType ?? '') }
  })
}

/**
 * The rows of a report from top to bottom: groups, with their records below, and the grand total last.
 * A matrix has the groups of its columns inside those of its rows.
 * @param texts words of subtotals: sum, average, minimum, maximum
 */
export function tableRows(answer: ReportAnswer, texts: Record<string, string>, showsTotal: boolean): TableRow[] {
  const columns = tableColumns(answer)
  const row = (key: string, kind: TableRow['kind'], level: number, label: string | null): TableRow => {
    const fact = answer.factMap[key]
    return {
      key: `${kind}-${key}`,
      kind,
      level,
      label,
      count: fact?.aggregates.at(-1)?.label ?? '',
      cells: subtotals(answer, columns, fact, texts),
    }
  }
  const details = (key: string): TableRow[] =>
    (answer.factMap[key]?.rows ?? []).map(({ dataCells }, index) => ({
      key: `row-${key}-${index}`,
      kind: 'detail',
      level: 0,
      label: null,
      count: '',
      cells: columns.map((column, place) => detailCell(column, dataCells[place])),
    }))
  const across = (down: string, level: number): TableRow[] => {
    const groups = answer.groupingsAcross.groupings
    if (groups.length === 0) return details(`${down}!T`)
    return leavesOf(groups).flatMap(({ key, path }) => {
      const inner = details(`${down}!${key}`)
      return inner.length === 0 ? [] : [row(`${down}!${key}`, 'group', level, path.map(({ label }) => label).join(' · ')), ...inner]
    })
  }
  const down = (groups: readonly Grouping[], level: number): TableRow[] =>
    groups.flatMap(({ key, label, groupings }) => [
      row(`${key}!T`, 'group', level, label),
      ...(groupings.length === 0 ? across(key, level + 1) : down(groupings, level + 1)),
    ])
  const groups = answer.groupingsDown.groupings
  const rows = groups.length === 0 ? details('T!T') : down(groups, 1)
  return showsTotal ? [...rows, row('T!T', 'total', 0, null)] : rows
}

function detailCell({ key, isNumber }: TableColumn, cell: Cell | undefined): TableCell {
  return { key, lines: [cell?.label ?? ''], url: cell ? cellUrl(cell) : null, isNumber }
}

/** Each column's subtotals; the number of records is the row's own. */
function subtotals(answer: ReportAnswer, columns: TableColumn[], fact: Fact | undefined, texts: Record<string, string>): TableCell[] {
  const { aggregates } = answer.reportMetadata
  return columns.map(({ key, isNumber }) => ({
    key,
    url: null,
    isNumber,
    lines: aggregates.flatMap((name, place) => {
      const [prefix = '', column] = name.split('!')
      return column === key ? [`${texts[words[prefix] ?? ''] ?? ''} ${fact?.aggregates[place]?.label ?? ''}`] : []
    }),
  }))
}

/** What a matrix says where its rows and columns meet. */
export interface CrossTable {
  columns: string[]
  rows: { key: string; label: string; cells: { key: string; lines: string[] }[] }[]
}

/** @param total word for the groups put together */
export function crossTable(answer: ReportAnswer, total: string): CrossTable {
  const across = [...leavesOf(answer.groupingsAcross.groupings), { key: 'T', path: [] }]
  const down = [...leavesOf(answer.groupingsDown.groupings), { key: 'T', path: [] }]
  const nameOf = (path: readonly Grouping[]) => (path.length === 0 ? total : path.map(({ label }) => label).join(' · '))
  return {
    columns: across.map(({ path }) => nameOf(path)),
    rows: down.map(({ key, path }) => ({
      key,
      label: nameOf(path),
      cells: across.map((column) => {
        const figures = answer.factMap[`${key}!${column.key}`]?.aggregates ?? []
        const isEmpty = !figures.at(-1)?.value
        return { key: column.key, lines: isEmpty ? [''] : figures.map(({ label }) => label) }
      }),
    })),
  }
}

/**
 * The rows of a dashboard's table: a record each, or a group each when no column is a record's own.
 * @param columns names of the report's columns, groups or summaries
 */
export function componentTable(answer: ReportAnswer, columns: readonly string[]): { columns: TableColumn[]; rows: TableRow[] } {
  const { detailColumns, aggregates, groupingsDown, groupingsAcross } = answer.reportMetadata
  const { detailColumnInfo, aggregateColumnInfo, groupingColumnInfo } = answer.reportExtendedMetadata
  const groupings = [...groupingsDown, ...groupingsAcross].map(({ name }) => name)
  const infoOf = (name: string) => detailColumnInfo[name] ?? groupingColumnInfo[name] ?? aggregateColumnInfo[name]
  const shown = columns
    .filter((name) => infoOf(name) !== undefined)
    .map((name) => ({ key: name, label: infoOf(name)?.label ?? name, isNumber: numbers.has(infoOf(name)?.dataType ?? '') }))
  const isDetailed = shown.some(({ key }) => detailColumns.includes(key) && !groupings.includes(key))
  const rows = leavesOf(answer.groupingsDown.groupings).flatMap((down) =>
    leavesOf(answer.groupingsAcross.groupings).flatMap((across) => {
      const fact = answer.factMap[`${down.key}!${across.key}`]
      const path = [...down.path, ...across.path]
      const cellOf = ({ key, isNumber }: TableColumn, cells: Cell[]): TableCell => {
        const group = path[groupings.indexOf(key)]
        if (group) return { key, lines: [group.label], url: null, isNumber }
        if (aggregates.includes(key)) return { key, lines: [fact?.aggregates[aggregates.indexOf(key)]?.label ?? ''], url: null, isNumber }
        return detailCell({ key, label: '', isNumber }, cells[detailColumns.indexOf(key)])
      }
      const members = isDetailed ? (fact?.rows ?? []) : fact?.aggregates.at(-1)?.value ? [{ dataCells: [] }] : []
      return members.map(({ dataCells }, index): TableRow => ({
        key: `${down.key}!${across.key}-${index}`,
        kind: 'detail',
        level: 0,
        label: null,
        count: '',
        cells: shown.map((column) => cellOf(column, dataCells)),
      }))
    }),
  )
  return { columns: shown, rows }
}
