import { LightningElement, api } from 'lwc'
import { apiPath, request } from 'platform/http'
import { page } from 'platform/page'
import { toChartData } from 'reports/chartData'
import { filterText } from 'reports/filterTexts'
import { crossTable, tableColumns, tableRows } from 'reports/tableRows'

const shapes = { 'Horizontal Bar': 'bar', 'Vertical Column': 'column', Line: 'line', Donut: 'donut' }

/** A report as Lightning Experience shows it: what it filters by, its chart, its groups with subtotals, its records with links. */
export default class ReportPage extends LightningElement {
  @api recordId
  texts = page.reportTexts
  isLoading = true
  description
  answer
  problem

  connectedCallback() {
    this.run()
  }

  handleRefresh() {
    this.run()
  }

  async run() {
    this.isLoading = true
    this.problem = undefined
    const path = apiPath(`/analytics/reports/${this.recordId}`)
    try {
      this.description = await request('GET', `${path}/describe`)
      this.answer = await request('GET', `${path}?includeDetails=true`)
    } catch (error) {
      this.problem = error.body.message
    }
    this.isLoading = false
  }

  get metadata() {
    return this.description?.reportMetadata
  }

  get name() {
    return this.metadata?.name ?? this.texts.report
  }

  get hasRows() {
    return this.answer?.factMap['T!T'].aggregates.at(-1).value > 0
  }

  get isEmpty() {
    return this.answer !== undefined && !this.hasRows && !this.problem
  }

  /** The grand totals, the number of records first. */
  get facts() {
    if (!this.answer) return []
    const { aggregates } = this.answer.factMap['T!T']
    const { aggregates: names } = this.answer.reportMetadata
    const infos = this.answer.reportExtendedMetadata.aggregateColumnInfo
    const facts = names.map((name, place) => ({ key: name, label: infos[name].label, text: aggregates[place].label }))
    return this.answer.reportMetadata.showGrandTotal ? [...facts.slice(-1), ...facts.slice(0, -1)] : facts.slice(-1)
  }

  get shows() {
    return this.texts.shows[this.metadata.scope] ?? this.metadata.scope
  }

  get filters() {
    const { reportFilters } = this.metadata
    const found = new Map(this.description.reportTypeMetadata.categories.flatMap(({ columns }) => Object.entries(columns)))
    return reportFilters.map((filter, index) => ({
      key: `filter-${index}`,
      text: filterText(filter, found.get(filter.column), this.texts.filterWords),
    }))
  }

  get logic() {
    return this.metadata.reportBooleanFilter && `${this.texts.logic}: ${this.metadata.reportBooleanFilter}`
  }

  get chart() {
    const { chart, currency } = this.answer.reportMetadata
    if (!chart) return null
    const shape = shapes[chart.chartType.replace(/ Stacked$/, '')]
    return {
      shape,
      currency,
      isStacked: chart.chartType.endsWith(' Stacked'),
      data: toChartData(this.answer, chart, page.i18n.locale),
      label: `${this.texts.chart}: ${this.name}`,
      title: this.chartTitle(chart),
    }
  }

  /** What is drawn, by what: `Sum of ARR · Industry, Health Band`. */
  chartTitle({ summaries, groupings }) {
    const { aggregateColumnInfo, groupingColumnInfo } = this.answer.reportExtendedMetadata
    const drawn = summaries.map((name) => aggregateColumnInfo[name].label).join(' / ')
    return `${drawn} · ${groupings.map((name) => groupingColumnInfo[name].label).join(' × ')}`
  }

  get isMatrix() {
    return this.metadata.reportFormat === 'MATRIX'
  }

  get cross() {
    return crossTable(this.answer, this.texts.total)
  }

  /** What the rows and columns of the matrix are, and what its cells say in turn. */
  get corner() {
    const { groupingsDown, groupingsAcross } = this.metadata
    const info = this.answer.reportExtendedMetadata.groupingColumnInfo
    return [...groupingsDown, ...groupingsAcross].map(({ name }) => info[name].label).join(' × ')
  }

  get cells() {
    const { aggregates } = this.answer.reportMetadata
    return aggregates.map((name) => this.answer.reportExtendedMetadata.aggregateColumnInfo[name].label).join(' / ')
  }

  get columns() {
    return tableColumns(this.answer)
  }

  get rows() {
    return tableRows(this.answer, this.texts.subtotals, this.answer.reportMetadata.showGrandTotal)
  }

  get cut() {
    return this.answer.allData ? '' : this.texts.cut.replace('{0}', 2000)
  }
}
