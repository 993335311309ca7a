import { forgetRefusal, saveForm } from 'c/csForm';
import { fillLabel, formatDate, toIsoDate } from 'c/csFormat';
import ACCOUNT from '@salesforce/schema/CsPulse__c.Account__c';
import GIVEN_ON from '@salesforce/schema/CsPulse__c.GivenOn__c';
import LEVEL from '@salesforce/schema/CsPulse__c.Level__c';
import NOTE from '@salesforce/schema/CsPulse__c.Note__c';
import PULSE from '@salesforce/schema/CsPulse__c';
import REASON_CODE from '@salesforce/schema/CsPulse__c.ReasonCode__c';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { createRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csHealthRecords').PulseRecord} PulseRecord */

const LEVELS = [1, 2, 3, 4, 5];

/** A CSM's own reading of the customer: a form for a new pulse, and the latest ones. Sends `saved` and `closed`. */
export default class CsHealthPulse extends LightningElement {
  label = label;

  /** @type {string} */
  @api accountId = '';

  /** Newest first. @type {PulseRecord[]} */
  @api pulses = [];

  givenOn = toIsoDate(Date.now());
  today = toIsoDate(Date.now());

  /** @type {number | undefined} */
  level;

  /** @type {string | undefined} */
  reasonCode;

  note = '';
  isSaving = false;

  /** Whether saving was tried without a level. */
  isLevelMissing = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  /** @type {string | undefined} */
  recordTypeId;

  /** @type {{ label: string, value: string }[]} */
  reasons = [];

  @wire(getObjectInfo, { objectApiName: PULSE })
  wiredInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.recordTypeId = data.defaultRecordTypeId;
  }

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: REASON_CODE })
  wiredReasons(/** @type {{ data?: { values: { label: string, value: string }[] } }} */ { data }) {
    if (data) this.reasons = data.values.map(({ label: text, value }) => ({ label: text, value }));
  }

  get levels() {
    return LEVELS.map((level) => ({ level, isChosen: level === this.level }));
  }

  get levelError() {
    return this.isLevelMissing && this.level === undefined ? label.PULSE_LEVEL_NEEDED : null;
  }

  get levelInvalid() {
    return this.levelError ? 'true' : 'false';
  }

  get recent() {
    return this.pulses.map(({ id, level, givenOn, reason, note, author }) => {
      const facts = [
        formatDate(givenOn),
        author && fillLabel(label.OVERRIDE_BY, author),
        reason && fillLabel(label.OVERRIDE_REASON, reason),
      ];
      return { id, level, note, facts: facts.filter(Boolean).join(' · ') };
    });
  }

  get hasRecent() {
    return this.pulses.length > 0;
  }

  /** Puts the cursor into the first field. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('input'))?.focus();
  }

  /** @param {Event} event */
  handleLevel(event) {
    this.level = Number(/** @type {HTMLInputElement} */ (event.target).value);
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleReason(event) {
    forgetRefusal(event.target);
    this.reasonCode = event.detail.value;
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleNote(event) {
    forgetRefusal(event.target);
    this.note = event.detail.value;
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleDate(event) {
    forgetRefusal(event.target);
    this.givenOn = event.detail.value;
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  async handleSave() {
    this.isLevelMissing = this.level === undefined;
    if (this.isLevelMissing) {
      this.focus();
      return;
    }
    await saveForm(this, async () => {
      await createRecord({
        apiName: PULSE.objectApiName,
        fields: {
          [ACCOUNT.fieldApiName]: this.accountId,
          [LEVEL.fieldApiName]: this.level,
          [REASON_CODE.fieldApiName]: this.reasonCode ?? null,
          [NOTE.fieldApiName]: this.note || null,
          [GIVEN_ON.fieldApiName]: this.givenOn,
        },
      });
      return { message: label.PULSE_SAVED };
    });
  }
}
