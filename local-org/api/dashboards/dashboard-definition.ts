import type { ChartSummary } from '../reports/report-definition.ts'

/** What a component is, in the words of the metadata, and how the API calls it. */
export const visualizationTypes = {
  Metric: 'Metric',
  Bar: 'Bar',
  BarStacked: 'Bar',
  Column: 'Column',
  ColumnStacked: 'Column',
  Line: 'Line',
  Donut: 'Donut',
  FlexTable: 'FlexTable',
} as const
export type ComponentType = keyof typeof visualizationTypes

/** A dashboard as its file says it. It runs as whoever looks at it. */
export interface DashboardDefinition {
  file: string
  developerName: string
  folder: string
  title: string
  description: string | null
  /** Cells of the grid in one row. */
  columnCount: number
  /** Pixels. */
  rowHeight: number
  /** In the order of the file. */
  components: DashboardComponentDefinition[]
}

export interface DashboardComponentDefinition {
  type: ComponentType
  /** Names the component; the same twice is refused. */
  header: string
  footer: string | null
  /** Developer name of its report. */
  report: string
  /** Columns of the report's groups that it draws, from the outermost in; none for metrics and tables. */
  groupings: string[]
  /** Of charts and metrics. */
  summaries: ChartSummary[]
  /** Of tables: a column of the report, or the name of a summary (`s!Account$CsArr__c`). */
  tableColumns: string[]
  showsValues: boolean
  /** Most groups or rows shown; null = all. */
  maxRows: number | null
  place: GridPlace
}

/** Cells of the grid, from 0. */
export interface GridPlace {
  column: number
  row: number
  colspan: number
  rowspan: number
}
