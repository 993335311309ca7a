import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatDate, formatNumber, NO_VALUE, toIsoDate } from 'c/csFormat';
import { STAKEHOLDERS_QUERY, toStakeholders } from 'c/csPlanRecords';
import { daysFrom, findGaps, lastContactOf } from 'c/csPlanRules';
import { isWithoutRights, toInfos } from 'c/csSignalRecords';
import { toFieldTexts } from 'c/csFieldTexts';
import IS_ACTIVE from '@salesforce/schema/CsStakeholder__c.IsActive__c';
import LEFT_ON from '@salesforce/schema/CsStakeholder__c.LeftOn__c';
import PARENT from '@salesforce/schema/Account.ParentId';
import GRANDPARENT from '@salesforce/schema/Account.Parent.ParentId';
import STAKEHOLDER from '@salesforce/schema/CsStakeholder__c';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord, updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { agoText, gapText } from './gapText';
import { label } from './labels';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csPlanRules').Stakeholder} Stakeholder */

/** Without these there is nothing to show. */
const NEEDED = { CsStakeholder__c: ['Account__c', 'Role__c', 'IsActive__c'] };

/** @type {Record<string, number>} */
const INFLUENCE_ORDER = { High: 0, Medium: 1, Low: 2 };

/**
 * Who matters in an account: role, influence, how they see us, last contact; what is missing stands on top, in sentences.
 * Reads and writes the org only.
 */
export default class CsStakeholderMap extends LightningElement {
  label = label;

  /** The account; the record page sets it. @type {string | undefined} */
  @api recordId;

  /** Title of the card; empty means "Stakeholder Map". @type {string | undefined} */
  @api cardTitle;

  /** @type {ReturnType<typeof toInfos> | undefined} of CsStakeholder__c */
  infos;

  /** @type {any} */
  picklists;

  /** @type {Stakeholder[] | undefined} */
  stakeholders;

  /** @type {import('lightning/uiRecordApi').RecordRepresentation | undefined} */
  account;

  /** @type {unknown} */
  infoError;

  /** @type {{ message: string }[] | null} */
  errors = null;

  /** What is open: a form for a person, or for a new one (`id` null). @type {{ kind: 'edit' | 'met' | 'left', id: string | null } | null} */
  form = null;

  isOpening = false;

  /** @type {unknown} */
  saveError;

  /** What was done last, for assistive technology. */
  announcement = '';

  /** @type {(() => Promise<void>) | undefined} */
  refreshStakeholders;

  objectApiName = STAKEHOLDER.objectApiName;

  objects = [STAKEHOLDER];

  accountFields = [PARENT, GRANDPARENT];

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredInfos(/** @type {{ data?: any, error?: unknown }} */ { data, error }) {
    if (data) this.infos = toInfos(data);
    this.infoError = error;
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectApiName', recordTypeId: '$recordTypeId' })
  wiredPicklists(/** @type {{ data?: any }} */ { data }) {
    if (data) this.picklists = data;
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  wiredStakeholders(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshStakeholders = refresh;
    if (data && !errors) this.stakeholders = toStakeholders(data);
    this.errors = errors ?? null;
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$accountFields' })
  wiredAccount(/** @type {import('lightning/uiRecordApi').RecordResult} */ { data }) {
    if (data) this.account = data;
  }

  get variables() {
    return { accountId: this.recordId };
  }

  /** Not before it is known that the user may read stakeholders. */
  get query() {
    return this.infos && !this.isWithoutAccess ? STAKEHOLDERS_QUERY : undefined;
  }

  get info() {
    return this.infos?.[0] ?? null;
  }

  get recordTypeId() {
    return this.info?.defaultRecordTypeId;
  }

  get title() {
    return this.cardTitle || label.STAKEHOLDER_MAP;
  }

  get today() {
    return toIsoDate(Date.now());
  }

  // ── which state ──

  get isWithoutAccess() {
    return Boolean(this.infos) && isWithoutRights(this.infos ?? [], NEEDED);
  }

  get isShown() {
    return this.stakeholders !== undefined;
  }

  get hasFailed() {
    return this.stakeholders === undefined && Boolean(this.infoError || this.errors);
  }

  get isLoading() {
    return !this.hasFailed && !this.isWithoutAccess && !this.isShown;
  }

  get failure() {
    return this.infoError ?? this.errors;
  }

  get isEmpty() {
    return this.isShown && this.stakeholders?.length === 0;
  }

  get hasPeople() {
    return this.isShown && !this.isEmpty;
  }

  // ── words of the org ──

  get texts() {
    return this.info ? toFieldTexts(this.info, this.picklists) : {};
  }

  get words() {
    const { texts } = this;
    const byValue = (/** @type {string} */ name) =>
      Object.fromEntries((texts[name]?.options ?? []).map(({ value, label: text }) => [value, text]));
    return { role: byValue('Role__c'), influence: byValue('Influence__c'), stance: byValue('Stance__c') };
  }

  get columns() {
    const { texts } = this;
    const names = ['Role__c', 'Influence__c', 'Stance__c', 'LastContactOn__c'];
    return Object.fromEntries(names.map((name) => [name, texts[name]?.label ?? name]));
  }

  // ── people ──

  get active() {
    return (this.stakeholders ?? []).filter(({ isActive }) => isActive);
  }

  get hasActive() {
    return this.active.length > 0;
  }

  get gaps() {
    const { words } = this;
    return findGaps(this.stakeholders ?? [], this.today).map((gap, index) => ({
      key: `${index} ${gap.kind} ${gap.role}`,
      text: gapText(gap, words.role),
    }));
  }

  get hasGaps() {
    return this.gaps.length > 0;
  }

  get isWithoutGaps() {
    return !this.hasGaps;
  }

  /** Who counts most stands first. */
  get rows() {
    return this.active
      .toSorted((left, right) => orderOf(left) - orderOf(right))
      .map((one) => ({ ...this.toRow(one), form: this.formOf(one) }));
  }

  get left() {
    return (this.stakeholders ?? [])
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

  // ── rights and actions ──

  get canAdd() {
    return this.info?.createable === true;
  }

  get canEdit() {
    return this.info?.updateable === true;
  }

  get isAdding() {
    return this.form !== null && this.form.id === null;
  }

  /** Of the account and of those above it: a sponsor often sits at the parent. */
  get contactAccountIds() {
    const { account } = this;
    const parents = account ? [PARENT, GRANDPARENT].map((field) => getFieldValue(account, field)) : [];
    return [this.recordId, ...parents].filter(Boolean);
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

  handleAdd() {
    this.open('edit', null);
  }

  /** @param {Event} event */
  handleOpen(event) {
    const { opens, person } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.open(/** @type {'edit' | 'met' | 'left'} */ (opens), String(person));
  }

  handleClosed() {
    this.form = null;
  }

  /** @param {CustomEvent<{ message: string }>} event */
  async handleSaved({ detail: { message } }) {
    this.form = null;
    await this.tell(message);
  }

  /** @param {Event} event */
  async handleBack(event) {
    const { person } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.saveError = undefined;
    try {
      await updateRecord({ fields: { Id: person, [IS_ACTIVE.fieldApiName]: true, [LEFT_ON.fieldApiName]: null } });
      await this.tell(label.BACK_DONE);
    } catch (error) {
      this.saveError = error;
    }
  }

  async handleRetry() {
    await this.refreshStakeholders?.();
  }

  /** @param {string} message */
  async tell(message) {
    this.announcement = message;
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
    await this.refreshStakeholders?.();
  }

  /**
   * @param {'edit' | 'met' | 'left'} kind
   * @param {string | null} id
   */
  open(kind, id) {
    const isSame = this.form?.kind === kind && this.form.id === id;
    this.form = isSame ? null : { kind, id };
    this.isOpening = !isSame;
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
      age: last === null ? null : agoText(daysFrom(last, today)),
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
