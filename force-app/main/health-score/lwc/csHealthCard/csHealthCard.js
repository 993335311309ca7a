import { stageLabel } from 'c/csBand';
import { fillLabel, formatAgo, formatDate, formatDateTime, toIsoDate } from 'c/csFormat';
import {
  ACCOUNT_FIELDS,
  EXPLANATION_QUERY,
  HISTORY_QUERY,
  SNAPSHOT_ON_QUERY,
  toAccountHealth,
  toExplanationRecords,
  toHistory,
  toKeyPattern,
  toSnapshotOn,
} from 'c/csHealthRecords';
import { explainSnapshot, findReason, parseSnapshot } from 'c/csHealthSnapshot';
import { LAST_RUN_QUERY, toAsOf, toLastRunAsOf } from 'c/csLastRun';
import { PageRefreshMixin } from 'c/csPageRefresh';
import rescore from '@salesforce/apex/CsHealthController.rescore';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getRecord, notifyRecordUpdateAvailable } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { toChange, toCoverageText, toLookBackText, toPulse, toScorecardText, toStaleNotice } from './headline';
import { toMissingLine, toReasonSentence } from './healthText';
import { label } from './labels';
import { toFailure, toOutcome } from './rescoreText';
import { isOverridePending, toKnockOuts, toOverride } from './scoreLimits';

/** @typedef {ReturnType<typeof toAccountHealth>} AccountHealth */
/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */

const DAY = 86_400_000;
/** About 13 months: one yearly cycle and the month before it. */
const HISTORY_DAYS = 400;

/**
 * The health score of an account and everything behind it: measures, what is missing, knock-outs, override, child accounts, trend; today
 * or as it was on a past day. What a CSM says about it, pulse and override, is entered here.
 * Reads the org only, so that it works while the scoring service is down; "Rescore now" is the one call that needs it.
 */
export default class CsHealthCard extends PageRefreshMixin(LightningElement) {
  label = label;

  /** The account; the record page sets it. @type {string | undefined} */
  @api recordId;

  /** Title of the card; empty means "Health Score". @type {string | undefined} */
  @api cardTitle;

  /** @type {AccountHealth | undefined} undefined while loading, null without access */
  account;

  /** @type {unknown} */
  accountError;

  /** @type {ReturnType<typeof toHistory> | undefined} */
  history;

  /** @type {ReturnType<typeof toExplanationRecords> | undefined} */
  explanationRecords;

  /** @type {string | null} */
  lastRunAsOf = null;

  /** The day to look back to, yyyy-mm-dd; undefined is today. @type {string | undefined} */
  lookBackOn;

  /** The snapshot that held on that day; undefined while it loads, null where none is that old. @type {ReturnType<typeof toSnapshotOn> | undefined} */
  past;

  /** @type {{ message: string }[]} */
  historyErrors = [];

  /** @type {{ message: string }[]} */
  explanationErrors = [];

  isRescoring = false;

  /** Outcome of the last "Rescore now" for assistive technology. */
  announcement = '';

  /** @type {ReturnType<typeof toFailure> | null} */
  rescoreFailure = null;

  /** @type {(() => Promise<void>) | undefined} */
  refreshHistory;

  /** @type {(() => Promise<void>) | undefined} */
  refreshExplanation;

  /** @type {(() => Promise<void>) | undefined} */
  refreshLastRun;

  /** First day of the trend. */
  since = toIsoDate(Date.now() - HISTORY_DAYS * DAY);

  @wire(getRecord, { recordId: '$recordId', optionalFields: ACCOUNT_FIELDS })
  wiredAccount(/** @type {import('lightning/uiRecordApi').RecordResult} */ { data, error }) {
    if (data) this.account = toAccountHealth(data);
    this.accountError = error;
  }

  @wire(graphql, { query: HISTORY_QUERY, variables: '$historyVariables' })
  wiredHistory(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshHistory = refresh;
    if (data) this.history = toHistory(data);
    this.historyErrors = errors ?? [];
  }

  @wire(graphql, { query: '$explanationQuery', variables: '$explanationVariables' })
  wiredExplanation(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshExplanation = refresh;
    if (data) this.explanationRecords = toExplanationRecords(data);
    this.explanationErrors = errors ?? [];
  }

  @wire(graphql, { query: LAST_RUN_QUERY })
  wiredLastRun(/** @type {GraphqlResult} */ { data, refresh }) {
    this.refreshLastRun = refresh;
    if (data) this.lastRunAsOf = toLastRunAsOf(data);
  }

  @wire(graphql, { query: SNAPSHOT_ON_QUERY, variables: '$pastVariables' })
  wiredPast(/** @type {GraphqlResult} */ { data, errors }) {
    if (data) this.past = toSnapshotOn(data);
    this.historyErrors = errors ?? this.historyErrors;
  }

  get historyVariables() {
    return { accountId: this.recordId, keyPattern: toKeyPattern(this.recordId), since: this.since };
  }

  get pastVariables() {
    return { accountId: this.recordId, keyPattern: toKeyPattern(this.recordId), date: this.lookBackOn };
  }

  /** The snapshot that the card explains: the newest, or the one that held on the day looked back to. */
  get shownSnapshot() {
    return (this.lookBackOn ? this.past : this.history?.newest) ?? null;
  }

  /** Not before the snapshot is known. */
  get explanationQuery() {
    return this.shownSnapshot?.scorecardId ? EXPLANATION_QUERY : undefined;
  }

  get explanationVariables() {
    const { shownSnapshot } = this;
    return shownSnapshot ? { snapshotId: shownSnapshot.id, scorecardId: shownSnapshot.scorecardId } : undefined;
  }

  get title() {
    return this.cardTitle || label.HEALTH_SCORE;
  }

  // ── which state ──

  get isLoading() {
    return this.account === undefined && !this.accountError;
  }

  get hasFailed() {
    return this.account === undefined && Boolean(this.accountError);
  }

  get isWithoutAccess() {
    return this.account === null;
  }

  get isEmpty() {
    return this.account?.band === null && this.account.score === null;
  }

  get isScored() {
    return Boolean(this.account) && !this.isEmpty && !this.isBeforeHistory;
  }

  // ── looking back ──

  get isToday() {
    return !this.lookBackOn;
  }

  get isBeforeHistory() {
    return Boolean(this.lookBackOn) && this.past === null;
  }

  get lookBackText() {
    return this.lookBackOn ? toLookBackText(this.lookBackOn, this.past) : null;
  }

  get today() {
    return toIsoDate(Date.now());
  }

  get canRescore() {
    return Boolean(this.account) && this.isToday;
  }

  // ── headline ──

  /** The numbers shown: the account's own, or those of the past snapshot. */
  get shown() {
    return this.lookBackOn ? (this.past ?? null) : (this.account ?? null);
  }

  get band() {
    return this.shown?.band ?? null;
  }

  get score() {
    return this.shown?.score ?? null;
  }

  /** Too little data is never shown as a score, however high: the number stays with the measures. */
  get shownScore() {
    return this.band === 'Unknown' ? null : this.score;
  }

  /** What has changed in the last 30 days; of a past day it is not known. */
  get change() {
    return this.lookBackOn ? null : toChange(this.account?.change30Days ?? null);
  }

  get coverage() {
    return toCoverageText(this.shown?.coverage ?? null, this.band, this.scorecard);
  }

  get asOf() {
    return toAsOf(this.account?.scoredAt ?? null, this.lastRunAsOf);
  }

  get asOfText() {
    if (this.lookBackOn) return formatDate(this.past?.date);
    return fillLabel(label.AS_OF_BOTH, formatAgo(this.asOf, Date.now()), formatDateTime(this.asOf));
  }

  get staleNotice() {
    return this.isToday ? toStaleNotice(this.asOf, Date.now()) : null;
  }

  get stage() {
    return stageLabel(this.lookBackOn ? this.snapshot?.stage : this.account?.stage);
  }

  /** The latest pulse that was given by then. */
  get pulse() {
    return toPulse(this.history?.pulses ?? [], this.past?.date ?? this.today);
  }

  get scorecard() {
    return this.explanationRecords?.scorecard ?? null;
  }

  get scorecardText() {
    return toScorecardText(this.scorecard);
  }

  get thresholds() {
    return [this.scorecard?.watchFrom, this.scorecard?.healthyFrom].filter(
      (threshold) => typeof threshold === 'number',
    );
  }

  // ── explanation ──

  /** The snapshot as the service wrote it; null while it loads, undefined when it cannot be read. */
  get snapshot() {
    if (!this.explanationRecords) return null;
    try {
      return parseSnapshot(this.explanationRecords.json);
    } catch {
      return undefined;
    }
  }

  get explanation() {
    const { snapshot } = this;
    return snapshot ? explainSnapshot(snapshot, this.explanationRecords?.definitions ?? []) : null;
  }

  get isExplanationLoading() {
    return !this.isExplained && !this.notice && this.detailErrors.length === 0 && !this.isHistoryEmpty;
  }

  get isHistoryEmpty() {
    return this.history?.newest === null;
  }

  get isExplained() {
    return this.explanation !== null;
  }

  /** Why there are no measures to show, as one sentence. */
  get notice() {
    if (this.shownSnapshot && !this.shownSnapshot.scorecardId) return label.REASON_NO_SCORECARD;
    return this.snapshot === undefined ? label.SNAPSHOT_UNREADABLE : null;
  }

  get detailErrors() {
    return [...this.historyErrors, ...this.explanationErrors];
  }

  get hasDetailErrors() {
    return this.detailErrors.length > 0;
  }

  /** Where a knock-out caps the score, that is the reason, and it stands in its own box. */
  get reason() {
    const { explanation } = this;
    if (explanation?.isCapped) return null;
    const sentence = explanation && toReasonSentence(findReason(explanation, this.band));
    return sentence ?? (this.isToday ? (this.account?.reason ?? null) : null);
  }

  get rules() {
    return this.explanationRecords?.rules ?? null;
  }

  get versionKey() {
    return this.shownSnapshot?.scorecard ?? null;
  }

  get rollUp() {
    return this.snapshot?.rollUp ?? null;
  }

  get ownScore() {
    return this.snapshot?.ownScore ?? null;
  }

  get calculatedScore() {
    return this.snapshot?.calculatedScore ?? null;
  }

  get missing() {
    return (this.explanation?.missing ?? []).map(toMissingLine);
  }

  get hasMissing() {
    return this.missing.length > 0;
  }

  get knockOuts() {
    return this.explanation && toKnockOuts(this.explanation);
  }

  get override() {
    const applied = this.snapshot?.override;
    if (!applied) return null;
    return toOverride(applied, this.history?.overrides ?? [], this.explanation?.scoreWithoutOverride ?? null);
  }

  get isOverridePending() {
    if (!this.snapshot || this.lookBackOn) return false;
    return isOverridePending(this.history?.overrides ?? [], this.snapshot.override, this.today);
  }

  get trendPoints() {
    return this.history?.points ?? [];
  }

  get trendEndsOn() {
    return this.asOf === null ? '' : toIsoDate(Date.parse(this.asOf));
  }

  get healthyFrom() {
    return this.scorecard?.healthyFrom ?? null;
  }

  get watchFrom() {
    return this.scorecard?.watchFrom ?? null;
  }

  // ── actions ──

  get rescoreLabel() {
    return this.isRescoring ? label.RESCORING : label.RESCORE_NOW;
  }

  async handleRescore() {
    const before = this.score;
    this.isRescoring = true;
    this.rescoreFailure = null;
    this.announcement = label.RESCORING;
    try {
      const result = await rescore({ accountId: String(this.recordId) });
      await this.refreshPage();
      this.tell(toOutcome(before, result));
    } catch (error) {
      this.announcement = '';
      this.rescoreFailure = toFailure(error, this.asOf, Date.now());
    } finally {
      this.isRescoring = false;
    }
  }

  /** What a CSM entered counts from the next scoring on, so the account is scored at once. */
  async handleSaved() {
    await this.refreshHistory?.();
    await this.handleRescore();
  }

  /** @param {CustomEvent<{ day: string }>} event */
  handleLookedBack({ detail: { day } }) {
    this.lookBackTo(day < this.today ? day : undefined);
  }

  handleToday() {
    this.lookBackTo(undefined);
  }

  /** @param {string | undefined} day */
  lookBackTo(day) {
    if (day === this.lookBackOn) return;
    this.lookBackOn = day;
    this.past = undefined;
    this.explanationRecords = undefined;
  }

  handleRetry() {
    return this.reload();
  }

  async reload() {
    await Promise.all([
      notifyRecordUpdateAvailable([{ recordId: String(this.recordId) }]),
      this.refreshHistory?.(),
      this.refreshExplanation?.(),
      this.refreshLastRun?.(),
    ]);
  }

  /** @param {string} message */
  tell(message) {
    this.announcement = message;
    this.dispatchEvent(new ShowToastEvent({ title: label.RESCORE_DONE, message, variant: 'success' }));
  }
}
