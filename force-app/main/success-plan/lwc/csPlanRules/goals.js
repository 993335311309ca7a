/** How far a goal is. */

/**
 * A goal with its fields as the org keeps them; null = not known.
 * @typedef {object} Goal
 * @property {string} id
 * @property {string} name
 * @property {string} perspective Financial | Customer | Process | Learning
 * @property {string} status Open | Reached | Missed | Dropped
 * @property {string | null} unit
 * @property {number | null} baseline
 * @property {number | null} target
 * @property {number | null} reached
 * @property {string | null} targetDate yyyy-mm-dd
 * @property {string | null} reachedOn yyyy-mm-dd
 * @property {string | null} note
 */

/** In the order of the balanced scorecard. */
export const PERSPECTIVES = Object.freeze(['Financial', 'Customer', 'Process', 'Learning']);

/**
 * The share of the way from baseline to target that is done, in whole percent towards zero, so that 99.9 is not yet 100.
 * @param {Pick<Goal, 'baseline' | 'target' | 'reached'>} goal
 * @returns {number | null} below 0 when it got worse, over 100 when more was reached; null when one of the three is not known
 */
export function goalProgress({ baseline, target, reached }) {
  if (baseline === null || target === null || reached === null || baseline === target) return null;
  const percent = Math.trunc(((reached - baseline) / (target - baseline)) * 100);
  return percent === 0 ? 0 : percent;
}
