import { forgetRefusal, saveForm } from 'c/csForm';
import { fillLabel, toIsoDate } from 'c/csFormat';
import GOAL_REACHED_ON from '@salesforce/schema/CsGoal__c.ReachedOn__c';
import GOAL_STATUS from '@salesforce/schema/CsGoal__c.Status__c';
import GOAL_VALUE from '@salesforce/schema/CsGoal__c.ReachedValue__c';
import IS_ACTIVE from '@salesforce/schema/CsStakeholder__c.IsActive__c';
import LAST_CONTACT from '@salesforce/schema/CsStakeholder__c.LastContactOn__c';
import LEFT_ON from '@salesforce/schema/CsStakeholder__c.LeftOn__c';
import MILESTONE_REACHED_ON from '@salesforce/schema/CsMilestone__c.ReachedOn__c';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { updateRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/**
 * What can happen on a day: the field that keeps it, what else is written, and the words.
 * @type {Record<string, { field: import('lightning/uiRecordApi').FieldId, more: Record<string, unknown>, heading: string, done: string }>}
 */
const EVENTS = {
  milestone: {
    field: MILESTONE_REACHED_ON,
    more: {},
    heading: label.REACH_NAMED,
    done: label.MILESTONE_REACHED,
  },
  goal: {
    field: GOAL_REACHED_ON,
    more: { [GOAL_STATUS.fieldApiName]: 'Reached' },
    heading: label.REACH_NAMED,
    done: label.GOAL_REACHED,
  },
  left: {
    field: LEFT_ON,
    more: { [IS_ACTIVE.fieldApiName]: false },
    heading: label.LEAVE_NAMED,
    done: label.STAKEHOLDER_LEFT,
  },
  met: { field: LAST_CONTACT, more: {}, heading: label.MET_NAMED, done: label.CONTACT_NOTED },
};

/** Notes the day of one event: a milestone or goal reached, a stakeholder met or gone. Today unless told otherwise. Sends `saved` and `closed`. */
export default class CsPlanDayForm extends LightningElement {
  label = label;

  /** @type {string} */
  @api recordId = '';

  /** @type {'milestone' | 'goal' | 'left' | 'met'} */
  @api kind = 'milestone';

  /** Of the record, as a person reads it. @type {string} */
  @api name = '';

  /** The last value known, of goals only. @type {number | null} */
  @api value = null;

  /** @type {string | undefined} yyyy-mm-dd */
  day = toIsoDate(Date.now());

  /** What was typed; undefined = nothing yet. @type {string | undefined} */
  typedValue;

  isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  /** @type {Record<string, { label: string }>} */
  infoFields = {};

  @wire(getObjectInfo, { objectApiName: '$objectApiName' })
  wiredInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.infoFields = data.fields;
  }

  get event() {
    return EVENTS[this.kind];
  }

  get objectApiName() {
    return this.event.field.objectApiName;
  }

  get fieldName() {
    return this.event.field.fieldApiName;
  }

  get heading() {
    return fillLabel(this.event.heading, this.name);
  }

  get dayLabel() {
    return this.labelOf(this.fieldName);
  }

  get valueLabel() {
    return this.labelOf(GOAL_VALUE.fieldApiName);
  }

  get isGoal() {
    return this.kind === 'goal';
  }

  get today() {
    return toIsoDate(Date.now());
  }

  /** Puts the focus on the button, so that a second press is enough. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('c-cs-form-buttons') ?? null)?.focus();
  }

  handleDay(/** @type {CustomEvent<{ value: string }>} */ event) {
    forgetRefusal(event.target);
    this.day = event.detail.value;
  }

  handleValue(/** @type {CustomEvent<{ value: string }>} */ event) {
    forgetRefusal(event.target);
    this.typedValue = event.detail.value;
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  async handleSave() {
    await saveForm(this, async () => {
      const { more, done } = this.event;
      await updateRecord({ fields: { Id: this.recordId, ...more, ...this.valueField, [this.fieldName]: this.day } });
      return { message: done };
    });
  }

  get valueField() {
    if (!this.isGoal || this.typedValue === undefined) return {};
    return { [GOAL_VALUE.fieldApiName]: this.typedValue === '' ? null : Number(this.typedValue) };
  }

  /** @param {string} name */
  labelOf(name) {
    return this.infoFields[name]?.label ?? name;
  }
}
