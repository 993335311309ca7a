import { NO_VALUE, fillLabel, formatDate, formatNumber } from 'c/csFormat';
import { amountText, countText, leadText, likelihoodText } from 'c/csRenewalText';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csRenewalBookRules').BookRenewal} BookRenewal */
/** @typedef {import('c/csRenewalBookRules').SortKey} SortKey */

const DAY = 86_400_000;

/** @type {{ key: SortKey, text: string, isNumber: boolean }[]} */
const COLUMNS = [
  { key: 'name', text: label.ACCOUNT, isNumber: false },
  { key: 'date', text: label.DATE, isNumber: false },
  { key: 'arr', text: label.ARR, isNumber: true },
  { key: 'likelihood', text: label.LIKELIHOOD, isNumber: true },
  { key: 'category', text: label.CATEGORY, isNumber: false },
  { key: 'expected', text: label.EXPECTED_ARR, isNumber: true },
  { key: 'band', text: label.HEALTH, isNumber: false },
  { key: 'openRisks', text: label.RISKS, isNumber: true },
  { key: 'owner', text: label.CSM, isNumber: false },
];

/**
 * The accounts behind a number of the book, with a link to each. Sends `sorted`, `extended` when
 * more rows are wanted, and `cleared` when all renewals are.
 */
export default class CsRenewalList extends LightningElement {
  label = label;

  /** What is counted; empty = everything. */
  @api name = '';

  /** Day for which the list holds, yyyy-mm-dd. */
  @api today = '';

  /** Currency of the amounts; null = the org has one. @type {string | null} */
  @api isoCode = null;

  /** Those that are drawn, in their order. @type {BookRenewal[]} */
  @api renewals = [];

  /** How many there are. */
  @api count = 0;

  /** How many more would be drawn. */
  @api more = 0;

  /** @type {import('c/csRenewalBookRules').Sort} */
  @api sort = { key: 'date', descending: false };

  /** Puts the focus on the heading, so that a reader goes on from there. */
  @api
  focus() {
    const heading = /** @type {HTMLElement | null} */ (this.template?.querySelector('h3') ?? null);
    heading?.focus();
    heading?.scrollIntoView({ block: 'nearest' });
  }

  get heading() {
    return this.name === '' ? label.ALL : this.name;
  }

  get countText() {
    return countText(this.count);
  }

  get isNarrowed() {
    return this.name !== '';
  }

  get columns() {
    const { key: sorted, descending } = this.sort;
    return COLUMNS.map((column) => ({
      ...column,
      className: column.isNumber ? 'number' : '',
      ariaSort: column.key !== sorted ? 'none' : descending ? 'descending' : 'ascending',
      arrow: column.key !== sorted ? '' : descending ? '↓' : '↑',
      direction: column.key !== sorted ? '' : descending ? label.SORTED_DESCENDING : label.SORTED_ASCENDING,
    }));
  }

  get rows() {
    return this.renewals.map((renewal) => {
      const days = Math.round((Date.parse(renewal.date) - Date.parse(this.today)) / DAY);
      const isLate = days < 0 && !renewal.isDecided;
      return {
        id: renewal.id,
        name: renewal.name,
        date: formatDate(renewal.date),
        lead: renewal.isDecided ? decisionText(renewal) : leadText(days),
        leadClass: isLate ? 'lead lead_late' : 'lead',
        arr: this.toAmount(renewal.arr),
        likelihood: renewal.likelihood === null ? label.NOT_KNOWN : likelihoodText(renewal.likelihood),
        category: renewal.category,
        isKnown: renewal.likelihood !== null || renewal.category !== 'Unknown',
        expected: this.toAmount(renewal.expected),
        band: renewal.band,
        openRisks: formatNumber(renewal.openRisks),
        owner: renewal.owner ?? NO_VALUE,
      };
    });
  }

  get moreText() {
    return this.more > 0 ? fillLabel(label.SHOW_MORE, formatNumber(this.more)) : null;
  }

  /** @param {number | null} hundredths */
  toAmount(hundredths) {
    return hundredths === null ? label.NOT_KNOWN : amountText(hundredths, this.isoCode);
  }

  /** A column of figures begins with the most, the others with the first. @param {Event} event */
  handleSort(event) {
    const key = /** @type {SortKey} */ (/** @type {HTMLElement} */ (event.currentTarget).dataset.key);
    const isNumber = COLUMNS.some((column) => column.key === key && column.isNumber);
    const descending = this.sort.key === key ? !this.sort.descending : isNumber;
    this.dispatchEvent(new CustomEvent('sorted', { detail: { key, descending } }));
  }

  handleMore() {
    this.dispatchEvent(new CustomEvent('extended'));
  }

  handleClear() {
    this.dispatchEvent(new CustomEvent('cleared'));
  }
}

/** @param {BookRenewal} renewal that is decided */
function decisionText({ category }) {
  return category === 'Lost' ? label.DECIDED_LOST : label.DECIDED_RENEWED;
}
