import { checkFields, forgetRefusal } from 'c/csForm';
import { fillLabel, formatDate, joinNames } from 'c/csFormat';
import { filterFields, needsValue, operatorsOf, toCondition } from 'c/csRenewalBookRecords';
import timeZone from '@salesforce/i18n/timeZone';
import ACCOUNT from '@salesforce/schema/Account';
import { getPicklistValues } from 'lightning/uiObjectInfoApi';
import { LightningElement, api, wire } from 'lwc';
import { FAULTS, OPERATORS, label } from './labels';

/** @typedef {import('c/csRenewalBookRecords').AccountField} AccountField */
/** @typedef {import('c/csRenewalBookRecords').Operator} Operator */
/** @typedef {import('c/csForm').FormField} FormField */

/** A filter that is set. @typedef {{ id: number, text: string, condition: object }} Filter */

/**
 * Filters by any field of accounts that the user may see, each a field, an operator and a value; all must hold.
 * Sends `filtered` with the conditions.
 */
export default class CsRenewalBookFilter extends LightningElement {
  label = label;

  /** Of Account, as getObjectInfo tells. @type {any} */
  @api info;

  /** @type {Filter[]} */
  filters = [];

  isOpen = false;
  isOpenNew = false;
  fieldName = '';

  /** @type {Operator} */
  operator = 'equals';

  /** As it was typed or chosen. */
  typed = '';

  nextId = 1;

  /** @type {{ label: string, value: string }[]} */
  picklistValues = [];

  @wire(getPicklistValues, { recordTypeId: '$recordTypeId', fieldApiName: '$picklistField' })
  wiredValues(/** @type {{ data?: { values: { label: string, value: string }[] } }} */ { data }) {
    this.picklistValues = (data?.values ?? []).map(({ label: text, value }) => ({ label: text, value }));
  }

  renderedCallback() {
    if (!this.isOpenNew) return;
    this.isOpenNew = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-field]') ?? null)?.focus();
  }

  // ── the form ──

  get recordTypeId() {
    return this.info?.defaultRecordTypeId;
  }

  get picklistField() {
    const isPicklist = this.field?.kind === 'picklist' || this.field?.kind === 'multi';
    return isPicklist ? { objectApiName: ACCOUNT.objectApiName, fieldApiName: this.fieldName } : undefined;
  }

  get fields() {
    return filterFields(this.info);
  }

  get field() {
    return this.fields.find(({ name }) => name === this.fieldName);
  }

  get fieldOptions() {
    return this.fields.map(({ name, label: text }) => ({ label: text, value: name }));
  }

  get operatorOptions() {
    return (this.field ? operatorsOf(this.field.kind) : []).map((value) => ({ label: this.toWords(value), value }));
  }

  get isValueAsked() {
    return this.field !== undefined && needsValue(this.operator);
  }

  get isChoice() {
    return this.isValueAsked && ['picklist', 'multi', 'boolean'].includes(String(this.field?.kind));
  }

  get isDate() {
    return this.isValueAsked && (this.field?.kind === 'date' || this.field?.kind === 'instant');
  }

  get isTyped() {
    return this.isValueAsked && !this.isChoice && !this.isDate;
  }

  get choices() {
    if (this.field?.kind !== 'boolean') return this.picklistValues;
    return [
      { label: label.YES, value: 'true' },
      { label: label.NO, value: 'false' },
    ];
  }

  // ── what is set ──

  get hasFilters() {
    return this.filters.length > 0;
  }

  get pills() {
    return this.filters.map(({ id, text }) => ({ id, text, remove: fillLabel(label.REMOVE, text) }));
  }

  // ── actions ──

  handleOpen() {
    this.isOpen = true;
    this.isOpenNew = true;
  }

  handleClose() {
    this.isOpen = false;
    this.fieldName = '';
    this.typed = '';
    this.focusOpener();
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleField(event) {
    forgetRefusal(event.target);
    this.fieldName = event.detail.value;
    this.operator = this.field ? operatorsOf(this.field.kind)[0] : 'equals';
    this.typed = '';
  }

  /** @param {CustomEvent<{ value: Operator }>} event */
  handleOperator(event) {
    this.operator = event.detail.value;
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleValue(event) {
    forgetRefusal(event.target);
    this.typed = event.detail.value ?? '';
  }

  /** A value that cannot be meant is refused in one sentence, where it stands. */
  handleApply() {
    const inputs = /** @type {FormField[]} */ ([...(this.template?.querySelectorAll('[data-field]') ?? [])]);
    const { field, operator, typed: value } = this;
    const asked = field && toCondition({ field, operator, value, timeZone });
    if (asked && 'fault' in asked) inputs.at(-1)?.setCustomValidity(FAULTS[asked.fault]);
    if (!checkFields(inputs) || !field || !asked || 'fault' in asked) return;
    const text = [field.label, this.toWords(operator), this.shownValue].filter(Boolean).join(' ');
    this.filters = [...this.filters, { id: this.nextId, text, condition: asked.condition }];
    this.nextId += 1;
    this.handleClose();
    this.tell();
  }

  /** @param {Event} event */
  handleRemove(event) {
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.filters = this.filters.filter((filter) => String(filter.id) !== id);
    this.focusOpener();
    this.tell();
  }

  /** @returns {string} */
  get shownValue() {
    if (!needsValue(this.operator)) return '';
    if (this.isChoice) return this.choices.find(({ value }) => value === this.typed)?.label ?? this.typed;
    return this.isDate ? formatDate(this.typed) : `“${this.typed.trim()}”`;
  }

  /** @param {Operator} operator */
  toWords(operator) {
    const isTime = this.field?.kind === 'date' || this.field?.kind === 'instant';
    return (isTime ? OPERATORS.time : OPERATORS.other)[operator];
  }

  focusOpener() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-id="add"]') ?? null)?.focus();
  }

  tell() {
    const conditions = this.filters.map(({ condition }) => condition);
    const text = joinNames(this.filters.map((filter) => filter.text));
    this.dispatchEvent(new CustomEvent('filtered', { detail: { conditions, text } }));
  }
}
