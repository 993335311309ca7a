import { fillLabel, formatNumber } from 'c/csFormat';
import { formatPoints, parsePoints, toPairs } from 'c/csScorecardDefinition';
import { LightningElement, api } from 'lwc';
import { toCurve } from './curvePlot';
import { label } from './labels';

const SIZE = { width: 320, height: 170 };

/** @typedef {{ id: number, value: string, points: string }} Row */

/** The points of a measure: a table of breakpoints to type in, and beside it the curve that they make. Sends `pointschanged`. */
export default class CsPointsEditor extends LightningElement {
  label = label;

  /** Name of the value, for example "Days". */
  @api valueLabel = '';

  @api readOnly = false;

  /** Sentences about these points. @type {string[]} */
  @api findings = [];

  /** @type {Row[]} */
  rows = [];

  lastId = 0;

  /** Points as text, `0=0; 30=60`. @type {string} */
  @api
  get points() {
    return formatPoints(this.rows);
  }
  set points(text) {
    const pairs = toPairs(text ?? '');
    // What comes back from the owner is what was typed here: the rows and the cursor in them stay.
    if (formatPoints(pairs) !== formatPoints(this.rows)) this.rows = pairs.map((pair) => this.toRow(pair));
  }

  /** Puts the cursor into the first value. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('lightning-input, lightning-button'))?.focus();
  }

  get shownRows() {
    return this.rows.map((row, index) => ({
      ...row,
      valueName: fillLabel(label.POINTS_VALUE_OF, index + 1),
      pointsName: fillLabel(label.POINTS_POINTS_OF, index + 1),
      removeName: fillLabel(label.POINTS_REMOVE, index + 1),
      valueText: row.value === '' ? '' : formatNumber(Number(row.value), { maximumFractionDigits: 4 }),
      pointsText: row.points === '' ? '' : formatNumber(Number(row.points)),
    }));
  }

  get canEdit() {
    return !this.readOnly;
  }

  get hasFindings() {
    return this.findings.length > 0;
  }

  get parsed() {
    return parsePoints(this.points);
  }

  get hasCurve() {
    return this.parsed.breakpoints.length > 0;
  }

  get viewBox() {
    return `0 0 ${SIZE.width} ${SIZE.height}`;
  }

  get curve() {
    const curve = toCurve(this.parsed.breakpoints, SIZE);
    const { frame } = curve;
    return {
      ...curve,
      axisX: frame.left - 6,
      labelY: frame.bottom + 14,
      values: curve.values.map(({ value, x }) => ({ value, x, text: formatNumber(value) })),
    };
  }

  get description() {
    return this.parsed.breakpoints
      .map(({ value, points }) => fillLabel(label.POINTS_PAIR, formatNumber(value), formatNumber(points)))
      .join(', ');
  }

  handleValue(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change(event, 'value');
  }

  handlePoints(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.change(event, 'points');
  }

  handleAdd() {
    this.rows = [...this.rows, this.toRow({ value: '', points: '' })];
    this.tell();
  }

  handleRemove(/** @type {Event} */ event) {
    const id = idOf(event);
    this.rows = this.rows.filter((row) => row.id !== id);
    this.tell();
  }

  /**
   * @param {CustomEvent<{ value: string }>} event
   * @param {'value' | 'points'} field
   */
  change(event, field) {
    const id = idOf(event);
    const value = String(event.detail.value ?? '');
    this.rows = this.rows.map((row) => (row.id === id ? { ...row, [field]: value } : row));
    this.tell();
  }

  tell() {
    this.dispatchEvent(new CustomEvent('pointschanged', { detail: { points: this.points } }));
  }

  /**
   * @param {{ value: string, points: string }} pair
   * @returns {Row}
   */
  toRow(pair) {
    this.lastId += 1;
    return { ...pair, id: this.lastId };
  }
}

/** @param {Event} event */
function idOf(event) {
  return Number(/** @type {HTMLElement} */ (event.currentTarget).dataset.id);
}
