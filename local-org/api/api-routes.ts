import { createIngestJobs } from './bulk/ingest-job-routes.ts'
import { createQueryJobs } from './bulk/query-job-routes.ts'
import { graphqlRoutes } from './graphql/graphql-routes.ts'
import type { ApiUsage } from './http/api-usage.ts'
import type { Route } from './http/call.ts'
import type { Faults } from './http/faults.ts'
import { createDispatch } from './http/dispatch.ts'
import { createRouteTable, type FindRoute } from './http/route-table.ts'
import type { Sessions } from './http/sessions.ts'
import { deployRequestRoutes } from './metadata/deploy-request-routes.ts'
import { createMetadataService } from './metadata/metadata-service.ts'
import { soapRoutes } from './metadata/soap-routes.ts'
import type { ConnectedApp } from './oauth/connected-app.ts'
import { frontdoorRoutes } from './oauth/frontdoor-routes.ts'
import { oauthRoutes } from './oauth/oauth-routes.ts'
import type { LocalOrg } from './org.ts'
import { dashboardRoutes } from './dashboards/dashboard-routes.ts'
import { reportRoutes } from './reports/report-routes.ts'
import { changeRoutes } from './rest/change-routes.ts'
import { collectionRoutes } from './rest/collection-routes.ts'
import { compositeRoutes } from './rest/composite-routes.ts'
import { describeRoutes } from './rest/describe-routes.ts'
import { graphRoutes } from './rest/graph-routes.ts'
import { limitRoutes } from './rest/limit-routes.ts'
import { createQueryCursors } from './rest/query-cursors.ts'
import { queryRoutes } from './rest/query-routes.ts'
import { recordRoutes } from './rest/record-routes.ts'
import { treeRoutes } from './rest/tree-routes.ts'
import { objectInfoRoutes } from './ui-api/object-info-routes.ts'
import { relatedListRoutes } from './ui-api/related-list-routes.ts'
import { toolingRoutes } from './tooling/tooling-routes.ts'
import { uiRecordRoutes } from './ui-api/ui-record-routes.ts'

export interface ApiRoutesParts {
  org: LocalOrg
  sessions: Sessions
  usage: ApiUsage
  apps: ConnectedApp[]
  /** Wall clock in ms. */
  clock: () => number
  /** For results that are read page by page. */
  spoolDirectory: string
  /** Rows a page of a Bulk query's results has when the client names no number. */
  bulkPageRows: number
  faults: Faults
  /** Where an error that is ours, not the caller's, is shown. */
  report: (error: unknown) => void
}

export interface ApiRoutes {
  findRoute: FindRoute
  close(): Promise<void>
}

/** Every resource that clients call, in one table. */
export function createApiRoutes(parts: ApiRoutesParts): ApiRoutes {
  const { org, sessions, usage, apps, clock, spoolDirectory, report } = parts
  const cursors = createQueryCursors(spoolDirectory)
  const queryJobs = createQueryJobs(org, spoolDirectory, parts.bulkPageRows)
  const ingestJobs = createIngestJobs(org, spoolDirectory)
  const metadata = createMetadataService({ org, clock, report, deploymentTurn: () => parts.faults.deploymentTurn() })
  const routes: Route[] = [
    ...oauthRoutes({ org, sessions, apps, clock }),
    ...frontdoorRoutes({ org, sessions, clock }),
    ...describeRoutes(org),
    ...changeRoutes(org),
    ...recordRoutes(org),
    ...queryRoutes(org, cursors),
    ...collectionRoutes(org),
    ...treeRoutes(org),
    ...limitRoutes(org, usage),
    ...reportRoutes(org),
    ...dashboardRoutes(org),
    ...queryJobs.routes,
    ...ingestJobs.routes,
    ...uiRecordRoutes(org),
    ...objectInfoRoutes(org),
    ...relatedListRoutes(org),
    ...graphqlRoutes(org),
    ...toolingRoutes(),
    ...deployRequestRoutes(metadata),
    ...soapRoutes({ org, sessions, usage, metadata }),
  ]
  const inner = createRouteTable(routes)
  const dispatch = createDispatch(inner)
  const findRoute = createRouteTable([...routes, ...compositeRoutes(org, dispatch), ...graphRoutes(org, dispatch)])
  return {
    findRoute,
    async close() {
      await ingestJobs.close()
      queryJobs.close()
      cursors.close()
    },
  }
}
