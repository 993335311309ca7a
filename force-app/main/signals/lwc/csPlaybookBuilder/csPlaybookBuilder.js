import { reduceErrors } from 'c/csErrors';
import { toFieldTexts } from 'c/csFieldTexts';
import { fillLabel, formatNumber, joinNames } from 'c/csFormat';
import {
  INDICATOR_OBJECT,
  PLAYBOOK_OBJECT,
  STEP_OBJECT,
  copyOf,
  lastSortOrder,
  nameOf,
  newIndicator,
  newPlaybook,
} from 'c/csIndicatorDefinition';
import canManage from '@salesforce/apex/CsIndicatorController.canManage';
import listNames from '@salesforce/apex/CsIndicatorController.listNames';
import LightningConfirm from 'lightning/confirm';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { deleteRecord, updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, wire } from 'lwc';
import { DEFINITIONS_QUERY, OPEN_SIGNALS_QUERY, readDefinitions, readOpenSignals } from './definitionsQuery';
import { label } from './labels';

/** @typedef {import('c/csIndicatorDefinition').Draft} Draft */
/** @typedef {import('c/csIndicatorDefinition').Definitions} Definitions */
/** @typedef {'indicator' | 'playbook'} Kind */
/** @typedef {{ kind: Kind, draft: Draft, isStored: boolean, id: number }} Opened */

/** Where CS operations edit indicators and playbooks: lists of both, and one of them opened. */
export default class CsPlaybookBuilder extends LightningElement {
  label = label;

  /** @type {Definitions | undefined} */
  definitions;

  /** Open signals by indicator id; null while not known. @type {Record<string, number> | null} */
  openSignals = null;

  /** @type {import('c/csConditionField').ConditionName[]} */
  names = [];

  /** @type {unknown} */
  errors = null;

  /** @type {(() => Promise<void>) | undefined} */
  refreshDefinitions;

  /** Undefined until the org has answered. @type {boolean | undefined} */
  mayManage;

  /** @type {Opened | null} */
  opened = null;

  lastOpened = 0;

  /** The list that is shown. @type {Kind} */
  shownKind = 'indicator';

  /** What failed, as a sentence. @type {string | null} */
  problem = null;

  /** @type {unknown} */
  problemError;

  objects = [INDICATOR_OBJECT, PLAYBOOK_OBJECT, STEP_OBJECT];
  indicatorObject = INDICATOR_OBJECT;
  playbookObject = PLAYBOOK_OBJECT;
  stepObject = STEP_OBJECT;

  /** Object info by API name. @type {Record<string, any>} */
  infos = {};

  /** Picklists by API name of the object. @type {Record<string, any>} */
  picklists = {};

  /** @type {unknown} */
  infoError = null;

  @wire(graphql, { query: DEFINITIONS_QUERY })
  wiredDefinitions(/** @type {import('lightning/graphql').GraphqlResult} */ { data, errors, refresh }) {
    this.refreshDefinitions = refresh;
    this.errors = errors ?? null;
    if (data) this.definitions = readDefinitions(data);
  }

  @wire(graphql, { query: OPEN_SIGNALS_QUERY })
  wiredSignals(/** @type {import('lightning/graphql').GraphqlResult} */ { data }) {
    if (data) this.openSignals = readOpenSignals(data);
  }

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredInfos(/** @type {any} */ { data, error }) {
    const read = (data?.results ?? []).filter((/** @type {any} */ { statusCode }) => statusCode === 200);
    if (data) this.infos = Object.fromEntries(read.map((/** @type {any} */ { result }) => [result.apiName, result]));
    this.infoError = error ?? (data && read.length < this.objects.length ? data.results : null);
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$indicatorObject', recordTypeId: '$indicatorRecordType' })
  wiredIndicatorPicklists(/** @type {any} */ answer) {
    this.takePicklists(INDICATOR_OBJECT, answer);
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$playbookObject', recordTypeId: '$playbookRecordType' })
  wiredPlaybookPicklists(/** @type {any} */ answer) {
    this.takePicklists(PLAYBOOK_OBJECT, answer);
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$stepObject', recordTypeId: '$stepRecordType' })
  wiredStepPicklists(/** @type {any} */ answer) {
    this.takePicklists(STEP_OBJECT, answer);
  }

  connectedCallback() {
    this.readRights();
  }

  get indicatorRecordType() {
    return this.infos[INDICATOR_OBJECT]?.defaultRecordTypeId;
  }

  get playbookRecordType() {
    return this.infos[PLAYBOOK_OBJECT]?.defaultRecordTypeId;
  }

  get stepRecordType() {
    return this.infos[STEP_OBJECT]?.defaultRecordTypeId;
  }

  get texts() {
    if (!this.objects.every((object) => this.infos[object] && this.picklists[object])) return null;
    const [indicator, playbook, step] = this.objects.map((object) =>
      toFieldTexts(this.infos[object], this.picklists[object]),
    );
    return { indicator, playbook, step };
  }

  // ── which state ──

  get isReady() {
    return this.definitions !== undefined && this.texts !== null && this.mayManage !== undefined;
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

  get indicators() {
    return this.definitions?.indicators ?? [];
  }

  get playbooks() {
    return this.definitions?.playbooks ?? [];
  }

  get isEmpty() {
    return this.indicators.length + this.playbooks.length === 0;
  }

  get hasDefinitions() {
    return !this.isEmpty;
  }

  /** One editor a time it is opened: nothing of the last one stays. */
  get editors() {
    if (!this.isReady || !this.opened) return [];
    return [{ ...this.opened, stored: this.ofKind(this.opened.kind) }];
  }

  /** For an editor that has to know what a broken-off save has written. */
  reread = async () => {
    await this.refreshDefinitions?.();
    return this.definitions;
  };

  // ── actions ──

  handleTab(/** @type {Event} */ event) {
    this.shownKind = /** @type {any} */ (event.target).value;
  }

  handleNewIndicator() {
    this.open('indicator', newIndicator(lastSortOrder(this.indicators)), false);
  }

  handleNewPlaybook() {
    this.open('playbook', newPlaybook(), false);
  }

  handleIndicator(/** @type {CustomEvent<{ id: string, action: string }>} */ event) {
    return this.do('indicator', event.detail);
  }

  handlePlaybook(/** @type {CustomEvent<{ id: string, action: string }>} */ event) {
    return this.do('playbook', event.detail);
  }

  handleClosed() {
    this.opened = null;
    this.problem = null;
    this.refreshDefinitions?.();
  }

  handleSaved() {
    this.refreshDefinitions?.();
  }

  async handleActivationRequested(/** @type {CustomEvent<{ draft: Draft, headline: string | null }>} */ event) {
    const { draft, headline } = event.detail;
    const isIndicator = this.opened?.kind === 'indicator';
    const message = isIndicator
      ? [headline ?? label.ACTIVATE_WITHOUT_TEST, label.ACTIVATE_INDICATOR_EFFECT].join(' ')
      : label.ACTIVATE_PLAYBOOK_EFFECT;
    if (!(await confirmed(fillLabel(label.ACTIVATE_DEFINITION, nameOf(draft)), message))) return;
    await this.act(() => setStatus(draft, 'Active'), fillLabel(label.DEFINITION_ACTIVATED, nameOf(draft)));
    if (!this.problem) this.opened = null;
  }

  handleRetry() {
    return this.refreshDefinitions?.();
  }

  /**
   * @param {Kind} kind
   * @param {{ id: string, action: string }} chosen
   */
  do(kind, { id, action }) {
    const draft = this.ofKind(kind).find(({ recordId }) => recordId === id);
    if (!draft) return undefined;
    switch (action) {
      case 'duplicate':
        return this.duplicate(kind, draft);
      case 'retire':
        return this.retire(kind, draft);
      case 'delete':
        return this.delete(kind, draft);
      default:
        return this.open(kind, draft, true);
    }
  }

  /**
   * @param {Kind} kind
   * @param {Draft} draft
   */
  duplicate(kind, draft) {
    const taken = this.ofKind(kind).map(({ key }) => key);
    this.open(
      kind,
      copyOf(draft, taken, (name) => fillLabel(label.COPY_OF, name)),
      false,
    );
  }

  /**
   * @param {Kind} kind
   * @param {Draft} draft
   */
  async retire(kind, draft) {
    const users = kind === 'playbook' ? this.activeIndicatorsOf(draft) : [];
    if (users.length > 0) {
      this.problem = fillLabel(label.PLAYBOOK_IN_USE, nameOf(draft), joinNames(users.map(nameOf)));
      this.problemError = null;
      return;
    }
    const open = this.openSignals?.[String(draft.recordId)] ?? 0;
    const message =
      kind === 'indicator'
        ? fillLabel(label.RETIRE_INDICATOR_EFFECT, formatNumber(open))
        : label.RETIRE_PLAYBOOK_EFFECT;
    if (!(await confirmed(fillLabel(label.RETIRE_DEFINITION, nameOf(draft)), message))) return;
    await this.act(() => setStatus(draft, 'Retired'), fillLabel(label.DEFINITION_RETIRED, nameOf(draft)));
  }

  /**
   * @param {Kind} kind
   * @param {Draft} draft
   */
  async delete(kind, draft) {
    const message = kind === 'indicator' ? label.DELETE_INDICATOR_EFFECT : label.DELETE_PLAYBOOK_EFFECT;
    if (!(await confirmed(fillLabel(label.DELETE_DEFINITION, nameOf(draft)), message))) return;
    await this.act(() => deleteRecord(String(draft.recordId)), fillLabel(label.DEFINITION_DELETED, nameOf(draft)));
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
    await this.refreshDefinitions?.();
  }

  /**
   * @param {Kind} kind
   * @param {Draft} draft
   * @param {boolean} isStored
   */
  open(kind, draft, isStored) {
    this.lastOpened += 1;
    this.problem = null;
    this.shownKind = kind;
    this.opened = { kind, draft, isStored, id: this.lastOpened };
  }

  /**
   * @param {Kind} kind
   * @returns {Draft[]}
   */
  ofKind(kind) {
    return kind === 'indicator' ? this.indicators : this.playbooks;
  }

  /** @param {Draft} playbook */
  activeIndicatorsOf({ recordId }) {
    return this.indicators.filter(({ playbookId, status }) => playbookId === recordId && status === 'Active');
  }

  /**
   * @param {string} object
   * @param {{ data?: any, error?: any }} answer
   */
  takePicklists(object, { data, error }) {
    if (data) this.picklists = { ...this.picklists, [object]: data };
    this.infoError = error ?? this.infoError;
  }

  async readRights() {
    try {
      this.mayManage = await canManage();
      if (this.mayManage) await this.readNames();
    } catch {
      // Who may not call the class may not manage either.
      this.mayManage = false;
    }
  }

  /** Without the service there is nothing to choose from; a name can still be typed, and the editor says that nothing is checked. */
  async readNames() {
    try {
      this.names = JSON.parse(await listNames()).names;
    } catch {
      this.names = [];
    }
  }
}

/**
 * @param {Draft} draft
 * @param {'Active' | 'Retired'} status
 */
function setStatus({ recordId }, status) {
  return updateRecord({ fields: { Id: recordId, Status__c: status } });
}

/**
 * @param {string} title
 * @param {string} message
 * @returns {Promise<boolean>}
 */
function confirmed(title, message) {
  return LightningConfirm.open({ label: title, message, theme: 'default' });
}
