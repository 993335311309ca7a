import { fillLabel, formatAgo, formatMeasureValue, formatNumber, formatDate, toIsoDate } from 'c/csFormat';
import { LAST_RUN_QUERY, toLastRunAsOf } from 'c/csLastRun';
import {
  DEFINITIONS_QUERY,
  MY_SIGNALS_QUERY,
  MY_TASKS_QUERY,
  NO_DEFINITIONS,
  isWithoutRights,
  signalsWhere,
  tasksWhere,
  toDefinitions,
  toInfos,
  toMySignals,
  toMyTasks,
} from 'c/csSignalRecords';
import { closingText, createFactBook, reasonText, recurrenceText } from 'c/csSignalText';
import { toTaskStatuses } from 'c/csTaskStatuses';
import ACCOUNT from '@salesforce/schema/Account';
import SIGNAL from '@salesforce/schema/CsSignal__c';
import TASK from '@salesforce/schema/Task';
import TASK_STATUS from '@salesforce/schema/Task.Status';
import userId from '@salesforce/user/Id';
import { graphql } from 'lightning/graphql';
import { ShowToastEvent } from 'lightning/platformShowToastEvent';
import { getObjectInfos, getPicklistValues } from 'lightning/uiObjectInfoApi';
import { LightningElement, api, wire } from 'lwc';
import { NEW_DAYS, planDay } from './dayPlan';
import { label } from './labels';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('./dayPlan').MyTask} MyTask */
/** @typedef {import('./dayPlan').MySignal} MySignal */
/** @typedef {keyof import('./dayPlan').Day} Part */

const DAY = 86_400_000;
const STALE_AFTER = 1.5 * DAY;
/** Rows drawn at first in each part and added by "Show more": what a browser lays out without a pause. */
const ROWS_AT_ONCE = 10;
/** The most that one GraphQL collection hands out to a page. */
const MAX_ROWS = 2000;

/** @type {Record<Part, string>} */
const PART_LABELS = {
  overdue: label.OVERDUE,
  dueToday: label.DUE_TODAY,
  opened: label.NEW_SIGNALS,
  resolved: label.NEWLY_RESOLVED,
};

/** @type {Part[]} */
const PARTS = ['overdue', 'dueToday', 'opened', 'resolved'];

/** Without these there is nothing to show. */
const NEEDED = { CsSignal__c: ['Kind__c', 'Status__c', 'ClosedOn__c'], Task: ['CsSignalId__c', 'CsKey__c'] };

/**
 * What to do today over all accounts: due tasks, new signals and newly resolved ones, most at stake first. Pages are read one after
 * the other; filters and order work on what has been read, so they answer at once.
 */
export default class CsMyDay extends LightningElement {
  label = label;

  /** Title of the card; empty means "My Day". @type {string | undefined} */
  @api cardTitle;

  /** @type {ReturnType<typeof toInfos> | undefined} of CsSignal__c, Task and Account */
  infos;

  /** @type {unknown} */
  infoError;

  /** @type {'mine' | 'team'} */
  scope = 'mine';

  /** Risk | Opportunity; '' is both */
  kind = '';

  /** One part alone; '' is all. @type {Part | ''} */
  part = '';

  /** @type {import('./dayPlan').Order} */
  order = 'stake';

  /** @type {Record<string, MyTask[]>} pages by the cursor that led to them */
  taskPages = {};

  /** @type {string | null} cursor of the page being read */
  taskCursor = null;

  areTasksComplete = false;

  /** Signals behind the tasks. @type {string[]} */
  signalIds = [];

  /** @type {Record<string, MySignal[]>} */
  signalPages = {};

  /** @type {string | null} */
  signalCursor = null;

  areSignalsComplete = false;

  /** There is more than the page reads. */
  isCut = false;

  /** @type {{ message: string }[] | null} */
  taskErrors = null;

  /** @type {{ message: string }[] | null} */
  signalErrors = null;

  /** @type {import('c/csSignalRecords').Definitions} */
  definitions = NO_DEFINITIONS;

  /** @type {string | null} */
  lastRunAsOf = null;

  /** @type {import('c/csTaskStatuses').TaskStatuses} */
  statuses = { closed: null, open: null };

  /** @type {import('./dayPlan').Day} */
  day = { overdue: [], dueToday: [], opened: [], resolved: [] };

  /** @type {Record<string, number>} rows drawn, by part */
  drawn = {};

  announcement = '';

  /** The row that had the focus last: it may be gone by the time its task is known to be saved. */
  focusedRow = -1;

  /** Which row gets the focus once the day is drawn again. @type {number | null} */
  rowToFocus = null;

  /** @type {(() => Promise<void>) | undefined} */
  refreshTasks;

  /** @type {(() => Promise<void>) | undefined} */
  refreshSignals;

  objects = [SIGNAL, TASK, ACCOUNT];
  today = toIsoDate(Date.now());
  since = toIsoDate(Date.now() - NEW_DAYS * DAY);
  changedSince = new Date(Date.now() - NEW_DAYS * DAY).toISOString();

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredInfos(/** @type {{ data?: any, error?: unknown }} */ { data, error }) {
    if (data) this.infos = toInfos(data);
    this.infoError = error;
  }

  @wire(getPicklistValues, { recordTypeId: '$taskRecordTypeId', fieldApiName: TASK_STATUS })
  wiredStatuses(/** @type {{ data?: any }} */ { data }) {
    if (data) this.statuses = toTaskStatuses(data);
  }

  @wire(graphql, { query: '$tasksQuery', variables: '$taskVariables' })
  wiredTasks(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshTasks = refresh;
    this.taskErrors = errors ?? null;
    if (!data || errors) return;
    const { rows, nextCursor } = toMyTasks(data);
    this.taskPages = { ...this.taskPages, [this.taskCursor ?? '']: rows };
    const isFull = countRows(this.taskPages) >= MAX_ROWS;
    const isComplete = nextCursor === null || isFull;
    this.isCut ||= nextCursor !== null && isFull;
    if (isComplete && !this.areTasksComplete) this.signalIds = signalIdsOf(this.tasks);
    this.areTasksComplete = isComplete;
    if (!isComplete) this.taskCursor = nextCursor;
    this.arrange();
  }

  @wire(graphql, { query: '$signalsQuery', variables: '$signalVariables' })
  wiredSignals(/** @type {GraphqlResult} */ { data, errors, refresh }) {
    this.refreshSignals = refresh;
    this.signalErrors = errors ?? null;
    if (!data || errors) return;
    const { rows, nextCursor } = toMySignals(data);
    this.signalPages = { ...this.signalPages, [this.signalCursor ?? '']: rows };
    const isFull = countRows(this.signalPages) >= MAX_ROWS;
    this.isCut ||= nextCursor !== null && isFull;
    this.areSignalsComplete = nextCursor === null || isFull;
    if (!this.areSignalsComplete) this.signalCursor = nextCursor;
    this.arrange();
  }

  @wire(graphql, { query: DEFINITIONS_QUERY })
  wiredDefinitions(/** @type {GraphqlResult} */ { data }) {
    if (data) this.definitions = toDefinitions(data);
  }

  @wire(graphql, { query: LAST_RUN_QUERY })
  wiredLastRun(/** @type {GraphqlResult} */ { data }) {
    if (data) this.lastRunAsOf = toLastRunAsOf(data);
  }

  renderedCallback() {
    if (this.rowToFocus === null) return;
    const rows = this.rowElements;
    const row = rows[Math.max(0, Math.min(this.rowToFocus, rows.length - 1))];
    this.rowToFocus = null;
    if (row) focusRow(row);
  }

  get rowElements() {
    return /** @type {HTMLElement[]} */ ([...(this.template?.querySelectorAll('[data-row]') ?? [])]);
  }

  // ── what is asked ──

  get isAllowed() {
    return Boolean(this.infos) && !this.isWithoutAccess;
  }

  get taskRecordTypeId() {
    return this.taskInfo?.defaultRecordTypeId;
  }

  get taskInfo() {
    return this.infos?.[1] ?? null;
  }

  get scopeUserId() {
    return this.scope === 'mine' ? userId : null;
  }

  get tasksQuery() {
    return this.isAllowed ? MY_TASKS_QUERY : undefined;
  }

  get taskVariables() {
    const where = tasksWhere({ userId: this.scopeUserId, today: this.today, changedSince: this.changedSince });
    return { where, after: this.taskCursor };
  }

  /** Whose signals they are is told by the tasks too, so they are read first. */
  get signalsQuery() {
    return this.isAllowed && this.areTasksComplete ? MY_SIGNALS_QUERY : undefined;
  }

  get signalVariables() {
    const where = signalsWhere({ userId: this.scopeUserId, since: this.since, signalIds: this.signalIds });
    return { where, after: this.signalCursor };
  }

  /** Without those that have just been handed over. */
  get tasks() {
    const tasks = Object.values(this.taskPages).flat();
    return this.scope === 'mine' ? tasks.filter(({ ownerId }) => isSameId(ownerId, userId)) : tasks;
  }

  get signals() {
    return Object.values(this.signalPages).flat();
  }

  get title() {
    return this.cardTitle || label.MY_DAY;
  }

  // ── which state ──

  get isWithoutAccess() {
    return Boolean(this.infos) && isWithoutRights(this.infos ?? [], NEEDED);
  }

  get failure() {
    return this.infoError ?? this.taskErrors ?? this.signalErrors;
  }

  get isComplete() {
    return this.areTasksComplete && this.areSignalsComplete;
  }

  get hasFailed() {
    return Boolean(this.failure);
  }

  get isLoading() {
    return !this.isComplete && !this.hasFailed && !this.isWithoutAccess;
  }

  get isShown() {
    return this.isComplete;
  }

  get isEmpty() {
    return this.isShown && this.kind === '' && PARTS.every((part) => this.day[part].length === 0);
  }

  /** The filters leave nothing, though there is something. */
  get isWithoutMatch() {
    return this.isShown && !this.isEmpty && this.shownParts.length === 0;
  }

  get staleNotice() {
    const asOf = this.lastRunAsOf;
    const isStale = asOf !== null && Date.now() - Date.parse(asOf) > STALE_AFTER;
    return isStale ? fillLabel(label.SIGNALS_STALE, formatAgo(asOf, Date.now())) : null;
  }

  // ── filters ──

  get scopes() {
    return [
      { value: 'mine', text: label.MINE },
      { value: 'team', text: label.EVERYBODY },
    ].map((choice) => ({ ...choice, isPressed: String(choice.value === this.scope) }));
  }

  get kinds() {
    return [
      { value: '', text: label.RISKS_AND_OPPORTUNITIES },
      { value: 'Risk', text: label.RISKS },
      { value: 'Opportunity', text: label.OPPORTUNITIES },
    ].map((choice) => ({ ...choice, isPressed: String(choice.value === this.kind) }));
  }

  get orders() {
    return [
      { value: 'stake', label: label.ORDER_STAKE },
      { value: 'urgency', label: label.ORDER_URGENCY },
      { value: 'due', label: label.ORDER_DUE },
    ];
  }

  get tiles() {
    return PARTS.map((part) => ({
      part,
      text: PART_LABELS[part],
      count: formatNumber(this.day[part].length),
      isPressed: String(this.part === part),
      className: part === 'overdue' && this.day.overdue.length > 0 ? 'tile tile_late' : 'tile',
    }));
  }

  // ── rows ──

  get book() {
    return createFactBook({ measures: this.definitions.measures, accountFields: this.infos?.[2]?.fields });
  }

  get shownParts() {
    return PARTS.filter((part) => (this.part === '' || this.part === part) && this.day[part].length > 0);
  }

  get sections() {
    const { book } = this;
    return this.shownParts.map((part) => {
      const isTasks = part === 'overdue' || part === 'dueToday';
      const rows = this.day[part].slice(0, this.drawn[part] ?? ROWS_AT_ONCE);
      const more = Math.min(ROWS_AT_ONCE, this.day[part].length - rows.length);
      return {
        part,
        heading: PART_LABELS[part],
        count: formatNumber(this.day[part].length),
        tasks: isTasks ? /** @type {import('./dayPlan').DayTask[]} */ (rows).map((task) => this.toTaskRow(task)) : null,
        signals: isTasks ? null : /** @type {MySignal[]} */ (rows).map((signal) => this.toSignalRow(signal, book)),
        moreText: more > 0 ? fillLabel(label.SHOW_MORE, formatNumber(more)) : null,
      };
    });
  }

  get areTasksReadOnly() {
    return this.taskInfo?.updateable !== true;
  }

  get emptyHelp() {
    return fillLabel(label.MY_DAY_EMPTY_HELP, formatNumber(NEW_DAYS));
  }

  get shortcuts() {
    return [
      { key: '↑ ↓', text: label.KEYS_MOVE },
      { key: 'C', text: label.COMPLETE },
      { key: 'S', text: label.SNOOZE },
      { key: 'H', text: label.HAND_OVER },
    ];
  }

  /**
   * Whose a task is, need not be said of one's own.
   * @param {import('./dayPlan').DayTask} task
   */
  toTaskRow(task) {
    const { id, urgency, account, recurrence } = task;
    const shown = this.scope === 'mine' ? { ...task, owner: null } : task;
    const origin = recurrence && recurrenceText(recurrence, this.definitions);
    return { id, task: shown, origin, urgency, account, arr: toArrText(account.arr) };
  }

  /**
   * @param {MySignal} signal
   * @param {import('c/csSignalText').FactBook} book
   */
  toSignalRow(signal, book) {
    const indicator = this.definitions.indicators.get(signal.indicatorKey ?? '');
    const isClosed = signal.status === 'Resolved';
    const day = formatDate(isClosed ? signal.closedOn : signal.openedOn);
    return {
      id: signal.id,
      urgency: signal.urgency,
      reason: reasonText(signal, indicator, book),
      kind: signal.kind === 'Risk' ? label.RISK : label.OPPORTUNITY,
      kindIcon: signal.kind === 'Risk' ? 'utility:warning' : 'utility:trending',
      account: signal.account,
      arr: toArrText(signal.account.arr),
      day: fillLabel(isClosed ? label.CLOSED_ON : label.OPENED_ON, day),
      proof: isClosed ? closingText(signal, book) : null,
    };
  }

  // ── actions ──

  /** @param {Event} event */
  handleScope(event) {
    const { value } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    if (value === this.scope) return;
    this.scope = /** @type {'mine' | 'team'} */ (value);
    this.readAgain();
  }

  /** @param {Event} event */
  handleKind(event) {
    this.kind = /** @type {HTMLElement} */ (event.currentTarget).dataset.value ?? '';
    this.arrange();
  }

  /** @param {Event} event */
  handlePart(event) {
    const part = /** @type {Part} */ (/** @type {HTMLElement} */ (event.currentTarget).dataset.part);
    this.part = this.part === part ? '' : part;
  }

  /** @param {CustomEvent<{ value: import('./dayPlan').Order }>} event */
  handleOrder(event) {
    this.order = event.detail.value;
    this.arrange();
  }

  handleClear() {
    this.part = '';
    this.kind = '';
    this.arrange();
  }

  /** @param {Event} event */
  handleShowMore(event) {
    const part = String(/** @type {HTMLElement} */ (event.target).dataset.part);
    this.drawn = { ...this.drawn, [part]: (this.drawn[part] ?? ROWS_AT_ONCE) + ROWS_AT_ONCE };
  }

  /** @param {Event} event */
  handleFocus(event) {
    this.focusedRow = this.rowElements.indexOf(/** @type {HTMLElement} */ (event.currentTarget));
  }

  /**
   * Arrow keys go from row to row through all parts.
   * @param {KeyboardEvent} event
   */
  handleKeys(event) {
    const step = event.key === 'ArrowDown' ? 1 : event.key === 'ArrowUp' ? -1 : 0;
    const rows = this.rowElements;
    const next = rows[rows.indexOf(/** @type {HTMLElement} */ (event.currentTarget)) + step];
    if (step === 0 || !next) return;
    event.preventDefault();
    focusRow(next);
  }

  /**
   * A task that was done, put off or handed over leaves the day at once; the focus goes to the row that takes its place.
   * @param {CustomEvent<{ message: string, taskId: string, change: Partial<MyTask> }>} event
   */
  handleSaved({ detail: { message, taskId, change } }) {
    this.rowToFocus = this.focusedRow;
    this.taskPages = Object.fromEntries(
      Object.entries(this.taskPages).map(([cursor, tasks]) => [
        cursor,
        tasks.map((task) => (task.id === taskId ? { ...task, ...change } : task)),
      ]),
    );
    this.arrange();
    this.announcement = message;
    this.dispatchEvent(new ShowToastEvent({ title: message, variant: 'success' }));
  }

  handleRetry() {
    return Promise.all([this.refreshTasks?.(), this.refreshSignals?.()]);
  }

  readAgain() {
    this.taskPages = {};
    this.signalPages = {};
    this.taskCursor = null;
    this.signalCursor = null;
    this.areTasksComplete = false;
    this.areSignalsComplete = false;
    this.isCut = false;
    this.drawn = {};
    this.arrange();
  }

  arrange() {
    const { tasks, signals, today, since, kind, order } = this;
    this.day = planDay({ tasks, signals, today, since, kind, order });
  }
}

/** @param {HTMLElement} row */
function focusRow(row) {
  /** @type {HTMLElement | null} */ (row.querySelector('[data-focus]'))?.focus();
}

/**
 * @param {number | null} arr
 * @returns {string | null} null where nobody knows it
 */
function toArrText(arr) {
  return arr === null ? null : fillLabel(label.ARR_OF, formatMeasureValue(arr, 'Currency'));
}

/** @param {Record<string, unknown[]>} pages */
function countRows(pages) {
  return Object.values(pages).reduce((sum, rows) => sum + rows.length, 0);
}

/**
 * @param {MyTask[]} tasks
 * @returns {string[]} each once
 */
function signalIdsOf(tasks) {
  return [...new Set(tasks.flatMap(({ signalId }) => (signalId === null ? [] : [signalId])))];
}

/**
 * 15- and 18-character ids name the same record.
 * @param {string | null} left
 * @param {string} right
 */
function isSameId(left, right) {
  return left?.slice(0, 15) === right.slice(0, 15);
}
