/** Geometry of a waterfall: scores and signed points in, bars of one common scale out. */

/**
 * @typedef {object} Bar
 * @property {number} x percent of the width
 * @property {number} width percent of the width
 */

/** Part of the width that stays free at either end, in percent. */
const PADDING = 2;
const LEAST_WIDTH = 0.8;
/** Scores closer together than this are not stretched over the whole width. */
const LEAST_SPAN = 5;

/**
 * A bar for each change, from where the one before ended; and a mark for the score at either end.
 * @param {number} from 0-100
 * @param {number[]} changes points
 * @returns {{ bars: Bar[], ends: Bar[] }} a bar for each change; of the ends the first marks the score before, the second the one after
 */
export function toWaterfall(from, changes) {
  const levels = [from];
  for (const change of changes) levels.push(levels[levels.length - 1] + change);
  const highest = Math.max(...levels);
  const lowest = Math.min(...levels);
  const margin = Math.max(0, LEAST_SPAN - (highest - lowest)) / 2 + (highest - lowest) * 0.15;
  const low = lowest - margin;
  const span = highest + margin - low;
  /** @param {number} score */
  const toX = (score) => PADDING + ((score - low) / span) * (100 - 2 * PADDING);
  /**
   * @param {number} left
   * @param {number} right
   */
  const toBar = (left, right) => {
    const width = Math.max(LEAST_WIDTH, toX(right) - toX(left));
    return { x: round((toX(left) + toX(right) - width) / 2), width: round(width) };
  };
  return {
    bars: changes.map((_, index) =>
      toBar(Math.min(levels[index], levels[index + 1]), Math.max(levels[index], levels[index + 1])),
    ),
    ends: [levels[0], levels[levels.length - 1]].map((score) => toBar(score, score)),
  };
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 100) / 100;
}
