import { fillLabel, formatDate, formatNumber, formatPercent } from 'c/csFormat';
import { daysFrom, goalProgress } from 'c/csPlanRules';
import { dueText } from 'c/csSignalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csPlanRules').Goal} Goal */

/**
 * One goal: how far it is, by when, and in place what can be done with it. A value that is not known stays a dash.
 * Sends `saved` with what was done, in words.
 */
export default class CsGoalItem extends LightningElement {
  label = label;

  /** @type {Goal} */
  @api goal = /** @type {any} */ ({});

  /** Of the user, yyyy-mm-dd. @type {string} */
  @api today = '';

  /** @type {string} */
  @api accountId = '';

  /** Words of the statuses by API value. @type {Record<string, string>} */
  @api statuses = {};

  /** The goal can be seen, not changed. */
  @api readOnly = false;

  /** @type {'edit' | 'reach' | null} */
  form = null;

  isOpening = false;

  get isEditing() {
    return this.form === 'edit';
  }

  get isReaching() {
    return this.form === 'reach';
  }

  get canEdit() {
    return !this.readOnly;
  }

  get canReach() {
    return this.canEdit && this.goal.status === 'Open';
  }

  get percent() {
    return goalProgress(this.goal);
  }

  get hasPercent() {
    return this.percent !== null;
  }

  get progress() {
    return this.percent === null ? label.PROGRESS_UNKNOWN : fillLabel(label.PROGRESS, formatPercent(this.percent));
  }

  get barStyle() {
    return `inline-size: ${Math.min(100, Math.max(0, this.percent ?? 0))}%`;
  }

  get hasNumbers() {
    const { baseline, target, reached } = this.goal;
    return [baseline, target, reached].some((value) => value !== null);
  }

  get numbers() {
    const { baseline, target, reached } = this.goal;
    return fillLabel(label.NOW, ...[baseline, target, reached].map((value) => this.withUnit(value)));
  }

  get isReached() {
    return this.goal.status === 'Reached';
  }

  get isOver() {
    return this.goal.status === 'Missed' || this.goal.status === 'Dropped';
  }

  get isLate() {
    const { status, targetDate } = this.goal;
    return status === 'Open' && targetDate !== null && daysFrom(targetDate, this.today) > 0;
  }

  get state() {
    const { status, reachedOn, targetDate } = this.goal;
    if (this.isReached) return fillLabel(label.REACHED_ON, formatDate(reachedOn));
    if (this.isOver) return this.statuses[status] ?? status;
    return targetDate === null ? null : dueText(targetDate, this.today).text;
  }

  get stateClass() {
    if (this.isReached) return 'state state_reached';
    return this.isLate ? 'state state_late' : 'state';
  }

  get fillClass() {
    return this.isReached ? 'fill fill_reached' : 'fill';
  }

  get editTitle() {
    return fillLabel(label.EDIT_NAMED, this.goal.name);
  }

  get reachTitle() {
    return fillLabel(label.REACH_NAMED, this.goal.name);
  }

  get record() {
    const { goal } = this;
    return {
      Name: goal.name,
      Perspective__c: goal.perspective,
      Status__c: goal.status,
      Unit__c: goal.unit,
      BaselineValue__c: goal.baseline,
      TargetValue__c: goal.target,
      ReachedValue__c: goal.reached,
      TargetDate__c: goal.targetDate,
      ReachedOn__c: goal.reachedOn,
      Note__c: goal.note,
    };
  }

  renderedCallback() {
    if (!this.isOpening) return;
    this.isOpening = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-form]') ?? null)?.focus();
  }

  handleEdit() {
    this.open('edit');
  }

  handleReach() {
    this.open('reach');
  }

  handleClosed() {
    this.form = null;
  }

  /** @param {CustomEvent<{ message: string }>} event */
  handleSaved(event) {
    this.form = null;
    this.dispatchEvent(new CustomEvent('saved', { detail: event.detail }));
  }

  /** @param {'edit' | 'reach'} form */
  open(form) {
    this.form = this.form === form ? null : form;
    this.isOpening = this.form !== null;
  }

  /** @param {number | null} value */
  withUnit(value) {
    const text = formatNumber(value, { maximumFractionDigits: 4 });
    return value === null || !this.goal.unit ? text : `${text} ${this.goal.unit}`;
  }
}
