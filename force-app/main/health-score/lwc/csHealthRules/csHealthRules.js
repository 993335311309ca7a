/**
 * The rules of the health score, as far as the page explains them: the points of a value, the score of a snapshot, what changed it,
 * and what would change the band. Pure, and in integers like the scoring service: hundredths of a point, ten-thousandths of a unit,
 * halves to the even neighbour. Numbers enter and leave as the plain decimals of the records.
 */
export { explainChange } from './changeCauses';
export { curveFor, parsePoints, parseVariants, pickVariant, pointsOf } from './pointsCurve';
export { groupScore, recomputeScore } from './snapshotScore';
export { suggestValues, unitStep } from './bandSuggestions';

/** @typedef {import('./bandSuggestions').Suggestion} Suggestion */
/** @typedef {import('./changeLedger').Cause} Cause */

/**
 * A scorecard as the org's records define it.
 * @typedef {object} RuleScorecard
 * @property {string} versionKey
 * @property {string | null} key the same for all versions
 * @property {number} healthyFrom 0-100
 * @property {number} watchFrom 0-100
 * @property {number} bandMargin points
 * @property {RuleMeasure[]} measures
 */

/**
 * @typedef {object} RuleMeasure
 * @property {string} key
 * @property {string | null} unit API value of CsMeasure__c.Unit__c
 * @property {string | null} points `value=points` pairs, as CsMeasure__c.Points__c holds them
 * @property {string | null} variants one a line, as CsMeasure__c.PointsVariants__c holds them
 * @property {number | null} missingPoints 0-100; null = a missing value is left out
 * @property {{ operator: string, value: number | null, cap: number } | null} knockOut
 */
