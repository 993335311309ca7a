import { LightningElement, api } from 'lwc'
import { page } from 'platform/page'

const kinds = {
  boolean: 'boolean',
  currency: 'currency',
  date: 'date',
  datetime: 'datetime',
  double: 'number',
  email: 'email',
  int: 'number',
  percent: 'percent',
  phone: 'phone',
  url: 'url',
}

/** One field's value, read only, in the user's format. */
export default class FieldValue extends LightningElement {
  /** As `describe` says. */
  @api type
  @api value
  /** The label of a picklist value, the name of a related record; null: the value itself. */
  @api displayValue
  /** Record that the value names, null for other types. */
  @api recordId

  /** Without it the base component takes the browser's. */
  timeZone = page.i18n.timeZone

  get isEmpty() {
    return this.value === null || this.value === undefined || this.value === ''
  }

  get is() {
    return { [kinds[this.type] ?? 'text']: true }
  }

  get text() {
    return String(this.displayValue ?? this.value)
  }

  get recordUrl() {
    return this.recordId ? `/lightning/r/${this.recordId}/view` : undefined
  }

  get yesOrNo() {
    return this.value ? page.texts.yes : page.texts.no
  }
}
