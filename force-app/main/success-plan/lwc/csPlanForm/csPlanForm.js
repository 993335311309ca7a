import { fieldsOf, forgetRefusal, saveForm } from 'c/csForm';
import { NO_VALUE, toIsoDate } from 'c/csFormat';
import { textOf, toFieldTexts } from 'c/csFieldTexts';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { createRecord, updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { FORM_DEFAULTS, FORM_FIELDS, withChange } from './fields';
import { label } from './labels';

/** @type {Record<string, { add: string, change: string, saved: string }>} */
const WORDS = {
  CsGoal__c: { add: label.GOAL_ADD, change: label.GOAL_CHANGE, saved: label.GOAL_SAVED },
  CsMilestone__c: { add: label.MILESTONE_ADD, change: label.MILESTONE_CHANGE, saved: label.MILESTONE_SAVED },
  CsStakeholder__c: { add: label.STAKEHOLDER_ADD, change: label.STAKEHOLDER_CHANGE, saved: label.STAKEHOLDER_SAVED },
};

/** Adds or changes a goal, a milestone or a stakeholder of an account. Sends `saved` and `closed`. */
export default class CsPlanForm extends LightningElement {
  label = label;

  /** CsGoal__c, CsMilestone__c or CsStakeholder__c. @type {string} */
  @api objectApiName = '';

  /** @type {string} */
  @api accountId = '';

  /** Null = a new record. @type {string | null} */
  @api recordId = null;

  /** Ids of the accounts whose contacts are offered first. @type {string[]} */
  @api contactAccountIds = [];

  /** Goals of the account. @type {{ label: string, value: string }[]} */
  @api goals = [];

  /** Values to begin with, by API name. @type {Record<string, unknown>} */
  @api
  get record() {
    return this.values;
  }
  set record(record) {
    this.values = { ...record };
  }

  /** @type {Record<string, unknown>} */
  values = {};

  isAnyAccount = false;

  isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  /** @type {any} */
  info;

  /** @type {any} */
  picklists;

  isFocusWanted = false;

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.info = data;
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectApiName', recordTypeId: '$recordTypeId' })
  wiredPicklists(/** @type {{ data?: any }} */ { data }) {
    if (data) this.picklists = data;
  }

  get recordTypeId() {
    return this.info?.defaultRecordTypeId;
  }

  get isReady() {
    return Boolean(this.info && this.picklists);
  }

  get isLoading() {
    return !this.isReady;
  }

  /** Nothing can be saved before the fields are there. */
  get isBusy() {
    return this.isSaving || !this.isReady;
  }

  get heading() {
    const { add, change } = WORDS[this.objectApiName];
    return this.recordId ? change : add;
  }

  get texts() {
    return toFieldTexts(this.info, this.picklists);
  }

  /** The fields that the user may change; a required one always. */
  get shownFields() {
    const { texts } = this;
    const right = this.recordId ? 'updateable' : 'createable';
    return FORM_FIELDS[this.objectApiName]
      .filter(({ name }) => this.info.fields[name]?.[right])
      .map(({ name, type, isRequired = false, isWide = false, isPast = false }) => {
        const { label: text, help, length, options } = textOf(texts, name);
        const choices = type === 'goal' ? this.goals : options;
        return {
          name,
          text,
          help,
          length,
          isRequired,
          className: isWide ? 'wide' : '',
          latest: isPast ? toIsoDate(Date.now()) : undefined,
          value: this.valueOf(name) ?? (type === 'choice' || type === 'goal' ? '' : null),
          options: isRequired ? choices : [{ label: NO_VALUE, value: '' }, ...choices],
          isText: type === 'text',
          isLong: type === 'long',
          isNumber: type === 'number',
          isDate: type === 'date',
          isChoice: type === 'choice' || type === 'goal',
          isPerson: type === 'person',
        };
      });
  }

  get contactFilter() {
    if (this.isAnyAccount || this.contactAccountIds.length === 0) return undefined;
    return { criteria: [{ fieldPath: 'AccountId', operator: 'in', value: this.contactAccountIds }] };
  }

  /** By name and title, since two people may have one name. */
  contactDisplay = { additionalFields: ['Title'] };

  /** Puts the cursor into the first field, now or as soon as it is there. */
  @api
  focus() {
    const [first] = fieldsOf(this);
    this.isFocusWanted = !first;
    first?.focus();
  }

  renderedCallback() {
    if (this.isFocusWanted && this.isReady) this.focus();
  }

  handleChange(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change(event, event.detail.value === '' ? null : event.detail.value);
  }

  handleNumber(/** @type {CustomEvent<{ value: string }>} */ event) {
    const { value } = event.detail;
    this.change(event, value === '' || value === null ? null : Number(value));
  }

  handlePerson(/** @type {CustomEvent<{ recordId: string | null }>} */ event) {
    this.change(event, event.detail.recordId);
  }

  handleAnyAccount(/** @type {CustomEvent<{ checked: boolean }>} */ event) {
    this.isAnyAccount = event.detail.checked;
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  async handleSave() {
    await saveForm(this, async () => {
      const fields = Object.fromEntries(this.shownFields.map(({ name }) => [name, this.valueOf(name) ?? null]));
      if (this.recordId) await updateRecord({ fields: { Id: this.recordId, ...fields } });
      else {
        await createRecord({ apiName: this.objectApiName, fields: { Account__c: this.accountId, ...fields } });
      }
      return { message: WORDS[this.objectApiName].saved };
    });
  }

  /** @param {string} name */
  valueOf(name) {
    return name in this.values ? this.values[name] : FORM_DEFAULTS[this.objectApiName][name];
  }

  /**
   * @param {Event} event
   * @param {unknown} value
   */
  change(event, value) {
    const field = /** @type {HTMLElement} */ (event.target);
    forgetRefusal(field);
    this.values = withChange(this.values, String(field.dataset.field), value, toIsoDate(Date.now()));
  }
}
