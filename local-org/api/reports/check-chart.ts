import { MetadataError } from '../schema/meta-element.ts'
import { aggregatePrefixes, type ChartDefinition, type ChartSummary, type ReportDefinition } from './report-definition.ts'

/** Most measures side by side. Source: Salesforce Help, "Chart Limits" (from memory). */
const mostSummaries = 4

/**
 * A chart draws the groups and summaries that its report has, nothing else. The platform puts the record count in place of a summary
 * that the report lacks and says nothing; that would be another chart than the one written down, so it is refused here.
 * @param where the element that holds the chart, as a sentence begins
 * @throws MetadataError
 */
export function checkChart(file: string, where: string, chart: ChartDefinition, report: ReportDefinition): void {
  const groupings = [...report.groupingsDown, ...report.groupingsAcross].map(({ column }) => column)
  const unknown = [chart.groupingColumn, chart.secondaryGroupingColumn].find((column) => column !== null && !groupings.includes(column))
  if (unknown) throw new MetadataError(file, `${where} groups by ${unknown}, which ${report.developerName} does not group by.`)
  if (chart.summaries.length === 0 || chart.summaries.length > mostSummaries)
    throw new MetadataError(file, `${where} needs one to ${mostSummaries} summaries.`)
  const missing = chart.summaries.find((summary) => !hasSummary(report, summary))
  if (missing) throw new MetadataError(file, `${where} draws ${summaryName(missing)}, which ${report.developerName} does not summarise.`)
}

export function hasSummary(report: ReportDefinition, { column, aggregate }: ChartSummary): boolean {
  if (aggregate === null) return column === 'RowCount'
  return report.columns.some((candidate) => candidate.column === column && candidate.aggregates.includes(aggregate))
}

/** `s!Account$CsArr__c`, `RowCount`: the name that the API gives a summary. */
export function summaryName({ column, aggregate }: ChartSummary): string {
  return aggregate === null ? column : `${aggregatePrefixes[aggregate]}!${column}`
}
