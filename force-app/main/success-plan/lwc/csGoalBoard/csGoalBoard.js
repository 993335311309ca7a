import { labelsOf, toFieldTexts, wordOf, wordsOf } from 'c/csFieldTexts';
import { formatDate, formatNumber, formatPercent } from 'c/csFormat';
import { PERSPECTIVES, goalProgress } from 'c/csPlanRules';
import GOAL from '@salesforce/schema/CsGoal__c';
import { getPicklistValuesByRecordType } from 'lightning/uiObjectInfoApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csPlanRules').Goal} Goal */

/** Fields that name a column of the table. */
const COLUMNS = [
  'Name',
  'Perspective__c',
  'BaselineValue__c',
  'TargetValue__c',
  'ReachedValue__c',
  'TargetDate__c',
  'Status__c',
];

/** Goals of a customer by the four perspectives, as cards or as a table, and the form that adds one. Sends `saved`. */
export default class CsGoalBoard extends LightningElement {
  label = label;

  /** By target date. @type {Goal[]} */
  @api goals = [];

  /** Of CsGoal__c; null = not known. @type {any} */
  @api info = null;

  /** @type {string} */
  @api accountId = '';

  /** Of the user, yyyy-mm-dd. @type {string} */
  @api today = '';

  /** @type {any} */
  picklists;

  isAdding = false;

  isOpening = false;

  isTable = false;

  objectApiName = GOAL.objectApiName;

  @wire(getPicklistValuesByRecordType, { objectApiName: '$objectApiName', recordTypeId: '$recordTypeId' })
  wiredPicklists(/** @type {{ data?: any }} */ { data }) {
    if (data) this.picklists = data;
  }

  get recordTypeId() {
    return this.info?.defaultRecordTypeId;
  }

  get hasGoals() {
    return this.goals.length > 0;
  }

  get hasNoGoals() {
    return !this.hasGoals && !this.isAdding;
  }

  get areCards() {
    return this.hasGoals && !this.isTable;
  }

  get isTableShown() {
    return this.hasGoals && this.isTable;
  }

  get switchLabel() {
    return this.isTable ? label.SHOW_CHART : label.SHOW_TABLE;
  }

  get canAdd() {
    return this.info?.createable === true;
  }

  get isReadOnly() {
    return this.info?.updateable !== true;
  }

  get texts() {
    return this.info ? toFieldTexts(this.info, this.picklists) : undefined;
  }

  get statuses() {
    return wordsOf(this.texts, 'Status__c');
  }

  get perspectives() {
    const { texts } = this;
    return PERSPECTIVES.map((perspective) => {
      const goals = this.goals.filter((goal) => goal.perspective === perspective);
      const name = wordOf(texts, 'Perspective__c', perspective);
      return { perspective, name, goals, isEmpty: goals.length === 0 };
    });
  }

  get columns() {
    return labelsOf(this.texts, COLUMNS);
  }

  get rows() {
    const { statuses } = this;
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
        status: statuses[goal.status] ?? goal.status,
      })),
    );
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
  handleSaved({ detail: { message } }) {
    this.isAdding = false;
    this.dispatchEvent(new CustomEvent('saved', { detail: { message } }));
  }

  handleSwitch() {
    this.isTable = !this.isTable;
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
