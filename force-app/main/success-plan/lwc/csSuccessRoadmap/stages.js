/** The stages of an account's way as the page draws them. */
import { STAGES, stageLabel } from 'c/csBand';
import { fillLabel, formatNumber } from 'c/csFormat';
import { milestonesOf, stageTally } from 'c/csPlanRules';
import { label } from './labels';

/** @typedef {import('c/csPlanRules').Milestone} Milestone */

/**
 * A stage of the org's own, which is not among the four, has no place on the path.
 * @param {string | null} current API value; null = none is set
 */
export function toPath(current) {
  const here = STAGES.indexOf(current ?? '');
  return STAGES.map((stage, index) => {
    const isCurrent = index === here;
    const isPassed = index < here;
    return {
      stage,
      name: stageLabel(stage),
      isPassed,
      aria: isCurrent ? 'step' : undefined,
      className: `step${isCurrent ? ' step_current' : ''}${isPassed ? ' step_passed' : ''}`,
      note: isCurrent ? label.STAGE_HERE : isPassed ? label.STAGE_PASSED : null,
    };
  });
}

/**
 * A stage with its milestones and how many of them are reached and overdue.
 * @param {Milestone[]} milestones of every stage
 * @param {string} stage API value
 * @param {string} today yyyy-mm-dd
 */
export function toSection(milestones, stage, today) {
  const items = milestonesOf(milestones, stage);
  const { total, reached, overdue } = stageTally(items, today);
  return {
    stage,
    name: stageLabel(stage),
    items,
    isEmpty: total === 0,
    tally: fillLabel(label.MILESTONES_REACHED, formatNumber(reached), formatNumber(total)),
    overdue: overdue === 0 ? null : fillLabel(label.MILESTONES_OVERDUE, formatNumber(overdue)),
  };
}
