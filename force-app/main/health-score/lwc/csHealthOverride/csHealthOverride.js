import { reduceErrors } from 'c/csErrors';
import ENDED_AT from '@salesforce/schema/CsHealthOverride__c.EndedAt__c';
import END_REASON from '@salesforce/schema/CsHealthOverride__c.EndReason__c';
import OVERRIDE from '@salesforce/schema/CsHealthOverride__c';
import REASON_CODE from '@salesforce/schema/CsHealthOverride__c.ReasonCode__c';
import LightningConfirm from 'lightning/confirm';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csHealthRecords').OverrideRecord} OverrideRecord */

/** Overrides of an account: a form for a new one, and those there were, of which one in force can be ended. Sends `saved` and `closed`. */
export default class CsHealthOverride extends LightningElement {
  label = label;

  /** @type {string} */
  @api accountId = '';

  /** Newest first. @type {OverrideRecord[]} */
  @api overrides = [];

  /** What the org said when one was to be ended. @type {string[]} */
  refusals = [];

  /** @type {any} */
  info;

  /** @type {{ label: string, value: string }[]} */
  reasons = [];

  @wire(getObjectInfo, { objectApiName: OVERRIDE })
  wiredInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.info = data;
  }

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: REASON_CODE })
  wiredReasons(/** @type {{ data?: { values: { label: string, value: string }[] } }} */ { data }) {
    if (data) this.reasons = data.values.map(({ label: text, value }) => ({ label: text, value }));
  }

  get recordTypeId() {
    return this.info?.defaultRecordTypeId;
  }

  get canEnter() {
    return this.info?.createable === true;
  }

  get canEnd() {
    return this.info?.updateable === true;
  }

  get hasRefusals() {
    return this.refusals.length > 0;
  }

  /** Puts the cursor into the first field. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('c-cs-override-form'))?.focus();
  }

  /** @param {CustomEvent<{ message: string }>} event */
  handleSaved({ detail }) {
    this.dispatchEvent(new CustomEvent('saved', { detail }));
  }

  handleClosed() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  /** @param {CustomEvent<{ id: string }>} event */
  async handleEnded({ detail: { id } }) {
    const isSure = await LightningConfirm.open({ label: label.OVERRIDE_END, message: label.OVERRIDE_END_SURE });
    if (!isSure) return;
    this.refusals = [];
    try {
      await updateRecord({
        fields: {
          Id: id,
          [ENDED_AT.fieldApiName]: new Date(Date.now()).toISOString(),
          [END_REASON.fieldApiName]: 'Withdrawn',
        },
      });
      this.dispatchEvent(new CustomEvent('saved', { detail: { message: label.OVERRIDE_ENDED_DONE } }));
    } catch (error) {
      this.refusals = reduceErrors(error);
    }
  }
}
