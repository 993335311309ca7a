/** Geometry of the trend: snapshots in, coordinates of an SVG out. A score holds until the next snapshot, so the line has steps. */
import { hundredScale, monthStarts, round, spacedMarks, stepPath, timeScale } from 'c/csStepPlot';

/**
 * @typedef {object} TrendPoint
 * @property {string} id
 * @property {string} date yyyy-mm-dd
 * @property {number | null} score 0-100
 * @property {string | null} band
 * @property {number | null} coverage 0-100
 * @property {string | null} scorecard version key of the scorecard
 */

const DAY = 86_400_000;
/** Right of the plot stand the names of the bands. */
const MARGIN = { left: 26, right: 52, top: 8, bottom: 20 };

/**
 * Whether a point is part of the line: without a score, or with too little data for a band, it breaks it.
 * @param {TrendPoint} point
 * @returns {point is TrendPoint & { score: number }}
 */
export function isDrawn(point) {
  return point.score !== null && point.band !== 'Unknown';
}

/**
 * @param {object} input
 * @param {TrendPoint[]} input.points oldest first, at least one
 * @param {string} input.endsOn yyyy-mm-dd, the day until which the last score is known to hold
 * @param {number | null} input.healthyFrom
 * @param {number | null} input.watchFrom
 * @param {number} input.width pixels
 * @param {number} input.height pixels
 */
export function toPlot({ points, endsOn, healthyFrom, watchFrom, width, height }) {
  const frame = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const from = Date.parse(points[0].date);
  const until = Math.max(Date.parse(endsOn), Date.parse(points.at(-1)?.date ?? endsOn), from + DAY);
  const toX = timeScale(from, until, frame);
  const toY = hundredScale(frame);
  const last = points.at(-1);
  return {
    frame,
    path: stepPath(
      points.map((point) => ({ x: toX(point.date), y: isDrawn(point) ? toY(point.score) : null })),
      toX(until),
    ),
    last: last && isDrawn(last) ? { x: toX(until), y: toY(last.score), band: last.band } : null,
    zones: toZones(healthyFrom, watchFrom).map(({ band, low, high }) => ({
      band,
      y: toY(high),
      height: round(toY(low) - toY(high)),
    })),
    scale: spacedMarks([0, watchFrom, healthyFrom, 100], toY),
    months: monthStarts(from, until, frame).map((time) => ({ time, x: toX(time) })),
    switches: points
      .filter((point, index) => index > 0 && point.scorecard !== points[index - 1].scorecard)
      .map((point) => ({ date: point.date, x: toX(point.date) })),
  };
}

/**
 * @param {number | null} healthyFrom
 * @param {number | null} watchFrom
 */
function toZones(healthyFrom, watchFrom) {
  if (healthyFrom === null || watchFrom === null) return [];
  return [
    { band: 'Healthy', low: healthyFrom, high: 100 },
    { band: 'Watch', low: watchFrom, high: healthyFrom },
    { band: 'AtRisk', low: 0, high: watchFrom },
  ];
}
