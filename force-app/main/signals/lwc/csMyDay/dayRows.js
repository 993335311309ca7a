/** What the rows of a day say. Pure: records in, words out. */
import { fillLabel, formatDate, formatMeasureValue } from 'c/csFormat';
import { toWholeSignal, toWholeTask } from 'c/csSignalRecords';
import { closingText, reasonText, recurrenceText } from 'c/csSignalText';
import { label } from './labels';

/**
 * @typedef {object} Words what rows are written with
 * @property {import('c/csSignalRecords').Definitions} definitions
 * @property {import('c/csSignalText').FactBook} book
 * @property {boolean} isOwnerShown whose a task is, need not be said of one's own
 */

/**
 * @param {import('./dayPlan').DayTask} dayTask
 * @param {Words} words
 */
export function toTaskRow(dayTask, { definitions, isOwnerShown }) {
  const task = toWholeTask(dayTask);
  const { id, urgency, account, recurrence } = task;
  const origin = recurrence && recurrenceText(recurrence, definitions);
  return {
    id,
    task: isOwnerShown ? task : { ...task, owner: null },
    origin,
    urgency,
    account,
    arr: toArrText(account.arr),
  };
}

/**
 * @param {import('c/csSignalRecords').MySignal} mySignal
 * @param {Words} words
 */
export function toSignalRow(mySignal, { definitions, book }) {
  const signal = toWholeSignal(mySignal);
  const isClosed = signal.status === 'Resolved';
  const day = formatDate(isClosed ? signal.closedOn : signal.openedOn);
  return {
    id: signal.id,
    urgency: signal.urgency,
    reason: reasonText(signal, definitions.indicators.get(signal.indicatorKey ?? ''), book),
    kind: signal.kind === 'Risk' ? label.RISK : label.OPPORTUNITY,
    kindIcon: signal.kind === 'Risk' ? 'utility:warning' : 'utility:trending',
    account: signal.account,
    arr: toArrText(signal.account.arr),
    day: fillLabel(isClosed ? label.CLOSED_ON : label.OPENED_ON, day),
    proof: isClosed ? closingText(signal, book) : null,
  };
}

/**
 * @param {number | null} arr
 * @returns {string | null} null where nobody knows it
 */
function toArrText(arr) {
  return arr === null ? null : fillLabel(label.ARR_OF, formatMeasureValue(arr, 'Currency'));
}
