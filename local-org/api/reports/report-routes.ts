import { dataRoot, ok, route, type Call, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import type { LocalOrg } from '../org.ts'
import { describeColumns, describeReport, describeType } from './describe-report.ts'
import { withFilters } from './filter-on-demand.ts'
import { toReadable, type ReadableReport } from './readable-report.ts'
import { runReport } from './run-report.ts'

/**
 * The Reports and Dashboards REST API as far as clients run saved reports. The list has every report, not the recently viewed ones:
 * the local org does not keep who viewed what. Everybody sees every folder.
 */
export function reportRoutes(org: LocalOrg): Route[] {
  const reports = '/services/data/:version/analytics/reports'
  const run = (call: Call, readable: ReadableReport) => {
    const result = runReport(org, call.user, readable, call.search.get('includeDetails') === 'true')
    const { describeUrl, instancesUrl } = urlsOf(call, readable.id)
    const attributes = { describeUrl, instancesUrl, reportId: readable.id, reportName: readable.report.name, type: 'Report' }
    return ok({ attributes, ...result })
  }
  return [
    route('GET', reports, (call) => ok(org.reports().map(({ id, report }) => ({ name: report.name, id, ...urlsOf(call, id) })))),
    route('GET', `${reports}/:id/describe`, (call) => {
      const readable = find(org, call)
      return ok({
        reportMetadata: describeReport(readable),
        reportExtendedMetadata: describeColumns(readable),
        reportTypeMetadata: describeType(readable),
      })
    }),
    route('GET', `${reports}/:id`, (call) => run(call, find(org, call))),
    route('POST', `${reports}/:id`, (call) => run(call, withFilters(find(org, call), call.body))),
  ]
}

function find(org: LocalOrg, call: Call): ReadableReport {
  const wanted = call.params['id'] ?? ''
  const found = org.reports().find(({ id }) => id === wanted || id.slice(0, 15) === wanted)
  if (!found) throw refusals.notFound()
  return toReadable(org, call.user, found.id, found)
}

function urlsOf(call: Call, id: string) {
  const url = `${dataRoot(call)}/analytics/reports/${id}`
  return { url, describeUrl: `${url}/describe`, instancesUrl: `${url}/instances` }
}
