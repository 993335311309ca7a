/** What `analytics/reports/{id}` answers, as far as the pages draw it. Source: Reports and Dashboards REST API Developer Guide, "Execute Sync". */
export interface ReportAnswer {
  allData: boolean
  hasDetailRows: boolean
  factMap: Record<string, Fact>
  groupingsDown: { groupings: Grouping[] }
  groupingsAcross: { groupings: Grouping[] }
  reportMetadata: {
    currency: string
    detailColumns: string[]
    aggregates: string[]
    groupingsDown: { name: string; dateGranularity: string }[]
    groupingsAcross: { name: string; dateGranularity: string }[]
  }
  reportExtendedMetadata: {
    detailColumnInfo: Record<string, ColumnInfo>
    aggregateColumnInfo: Record<string, ColumnInfo>
    groupingColumnInfo: Record<string, ColumnInfo>
  }
}

export interface ColumnInfo {
  label: string
  dataType: string
}

export interface Fact {
  aggregates: { label: string; value: number | null }[]
  rows: { dataCells: Cell[] }[]
}

export interface Cell {
  label: string
  value: unknown
}

export interface Grouping {
  key: string
  label: string
  value: unknown
  groupings: Grouping[]
}

/** An innermost group of one axis, with the groups it lies in, from the outermost in; no group at all is one leaf without any. */
export interface Leaf {
  key: string
  path: Grouping[]
}

export function leavesOf(groupings: readonly Grouping[], path: readonly Grouping[] = []): Leaf[] {
  if (path.length === 0 && groupings.length === 0) return [{ key: 'T', path: [] }]
  return groupings.flatMap((grouping) => {
    const inner = [...path, grouping]
    return grouping.groupings.length === 0 ? [{ key: grouping.key, path: inner }] : leavesOf(grouping.groupings, inner)
  })
}

/** The page of the record that a cell names; null for cells that name none. */
export function cellUrl({ value, label }: Cell): string | null {
  return typeof value === 'string' && value !== label && /^[a-zA-Z0-9]{18}$/.test(value) ? `/lightning/r/${value}/view` : null
}
