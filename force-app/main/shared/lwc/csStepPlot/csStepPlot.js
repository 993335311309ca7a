/** Geometry that plots over time share: a value holds until the next one, so that lines have steps, not slopes. Coordinates are of an SVG. */

/** @typedef {{ left: number, right: number, top: number, bottom: number }} Frame */

const MONTH_LABEL_WIDTH = 44;
const MIN_LABEL_GAP = 13;

/**
 * A line in steps; it breaks where there is no value.
 * @param {{ x: number, y: number | null }[]} points from left to right
 * @param {number} until x where the last value ends
 */
export function stepPath(points, until) {
  let path = '';
  points.forEach(({ x, y }, index) => {
    if (y === null) return;
    const follows = index > 0 && points[index - 1].y !== null;
    path += follows ? `V${y}` : `M${x} ${y}`;
    path += `H${points[index + 1]?.x ?? until}`;
  });
  return path;
}

/**
 * Where a time lies between two others.
 * @param {number} from milliseconds since 1970
 * @param {number} until milliseconds since 1970, later than `from`
 * @param {Frame} frame
 * @returns {(date: string | number) => number} x of yyyy-mm-dd or of milliseconds
 */
export function timeScale(from, until, { left, right }) {
  return (date) => {
    const time = typeof date === 'string' ? Date.parse(date) : date;
    return round(left + ((time - from) / (until - from)) * (right - left));
  };
}

/**
 * Where 0 to 100 lies in a frame.
 * @param {Frame} frame
 * @returns {(value: number) => number}
 */
export function hundredScale({ top, bottom }) {
  return (value) => round(bottom - (value / 100) * (bottom - top));
}

/**
 * Labels of the vertical axis, bottom up; one that would touch its lower neighbour is left out.
 * @param {(number | null)[]} values rising
 * @param {(value: number) => number} toY
 */
export function spacedMarks(values, toY) {
  /** @type {{ value: number, y: number }[]} */
  const marks = [];
  for (const value of values) {
    if (value === null) continue;
    const y = toY(value);
    const below = marks.at(-1);
    if (!below || below.y - y >= MIN_LABEL_GAP) marks.push({ value, y });
  }
  return marks;
}

/**
 * First days of months between two times, as many as have room for their name.
 * @param {number} from milliseconds since 1970
 * @param {number} until milliseconds since 1970
 * @param {Frame} frame
 */
export function monthStarts(from, until, { left, right }) {
  const start = new Date(from);
  const all = [];
  for (let index = 1; ; index += 1) {
    const time = Date.UTC(start.getUTCFullYear(), start.getUTCMonth() + index, 1);
    if (time > until) break;
    all.push(time);
  }
  const room = Math.max(1, Math.floor((right - left) / MONTH_LABEL_WIDTH));
  const step = Math.ceil(all.length / room) || 1;
  return all.filter((_, index) => index % step === 0);
}

/**
 * To a tenth of a pixel.
 * @param {number} value
 */
export function round(value) {
  return Math.round(value * 10) / 10;
}
