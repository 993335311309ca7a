import { STAGES, stageLabel } from 'c/csBand';
import { fillLabel, formatDate, formatNumber, formatPercent, toIsoDate } from 'c/csFormat';
import { OPEN_TASKS_QUERY, PLAN_QUERY, tasksByParty, toGoals, toMilestones, toOpenTasks } from 'c/csPlanRecords';
import { PERSPECTIVES, goalProgress, milestonesOf, stageTally, stateToReach } from 'c/csPlanRules';
import { isWithoutRights, toInfos } from 'c/csSignalRecords';
import { toFieldTexts, wordOf } from 'c/csFieldTexts';
import { dueText } from 'c/csSignalText';
import GOAL from '@salesforce/schema/CsGoal__c';
import MILESTONE from '@salesforce/schema/CsMilestone__c';
import STAGE from '@salesforce/schema/Account.CsLifecycleStage__c';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos, getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csPlanRules').Goal} Goal */
/** @typedef {import('c/csPlanRules').Milestone} Milestone */
/** @typedef {import('c/csPlanRecords').OpenTask} OpenTask */

/** Without these there is nothing to show. */
const NEEDED = { CsGoal__c: ['Account__c', 'Perspective__c', 'Status__c'], CsMilestone__c: ['Account__c', 'Stage__c'] };

/** More of a party's tasks are counted, not listed. */
const MOST_TASKS = 5;

/** @type {Record<string, { word: string, icon: string }>} */
const PARTIES = {
  Own: { word: label.PARTY_OWN, icon: 'utility:user' },
  Customer: { word: label.PARTY_CUSTOMER, icon: 'utility:company' },
  Joint: { word: label.PARTY_JOINT, icon: 'utility:people' },
};

/**
 * Where an account stands on its way: the stage, the state to reach in it, its milestones, whose moves are open, and the goals of the
 * customer by the four perspectives. Reads and writes the org only.
 */
export default class CsSuccessRoadmap extends LightningElement {
  label = label;

  /** The account; the record page sets it. @type {string | undefined} */
  @api recordId;

  /** Title of the card; empty means "Success Roadmap". @type {string | undefined} */
  @api cardTitle;

  /** @type {ReturnType<typeof toInfos> | undefined} of CsGoal__c and CsMilestone__c */
  infos;

  /** @type {any} */
  goalPicklists;

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

  /** What is being added: a goal, or a milestone of a stage. @type {{ object: string, stage: string | null } | null} */
  adding = null;

  isOpening = false;

  areGoalsTable = false;

  /** What was done last, for assistive technology. */
  announcement = '';

  /** @type {(() => Promise<void>) | undefined} */
  refreshPlan;

  objectApiName = GOAL.objectApiName;

  objects = [GOAL, MILESTONE];

  accountFields = [STAGE];

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredInfos(/** @type {{ data?: any, error?: unknown }} */ { data, error }) {
    if (data) this.infos = toInfos(data);
    this.infoError = error;
  }

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectApiName', recordTypeId: '$goalRecordTypeId' })
  wiredPicklists(/** @type {{ data?: any }} */ { data }) {
    if (data) this.goalPicklists = data;
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
  wiredTasks(/** @type {GraphqlResult} */ { data, errors }) {
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

  get goalRecordTypeId() {
    return this.goalInfo?.defaultRecordTypeId;
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

  /** A stage of the org's own, which is not among the four, has no place on the path. */
  get path() {
    const current = STAGES.indexOf(this.stage ?? '');
    return STAGES.map((stage, index) => {
      const isCurrent = index === current;
      const isPassed = index < current;
      return {
        stage,
        name: stageLabel(stage),
        isPassed,
        aria: isCurrent ? 'step' : undefined,
        className: `step${isCurrent ? ' step_current' : ''}${isPassed ? ' step_passed' : ''}`,
        note: isCurrent ? label.STAGE_HERE : isPassed ? label.STAGE_PASSED : null,
      };
    });
  }

  get stateToReach() {
    const state = this.stage === null ? null : stateToReach(milestonesOf(this.milestones ?? [], this.stage));
    return state === null ? null : fillLabel(label.STATE_TO_REACH, state);
  }

  get current() {
    return this.stage === null ? null : this.sectionOf(this.stage);
  }

  /** Every other stage that has milestones; without a stage all four. */
  get otherStages() {
    return STAGES.filter((stage) => stage !== this.stage)
      .map((stage) => this.sectionOf(stage))
      .filter(({ items }) => this.isStageUnset || items.length > 0);
  }

  // ── tasks ──

  get parties() {
    return tasksByParty(this.tasks ?? []).map(({ party, tasks }) => ({
      party,
      ...PARTIES[party],
      isEmpty: tasks.length === 0,
      items: tasks.slice(0, MOST_TASKS).map((task) => {
        const { text, isOverdue } = dueText(task.dueOn, this.today);
        return { ...task, due: text, dueClass: isOverdue ? 'due due_late' : 'due' };
      }),
      more: tasks.length > MOST_TASKS ? fillLabel(label.TASKS_MORE, formatNumber(tasks.length - MOST_TASKS)) : null,
    }));
  }

  // ── goals ──

  get hasGoals() {
    return (this.goals ?? []).length > 0;
  }

  get hasNoGoals() {
    return !this.hasGoals && !this.isAddingGoal;
  }

  get areGoalsCards() {
    return this.hasGoals && !this.areGoalsTable;
  }

  get isGoalTable() {
    return this.hasGoals && this.areGoalsTable;
  }

  get switchLabel() {
    return this.areGoalsTable ? label.SHOW_CHART : label.SHOW_TABLE;
  }

  get goalTexts() {
    return this.goalInfo ? toFieldTexts(this.goalInfo, this.goalPicklists) : {};
  }

  get statuses() {
    const { goalTexts } = this;
    return Object.fromEntries((goalTexts.Status__c?.options ?? []).map(({ value, label: text }) => [value, text]));
  }

  get perspectives() {
    return PERSPECTIVES.map((perspective) => {
      const goals = (this.goals ?? []).filter((goal) => goal.perspective === perspective);
      return { perspective, name: this.perspectiveName(perspective), goals, isEmpty: goals.length === 0 };
    });
  }

  get goalColumns() {
    const { goalTexts } = this;
    const names = ['BaselineValue__c', 'TargetValue__c', 'ReachedValue__c', 'TargetDate__c', 'Status__c'];
    return Object.fromEntries(
      ['Name', 'Perspective__c', ...names].map((name) => [name, goalTexts[name]?.label ?? name]),
    );
  }

  get goalRows() {
    return this.perspectives.flatMap(({ name, goals }) =>
      goals.map((goal) => ({
        id: goal.id,
        name: goal.name,
        perspective: name,
        baseline: withUnit(goal.baseline, goal.unit),
        target: withUnit(goal.target, goal.unit),
        reached: withUnit(goal.reached, goal.unit),
        progress: formatPercent(goalProgress(goal)),
        targetDate: formatDate(goal.targetDate),
        status: this.statuses[goal.status] ?? goal.status,
      })),
    );
  }

  get goalOptions() {
    return (this.goals ?? []).map(({ id, name }) => ({ value: id, label: name }));
  }

  // ── rights and actions ──

  get areGoalsReadOnly() {
    return this.goalInfo?.updateable !== true;
  }

  get areMilestonesReadOnly() {
    return this.milestoneInfo?.updateable !== true;
  }

  get canAddGoal() {
    return this.goalInfo?.createable === true;
  }

  get canAddMilestone() {
    return this.milestoneInfo?.createable === true;
  }

  get isAddingGoal() {
    return this.adding?.object === GOAL.objectApiName;
  }

  get isAddingMilestone() {
    return this.adding?.object === MILESTONE.objectApiName;
  }

  get newMilestone() {
    return { Stage__c: this.adding?.stage };
  }

  renderedCallback() {
    if (!this.isOpening) return;
    this.isOpening = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-form]') ?? null)?.focus();
  }

  handleAddGoal() {
    this.open({ object: GOAL.objectApiName, stage: null });
  }

  handleAddMilestone() {
    this.open({ object: MILESTONE.objectApiName, stage: this.stage });
  }

  handleClosed() {
    this.adding = null;
  }

  handleSwitch() {
    this.areGoalsTable = !this.areGoalsTable;
  }

  /** @param {CustomEvent<{ message: string }>} event */
  async handleSaved({ detail: { message } }) {
    this.adding = null;
    this.announcement = message;
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
    await this.refreshPlan?.();
  }

  async handleRetry() {
    await this.refreshPlan?.();
  }

  /** @param {{ object: string, stage: string | null }} adding */
  open(adding) {
    this.adding = this.adding?.object === adding.object ? null : adding;
    this.isOpening = this.adding !== null;
  }

  /** @param {string} stage */
  sectionOf(stage) {
    const items = milestonesOf(this.milestones ?? [], stage);
    const { total, reached, overdue } = stageTally(items, this.today);
    return {
      stage,
      name: stageLabel(stage),
      items,
      isEmpty: total === 0,
      tally: fillLabel(label.MILESTONES_REACHED, formatNumber(reached), formatNumber(total)),
      overdue: overdue === 0 ? null : fillLabel(label.MILESTONES_OVERDUE, formatNumber(overdue)),
    };
  }

  /** @param {string} perspective */
  perspectiveName(perspective) {
    return wordOf(this.goalTexts, 'Perspective__c', perspective);
  }
}

/**
 * @param {number | null} value
 * @param {string | null} unit
 */
function withUnit(value, unit) {
  const text = formatNumber(value, { maximumFractionDigits: 4 });
  return value === null || unit === null ? text : `${text} ${unit}`;
}
