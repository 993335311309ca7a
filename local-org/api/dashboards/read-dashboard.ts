import { basename, dirname } from 'node:path'
import { readChartSummary } from '../reports/read-report-chart.ts'
import type { MetaElement } from '../schema/meta-element.ts'
import {
  visualizationTypes,
  type ComponentType,
  type DashboardComponentDefinition,
  type DashboardDefinition,
} from './dashboard-definition.ts'

/** Required of every dashboard, for the pages of Salesforce Classic; the local org shows none of it. */
const classicLook = ['backgroundEndColor', 'backgroundFadeDirection', 'backgroundStartColor', 'textColor', 'titleColor', 'titleSize']

/** What components may hold and the local org does not run: what they show would be something else. */
const notRun = ['dashboardFilterColumns', 'dashboardTableColumn', 'page', 'scontrol']

/** Most characters and components. Source: Metadata API Developer Guide, "Dashboard"; Salesforce Help, "Dashboard Limits". */
const longestTitle = 80
const mostComponents = 20

/**
 * A file of `dashboards/Folder/`. Source: Metadata API Developer Guide v67.0, "Dashboard".
 * @throws MetadataError for what a deploy would refuse, and for what the local org does not run
 */
export function readDashboard(meta: MetaElement): DashboardDefinition {
  for (const name of classicLook) meta.requiredText(name)
  const title = meta.requiredText('title')
  if (title.length > longestTitle) throw meta.refuse('title', `is longer than ${longestTitle} characters`)
  if (meta.text('dashboardType') !== 'LoggedInUser' || meta.has('runningUser'))
    throw meta.refuse('dashboardType', 'must be LoggedInUser, without a runningUser: no two orgs have a user of the same name')
  if (meta.has('dashboardFilters')) throw meta.refuse('dashboardFilters', 'is not run by the local org')
  const grid = meta.child('dashboardGridLayout')
  if (!meta.flag('isGridLayout') || !grid)
    throw meta.refuse('dashboardGridLayout', 'is missing: only Lightning Experience shows dashboards')
  const components = grid.elements('dashboardGridComponents').map(readGridComponent)
  if (components.length === 0 || components.length > mostComponents)
    throw meta.refuse('dashboardGridLayout/dashboardGridComponents', `must be one to ${mostComponents}`)
  return {
    file: meta.file,
    developerName: basename(meta.file).split('.')[0] ?? '',
    folder: basename(dirname(meta.file)),
    title,
    description: meta.text('description'),
    columnCount: grid.wholeNumber('numberOfColumns'),
    rowHeight: grid.wholeNumber('rowHeight'),
    components,
  }
}

function readGridComponent(cell: MetaElement): DashboardComponentDefinition {
  const meta = cell.child('dashboardComponent')
  if (!meta) throw cell.refuse('dashboardComponent', 'is missing')
  const beyond = notRun.find((name) => meta.has(name))
  if (beyond) throw meta.refuse(beyond, 'is not run by the local org')
  if (meta.flag('useReportChart')) throw meta.refuse('useReportChart', 'is not run by the local org: say what the component draws')
  const type = meta.requiredText('componentType')
  if (!(type in visualizationTypes))
    throw meta.refuse('componentType', `must be one of ${Object.keys(visualizationTypes).join(', ')}, not "${type}"`)
  const [folder, report] = meta.requiredText('report').split('/')
  if (!folder || !report) throw meta.refuse('report', 'must name a report with its folder: Folder/Report')
  return {
    type: type as ComponentType,
    header: meta.requiredText('header'),
    footer: meta.text('footer'),
    report,
    groupings: meta.texts('groupingColumn'),
    summaries: meta.elements('chartSummary').map(readChartSummary),
    tableColumns: meta.child('flexComponentProperties')?.elements('flexTableColumn').map(readTableColumn) ?? [],
    showsValues: meta.flag('showValues'),
    maxRows: meta.has('maxValuesDisplayed') ? meta.wholeNumber('maxValuesDisplayed') : null,
    place: {
      column: cell.wholeNumber('columnIndex'),
      row: cell.wholeNumber('rowIndex'),
      colspan: cell.wholeNumber('colSpan'),
      rowspan: cell.wholeNumber('rowSpan'),
    },
  }
}

function readTableColumn(meta: MetaElement): string {
  const type = meta.requiredText('type')
  if (!['aggregate', 'detail', 'grouping'].includes(type)) throw meta.refuse('type', `must be aggregate, detail or grouping, not "${type}"`)
  return meta.requiredText('reportColumn')
}
