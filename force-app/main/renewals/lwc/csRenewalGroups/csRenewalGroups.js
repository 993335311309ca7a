import { NO_VALUE, fillLabel, formatNumber } from 'c/csFormat';
import { ALL_CATEGORIES, UNKNOWN } from 'c/csRenewalBookRules';
import { amountText, categoryClass, categoryLabel, countText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csRenewalBookRules').Group} Group */
/** @typedef {import('c/csRenewalBookRules').Selection} Selection */

/** Bars drawn at first and added by "Show more". */
const ROWS_AT_ONCE = 14;

/**
 * Renewals by group and category, as bars or as a table with the same numbers; the choice of the groups goes into the default slot.
 * Sends `drilled` with the selection behind a number and its name.
 */
export default class CsRenewalGroups extends LightningElement {
  label = label;

  @api heading = '';

  /** What a group is: heading of the table's first column. */
  @api columnLabel = '';

  /** Which part of a selection the key of a group is. @type {'month' | 'group'} */
  @api dimension = 'group';

  /** @type {Group[]} */
  @api groups = [];

  /** All groups together. @type {Group} */
  @api whole = /** @type {any} */ (undefined);

  /** Currency of the amounts; null = the org has one. @type {string | null} */
  @api isoCode = null;

  isTable = false;
  drawn = ROWS_AT_ONCE;

  get switchLabel() {
    return this.isTable ? label.CHART : label.TABLE;
  }

  // ── bars ──

  get longest() {
    return Math.max(...this.groups.map(({ totals }) => totals.due.arr), 0);
  }

  get drawnGroups() {
    return this.groups.slice(0, this.drawn).map(({ parts, ...group }) => ({
      ...group,
      parts: parts.map((part) => ({ ...part, word: wordOf(part.category) })),
    }));
  }

  get moreText() {
    const more = Math.min(ROWS_AT_ONCE, this.groups.length - this.drawn);
    return more > 0 ? fillLabel(label.SHOW_MORE, formatNumber(more)) : null;
  }

  get legend() {
    return this.whole.parts
      .filter(({ count }) => count > 0)
      .map(({ category }) => ({
        category,
        word: wordOf(category),
        className: `part swatch part_${categoryClass(category)}`,
      }));
  }

  get barsName() {
    return fillLabel(label.BARS, this.heading);
  }

  // ── table ──

  /** Categories that any renewal has. */
  get categories() {
    return ALL_CATEGORIES.filter((category) =>
      this.whole.parts.some((one) => one.category === category && one.count > 0),
    );
  }

  get columns() {
    const categories = this.categories.map((category) => ({ key: category, text: wordOf(category) }));
    return [{ key: 'due', text: label.ARR_DUE }, ...categories, { key: 'expected', text: label.EXPECTED }];
  }

  get lines() {
    return this.groups.map((group) => ({ key: group.key, text: group.text, cells: this.toCells(group) }));
  }

  get sumCells() {
    return this.toCells(this.whole);
  }

  /** @param {Group} group */
  toCells(group) {
    const { totals, parts } = group;
    const toCell = (/** @type {string} */ key, /** @type {number} */ count, /** @type {number} */ arr) => ({
      key,
      group: group.key,
      amount: count === 0 ? NO_VALUE : amountText(arr, this.isoCode),
      count: count === 0 ? '' : countText(count),
      isThere: count > 0,
    });
    return [
      toCell('due', totals.due.count, totals.due.arr),
      ...this.categories.map((category) => {
        const { count, arr } = parts.find((part) => part.category === category) ?? { count: 0, arr: 0 };
        return toCell(category, count, arr);
      }),
      { ...toCell('expected', totals.known, totals.expected), count: '' },
    ];
  }

  // ── actions ──

  handleSwitch() {
    this.isTable = !this.isTable;
  }

  handleMore() {
    this.drawn += ROWS_AT_ONCE;
  }

  /** @param {CustomEvent<{ key: string, category?: string }>} event */
  handleChosen({ detail: { key, category } }) {
    this.tell(key, category === undefined ? {} : { category });
  }

  /** @param {Event} event */
  handleCategory(event) {
    const { category } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.tell(undefined, { category });
  }

  /** @param {Event} event */
  handleCell(event) {
    const { group, column } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    const key = group === this.whole.key ? undefined : group;
    if (column === 'due') this.tell(key, {});
    else this.tell(key, column === 'expected' ? { only: 'known' } : { category: column });
  }

  /**
   * @param {string | undefined} key of a group; undefined = all
   * @param {Selection} selection what of the group
   */
  tell(key, selection) {
    const group = this.groups.find((one) => one.key === key);
    const { category, only } = selection;
    const words = [group?.text, category && wordOf(category), only && label.EXPECTED].filter(Boolean);
    const own = key === undefined ? {} : { [this.dimension]: key };
    const detail = { selection: { ...own, ...selection }, name: words.join(' · ') };
    this.dispatchEvent(new CustomEvent('drilled', { detail }));
  }
}

/** @param {string} category API value of CsRenewalCategory, or UNKNOWN */
function wordOf(category) {
  return category === UNKNOWN ? label.NOT_KNOWN : categoryLabel(category);
}
