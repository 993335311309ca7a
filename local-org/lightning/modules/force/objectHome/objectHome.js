import { LightningElement, api } from 'lwc'
import { request } from 'platform/http'
import { page } from 'platform/page'

/** An object's tab: the records that changed last. */
export default class ObjectHome extends LightningElement {
  @api context
  texts = page.texts
  list
  problem

  connectedCallback() {
    request('GET', `/lightning/list/${this.layout.apiName}`).then(
      (list) => {
        this.list = list
      },
      (error) => {
        this.problem = error.body.message
      },
    )
  }

  get layout() {
    return this.context.layout
  }

  get title() {
    if (!this.list) return ''
    return this.list.isByName ? this.texts.all : this.texts.recentlyChanged
  }

  get hasRows() {
    return this.list?.rows.length > 0
  }

  get summary() {
    return this.list ? page.texts.rowsOf.replace('{0}', this.list.rows.length).replace('{1}', this.list.total) : ''
  }

  get rows() {
    return this.list.rows.map(({ id, name, values }) => ({
      id,
      name,
      url: `/lightning/r/${this.layout.apiName}/${id}/view`,
      cells: values.map(({ field, value, label, recordId }) => ({
        key: field.name,
        type: field.type,
        value,
        displayValue: label,
        recordId,
      })),
    }))
  }
}
