import { isPlainClick } from 'c/csPlainClick';
import OPEN_LIST from '@salesforce/label/c.CsSetUpOpenList';
import OPEN_RECORD from '@salesforce/label/c.CsSetUpOpenRecord';
import OPEN_SETUP from '@salesforce/label/c.CsSetUpOpenSetup';
import OPEN_TAB from '@salesforce/label/c.CsSetUpOpenTab';
import { NavigationMixin } from 'lightning/navigation';
import { LightningElement, api } from 'lwc';

const LABELS = { setup: OPEN_SETUP, list: OPEN_LIST, record: OPEN_RECORD, tab: OPEN_TAB };

/** A link to a place in the org. It is a real link, so that it opens in a new tab too; Setup always does. */
export default class CsPlaceLink extends NavigationMixin(LightningElement) {
  /** @type {import('c/csSetUpChecks').Place | undefined} */
  givenPlace;

  /** @type {string | undefined} */
  url;

  @api
  get place() {
    return this.givenPlace;
  }

  set place(place) {
    this.givenPlace = place;
    if (this.isConnected) this.address();
  }

  /** Addresses are made by the page that the link is in. */
  async connectedCallback() {
    await this.address();
  }

  async address() {
    const { givenPlace, pageReference } = this;
    const url = this.isSetup ? pageReference.attributes.url : await this[NavigationMixin.GenerateUrl](pageReference);
    if (givenPlace === this.givenPlace) this.url = url;
  }

  get isSetup() {
    return this.place?.kind === 'setup';
  }

  get target() {
    return this.isSetup ? '_blank' : undefined;
  }

  get label() {
    return LABELS[this.place?.kind ?? 'setup'];
  }

  /** @returns {any} */
  get pageReference() {
    const { kind, name = '' } = this.place ?? {};
    switch (kind) {
      case 'list':
        return { type: 'standard__objectPage', attributes: { objectApiName: name, actionName: 'list' } };
      case 'record':
        return { type: 'standard__recordPage', attributes: { recordId: name, actionName: 'view' } };
      case 'tab':
        return { type: 'standard__navItemPage', attributes: { apiName: name } };
      default:
        return { type: 'standard__webPage', attributes: { url: `/lightning/setup/${name}` } };
    }
  }

  /** @param {MouseEvent} event */
  handleOpen(event) {
    if (this.isSetup || !isPlainClick(event)) return;
    event.preventDefault();
    this[NavigationMixin.Navigate](this.pageReference);
  }
}
