import { LightningElement, api, wire } from 'lwc'
import { getRecord } from 'lightning/uiRecordApi'
import { fieldsToRead, withValue } from 'platform/layoutFields'

/** The record's name and the facts of its compact layout. */
export default class HighlightsPanel extends LightningElement {
  @api recordId
  @api context
  record

  get layout() {
    return this.context.layout
  }

  get fields() {
    return [`${this.layout.apiName}.${this.layout.nameField}`]
  }

  get optionalFields() {
    return fieldsToRead(this.layout.apiName, this.layout.highlights)
  }

  @wire(getRecord, { recordId: '$recordId', fields: '$fields', optionalFields: '$optionalFields' })
  handleRecord({ data }) {
    if (data) this.record = data
  }

  get name() {
    return this.record?.fields[this.layout.nameField].value
  }

  get facts() {
    return this.record ? this.layout.highlights.map((field) => withValue(field, this.record)) : []
  }
}
