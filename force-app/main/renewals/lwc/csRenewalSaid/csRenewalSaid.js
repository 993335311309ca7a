import { saveForm } from 'c/csForm';
import { fillLabel, formatDate, toIsoDate } from 'c/csFormat';
import { categoryLabel, likelihoodText } from 'c/csRenewalText';
import ACCOUNT from '@salesforce/schema/CsRenewalCall__c.Account__c';
import CALL from '@salesforce/schema/CsRenewalCall__c';
import CATEGORY from '@salesforce/schema/CsRenewalCall__c.Category__c';
import GIVEN_ON from '@salesforce/schema/CsRenewalCall__c.GivenOn__c';
import IS_WITHDRAWAL from '@salesforce/schema/CsRenewalCall__c.IsWithdrawal__c';
import LIKELIHOOD from '@salesforce/schema/CsRenewalCall__c.Likelihood__c';
import RENEWAL_DATE from '@salesforce/schema/CsRenewalCall__c.RenewalDate__c';
import { createRecord } from 'lightning/uiRecordApi';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csRenewalRules').Forecast} Forecast */

/**
 * What a person said of a renewal beside what the model says, or that it was taken back. Taking it back is a record of its own: what was said
 * stays. Sends `saved`.
 */
export default class CsRenewalSaid extends LightningElement {
  label = label;

  /** @type {string} */
  @api accountId = '';

  /** Of the renewal, yyyy-mm-dd. @type {string} */
  @api renewalDate = '';

  /** @type {Forecast | null} */
  @api forecast = null;

  /** Whether the user may take a call back. */
  @api canWithdraw = false;

  isAsking = false;
  isSaving = false;

  /** What the org said against it. @type {string[]} */
  refusals = [];

  /** What gets the focus once it is drawn. @type {string | null} */
  focusNext = null;

  get said() {
    const { call = null, isDisputed = false, model } = this.forecast ?? {};
    if (!call) return null;
    return {
      isDisputed,
      sentence: isDisputed
        ? fillLabel(label.DISPUTED, categoryLabel(call.category), categoryLabel(model?.category ?? null))
        : null,
      reason: call.reasonText ? fillLabel(label.DISPUTED_REASON, call.reasonText) : null,
      note: call.note,
      by: call.author ? fillLabel(label.CALL_BY, call.author, formatDate(call.givenOn)) : formatDate(call.givenOn),
      className: isDisputed ? 'said said_disputed' : 'said',
    };
  }

  get withdrawnText() {
    const { withdrawal = null } = this.forecast ?? {};
    if (!withdrawal) return '';
    const [category, day] = [categoryLabel(withdrawal.category), formatDate(withdrawal.givenOn)];
    return withdrawal.author
      ? fillLabel(label.WITHDRAWN_BY, withdrawal.author, category, day)
      : fillLabel(label.WITHDRAWN_ON, category, day);
  }

  get isOffered() {
    return this.canWithdraw && !this.isAsking;
  }

  get isAsked() {
    return this.canWithdraw && this.isAsking;
  }

  /** What counts once the call is taken back. */
  get question() {
    const { category = null, likelihood = null } = this.forecast?.model ?? {};
    if (category === null) return label.ASK_NO_MODEL;
    return fillLabel(label.ASK, categoryLabel(category), likelihoodText(likelihood));
  }

  renderedCallback() {
    if (this.focusNext === null) return;
    const selector = this.focusNext;
    this.focusNext = null;
    /** @type {HTMLElement | null} */ (this.template?.querySelector(selector) ?? null)?.focus();
  }

  handleAsk() {
    this.isAsking = true;
    this.focusNext = 'c-cs-form-buttons';
  }

  handleCancel() {
    this.isAsking = false;
    this.refusals = [];
    this.focusNext = '[data-id="withdraw"]';
  }

  async handleWithdraw() {
    const { call = null } = this.forecast ?? {};
    if (!call) return;
    await saveForm(this, async () => {
      await createRecord({
        apiName: CALL.objectApiName,
        fields: {
          [ACCOUNT.fieldApiName]: this.accountId,
          [RENEWAL_DATE.fieldApiName]: this.renewalDate,
          [CATEGORY.fieldApiName]: call.category,
          [LIKELIHOOD.fieldApiName]: call.likelihood,
          [IS_WITHDRAWAL.fieldApiName]: true,
          [GIVEN_ON.fieldApiName]: toIsoDate(Date.now()),
        },
      });
      this.isAsking = false;
      return { message: label.WITHDRAWN };
    });
  }
}
