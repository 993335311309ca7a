import { fillLabel, formatNumber } from 'c/csFormat';
import { amountText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csRetentionRecords').RetentionFigure} RetentionFigure */
/** @typedef {'gross' | 'net' | 'logo'} Measure */

/** Lower ends of the shades, darkest last; the value stands in each cell, the shade only helps the eye. */
const SHADES = [0, 60, 80, 90, 100, 110];
/** A rate of fewer accounts says little. */
const FEW_ACCOUNTS = 5;

/** What became of the customers of each quarter: a heat map whose cells hold the value, so that no shade need be read. */
export default class CsRetentionCohorts extends LightningElement {
  label = label;

  /** Of cohorts, in any order. @type {RetentionFigure[]} */
  @api figures = [];

  /** Currency of the amounts; null = the org has one. @type {string | null} */
  @api isoCode = null;

  /** What there is to know beforehand. @type {string | null} */
  @api note = null;

  /** @type {Measure} */
  measure = 'net';

  get measures() {
    return [
      { value: 'net', label: label.NET },
      { value: 'gross', label: label.GROSS },
      { value: 'logo', label: label.LOGO },
    ];
  }

  get periods() {
    return [...new Set(this.figures.map(({ months }) => months))].toSorted((a, b) => a - b);
  }

  get columns() {
    return this.periods.map((months) => ({
      months,
      text: months === 0 ? label.START : fillLabel(label.MONTHS_LATER, formatNumber(months)),
    }));
  }

  /** Oldest first. */
  get rows() {
    const cohorts = [...new Set(this.figures.map(({ value }) => value ?? ''))].toSorted();
    return cohorts.map((cohort) => {
      const figures = this.figures.filter(({ value }) => value === cohort).toSorted((a, b) => a.months - b.months);
      return {
        cohort,
        name: cohort.replace('-', ' '),
        accounts: formatNumber(figures[0]?.accounts.starting),
        arr: amountText(figures[0]?.starting ?? null, this.isoCode),
        cells: this.periods.map((months) =>
          this.toCell(
            cohort,
            months,
            figures.find((one) => one.months === months),
          ),
        ),
      };
    });
  }

  /**
   * @param {string} cohort
   * @param {number} months
   * @param {RetentionFigure | undefined} figure
   */
  toCell(cohort, months, figure) {
    const key = `${cohort}:${months}`;
    const value = figure?.[this.measure] ?? null;
    if (figure === undefined || value === null) return { key, text: '', note: '', title: '', className: 'cell' };
    const shade = SHADES.findLastIndex((least) => value >= least);
    const accounts = fillLabel(
      label.LEFT_OF,
      formatNumber(figure.accounts.ending),
      formatNumber(figure.accounts.starting),
    );
    return {
      key,
      text: formatNumber(value / 100, { style: 'percent', maximumFractionDigits: 0 }),
      title: accounts,
      note: (figure.accounts.starting ?? 0) < FEW_ACCOUNTS ? label.FEW : '',
      className: `cell shade shade_${shade}`,
    };
  }

  get hasFew() {
    return this.figures.some(({ accounts }) => (accounts.starting ?? 0) < FEW_ACCOUNTS);
  }

  get fewText() {
    return this.hasFew ? fillLabel(label.FEW_HELP, formatNumber(FEW_ACCOUNTS)) : null;
  }

  handleMeasure(/** @type {CustomEvent<{ value: Measure }>} */ event) {
    this.measure = event.detail.value;
  }
}
