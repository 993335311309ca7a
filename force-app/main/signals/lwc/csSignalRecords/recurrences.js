/** Which return of which recurring playbook a task belongs to: its key says so. */

/**
 * @typedef {object} Recurrence
 * @property {string} rhythmKey
 * @property {string} period `2026-11`, `2026-Q4`, `2026-H2` or `2026`
 */

/** `<account>:rhythm:<rhythm>:<period>:<step>` */
const KEY = /^[^:]+:rhythm:([^:]+):([^:]+):/;

/**
 * @param {string | null} taskKey CsKey__c
 * @returns {Recurrence | null} null for a task of a signal
 */
export function toRecurrence(taskKey) {
  const [, rhythmKey, period] = KEY.exec(taskKey ?? '') ?? [];
  return rhythmKey && period ? { rhythmKey, period } : null;
}
