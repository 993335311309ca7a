import { bandClass } from 'c/csBand';
import {
  NO_VALUE,
  fillLabel,
  formatAgo,
  formatChange,
  formatDateTime,
  formatHundredths,
  formatNumber,
  formatPercent,
} from 'c/csFormat';
import { LAST_RUN_QUERY, toAsOf, toLastRunAsOf } from 'c/csLastRun';
import { isPlainClick } from 'c/csPlainClick';
import { graphql } from 'lightning/graphql';
import { NavigationMixin } from 'lightning/navigation';
import { LightningElement, api, wire } from 'lwc';
import { countBands, filterRows, NO_FILTER, optionsOf, sortRows } from './accountFilter';
import { ACCOUNTS_QUERY, MAX_ROWS, toPage } from './accountRecords';
import { label } from './labels';

/** @typedef {import('./accountRecords').AccountRow} AccountRow */
/** @typedef {import('./accountFilter').SortKey} SortKey */

/** Rows drawn at first and added by "Show more": what a browser lays out without a pause. */
const ROWS_AT_ONCE = 100;

/** @type {{ key: SortKey, text: string, isNumber: boolean }[]} */
const COLUMNS = [
  { key: 'name', text: label.ACCOUNT_NAME, isNumber: false },
  { key: 'health', text: label.HEALTH_SCORE, isNumber: false },
  { key: 'change30Days', text: label.CHANGE_30_DAYS, isNumber: true },
  { key: 'coverage', text: label.COVERAGE, isNumber: true },
  { key: 'stage', text: label.STAGE, isNumber: false },
  { key: 'industry', text: label.INDUSTRY, isNumber: false },
  { key: 'owner', text: label.OWNER, isNumber: false },
  { key: 'asOf', text: label.AS_OF, isNumber: false },
];

/**
 * All accounts that the user may see, by health. Pages are read one after the other; search, filters and order
 * work on what has been read, so they answer at once.
 */
export default class CsAccountList extends NavigationMixin(LightningElement) {
  label = label;

  /** Title of the list; empty means the translated standard title. @type {string | undefined} */
  @api listTitle;

  /** @type {Record<string, AccountRow[]>} pages by the cursor that led to them */
  pages = {};

  /** What has been read. @type {AccountRow[]} */
  rows = [];

  /** What the filters leave of it, in order. @type {AccountRow[]} */
  matching = [];

  /** @type {string | null} cursor of the page being read */
  cursor = null;

  isComplete = false;

  /** There are more accounts than the list reads. */
  isCut = false;

  /** @type {{ message: string }[] | null} */
  errors = null;

  /** @type {(() => Promise<void>) | undefined} */
  refreshPage;

  /** @type {string | null} */
  lastRunAsOf = null;

  filter = NO_FILTER;

  /** @type {import('./accountFilter').Sort} */
  sort = { key: 'health', descending: false };

  drawn = ROWS_AT_ONCE;

  /** @type {Record<string, string>} address of each drawn row's record page */
  urls = {};

  /** @type {Set<string>} records whose address has been asked for */
  asked = new Set();

  @wire(graphql, { query: ACCOUNTS_QUERY, variables: '$variables' })
  wiredPage(/** @type {import('lightning/graphql').GraphqlResult} */ { data, errors, refresh }) {
    this.refreshPage = refresh;
    this.errors = errors ?? null;
    if (!data) return;
    const { rows, nextCursor } = toPage(data);
    this.pages = { ...this.pages, [this.cursor ?? '']: rows };
    this.rows = Object.values(this.pages).flat();
    this.arrange();
    const isFull = this.rows.length >= MAX_ROWS;
    this.isComplete = nextCursor === null || isFull;
    this.isCut = nextCursor !== null && isFull;
    if (!this.isComplete) this.cursor = nextCursor;
  }

  @wire(graphql, { query: LAST_RUN_QUERY })
  wiredLastRun(/** @type {import('lightning/graphql').GraphqlResult} */ { data }) {
    if (data) this.lastRunAsOf = toLastRunAsOf(data);
  }

  renderedCallback() {
    this.readUrls();
  }

  get variables() {
    return { after: this.cursor };
  }

  get title() {
    return this.listTitle || label.ACCOUNTS;
  }

  // ── which state ──

  get isLoading() {
    return this.rows.length === 0 && !this.isComplete && !this.errors;
  }

  get isLoadingMore() {
    return this.rows.length > 0 && !this.isComplete && !this.errors;
  }

  get isEmpty() {
    return this.rows.length === 0 && this.isComplete;
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get hasMatches() {
    return this.matching.length > 0;
  }

  get stencils() {
    return Array.from({ length: 8 }, (_, index) => index);
  }

  // ── filters ──

  get bands() {
    return countBands(filterRows(this.rows, { ...this.filter, band: '' }), this.rows).map(({ band, count }) => ({
      band,
      count: formatNumber(count),
      isPressed: String(this.filter.band === band),
      className: `band band_${bandClass(band)}`,
    }));
  }

  get industryOptions() {
    return this.toOptions(label.ALL_INDUSTRIES, 'industry', 'industryText');
  }

  get stageOptions() {
    return this.toOptions(label.ALL_STAGES, 'stage', 'stageText');
  }

  get ownerOptions() {
    return this.toOptions(label.ALL_OWNERS, 'owner', 'owner');
  }

  get isFiltered() {
    return Object.values(this.filter).some((value) => value !== '');
  }

  get countText() {
    return fillLabel(label.SHOWN, formatNumber(this.matching.length), formatNumber(this.rows.length));
  }

  get loadingText() {
    return fillLabel(label.LOADING_MORE, formatNumber(this.rows.length));
  }

  get limitText() {
    return fillLabel(label.LIMIT, formatNumber(this.rows.length));
  }

  // ── table ──

  get columns() {
    return COLUMNS.map((column) => {
      const isSorted = column.key === this.sort.key;
      const direction = this.sort.descending ? 'descending' : 'ascending';
      return {
        ...column,
        ariaSort: isSorted ? direction : 'none',
        arrow: isSorted ? (this.sort.descending ? '↓' : '↑') : '',
        direction: isSorted ? (this.sort.descending ? label.SORTED_DESCENDING : label.SORTED_ASCENDING) : '',
        className: column.isNumber ? 'number' : '',
      };
    });
  }

  get drawnRows() {
    const now = Date.now();
    return this.matching.slice(0, this.drawn).map((row) => ({
      ...row,
      score: row.band === 'Unknown' ? NO_VALUE : formatHundredths(row.score),
      url: this.urls[row.id] ?? '#',
      change: formatChange(row.change30Days),
      changeClass: changeClass(row.change30Days),
      coverage: formatPercent(row.coverage),
      stageText: row.stageText ?? NO_VALUE,
      industryText: row.industryText ?? NO_VALUE,
      owner: row.owner ?? NO_VALUE,
      asOf: formatAgo(toAsOf(row.scoredAt, this.lastRunAsOf), now),
      asOfExactly: formatDateTime(toAsOf(row.scoredAt, this.lastRunAsOf)),
    }));
  }

  get showMoreText() {
    const more = Math.min(ROWS_AT_ONCE, this.matching.length - this.drawn);
    return more > 0 ? fillLabel(label.SHOW_MORE, formatNumber(more)) : null;
  }

  // ── actions ──

  handleSearch(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.setFilter({ search: event.detail.value ?? '' });
  }

  handleBand(/** @type {Event} */ event) {
    const { band } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.setFilter({ band: this.filter.band === band ? '' : band });
  }

  handleIndustry(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.setFilter({ industry: event.detail.value });
  }

  handleStage(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.setFilter({ stage: event.detail.value });
  }

  handleOwner(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.setFilter({ owner: event.detail.value });
  }

  handleClear() {
    this.setFilter(NO_FILTER);
  }

  handleSort(/** @type {Event} */ event) {
    const key = /** @type {SortKey} */ (/** @type {HTMLElement} */ (event.currentTarget).dataset.key);
    const descending = this.sort.key === key && !this.sort.descending;
    this.sort = { key, descending };
    this.drawn = ROWS_AT_ONCE;
    this.arrange();
  }

  handleShowMore() {
    this.drawn += ROWS_AT_ONCE;
  }

  handleRetry() {
    return this.refreshPage?.();
  }

  /** A plain click stays in the app; with a modifier key the browser opens the address as it would any link. */
  handleOpen(/** @type {MouseEvent} */ event) {
    if (!isPlainClick(event)) return;
    event.preventDefault();
    const { id } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this[NavigationMixin.Navigate](toPageReference(String(id)));
  }

  /** @param {Partial<import('./accountFilter').Filter>} change */
  setFilter(change) {
    this.filter = { ...this.filter, ...change };
    this.drawn = ROWS_AT_ONCE;
    this.arrange();
  }

  arrange() {
    this.matching = sortRows(filterRows(this.rows, this.filter), this.sort);
  }

  /**
   * @param {string} allLabel
   * @param {'industry' | 'stage' | 'owner'} field
   * @param {'industryText' | 'stageText' | 'owner'} textField
   */
  toOptions(allLabel, field, textField) {
    const options = optionsOf(
      this.rows,
      (row) => row[field],
      (row) => row[textField],
      label.NO_VALUE,
    );
    return [{ value: '', label: allLabel }, ...options];
  }

  /** Asks for the addresses of the drawn rows, each once: two thousand at the start would be slow. */
  async readUrls() {
    const ids = this.drawnRows.map(({ id }) => id).filter((id) => !this.asked.has(id));
    if (ids.length === 0) return;
    ids.forEach((id) => this.asked.add(id));
    const urls = await Promise.all(ids.map((id) => this[NavigationMixin.GenerateUrl](toPageReference(id))));
    this.urls = { ...this.urls, ...Object.fromEntries(ids.map((id, index) => [id, urls[index]])) };
  }
}

/** @param {string} recordId */
function toPageReference(recordId) {
  return {
    type: 'standard__recordPage',
    attributes: { recordId, objectApiName: 'Account', actionName: 'view' },
  };
}

/** @param {number | null} change */
function changeClass(change) {
  if (change === null || change === 0) return 'number';
  return change > 0 ? 'number change_up' : 'number change_down';
}
