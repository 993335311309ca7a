import { STAGES } from 'c/csBand';
import { fillLabel, toIsoDate } from 'c/csFormat';
import { PageRefreshMixin } from 'c/csPageRefresh';
import { OPEN_TASKS_QUERY, PLAN_QUERY, toGoals, toMilestones, toOpenTasks } from 'c/csPlanRecords';
import { milestonesOf, stateToReach } from 'c/csPlanRules';
import { isWithoutRights, toInfos } from 'c/csSignalRecords';
import GOAL from '@salesforce/schema/CsGoal__c';
import MILESTONE from '@salesforce/schema/CsMilestone__c';
import STAGE from '@salesforce/schema/Account.CsLifecycleStage__c';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';
import { toParties } from './parties';
import { toPath, toSection } from './stages';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csPlanRules').Goal} Goal */
/** @typedef {import('c/csPlanRules').Milestone} Milestone */
/** @typedef {import('c/csPlanRecords').OpenTask} OpenTask */

/** Without these there is nothing to show. */
const NEEDED = { CsGoal__c: ['Account__c', 'Perspective__c', 'Status__c'], CsMilestone__c: ['Account__c', 'Stage__c'] };

/**
 * Where an account stands on its way: the stage, the state to reach in it, its milestones, whose moves are open, and the goals of the
 * customer by the four perspectives. Reads and writes the org only.
 */
export default class CsSuccessRoadmap extends PageRefreshMixin(LightningElement) {
  label = label;

  /** The account; the record page sets it. @type {string | undefined} */
  @api recordId;

  /** Title of the card; empty means "Success Roadmap". @type {string | undefined} */
  @api cardTitle;

  /** @type {ReturnType<typeof toInfos> | undefined} of CsGoal__c and CsMilestone__c */
  infos;

  /** @type {Goal[] | undefined} */
  goals;

  /** @type {Milestone[] | undefined} */
  milestones;

  /** @type {OpenTask[] | undefined} */
  tasks;

  /** @type {import('lightning/uiRecordApi').RecordRepresentation | undefined} */
  account;

  /** @type {unknown} */
  infoError;

  /** @type {{ message: string }[] | null} */
  planErrors = null;

  /** @type {{ message: string }[] | null} */
  taskErrors = null;

  isAdding = false;

  isOpening = false;

  /** What was done last, for assistive technology. */
  announcement = '';

  /** @type {(() => Promise<void>) | undefined} */
  refreshPlan;

  /** @type {(() => Promise<void>) | undefined} */
  refreshTasks;

  objects = [GOAL, MILESTONE];

  accountFields = [STAGE];

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredInfos(/** @type {{ data?: any, error?: unknown }} */ { data, error }) {
    if (data) this.infos = toInfos(data);
    this.infoError = error;
  }

  @wire(graphql, { query: '$planQuery', variables: '$variables' })
  wiredPlan(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshPlan = refresh;
    if (data && !errors) {
      this.goals = toGoals(data);
      this.milestones = toMilestones(data);
    }
    this.planErrors = errors ?? null;
  }

  @wire(graphql, { query: OPEN_TASKS_QUERY, variables: '$variables' })
  wiredTasks(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshTasks = refresh;
    if (data && !errors) this.tasks = toOpenTasks(data);
    this.taskErrors = errors ?? null;
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$accountFields' })
  wiredAccount(/** @type {import('lightning/uiRecordApi').RecordResult} */ { data }) {
    if (data) this.account = data;
  }

  get variables() {
    return { accountId: this.recordId };
  }

  /** Not before it is known that the user may read success plans. */
  get planQuery() {
    return this.infos && !this.isWithoutAccess ? PLAN_QUERY : undefined;
  }

  get goalInfo() {
    return this.infos?.[0] ?? null;
  }

  get milestoneInfo() {
    return this.infos?.[1] ?? null;
  }

  get title() {
    return this.cardTitle || label.SUCCESS_ROADMAP;
  }

  get today() {
    return toIsoDate(Date.now());
  }

  // ── which state ──

  get isWithoutAccess() {
    return Boolean(this.infos) && isWithoutRights(this.infos ?? [], NEEDED);
  }

  get isShown() {
    return this.goals !== undefined && this.account !== undefined;
  }

  get hasFailed() {
    return this.goals === undefined && Boolean(this.infoError || this.planErrors);
  }

  get isLoading() {
    return !this.hasFailed && !this.isWithoutAccess && !this.isShown;
  }

  get failure() {
    return this.infoError ?? this.planErrors;
  }

  // ── the way ──

  get stage() {
    return /** @type {string | null} */ (this.account ? (getFieldValue(this.account, STAGE) ?? null) : null);
  }

  get isStageUnset() {
    return this.stage === null;
  }

  get path() {
    return toPath(this.stage);
  }

  get stateToReach() {
    const state = this.stage === null ? null : stateToReach(milestonesOf(this.milestones ?? [], this.stage));
    return state === null ? null : fillLabel(label.STATE_TO_REACH, state);
  }

  get current() {
    return this.stage === null ? null : toSection(this.milestones ?? [], this.stage, this.today);
  }

  /** Every other stage that has milestones; without a stage all four. */
  get otherStages() {
    return STAGES.filter((stage) => stage !== this.stage)
      .map((stage) => toSection(this.milestones ?? [], stage, this.today))
      .filter(({ items }) => this.isStageUnset || items.length > 0);
  }

  get parties() {
    return toParties(this.tasks ?? [], this.today);
  }

  get goalOptions() {
    return (this.goals ?? []).map(({ id, name }) => ({ value: id, label: name }));
  }

  // ── rights and actions ──

  get areMilestonesReadOnly() {
    return this.milestoneInfo?.updateable !== true;
  }

  get canAddMilestone() {
    return this.milestoneInfo?.createable === true;
  }

  get newMilestone() {
    return { Stage__c: this.stage };
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
    await this.refreshPlan?.();
  }

  handleRetry() {
    return this.reload();
  }

  async reload() {
    await Promise.all([this.refreshPlan?.(), this.refreshTasks?.()]);
  }
}
