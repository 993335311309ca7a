import { reduceErrors } from 'c/csErrors';
import { dueText } from 'c/csSignalText';
import { fillLabel } from 'c/csFormat';
import STATUS from '@salesforce/schema/Task.Status';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csSignalRecords').TaskRecord} TaskRecord */
/** @typedef {import('c/csTaskStatuses').TaskStatuses} TaskStatuses */

/**
 * A person, a building, two people. Drawn in place, as the buttons are: base components for them made a row of My Day twice as slow.
 * @type {Record<string, { word: string, shape: string }>}
 */
const PARTIES = {
  Own: {
    word: label.PARTY_OWN,
    shape: 'M8 1.5a3 3 0 1 1 0 6 3 3 0 0 1 0-6zM2.5 14v-1.3C2.5 10.3 4.9 9 8 9s5.5 1.3 5.5 3.7V14z',
  },
  Customer: {
    word: label.PARTY_CUSTOMER,
    shape: 'M2 14.5v-13h8v4h4v9H9.5v-3h-3v3zM4 3.5v2h1.5v-2zm2.5 0v2H8v-2zM4 7.5v2h1.5v-2zm2.5 0v2H8v-2zm4 0v2H12v-2z',
  },
  Joint: {
    word: label.PARTY_JOINT,
    shape:
      'M5.2 2.5a2.4 2.4 0 1 1 0 4.8 2.4 2.4 0 0 1 0-4.8zM.8 13.5v-1.2c0-2 2-3.2 4.4-3.2s4.4 1.2 4.4 3.2v1.2zm10.3-10a2 2 0 1 1 0 4 2 2 0 0 1 0-4zm0 10v-1.2c0-1.3-.5-2.4-1.4-3.2a5 5 0 0 1 1.6-.2c2.2 0 3.9 1 3.9 2.9v1.7z',
  },
};

/** @type {Record<string, 'snooze' | 'handOver' | 'complete'>} */
const SHORTCUTS = { c: 'complete', s: 'snooze', h: 'handOver' };

/**
 * One task: complete it, give it a later date, hand it over, all in place.
 * With the focus on the row, the keys C, S and H do the same. Sends `saved` with what was done, in words and as the fields that changed.
 */
export default class CsSignalTask extends LightningElement {
  label = label;

  /** @type {TaskRecord} */
  @api task = /** @type {any} */ ({});

  /** Of the user, yyyy-mm-dd. @type {string} */
  @api today = '';

  /** Values of the org. @type {TaskStatuses} */
  @api statuses = { closed: null, open: null };

  /** What brought the task, where the place does not show it. @type {string | null} */
  @api origin = null;

  /** The task can be seen, not changed. */
  @api readOnly = false;

  /** @type {'snooze' | 'handOver' | null} */
  form = null;

  /** Whether the form has yet to get the cursor. */
  isOpening = false;

  isSaving = false;

  /** @type {unknown} */
  error;

  get isSnoozing() {
    return this.form === 'snooze';
  }

  get isHandingOver() {
    return this.form === 'handOver';
  }

  get canEdit() {
    return !this.readOnly;
  }

  get canComplete() {
    return this.canEdit && !this.task.isClosed && this.statuses.closed !== null;
  }

  get canReopen() {
    return this.canEdit && this.task.isClosed && this.statuses.open !== null;
  }

  get canMove() {
    return this.canEdit && !this.task.isClosed;
  }

  get party() {
    return PARTIES[this.task.party ?? ''] ?? null;
  }

  get due() {
    return dueText(this.task.dueOn, this.today);
  }

  /** A task that is done has no due date any more. */
  get dueWords() {
    return this.task.isClosed ? label.DONE : this.due.text;
  }

  get dueClass() {
    return !this.task.isClosed && this.due.isOverdue ? 'due due_late' : 'due';
  }

  get isLate() {
    return !this.task.isClosed && this.due.isOverdue;
  }

  get rowClass() {
    return this.task.isClosed ? 'task task_done' : 'task';
  }

  get completeTitle() {
    return fillLabel(label.COMPLETE_TASK, this.task.subject);
  }

  get reopenTitle() {
    return fillLabel(label.REOPEN_TASK, this.task.subject);
  }

  get snoozeTitle() {
    return fillLabel(label.SNOOZE_NAMED, this.task.subject);
  }

  get handOverTitle() {
    return fillLabel(label.HAND_OVER_NAMED, this.task.subject);
  }

  get failure() {
    return this.error ? label.TASK_NOT_SAVED : null;
  }

  get failureDetails() {
    return reduceErrors(this.error);
  }

  /** Puts the focus on the row's first control. */
  @api
  focus() {
    const first = this.template?.querySelector('[data-id="complete"], [data-id="reopen"], [data-id="snooze"]');
    /** @type {HTMLElement | null} */ (first ?? null)?.focus();
  }

  renderedCallback() {
    if (!this.isOpening) return;
    this.isOpening = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-form]') ?? null)?.focus();
  }

  /** Keys are for the row; what is typed into a form stays there. @param {KeyboardEvent} event */
  handleKeys(event) {
    const action = SHORTCUTS[event.key.toLowerCase()];
    if (!action || event.ctrlKey || event.metaKey || event.altKey || this.readOnly || this.task.isClosed) return;
    event.preventDefault();
    if (action === 'complete') this.handleComplete();
    else this.open(action);
  }

  /** @param {KeyboardEvent} event */
  handleFormKeys(event) {
    event.stopPropagation();
    if (event.key === 'Escape' && !event.defaultPrevented) this.handleClosed();
  }

  handleSnooze() {
    this.open('snooze');
  }

  handleHandOver() {
    this.open('handOver');
  }

  handleClosed() {
    this.form = null;
    this.focus();
  }

  /** @param {CustomEvent<{ message: string, change: Partial<TaskRecord> }>} event */
  handleSaved(event) {
    this.form = null;
    this.tell(event.detail.message, event.detail.change);
  }

  handleComplete() {
    return this.canComplete ? this.saveStatus(true, label.TASK_COMPLETED) : undefined;
  }

  handleReopen() {
    return this.saveStatus(false, label.TASK_REOPENED);
  }

  /**
   * @param {boolean} isClosed
   * @param {string} message
   */
  async saveStatus(isClosed, message) {
    if (this.isSaving) return;
    const status = isClosed ? this.statuses.closed : this.statuses.open;
    this.isSaving = true;
    this.error = undefined;
    try {
      await updateRecord({ fields: { Id: this.task.id, [STATUS.fieldApiName]: status } });
      this.tell(message, { isClosed, status });
    } catch (error) {
      this.error = error;
    } finally {
      this.isSaving = false;
    }
  }

  /** @param {'snooze' | 'handOver'} form */
  open(form) {
    this.form = this.form === form ? null : form;
    this.isOpening = this.form !== null;
  }

  /**
   * @param {string} message
   * @param {Partial<TaskRecord>} change
   */
  tell(message, change) {
    this.dispatchEvent(new CustomEvent('saved', { detail: { message, taskId: this.task.id, change } }));
  }
}
