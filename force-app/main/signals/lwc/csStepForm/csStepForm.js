import { apiValue, definitionValue, suggestKey } from 'c/csDefinitionNames';
import { showFindings } from 'c/csFieldFindings';
import { textOf } from 'c/csFieldTexts';
import { subjectOf } from 'c/csIndicatorDefinition';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csIndicatorDefinition').StepDraft} StepDraft */

const FIELDS = [
  'Name',
  'JapaneseSubject__c',
  'Key__c',
  'Party__c',
  'DueBusinessDays__c',
  'After__c',
  'Priority__c',
  'EscalateAfterBusinessDays__c',
  'Description__c',
  'JapaneseDescription__c',
];

/** One step of a playbook: what to do, whose move it is, by when. Sends `stepchanged`. */
export default class CsStepForm extends LightningElement {
  /** @type {StepDraft} */
  @api step = /** @type {any} */ (undefined);

  /** Steps it may wait for. @type {StepDraft[]} */
  @api otherSteps = [];

  /** Texts of CsPlaybookStep__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  /** @type {import('c/csIndicatorDefinition').ShownFinding[]} */
  @api findings = [];

  @api readOnly = false;

  renderedCallback() {
    if (!this.readOnly) showFindings(this.template, this.findings);
  }

  /** @param {string} field */
  @api
  focusField(field) {
    /** @type {HTMLElement | null} */ (this.template?.querySelector(`[data-field="${field}"]`))?.focus();
  }

  get text() {
    return Object.fromEntries(FIELDS.map((name) => [name, textOf(this.texts, name)]));
  }

  get party() {
    return apiValue(this.step.party);
  }

  get priority() {
    return apiValue(this.step.priority);
  }

  get after() {
    return this.step.after ?? '';
  }

  get afterOptions() {
    const named = this.otherSteps.filter(({ key }) => key !== '');
    return [
      { value: '', label: label.WAITS_FOR_NONE },
      ...named.map((step) => ({ value: step.key, label: subjectOf(step) })),
    ];
  }

  handleText(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ [fieldOf(event)]: event.detail.value || null });
  }

  handleKey(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ key: event.detail.value });
  }

  handleNumber(/** @type {CustomEvent<{ value: string }>} */ event) {
    const { value } = event.detail;
    this.change({ [fieldOf(event)]: value === '' || value === null ? null : Number(value) });
  }

  handlePicklist(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ [fieldOf(event)]: definitionValue(event.detail.value) });
  }

  /** A new step's key follows its subject until somebody writes another; what is saved keeps its key. */
  handleSubject(/** @type {CustomEvent<{ value: string }>} */ event) {
    const subject = event.detail.value;
    const { recordId, key } = this.step;
    const isFollowing = recordId === null && (key === '' || key === suggestKey(this.step.subject));
    this.change(isFollowing ? { subject, key: suggestKey(subject) } : { subject });
  }

  /** @param {Partial<StepDraft>} changed */
  change(changed) {
    this.dispatchEvent(new CustomEvent('stepchanged', { detail: { step: { ...this.step, ...changed } } }));
  }
}

/** @param {Event} event */
function fieldOf(event) {
  return String(/** @type {HTMLElement} */ (event.currentTarget).dataset.field);
}
