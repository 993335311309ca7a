import { isPlainClick } from 'c/csPlainClick';
import { NavigationMixin } from 'lightning/navigation';
import { LightningElement, api } from 'lwc';

/** A link to a record. It is a real link, so that it opens in a new tab too; a plain click stays in the page. */
export default class CsRecordLink extends NavigationMixin(LightningElement) {
  /** @type {string} */
  @api recordId = '';

  /** API name of the record's object. @type {string} */
  @api objectApiName = '';

  /** Name of the record. */
  @api label = '';

  /** @type {string | undefined} */
  url;

  async connectedCallback() {
    this.url = await this[NavigationMixin.GenerateUrl](this.pageReference);
  }

  get pageReference() {
    return {
      type: 'standard__recordPage',
      attributes: { recordId: this.recordId, objectApiName: this.objectApiName, actionName: 'view' },
    };
  }

  /** Puts the focus on the link. */
  @api
  focus() {
    this.template?.querySelector('a')?.focus();
  }

  /** @param {MouseEvent} event */
  handleOpen(event) {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    this[NavigationMixin.Navigate](this.pageReference);
  }
}
