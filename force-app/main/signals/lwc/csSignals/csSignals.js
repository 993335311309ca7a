import { fillLabel, formatAgo, formatNumber, toIsoDate } from 'c/csFormat';
import { parseSnapshot } from 'c/csHealthSnapshot';
import { LAST_RUN_QUERY, toAsOf, toLastRunAsOf } from 'c/csLastRun';
import { PageRefreshMixin } from 'c/csPageRefresh';
import {
  ACCOUNT_FACT_FIELDS,
  ACCOUNT_SIGNALS_QUERY,
  ACCOUNT_TASKS_QUERY,
  DEFINITIONS_QUERY,
  NEWEST_SNAPSHOT_QUERY,
  NO_DEFINITIONS,
  isWithoutRights,
  toAccountPaths,
  toDefinitions,
  toInfos,
  toNewestSnapshot,
  toSignals,
  toTasks,
} from 'c/csSignalRecords';
import { createFactBook, recurrenceText } from 'c/csSignalText';
import { toTaskStatuses } from 'c/csTaskStatuses';
import ACCOUNT from '@salesforce/schema/Account';
import SIGNAL from '@salesforce/schema/CsSignal__c';
import TASK from '@salesforce/schema/Task';
import TASK_STATUS from '@salesforce/schema/Task.Status';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { getFieldValue, getRecord } from 'lightning/uiRecordApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csSignalRecords').SignalRecord} SignalRecord */
/** @typedef {import('c/csSignalRecords').TaskRecord} TaskRecord */

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const STALE_AFTER = 36 * HOUR;
/** Closed signals are shown for as long. */
const CLOSED_DAYS = 90;

/** @type {Record<string, number>} */
const URGENCY_ORDER = { High: 0, Normal: 1, Low: 2 };

/** Without these there is nothing to show. */
const NEEDED = { CsSignal__c: ['Account__c', 'Kind__c', 'Status__c', 'ClosedOn__c'] };

/** What is read of the account to say what holds now. */
const FACT_FIELDS = Object.values(ACCOUNT_FACT_FIELDS);

/**
 * What an account's data call for: risks and opportunities with their tasks, what waits, what is put off, what has ended and why.
 * Reads and writes the org only, so that it works while the scoring service is down.
 */
export default class CsSignals extends PageRefreshMixin(LightningElement) {
  label = label;

  /** The account; the record page sets it. @type {string | undefined} */
  @api recordId;

  /** Title of the card; empty means "Signals". @type {string | undefined} */
  @api cardTitle;

  /** @type {ReturnType<typeof toInfos> | undefined} of CsSignal__c, Task and Account */
  infos;

  /** @type {SignalRecord[] | undefined} */
  signals;

  /** @type {TaskRecord[] | undefined} */
  tasks;

  /** @type {import('c/csSignalRecords').Definitions} */
  definitions = NO_DEFINITIONS;

  /** Whether the definitions have been read: until then nobody knows what is watched. */
  isDefined = false;

  /** @type {string | null} JSON of the newest snapshot */
  snapshotJson = null;

  /** @type {import('lightning/uiRecordApi').RecordRepresentation | undefined} */
  account;

  /** @type {string | null} */
  lastRunAsOf = null;

  /** @type {import('c/csTaskStatuses').TaskStatuses} */
  statuses = { closed: null, open: null };

  /** @type {{ message: string }[] | null} */
  signalErrors = null;

  /** @type {{ message: string }[] | null} */
  taskErrors = null;

  /** @type {unknown} */
  infoError;

  /** What was done last, for assistive technology. */
  announcement = '';

  /** @type {(() => Promise<void>) | undefined} */
  refreshSignals;

  /** @type {(() => Promise<void>) | undefined} */
  refreshTasks;

  /** @type {(() => Promise<void>) | undefined} */
  refreshSnapshot;

  /** @type {(() => Promise<void>) | undefined} */
  refreshLastRun;

  objects = [SIGNAL, TASK, ACCOUNT];

  closedSince = toIsoDate(Date.now() - CLOSED_DAYS * DAY);

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredInfos(/** @type {{ data?: any, error?: unknown }} */ { data, error }) {
    if (data) this.infos = toInfos(data);
    this.infoError = error;
  }

  @wire(getPicklistValues, { recordTypeId: '$taskRecordTypeId', fieldApiName: TASK_STATUS })
  wiredStatuses(/** @type {{ data?: any }} */ { data }) {
    if (data) this.statuses = toTaskStatuses(data);
  }

  @wire(graphql, { query: '$signalsQuery', variables: '$signalsVariables' })
  wiredSignals(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshSignals = refresh;
    if (data && !errors) this.signals = toSignals(data);
    this.signalErrors = errors ?? null;
  }

  @wire(graphql, { query: '$tasksQuery', variables: '$accountVariables' })
  wiredTasks(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshTasks = refresh;
    if (data && !errors) this.tasks = toTasks(data);
    this.taskErrors = errors ?? null;
  }

  @wire(graphql, { query: DEFINITIONS_QUERY })
  wiredDefinitions(/** @type {GraphqlResult} */ { data, errors }) {
    if (data) this.definitions = toDefinitions(data);
    this.isDefined = Boolean(data ?? errors);
  }

  @wire(graphql, { query: NEWEST_SNAPSHOT_QUERY, variables: '$snapshotVariables' })
  wiredSnapshot(/** @type {GraphqlResult} */ { data, refresh }) {
    this.refreshSnapshot = refresh;
    if (data) this.snapshotJson = toNewestSnapshot(data);
  }

  @wire(graphql, { query: LAST_RUN_QUERY })
  wiredLastRun(/** @type {GraphqlResult} */ { data, refresh }) {
    this.refreshLastRun = refresh;
    if (data) this.lastRunAsOf = toLastRunAsOf(data);
  }

  @wire(getRecord, { recordId: '$recordId', optionalFields: '$accountFields' })
  wiredAccount(/** @type {import('lightning/uiRecordApi').RecordResult} */ { data }) {
    if (data) this.account = data;
  }

  get accountVariables() {
    return { accountId: this.recordId };
  }

  get signalsVariables() {
    return { accountId: this.recordId, since: this.closedSince };
  }

  get snapshotVariables() {
    return { accountId: this.recordId, keyPattern: this.recordId && `${this.recordId}%` };
  }

  /** Not before it is known that the user may read signals. */
  get signalsQuery() {
    return this.infos && !this.isWithoutAccess ? ACCOUNT_SIGNALS_QUERY : undefined;
  }

  get tasksQuery() {
    return this.taskInfo && 'CsSignalId__c' in this.taskInfo.fields ? ACCOUNT_TASKS_QUERY : undefined;
  }

  get taskRecordTypeId() {
    return this.taskInfo?.defaultRecordTypeId;
  }

  get accountFields() {
    return [...FACT_FIELDS, ...toAccountPaths(this.signals ?? [])];
  }

  get signalInfo() {
    return this.infos?.[0] ?? null;
  }

  get taskInfo() {
    return this.infos?.[1] ?? null;
  }

  get title() {
    return this.cardTitle || label.SIGNALS;
  }

  // ── which state ──

  get isWithoutAccess() {
    return Boolean(this.infos) && isWithoutRights(this.infos ?? [], NEEDED);
  }

  get isLoading() {
    return !this.hasFailed && !this.isWithoutAccess && !this.isShown;
  }

  /** Signals and their tasks come together, so that nothing jumps. */
  get isShown() {
    return (
      this.signals !== undefined &&
      this.isDefined &&
      (this.tasks !== undefined || !this.tasksQuery || Boolean(this.taskErrors))
    );
  }

  get hasFailed() {
    return this.signals === undefined && Boolean(this.infoError || this.signalErrors);
  }

  get failure() {
    return this.infoError ?? this.signalErrors;
  }

  /** What failed beside signals that are there. */
  get partErrors() {
    const errors = this.isShown ? [...(this.signalErrors ?? []), ...(this.taskErrors ?? [])] : [];
    return errors.length > 0 ? errors : null;
  }

  get hasNothingToDo() {
    return this.isShown && this.risks.length + this.opportunities.length + this.recurring.length === 0;
  }

  get emptyHelp() {
    return fillLabel(label.INDICATORS_WATCHED, formatNumber(this.watchedCount));
  }

  /** Active indicators for the stage that the account is in. */
  get watchedCount() {
    const stage = this.accountValues.Stage;
    return [...this.definitions.indicators.values()].filter(
      ({ isActive, stages }) => isActive && (stages.length === 0 || stages.includes(String(stage))),
    ).length;
  }

  get staleNotice() {
    const asOf = toAsOf(/** @type {string | null} */ (this.accountValues.scoredAt ?? null), this.lastRunAsOf);
    const isStale = asOf !== null && Date.now() - Date.parse(asOf) > STALE_AFTER;
    return isStale ? fillLabel(label.SIGNALS_STALE, formatAgo(asOf, Date.now())) : null;
  }

  // ── signals ──

  get today() {
    return toIsoDate(Date.now());
  }

  get risks() {
    return this.itemsOf(({ status, kind }) => status === 'Open' && kind === 'Risk');
  }

  get opportunities() {
    return this.itemsOf(({ status, kind }) => status === 'Open' && kind === 'Opportunity');
  }

  get queued() {
    return this.itemsOf(({ status }) => status === 'Queued');
  }

  get snoozed() {
    return this.itemsOf(({ status }) => status === 'Snoozed');
  }

  /** Newest first; a signal that ended before it was ever open was nobody's work. */
  get closed() {
    const closed = this.itemsOf(
      ({ status, openedOn }) => status === 'Dismissed' || (status === 'Resolved' && openedOn !== null),
    );
    return closed.toSorted((left, right) => (right.signal.closedOn ?? '9').localeCompare(left.signal.closedOn ?? '9'));
  }

  /** Open tasks of recurring playbooks, which no signal has called for. */
  get recurring() {
    return (this.tasks ?? [])
      .filter(({ signalId, isClosed }) => signalId === null && !isClosed)
      .map((task) => ({
        key: task.id,
        task,
        origin: task.recurrence && recurrenceText(task.recurrence, this.definitions),
      }));
  }

  get sections() {
    return [
      { key: 'risks', heading: label.RISKS, items: this.risks },
      { key: 'opportunities', heading: label.OPPORTUNITIES, items: this.opportunities },
    ]
      .filter(({ items }) => items.length > 0)
      .map((section) => ({ ...section, count: formatNumber(section.items.length) }));
  }

  get folded() {
    return [
      { key: 'snoozed', heading: label.SNOOZED, items: this.snoozed },
      { key: 'queued', heading: label.QUEUED, items: this.queued },
      { key: 'closed', heading: fillLabel(label.CLOSED_SIGNALS, formatNumber(CLOSED_DAYS)), items: this.closed },
    ]
      .filter(({ items }) => items.length > 0)
      .map((section) => ({ ...section, count: formatNumber(section.items.length) }));
  }

  get hasRecurring() {
    return this.recurring.length > 0;
  }

  get isReadOnly() {
    return this.signalInfo?.updateable !== true || this.signalInfo.fields.Status__c?.updateable === false;
  }

  get areTasksReadOnly() {
    return this.taskInfo?.updateable !== true;
  }

  /** Values of now by the names of conditions. */
  get accountValues() {
    const { account } = this;
    if (!account) return {};
    const own = Object.entries(ACCOUNT_FACT_FIELDS).map(([name, field]) => [name, getFieldValue(account, field)]);
    const paths = toAccountPaths(this.signals ?? []).map((path) => [path, getFieldValue(account, path)]);
    return Object.fromEntries([...own, ...paths]);
  }

  get book() {
    return createFactBook({
      measures: this.definitions.measures,
      accountFields: this.infos?.[2]?.fields,
      snapshot: readSnapshot(this.snapshotJson),
      account: this.accountValues,
      today: this.today,
    });
  }

  // ── actions ──

  /** @param {CustomEvent<{ message: string }>} event */
  async handleSaved({ detail: { message } }) {
    this.announcement = message;
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
    await this.refreshPage();
  }

  handleRetry() {
    return this.reload();
  }

  /** The snapshot first: a signal must not stand beside values of a scoring before it. */
  async reload() {
    await Promise.allSettled([this.refreshSnapshot?.(), this.refreshLastRun?.()]);
    await Promise.all([this.refreshSignals?.(), this.refreshTasks?.()]);
  }

  /**
   * Most urgent first, then the oldest.
   * @param {(signal: SignalRecord) => boolean} isWanted
   */
  itemsOf(isWanted) {
    const { book } = this;
    return (this.signals ?? [])
      .filter(isWanted)
      .toSorted(
        (left, right) =>
          (URGENCY_ORDER[left.urgency] ?? 1) - (URGENCY_ORDER[right.urgency] ?? 1) ||
          (left.trueSince ?? '').localeCompare(right.trueSince ?? ''),
      )
      .map((signal) => ({
        key: signal.id,
        signal,
        book,
        indicator: this.definitions.indicators.get(signal.indicatorKey ?? ''),
        tasks: (this.tasks ?? []).filter(({ signalId }) => isSameId(signalId, signal.id)),
      }));
  }
}

/**
 * A snapshot that cannot be read leaves the values of now unknown; the health card says that it is unreadable.
 * @param {string | null} json
 */
function readSnapshot(json) {
  try {
    return json === null ? null : parseSnapshot(json);
  } catch {
    return null;
  }
}

/**
 * 15- and 18-character ids name the same record.
 * @param {string | null} left
 * @param {string} right
 */
function isSameId(left, right) {
  return left?.slice(0, 15) === right.slice(0, 15);
}
