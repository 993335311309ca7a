import { fieldsOf, forgetRefusal, saveForm } from 'c/csForm';
import CLOSING_NOTE from '@salesforce/schema/CsSignal__c.ClosingNote__c';
import DISMISS_REASON from '@salesforce/schema/CsSignal__c.DismissReason__c';
import SIGNAL from '@salesforce/schema/CsSignal__c';
import SNOOZED_UNTIL from '@salesforce/schema/CsSignal__c.SnoozedUntil__c';
import STATUS from '@salesforce/schema/CsSignal__c.Status__c';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** Dismisses a signal with a reason. Sends `saved` and `closed`. */
export default class CsDismissForm extends LightningElement {
  label = label;

  /** The signal. @type {string} */
  @api recordId = '';

  /** @type {string | undefined} */
  reason;

  note = '';
  isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  /** @type {string | undefined} */
  recordTypeId;

  /** @type {{ label: string, value: string }[]} */
  reasons = [];

  @wire(getObjectInfo, { objectApiName: SIGNAL })
  wiredInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.recordTypeId = data.defaultRecordTypeId;
  }

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: DISMISS_REASON })
  wiredReasons(/** @type {{ data?: { values: { label: string, value: string }[] } }} */ { data }) {
    if (data) this.reasons = data.values.map(({ label: text, value }) => ({ label: text, value }));
  }

  /** Puts the cursor into the reason. */
  @api
  focus() {
    fieldsOf(this)[0]?.focus();
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleReason(event) {
    forgetRefusal(event.target);
    this.reason = event.detail.value;
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleNote(event) {
    forgetRefusal(event.target);
    this.note = event.detail.value;
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  async handleSave() {
    await saveForm(this, async () => {
      await updateRecord({
        fields: {
          Id: this.recordId,
          [STATUS.fieldApiName]: 'Dismissed',
          [SNOOZED_UNTIL.fieldApiName]: null,
          [DISMISS_REASON.fieldApiName]: this.reason,
          [CLOSING_NOTE.fieldApiName]: this.note || null,
        },
      });
      return { message: label.SIGNAL_DISMISSED };
    });
  }
}
