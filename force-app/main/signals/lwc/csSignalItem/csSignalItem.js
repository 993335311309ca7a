import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatDate, formatNumber } from 'c/csFormat';
import {
  closingText,
  evidenceRows,
  indicatorName,
  reasonText,
  resolvesText,
  sinceText,
  spanText,
} from 'c/csSignalText';
import SNOOZED_UNTIL from '@salesforce/schema/CsSignal__c.SnoozedUntil__c';
import STATUS from '@salesforce/schema/CsSignal__c.Status__c';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csSignalRecords').IndicatorText} IndicatorText */
/** @typedef {import('c/csSignalRecords').SignalRecord} SignalRecord */
/** @typedef {import('c/csSignalRecords').TaskRecord} TaskRecord */
/** @typedef {import('c/csSignalText').FactBook} FactBook */
/** @typedef {import('c/csTaskStatuses').TaskStatuses} TaskStatuses */
/** @typedef {'snooze' | 'dismiss' | 'task'} FormName */

/**
 * One signal: why, since when, the values then and now, what resolves it, its tasks, and what can be done about it in place.
 * Sends `saved` with what was done.
 */
export default class CsSignalItem extends LightningElement {
  label = label;

  /** @type {SignalRecord} */
  @api signal = /** @type {any} */ ({});

  /** @type {IndicatorText | undefined} */
  @api indicator;

  /** @type {FactBook | undefined} */
  @api book;

  /** Of this signal. @type {TaskRecord[]} */
  @api tasks = [];

  /** @type {string} */
  @api accountId = '';

  /** Of the user, yyyy-mm-dd. @type {string} */
  @api today = '';

  /** @type {TaskStatuses} */
  @api statuses = { closed: null, open: null };

  /** The signal can be seen, not changed. */
  @api readOnly = false;

  /** Its tasks can be seen, not changed. */
  @api tasksReadOnly = false;

  /** @type {FormName | null} */
  form = null;

  /** Whether the form has yet to get the cursor. */
  isOpening = false;

  /** @type {unknown} */
  error;

  get reason() {
    return this.book ? reasonText(this.signal, this.indicator, this.book) : (this.signal.reason ?? '');
  }

  get name() {
    return indicatorName(this.signal, this.indicator);
  }

  get meaning() {
    return this.indicator?.meaning ?? null;
  }

  get since() {
    const { trueSince, closedOn } = this.signal;
    return this.isClosed ? spanText(trueSince, closedOn) : sinceText(trueSince, this.today);
  }

  get playbook() {
    const { playbook } = this.indicator ?? {};
    return playbook ? fillLabel(label.PLAYBOOK_NAMED, playbook) : null;
  }

  get resolves() {
    return this.book && !this.isClosed ? resolvesText(this.signal, this.indicator, this.book) : null;
  }

  get rows() {
    return this.book && !this.isClosed ? evidenceRows(this.signal, this.book) : [];
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get thenHeading() {
    const { evidence } = this.signal;
    return evidence ? fillLabel(label.THEN_ON, formatDate(evidence.asOf)) : label.THEN;
  }

  // ── status ──

  get isOpen() {
    return this.signal.status === 'Open';
  }

  get isSnoozed() {
    return this.signal.status === 'Snoozed';
  }

  get isResolved() {
    return this.signal.status === 'Resolved';
  }

  get isClosed() {
    return this.isResolved || this.signal.status === 'Dismissed';
  }

  get statusText() {
    const { status, snoozedUntil, dismissReason } = this.signal;
    switch (status) {
      case 'Queued':
        return label.QUEUED_WHY;
      case 'Snoozed':
        return fillLabel(label.SNOOZED_UNTIL, formatDate(snoozedUntil));
      case 'Dismissed':
        return fillLabel(label.DISMISSED_BECAUSE, dismissReason ?? '');
      case 'Resolved':
        return label.RESOLVED;
      default:
        return null;
    }
  }

  /** How it ended: the values of then and now, and the note. */
  get proof() {
    if (!this.isClosed || !this.book) return null;
    const note = this.signal.status === 'Dismissed' ? this.signal.closingNote : closingText(this.signal, this.book);
    return note ?? (this.signal.closedOn ? fillLabel(label.CLOSED_ON, formatDate(this.signal.closedOn)) : null);
  }

  get itemClass() {
    return this.isClosed ? 'signal signal_closed' : 'signal';
  }

  // ── tasks ──

  get openTasks() {
    return this.tasks.filter(({ isClosed }) => !isClosed);
  }

  get doneTasks() {
    return this.tasks.filter(({ isClosed }) => isClosed);
  }

  get hasOpenTasks() {
    return this.openTasks.length > 0;
  }

  get hasDoneTasks() {
    return this.doneTasks.length > 0;
  }

  get doneHeading() {
    return fillLabel(label.DONE_TASKS, formatNumber(this.doneTasks.length));
  }

  /** An open signal without tasks says so; one that is closed or queued has none to show. */
  get isWithoutTasks() {
    return this.isOpen && this.tasks.length === 0;
  }

  // ── actions ──

  get canAct() {
    return !this.readOnly && !this.isClosed;
  }

  get canSnooze() {
    return this.canAct && this.isOpen;
  }

  get canWake() {
    return this.canAct && this.isSnoozed;
  }

  get canAddTask() {
    return !this.tasksReadOnly && (this.isOpen || this.isSnoozed);
  }

  get hasActions() {
    return this.canAct || this.canAddTask;
  }

  get isSnoozing() {
    return this.form === 'snooze';
  }

  get isDismissing() {
    return this.form === 'dismiss';
  }

  get isAddingTask() {
    return this.form === 'task';
  }

  get failure() {
    return this.error ? label.SIGNAL_NOT_SAVED : null;
  }

  get failureDetails() {
    return reduceErrors(this.error);
  }

  renderedCallback() {
    if (!this.isOpening) return;
    this.isOpening = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-form]') ?? null)?.focus();
  }

  /** @param {Event} event */
  handleForm(event) {
    const form = /** @type {FormName} */ (/** @type {HTMLElement} */ (event.currentTarget).dataset.opens);
    this.form = this.form === form ? null : form;
    this.isOpening = this.form !== null;
  }

  handleClosed() {
    const opener = this.template?.querySelector(`[data-opens="${this.form}"]`);
    this.form = null;
    /** @type {HTMLElement | null} */ (opener ?? null)?.focus();
  }

  /** @param {CustomEvent<{ message: string }>} event */
  handleSaved(event) {
    this.form = null;
    this.dispatchEvent(new CustomEvent('saved', { detail: event.detail }));
  }

  async handleWake() {
    this.error = undefined;
    try {
      await updateRecord({
        fields: { Id: this.signal.id, [STATUS.fieldApiName]: 'Open', [SNOOZED_UNTIL.fieldApiName]: null },
      });
      this.dispatchEvent(new CustomEvent('saved', { detail: { message: label.SIGNAL_WOKEN } }));
    } catch (error) {
      this.error = error;
    }
  }
}
