/** What figures of a track record let one say. */

/**
 * @typedef {object} ReliabilityBin
 * @property {number} from 0, 0.1, … 0.9: the tenth of likelihood
 * @property {number} renewals
 * @property {number} renewed
 * @property {number} meanLikelihood
 * @property {number} low of the 95 % interval of the renewed share
 * @property {number} high
 *
 * @typedef {object} Compared on the renewals that both forecast
 * @property {number} renewals
 * @property {number | null} own Brier score
 * @property {number | null} baseline Brier score
 * @property {number | null} skill above 0 = better than the baseline
 *
 * @typedef {object} Accuracy
 * @property {string} key
 * @property {number} horizonDays
 * @property {'Final' | 'Model' | 'Csm'} forecaster
 * @property {{ id: string, name: string | null } | null} csm
 * @property {number} renewals
 * @property {number} renewed
 * @property {number | null} wape percent
 * @property {number | null} monthlyWape percent
 * @property {number | null} bias percent
 * @property {number | null} brier
 * @property {Compared} lastYear
 * @property {Compared | null} csmCalls null = is a CSM
 * @property {ReliabilityBin[]} reliability
 * @property {string} asOf yyyy-mm-dd
 */

export const HORIZONS = Object.freeze([30, 60, 90, 180]);
/** With fewer renewals a figure is chance. */
export const FEWEST = 10;
/** Less than so much better or worse is about as good. */
const SAME = 0.05;

/**
 * The horizon that a renewal so many days ahead is nearest to; of two the shorter, and the shortest when it is overdue.
 * @param {number} daysLeft
 */
export function nearestHorizon(daysLeft) {
  return HORIZONS.reduce((best, days) => (Math.abs(days - daysLeft) < Math.abs(best - daysLeft) ? days : best));
}

/**
 * Whether a forecast was better than a baseline.
 * @param {Compared} compared
 * @returns {'better' | 'same' | 'worse' | 'tooFew'}
 */
export function verdictOf({ renewals, skill }) {
  if (renewals < FEWEST || skill === null) return 'tooFew';
  if (Math.abs(skill) < SAME) return 'same';
  return skill > 0 ? 'better' : 'worse';
}

/**
 * Whether any forecast was judged, by anybody at any horizon.
 * @param {Accuracy[]} accuracies
 */
export function isAnyJudged(accuracies) {
  return accuracies.some(({ renewals }) => renewals > 0);
}
