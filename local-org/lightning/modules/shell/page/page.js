import { LightningElement, api, wire } from 'lwc'
import { getRecord } from 'lightning/uiRecordApi'
import { templateRows } from 'platform/pageTemplate'
import { expressionOf } from 'platform/visibilityRule'

/** One FlexiPage: its regions in the rows and columns of its template. */
export default class Page extends LightningElement {
  @api model
  record

  get isMissing() {
    return this.model.kind === 'missing'
  }

  /** A record page's heading is in its highlights, a list's in the list. */
  get needsHeading() {
    return this.model.kind === 'app' || this.model.kind === 'home'
  }

  get rows() {
    return templateRows(this.model.template, Object.keys(this.model.regions)).map((row, index) => ({
      key: `row-${index}`,
      className: row.length > 1 ? 'row row_columns' : 'row',
      regions: row.map(({ name, columns, width }) => ({
        name,
        width,
        className: `region region_${columns}`,
        instances: this.model.regions[name],
      })),
    }))
  }

  get context() {
    const { recordId, objectApiName, layout, facets } = this.model
    return { recordId, objectApiName, layout, facets, record: this.record }
  }

  get ruleFields() {
    const { regions, facets, objectApiName } = this.model
    const instances = [regions, facets].flatMap((places) => Object.values(places).flat())
    const expressions = instances.flatMap(
      ({ visibilityRule }) => visibilityRule?.criteria.map(({ leftValue }) => expressionOf(leftValue)) ?? [],
    )
    const paths = expressions
      .filter((expression) => expression.startsWith('Record.'))
      .map((expression) => expression.slice('Record.'.length))
    return objectApiName ? [...new Set(paths)].map((path) => `${objectApiName}.${path}`) : []
  }

  /** The fields that visibility rules look at: an update shows and hides components. */
  @wire(getRecord, { recordId: '$model.recordId', optionalFields: '$ruleFields' })
  handleRecord({ data }) {
    if (data) this.record = data
  }
}
