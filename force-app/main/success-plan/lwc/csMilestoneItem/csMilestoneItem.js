import { reduceErrors } from 'c/csErrors';
import { fillLabel, formatDate } from 'c/csFormat';
import { milestoneState } from 'c/csPlanRules';
import { dueText } from 'c/csSignalText';
import REACHED_ON from '@salesforce/schema/CsMilestone__c.ReachedOn__c';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csPlanRules').Milestone} Milestone */

/** @type {Record<string, { word: string, icon: string }>} */
const PARTIES = {
  Own: { word: label.PARTY_OWN, icon: 'utility:user' },
  Customer: { word: label.PARTY_CUSTOMER, icon: 'utility:company' },
  Joint: { word: label.PARTY_JOINT, icon: 'utility:people' },
};

/** One milestone: reached, overdue or due, whose move it is, and in place what can be done with it. Sends `saved` with what was done, in words. */
export default class CsMilestoneItem extends LightningElement {
  label = label;

  /** @type {Milestone} */
  @api milestone = /** @type {any} */ ({});

  /** Of the user, yyyy-mm-dd. @type {string} */
  @api today = '';

  /** @type {string} */
  @api accountId = '';

  /** Goals of the account. @type {{ label: string, value: string }[]} */
  @api goals = [];

  /** The milestone can be seen, not changed. */
  @api readOnly = false;

  /** @type {'edit' | 'reach' | null} */
  form = null;

  isOpening = false;

  isSaving = false;

  /** @type {unknown} */
  error;

  get isEditing() {
    return this.form === 'edit';
  }

  get isReaching() {
    return this.form === 'reach';
  }

  get canEdit() {
    return !this.readOnly;
  }

  get state() {
    return milestoneState(this.milestone, this.today);
  }

  get isReached() {
    return this.state === 'reached';
  }

  get isOverdue() {
    return this.state === 'overdue';
  }

  get isOpen() {
    return this.state === 'open';
  }

  get canReach() {
    return this.canEdit && !this.isReached;
  }

  get canReopen() {
    return this.canEdit && this.isReached;
  }

  get stateWords() {
    const { reachedOn, dueOn } = this.milestone;
    return this.isReached ? fillLabel(label.REACHED_ON, formatDate(reachedOn)) : dueText(dueOn, this.today).text;
  }

  get stateClass() {
    return `state state_${this.state}`;
  }

  get signClass() {
    return `sign sign_${this.state}`;
  }

  get party() {
    return PARTIES[this.milestone.party ?? ''] ?? null;
  }

  get goal() {
    return this.goals.find(({ value }) => value === this.milestone.goalId)?.label ?? null;
  }

  get reachTitle() {
    return fillLabel(label.REACH_NAMED, this.milestone.name);
  }

  get reopenTitle() {
    return fillLabel(label.REOPEN_NAMED, this.milestone.name);
  }

  get editTitle() {
    return fillLabel(label.EDIT_NAMED, this.milestone.name);
  }

  get failure() {
    return this.error ? label.NOT_SAVED : null;
  }

  get failureDetails() {
    return reduceErrors(this.error);
  }

  get record() {
    const { milestone } = this;
    return {
      Name: milestone.name,
      Stage__c: milestone.stage,
      StateToReach__c: milestone.stateToReach,
      Party__c: milestone.party,
      DueOn__c: milestone.dueOn,
      ReachedOn__c: milestone.reachedOn,
      SortOrder__c: milestone.sortOrder,
      Goal__c: milestone.goalId,
    };
  }

  renderedCallback() {
    if (!this.isOpening) return;
    this.isOpening = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('[data-form]') ?? null)?.focus();
  }

  handleReach() {
    this.open('reach');
  }

  handleEdit() {
    this.open('edit');
  }

  handleClosed() {
    this.form = null;
  }

  /** @param {CustomEvent<{ message: string }>} event */
  handleSaved(event) {
    this.form = null;
    this.dispatchEvent(new CustomEvent('saved', { detail: event.detail }));
  }

  async handleReopen() {
    this.isSaving = true;
    this.error = undefined;
    try {
      await updateRecord({ fields: { Id: this.milestone.id, [REACHED_ON.fieldApiName]: null } });
      this.dispatchEvent(new CustomEvent('saved', { detail: { message: label.REOPENED } }));
    } catch (error) {
      this.error = error;
    } finally {
      this.isSaving = false;
    }
  }

  /** @param {'edit' | 'reach'} form */
  open(form) {
    this.form = this.form === form ? null : form;
    this.isOpening = this.form !== null;
  }
}
