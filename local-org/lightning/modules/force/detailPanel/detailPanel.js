import { LightningElement, api, wire } from 'lwc'
import { getRecord } from 'lightning/uiRecordApi'
import { fieldsToRead, withValue } from 'platform/layoutFields'
import { page } from 'platform/page'

/** Every field of the record that the user may read, by section. Read only. */
export default class DetailPanel extends LightningElement {
  @api recordId
  @api context
  title = page.texts.details
  record
  problem

  get layout() {
    return this.context.layout
  }

  get fields() {
    return [`${this.layout.apiName}.${this.layout.nameField}`]
  }

  get optionalFields() {
    const fields = this.layout.sections.flatMap((section) => section.fields)
    return fieldsToRead(this.layout.apiName, fields)
  }

  @wire(getRecord, { recordId: '$recordId', fields: '$fields', optionalFields: '$optionalFields' })
  handleRecord({ data, error }) {
    if (data) this.record = data
    this.problem = error?.body?.message
  }

  get sections() {
    if (!this.record) return []
    return this.layout.sections.map(({ label, fields }) => ({ label, values: fields.map((field) => withValue(field, this.record)) }))
  }
}
