import {
  fillLabel,
  formatChange,
  formatChangeHundredths,
  formatDate,
  formatHundredths,
  formatNumber,
} from 'c/csFormat';
import {
  ACCOUNT_NAMES_QUERY,
  EXPLANATION_QUERY,
  SNAPSHOT_ON_QUERY,
  toAccountNames,
  toExplanationRecords,
  toKeyPattern,
  toSnapshotOn,
} from 'c/csHealthRecords';
import { explainChange } from 'c/csHealthRules';
import { parseSnapshot } from 'c/csHealthSnapshot';
import { graphql } from 'lightning/graphql';
import { LightningElement, api, wire } from 'lwc';
import { toCauseSentence } from './causeText';
import { toWaterfall } from './changePlot';
import { label } from './labels';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {NonNullable<ReturnType<typeof toSnapshotOn>>} SnapshotOn */
/** @typedef {ReturnType<typeof toExplanationRecords>} ExplanationRecords */

const DAY = 86_400_000;
const DEFAULT_DAYS = 30;

/** Why the score changed between two days: causes whose points add up to the change. */
export default class CsHealthChange extends LightningElement {
  label = label;

  /** @type {string} */
  @api accountId = '';

  /** Days of the known snapshots, oldest first, yyyy-mm-dd; the newest is compared with the one 30 days before. @type {string[]} */
  @api dates = [];

  /** @type {string | undefined} yyyy-mm-dd */
  fromDate;

  /** @type {string | undefined} yyyy-mm-dd */
  toDate;

  /** @type {SnapshotOn | null | undefined} undefined while loading, null where none is that old */
  from;

  /** @type {SnapshotOn | null | undefined} */
  to;

  /** @type {ExplanationRecords | undefined} */
  fromRecords;

  /** @type {ExplanationRecords | undefined} */
  toRecords;

  /** @type {Map<string, string>} */
  accountNames = new Map();

  /** @type {{ message: string }[]} */
  errors = [];

  connectedCallback() {
    const newest = this.dates.at(-1);
    this.toDate = newest;
    this.fromDate = newest === undefined ? undefined : defaultStart(this.dates, newest);
  }

  @wire(graphql, { query: SNAPSHOT_ON_QUERY, variables: '$fromVariables' })
  wiredFrom(/** @type {GraphqlResult} */ { data, errors }) {
    if (data) this.from = toSnapshotOn(data);
    this.note(errors);
  }

  @wire(graphql, { query: SNAPSHOT_ON_QUERY, variables: '$toVariables' })
  wiredTo(/** @type {GraphqlResult} */ { data, errors }) {
    if (data) this.to = toSnapshotOn(data);
    this.note(errors);
  }

  @wire(graphql, { query: EXPLANATION_QUERY, variables: '$fromExplanation' })
  wiredFromRecords(/** @type {GraphqlResult} */ { data, errors }) {
    if (data) this.fromRecords = toExplanationRecords(data);
    this.note(errors);
  }

  @wire(graphql, { query: EXPLANATION_QUERY, variables: '$toExplanation' })
  wiredToRecords(/** @type {GraphqlResult} */ { data, errors }) {
    if (data) this.toRecords = toExplanationRecords(data);
    this.note(errors);
  }

  @wire(graphql, { query: ACCOUNT_NAMES_QUERY, variables: '$nameVariables' })
  wiredNames(/** @type {GraphqlResult} */ { data }) {
    if (data) this.accountNames = toAccountNames(data);
  }

  get fromVariables() {
    return { accountId: this.accountId, keyPattern: toKeyPattern(this.accountId), date: this.fromDate };
  }

  get toVariables() {
    return { accountId: this.accountId, keyPattern: toKeyPattern(this.accountId), date: this.toDate };
  }

  get fromExplanation() {
    return { snapshotId: this.from?.id, scorecardId: this.from?.scorecardId ?? undefined };
  }

  get toExplanation() {
    return { snapshotId: this.to?.id, scorecardId: this.to?.scorecardId ?? undefined };
  }

  get nameVariables() {
    const members = [this.before, this.after].flatMap((side) => side?.snapshot.rollUp?.members ?? []);
    const ids = [...new Set(members.map(({ accountId }) => accountId))];
    return { accountIds: ids.length > 0 ? ids : undefined };
  }

  get before() {
    return this.from && this.fromRecords ? toSide(this.from, this.fromRecords) : null;
  }

  get after() {
    return this.to && this.toRecords ? toSide(this.to, this.toRecords) : null;
  }

  get result() {
    const { before, after } = this;
    return before && after ? explainChange(before, after) : null;
  }

  /** Why there is nothing to explain, as one sentence. */
  get notice() {
    const { from, to } = this;
    if (!this.fromDate || !this.toDate) return label.CHANGE_CHOOSE;
    if (this.fromDate > this.toDate) return label.CHANGE_ORDER;
    if (from === null) return fillLabel(label.CHANGE_NO_SNAPSHOT, formatDate(this.fromDate));
    if (to === null) return fillLabel(label.CHANGE_NO_SNAPSHOT, formatDate(this.toDate));
    if (from && to && from.id === to.id) return fillLabel(label.CHANGE_SAME, formatDate(from.date));
    if ([from, to].some((snapshot) => snapshot && !snapshot.scorecardId)) return label.CHANGE_NO_SCORE;
    if (this.isUnreadable) return label.SNAPSHOT_UNREADABLE;
    return this.result?.change === null ? label.CHANGE_NO_SCORE : null;
  }

  get isUnreadable() {
    return Boolean((this.from && this.fromRecords && !this.before) || (this.to && this.toRecords && !this.after));
  }

  get hasErrors() {
    return this.errors.length > 0;
  }

  get isExplained() {
    return this.notice === null && this.result !== null;
  }

  get isLoading() {
    return this.notice === null && !this.isExplained && !this.hasErrors;
  }

  /** The two days as the snapshots that hold on them say it. */
  get ends() {
    const { before, after, result } = this;
    if (!before || !after || !result) return [];
    return [
      { key: 'from', text: fillLabel(label.SCORE_ON, formatDate(before.date)), score: result.from, band: before.band },
      { key: 'to', text: fillLabel(label.SCORE_ON, formatDate(after.date)), score: result.to, band: after.band },
    ];
  }

  get switchText() {
    const [then, now] = [this.fromRecords?.scorecard, this.toRecords?.scorecard];
    if (!this.from || !this.to || this.from.scorecard === this.to.scorecard || !then || !now) return null;
    /** @param {any} scorecard */
    const nameOf = (scorecard) => fillLabel(label.SCORECARD_VERSION, scorecard.name, formatNumber(scorecard.version));
    return fillLabel(label.CHANGE_SCORECARD, nameOf(then), nameOf(now));
  }

  get rows() {
    const { before, after, result } = this;
    if (!before || !after || !result || result.change === null) return [];
    const { causes } = result;
    const { bars } = toWaterfall(
      Number(result.from),
      causes.map(({ change }) => change),
    );
    return causes.map((cause, index) => ({
      key: `${cause.kind}:${cause.key}`,
      sentence: toCauseSentence(cause, before, after, this.accountNames),
      change: formatChangeHundredths(cause.change),
      x: `${bars[index].x}%`,
      width: `${bars[index].width}%`,
      className: cause.change < 0 ? 'bar bar_down' : 'bar bar_up',
    }));
  }

  /** The first and the last row: the scores between which the causes lie. */
  get endRows() {
    const { result } = this;
    if (!result || result.change === null) return null;
    const marks = toWaterfall(
      Number(result.from),
      result.causes.map(({ change }) => change),
    ).ends;
    const [from, to] = this.ends.map(({ text, score, band }, index) => ({
      text,
      band,
      score: formatHundredths(score),
      x: `${marks[index].x}%`,
      width: `${marks[index].width}%`,
    }));
    return { from, to };
  }

  get hasRows() {
    return this.rows.length > 0;
  }

  get total() {
    return formatChange(this.result?.change ?? null);
  }

  get headline() {
    const { result, before, after } = this;
    if (!result || !before || !after) return '';
    const dates = [formatDate(before.date), formatDate(after.date)];
    return result.change === 0
      ? fillLabel(label.CHANGE_HEADLINE_NONE, ...dates, formatNumber(result.to))
      : fillLabel(label.CHANGE_HEADLINE, ...dates, formatNumber(result.from), formatNumber(result.to), this.total);
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleFrom({ detail }) {
    this.fromDate = detail.value || undefined;
    this.from = undefined;
    this.fromRecords = undefined;
    this.errors = [];
  }

  /** @param {CustomEvent<{ value: string }>} event */
  handleTo({ detail }) {
    this.toDate = detail.value || undefined;
    this.to = undefined;
    this.toRecords = undefined;
    this.errors = [];
  }

  /** Puts the cursor into the first field. */
  @api
  focus() {
    /** @type {HTMLElement | null} */ (this.template?.querySelector('lightning-input'))?.focus();
  }

  /** @param {{ message: string }[] | undefined} errors */
  note(errors) {
    if (errors) this.errors = [...this.errors, ...errors];
  }
}

/**
 * @param {SnapshotOn} snapshotOn
 * @param {ExplanationRecords} records
 */
function toSide({ date, band, scorecard }, { json, rules, definitions }) {
  try {
    return { date, band, definitions, versionKey: scorecard, scorecard: rules, snapshot: parseSnapshot(json) };
  } catch {
    return null;
  }
}

/**
 * 30 days before the newest snapshot, or the one before it where there is none that old.
 * @param {string[]} dates oldest first
 * @param {string} newest
 */
function defaultStart(dates, newest) {
  const start = new Date(Date.parse(newest) - DEFAULT_DAYS * DAY).toISOString().slice(0, 10);
  return dates[0] <= start ? start : (dates.at(-2) ?? newest);
}
