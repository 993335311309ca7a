import { fillLabel, formatDate, formatNumber, formatPercent, formatYearMonth, toIsoDate } from 'c/csFormat';
import { amountText } from 'c/csRenewalText';
import { NAMES_QUERY, retentionQuery, retentionWhere, toFigures, toNames } from 'c/csRetentionRecords';
import RETENTION from '@salesforce/schema/CsRetention__c';
import { graphql } from 'lightning/graphql';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { LightningElement, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csRetentionRecords').RetentionFigure} RetentionFigure */

const BOOK = 'book';
const SEGMENT = 'segment:';
const DAY = 86_400_000;
/** Full runs come daily; older figures are said to be old. */
const FRESH_DAYS = 1;

/** How ARR was kept: what a full run has written, with the user's rights. Works out nothing but what is shown. */
export default class CsRetention extends LightningElement {
  label = label;

  /** Of CsRetention__c. @type {{ fields: Record<string, any> } | undefined} */
  info;

  /** @type {unknown} */
  infoError;

  /** null = not read yet. @type {RetentionFigure[] | null} */
  figures = null;

  /** @type {{ message: string }[] | null} */
  errors = null;

  /** @type {ReadonlyMap<string, string>} names of accounts by id */
  names = new Map();

  /** `book`, or `segment:` with its value. */
  scope = BOOK;

  months = '12';

  /** Last day of the month whose movements are shown; null = the newest. @type {string | null} */
  month = null;

  /** @type {(() => Promise<void>) | undefined} */
  refresh;

  retentionObject = RETENTION;

  @wire(getObjectInfo, { objectApiName: '$retentionObject' })
  wiredInfo(/** @type {{ data?: any, error?: unknown }} */ { data, error }) {
    if (data) this.info = data;
    this.infoError = error;
  }

  @wire(graphql, { query: '$query', variables: '$variables' })
  wiredFigures(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refresh = refresh;
    this.errors = errors ?? null;
    if (data && !errors) this.figures = toFigures(data);
  }

  @wire(graphql, { query: '$namesQuery', variables: '$namesVariables' })
  wiredNames(/** @type {GraphqlResult} */ { data }) {
    if (data) this.names = toNames(data);
  }

  get query() {
    return this.info ? retentionQuery({ hasCurrencies: 'CurrencyIsoCode' in this.info.fields }) : undefined;
  }

  get variables() {
    return { where: retentionWhere(this.segment) };
  }

  get namesQuery() {
    return this.namedIds.length === 0 ? undefined : NAMES_QUERY;
  }

  get namesVariables() {
    return { ids: this.namedIds };
  }

  get namedIds() {
    const { differing = [], leftAside = [] } = this.newestOfBook?.reconciliation ?? {};
    return [...differing, ...leftAside].map(({ accountId }) => accountId);
  }

  // ── which state ──

  get isLoading() {
    return this.figures === null && !this.hasFailed;
  }

  get failure() {
    return this.errors ?? this.infoError;
  }

  get hasFailed() {
    return Boolean(this.failure);
  }

  get isEmpty() {
    return this.figures !== null && !this.hasFailed && this.figures.length === 0;
  }

  get isShown() {
    return this.figures !== null && this.figures.length > 0;
  }

  // ── what is chosen ──

  get segment() {
    if (this.scope === BOOK) return null;
    return { value: this.scope.slice(SEGMENT.length) || null };
  }

  get segments() {
    const present = (this.figures ?? []).filter(({ scope, isMonthOver }) => scope === 'Segment' && !isMonthOver);
    const values = [...new Set(present.map(({ value }) => value))];
    const isSeveral = values.length > 1 || values[0];
    const options = isSeveral
      ? values.map((value) => ({ value: `${SEGMENT}${value ?? ''}`, label: value ?? label.NO_SEGMENT }))
      : [];
    return [{ value: BOOK, label: label.WHOLE_BOOK }, ...options];
  }

  get canSwitchSegment() {
    return this.segments.length > 1;
  }

  get windows() {
    return [
      { value: '12', label: label.TWELVE_MONTHS },
      { value: '1', label: label.ONE_MONTH },
    ];
  }

  get ofScope() {
    const [wanted, wantedValue] = this.segment === null ? ['Book', null] : ['Segment', this.segment.value];
    return (this.figures ?? []).filter(({ scope, value }) => scope === wanted && value === wantedValue);
  }

  get series() {
    return this.ofScope.filter(({ months }) => String(months) === this.months);
  }

  get newestOfBook() {
    return (this.figures ?? []).findLast(({ scope, isMonthOver }) => scope === 'Book' && !isMonthOver) ?? null;
  }

  get headline() {
    return this.series.at(-1) ?? null;
  }

  get hasSeries() {
    return this.series.length > 0;
  }

  get hasNoSeries() {
    return this.series.length === 0;
  }

  get noSeriesText() {
    const from = this.newestOfBook?.recordedFrom ?? null;
    return from === null ? label.NO_WINDOW : fillLabel(label.NO_WINDOW_YET, formatDate(from));
  }

  get monthOptions() {
    return this.series
      .map(({ month, isMonthOver }) => ({
        value: month,
        label: isMonthOver
          ? formatYearMonth(month.slice(0, 7))
          : fillLabel(label.MONTH_TO_DATE, formatYearMonth(month.slice(0, 7))),
      }))
      .reverse();
  }

  get shownMonth() {
    return this.shownFigure?.month ?? null;
  }

  get shownFigure() {
    return this.series.find(({ month }) => month === this.month) ?? this.headline;
  }

  get cohorts() {
    return (this.figures ?? []).filter(({ scope }) => scope === 'Cohort');
  }

  get hasCohorts() {
    return this.cohorts.length > 0;
  }

  get cohortNote() {
    return this.segment === null ? null : label.COHORTS_OF_BOOK;
  }

  get isoCode() {
    return this.newestOfBook?.isoCode ?? null;
  }

  // ── above ──

  get tiles() {
    const { headline } = this;
    if (headline === null) return [];
    const { gross, net, logo, ending, accounts } = headline;
    return [
      { id: 'gross', name: label.GROSS, amount: formatPercent(gross), about: label.GROSS_ABOUT },
      { id: 'net', name: label.NET, amount: formatPercent(net), about: label.NET_ABOUT },
      {
        id: 'logo',
        name: label.LOGO,
        amount: formatPercent(logo),
        about: fillLabel(label.LOGO_ABOUT, formatNumber(accounts.churned), formatNumber(accounts.starting)),
      },
      {
        id: 'ending',
        name: label.ENDING,
        amount: amountText(ending, this.isoCode),
        about: fillLabel(label.ENDING_ABOUT, formatNumber(accounts.ending)),
      },
    ];
  }

  get spanText() {
    const { headline } = this;
    if (headline === null) return '';
    const { startsOn, endsOn, starting, accounts } = headline;
    const base = amountText(starting, this.isoCode);
    return fillLabel(label.SPAN, formatDate(startsOn), formatDate(endsOn), base, formatNumber(accounts.starting));
  }

  get oldText() {
    const asOf = this.newestOfBook?.endsOn ?? null;
    if (asOf === null) return '';
    const days = Math.round((Date.parse(toIsoDate(Date.now())) - Date.parse(asOf)) / DAY);
    return days > FRESH_DAYS ? fillLabel(label.OLD, formatNumber(days)) : '';
  }

  get sourceText() {
    const { source = null, recordedFrom = null } = this.newestOfBook ?? {};
    const ledger = recordedFrom === null ? label.FROM_LEDGER : fillLabel(label.RECORDED_FROM, formatDate(recordedFrom));
    const from = source === 'Records' ? label.FROM_RECORDS : ledger;
    return this.isoCode === null ? from : `${from} ${label.AT_RATES}`;
  }

  handleScope(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.scope = event.detail.value;
    this.month = null;
  }

  handleWindow(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.months = event.detail.value;
    this.month = null;
  }

  handleMonth(/** @type {CustomEvent<{ value: string }>} */ event) {
    this.month = event.detail.value;
  }

  handleRetry() {
    return this.refresh?.();
  }
}
