import { dataRoot, ok, route, type Call, type Route } from '../http/call.ts'
import { refusals } from '../http/refusals.ts'
import { OrgError, type LocalOrg } from '../org.ts'
import type { StoredDashboard } from './deploy-dashboards.ts'
import { describeDashboard } from './describe-dashboard.ts'
import { refreshedAt, runComponents } from './run-dashboard.ts'

/** Of dashboards that run as their reader and have no filters, none can be chosen. */
const choices = ['runningUser', 'filter1', 'filter2', 'filter3', 'filter4', 'filter5']

/**
 * Dashboards of the Reports and Dashboards REST API, as far as clients read and refresh them. The list has every dashboard, not the
 * recently viewed ones: the local org does not keep who viewed what. Everybody sees every folder.
 * Source: Reports and Dashboards REST API Developer Guide v67.0, "Dashboards API Resource Reference".
 */
export function dashboardRoutes(org: LocalOrg): Route[] {
  const dashboards = '/services/data/:version/analytics/dashboards'
  const results = (call: Call, { components, ...dashboard }: StoredDashboard, wanted: StoredDashboard['components']) =>
    ok({
      componentData: runComponents(org, call.user, wanted),
      dashboardMetadata: describeDashboard(org, call.user, { ...dashboard, components }, urlOf(call, dashboard.id)),
    })
  return [
    route('GET', dashboards, (call) =>
      ok(
        org.dashboards().map(({ id, definition }) => {
          const url = urlOf(call, id)
          return { id, name: definition.title, statusUrl: `${url}/status`, url }
        }),
      ),
    ),
    route('GET', `${dashboards}/:id/describe`, (call) => {
      const dashboard = find(org, call)
      return ok(describeDashboard(org, call.user, dashboard, urlOf(call, dashboard.id)))
    }),
    route('GET', `${dashboards}/:id/status`, (call) => {
      const { components } = find(org, call)
      return ok({ componentStatus: components.map(({ id }) => ({ componentId: id, ...refreshedAt(org.now()) })) })
    }),
    route('GET', `${dashboards}/:id`, (call) => {
      const dashboard = find(org, call)
      return results(call, dashboard, dashboard.components)
    }),
    route('POST', `${dashboards}/:id`, (call) => {
      const dashboard = find(org, call)
      return results(call, dashboard, chosen(dashboard, call.body))
    }),
    route('PUT', `${dashboards}/:id`, (call) => ok({ statusUrl: `${urlOf(call, find(org, call).id)}/status` })),
  ]
}

function find(org: LocalOrg, call: Call): StoredDashboard {
  const choice = choices.find((name) => call.search.has(name))
  if (choice) throw new OrgError(400, 'BAD_REQUEST', `The ${choice} of this dashboard can't be chosen.`)
  const wanted = call.params['id'] ?? ''
  const found = org.dashboards().find(({ id }) => id === wanted || id.slice(0, 15) === wanted)
  if (!found) throw refusals.notFound()
  return found
}

/** The components that a POST names (`componentIds`). */
function chosen({ components }: StoredDashboard, body: unknown): StoredDashboard['components'] {
  const ids = (body as { componentIds?: unknown } | null | undefined)?.componentIds
  if (!Array.isArray(ids)) throw new OrgError(400, 'BAD_REQUEST', 'The componentIds must be a list.')
  return ids.map((wanted: unknown) => {
    const found = components.find(({ id }) => id === wanted)
    if (!found) throw new OrgError(400, 'BAD_REQUEST', `The component ${String(wanted)} is not of this dashboard.`)
    return found
  })
}

const urlOf = (call: Call, id: string): string => `${dataRoot(call)}/analytics/dashboards/${id}`
