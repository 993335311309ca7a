import type { Translated } from '../schema/object-definition.ts'

/** A custom report type as its file says it: which rows there are, and which columns a report may show of them. */
export interface ReportTypeDefinition {
  file: string
  /** Without the `__c` that reports put behind it. */
  name: string
  label: Translated
  baseObject: string
  /** Child relationships from the base object down, each seen from the one before; a row has a record of every one. */
  joins: string[]
  sections: ReportTypeSection[]
}

export interface ReportTypeSection {
  label: Translated
  columns: { table: string; field: string }[]
}

export type ReportFormat = 'TABULAR' | 'SUMMARY' | 'MATRIX'
export type SortOrder = 'Asc' | 'Desc'
export const aggregatePrefixes = { Sum: 's', Average: 'a', Minimum: 'm', Maximum: 'mx' } as const
export type AggregateType = keyof typeof aggregatePrefixes
export const dateGranularities = ['Day', 'Week', 'Month', 'Quarter', 'Year'] as const
export type DateGranularity = (typeof dateGranularities)[number]
export const filterOperators = [
  'equals',
  'notEqual',
  'lessThan',
  'greaterThan',
  'lessOrEqual',
  'greaterOrEqual',
  'contains',
  'notContain',
  'startsWith',
] as const
export type FilterOperator = (typeof filterOperators)[number]

/** A report as its file says it; columns are named `Account$Name`, `Account.Signals__r$Kind__c`. */
export interface ReportDefinition {
  file: string
  developerName: string
  folder: string
  name: string
  description: string | null
  /** Name of the report type, without `__c`. */
  reportType: string
  format: ReportFormat
  /** `user`: records of the base object that the running user owns. */
  scope: 'organization' | 'user'
  columns: { column: string; aggregates: AggregateType[] }[]
  groupingsDown: ReportGrouping[]
  groupingsAcross: ReportGrouping[]
  filters: ReportFilter[]
  /** E.g. `1 AND (2 OR 3)`; null = all filters at once. */
  booleanFilter: string | null
  /** Null = rows of all times. */
  timeFrame: { column: string; startDate: string | null; endDate: string | null } | null
  sort: { column: string; order: SortOrder } | null
  /** Null = the report has no chart. */
  chart: ChartDefinition | null
  showDetails: boolean
  showGrandTotal: boolean
  showSubTotals: boolean
}

export interface ReportGrouping {
  column: string
  /** How dates are put together; says nothing about other columns. */
  granularity: DateGranularity
  order: SortOrder
}

export interface ReportFilter {
  column: string
  operator: FilterOperator
  /** Several values are separated by commas; empty = no value. */
  value: string
  /** Whether readers may change it when they run the report. */
  isUnlocked: boolean
}

/** How a chart draws a report: its shape, its axes by the report's groups, its lengths by the report's summaries. */
export interface ChartDefinition {
  /** `HorizontalBarStacked`. */
  type: string
  /** Column of the groups along the axis. */
  groupingColumn: string
  /** Column of the groups inside each of them; null = none. */
  secondaryGroupingColumn: string | null
  summaries: ChartSummary[]
  title: string | null
  showsValues: boolean
}

export interface ChartSummary {
  /** A summarised column of the report, or `RowCount`. */
  column: string
  /** Null for `RowCount`. */
  aggregate: AggregateType | null
}
