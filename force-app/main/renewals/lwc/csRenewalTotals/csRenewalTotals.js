import { fillLabel, formatNumber } from 'c/csFormat';
import { amountText, countText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csRenewalBookRules').Totals} Totals */
/** @typedef {import('c/csRenewalBookRules').Selection} Selection */

/** What the renewals of a book come to; each total is a button that leads to its accounts. Sends `drilled` with the selection and its name. */
export default class CsRenewalTotals extends LightningElement {
  label = label;

  /** The container always gives them. @type {Totals} */
  @api totals = /** @type {any} */ (undefined);

  /** Currency of the totals; null = the org has one. @type {string | null} */
  @api isoCode = null;

  get tiles() {
    const { due, committed, atRisk, lost, overdue, expected } = this.totals;
    const isThere = (/** @type {{ count: number }} */ { count }) => count > 0;
    return [
      this.toTile('due', label.ARR_DUE, due, {}),
      this.toTile('committed', label.COMMITTED, committed, { category: 'Commit' }),
      {
        ...this.toTile('expected', label.EXPECTED, { count: 0, arr: expected }, { only: 'known' }),
        about: this.expectedText,
      },
      this.toTile('atRisk', label.AT_RISK, atRisk, { category: 'AtRisk' }),
      ...(isThere(lost) ? [this.toTile('lost', label.LOST, lost, { category: 'Lost' })] : []),
      ...(isThere(overdue) ? [this.toTile('overdue', label.OVERDUE, overdue, { only: 'overdue' })] : []),
    ];
  }

  get expectedText() {
    const { expected, unlikely } = this.totals;
    const known = expected + unlikely;
    if (known === 0) return null;
    const share = formatNumber(expected / known, { style: 'percent', maximumFractionDigits: 0 });
    return fillLabel(label.EXPECTED_OF, share, amountText(unlikely, this.isoCode));
  }

  /** What the totals leave out or take for granted. */
  get notes() {
    const { withoutLikelihood, withoutArr, renewed, churned } = this.totals;
    const [missing, amount] = [formatNumber(withoutLikelihood.count), amountText(withoutLikelihood.arr, this.isoCode)];
    return [
      {
        only: 'withoutLikelihood',
        isThere: withoutLikelihood.count > 0,
        text: fillLabel(label.WITHOUT_LIKELIHOOD, missing, amount),
      },
      {
        only: 'withoutArr',
        isThere: withoutArr > 0,
        text: fillLabel(label.WITHOUT_ARR, formatNumber(withoutArr)),
      },
      {
        only: 'decided',
        isThere: renewed + churned > 0,
        text: fillLabel(label.DECIDED, formatNumber(renewed), formatNumber(churned)),
      },
    ].filter(({ isThere }) => isThere);
  }

  get hasNotes() {
    return this.notes.length > 0;
  }

  /**
   * @param {string} id
   * @param {string} name
   * @param {{ count: number, arr: number }} sum
   * @param {Selection} selection
   */
  toTile(id, name, { count, arr }, selection) {
    return {
      id,
      name,
      amount: amountText(arr, this.isoCode),
      about: /** @type {string | null} */ (countText(count)),
      selection,
      className: id === 'overdue' ? 'tile tile_late' : 'tile',
    };
  }

  /** @param {Event} event */
  handleTile(event) {
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    const tile = this.tiles.find((one) => one.id === id);
    if (tile) this.tell(tile.selection, id === 'due' ? '' : tile.name);
  }

  /** @param {Event} event */
  handleNote(event) {
    const { only } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    const note = this.notes.find((one) => one.only === only);
    if (note) this.tell(/** @type {Selection} */ ({ only }), note.text);
  }

  /**
   * @param {Selection} selection
   * @param {string} name empty = everything
   */
  tell(selection, name) {
    this.dispatchEvent(new CustomEvent('drilled', { detail: { selection, name } }));
  }
}
