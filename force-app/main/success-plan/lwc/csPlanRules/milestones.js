/** Where an account stands on its way through a stage. */

/**
 * @typedef {object} Milestone
 * @property {string} id
 * @property {string} name
 * @property {string} stage API value of CsLifecycleStage__c
 * @property {string | null} stateToReach what is true once it is reached
 * @property {string | null} party Own | Customer | Joint
 * @property {string | null} dueOn yyyy-mm-dd
 * @property {string | null} reachedOn yyyy-mm-dd
 * @property {number | null} sortOrder null = after the others
 * @property {string | null} goalId
 */

/**
 * A milestone is overdue from the day after its day on.
 * @param {Pick<Milestone, 'reachedOn' | 'dueOn'>} milestone
 * @param {string} today yyyy-mm-dd
 * @returns {'reached' | 'overdue' | 'open'}
 */
export function milestoneState({ reachedOn, dueOn }, today) {
  if (reachedOn !== null) return 'reached';
  return dueOn !== null && dueOn < today ? 'overdue' : 'open';
}

/**
 * The milestones of a stage in their order: by number, then by due date, then by name.
 * @param {Milestone[]} milestones
 * @param {string} stage
 * @returns {Milestone[]}
 */
export function milestonesOf(milestones, stage) {
  return milestones
    .filter((milestone) => milestone.stage === stage)
    .toSorted(
      (left, right) =>
        (left.sortOrder ?? Infinity) - (right.sortOrder ?? Infinity) ||
        (left.dueOn ?? '9').localeCompare(right.dueOn ?? '9') ||
        left.name.localeCompare(right.name),
    );
}

/**
 * @param {Milestone[]} milestones of one stage
 * @param {string} today yyyy-mm-dd
 */
export function stageTally(milestones, today) {
  const count = (/** @type {string} */ state) =>
    milestones.filter((milestone) => milestoneState(milestone, today) === state).length;
  return { total: milestones.length, reached: count('reached'), overdue: count('overdue') };
}

/**
 * The state that ends a stage: that of its last milestone that names one.
 * @param {Milestone[]} milestones of one stage, in their order
 * @returns {string | null}
 */
export function stateToReach(milestones) {
  return milestones.findLast((milestone) => milestone.stateToReach !== null)?.stateToReach ?? null;
}
