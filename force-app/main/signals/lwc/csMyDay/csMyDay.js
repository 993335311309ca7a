import { fillLabel, formatAgo, formatNumber, toIsoDate } from 'c/csFormat';
import { LAST_RUN_QUERY, toLastRunAsOf } from 'c/csLastRun';
import {
  DEFINITIONS_QUERY,
  MY_SIGNALS_QUERY,
  MY_TASKS_QUERY,
  MY_TEAM_QUERY,
  NO_DEFINITIONS,
  isWithoutRights,
  signalsWhere,
  tasksWhere,
  toDefinitions,
  toInfos,
  toMySignals,
  toMyTasks,
  toTeam,
} from 'c/csSignalRecords';
import { createFactBook } from 'c/csSignalText';
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
import { afterPaint, createRowKeeper, nextRows } from './dayDrawing';
import { NEW_DAYS, planDay } from './dayPlan';
import { toSignalRow, toTaskRow } from './dayRows';
import { label } from './labels';

/** @typedef {import('lightning/graphql').GraphqlResult} GraphqlResult */
/** @typedef {import('c/csSignalRecords').MyTask} MyTask */
/** @typedef {import('c/csSignalRecords').MySignal} MySignal */
/** @typedef {import('./dayPlan').DayTask} DayTask */
/** @typedef {keyof import('./dayPlan').Day} Part */
/** @typedef {'mine' | 'team' | 'everybody'} Scope */

const DAY = 86_400_000;
const STALE_AFTER = 1.5 * DAY;
/** Rows shown at first in each part and added by "Show more". */
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

const IS_ACTIVE = { fieldPath: 'IsActive', operator: 'eq', value: true };
const ACTIVE = { criteria: [IS_ACTIVE] };
const OF_MY_TEAM = { criteria: [IS_ACTIVE, { fieldPath: 'ManagerId', operator: 'eq', value: userId }] };

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

  /** @type {Scope} */
  scope = 'mine';

  /** The one of those in scope whose day it is; null = all of them. @type {string | null} */
  personId = null;

  /** Users whose manager the user is. @type {string[]} */
  team = [];

  /** Whether the user has said whose day to show. */
  isScopeChosen = false;

  /** Risk | Opportunity; '' is both */
  kind = '';

  /** One part alone; '' is all. @type {Part | ''} */
  part = '';

  /** @type {import('./dayPlan').Order} */
  order = 'stake';

  /** @type {Record<string, Omit<ReturnType<typeof toMyTasks>, 'nextCursor'>>} pages by the cursor that led to them */
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

  /** @type {Record<string, number>} rows to show, by part */
  wanted = {};

  /** What is drawn of the day. @type {ReturnType<CsMyDay['toSection']>[]} */
  sections = [];

  /** Ids of the rows that are drawn. @type {Set<string>} */
  drawn = new Set();

  /** More rows are about to be drawn. */
  isDrawing = false;

  keepRow = createRowKeeper();

  /** @type {import('./dayRows').Words} */
  words = { definitions: NO_DEFINITIONS, book: createFactBook(NO_DEFINITIONS), isOwnerShown: false };

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
  teamVariables = { managerId: userId };
  today = toIsoDate(Date.now());
  since = toIsoDate(Date.now() - NEW_DAYS * DAY);
  changedSince = new Date(Date.now() - NEW_DAYS * DAY).toISOString();

  @wire(getObjectInfos, { objectApiNames: '$objects' })
  wiredInfos(/** @type {{ data?: any, error?: unknown }} */ { data, error }) {
    if (data) this.infos = toInfos(data);
    this.infoError = error;
    this.chooseWords();
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
    const { nextCursor, ...page } = toMyTasks(data, this.today);
    this.taskPages = { ...this.taskPages, [this.taskCursor ?? '']: page };
    const pages = Object.values(this.taskPages);
    const isFull = pages.reduce((sum, { count }) => sum + count, 0) >= MAX_ROWS;
    const isComplete = nextCursor === null || isFull;
    this.isCut ||= nextCursor !== null && isFull;
    if (isComplete && !this.areTasksComplete) {
      this.signalIds = [...new Set(pages.flatMap(({ signalIds }) => signalIds))];
    }
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
    const isFull = this.signals.length >= MAX_ROWS;
    this.isCut ||= nextCursor !== null && isFull;
    this.areSignalsComplete = nextCursor === null || isFull;
    if (!this.areSignalsComplete) this.signalCursor = nextCursor;
    this.arrange();
  }

  @wire(graphql, { query: MY_TEAM_QUERY, variables: '$teamVariables' })
  wiredTeam(/** @type {GraphqlResult} */ { data }) {
    if (!data) return;
    this.team = toTeam(data);
    this.showTeamWhenIdle();
  }

  @wire(graphql, { query: DEFINITIONS_QUERY })
  wiredDefinitions(/** @type {GraphqlResult} */ { data }) {
    if (!data) return;
    this.definitions = toDefinitions(data);
    this.chooseWords();
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

  /** Whose tasks and accounts are shown; null = everybody's. */
  get userIds() {
    if (this.scope === 'mine') return [userId];
    if (this.personId !== null) return [this.personId];
    return this.scope === 'team' ? this.team : null;
  }

  get tasksQuery() {
    return this.isAllowed ? MY_TASKS_QUERY : undefined;
  }

  get taskVariables() {
    const where = tasksWhere({ userIds: this.userIds, today: this.today, changedSince: this.changedSince });
    return { where, after: this.taskCursor };
  }

  /** Whose signals they are is told by the tasks too, so they are read first. */
  get signalsQuery() {
    return this.isAllowed && this.areTasksComplete ? MY_SIGNALS_QUERY : undefined;
  }

  get signalVariables() {
    const where = signalsWhere({ userIds: this.userIds, since: this.since, signalIds: this.signalIds });
    return { where, after: this.signalCursor };
  }

  get tasks() {
    return Object.values(this.taskPages).flatMap(({ due }) => due);
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
      ...(this.team.length > 0 ? [{ value: 'team', text: label.MY_TEAM }] : []),
      { value: 'everybody', text: label.EVERYBODY },
    ].map((choice) => ({ ...choice, isPressed: String(choice.value === this.scope) }));
  }

  get isOfOthers() {
    return this.scope !== 'mine';
  }

  /** Those who can be chosen. */
  get personFilter() {
    return this.scope === 'team' ? OF_MY_TEAM : ACTIVE;
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

  get shownParts() {
    return PARTS.filter((part) => (this.part === '' || this.part === part) && this.day[part].length > 0);
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

  chooseWords() {
    const { definitions, userIds } = this;
    const book = createFactBook({ measures: definitions.measures, accountFields: this.infos?.[2]?.fields });
    this.words = { definitions, book, isOwnerShown: userIds?.length !== 1 };
    this.layOut();
  }

  /** Draws what is to be shown: what is there stays, the rest follows a few rows at a time. */
  layOut() {
    if (!this.isComplete) return;
    const parts = this.shownParts;
    const wanted = parts.map((part) => this.dayRows(part).slice(0, this.wanted[part] ?? ROWS_AT_ONCE));
    const { lists, isAll } = nextRows(wanted, this.drawn);
    this.drawn = new Set(lists.flat().map(({ id }) => id));
    this.sections = parts.map((part, index) => this.toSection(part, lists[index])).filter(({ isDrawn }) => isDrawn);
    if (!isAll) this.layOutMore();
  }

  layOutMore() {
    if (this.isDrawing) return;
    this.isDrawing = true;
    afterPaint(() => {
      this.isDrawing = false;
      this.layOut();
    });
  }

  /**
   * @param {Part} part
   * @returns {(DayTask | MySignal)[]}
   */
  dayRows(part) {
    return this.day[part];
  }

  /**
   * @param {Part} part
   * @param {(DayTask | MySignal)[]} rows those of it that are drawn
   */
  toSection(part, rows) {
    const { words, keepRow } = this;
    const isTasks = part === 'overdue' || part === 'dueToday';
    const count = this.day[part].length;
    const more = Math.min(ROWS_AT_ONCE, count - (this.wanted[part] ?? ROWS_AT_ONCE));
    return {
      part,
      heading: PART_LABELS[part],
      count: formatNumber(count),
      isDrawn: rows.length > 0,
      tasks: isTasks ? /** @type {DayTask[]} */ (rows).map((task) => keepRow(task, words, toTaskRow)) : null,
      signals: isTasks ? null : /** @type {MySignal[]} */ (rows).map((signal) => keepRow(signal, words, toSignalRow)),
      moreText: more > 0 ? fillLabel(label.SHOW_MORE, formatNumber(more)) : null,
    };
  }

  // ── actions ──

  /** @param {Event} event */
  handleScope(event) {
    const { value } = /** @type {HTMLElement} */ (event.currentTarget).dataset;
    this.isScopeChosen = true;
    if (value !== this.scope) this.showScope(/** @type {Scope} */ (value));
  }

  /** @param {CustomEvent<{ recordId: string | null }>} event */
  handlePerson(event) {
    this.personId = event.detail.recordId;
    this.readAgain();
  }

  /** Whoever leads others and has nothing to do alone, sees at first what they have to do. */
  showTeamWhenIdle() {
    const isIdle = this.isComplete && this.kind === '' && PARTS.every((part) => this.day[part].length === 0);
    if (isIdle && this.scope === 'mine' && !this.isScopeChosen && this.team.length > 0) this.showScope('team');
  }

  /** @param {Scope} scope */
  showScope(scope) {
    this.scope = scope;
    this.personId = null;
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
    this.layOut();
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
    this.wanted = { ...this.wanted, [part]: (this.wanted[part] ?? ROWS_AT_ONCE) + ROWS_AT_ONCE };
    this.layOut();
  }

  /** @param {Event} event */
  handleFocus(event) {
    this.isScopeChosen = true;
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
   * @param {CustomEvent<{ message: string, taskId: string, change: Partial<import('c/csSignalRecords').TaskRecord> }>} event
   */
  handleSaved({ detail: { message, taskId, change } }) {
    this.rowToFocus = this.focusedRow;
    const { userIds } = this;
    const newOwnerId = change.ownerId;
    const isGone = newOwnerId !== undefined && userIds !== null && !userIds.some((id) => isSameId(newOwnerId, id));
    this.taskPages = Object.fromEntries(
      Object.entries(this.taskPages).map(([cursor, page]) => [
        cursor,
        {
          ...page,
          due: page.due.flatMap((task) => (task.id !== taskId ? [task] : isGone ? [] : [{ ...task, ...change }])),
        },
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
    this.wanted = {};
    this.drawn = new Set();
    this.chooseWords();
  }

  /** Puts what has been read into order, once all of it is here. */
  arrange() {
    if (!this.isComplete) return;
    const { tasks, signals, today, since, kind, order } = this;
    this.day = planDay({ tasks, signals, today, since, kind, order });
    this.layOut();
    this.showTeamWhenIdle();
  }
}

/** @param {HTMLElement} row */
function focusRow(row) {
  /** @type {HTMLElement | null} */ (row.querySelector('[data-focus]'))?.focus();
}

/**
 * 15- and 18-character ids name the same record.
 * @param {string | null} left
 * @param {string} right
 */
function isSameId(left, right) {
  return left?.slice(0, 15) === right.slice(0, 15);
}
