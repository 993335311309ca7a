import { MetadataError, Problems } from '../schema/meta-element.ts'
import type { ProjectMetadata } from '../schema/read-project.ts'
import type { Schema } from '../schema/schema.ts'
import { checkChart } from './check-chart.ts'
import { checkFilterLogic } from './filter-logic.ts'
import { resolveColumns, type ReportTypeColumns } from './report-columns.ts'
import type { ReportDefinition, ReportTypeDefinition } from './report-definition.ts'

/** A report whose every column the org knows. */
export interface DeployedReport {
  report: ReportDefinition
  type: ReportTypeDefinition
  columns: ReportTypeColumns
}

/**
 * Finds every report's type and columns.
 * @returns reports by developer name
 * @throws MetadataError for a report type, table, field or column that the org does not have
 */
export function checkReports(project: Pick<ProjectMetadata, 'reports' | 'reportTypes'>, schema: Schema): Map<string, DeployedReport> {
  const problems = new Problems()
  const types = new Map(problems.each(project.reportTypes, (type) => [type.name, { type, columns: resolveColumns(schema, type) }] as const))
  const reports = new Map(
    problems.each(project.reports, (report) => {
      const found = types.get(report.reportType)
      if (!found) throw new MetadataError(report.file, `<reportType> names ${report.reportType}__c: invalid report type.`)
      const unknown = columnsOf(report).find((column) => !found.columns.columns.has(column))
      if (unknown) throw new MetadataError(report.file, `<Report> names ${unknown}: invalid field name in ${report.reportType}__c.`)
      if (!checkFilterLogic(report.booleanFilter, report.filters.length)) {
        throw new MetadataError(report.file, `<filter/booleanFilter> ${report.booleanFilter} does not name each filter by its number.`)
      }
      if (report.chart) checkChart(report.file, '<chart>', report.chart, report)
      return [report.developerName, { report, ...found }] as const
    }),
  )
  problems.throwFound()
  return reports
}

function columnsOf(report: ReportDefinition): string[] {
  return [
    ...report.columns.map(({ column }) => column),
    ...[...report.groupingsDown, ...report.groupingsAcross].map(({ column }) => column),
    ...report.filters.map(({ column }) => column),
    ...[report.timeFrame, report.sort].flatMap((part) => part?.column ?? []),
  ]
}
