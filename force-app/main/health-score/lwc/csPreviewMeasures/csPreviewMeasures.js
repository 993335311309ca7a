import { fillLabel, formatNumber, formatPercent } from 'c/csFormat';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/**
 * @typedef {object} PreviewMeasure
 * @property {string} key
 * @property {number | null} coveragePercent
 * @property {number | null} meanPoints
 * @property {number} distinctValues
 * @property {number | null} lowest
 * @property {number | null} median
 * @property {number | null} highest
 */

/** @typedef {{ measureA: string, measureB: string, coefficient: number | null, accounts: number }} Correlation */

/** From here on two measures say much the same. */
const STRONG = 0.7;
const NOTABLE = 0.4;

/** How good the measures of a draft are: who has data, how the values lie, and which measures say the same. */
export default class CsPreviewMeasures extends LightningElement {
  label = label;

  /** @type {PreviewMeasure[]} */
  @api measures = [];

  /** @type {Correlation[]} */
  @api correlations = [];

  /** Names of measures by key. @type {Record<string, string>} */
  @api names = {};

  get rows() {
    return this.measures.map((measure) => ({
      key: measure.key,
      name: this.nameOf(measure.key),
      coverage: formatPercent(measure.coveragePercent),
      barStyle: `inline-size: ${measure.coveragePercent ?? 0}%`,
      meanPoints: formatNumber(measure.meanPoints, { maximumFractionDigits: 1 }),
      distinct: formatNumber(measure.distinctValues),
      lowest: formatNumber(measure.lowest),
      median: formatNumber(measure.median),
      highest: formatNumber(measure.highest),
    }));
  }

  get hasMatrix() {
    return this.measures.length > 1;
  }

  /** Numbered, because names do not fit above narrow columns. */
  get columns() {
    return this.measures.map(({ key }, index) => ({ key, number: index + 1, name: this.nameOf(key) }));
  }

  get matrix() {
    const found = new Map(
      this.correlations.flatMap((pair) => [
        [`${pair.measureA} ${pair.measureB}`, pair],
        [`${pair.measureB} ${pair.measureA}`, pair],
      ]),
    );
    return this.columns.map((row) => ({
      ...row,
      rowName: fillLabel(label.NUMBERED, row.number, row.name),
      cells: this.columns.map((column) => this.toCell(row, column, found.get(`${row.key} ${column.key}`))),
    }));
  }

  /**
   * @param {{ key: string, name: string }} row
   * @param {{ key: string, name: string }} column
   * @param {Correlation | undefined} pair
   */
  toCell(row, column, pair) {
    if (row.key === column.key) return { key: column.key, text: '', className: 'cell cell_self', title: '' };
    const coefficient = pair?.coefficient ?? null;
    return {
      key: column.key,
      text: formatNumber(coefficient, { minimumFractionDigits: 2, maximumFractionDigits: 2 }),
      className: `cell ${strengthClass(coefficient)}`,
      title:
        pair && coefficient !== null
          ? fillLabel(label.CORRELATION_OF, row.name, column.name, formatNumber(pair.accounts))
          : fillLabel(label.CORRELATION_UNKNOWN, row.name, column.name),
    };
  }

  /** @param {string} key */
  nameOf(key) {
    return this.names[key] ?? key;
  }
}

/** @param {number | null} coefficient */
function strengthClass(coefficient) {
  const strength = Math.abs(coefficient ?? 0);
  if (strength >= STRONG) return 'cell_strong';
  return strength >= NOTABLE ? 'cell_notable' : '';
}
