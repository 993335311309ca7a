import { OrgError, type LocalOrg, type OrgUser } from '../org.ts'
import { toReadable, type ReadableReport } from '../reports/readable-report.ts'
import { runReport } from '../reports/run-report.ts'
import type { ReportDefinition, ReportGrouping } from '../reports/report-definition.ts'
import type { DashboardComponentDefinition } from './dashboard-definition.ts'
import type { StoredDashboard } from './deploy-dashboards.ts'

/**
 * `componentData`: what each component shows to this user. A report that the user may not run fails its own component alone.
 * The local org runs a dashboard whenever it is asked, where the platform answers what the last refresh found.
 * Source: Reports and Dashboards REST API Developer Guide v67.0, "Dashboard Results" (statuses NODATA, DATA and ERROR).
 */
export function runComponents(org: LocalOrg, user: OrgUser, components: StoredDashboard['components']) {
  return components.map(({ id, definition, source }) => {
    const refreshed = refreshedAt(org.now())
    try {
      const readable = toReadable(org, user, source.id, source)
      const reportResult = runReport(org, user, asDrawn(readable, definition), definition.type === 'FlexTable')
      const isEmpty = reportResult.factMap['T!T']?.aggregates.at(-1)?.value === 0
      return { componentId: id, reportResult, status: { dataStatus: isEmpty ? 'NODATA' : 'DATA', ...refreshed } }
    } catch (error) {
      if (!(error instanceof OrgError)) throw error
      const status = { dataStatus: 'ERROR', errorCode: error.errorCode, errorMessage: error.message, errorSeverity: 'Error', ...refreshed }
      return { componentId: id, reportResult: null, status }
    }
  })
}

export const refreshedAt = (now: Date) => ({ refreshDate: now.toISOString().replace('Z', '+0000'), refreshStatus: 'IDLE' })

/** A chart has the report's rows in its own groups, a metric in none; a table has the report as it is. */
function asDrawn(readable: ReadableReport, { type, groupings }: DashboardComponentDefinition): ReadableReport {
  if (type === 'FlexTable') return readable
  const { report } = readable
  const groupingsDown = groupings.map((column) => groupingOf(report, column))
  const format = groupings.length === 0 ? 'TABULAR' : 'SUMMARY'
  return { ...readable, report: { ...report, format, groupingsDown, groupingsAcross: [], chart: null } }
}

function groupingOf({ groupingsDown, groupingsAcross }: ReportDefinition, column: string): ReportGrouping {
  const found = [...groupingsDown, ...groupingsAcross].find((grouping) => grouping.column === column)
  if (!found) throw new Error(`The report does not group by ${column}`)
  return found
}
