import { checkChart, hasSummary, summaryName } from '../reports/check-chart.ts'
import type { StoredReport } from '../reports/deploy-reports.ts'
import type { ReportDefinition } from '../reports/report-definition.ts'
import { MetadataError, Problems } from '../schema/meta-element.ts'
import type { DashboardComponentDefinition, DashboardDefinition, GridPlace } from './dashboard-definition.ts'

/** A component with the report it draws. */
export interface ComponentOfReport {
  definition: DashboardComponentDefinition
  source: StoredReport
}

export interface CheckedDashboard {
  definition: DashboardDefinition
  components: ComponentOfReport[]
}

/** Most columns of a table. Source: Salesforce Help, "Lightning Table Dashboard Component" (from memory). */
const mostTableColumns = 10

/**
 * Finds every component's report and what it draws of it.
 * @throws MetadataError for a report, group, summary or column that is not there, and for components that do not fit the grid
 */
export function checkDashboards(dashboards: readonly DashboardDefinition[], reports: readonly StoredReport[]): CheckedDashboard[] {
  const problems = new Problems()
  const checked = problems.each(dashboards, (definition) => {
    const { file, components } = definition
    const twice = components.find(({ header }, index) => components.findIndex((other) => other.header === header) < index)
    if (twice) throw new MetadataError(file, `<header> ${twice.header} names two components.`)
    checkPlaces(definition)
    return {
      definition,
      components: components.map((component) => ({ definition: component, source: findReport(file, component, reports) })),
    }
  })
  problems.throwFound()
  return checked
}

function findReport(file: string, component: DashboardComponentDefinition, reports: readonly StoredReport[]): StoredReport {
  const source = reports.find(({ report }) => report.developerName === component.report)
  if (!source) throw new MetadataError(file, `<report> names ${component.report}, which is not a report of this org.`)
  const refuse = (sentence: string) => new MetadataError(file, `<dashboardComponent> ${component.header} ${sentence}`)
  if (component.type === 'FlexTable') checkTable(component, source.report, refuse)
  else if (component.type === 'Metric') checkMetric(component, source.report, refuse)
  else {
    const [groupingColumn, secondaryGroupingColumn = null, third] = component.groupings
    const needsTwo = component.type.endsWith('Stacked')
    if (!groupingColumn || third || needsTwo !== (secondaryGroupingColumn !== null))
      throw refuse(`is a ${component.type}, which has ${needsTwo ? 'two groupings' : 'one grouping'}.`)
    const { type, summaries, showsValues } = component
    const chart = { type, groupingColumn, secondaryGroupingColumn, summaries, title: null, showsValues }
    checkChart(file, `<dashboardComponent> ${component.header}`, chart, source.report)
  }
  return source
}

function checkMetric(
  { groupings, summaries }: DashboardComponentDefinition,
  report: ReportDefinition,
  refuse: (sentence: string) => Error,
): void {
  const [summary, second] = summaries
  if (!summary || second || groupings.length > 0) throw refuse('is a Metric, which shows one summary of the whole report.')
  if (!hasSummary(report, summary)) throw refuse(`shows ${summaryName(summary)}, which ${report.developerName} does not summarise.`)
}

function checkTable({ tableColumns }: DashboardComponentDefinition, report: ReportDefinition, refuse: (sentence: string) => Error): void {
  if (tableColumns.length === 0 || tableColumns.length > mostTableColumns) throw refuse(`needs one to ${mostTableColumns} table columns.`)
  const groupings = [...report.groupingsDown, ...report.groupingsAcross].map(({ column }) => column)
  const known = new Set(['RowCount', ...groupings, ...report.columns.map(({ column }) => column), ...summaryNames(report)])
  const unknown = tableColumns.find((column) => !known.has(column))
  if (unknown) throw refuse(`shows ${unknown}, which ${report.developerName} does not have.`)
}

const summaryNames = (report: ReportDefinition): string[] =>
  report.columns.flatMap(({ column, aggregates }) => aggregates.map((aggregate) => summaryName({ column, aggregate })))

function checkPlaces({ file, columnCount, components }: DashboardDefinition): void {
  const outside = components.find(({ place }) => place.colspan < 1 || place.rowspan < 1 || place.column + place.colspan > columnCount)
  if (outside) throw new MetadataError(file, `<dashboardComponent> ${outside.header} does not fit the ${columnCount} columns of the grid.`)
  for (const [index, component] of components.entries()) {
    const covered = components.slice(0, index).find((other) => overlap(other.place, component.place))
    if (covered) throw new MetadataError(file, `<dashboardComponent> ${component.header} lies over ${covered.header}.`)
  }
}

const overlap = (one: GridPlace, other: GridPlace): boolean =>
  one.column < other.column + other.colspan &&
  other.column < one.column + one.colspan &&
  one.row < other.row + other.rowspan &&
  other.row < one.row + one.rowspan
