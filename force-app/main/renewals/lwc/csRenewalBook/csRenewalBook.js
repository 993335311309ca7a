import { fillLabel, formatAgo, formatNumber, formatYearMonth, toIsoDate } from 'c/csFormat';
import { LAST_RUN_QUERY, toLastRunAsOf } from 'c/csLastRun';
import {
  CALLED_QUERY,
  MAX_ROWS,
  bookQuery,
  bookWhere,
  segmentFields,
  toBookPage,
  toCalledPage,
} from 'c/csRenewalBookRecords';
import {
  OVERDUE,
  addMonths,
  currenciesOf,
  groupRenewals,
  isSelected,
  monthsOf,
  namesOf,
  periodOf,
  rangeOf,
  sortRenewals,
  toRenewals,
  totalsOf,
} from 'c/csRenewalBookRules';
import { isWithoutRights, toInfos } from 'c/csSignalRecords';
import ACCOUNT from '@salesforce/schema/Account';
import FORECAST from '@salesforce/schema/CsRenewalForecast__c';
import userId from '@salesforce/user/Id';
import { graphql } from 'lightning/graphql';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csRenewalBookRecords').BookRecord} BookRecord */
/** @typedef {import('c/csRenewalBookRules').BookRenewal} BookRenewal */
/** @typedef {import('c/csRenewalBookRules').Selection} Selection */

const HOUR = 3_600_000;
const STALE_AFTER = 36 * HOUR;

/** Accounts drawn at first and added by "Show more": what a browser lays out without a pause. */
const ROWS_AT_ONCE = 25;

/** What is overdue is waited for 60 days. */
const MONTHS_BACK = 3;

/** Without these there is nothing to show. */
const NEEDED = { Account: ['CsRenewalDate__c'] };

/** Without these it is the account alone that says what is decided. */
const NEEDED_FORECASTS = {
  CsRenewalForecast__c: ['Outcome__c', 'FinalLikelihood__c', 'RenewalDate__c', 'AsOfWeek__c'],
};

/** Stands for the account's CSM where a field to break down by is meant. */
const BY_CSM = 'owner';

/** @type {import('c/csRenewalBookRules').Group[]} */
const NO_GROUPS = [];

/** @type {{ selection: Selection, name: string }} */
const EVERYTHING = Object.freeze({ selection: {}, name: '' });

/**
 * The renewals ahead over all accounts: what they come to, by month, CSM and segment, and the accounts behind each number. Reads the org
 * only, with the user's rights, page after page; what has been read is added up on the page.
 */
export default class CsRenewalBook extends LightningElement {
  label = label;

  /** Title of the card; empty means "Renewals". @type {string | undefined} */
  @api cardTitle;

  /** @type {ReturnType<typeof toInfos> | undefined} of Account and CsRenewalForecast__c */
  infos;

  /** @type {unknown} */
  infoError;

  /** @type {'mine' | 'all'} */
  scope = 'mine';

  /** Nothing has been read to its end yet. */
  isFirst = true;

  periodName = 'next6Months';

  /** Filters that hold as well. @type {object[]} */
  conditions = [];

  /** What to break down by: BY_CSM, or a field of Account. */
  breakBy = BY_CSM;

  /** The same of what has been read to its end. */
  brokenBy = BY_CSM;

  /** @type {Record<string, BookRecord[]>} pages by the cursor that led to them */
  pages = {};

  /** @type {string | null} cursor of the page being read */
  cursor = null;

  /** What has been read to its end; null = nothing yet. @type {BookRecord[] | null} */
  records = null;

  isComplete = false;

  /** There are more renewals than the page adds up. */
  isCut = false;

  /** @type {{ message: string }[] | null} */
  errors = null;

  /** @type {{ message: string }[] | null} */
  calledErrors = null;

  /** @type {Record<string, string[]>} */
  calledPages = {};

  /** @type {string | null} */
  calledCursor = null;

  /** Keys of open renewals that are called at all or nothing; null = not read yet. @type {ReadonlySet<string> | null} */
  called = null;

  /** @type {string | null} */
  lastRunAsOf = null;

  /** Chosen among the currencies of the renewals. @type {string | null} */
  currency = null;

  drilled = EVERYTHING;

  isListWanted = false;

  /** All that the period takes in, of every currency. @type {BookRenewal[]} */
  renewals = [];

  /** Their currencies, the one with most renewals first. @type {(string | null)[]} */
  currencies = [];

  /** Those of the currency shown. @type {BookRenewal[]} */
  counted = [];

  /** Those behind the number that was chosen, in order. @type {BookRenewal[]} */
  listed = [];

  /** @type {import('c/csRenewalBookRules').Sort} */
  sort = { key: 'date', descending: false };

  drawn = ROWS_AT_ONCE;

  range = rangeOf([]);

  /** @type {import('c/csRenewalBookRules').Totals} */
  totals = totalsOf([]);

  months = NO_GROUPS;
  groups = NO_GROUPS;

  /** All together. @type {import('c/csRenewalBookRules').Group | undefined} */
  whole;

  /** @type {(() => Promise<void>) | undefined} */
  refreshPage;

  /** @type {(() => Promise<void>) | undefined} */
  refreshCalled;

  objects = [ACCOUNT, FORECAST];
  today = toIsoDate(Date.now());

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredInfos(/** @type {{ data?: any, error?: unknown }} */ { data, error }) {
    this.infoError = error;
    if (!data) return;
    this.infos = toInfos(data);
    if (!this.mayReadForecasts) this.called = new Set();
  }

  @wire(graphql, { query: '$bookQuery', variables: '$bookVariables' })
  wiredBook(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshPage = refresh;
    this.errors = errors ?? null;
    if (!data || errors) return;
    const { records, nextCursor } = toBookPage(data, this.segment);
    this.pages = { ...this.pages, [this.cursor ?? '']: records };
    const all = Object.values(this.pages).flat();
    const isFull = all.length >= MAX_ROWS;
    this.isComplete = nextCursor === null || isFull;
    this.isCut = isFull;
    if (!this.isComplete) {
      this.cursor = nextCursor;
      return;
    }
    this.records = all;
    this.brokenBy = this.breakBy;
    this.arrange();
    this.widenWhenEmpty();
    this.isFirst = false;
  }

  @wire(graphql, { query: '$calledQuery', variables: '$calledVariables' })
  wiredCalled(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshCalled = refresh;
    this.calledErrors = errors ?? null;
    if (!data || errors) return;
    const { keys, nextCursor } = toCalledPage(data);
    this.calledPages = { ...this.calledPages, [this.calledCursor ?? '']: keys };
    if (nextCursor === null) this.called = new Set(Object.values(this.calledPages).flat());
    else this.calledCursor = nextCursor;
    this.arrange();
  }

  @wire(graphql, { query: LAST_RUN_QUERY })
  wiredLastRun(/** @type {GraphqlResult} */ { data }) {
    if (data) this.lastRunAsOf = toLastRunAsOf(data);
  }

  renderedCallback() {
    if (!this.isListWanted) return;
    this.isListWanted = false;
    /** @type {HTMLElement | null} */ (this.template?.querySelector('c-cs-renewal-list'))?.focus();
  }

  // ── what is asked ──

  get title() {
    return this.cardTitle || label.TITLE;
  }

  get info() {
    return this.infos?.[0] ?? null;
  }

  get isAllowed() {
    return this.infos !== undefined && !this.isWithoutAccess;
  }

  get mayReadForecasts() {
    return this.infos !== undefined && !isWithoutRights(this.infos, NEEDED_FORECASTS);
  }

  get bookQuery() {
    return this.isAllowed ? bookQuery({ hasCurrencies: this.hasCurrencies, segment: this.segment }) : undefined;
  }

  get bookVariables() {
    const where = bookWhere({
      userId: this.scope === 'mine' ? userId : null,
      period: this.period,
      conditions: this.conditions,
    });
    return { where, after: this.cursor };
  }

  get calledQuery() {
    return this.isAllowed && this.mayReadForecasts ? CALLED_QUERY : undefined;
  }

  get calledVariables() {
    return { since: addMonths(this.today, -MONTHS_BACK), after: this.calledCursor };
  }

  get period() {
    return periodOf(this.periodName, this.today);
  }

  /** The field to break down by; null = accounts say it anyway. */
  get segment() {
    return this.breakBy === BY_CSM ? null : this.breakBy;
  }

  get hasCurrencies() {
    return 'CurrencyIsoCode' in (this.info?.fields ?? {});
  }

  // ── which state ──

  get isWithoutAccess() {
    return this.infos !== undefined && isWithoutRights(this.infos, NEEDED);
  }

  get failureText() {
    return this.conditions.length > 0 ? label.FAILED_FILTER : label.FAILED;
  }

  get failure() {
    return this.infoError ?? this.errors ?? this.calledErrors;
  }

  get hasFailed() {
    return Boolean(this.failure);
  }

  get isRead() {
    return this.records !== null && this.called !== null;
  }

  get isLoading() {
    return !this.isRead && !this.hasFailed && !this.isWithoutAccess;
  }

  get isReading() {
    return this.isRead && !this.isComplete && !this.hasFailed;
  }

  get isShown() {
    return this.isRead && !this.hasFailed && this.renewals.length > 0;
  }

  get isEmpty() {
    return this.isRead && this.isComplete && !this.hasFailed && this.renewals.length === 0;
  }

  get readingText() {
    if (!this.isReading) return '';
    const count = Object.values(this.pages).flat().length;
    return count === 0 ? label.LOADING : fillLabel(label.READING, formatNumber(count));
  }

  /** What is shown while the next answer comes is of the last one. */
  get bookClass() {
    return this.isReading ? 'book book_old' : 'book';
  }

  get cutText() {
    return this.isCut ? fillLabel(label.CUT, formatNumber(MAX_ROWS)) : null;
  }

  get staleNotice() {
    const asOf = this.lastRunAsOf;
    const isStale = asOf !== null && Date.now() - Date.parse(asOf) > STALE_AFTER;
    return isStale ? fillLabel(label.STALE, formatAgo(asOf, Date.now())) : null;
  }

  // ── choices ──

  get scopes() {
    return [
      { value: 'mine', text: label.MY_ACCOUNTS },
      { value: 'all', text: label.VISIBLE },
    ].map((choice) => ({ ...choice, isPressed: String(choice.value === this.scope) }));
  }

  get periods() {
    return [
      { value: 'next3Months', label: label.NEXT_3_MONTHS },
      { value: 'next6Months', label: label.NEXT_6_MONTHS },
      { value: 'next12Months', label: label.NEXT_12_MONTHS },
      { value: 'thisQuarter', label: label.THIS_QUARTER },
      { value: 'nextQuarter', label: label.NEXT_QUARTER },
    ];
  }

  get breakdowns() {
    const fields = this.info ? segmentFields(this.info) : [];
    return [
      { value: BY_CSM, label: label.CSM },
      ...fields.map(({ name, label: text }) => ({ value: name, label: text })),
    ];
  }

  get breakdownName() {
    return this.breakdowns.find(({ value }) => value === this.brokenBy)?.label ?? '';
  }

  get hasManyCurrencies() {
    return this.currencies.length > 1;
  }

  get currencyChoices() {
    return this.currencies.map((isoCode) => ({
      value: String(isoCode),
      text: fillLabel(
        label.CURRENCY_OF,
        String(isoCode),
        formatNumber(this.renewals.filter((renewal) => renewal.isoCode === isoCode).length),
      ),
      isPressed: String(isoCode === this.isoCode),
    }));
  }

  get currencyNote() {
    return fillLabel(label.CURRENCY_NOTE, String(this.isoCode));
  }

  /** The one chosen, as long as there are renewals in it. */
  get isoCode() {
    const { currencies } = this;
    return currencies.includes(this.currency) ? this.currency : (currencies[0] ?? null);
  }

  // ── accounts ──

  /** Few enough to hand to another component: what is handed over is slow to read. */
  get drawnRenewals() {
    return this.listed.slice(0, this.drawn);
  }

  get more() {
    return Math.max(0, Math.min(ROWS_AT_ONCE, this.listed.length - this.drawn));
  }

  // ── actions ──

  /** @param {Event} event */
  handleScope(event) {
    const { value } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    if (value === this.scope) return;
    this.scope = /** @type {'mine' | 'all'} */ (value);
    this.readAgain();
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handlePeriod(event) {
    this.periodName = event.detail.value;
    this.readAgain();
  }

  /** @param {CustomEvent<{ conditions: object[] }>} event */
  handleFiltered(event) {
    this.conditions = event.detail.conditions;
    this.readAgain();
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleBreakdown(event) {
    this.breakBy = event.detail.value;
    this.readAgain();
  }

  /** @param {Event} event */
  handleCurrency(event) {
    this.currency = String(/** @type {HTMLElement} */ (event.currentTarget).dataset.value);
    this.drilled = EVERYTHING;
    this.count();
  }

  /** @param {CustomEvent<{ selection: Selection, name: string }>} event */
  handleDrilled({ detail }) {
    this.drilled = detail;
    this.isListWanted = true;
    this.list();
  }

  handleCleared() {
    this.drilled = EVERYTHING;
    this.isListWanted = true;
    this.list();
  }

  /** @param {CustomEvent<import('c/csRenewalBookRules').Sort>} event */
  handleSorted(event) {
    const { key, descending } = event.detail;
    this.sort = { key, descending };
    this.list();
  }

  handleExtended() {
    this.drawn += ROWS_AT_ONCE;
  }

  handleRetry() {
    return Promise.all([this.refreshPage?.(), this.refreshCalled?.()]);
  }

  // ── arithmetic ──

  /** What is shown stays until the new answer is complete. */
  readAgain() {
    this.pages = {};
    this.cursor = null;
    this.isComplete = false;
    this.drilled = EVERYTHING;
  }

  /** Who has no accounts of their own, as many leads, begins with all. */
  widenWhenEmpty() {
    if (!this.isFirst || this.scope === 'all' || this.records?.length !== 0) return;
    this.scope = 'all';
    this.records = null;
    this.readAgain();
  }

  arrange() {
    const { records, called, today } = this;
    if (records === null || called === null) return;
    this.renewals = toRenewals({ records, called, today, isOpenEnded: 'until' in this.period });
    this.currencies = currenciesOf(this.renewals);
    this.count();
  }

  count() {
    const shown = this.isoCode;
    this.counted = this.renewals.filter(({ isoCode }) => isoCode === shown);
    this.totals = totalsOf(this.counted);
    const { counted, period, today, groupOf, groupNameOf } = this;
    this.range = rangeOf(counted);
    const months = monthsOf(counted, period, today).map((key) => ({
      key,
      text: key === OVERDUE ? label.OVERDUE : formatYearMonth(key),
    }));
    this.months = groupRenewals(counted, ({ month }) => month, months);
    this.groups = groupRenewals(counted, groupOf, namesOf(counted, groupOf, groupNameOf));
    [this.whole] = groupRenewals(counted, () => '', [{ key: '', text: '' }]);
    this.list();
  }

  /** @returns {(renewal: BookRenewal) => string} key of the group a renewal is in */
  get groupOf() {
    return this.brokenBy === BY_CSM ? ({ ownerId }) => ownerId ?? '' : ({ segment }) => segment ?? '';
  }

  /** @returns {(renewal: BookRenewal) => string} */
  get groupNameOf() {
    if (this.brokenBy === BY_CSM) return ({ owner }) => owner ?? label.NOT_SET;
    return ({ segmentText }) => segmentText ?? label.NOT_SET;
  }

  list() {
    const { groupOf, sort, drilled } = this;
    const selected = this.counted.filter((renewal) => isSelected(renewal, drilled.selection, groupOf));
    this.listed = sortRenewals(selected, sort);
    this.drawn = ROWS_AT_ONCE;
  }
}
