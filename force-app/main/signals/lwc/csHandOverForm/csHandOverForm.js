import { checkFields, forgetRefusal, showRefusal } from 'c/csForm';
import OWNER from '@salesforce/schema/Task.OwnerId';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csForm').FormField} FormField */

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

  get hasRefusals() {
    return this.refusals.length > 0;
  }

  get fields() {
    return /** @type {FormField[]} */ ([...(this.template?.querySelectorAll('[data-field]') ?? [])]);
  }

  /** Puts the cursor into the search. */
  @api
  focus() {
    this.fields[0]?.focus();
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
    const { fields } = this;
    if (!checkFields(fields)) return;
    this.isSaving = true;
    this.refusals = [];
    try {
      await updateRecord({ fields: { Id: this.recordId, [OWNER.fieldApiName]: this.ownerId } });
      this.dispatchEvent(
        new CustomEvent('saved', { detail: { message: label.HANDED_OVER, change: { ownerId: this.ownerId } } }),
      );
    } catch (error) {
      this.refusals = showRefusal(fields, error);
    } finally {
      this.isSaving = false;
    }
  }
}
