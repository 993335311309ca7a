import { inLanguage } from '../schema/object-definition.ts'
import type { ReadableColumn, ReadableReport } from './readable-report.ts'
import { aggregatesOf, type ReportAggregate } from './report-aggregates.ts'
import { summaryName } from './check-chart.ts'
import type { AggregateType, ChartDefinition, ReportGrouping } from './report-definition.ts'

/** `reportMetadata`. Source: Reports and Dashboards REST API Developer Guide v67.0, "Describe". */
export function describeReport(readable: ReadableReport) {
  const { report, deployed, reader, language, id } = readable
  const { timeFrame, sort } = report
  return {
    id,
    name: report.name,
    developerName: report.developerName,
    description: report.description,
    reportFormat: report.format,
    reportType: { type: `${deployed.type.name}__c`, label: inLanguage(deployed.type.label, language) },
    currency: reader.currency,
    scope: report.scope,
    detailColumns: report.columns.map(({ column }) => column),
    aggregates: aggregatesOf(readable).map(({ name }) => name),
    groupingsDown: report.groupingsDown.map((level) => describeGrouping(readable, level)),
    groupingsAcross: report.groupingsAcross.map((level) => describeGrouping(readable, level)),
    reportFilters: report.filters.map(({ column, operator, value, isUnlocked }) => ({
      column,
      operator,
      value,
      isRunPageEditable: isUnlocked,
      filterType: 'fieldValue',
    })),
    reportBooleanFilter: report.booleanFilter,
    standardDateFilter: timeFrame && {
      column: timeFrame.column,
      durationValue: 'CUSTOM',
      startDate: timeFrame.startDate,
      endDate: timeFrame.endDate,
    },
    sortBy: sort === null ? [] : [{ sortColumn: sort.column, sortOrder: sort.order }],
    chart: report.chart && describeChart(readable, report.chart),
    hasDetailRows: report.showDetails,
    hasRecordCount: true,
    showGrandTotal: report.showGrandTotal,
    showSubtotals: report.showSubTotals,
  }
}

/** Null when the user may not read any of the fields that the chart draws. Source: as above, "Chart" of the report metadata. */
function describeChart(readable: ReadableReport, chart: ChartDefinition) {
  const summaries = chart.summaries.filter(({ column }) => column === 'RowCount' || readable.readable.has(column))
  if (summaries.length === 0) return null
  return {
    chartType: chart.type.replace(/(?<=[a-z])(?=[A-Z])/g, ' '),
    groupings: [chart.groupingColumn, chart.secondaryGroupingColumn].filter((column) => column !== null),
    hasLegend: chart.secondaryGroupingColumn !== null || summaries.length > 1 || chart.type === 'Donut',
    showChartValues: chart.showsValues,
    summaries: summaries.map(summaryName),
    summaryAxisLocations: summaries.map(() => 'Y'),
    title: chart.title,
  }
}

function describeGrouping(readable: ReadableReport, { column, granularity, order }: ReportGrouping) {
  const dateGranularity = isDate(readable.column(column)) ? granularity : 'None'
  return { name: column, sortOrder: order, dateGranularity, sortAggregate: null }
}

/** `reportExtendedMetadata`: labels and types of what the report shows. */
export function describeColumns(readable: ReadableReport) {
  const { report } = readable
  const grouping = (level: ReportGrouping, index: number) => [
    level.column,
    { ...describeColumn(readable.column(level.column)), groupingLevel: index },
  ]
  return {
    detailColumnInfo: Object.fromEntries(report.columns.map(({ column }) => [column, describeColumn(readable.column(column))])),
    aggregateColumnInfo: Object.fromEntries(aggregatesOf(readable).map((each) => [each.name, describeAggregate(readable, each)])),
    groupingColumnInfo: Object.fromEntries([...report.groupingsDown.map(grouping), ...report.groupingsAcross.map(grouping)]) as unknown,
  }
}

const describeColumn = (column: ReadableColumn) => ({ label: labelOf(column), dataType: column.field.type })

/** Lookups are called as in reports: `Account Owner`'s field is `Owner ID`, the column `Owner`. */
function labelOf({ describe, field }: ReadableColumn): string {
  return field.reference && !field.custom ? describe.label.replace(/ ?ID$/, '') : describe.label
}

const aggregateWords: Record<string, Record<AggregateType | 'RowCount', string>> = {
  en_US: { Sum: 'Sum of ', Average: 'Average of ', Minimum: 'Smallest ', Maximum: 'Largest ', RowCount: 'Record Count' },
  ja: { Sum: '合計 ', Average: '平均 ', Minimum: '最小 ', Maximum: '最大 ', RowCount: 'レコード件数' },
}

function describeAggregate({ language }: ReadableReport, { of }: ReportAggregate) {
  const words = aggregateWords[language] ?? aggregateWords['en_US']
  const label = of ? `${words?.[of.type]}${labelOf(of.column)}` : words?.RowCount
  return { label, dataType: of?.column.field.type ?? 'int', acrossGroupingContext: null, downGroupingContext: null }
}

/** `reportTypeMetadata`: every column that the user may add or filter by, by section. */
export function describeType({ deployed, readable, language }: ReadableReport) {
  return {
    categories: deployed.type.sections.map((section) => ({
      label: inLanguage(section.label, language),
      columns: Object.fromEntries(
        section.columns.flatMap(({ table, field }) => {
          const column = readable.get(`${table}$${field}`)
          return column ? [[column.name, { ...describeColumn(column), filterable: true, filterValues: filterValues(column) }]] : []
        }),
      ),
    })),
  }
}

const filterValues = ({ describe }: ReadableColumn) => describe.picklistValues.map(({ value, label }) => ({ name: value, label }))
const isDate = ({ field }: ReadableColumn) => field.type === 'date' || field.type === 'datetime'
