import { fillLabel, formatAgo, formatDate, toIsoDate } from 'c/csFormat';
import { LAST_RUN_QUERY, toLastRunAsOf } from 'c/csLastRun';
import { PageRefreshMixin } from 'c/csPageRefresh';
import {
  ACCOUNT_FIELDS,
  CALLS_QUERY,
  FORECASTS_QUERY,
  MODEL_QUERY,
  toAccountRenewal,
  toBasis,
  toCalls,
  toForecastRows,
  toModelText,
} from 'c/csRenewalRecords';
import { asOfForecast, toForecast } from 'c/csRenewalRules';
import { CATEGORIES, startText } from 'c/csRenewalText';
import {
  ACCOUNT_SIGNALS_QUERY,
  DEFINITIONS_QUERY,
  isWithoutRights,
  toDefinitions,
  toInfos,
  toSignals,
} from 'c/csSignalRecords';
import { createFactBook } from 'c/csSignalText';
import ACCOUNT from '@salesforce/schema/Account';
import CALL from '@salesforce/schema/CsRenewalCall__c';
import FORECAST from '@salesforce/schema/CsRenewalForecast__c';
import MODEL from '@salesforce/schema/CsRenewalModel__c';
import SIGNAL from '@salesforce/schema/CsSignal__c';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos } from 'lightning/uiObjectInfoApi';
import { getRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { headlineOf, modelOf, sidesOf } from './forecastTexts';
import { label } from './labels';
import { openSignals } from './openSignals';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csRenewalRules').Call} Call */
/** @typedef {import('c/csRenewalRules').ForecastRow} ForecastRow */

const HOUR = 3_600_000;
const STALE_AFTER = 36 * HOUR;

/** Without these there is nothing to show. */
const NEEDED = { CsRenewalForecast__c: ['AsOfWeek__c', 'RenewalDate__c'], Account: ['CsRenewalDate__c'] };
const NEEDED_CALLS = { CsRenewalCall__c: ['RenewalDate__c', 'Category__c', 'GivenOn__c'] };
const NEEDED_SIGNALS = { CsSignal__c: ['Account__c', 'Kind__c', 'Status__c', 'ClosedOn__c'] };
const NEEDED_MODEL = { CsRenewalModel__c: ['FittedOn__c'] };

/**
 * The next renewal of an account: when, how much, how likely and on what grounds; model, CSM and final side by side; the CSM's call.
 * Reads and writes the org only, so that it works while the scoring service is down.
 */
export default class CsRenewalForecast extends PageRefreshMixin(LightningElement) {
  label = label;

  /** The account; the record page sets it. @type {string | undefined} */
  @api recordId;

  /** Title of the card; empty means "Renewal Forecast". @type {string | undefined} */
  @api cardTitle;

  /** @type {ReturnType<typeof toInfos> | undefined} in the order of `objects` */
  infos;

  /** @type {ReturnType<typeof toAccountRenewal> | undefined} */
  account;

  /** Newest first. @type {ForecastRow[] | undefined} */
  rows;

  /** @type {Call[] | undefined} */
  calls;

  /** @type {import('c/csSignalRecords').SignalRecord[]} */
  signals = [];

  /** @type {import('c/csSignalRecords').Definitions} */
  definitions = { indicators: new Map(), measures: new Map(), playbooks: new Map() };

  /** What the newest look at decided renewals found. @type {string | null} */
  modelText = null;

  /** @type {string | null} */
  lastRunAsOf = null;

  /** Whether it is known when the last full run was: until then nobody knows what to wait for. */
  isRunKnown = false;

  /** @type {unknown} */
  infoError;

  /** @type {unknown} */
  accountError;

  /** @type {{ message: string }[] | null} */
  rowErrors = null;

  /** @type {{ message: string }[] | null} */
  callErrors = null;

  /** @type {{ message: string }[] | null} */
  signalErrors = null;

  /** The category that is being called. @type {string | null} */
  called = null;

  /** What gets the focus once it is drawn: the form, or the button of a category. @type {string | null} */
  focusNext = null;

  /** What was done last, for assistive technology. */
  announcement = '';

  /** @type {(() => Promise<void>) | undefined} */
  refreshRows;

  /** @type {(() => Promise<void>) | undefined} */
  refreshCalls;

  /** @type {(() => Promise<void>) | undefined} */
  refreshSignals;

  /** @type {(() => Promise<void>) | undefined} */
  refreshLastRun;

  objects = [FORECAST, CALL, SIGNAL, MODEL, ACCOUNT];

  accountFields = [...ACCOUNT_FIELDS];

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredInfos(/** @type {{ data?: any, error?: unknown }} */ { data, error }) {
    if (data) this.infos = toInfos(data);
    this.infoError = error;
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$accountFields' })
  wiredAccount(/** @type {import('lightning/uiRecordApi').RecordResult} */ { data, error }) {
    if (data) this.account = toAccountRenewal(data);
    this.accountError = error;
  }

  @wire(graphql, { query: '$rowsQuery', variables: '$renewalVariables' })
  wiredRows(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshRows = refresh;
    if (data && !errors) this.rows = toForecastRows(data);
    this.rowErrors = errors ?? null;
  }

  @wire(graphql, { query: '$callsQuery', variables: '$renewalVariables' })
  wiredCalls(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshCalls = refresh;
    if (data && !errors) this.calls = toCalls(data);
    this.callErrors = errors ?? null;
  }

  @wire(graphql, { query: '$signalsQuery', variables: '$signalsVariables' })
  wiredSignals(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshSignals = refresh;
    if (data && !errors) this.signals = toSignals(data);
    this.signalErrors = errors ?? null;
  }

  @wire(graphql, { query: DEFINITIONS_QUERY })
  wiredDefinitions(/** @type {GraphqlResult} */ { data }) {
    if (data) this.definitions = toDefinitions(data);
  }

  @wire(graphql, { query: '$modelQuery' })
  wiredModel(/** @type {GraphqlResult} */ { data }) {
    if (data) this.modelText = toModelText(data);
  }

  @wire(graphql, { query: LAST_RUN_QUERY })
  wiredLastRun(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshLastRun = refresh;
    if (data) this.lastRunAsOf = toLastRunAsOf(data);
    this.isRunKnown = Boolean(data ?? errors);
  }

  get renewalVariables() {
    return { accountId: this.recordId, renewalDate: this.account?.renewalDate };
  }

  get signalsVariables() {
    return { accountId: this.recordId, since: this.today };
  }

  /** Not before it is known that the user may read forecasts and which renewal is the next. */
  get rowsQuery() {
    return this.hasRenewal && !this.isWithoutAccess ? FORECASTS_QUERY : undefined;
  }

  get callsQuery() {
    return this.hasRenewal && this.mayRead(NEEDED_CALLS) ? CALLS_QUERY : undefined;
  }

  get signalsQuery() {
    return this.hasRenewal && this.mayRead(NEEDED_SIGNALS) ? ACCOUNT_SIGNALS_QUERY : undefined;
  }

  get modelQuery() {
    return this.hasRenewal && this.mayRead(NEEDED_MODEL) ? MODEL_QUERY : undefined;
  }

  get title() {
    return this.cardTitle || label.FORECAST;
  }

  get today() {
    return toIsoDate(Date.now());
  }

  // ── which state ──

  get isWithoutAccess() {
    return Boolean(this.infos) && !this.mayRead(NEEDED);
  }

  get hasRenewal() {
    return Boolean(this.infos) && Boolean(this.account?.renewalDate);
  }

  get isWithoutRenewal() {
    return Boolean(this.infos) && !this.isWithoutAccess && this.account?.renewalDate === null;
  }

  /** Forecast and calls come together, so that nothing jumps. */
  get isShown() {
    const areCallsHere = this.calls !== undefined || !this.callsQuery || Boolean(this.callErrors);
    return this.hasRenewal && !this.isWithoutAccess && this.rows !== undefined && areCallsHere;
  }

  get hasFailed() {
    const isNothingHere = this.rows === undefined && !this.isWithoutAccess && !this.isWithoutRenewal;
    return isNothingHere && Boolean(this.failure);
  }

  get failure() {
    return this.infoError ?? this.accountError ?? this.rowErrors;
  }

  get isLoading() {
    return !this.hasFailed && !this.isWithoutAccess && !this.isWithoutRenewal && !this.isShown;
  }

  /** What failed beside a forecast that is there. */
  get partErrors() {
    const errors = this.isShown
      ? [this.rowErrors, this.callErrors, this.signalErrors].flatMap((list) => list ?? [])
      : [];
    return errors.length > 0 ? errors : null;
  }

  get staleNotice() {
    const { row } = this;
    if (!row || this.forecast.outcome !== 'open') return null;
    const asOf = asOfForecast(row, this.lastRunAsOf);
    const isStale = Date.now() - Date.parse(asOf) > STALE_AFTER;
    return isStale ? fillLabel(label.STALE, formatAgo(asOf, Date.now())) : null;
  }

  // ── the forecast ──

  get row() {
    return this.rows?.[0] ?? null;
  }

  get forecast() {
    const account = /** @type {import('c/csRenewalRules').AccountRenewal} */ (this.account);
    return toForecast({ account, row: this.row, calls: this.calls ?? [], today: this.today });
  }

  get isOpen() {
    return this.forecast.outcome === 'open';
  }

  get isDecided() {
    return !this.isOpen;
  }

  get outcomeText() {
    const { outcome, decidedOn } = this.forecast;
    const [dated, undated] = outcome === 'renewed' ? [label.RENEWED_ON, label.RENEWED] : [label.LOST_ON, label.LOST];
    return decidedOn ? fillLabel(dated, formatDate(decidedOn)) : undated;
  }

  get renewalDate() {
    return formatDate(this.account?.renewalDate);
  }

  get headline() {
    return headlineOf(this.forecast);
  }

  /** Model, CSM and final, a column each. */
  get sides() {
    return sidesOf(this.forecast);
  }

  get isAhead() {
    return this.forecast.isAhead;
  }

  // ── what the model says ──

  get book() {
    return createFactBook({ measures: this.definitions.measures, accountFields: this.infos?.[4]?.fields ?? {} });
  }

  get basis() {
    return toBasis(this.row?.basis);
  }

  get model() {
    const measureName = (/** @type {string} */ key) => this.book.labelOf(`Value.${key.replaceAll('-', '_')}`);
    return modelOf(this.forecast.model, this.basis, measureName);
  }

  /** When to begin with a renewal that is open; null = too few renewals tell. */
  get start() {
    const { basis } = this;
    return this.isOpen && basis?.start ? startText(basis.start, this.today) : null;
  }

  /** Why there is no likelihood of the model. */
  get withoutModel() {
    if (this.model || this.isDecided || !this.isRunKnown) return null;
    return this.row === null && this.lastRunAsOf === null ? label.NOT_YET : label.CANNOT_TELL;
  }

  // ── what may move it ──

  get moves() {
    return openSignals(this.signals, this.definitions.indicators, this.book);
  }

  get hasMoves() {
    return this.moves.length > 0;
  }

  get areMovesShown() {
    return this.isOpen && Boolean(this.signalsQuery);
  }

  // ── history ──

  get history() {
    return [...(this.rows ?? [])].reverse();
  }

  get hasHistory() {
    return this.history.length > 0;
  }

  get historyEndsOn() {
    return this.forecast.decidedOn ?? this.today;
  }

  // ── the call ──

  get canCall() {
    return this.isOpen && this.infos?.[1]?.createable === true;
  }

  get isReadOnly() {
    return this.isOpen && !this.canCall;
  }

  get choices() {
    const current = this.called ?? this.forecast.call?.category;
    return CATEGORIES.map((category) => ({ category, isPressed: category === current ? 'true' : 'false' }));
  }

  get isCalling() {
    return this.called !== null;
  }

  get modelCategory() {
    return this.forecast.model.category;
  }

  renderedCallback() {
    if (this.focusNext === null) return;
    const selector = this.focusNext;
    this.focusNext = null;
    /** @type {HTMLElement | null} */ (this.template?.querySelector(selector) ?? null)?.focus();
  }

  /** @param {Event} event */
  handleChoose(event) {
    this.called = String(/** @type {HTMLElement} */ (event.currentTarget).dataset.category);
    this.focusNext = '[data-form]';
  }

  /** Nothing was open when a call was taken back. */
  handleClosed() {
    this.focusNext = this.called === null ? null : `[data-category="${this.called}"]`;
    this.called = null;
  }

  /** @param {CustomEvent<{ message: string }>} event */
  async handleSaved({ detail: { message } }) {
    this.handleClosed();
    this.announcement = message;
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
    await this.refreshCalls?.();
  }

  handleRetry() {
    return this.reload();
  }

  async reload() {
    await Promise.all([this.refreshRows?.(), this.refreshCalls?.(), this.refreshSignals?.(), this.refreshLastRun?.()]);
  }

  /** @param {Record<string, string[]>} needed */
  mayRead(needed) {
    return !isWithoutRights(this.infos ?? [], needed);
  }
}
