import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatDate, formatDaysAgo, formatNumber, NO_VALUE } from 'c/csFormat';
import { daysFrom, lastContactOf } from 'c/csPlanRules';
import IS_ACTIVE from '@salesforce/schema/CsStakeholder__c.IsActive__c';
import LEFT_ON from '@salesforce/schema/CsStakeholder__c.LeftOn__c';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csPlanRules').Stakeholder} Stakeholder */

/** @type {Record<string, number>} */
const INFLUENCE_ORDER = { High: 0, Medium: 1, Low: 2 };

/**
 * Stakeholders one a row, who counts most first, then those who left; in place what can be done about each. Sends `saved` with what
 * was done, in words.
 */
export default class CsStakeholderList extends LightningElement {
  label = label;

  /** Those who left too. @type {Stakeholder[]} */
  @api stakeholders = [];

  /** Of the user, yyyy-mm-dd. @type {string} */
  @api today = '';

  /** Words of influence, stance and role by API value. @type {Record<'influence' | 'stance' | 'role', Record<string, string>>} */
  @api words = { influence: {}, stance: {}, role: {} };

  /** Labels of fields by API name. @type {Record<string, string>} */
  @api columns = {};

  /** @type {string} */
  @api accountId = '';

  /** Ids of the accounts whose contacts are offered first. @type {string[]} */
  @api contactAccountIds = [];

  /** The stakeholders can be seen, not changed. */
  @api readOnly = false;

  /** What is open for whom. @type {{ kind: 'edit' | 'met' | 'left', id: string } | null} */
  form = null;

  isOpening = false;

  /** @type {unknown} */
  saveError;

  get canEdit() {
    return !this.readOnly;
  }

  get rows() {
    return this.stakeholders
      .filter(({ isActive }) => isActive)
      .toSorted((left, right) => orderOf(left) - orderOf(right))
      .map((one) => ({ ...this.toRow(one), form: this.formOf(one) }));
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get left() {
    return this.stakeholders
      .filter(({ isActive }) => !isActive)
      .map((one) => ({
        ...this.toRow(one),
        leftOn: one.leftOn === null ? null : fillLabel(label.LEFT_ON, formatDate(one.leftOn)),
        backTitle: fillLabel(label.BACK_NAMED, one.name ?? label.CONTACT_DELETED),
      }));
  }

  get hasLeft() {
    return this.left.length > 0;
  }

  get leftHeading() {
    return fillLabel(label.GONE, formatNumber(this.left.length));
  }

  get saveFailure() {
    return this.saveError ? label.NOT_SAVED : null;
  }

  get saveFailureDetails() {
    return reduceErrors(this.saveError);
  }

  renderedCallback() {
    if (!this.isOpening) return;
    this.isOpening = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-form]') ?? null)?.focus();
  }

  /** @param {Event} event */
  handleOpen(event) {
    const { opens, person } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    const isSame = this.form?.kind === opens && this.form?.id === person;
    this.form = isSame ? null : { kind: /** @type {'edit' | 'met' | 'left'} */ (opens), id: String(person) };
    this.isOpening = !isSame;
  }

  handleClosed() {
    this.form = null;
  }

  /** @param {CustomEvent<{ message: string }>} event */
  handleSaved({ detail }) {
    this.form = null;
    this.tell(detail.message);
  }

  /** @param {Event} event */
  async handleBack(event) {
    const { person } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.saveError = undefined;
    try {
      await updateRecord({ fields: { Id: person, [IS_ACTIVE.fieldApiName]: true, [LEFT_ON.fieldApiName]: null } });
      this.tell(label.BACK_DONE);
    } catch (error) {
      this.saveError = error;
    }
  }

  /** @param {string} message */
  tell(message) {
    this.dispatchEvent(new CustomEvent('saved', { detail: { message } }));
  }

  /** @param {Stakeholder} one */
  formOf(one) {
    if (this.form === null || this.form.id !== one.id) return null;
    const { kind } = this.form;
    return {
      kind,
      isEdit: kind === 'edit',
      isDay: kind !== 'edit',
      record: {
        Contact__c: one.contactId,
        Role__c: one.role,
        Influence__c: one.influence,
        Stance__c: one.stance,
        LastContactOn__c: one.lastContactOn,
      },
    };
  }

  /** @param {Stakeholder} one */
  toRow(one) {
    const { words, today } = this;
    const last = lastContactOf(one, today);
    const name = one.name ?? label.CONTACT_DELETED;
    return {
      id: one.id,
      contactId: one.contactId,
      name,
      title: one.title,
      role: words.role[one.role] ?? one.role,
      influence: wordOr(words.influence, one.influence),
      stance: wordOr(words.stance, one.stance),
      lastContact: last === null ? label.CONTACT_NEVER : formatDate(last),
      age: last === null ? null : formatDaysAgo(daysFrom(last, today)),
      formKey: `${one.id} form`,
      metTitle: fillLabel(label.MET_NAMED, name),
      leaveTitle: fillLabel(label.LEAVE_NAMED, name),
      editTitle: fillLabel(label.EDIT_NAMED, name),
    };
  }
}

/** @param {Stakeholder} stakeholder */
function orderOf({ influence }) {
  return INFLUENCE_ORDER[influence ?? ''] ?? 3;
}

/**
 * @param {Record<string, string>} words
 * @param {string | null} value
 */
function wordOr(words, value) {
  return value === null ? NO_VALUE : (words[value] ?? value);
}
