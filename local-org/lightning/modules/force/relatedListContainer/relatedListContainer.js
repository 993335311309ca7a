import { LightningElement, api } from 'lwc'

/** Every related list of the record's object. */
export default class RelatedListContainer extends LightningElement {
  @api recordId
  @api context
  @api flexipageRegionWidth

  get lists() {
    return this.context.layout.relatedLists
  }
}
