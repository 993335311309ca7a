import CANCEL from '@salesforce/label/c.CsCancel';
import NOT_SAVED from '@salesforce/label/c.CsNotSaved';
import { LightningElement, api } from 'lwc';

/** The end of a form: what the org refused, and the buttons. Sends `confirmed` and `cancelled`. */
export default class CsFormButtons extends LightningElement {
  label = { CANCEL, NOT_SAVED };

  /** What the button that saves says. */
  @api saveLabel = '';

  @api isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  @api refusals = [];

  get hasRefusals() {
    return this.refusals.length > 0;
  }

  /** Puts the focus on the button that saves. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-id="save"]') ?? null)?.focus();
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('cancelled'));
  }

  handleSave() {
    this.dispatchEvent(new CustomEvent('confirmed'));
  }
}
