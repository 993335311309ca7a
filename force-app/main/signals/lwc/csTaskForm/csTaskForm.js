import { fieldsOf, forgetRefusal, saveForm } from 'c/csForm';
import { toIsoDate } from 'c/csFormat';
import DUE from '@salesforce/schema/Task.ActivityDate';
import OWNER from '@salesforce/schema/Task.OwnerId';
import PARTY from '@salesforce/schema/Task.CsParty__c';
import SIGNAL_ID from '@salesforce/schema/Task.CsSignalId__c';
import SUBJECT from '@salesforce/schema/Task.Subject';
import TASK from '@salesforce/schema/Task';
import WHAT from '@salesforce/schema/Task.WhatId';
import userId from '@salesforce/user/Id';
import { getObjectInfo, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { createRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

const DAY = 86_400_000;

/** Adds a standard Task to a signal. Sends `saved` and `closed`. */
export default class CsTaskForm extends LightningElement {
  label = label;

  /** @type {string} */
  @api accountId = '';

  /** @type {string} */
  @api signalId = '';

  subject = '';

  /** @type {string | undefined} */
  dueOn = toIsoDate(Date.now() + 7 * DAY);

  /** @type {string | undefined} */
  party = 'Own';

  /** @type {string | null} */
  ownerId = userId;

  isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  /** @type {string | undefined} */
  recordTypeId;

  /** @type {{ label: string, value: string }[]} */
  parties = [];

  @wire(getObjectInfo, { objectApiName: TASK })
  wiredInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.recordTypeId = data.defaultRecordTypeId;
  }

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: PARTY })
  wiredParties(/** @type {{ data?: { values: { label: string, value: string }[] } }} */ { data }) {
    if (data) this.parties = data.values.map(({ label: text, value }) => ({ label: text, value }));
  }

  /** Puts the cursor into the subject. */
  @api
  focus() {
    fieldsOf(this)[0]?.focus();
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleSubject(event) {
    forgetRefusal(event.target);
    this.subject = event.detail.value;
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleDue(event) {
    forgetRefusal(event.target);
    this.dueOn = event.detail.value;
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleParty(event) {
    forgetRefusal(event.target);
    this.party = event.detail.value;
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
      await createRecord({
        apiName: TASK.objectApiName,
        fields: {
          [SUBJECT.fieldApiName]: this.subject.trim(),
          [DUE.fieldApiName]: this.dueOn,
          [PARTY.fieldApiName]: this.party,
          [OWNER.fieldApiName]: this.ownerId,
          [WHAT.fieldApiName]: this.accountId,
          [SIGNAL_ID.fieldApiName]: this.signalId,
        },
      });
      return { message: label.TASK_ADDED };
    });
  }
}
