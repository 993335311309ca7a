import { STAGES, stageLabel } from 'c/csBand';
import { apiValue, definitionValue, suggestKey } from 'c/csDefinitionNames';
import { showFindings } from 'c/csFieldFindings';
import { textOf, wordOf } from 'c/csFieldTexts';
import { fillLabel, joinNames } from 'c/csFormat';
import { nameOf, subjectOf } from 'c/csIndicatorDefinition';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csIndicatorDefinition').IndicatorDraft} IndicatorDraft */

const FIELDS = [
  'Name',
  'JapaneseName__c',
  'Key__c',
  'Kind__c',
  'Urgency__c',
  'SortOrder__c',
  'Stages__c',
  'SegmentFilter__c',
  'When__c',
  'Until__c',
  'MarginPercent__c',
  'MinimumDays__c',
  'CooldownDays__c',
  'Playbook__c',
  'ReasonText__c',
  'JapaneseReasonText__c',
  'Meaning__c',
  'JapaneseMeaning__c',
];

/** When an indicator fires, for whom, what it starts and what it says. Sends `draftchanged`. */
export default class CsIndicatorForm extends LightningElement {
  label = label;

  /** @type {IndicatorDraft} */
  @api draft = /** @type {any} */ (undefined);

  /** Texts of CsIndicator__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  /** @type {import('c/csIndicatorDefinition').PlaybookDraft[]} */
  @api playbooks = [];

  /** @type {import('c/csConditionField').ConditionName[]} */
  @api names = [];

  /** @type {import('c/csIndicatorDefinition').ShownFinding[]} */
  shownFindings = [];

  /** Shown at the inputs. @type {import('c/csIndicatorDefinition').ShownFinding[]} */
  @api
  get findings() {
    return this.shownFindings;
  }
  set findings(findings) {
    this.shownFindings = findings;
    // The template does not read them, so that a new finding alone would not draw the form again.
    this.show();
  }

  @api readOnly = false;

  /** The key is fixed as soon as anything carries it. */
  @api keyFixed = false;

  renderedCallback() {
    this.show();
  }

  /** @param {{ field: string }} finding */
  @api
  focusFinding({ field }) {
    /** @type {HTMLElement | null} */ (this.template?.querySelector(`[data-field="${field}"]`))?.focus();
  }

  get text() {
    return Object.fromEntries(FIELDS.map((name) => [name, textOf(this.texts, name)]));
  }

  get isKeyReadOnly() {
    return this.readOnly || this.keyFixed;
  }

  get kind() {
    return apiValue(this.draft.kind);
  }

  get urgency() {
    return apiValue(this.draft.urgency);
  }

  get stageOptions() {
    return STAGES.map((stage) => ({ value: stage, label: String(stageLabel(stage)) }));
  }

  get playbookOptions() {
    const usable = this.playbooks.filter(
      ({ status, recordId }) => status !== 'Retired' || recordId === this.draft.playbookId,
    );
    return [
      { value: '', label: label.NO_PLAYBOOK },
      ...usable.map((playbook) => ({ value: String(playbook.recordId), label: this.optionOf(playbook) })),
    ];
  }

  get playbookId() {
    return this.draft.playbookId ?? '';
  }

  get playbookSteps() {
    const playbook = this.playbooks.find(({ recordId }) => recordId === this.draft.playbookId);
    if (!playbook || playbook.steps.length === 0) return null;
    return fillLabel(label.PLAYBOOK_STEPS, joinNames(playbook.steps.map(subjectOf)));
  }

  handleText(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ [fieldOf(event)]: event.detail.value || null });
  }

  handleWhen(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ when: event.detail.value });
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

  handleStages(/** @type {CustomEvent<{ value: string[] }>} */ event) {
    const chosen = event.detail.value;
    this.change({ stages: STAGES.filter((stage) => chosen.includes(stage)) });
  }

  /** A new indicator's key follows its name until somebody writes another. */
  handleName(/** @type {CustomEvent<{ value: string }>} */ event) {
    const name = event.detail.value;
    const isFollowing = !this.keyFixed && (this.draft.key === '' || this.draft.key === suggestKey(this.draft.name));
    this.change(isFollowing ? { name, key: suggestKey(name) } : { name });
  }

  show() {
    if (!this.readOnly) showFindings(this.template, this.shownFindings);
  }

  /** @param {Partial<IndicatorDraft>} changed */
  change(changed) {
    this.dispatchEvent(new CustomEvent('draftchanged', { detail: { draft: { ...this.draft, ...changed } } }));
  }

  /** @param {import('c/csIndicatorDefinition').PlaybookDraft} playbook */
  optionOf(playbook) {
    const name = nameOf(playbook);
    if (playbook.status === 'Active') return name;
    return fillLabel(label.NAME_WITH_STATUS, name, wordOf(this.texts, 'Status__c', playbook.status));
  }
}

/** @param {Event} event */
function fieldOf(event) {
  return String(/** @type {HTMLElement} */ (event.currentTarget).dataset.field);
}
