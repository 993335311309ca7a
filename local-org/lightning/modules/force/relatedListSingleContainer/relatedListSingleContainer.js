import { LightningElement, api, wire } from 'lwc'
import { getRelatedListRecords } from 'lightning/uiRelatedListApi'
import { fieldsToRead, withValue } from 'platform/layoutFields'
import { page } from 'platform/page'

/** One related list: the first rows, each with a link to its record. */
export default class RelatedListSingleContainer extends LightningElement {
  @api recordId
  @api context
  @api relatedListApiName
  @api relatedListLabel
  @api rowsToDisplay = '10'
  /** In a narrow region the rows are tiles, else a table. */
  @api flexipageRegionWidth
  texts = page.texts
  answer
  problem

  get list() {
    return this.context.layout.relatedLists.find(({ relationshipName }) => relationshipName === this.relatedListApiName)
  }

  get listId() {
    return this.list?.relationshipName
  }

  get fields() {
    return this.list ? [`${this.list.objectApiName}.${this.list.nameField}`] : []
  }

  get optionalFields() {
    return this.list ? fieldsToRead(this.list.objectApiName, this.list.columns) : []
  }

  get pageSize() {
    return Number(this.rowsToDisplay) || 10
  }

  @wire(getRelatedListRecords, {
    parentRecordId: '$recordId',
    relatedListId: '$listId',
    fields: '$fields',
    optionalFields: '$optionalFields',
    pageSize: '$pageSize',
  })
  handleList({ data, error }) {
    if (data) this.answer = data
    this.problem = error?.body?.message
  }

  get title() {
    const label = this.relatedListLabel || this.list.label
    return this.answer ? `${label} (${this.answer.count}${this.answer.nextPageToken ? '+' : ''})` : label
  }

  get isTiles() {
    return this.rows.length > 0 && this.flexipageRegionWidth === 'SMALL'
  }

  get isTable() {
    return this.rows.length > 0 && !this.isTiles
  }

  get isEmpty() {
    return this.answer?.records.length === 0
  }

  get rows() {
    const { nameField, columns } = this.list
    return (this.answer?.records ?? []).map((record) => {
      const cells = columns.map((column) => withValue(column, record))
      return {
        id: record.id,
        url: `/lightning/r/${record.id}/view`,
        name: record.fields[nameField].value ?? record.id,
        cells,
        facts: cells.filter(({ value }) => value !== null),
      }
    })
  }
}
