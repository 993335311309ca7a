import { toFieldTexts } from 'c/csFieldTexts';
import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatNumber } from 'c/csFormat';
import { nameOf } from 'c/csScorecardVersions';
import { MEASURE_OBJECT, SCORECARD_OBJECT } from 'c/csScorecardTexts';
import canManage from '@salesforce/apex/CsScorecardController.canManage';
import LightningConfirm from 'lightning/confirm';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfo, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { LightningElement, wire } from 'lwc';
import { label } from './labels';
import { activate, deleteDraft, retire } from './lifecycle';
import { SCORECARDS_QUERY, STAGES_QUERY, toAccountsByStage, toVersions } from './scorecardQuery';

/** @typedef {import('c/csScorecardVersions').Version} Version */
/** @typedef {{ versionKey: string | null, copyAs: number | null, id: number }} Opened */

const ORDER_STEP = 10;

/** Where CS operations define health scores: all scorecards with their versions, and one of them opened. */
export default class CsScorecardBuilder extends LightningElement {
  label = label;

  /** @type {Version[] | undefined} */
  versions;

  /** @type {unknown} */
  errors = null;

  /** @type {(() => Promise<void>) | undefined} */
  refreshVersions;

  /** @type {Record<string, number> | null} */
  accountsByStage = null;

  /** Undefined until the org has answered. @type {boolean | undefined} */
  mayManage;

  /** @type {Opened | null} */
  opened = null;

  lastOpened = 0;

  /** What failed, as a sentence. @type {string | null} */
  problem = null;

  /** @type {unknown} */
  problemError;

  scorecardObject = SCORECARD_OBJECT;
  measureObject = MEASURE_OBJECT;

  /** @type {any} */
  scorecardInfo;
  /** @type {any} */
  measureInfo;
  /** @type {any} */
  scorecardPicklists;
  /** @type {any} */
  measurePicklists;
  /** @type {unknown} */
  infoError = null;

  @wire(graphql, { query: SCORECARDS_QUERY })
  wiredScorecards(/** @type {import('lightning/graphql').GraphqlResult} */ { data, errors, refresh }) {
    this.refreshVersions = refresh;
    this.errors = errors ?? null;
    if (data) this.versions = toVersions(data);
  }

  @wire(graphql, { query: STAGES_QUERY })
  wiredStages(/** @type {import('lightning/graphql').GraphqlResult} */ { data }) {
    if (data) this.accountsByStage = toAccountsByStage(data);
  }

  @wire(getObjectInfo, { objectApiName: '$scorecardObject' })
  wiredScorecardInfo(/** @type {any} */ { data, error }) {
    this.scorecardInfo = data ?? this.scorecardInfo;
    this.infoError = error ?? this.infoError;
  }

  @wire(getObjectInfo, { objectApiName: '$measureObject' })
  wiredMeasureInfo(/** @type {any} */ { data, error }) {
    this.measureInfo = data ?? this.measureInfo;
    this.infoError = error ?? this.infoError;
  }

  @wire(getPicklistValuesByRecordType, {
    objectApiName: '$scorecardObject',
    recordTypeId: '$scorecardInfo.defaultRecordTypeId',
  })
  wiredScorecardPicklists(/** @type {any} */ { data, error }) {
    this.scorecardPicklists = data ?? this.scorecardPicklists;
    this.infoError = error ?? this.infoError;
  }

  @wire(getPicklistValuesByRecordType, {
    objectApiName: '$measureObject',
    recordTypeId: '$measureInfo.defaultRecordTypeId',
  })
  wiredMeasurePicklists(/** @type {any} */ { data, error }) {
    this.measurePicklists = data ?? this.measurePicklists;
    this.infoError = error ?? this.infoError;
  }

  connectedCallback() {
    this.readRights();
  }

  get texts() {
    const { scorecardInfo, measureInfo, scorecardPicklists, measurePicklists } = this;
    if (!scorecardInfo || !measureInfo || !scorecardPicklists || !measurePicklists) return null;
    return {
      scorecard: toFieldTexts(scorecardInfo, scorecardPicklists),
      measure: toFieldTexts(measureInfo, measurePicklists),
    };
  }

  // ── which state ──

  get isReady() {
    return this.versions !== undefined && this.texts !== null && this.mayManage !== undefined;
  }

  get isLoading() {
    return !this.isReady && !this.hasFailed;
  }

  get hasFailed() {
    return !this.isReady && Boolean(this.errors || this.infoError);
  }

  get loadErrors() {
    return [this.errors, this.infoError].flat().filter(Boolean);
  }

  get isReadOnly() {
    return this.mayManage !== true;
  }

  get isList() {
    return this.isReady && this.opened === null;
  }

  get isEmpty() {
    return this.isList && this.versions?.length === 0;
  }

  get hasVersions() {
    return this.isList && !this.isEmpty;
  }

  /** One editor a time it is opened: nothing of the last one stays. */
  get editors() {
    return this.isReady && this.opened ? [this.opened] : [];
  }

  get takenKeys() {
    return [...new Set((this.versions ?? []).map(({ key }) => key))];
  }

  get nextSortOrder() {
    return Math.max(0, ...(this.versions ?? []).map(({ sortOrder }) => sortOrder ?? 0)) + ORDER_STEP;
  }

  // ── actions ──

  handleNew() {
    this.open(null, null);
  }

  handleChosen(/** @type {CustomEvent<{ id: string, action: string }>} */ event) {
    const version = this.find(event.detail.id);
    if (!version) return undefined;
    switch (event.detail.action) {
      case 'copy':
        return this.copy(version);
      case 'retire':
        return this.retire(version);
      case 'rollBack':
        return this.rollBack(version);
      case 'delete':
        return this.delete(version);
      default:
        return this.open(version.versionKey, null);
    }
  }

  handleClosed() {
    this.opened = null;
    this.problem = null;
    this.refreshVersions?.();
  }

  handleSaved() {
    this.refreshVersions?.();
  }

  handleCopyRequested(/** @type {CustomEvent<{ recordId: string }>} */ event) {
    const version = this.find(event.detail.recordId);
    if (version) this.copy(version);
  }

  async handleActivationRequested(/** @type {CustomEvent<{ recordId: string, headline: string | null }>} */ event) {
    const { recordId, headline } = event.detail;
    await this.refreshVersions?.();
    const version = this.find(recordId);
    if (!version) return;
    const active = this.ofKey(version).filter(({ id, status }) => id !== version.id && status === 'Active');
    const message = [
      headline ?? label.ACTIVATE_WITHOUT_PREVIEW,
      ...active.map((other) => fillLabel(label.ACTIVATE_REPLACES, formatNumber(other.version))),
      label.ACTIVATE_FIXES,
    ].join(' ');
    const title = fillLabel(label.ACTIVATE_TITLE, nameOf(version), formatNumber(version.version));
    if (!(await confirmed(title, message))) return;
    await this.act(() => activate(version.id, this.ofKey(version), new Date()), label.ACTIVATED_DONE);
    if (!this.problem) this.opened = null;
  }

  handleRetry() {
    return this.refreshVersions?.();
  }

  /** @param {Version} version */
  copy(version) {
    const highest = Math.max(...this.ofKey(version).map((other) => other.version));
    this.open(version.versionKey, highest + 1);
  }

  /** @param {Version} version */
  async retire(version) {
    const title = fillLabel(label.RETIRE_TITLE, nameOf(version), formatNumber(version.version));
    if (await confirmed(title, label.RETIRE_MESSAGE)) await this.act(() => retire(version.id), label.RETIRED_DONE);
  }

  /** @param {Version} version */
  async rollBack(version) {
    const title = fillLabel(label.ROLL_BACK_TITLE, nameOf(version), formatNumber(version.version));
    if (!(await confirmed(title, label.ROLL_BACK_MESSAGE))) return;
    await this.act(() => activate(version.id, this.ofKey(version), new Date()), label.ACTIVATED_DONE);
  }

  /** @param {Version} version */
  async delete(version) {
    const title = fillLabel(label.DELETE_TITLE, nameOf(version), formatNumber(version.version));
    if (await confirmed(title, label.DELETE_MESSAGE)) await this.act(() => deleteDraft(version.id), label.DELETED_DONE);
  }

  /**
   * @param {() => Promise<unknown>} write
   * @param {string} done what to say then
   */
  async act(write, done) {
    this.problem = null;
    try {
      await write();
      this.dispatchEvent(new ShowToastEvent({ title: done, variant: 'success' }));
    } catch (error) {
      const [why = ''] = reduceErrors(error);
      this.problem = fillLabel(label.ACTION_FAILED, why);
      this.problemError = error;
    }
    await this.refreshVersions?.();
  }

  /**
   * @param {string | null} versionKey
   * @param {number | null} copyAs
   */
  open(versionKey, copyAs) {
    this.lastOpened += 1;
    this.problem = null;
    this.opened = { versionKey, copyAs, id: this.lastOpened };
  }

  /** @param {string} id */
  find(id) {
    return this.versions?.find((version) => version.id === id);
  }

  /** @param {Version} version */
  ofKey({ key }) {
    return (this.versions ?? []).filter((version) => version.key === key);
  }

  async readRights() {
    try {
      this.mayManage = await canManage();
    } catch {
      // Who may not call the class may not manage either.
      this.mayManage = false;
    }
  }
}

/**
 * @param {string} title
 * @param {string} message
 * @returns {Promise<boolean>}
 */
function confirmed(title, message) {
  return LightningConfirm.open({ label: title, message, theme: 'default' });
}
