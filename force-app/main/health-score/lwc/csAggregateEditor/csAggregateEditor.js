import { apiValue, definitionValue } from 'c/csDefinitionNames';
import { showFindings, textsAt } from 'c/csFieldFindings';
import { textOf } from 'c/csFieldTexts';
import { fitsAggregate, isDate, readObject, readObjects } from 'c/csScorecardSchema';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csScorecardDefinition').AggregateDefinition} AggregateDefinition */
/** @typedef {import('c/csScorecardSchema').ObjectInfo} ObjectInfo */
/** @typedef {'all' | 'days' | 'period'} WindowKind */

/** What a window in days begins with. */
const STANDARD_WINDOW = 90;
const NEEDS_FIELD = new Set(['sum', 'average', 'minimum', 'maximum', 'distinct', 'latest']);

/**
 * How the records of an object become one value per account. Objects and fields come from the scoring service; while it does not
 * answer, their names can be typed. Sends `aggregatechanged`.
 */
export default class CsAggregateEditor extends LightningElement {
  label = label;

  /** Texts of CsMeasure__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  @api readOnly = false;

  /** With fields relative to this aggregate. @type {import('c/csScorecardFindings').ShownFinding[]} */
  @api findings = [];

  /** @type {import('c/csScorecardSchema').ObjectName[]} */
  objects = [];

  /** Of the source object; null while unknown. @type {ObjectInfo | null} */
  object = null;

  isServiceDown = false;

  /** Before that, it is not known yet whether anybody may edit. */
  isAttached = false;

  /** @type {AggregateDefinition | undefined} */
  definition;

  /** @type {AggregateDefinition} */
  @api
  get aggregate() {
    return /** @type {AggregateDefinition} */ (this.definition);
  }
  set aggregate(aggregate) {
    this.take(aggregate);
  }

  connectedCallback() {
    this.isAttached = true;
    this.readNames();
    this.readFields();
  }

  renderedCallback() {
    if (!this.readOnly) showFindings(this.template, this.findings);
  }

  /** @param {string} field */
  @api
  focusField(field) {
    const name = field || 'sourceObject';
    /** @type {HTMLElement | null} */ (this.template?.querySelector(`[data-field="${name}"]`))?.focus();
  }

  // ── what to choose from ──

  get hasChoices() {
    return !this.isServiceDown && !this.readOnly;
  }

  get objectOptions() {
    const options = this.objects.map(({ name, label: text }) => ({ value: name, label: nameAndLabel(name, text) }));
    return withCurrent(options, this.aggregate.sourceObject);
  }

  get pathOptions() {
    const paths = (this.object?.accountPaths ?? []).map((path) => ({ value: path, label: path }));
    return withCurrent(paths, this.aggregate.accountPath);
  }

  get dateOptions() {
    return [{ value: '', label: label.NO_VALUE }, ...this.fieldOptions(isDate, this.aggregate.dateField)];
  }

  get valueOptions() {
    return this.fieldOptions((field) => fitsAggregate(field, this.aggregate.aggregate), this.aggregate.field);
  }

  get aggregateOptions() {
    return textOf(this.texts, 'Aggregate__c').options;
  }

  get periodOptions() {
    return textOf(this.texts, 'WindowPeriod__c').options;
  }

  get windowOptions() {
    return [
      { value: 'all', label: label.WINDOW_ALL },
      { value: 'days', label: label.WINDOW_DAYS },
      { value: 'period', label: label.WINDOW_PERIOD },
    ];
  }

  get isObjectUnknown() {
    return this.aggregate.sourceObject === '';
  }

  // ── what is chosen ──

  get text() {
    const names = ['SourceObject__c', 'AccountPath__c', 'Filter__c', 'DateField__c', 'Aggregate__c', 'Field__c'];
    const windows = ['WindowDays__c', 'WindowPeriod__c'];
    return Object.fromEntries([...names, ...windows].map((name) => [name, textOf(this.texts, name)]));
  }

  get aggregateValue() {
    return apiValue(this.aggregate.aggregate);
  }

  get hasField() {
    return NEEDS_FIELD.has(this.aggregate.aggregate) || this.aggregate.field !== null;
  }

  get dateField() {
    return this.aggregate.dateField ?? '';
  }

  get field() {
    return this.aggregate.field ?? '';
  }

  get filter() {
    return this.aggregate.filter ?? '';
  }

  /** @returns {WindowKind} */
  get windowKind() {
    if (this.aggregate.windowPeriod !== null) return 'period';
    return this.aggregate.windowDays === null ? 'all' : 'days';
  }

  get isInDays() {
    return this.windowKind === 'days';
  }

  get isByPeriod() {
    return this.windowKind === 'period';
  }

  get period() {
    return this.aggregate.windowPeriod === null ? '' : apiValue(this.aggregate.windowPeriod);
  }

  /** Findings about the aggregate as a whole. */
  get ownFindings() {
    return textsAt(this.findings, '');
  }

  // ── changes ──

  async handleObject(/** @type {CustomEvent<{ value: string }>} */ event) {
    const sourceObject = event.detail.value;
    if (this.isServiceDown) {
      this.change({ sourceObject });
      return;
    }
    this.change({ sourceObject, accountPath: '', filter: null, dateField: null, field: null });
    const object = await this.askObject(sourceObject);
    // The path is rarely a choice: the first one is the shortest.
    const isStillThis = this.aggregate.sourceObject === sourceObject && this.aggregate.accountPath === '';
    if (object && isStillThis && object.accountPaths.length > 0) this.change({ accountPath: object.accountPaths[0] });
  }

  handlePath(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ accountPath: event.detail.value });
  }

  handleAggregate(/** @type {CustomEvent<{ value: string }>} */ event) {
    const aggregate = definitionValue(event.detail.value);
    const known = this.object?.fields.find(({ name }) => name === this.aggregate.field);
    const isKept = NEEDS_FIELD.has(aggregate) && (!known || fitsAggregate(known, aggregate));
    this.change({ aggregate, field: isKept ? this.aggregate.field : null });
  }

  handleField(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ field: event.detail.value || null });
  }

  handleDateField(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ dateField: event.detail.value || null });
  }

  handleFilter(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ filter: event.detail.value || null });
  }

  handleWindowKind(/** @type {CustomEvent<{ value: WindowKind }>} */ event) {
    const kind = event.detail.value;
    this.change({
      windowDays: kind === 'days' ? STANDARD_WINDOW : null,
      windowPeriod: kind === 'period' ? definitionValue(this.periodOptions[0]?.value ?? 'ThisMonth') : null,
    });
  }

  handleWindowDays(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ windowDays: Number(event.detail.value) });
  }

  handlePeriod(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change({ windowPeriod: definitionValue(event.detail.value) });
  }

  /** @param {Partial<AggregateDefinition>} changed */
  change(changed) {
    const aggregate = { ...this.aggregate, ...changed };
    this.take(aggregate);
    this.dispatchEvent(new CustomEvent('aggregatechanged', { detail: { aggregate } }));
  }

  /** @param {AggregateDefinition} aggregate */
  take(aggregate) {
    const isOtherObject = aggregate.sourceObject !== this.definition?.sourceObject;
    this.definition = aggregate;
    if (isOtherObject && this.isAttached) this.readFields();
  }

  // ── reading ──

  async readNames() {
    if (this.readOnly) return;
    try {
      this.objects = await readObjects();
    } catch {
      this.isServiceDown = true;
    }
  }

  async readFields() {
    const { sourceObject } = this.aggregate;
    this.object = null;
    if (sourceObject === '' || this.readOnly || this.isServiceDown) return;
    const object = await this.askObject(sourceObject);
    if (this.aggregate.sourceObject === sourceObject) this.object = object;
  }

  /** @param {string} name */
  async askObject(name) {
    try {
      return await readObject(name);
    } catch {
      // An object that is gone has no fields to offer; the check says so. A service that is down offers no objects either.
      return null;
    }
  }

  /**
   * @param {(field: import('c/csScorecardSchema').FieldInfo) => boolean} isWanted
   * @param {string | null} current
   */
  fieldOptions(isWanted, current) {
    const fields = (this.object?.fields ?? []).filter(isWanted);
    return withCurrent(
      fields.map(({ name, label: text }) => ({ value: name, label: nameAndLabel(name, text) })),
      current ?? '',
    );
  }
}

/**
 * @param {string} name
 * @param {string} text
 */
function nameAndLabel(name, text) {
  return text === name ? name : `${text} (${name})`;
}

/**
 * What is chosen stays a choice, even where the org does not have it any more.
 * @param {{ value: string, label: string }[]} options
 * @param {string} current
 */
function withCurrent(options, current) {
  const isThere = current === '' || options.some(({ value }) => value === current);
  return isThere ? options : [{ value: current, label: current }, ...options];
}
