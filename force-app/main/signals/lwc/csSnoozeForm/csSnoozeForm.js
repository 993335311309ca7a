import { fieldsOf, forgetRefusal, saveForm } from 'c/csForm';
import { fillLabel, formatDate, formatNumber, toIsoDate } from 'c/csFormat';
import SIGNAL_STATUS from '@salesforce/schema/CsSignal__c.Status__c';
import SNOOZED_UNTIL from '@salesforce/schema/CsSignal__c.SnoozedUntil__c';
import TASK_DUE from '@salesforce/schema/Task.ActivityDate';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

const DAY = 86_400_000;
/** A signal may be put off no longer than this; a validation rule of the object holds it too. */
const LONGEST_DAYS = 90;
const QUICK_DAYS = [1, 7, 14, 30];

/** Puts a signal off until a day, or gives a task a later due date. Sends `saved` and `closed`. */
export default class CsSnoozeForm extends LightningElement {
  label = label;

  /** A task or a signal. @type {string} */
  @api recordId = '';

  /** What it is: `task` or `signal`. @type {'task' | 'signal'} */
  @api kind = 'task';

  /** @type {string | undefined} yyyy-mm-dd */
  day = toIsoDate(Date.now() + 7 * DAY);

  isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  get heading() {
    return this.kind === 'signal' ? label.SNOOZE_SIGNAL : label.SNOOZE_TASK;
  }

  get fieldLabel() {
    return this.kind === 'signal' ? label.SNOOZE_UNTIL : label.NEW_DUE_DATE;
  }

  get fieldName() {
    return (this.kind === 'signal' ? SNOOZED_UNTIL : TASK_DUE).fieldApiName;
  }

  get earliest() {
    return toIsoDate(Date.now() + DAY);
  }

  get latest() {
    return this.kind === 'signal' ? toIsoDate(Date.now() + LONGEST_DAYS * DAY) : undefined;
  }

  get tooLate() {
    return fillLabel(label.SNOOZE_TOO_LONG, formatNumber(LONGEST_DAYS));
  }

  get quickDays() {
    return QUICK_DAYS.map((days) => ({
      days,
      text: formatNumber(days, { style: 'unit', unit: 'day', unitDisplay: 'long' }),
    }));
  }

  /** Puts the cursor into the date. */
  @api
  focus() {
    fieldsOf(this)[0]?.focus();
  }

  /** @param {Event} event */
  handleQuick(event) {
    const { days } = /** @type {HTMLElement} */ (event.target).dataset;
    this.day = toIsoDate(Date.now() + Number(days) * DAY);
    fieldsOf(this).forEach(forgetRefusal);
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleDay(event) {
    forgetRefusal(event.target);
    this.day = event.detail.value;
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  async handleSave() {
    await saveForm(this, async () => {
      await updateRecord({ fields: { Id: this.recordId, ...this.toChange() } });
      return { message: this.doneText, change: { dueOn: this.day } };
    });
  }

  toChange() {
    if (this.kind === 'task') return { [TASK_DUE.fieldApiName]: this.day };
    return { [SIGNAL_STATUS.fieldApiName]: 'Snoozed', [SNOOZED_UNTIL.fieldApiName]: this.day };
  }

  get doneText() {
    return fillLabel(this.kind === 'signal' ? label.SIGNAL_SNOOZED : label.TASK_SNOOZED, formatDate(this.day));
  }
}
