/** What a day holds and in which order. Pure: records in, rows out. */
import { compareText } from 'c/csFormat';

/** @typedef {import('c/csSignalRecords').MySignal} MySignal */
/** @typedef {import('c/csSignalRecords').MyTask} MyTask */

/**
 * @typedef {object} Day
 * @property {DayTask[]} overdue
 * @property {DayTask[]} dueToday
 * @property {MySignal[]} opened new signals
 * @property {MySignal[]} resolved
 */

/** @typedef {MyTask & { kind: string | null, urgency: string }} DayTask `kind` and urgency of the signal it belongs to */
/** @typedef {'stake' | 'urgency' | 'due'} Order */

/** Signals count as new, and as newly resolved, for as many days. */
export const NEW_DAYS = 7;

/** @type {Record<string, number>} */
const URGENCY_ORDER = { High: 0, Normal: 1, Low: 2 };

/**
 * @param {object} known
 * @param {MyTask[]} known.tasks
 * @param {MySignal[]} known.signals
 * @param {string} known.today yyyy-mm-dd
 * @param {string} known.since first day on which something is still new
 * @param {string} known.kind Risk | Opportunity; '' = both, and tasks of neither
 * @param {Order} known.order
 * @returns {Day}
 */
export function planDay({ tasks, signals, today, since, kind, order }) {
  const byId = new Map(signals.map((signal) => [signal.id.slice(0, 15), signal]));
  const due = tasks
    .filter(({ isClosed, dueOn }) => !isClosed && dueOn !== null && dueOn <= today)
    .map((task) => toDayTask(task, byId.get(task.signalId?.slice(0, 15) ?? '')))
    .filter((task) => kind === '' || task.kind === kind);
  const wanted = signals.filter((signal) => kind === '' || signal.kind === kind);
  const compare = comparator(order);
  return {
    overdue: due.filter(({ dueOn }) => dueOn !== null && dueOn < today).toSorted(compare),
    dueToday: due.filter(({ dueOn }) => dueOn === today).toSorted(compare),
    opened: wanted
      .filter(({ status, openedOn }) => status === 'Open' && openedOn !== null && openedOn >= since)
      .toSorted(compare),
    resolved: wanted
      .filter(
        ({ status, openedOn, closedOn }) =>
          status === 'Resolved' && openedOn !== null && closedOn !== null && closedOn >= since,
      )
      .toSorted(compare),
  };
}

/**
 * A task is as urgent as its signal; one without a signal by its own priority.
 * @param {MyTask} task
 * @param {MySignal | undefined} signal
 * @returns {DayTask}
 */
function toDayTask(task, signal) {
  return { ...task, kind: signal?.kind ?? null, urgency: signal?.urgency ?? (task.isHighPriority ? 'High' : 'Normal') };
}

/** @typedef {{ urgency: string, account: import('c/csSignalRecords').AccountAtStake, dueOn?: string | null, trueSince?: string | null }} Row */

/**
 * @param {Order} order
 * @returns {(left: Row, right: Row) => number}
 */
function comparator(order) {
  const byStake = (/** @type {Row} */ left, /** @type {Row} */ right) =>
    (right.account.arr ?? -1) - (left.account.arr ?? -1);
  const byUrgency = (/** @type {Row} */ left, /** @type {Row} */ right) =>
    (URGENCY_ORDER[left.urgency] ?? 1) - (URGENCY_ORDER[right.urgency] ?? 1);
  const byDay = (/** @type {Row} */ left, /** @type {Row} */ right) => dayOf(left).localeCompare(dayOf(right));
  const byName = (/** @type {Row} */ left, /** @type {Row} */ right) =>
    compareText(left.account.name, right.account.name);
  const orders = {
    stake: [byStake, byUrgency, byDay, byName],
    urgency: [byUrgency, byStake, byDay, byName],
    due: [byDay, byUrgency, byStake, byName],
  };
  return (left, right) => orders[order].reduce((result, compare) => result || compare(left, right), 0);
}

/** @param {Row} row */
function dayOf({ dueOn, trueSince }) {
  return dueOn ?? trueSince ?? '9';
}
