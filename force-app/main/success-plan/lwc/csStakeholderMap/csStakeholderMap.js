import { toIsoDate } from 'c/csFormat';
import { PageRefreshMixin } from 'c/csPageRefresh';
import { STAKEHOLDERS_QUERY, toStakeholders } from 'c/csPlanRecords';
import { findGaps } from 'c/csPlanRules';
import { isWithoutRights, toInfos } from 'c/csSignalRecords';
import { labelsOf, toFieldTexts, wordsOf } from 'c/csFieldTexts';
import PARENT from '@salesforce/schema/Account.ParentId';
import GRANDPARENT from '@salesforce/schema/Account.Parent.ParentId';
import STAKEHOLDER from '@salesforce/schema/CsStakeholder__c';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { gapText } from './gapText';
import { label } from './labels';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csPlanRules').Stakeholder} Stakeholder */

/** Without these there is nothing to show. */
const NEEDED = { CsStakeholder__c: ['Account__c', 'Role__c', 'IsActive__c'] };

/**
 * Who matters in an account: role, influence, how they see us, last contact; what is missing stands on top, in sentences.
 * Reads and writes the org only.
 */
export default class CsStakeholderMap extends PageRefreshMixin(LightningElement) {
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

  isAdding = false;

  isOpening = false;

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
    return this.info ? toFieldTexts(this.info, this.picklists) : undefined;
  }

  get words() {
    const { texts } = this;
    return {
      role: wordsOf(texts, 'Role__c'),
      influence: wordsOf(texts, 'Influence__c'),
      stance: wordsOf(texts, 'Stance__c'),
    };
  }

  get columns() {
    return labelsOf(this.texts, ['Role__c', 'Influence__c', 'Stance__c', 'LastContactOn__c']);
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

  // ── rights and actions ──

  get canAdd() {
    return this.info?.createable === true;
  }

  get isReadOnly() {
    return this.info?.updateable !== true;
  }

  /** Of the account and of those above it: a sponsor often sits at the parent. */
  get contactAccountIds() {
    const { account } = this;
    const parents = account ? [PARENT, GRANDPARENT].map((field) => getFieldValue(account, field)) : [];
    return [this.recordId, ...parents].filter(Boolean);
  }

  renderedCallback() {
    if (!this.isOpening) return;
    this.isOpening = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-form]') ?? null)?.focus();
  }

  handleAdd() {
    this.isAdding = !this.isAdding;
    this.isOpening = this.isAdding;
  }

  handleClosed() {
    this.isAdding = false;
  }

  /** @param {CustomEvent<{ message: string }>} event */
  async handleSaved({ detail: { message } }) {
    this.isAdding = false;
    this.announcement = message;
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
    await this.refreshStakeholders?.();
  }

  handleRetry() {
    return this.reload();
  }

  async reload() {
    await this.refreshStakeholders?.();
  }
}
