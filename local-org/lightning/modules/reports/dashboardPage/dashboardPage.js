import { LightningElement, api } from 'lwc'
import { apiPath, request } from 'platform/http'
import { page } from 'platform/page'

/** A dashboard as Lightning Experience shows it, run as whoever looks at it. */
export default class DashboardPage extends LightningElement {
  @api recordId
  texts = page.reportTexts
  isLoading = true
  answer
  reportNames = new Map()
  problem

  connectedCallback() {
    this.run()
  }

  /** Asks the platform for new figures, then reads them. */
  async handleRefresh() {
    this.isLoading = true
    await request('PUT', this.path).catch(() => undefined)
    this.run()
  }

  async run() {
    this.isLoading = true
    this.problem = undefined
    try {
      const reports = await request('GET', apiPath('/analytics/reports'))
      this.reportNames = new Map(reports.map(({ id, name }) => [id, name]))
      this.answer = await request('GET', this.path)
    } catch (error) {
      this.problem = error.body.message
    }
    this.isLoading = false
  }

  get path() {
    return apiPath(`/analytics/dashboards/${this.recordId}`)
  }

  get metadata() {
    return this.answer?.dashboardMetadata
  }

  get name() {
    return this.metadata?.name ?? this.texts.dashboard
  }

  get state() {
    const refreshed = new Date(this.answer.componentData[0].status.refreshDate.replace('+0000', 'Z'))
    const moment = new Intl.DateTimeFormat(page.i18n.locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: page.i18n.timeZone })
    const asOf = this.texts.asOf.replace('{0}', moment.format(refreshed))
    return `${asOf} · ${this.texts.viewedAs.replace('{0}', this.metadata.runningUser.displayName)}`
  }

  get tiles() {
    const { components, layout } = this.metadata
    return components.map((component, index) => {
      const { column, row, colspan, rowspan } = layout.components[index]
      return {
        component,
        key: component.id,
        data: this.answer.componentData[index],
        reportName: this.reportNames.get(component.reportId),
        style: `--column: ${column + 1} / span ${colspan}; --row: ${row + 1} / span ${rowspan}`,
      }
    })
  }
}
