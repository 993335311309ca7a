import { apiValue, definitionValue, suggestKey } from 'c/csDefinitionNames';
import { showFindings } from 'c/csFieldFindings';
import { textOf } from 'c/csFieldTexts';
import { STAGES, stageLabel } from 'c/csBand';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csScorecardDefinition').Draft} Draft */

const FIELDS = [
  'Name',
  'JapaneseName__c',
  'Key__c',
  'Stage__c',
  'SegmentFilter__c',
  'SortOrder__c',
  'HealthyFrom__c',
  'WatchFrom__c',
  'BandMargin__c',
  'MinimumCoverage__c',
  'RollUp__c',
  'Notes__c',
];

/** Whom a scorecard judges, by which bands, and from how much data on. Sends `draftchanged`. */
export default class CsScorecardForm extends LightningElement {
  label = label;

  /** @type {Draft} */
  @api draft = /** @type {any} */ (undefined);

  /** Texts of CsScorecard__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  @api readOnly = false;

  /** The key is fixed as soon as anything carries it. */
  @api keyFixed = false;

  /** @type {import('c/csScorecardFindings').ShownFinding[]} */
  shownFindings = [];

  /** Of the scorecard itself, shown at the inputs. @type {import('c/csScorecardFindings').ShownFinding[]} */
  @api
  get findings() {
    return this.shownFindings;
  }
  set findings(findings) {
    this.shownFindings = findings;
    // The template does not read them, so that a new finding alone would not draw the form again.
    this.show();
  }

  renderedCallback() {
    this.show();
  }

  /** @param {string} field */
  @api
  focusField(field) {
    /** @type {HTMLElement | null} */ (this.template?.querySelector(`[data-field="${field}"]`))?.focus();
  }

  get text() {
    return Object.fromEntries(FIELDS.map((name) => [name, textOf(this.texts, name)]));
  }

  get isKeyReadOnly() {
    return this.readOnly || this.keyFixed;
  }

  get stage() {
    return this.draft.stage ?? '';
  }

  get stageOptions() {
    return [
      { value: '', label: label.EVERY_OTHER_STAGE },
      ...STAGES.map((stage) => ({ value: stage, label: String(stageLabel(stage)) })),
    ];
  }

  get rollUp() {
    return apiValue(this.draft.rollUp);
  }

  handleText(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ [fieldOf(event)]: event.detail.value || null });
  }

  handleNumber(/** @type {CustomEvent<{ value: string }>} */ event) {
    const { value } = event.detail;
    this.change({ [fieldOf(event)]: value === '' || value === null ? null : Number(value) });
  }

  handleKey(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ key: event.detail.value });
  }

  /** A new scorecard's key follows its name until somebody writes another. */
  handleName(/** @type {CustomEvent<{ value: string }>} */ event) {
    const name = event.detail.value;
    const isFollowing = !this.keyFixed && (this.draft.key === '' || this.draft.key === suggestKey(this.draft.name));
    this.change(isFollowing ? { name, key: suggestKey(name) } : { name });
  }

  handleRollUp(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ rollUp: definitionValue(event.detail.value) });
  }

  show() {
    if (!this.readOnly) showFindings(this.template, this.shownFindings);
  }

  /** @param {Partial<Draft>} changed */
  change(changed) {
    this.dispatchEvent(new CustomEvent('draftchanged', { detail: { changed } }));
  }
}

/** @param {Event} event */
function fieldOf(event) {
  return String(/** @type {HTMLElement} */ (event.currentTarget).dataset.field);
}
