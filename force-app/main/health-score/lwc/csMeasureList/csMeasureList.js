import { apiValue } from 'c/csDefinitionNames';
import { textOf, wordOf } from 'c/csFieldTexts';
import { byGroup, withShares } from 'c/csScorecardDefinition';
import { fillLabel, formatNumber, formatPercent, language } from 'c/csFormat';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csScorecardDefinition').DraftMeasure} DraftMeasure */
/** @typedef {import('c/csScorecardFindings').ShownFinding} ShownFinding */

/** The measures of a scorecard by group, each with its weight and its share of the whole; one at a time unfolds for editing. */
export default class CsMeasureList extends LightningElement {
  label = label;

  /** @type {DraftMeasure[]} */
  @api measures = [];

  /** Texts of CsMeasure__c. @type {import('c/csFieldTexts').FieldTexts | undefined} */
  @api texts;

  @api readOnly = false;

  /** Of the whole scorecard. @type {ShownFinding[]} */
  @api findings = [];

  /** Local id of the unfolded measure; null is none. @type {string | null} */
  @api openId = null;

  /** @param {string} field */
  @api
  focusField(field) {
    /** @type {any} */ (this.template?.querySelector('c-cs-measure-editor'))?.focusField(field);
  }

  get groups() {
    const shares = new Map(withShares(this.measures).map(({ measure, share }) => [measure.localId, share]));
    return byGroup(this.measures).map(({ group, measures }) => ({
      group,
      name: wordOf(this.texts, 'Group__c', apiValue(group)),
      addLabel: fillLabel(label.MEASURE_ADD_TO, wordOf(this.texts, 'Group__c', apiValue(group))),
      share: formatPercent(sum(measures.map(({ localId }) => shares.get(localId) ?? null))),
      isEmpty: measures.length === 0,
      rows: measures.map((measure, index) =>
        this.toRow(measure, index, measures.length, shares.get(measure.localId) ?? null),
      ),
    }));
  }

  get weightLabel() {
    return textOf(this.texts, 'Weight__c').label;
  }

  get canEdit() {
    return !this.readOnly;
  }

  get columnCount() {
    return this.readOnly ? 3 : 4;
  }

  handleOpen(/** @type {Event} */ event) {
    const localId = idOf(event);
    this.send('measureopened', { localId: localId === this.openId ? null : localId });
  }

  handleWeight(/** @type {CustomEvent<{ value: string }>} */ event) {
    const measure = this.measures.find(({ localId }) => localId === idOf(event));
    const { value } = event.detail;
    this.send('measurechanged', { measure: { ...measure, weight: value === '' ? null : Number(value) } });
  }

  handleUp(/** @type {Event} */ event) {
    this.send('measuremoved', { localId: idOf(event), direction: -1 });
  }

  handleDown(/** @type {Event} */ event) {
    this.send('measuremoved', { localId: idOf(event), direction: 1 });
  }

  handleRemove(/** @type {Event} */ event) {
    this.send('measureremoved', { localId: idOf(event) });
  }

  handleAdd(/** @type {Event} */ event) {
    this.send('measureadded', { group: /** @type {HTMLElement} */ (event.currentTarget).dataset.group });
  }

  handleChanged(/** @type {CustomEvent<{ measure: DraftMeasure }>} */ event) {
    this.send('measurechanged', event.detail);
  }

  /**
   * @param {DraftMeasure} measure
   * @param {number} index in its group
   * @param {number} count of its group
   * @param {number | null} share percent
   */
  toRow(measure, index, count, share) {
    const findings = this.findings.filter(({ localId }) => localId === measure.localId);
    const isOpen = measure.localId === this.openId;
    const name = (language === 'ja' && measure.japaneseName) || measure.name || label.MEASURE_UNNAMED;
    return {
      measure,
      id: measure.localId,
      editorKey: `${measure.localId}-editor`,
      name,
      summary: this.summaryOf(measure),
      findings,
      findingText: findings.length === 0 ? null : fillLabel(label.FINDING_COUNT, formatNumber(findings.length)),
      share: formatPercent(share),
      barStyle: `inline-size: ${share ?? 0}%`,
      weightName: fillLabel(label.WEIGHT_OF, name),
      weightText: formatNumber(measure.weight),
      isFirst: index === 0,
      isLast: index === count - 1,
      isOpen,
      expanded: String(isOpen),
      icon: isOpen ? 'utility:chevrondown' : 'utility:chevronright',
      upName: fillLabel(label.MOVE_UP, name),
      downName: fillLabel(label.MOVE_DOWN, name),
      removeName: fillLabel(label.REMOVE_MEASURE, name),
      className: isOpen ? 'row row_open' : 'row',
    };
  }

  /**
   * What is measured, in one line.
   * @param {DraftMeasure} measure
   */
  summaryOf({ aggregate, over, changeAgainstPreviousWindow, percentileWithin, knockOut }) {
    const parts = [
      aggregate.sourceObject === ''
        ? null
        : [this.aggregateText(aggregate), over && this.aggregateText(over)].filter(Boolean).join(' ÷ '),
      this.windowText(aggregate),
      changeAgainstPreviousWindow ? textOf(this.texts, 'ChangeAgainstPreviousWindow__c').label : null,
      percentileWithin === null ? null : label.PERCENTILE,
      knockOut === null ? null : label.KNOCK_OUT,
    ];
    return parts.filter(Boolean).join(' · ');
  }

  /** @param {DraftMeasure['aggregate']} aggregate */
  aggregateText({ sourceObject, field, aggregate }) {
    const source = field ? `${sourceObject}.${field}` : sourceObject;
    return `${wordOf(this.texts, 'Aggregate__c', apiValue(aggregate))} ${source}`;
  }

  /** @param {DraftMeasure['aggregate']} aggregate */
  windowText({ windowDays, windowPeriod }) {
    if (windowPeriod !== null) return wordOf(this.texts, 'WindowPeriod__c', apiValue(windowPeriod));
    return windowDays === null ? null : fillLabel(label.LAST_DAYS, formatNumber(windowDays));
  }

  /**
   * @param {string} name
   * @param {object} detail
   */
  send(name, detail) {
    this.dispatchEvent(new CustomEvent(name, { detail }));
  }
}

/** @param {(number | null)[]} shares */
function sum(shares) {
  return shares.some((share) => share === null)
    ? null
    : shares.reduce((total, share) => Number(total) + Number(share), 0);
}

/** @param {Event} event */
function idOf(event) {
  return String(/** @type {HTMLElement} */ (event.currentTarget).dataset.id);
}
