/** Geometry of the trend: snapshots in, coordinates of an SVG out. A score holds until the next snapshot, so the line has steps. */

/**
 * @typedef {object} TrendPoint
 * @property {string} id
 * @property {string} date yyyy-mm-dd
 * @property {number | null} score 0-100
 * @property {string | null} band
 * @property {number | null} coverage 0-100
 * @property {string | null} scorecard version key of the scorecard
 */

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Frame */

const DAY = 86_400_000;
/** Right of the plot stand the names of the bands. */
const MARGIN = { left: 26, right: 52, top: 8, bottom: 20 };
const MONTH_LABEL_WIDTH = 44;
const MIN_LABEL_GAP = 13;

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
  /** @param {string | number} date */
  const toX = (date) => {
    const time = typeof date === 'string' ? Date.parse(date) : date;
    return round(frame.left + ((time - from) / (until - from)) * (frame.right - frame.left));
  };
  /** @param {number} score */
  const toY = (score) => round(frame.bottom - (score / 100) * (frame.bottom - frame.top));
  const last = points.at(-1);
  return {
    frame,
    path: toStepPath(points, until, toX, toY),
    last: last && isDrawn(last) ? { x: toX(until), y: toY(last.score), band: last.band } : null,
    zones: toZones(healthyFrom, watchFrom).map(({ band, low, high }) => ({
      band,
      y: toY(high),
      height: round(toY(low) - toY(high)),
    })),
    scale: toScale([0, watchFrom, healthyFrom, 100], toY),
    months: toMonths(from, until, frame).map((time) => ({ time, x: toX(time) })),
    switches: points
      .filter((point, index) => index > 0 && point.scorecard !== points[index - 1].scorecard)
      .map((point) => ({ date: point.date, x: toX(point.date) })),
  };
}

/**
 * @param {TrendPoint[]} points
 * @param {number} until
 * @param {(date: string | number) => number} toX
 * @param {(score: number) => number} toY
 */
function toStepPath(points, until, toX, toY) {
  let path = '';
  points.forEach((point, index) => {
    if (!isDrawn(point)) return;
    const follows = index > 0 && isDrawn(points[index - 1]);
    path += follows ? `V${toY(point.score)}` : `M${toX(point.date)} ${toY(point.score)}`;
    path += `H${toX(points[index + 1]?.date ?? until)}`;
  });
  return path;
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

/**
 * Labels of the vertical axis, bottom up; one that would touch its lower neighbour is left out.
 * @param {(number | null)[]} scores
 * @param {(score: number) => number} toY
 */
function toScale(scores, toY) {
  /** @type {{ score: number, y: number }[]} */
  const labels = [];
  for (const score of scores) {
    if (score === null) continue;
    const y = toY(score);
    const below = labels.at(-1);
    if (!below || below.y - y >= MIN_LABEL_GAP) labels.push({ score, y });
  }
  return labels;
}

/**
 * First days of months between two times, as many as have room for their name.
 * @param {number} from
 * @param {number} until
 * @param {Frame} frame
 */
function toMonths(from, until, frame) {
  const start = new Date(from);
  const all = [];
  for (let index = 1; ; index += 1) {
    const time = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index, 1);
    if (time > until) break;
    all.push(time);
  }
  const room = Math.max(1, Math.floor((frame.right - frame.left) / MONTH_LABEL_WIDTH));
  const step = Math.ceil(all.length / room) || 1;
  return all.filter((_, index) => index % step === 0);
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
