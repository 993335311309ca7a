/** The parts of an answer of `analytics/reports/{id}` that tests read. */
export interface ReportAnswer {
  allData: boolean
  hasDetailRows: boolean
  factMap: Record<
    string,
    { aggregates: { label: string; value: number | null }[]; rows: { dataCells: { label: string; value: unknown }[] }[] }
  >
  groupingsDown: { groupings: Grouping[] }
  groupingsAcross: { groupings: Grouping[] }
  reportMetadata: { detailColumns: string[]; aggregates: string[] } & Record<string, unknown>
  reportExtendedMetadata: Record<'detailColumnInfo' | 'aggregateColumnInfo' | 'groupingColumnInfo', Record<string, { label: string }>>
}

interface Grouping {
  key: string
  label: string
  value: unknown
  groupings: Grouping[]
}

/** The parts of an answer of `analytics/dashboards/{id}` that tests read. */
export interface DashboardAnswer {
  componentData: {
    componentId: string
    reportResult: ReportAnswer | null
    status: { dataStatus: string; errorCode?: string }
  }[]
  dashboardMetadata: {
    components: {
      header: string
      reportId: string
      properties: { visualizationType: string; aggregates: { name: string }[]; groupings: { name: string }[] }
    }[]
  } & Record<string, unknown>
}

/** A group by the values it stands for, with its summaries in the order of `reportMetadata.aggregates`: `[['AtRisk', 'Energy'], [41.5, 300, 2]]`. */
export type GroupFigures = [values: unknown[], figures: (number | null)[]]

/** The innermost groups of a report: of rows, and of a matrix where both meet and there is something. */
export function innermostFigures(answer: ReportAnswer): GroupFigures[] {
  const across = innermost(answer.groupingsAcross.groupings)
  return innermost(answer.groupingsDown.groupings).flatMap((down) =>
    across
      .map((column): GroupFigures => [[...down.values, ...column.values], figuresOf(answer, `${down.key}!${column.key}`)])
      .filter(([, figures]) => figures.at(-1) !== 0),
  )
}

export const figuresOf = (answer: ReportAnswer, key: string): (number | null)[] =>
  answer.factMap[key]?.aggregates.map(({ value }) => value) ?? []

/** Labels of all detail rows, group after group. */
export function detailLabels(answer: ReportAnswer): string[][] {
  return Object.values(answer.factMap).flatMap(({ rows }) => rows.map(({ dataCells }) => dataCells.map(({ label }) => label)))
}

function innermost(groupings: Grouping[], above: unknown[] = []): { key: string; values: unknown[] }[] {
  if (groupings.length === 0) return [{ key: 'T', values: [] }]
  return groupings.flatMap((group) => {
    const values = [...above, group.value]
    return group.groupings.length === 0 ? [{ key: group.key, values }] : innermost(group.groupings, values)
  })
}
