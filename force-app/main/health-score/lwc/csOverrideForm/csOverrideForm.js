import { bandLabel } from 'c/csBand';
import { fieldsOf, forgetRefusal, saveForm } from 'c/csForm';
import { toIsoDate } from 'c/csFormat';
import ACCOUNT from '@salesforce/schema/CsHealthOverride__c.Account__c';
import BAND from '@salesforce/schema/CsHealthOverride__c.Band__c';
import EXPIRES_ON from '@salesforce/schema/CsHealthOverride__c.ExpiresOn__c';
import NOTE from '@salesforce/schema/CsHealthOverride__c.Note__c';
import OVERRIDE from '@salesforce/schema/CsHealthOverride__c';
import REASON_CODE from '@salesforce/schema/CsHealthOverride__c.ReasonCode__c';
import SCORE from '@salesforce/schema/CsHealthOverride__c.Score__c';
import { createRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csForm').FormField} FormField */

const DAY = 86_400_000;
const DEFAULT_DAYS = 30;
/** The org's validation rule says the same, and has the last word. */
const MOST_DAYS = 90;

/** A form for a new override. Sends `saved` and `closed`. */
export default class CsOverrideForm extends LightningElement {
  label = label;

  /** @type {string} */
  @api accountId = '';

  /** What the reason may be, in the language of the user. @type {{ label: string, value: string }[]} */
  @api reasons = [];

  today = toIsoDate(Date.now());
  lastDay = toIsoDate(Date.now() + MOST_DAYS * DAY);

  score = '';
  band = '';

  /** @type {string | undefined} */
  reasonCode;

  note = '';
  expiresOn = toIsoDate(Date.now() + DEFAULT_DAYS * DAY);
  isSaving = false;

  /** What the org said that belongs to no field. @type {string[]} */
  refusals = [];

  get bands() {
    return [
      { label: label.BAND_FOLLOWS_SCORE, value: '' },
      ...['Healthy', 'Watch', 'AtRisk'].map((value) => ({ label: bandLabel(value), value })),
    ];
  }

  /** Puts the cursor into the first field. */
  @api
  focus() {
    fieldsOf(this)[0]?.focus();
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleChange(event) {
    const field = /** @type {FormField} */ (event.target);
    forgetRefusal(field);
    const { value } = event.detail;
    switch (field.dataset.field) {
      case SCORE.fieldApiName:
        this.score = value;
        break;
      case BAND.fieldApiName:
        this.band = value;
        this.forgetMissingScore();
        break;
      case REASON_CODE.fieldApiName:
        this.reasonCode = value;
        break;
      case NOTE.fieldApiName:
        this.note = value;
        break;
      default:
        this.expiresOn = value;
    }
  }

  handleCancel() {
    this.dispatchEvent(new CustomEvent('closed'));
  }

  async handleSave() {
    this.askForScoreOrBand();
    await saveForm(this, async () => {
      await createRecord({
        apiName: OVERRIDE.objectApiName,
        fields: {
          [ACCOUNT.fieldApiName]: this.accountId,
          [SCORE.fieldApiName]: this.hasScore() ? Number(this.score) : null,
          [BAND.fieldApiName]: this.band || null,
          [REASON_CODE.fieldApiName]: this.reasonCode,
          [NOTE.fieldApiName]: this.note,
          [EXPIRES_ON.fieldApiName]: this.expiresOn,
        },
      });
      return { message: label.OVERRIDE_SAVED };
    });
  }

  hasScore() {
    return this.score !== '' && this.score !== null && this.score !== undefined;
  }

  askForScoreOrBand() {
    const [score] = fieldsOf(this);
    score.setCustomValidity(this.hasScore() || this.band ? '' : label.OVERRIDE_NEEDS_SCORE_OR_BAND);
  }

  forgetMissingScore() {
    const [score] = fieldsOf(this);
    score.setCustomValidity('');
    score.reportValidity();
  }
}
