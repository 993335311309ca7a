import { fieldsOf, forgetRefusal, saveForm } from 'c/csForm';
import OWNER from '@salesforce/schema/Task.OwnerId';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** Gives a task to another user. Sends `saved` and `closed`. */
export default class CsHandOverForm extends LightningElement {
  label = label;

  /** The task. @type {string} */
  @api recordId = '';

  /** @type {string | null} */
  ownerId = null;

  isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  /** Those who can be given work. */
  filter = { criteria: [{ fieldPath: 'IsActive', operator: 'eq', value: true }] };

  /** Puts the cursor into the search. */
  @api
  focus() {
    fieldsOf(this)[0]?.focus();
  }

  /** @param {CustomEvent<{ recordId: string | null }>} event */
  handleOwner(event) {
    forgetRefusal(event.target);
    this.ownerId = event.detail.recordId;
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  async handleSave() {
    await saveForm(this, async () => {
      await updateRecord({ fields: { Id: this.recordId, [OWNER.fieldApiName]: this.ownerId } });
      return { message: label.HANDED_OVER, change: { ownerId: this.ownerId } };
    });
  }
}
