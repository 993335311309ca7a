import { fieldsOf, forgetRefusal, saveForm } from 'c/csForm';
import { fillLabel, toIsoDate } from 'c/csFormat';
import { categoryLabel } from 'c/csRenewalText';
import ACCOUNT from '@salesforce/schema/CsRenewalCall__c.Account__c';
import CALL from '@salesforce/schema/CsRenewalCall__c';
import CATEGORY from '@salesforce/schema/CsRenewalCall__c.Category__c';
import GIVEN_ON from '@salesforce/schema/CsRenewalCall__c.GivenOn__c';
import LIKELIHOOD from '@salesforce/schema/CsRenewalCall__c.Likelihood__c';
import NOTE from '@salesforce/schema/CsRenewalCall__c.Note__c';
import REASON from '@salesforce/schema/CsRenewalCall__c.Reason__c';
import RENEWAL_DATE from '@salesforce/schema/CsRenewalCall__c.RenewalDate__c';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { createRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csForm').FormField} FormField */

/** A person's call of a renewal; the category is chosen outside. A reason is asked for when the model says another. Sends `saved` and `closed`. */
export default class CsRenewalCallForm extends LightningElement {
  label = label;

  /** @type {string} */
  @api accountId = '';

  /** Of the renewal, yyyy-mm-dd. @type {string} */
  @api renewalDate = '';

  /** What the person says: API value of CsRenewalCategory. @type {string} */
  @api category = '';

  /** What the model says; null = nothing. @type {string | null} */
  @api modelCategory = null;

  /** @type {string | undefined} */
  reason;

  likelihood = '';
  note = '';
  isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  /** @type {string | undefined} */
  recordTypeId;

  /** @type {{ label: string, value: string }[]} */
  reasons = [];

  @wire(getObjectInfo, { objectApiName: CALL })
  wiredInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.recordTypeId = data.defaultRecordTypeId;
  }

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: REASON })
  wiredReasons(/** @type {{ data?: { values: { label: string, value: string }[] } }} */ { data }) {
    if (data) this.reasons = data.values.map(({ label: text, value }) => ({ label: text, value }));
  }

  get heading() {
    return fillLabel(label.NAMED, categoryLabel(this.category));
  }

  get isDisputed() {
    return this.modelCategory !== null && this.modelCategory !== this.category;
  }

  get hint() {
    if (this.modelCategory === null) return label.NO_MODEL;
    return this.isDisputed ? fillLabel(label.DIFFERS, categoryLabel(this.modelCategory)) : label.AGREES;
  }

  /** Puts the cursor where the next thing is to be done: to the reason when one is needed, else to the button that saves. */
  @api
  focus() {
    const buttons = /** @type {HTMLElement | null} */ (this.template?.querySelector('c-cs-form-buttons') ?? null);
    const next = this.isDisputed ? fieldsOf(this)[0] : buttons;
    next?.focus();
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleChange(event) {
    const field = /** @type {FormField} */ (event.target);
    forgetRefusal(field);
    const { value } = event.detail;
    switch (field.dataset.field) {
      case REASON.fieldApiName:
        this.reason = value;
        break;
      case LIKELIHOOD.fieldApiName:
        this.likelihood = value;
        break;
      default:
        this.note = value;
    }
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  async handleSave() {
    await saveForm(this, async () => {
      await createRecord({
        apiName: CALL.objectApiName,
        fields: {
          [ACCOUNT.fieldApiName]: this.accountId,
          [RENEWAL_DATE.fieldApiName]: this.renewalDate,
          [CATEGORY.fieldApiName]: this.category,
          [LIKELIHOOD.fieldApiName]: this.likelihood === '' ? null : Number(this.likelihood),
          [REASON.fieldApiName]: this.reason ?? null,
          [NOTE.fieldApiName]: this.note || null,
          [GIVEN_ON.fieldApiName]: toIsoDate(Date.now()),
        },
      });
      return { message: label.SAVED };
    });
  }
}
