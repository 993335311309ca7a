/** Whose moves are open, as the page lists them. */
import { fillLabel, formatNumber } from 'c/csFormat';
import { tasksByParty } from 'c/csPlanRecords';
import { dueText } from 'c/csSignalText';
import { label } from './labels';

/** @typedef {import('c/csPlanRecords').OpenTask} OpenTask */

/** More of a party's tasks are counted, not listed. */
const MOST_TASKS = 5;

/** @type {Record<string, { word: string, icon: string }>} */
const PARTIES = {
  Own: { word: label.PARTY_OWN, icon: 'utility:user' },
  Customer: { word: label.PARTY_CUSTOMER, icon: 'utility:company' },
  Joint: { word: label.PARTY_JOINT, icon: 'utility:people' },
};

/**
 * @param {OpenTask[]} open earliest due date first
 * @param {string} today yyyy-mm-dd
 */
export function toParties(open, today) {
  return tasksByParty(open).map(({ party, tasks }) => ({
    party,
    ...PARTIES[party],
    isEmpty: tasks.length === 0,
    items: tasks.slice(0, MOST_TASKS).map((task) => {
      const { text, isOverdue } = dueText(task.dueOn, today);
      return { ...task, due: text, dueClass: isOverdue ? 'due due_late' : 'due' };
    }),
    more: tasks.length > MOST_TASKS ? fillLabel(label.TASKS_MORE, formatNumber(tasks.length - MOST_TASKS)) : null,
  }));
}
