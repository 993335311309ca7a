import { apiValue, definitionValue, suggestKey } from 'c/csDefinitionNames';
import { showFindings, textsAt } from 'c/csFieldFindings';
import { textOf, wordOf } from 'c/csFieldTexts';
import { MISSING_OPERATOR, newAggregate, ALL_ACCOUNTS } from 'c/csScorecardDefinition';
import { findingsBelow } from 'c/csScorecardFindings';
import { readObject } from 'c/csScorecardSchema';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csScorecardDefinition').DraftMeasure} DraftMeasure */
/** @typedef {import('c/csScorecardDefinition').KnockOut} KnockOut */

/** Types of Account fields that part accounts into groups. */
const GROUPING_TYPES = new Set(['picklist', 'string', 'boolean', 'reference']);
/** What a stated score begins with: neither good nor bad. */
const STANDARD_MISSING_POINTS = 50;
const STANDARD_CAP = 40;

const FIELDS = [
  'Name',
  'JapaneseName__c',
  'Key__c',
  'Group__c',
  'Weight__c',
  'Unit__c',
  'ChangeAgainstPreviousWindow__c',
  'PercentileWithin__c',
  'MissingPolicy__c',
  'MissingPoints__c',
  'MaxAgeDays__c',
  'MinAccountAgeDays__c',
  'KnockOutOperator__c',
  'KnockOutValue__c',
  'KnockOutCap__c',
  'KnockOutReason__c',
  'JapaneseKnockOutReason__c',
  'Meaning__c',
  'JapaneseMeaning__c',
];

/** One measure with everything that makes it: value, points, what missing means, knock-out, meaning. Sends `measurechanged`. */
export default class CsMeasureEditor extends LightningElement {
  label = label;

  /** @type {DraftMeasure} */
  @api measure = /** @type {any} */ (undefined);

  /** Texts of CsMeasure__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  @api readOnly = false;

  /** Of this measure. @type {import('c/csScorecardFindings').ShownFinding[]} */
  @api findings = [];

  /** Account fields to compare within; null while unknown. @type {{ value: string, label: string }[] | null} */
  accountFields = null;

  connectedCallback() {
    this.readAccountFields();
  }

  renderedCallback() {
    if (!this.readOnly) showFindings(this.template, this.findings);
  }

  /**
   * Puts the cursor where a finding is.
   * @param {string} field
   */
  @api
  focusField(field) {
    const [part, ...rest] = field.split('.');
    const owner = /** @type {any} */ (this.template?.querySelector(`[data-part="${part}"]`));
    if (owner?.focusField) owner.focusField(rest.join('.'));
    else if (owner) owner.focus();
    else /** @type {HTMLElement | null} */ (this.template?.querySelector(`[data-field="${field}"]`))?.focus();
  }

  get text() {
    return Object.fromEntries(FIELDS.map((name) => [name, textOf(this.texts, name)]));
  }

  // ── values as inputs take them ──

  get groupValue() {
    return apiValue(this.measure.group);
  }

  get unitValue() {
    return apiValue(this.measure.unit);
  }

  get valueLabel() {
    return wordOf(this.texts, 'Unit__c', this.unitValue);
  }

  get hasOver() {
    return this.measure.over !== null;
  }

  get percentile() {
    return this.measure.percentileWithin ?? '';
  }

  get percentileOptions() {
    const current = this.percentile;
    const options = [
      { value: '', label: label.PERCENTILE_NONE },
      { value: ALL_ACCOUNTS, label: label.PERCENTILE_ALL },
      ...(this.accountFields ?? []),
    ];
    const isThere = options.some(({ value }) => value === current);
    return isThere ? options : [...options, { value: current, label: current }];
  }

  get missingPolicy() {
    return this.measure.missingPoints === null ? 'LeaveOut' : 'StatedPoints';
  }

  get isStated() {
    return this.measure.missingPoints !== null;
  }

  get operator() {
    return this.measure.knockOut ? apiValue(this.measure.knockOut.operator) : '';
  }

  get operatorOptions() {
    return [{ value: '', label: label.KNOCK_OUT_NONE }, ...textOf(this.texts, 'KnockOutOperator__c').options];
  }

  get hasKnockOut() {
    return this.measure.knockOut !== null;
  }

  get hasKnockOutValue() {
    return this.hasKnockOut && this.measure.knockOut?.operator !== MISSING_OPERATOR;
  }

  get knockOut() {
    const { value, cap, reason, japaneseReason } = this.measure.knockOut ?? {};
    return { value: value ?? '', cap: cap ?? '', reason: reason ?? '', japaneseReason: japaneseReason ?? '' };
  }

  get aggregateFindings() {
    return findingsBelow(this.findings, 'aggregate');
  }

  get overFindings() {
    return findingsBelow(this.findings, 'over');
  }

  get pointsFindings() {
    return textsAt(this.findings, 'points');
  }

  get variantFindings() {
    return this.findings.filter(({ field }) => /^variants\b/.test(field)).map(({ text }) => text);
  }

  // ── changes ──

  handleText(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ [fieldOf(event)]: event.detail.value || null });
  }

  handleNumber(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ [fieldOf(event)]: toNumber(event.detail.value) });
  }

  handlePicklist(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ [fieldOf(event)]: definitionValue(event.detail.value) });
  }

  /** A new measure's key follows its name until somebody writes another. */
  handleName(/** @type {CustomEvent<{ value: string }>} */ event) {
    const name = event.detail.value;
    const { key, recordId } = this.measure;
    const isFollowing = recordId === null && (key === '' || key === suggestKey(this.measure.name));
    this.change(isFollowing ? { name, key: suggestKey(name) } : { name });
  }

  handleKey(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ key: event.detail.value });
  }

  handleAggregate(/** @type {CustomEvent<{ aggregate: DraftMeasure['aggregate'] }>} */ event) {
    this.change({ aggregate: event.detail.aggregate });
  }

  handleOver(/** @type {CustomEvent<{ aggregate: DraftMeasure['aggregate'] }>} */ event) {
    this.change({ over: event.detail.aggregate });
  }

  handleRatio(/** @type {CustomEvent<{ checked: boolean }>} */ event) {
    // A ratio mostly divides rows of one object: begin with the same one.
    const over = { ...newAggregate(), ...sameSource(this.measure.aggregate) };
    this.change({ over: event.detail.checked ? over : null });
  }

  handleChange(/** @type {CustomEvent<{ checked: boolean }>} */ event) {
    this.change({ changeAgainstPreviousWindow: event.detail.checked });
  }

  handlePoints(/** @type {CustomEvent<{ points: string }>} */ event) {
    this.change({ points: event.detail.points });
  }

  handleVariants(/** @type {CustomEvent<{ variants: DraftMeasure['variants'] }>} */ event) {
    this.change({ variants: event.detail.variants });
  }

  handleMissingPolicy(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ missingPoints: event.detail.value === 'StatedPoints' ? STANDARD_MISSING_POINTS : null });
  }

  /** Empty is 0 points, not another policy. */
  handleMissingPoints(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ missingPoints: Number(event.detail.value) });
  }

  handleOperator(/** @type {CustomEvent<{ value: string }>} */ event) {
    const { value } = event.detail;
    const operator = definitionValue(value);
    const known = this.measure.knockOut ?? { value: null, cap: STANDARD_CAP, reason: null, japaneseReason: null };
    const knockOut = { ...known, operator, value: operator === MISSING_OPERATOR ? null : known.value };
    this.change({ knockOut: value === '' ? null : knockOut });
  }

  handleKnockOutNumber(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.changeKnockOut({ [knockOutFieldOf(event)]: toNumber(event.detail.value) });
  }

  handleKnockOutText(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.changeKnockOut({ [knockOutFieldOf(event)]: event.detail.value || null });
  }

  /** @param {Partial<KnockOut>} changed */
  changeKnockOut(changed) {
    const { knockOut } = this.measure;
    if (knockOut) this.change({ knockOut: { ...knockOut, ...changed } });
  }

  /** @param {Partial<DraftMeasure>} changed */
  change(changed) {
    const measure = { ...this.measure, ...changed };
    this.dispatchEvent(new CustomEvent('measurechanged', { detail: { measure } }));
  }

  async readAccountFields() {
    if (this.readOnly) return;
    try {
      const { fields } = await readObject('Account');
      this.accountFields = fields
        .filter(({ type }) => GROUPING_TYPES.has(type))
        .map(({ name, label: text }) => ({ value: name, label: `${text} (${name})` }));
    } catch {
      // The service is down: what is chosen stays, and "all accounts" can still be.
      this.accountFields = null;
    }
  }
}

/** @param {import('c/csScorecardDefinition').AggregateDefinition} aggregate */
function sameSource({ sourceObject, accountPath, dateField, windowDays, windowPeriod }) {
  return { sourceObject, accountPath, dateField, windowDays, windowPeriod };
}

/** @param {Event} event */
function fieldOf(event) {
  return String(/** @type {HTMLElement} */ (event.currentTarget).dataset.field);
}

/** @param {Event} event */
function knockOutFieldOf(event) {
  return fieldOf(event).replace('knockOut.', '');
}

/** @param {string | null | undefined} text */
function toNumber(text) {
  return text === '' || text === null || text === undefined ? null : Number(text);
}
