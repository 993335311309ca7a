/** Rules of the success plan. They know no org, no clock and no words: days come in as yyyy-mm-dd, findings go out as data. */
export { daysFrom } from './days';
export { PERSPECTIVES, goalProgress } from './goals';
export { milestonesOf, milestoneState, stageTally, stateToReach } from './milestones';
export { FRESHNESS, INFLUENCES, freshnessOf, gridOf, lastContactOf } from './lastContact';
export { NOT_MET_DAYS, findGaps } from './gaps';

/** @typedef {import('./goals').Goal} Goal */
/** @typedef {import('./milestones').Milestone} Milestone */
/** @typedef {import('./lastContact').Stakeholder} Stakeholder */
/** @typedef {import('./gaps').Gap} Gap */
