import { LightningElement, api } from 'lwc'
import { page } from 'platform/page'
import { toChartData } from 'reports/chartData'
import { componentTable } from 'reports/tableRows'

const shapes = { Bar: 'bar', Column: 'column', Line: 'line', Donut: 'donut' }

/** One component of a dashboard: a figure, a chart with the same figures as a table, or a table; below it the way to the report. */
export default class DashboardTile extends LightningElement {
  /** Of `dashboardMetadata.components`. */
  @api component
  /** Its `componentData`. */
  @api data
  @api reportName
  texts = page.reportTexts
  isTableWanted = false

  get result() {
    return this.data.reportResult
  }

  get problem() {
    if (this.data.status.dataStatus === 'ERROR') return this.data.status.errorMessage
    const names = this.result.reportMetadata.aggregates
    const { properties } = this.component
    return properties.aggregates.some(({ name }) => !names.includes(name)) ? this.texts.notReadable : null
  }

  get isMetric() {
    return !this.problem && this.component.properties.visualizationType === 'Metric'
  }

  get isEmpty() {
    return !this.problem && !this.isMetric && this.data.status.dataStatus === 'NODATA'
  }

  get hasData() {
    return !this.problem && !this.isMetric && !this.isEmpty
  }

  get isChart() {
    return this.hasData && this.shape !== undefined
  }

  get showsChart() {
    return this.isChart && !this.isTableWanted
  }

  get showsTable() {
    return this.hasData && !this.showsChart
  }

  get shape() {
    return shapes[this.component.properties.visualizationType]
  }

  get metric() {
    const { aggregates } = this.result.reportMetadata
    const [{ name }] = this.component.properties.aggregates
    return this.result.factMap['T!T'].aggregates[aggregates.indexOf(name)].label
  }

  get chart() {
    const { aggregates, groupings, visualizationProperties } = this.component.properties
    const names = (list) => list.map(({ name }) => name)
    return {
      data: toChartData(this.result, { groupings: names(groupings), summaries: names(aggregates) }, page.i18n.locale),
      isStacked: visualizationProperties.groupByType === 'stacked',
      currency: this.result.reportMetadata.currency,
    }
  }

  /** What the chart draws, by what. */
  get drawn() {
    const { aggregates, groupings } = this.component.properties
    const { aggregateColumnInfo, groupingColumnInfo } = this.result.reportExtendedMetadata
    const summaries = aggregates.map(({ name }) => aggregateColumnInfo[name].label).join(' / ')
    return `${summaries} · ${groupings.map(({ name }) => groupingColumnInfo[name].label).join(' × ')}`
  }

  get columns() {
    const { properties } = this.component
    return (
      properties.visualizationProperties.tableColumns?.map(({ column }) => column) ?? [
        ...properties.groupings.map(({ name }) => name),
        ...properties.aggregates.map(({ name }) => name),
      ]
    )
  }

  get table() {
    const { columns, rows } = componentTable(this.result, this.columns)
    const most = this.component.properties.maxRows ?? rows.length
    return {
      columns,
      rows: rows.slice(0, most),
      said: this.texts.rowsOf.replace('{0}', Math.min(most, rows.length)).replace('{1}', rows.length),
    }
  }

  get toggleLabel() {
    return this.isTableWanted ? this.texts.showChart : this.texts.showTable
  }

  get toggleName() {
    return `${this.toggleLabel}: ${this.component.header}`
  }

  get reportUrl() {
    return `/lightning/r/Report/${this.component.reportId}/view`
  }

  get linkLabel() {
    return `${this.texts.viewReport} (${this.reportName})`
  }

  handleToggle() {
    this.isTableWanted = !this.isTableWanted
  }
}
