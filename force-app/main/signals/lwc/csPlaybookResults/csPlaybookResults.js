import { fillLabel, formatDate, formatNumber, toIsoDate } from 'c/csFormat';
import { graphql } from 'lightning/graphql';
import { LightningElement, wire } from 'lwc';
import { label } from './labels';
import { sortRows } from './resultOrder';
import { RESULTS_QUERY, hasFired, toRows } from './resultRecords';

/** @typedef {import('./resultOrder').SortKey} SortKey */

/** Full runs come daily; older figures are said to be old. */
const FRESH_DAYS = 1;
const DAY = 86_400_000;

/** @type {{ key: SortKey, text: string, isNumber: boolean }[]} */
const COLUMNS = [
  { key: 'name', text: label.PLAYBOOK, isNumber: false },
  { key: 'fired', text: label.FIRED, isNumber: true },
  { key: 'resolved', text: label.RESOLVED, isNumber: false },
  { key: 'stillOpen', text: label.STILL_OPEN, isNumber: true },
  { key: 'medianDays', text: label.MEDIAN_DAYS, isNumber: true },
  { key: 'inTime', text: label.IN_TIME, isNumber: false },
  { key: 'whereFired', text: label.WHERE_FIRED, isNumber: false },
  { key: 'elsewhere', text: label.ELSEWHERE, isNumber: false },
];

/** What became of the playbooks, for leads: counts with their shares, and no word of what caused what. */
export default class CsPlaybookResults extends LightningElement {
  label = label;

  /** Of all periods; null = not read yet. @type {import('./resultRecords').ResultRow[] | null} */
  rows = null;

  /** @type {{ message: string }[] | null} */
  errors = null;

  /** @type {(() => Promise<void>) | undefined} */
  refreshResults;

  period = 'Last365Days';

  /** @type {import('./resultOrder').Sort} */
  sort = { key: 'fired', descending: true };

  @wire(graphql, { query: RESULTS_QUERY })
  wiredResults(/** @type {import('lightning/graphql').GraphqlResult} */ { data, errors, refresh }) {
    this.refreshResults = refresh;
    this.errors = errors ?? null;
    if (data) this.rows = toRows(data);
  }

  // ── which state ──

  get isLoading() {
    return this.rows === null && !this.errors;
  }

  get isEmpty() {
    return this.rows !== null && !hasFired(this.rows);
  }

  get hasRows() {
    return this.rows !== null && hasFired(this.rows);
  }

  get stencils() {
    return Array.from({ length: 6 }, (_, index) => index);
  }

  // ── above the table ──

  get periods() {
    return [
      { value: 'Last90Days', label: label.LAST_90_DAYS },
      { value: 'Last365Days', label: label.LAST_365_DAYS },
    ];
  }

  get asOf() {
    return this.rows?.[0]?.asOf ?? null;
  }

  get upToText() {
    return fillLabel(label.UP_TO, formatDate(this.asOf));
  }

  /** Empty while the figures are fresh. */
  get oldText() {
    if (this.asOf === null) return '';
    const days = Math.round((Date.parse(toIsoDate(Date.now())) - Date.parse(this.asOf)) / DAY);
    return days > FRESH_DAYS ? fillLabel(label.OLD, formatNumber(days)) : '';
  }

  get noteText() {
    return this.shownRows.some(({ whereFired }) => whereFired !== null) ? label.NOTE : label.NO_RENEWALS;
  }

  // ── table ──

  get columns() {
    return COLUMNS.map((column) => {
      const isSorted = column.key === this.sort.key;
      const { descending } = this.sort;
      return {
        ...column,
        ariaSort: isSorted ? (descending ? 'descending' : 'ascending') : 'none',
        arrow: isSorted ? (descending ? '↓' : '↑') : '',
        direction: isSorted ? (descending ? label.SORTED_DESCENDING : label.SORTED_ASCENDING) : '',
        className: column.isNumber ? 'number' : '',
      };
    });
  }

  get shownRows() {
    return (this.rows ?? []).filter(({ period }) => period === this.period);
  }

  get drawnRows() {
    return sortRows(this.shownRows, this.sort).map((row) => ({
      key: row.key,
      playbookId: row.playbookId,
      name: row.name,
      fired: formatNumber(row.fired),
      dismissed: row.dismissed === 0 ? '' : fillLabel(label.DISMISSED, formatNumber(row.dismissed)),
      stillOpen: formatNumber(row.stillOpen),
      medianDays: formatNumber(row.medianDays, { maximumFractionDigits: 1 }),
      resolved: row.resolved,
      inTime: row.inTime,
      whereFired: row.whereFired,
      elsewhere: row.elsewhere,
    }));
  }

  handlePeriod(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.period = event.detail.value;
  }

  /** A column of figures begins with the most, the names with the first. */
  handleSort(/** @type {Event} */ event) {
    const key = /** @type {SortKey} */ (/** @type {HTMLElement} */ (event.currentTarget).dataset.key);
    const descending = this.sort.key === key ? !this.sort.descending : key !== 'name';
    this.sort = { key, descending };
  }

  handleRetry() {
    return this.refreshResults?.();
  }
}
