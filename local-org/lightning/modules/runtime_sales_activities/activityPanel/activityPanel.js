import { LightningElement, api } from 'lwc'

/** The record's tasks and events; logging and planning them is left to the org. */
export default class ActivityPanel extends LightningElement {
  @api recordId
  @api context
  @api flexipageRegionWidth
  lists = ['Tasks', 'Events']
}
