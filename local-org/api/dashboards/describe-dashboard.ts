import type { LocalOrg, OrgUser } from '../org.ts'
import { summaryName } from '../reports/check-chart.ts'
import { visualizationTypes } from './dashboard-definition.ts'
import type { StoredDashboard } from './deploy-dashboards.ts'

/**
 * `dashboardMetadata`, and the answer of `describe`.
 * Source: Reports and Dashboards REST API Developer Guide v67.0, "Dashboard Describe".
 * @param url of the dashboard
 */
export function describeDashboard(org: LocalOrg, user: OrgUser, { id, definition, components }: StoredDashboard, url: string) {
  return {
    attributes: { dashboardId: id, dashboardName: definition.title, statusUrl: `${url}/status`, type: 'Dashboard' },
    id,
    name: definition.title,
    developerName: definition.developerName,
    description: definition.description,
    folderId: org.organizationId,
    dashboardType: 'LoggedInUser',
    canChangeRunningUser: false,
    runningUser: { displayName: user.name, id: user.id },
    chartTheme: 'light',
    filters: [],
    components: components.map(describeComponent),
    layout: {
      gridLayout: true,
      numColumns: definition.columnCount,
      rowHeight: definition.rowHeight,
      components: definition.components.map(({ place }) => place),
    },
  }
}

function describeComponent({ id, definition, source }: StoredDashboard['components'][number], index: number) {
  const { type, groupings, summaries, tableColumns } = definition
  const isTable = type === 'FlexTable'
  return {
    id,
    componentData: index,
    type: 'Report',
    reportId: source.id,
    header: definition.header,
    title: null,
    footer: definition.footer,
    properties: {
      aggregates: summaries.map((summary) => ({ name: summaryName(summary) })),
      autoSelectColumns: false,
      drillUrl: null,
      filterColumns: [],
      groupings: groupings.map((name) => ({ name, sortOrder: 'Asc', sortAggregate: null, inheritedReportSort: null })),
      maxRows: definition.maxRows,
      reportFormat: source.report.format,
      sort: null,
      useReportChart: false,
      visualizationType: visualizationTypes[type],
      visualizationProperties: isTable
        ? { tableColumns: tableColumns.map((column) => ({ column, isPercent: false, scale: null, showTotal: false, type: null })) }
        : { groupByType: type.endsWith('Stacked') ? 'stacked' : 'none', showValues: definition.showsValues },
    },
  }
}
