import { fieldsOf, forgetRefusal, saveForm } from 'c/csForm';
import ACCOUNTS_PER_POST_BEFORE from '@salesforce/schema/CsProgramme__c.AccountsPerPostBefore__c';
import ATTRIBUTED_SHARE from '@salesforce/schema/CsProgramme__c.AttributedShare__c';
import EXPANDED_SHARE_BEFORE from '@salesforce/schema/CsProgramme__c.ExpandedShareBefore__c';
import KEY from '@salesforce/schema/CsProgramme__c.Key__c';
import LOST_SHARE_BEFORE from '@salesforce/schema/CsProgramme__c.LostShareBefore__c';
import NOTE from '@salesforce/schema/CsProgramme__c.Note__c';
import POSTS from '@salesforce/schema/CsProgramme__c.Posts__c';
import POST_COST from '@salesforce/schema/CsProgramme__c.PostCost__c';
import PROGRAMME from '@salesforce/schema/CsProgramme__c';
import PROGRAMME_COST from '@salesforce/schema/CsProgramme__c.ProgrammeCost__c';
import STARTED_ON from '@salesforce/schema/CsProgramme__c.StartedOn__c';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csForm').FormField} FormField */

/** There is one record. */
const ONLY_KEY = 'Programme';

const PERCENT = 'percent-fixed';

/** Numbers of the form, with the most they may be. */
const NUMBERS = [
  { field: LOST_SHARE_BEFORE, max: 100, formatter: PERCENT },
  { field: EXPANDED_SHARE_BEFORE, max: null, formatter: PERCENT },
  { field: ACCOUNTS_PER_POST_BEFORE, max: null, formatter: null },
  { field: POSTS, max: null, formatter: null },
  { field: POST_COST, max: null, formatter: null },
  { field: PROGRAMME_COST, max: null, formatter: null },
  { field: ATTRIBUTED_SHARE, max: 100, formatter: PERCENT },
];

/** What leads assume of the programme; what is left empty counts as nobody stated it. Sends `saved` and `closed`. */
export default class CsProgrammeForm extends LightningElement {
  label = label;

  /** null = there is none yet. @type {string | null} */
  @api recordId = null;

  /** What was stated, by API name. @type {Record<string, any>} */
  @api fields = {};

  /** Corporate currency; null = the org has one. @type {string | null} */
  @api isoCode = null;

  isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  /** What was changed, by API name. @type {Record<string, string>} */
  changed = {};

  /** Labels and help of the fields, in the language of the user. @type {Record<string, { label: string, inlineHelpText: string | null }>} */
  described = {};

  programmeObject = PROGRAMME;

  @wire(getObjectInfo, { objectApiName: '$programmeObject' })
  wiredInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.described = data.fields;
  }

  /** Puts the cursor into the first field. */
  @api
  focus() {
    fieldsOf(this)[0]?.focus();
  }

  get startedOn() {
    return this.drawn(STARTED_ON);
  }

  get note() {
    return this.drawn(NOTE);
  }

  get numbers() {
    return NUMBERS.map(({ field, ...how }) => ({ ...this.drawn(field), ...how }));
  }

  /** @param {{ fieldApiName: string }} field */
  drawn({ fieldApiName }) {
    const { label: name = fieldApiName, inlineHelpText = null } = this.described[fieldApiName] ?? {};
    return { name: fieldApiName, text: name, help: inlineHelpText, value: this.valueOf(fieldApiName) };
  }

  /** @param {string} name */
  valueOf(name) {
    return this.changed[name] ?? this.fields[name] ?? '';
  }

  handleChange(/** @type {CustomEvent<{ value: string }>} */ event) {
    const field = /** @type {FormField} */ (event.target);
    forgetRefusal(field);
    this.changed = { ...this.changed, [field.dataset.field]: event.detail.value };
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  async handleSave() {
    await saveForm(this, async () => {
      await this.write(this.toRecord());
      return { message: label.SAVED };
    });
  }

  toRecord() {
    const numbers = NUMBERS.map(({ field }) => {
      const value = this.valueOf(field.fieldApiName);
      return [field.fieldApiName, value === '' ? null : Number(value)];
    });
    return {
      ...Object.fromEntries(numbers),
      [STARTED_ON.fieldApiName]: this.valueOf(STARTED_ON.fieldApiName) || null,
      [NOTE.fieldApiName]: this.valueOf(NOTE.fieldApiName) || null,
    };
  }

  /** @param {Record<string, any>} fields */
  async write(fields) {
    if (this.recordId !== null) {
      await updateRecord({ fields: { Id: this.recordId, ...fields } });
      return;
    }
    const currency = this.isoCode === null ? {} : { CurrencyIsoCode: this.isoCode };
    await createRecord({
      apiName: PROGRAMME.objectApiName,
      fields: { [KEY.fieldApiName]: ONLY_KEY, ...fields, ...currency },
    });
  }
}
