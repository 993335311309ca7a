import { fillLabel } from 'c/csFormat';
import { amountText, categoryClass, countText, shortAmountText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csRenewalBookRules').Group} Group */
/** @typedef {Group['parts'][number] & { word: string }} NamedPart */
/** @typedef {Omit<Group, 'parts'> & { parts: NamedPart[] }} NamedGroup */

/** From this share of the longest bar on a part has room for its amount. */
const ROOM_FOR_TEXT = 0.11;

/** Which way an arrow key goes: rows down, parts to the right. @type {Record<string, [number, number]>} */
const STEPS = { ArrowUp: [-1, 0], ArrowDown: [1, 0], ArrowLeft: [0, -1], ArrowRight: [0, 1] };

/**
 * Renewals by group and category as stacked bars of ARR, each category with a pattern of its own. Every part is a button; the chart is one
 * stop of the tab key, arrow keys go from part to part. Sends `chosen` with the group's key and the category.
 */
export default class CsRenewalBars extends LightningElement {
  label = label;

  /** Their parts with the words of their categories. @type {NamedGroup[]} */
  @api groups = [];

  /** The most ARR a group has: as long as a bar gets. */
  @api longest = 0;

  /** What the bars are, for assistive technology. */
  @api name = '';

  /** Currency of the amounts; null = the org has one. @type {string | null} */
  @api isoCode = null;

  /** The part that the tab key leads to, the first where it is not there. @type {string | null} */
  current = null;

  /** What the part says that has the focus. */
  told = '';

  get rows() {
    const all = this.partIds.flat();
    const current = all.includes(this.current ?? '') ? this.current : all[0];
    return this.groups.map(({ key, text, totals, parts }) => ({
      key,
      text,
      isThere: totals.due.count > 0,
      total: shortAmountText(totals.due.arr, this.isoCode),
      count: countText(totals.due.count),
      style: `inline-size: ${this.toPercent(totals.due.arr)}%`,
      parts: parts.filter(isDrawn).map((part) => ({
        ...this.toPart(key, text, part, totals.due.arr),
        tabIndex: idOf(key, part) === current ? '0' : '-1',
      })),
    }));
  }

  /** Ids of the parts of each row that has any: in these, arrow keys move. */
  get partIds() {
    return this.groups
      .map(({ key, parts }) => parts.filter(isDrawn).map((part) => idOf(key, part)))
      .filter((ids) => ids.length > 0);
  }

  /**
   * @param {string} key
   * @param {string} text
   * @param {NamedPart} part
   * @param {number} sum ARR of the group
   */
  toPart(key, text, { category, arr, count, word }, sum) {
    return {
      id: idOf(key, { category }),
      key,
      category,
      style: `flex-grow: ${arr / sum}`,
      className: `part part_${categoryClass(category)}`,
      text: fillLabel(label.PART, text, word, amountText(arr, this.isoCode), countText(count)),
      amount: this.toPercent(arr) >= 100 * ROOM_FOR_TEXT ? shortAmountText(arr, this.isoCode) : null,
    };
  }

  /** @param {number} arr */
  toPercent(arr) {
    return this.longest === 0 ? 0 : Math.round((10_000 * arr) / this.longest) / 100;
  }

  /** @param {Event} event */
  handlePoint(event) {
    const button = /** @type {HTMLElement} */ (event.currentTarget);
    this.told = button.getAttribute('aria-label') ?? '';
  }

  handleLeave() {
    this.told = '';
  }

  /** @param {KeyboardEvent} event */
  handleKeys(event) {
    const step = STEPS[event.key];
    if (!step) return;
    event.preventDefault();
    const id = String(/** @type {HTMLElement} */ (event.currentTarget).dataset.id);
    const { partIds } = this;
    const from = partIds.findIndex((ids) => ids.includes(id));
    const row = partIds[within(from + step[0], partIds.length)];
    this.current = row[within(partIds[from].indexOf(id) + step[1], row.length)];
    /** @type {HTMLElement | null} */ (this.template?.querySelector(`[data-id="${this.current}"]`) ?? null)?.focus();
  }

  /** @param {Event} event */
  handleChoose(event) {
    const { key, category } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.dispatchEvent(new CustomEvent('chosen', { detail: { key, category } }));
  }
}

/** @param {{ arr: number }} part */
function isDrawn({ arr }) {
  return arr > 0;
}

/**
 * @param {string} key of the group
 * @param {{ category: string }} part
 */
function idOf(key, { category }) {
  return `${key} ${category}`;
}

/**
 * @param {number} place
 * @param {number} length
 */
function within(place, length) {
  return Math.max(0, Math.min(place, length - 1));
}
