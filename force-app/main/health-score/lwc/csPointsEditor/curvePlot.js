/** Geometry of a points curve: breakpoints in, coordinates of an SVG out. Linear between the breakpoints, flat outside. */

/** @typedef {{ value: number, points: number }} Breakpoint points 0-100 */

const MARGIN = { left: 30, right: 12, top: 10, bottom: 20 };
/** Part of the width that shows the curve staying flat, on either side. */
const FLAT = 0.08;
const LEAST_LABEL_GAP = 34;

/**
 * @param {Breakpoint[]} breakpoints ascending by value, at least one
 * @param {{ width: number, height: number }} size pixels
 */
export function toCurve(breakpoints, { width, height }) {
  const frame = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const first = breakpoints[0];
  const last = breakpoints[breakpoints.length - 1];
  const span = last.value - first.value || 1;
  const inside = (frame.right - frame.left) * (1 - 2 * FLAT);
  const start = frame.left + (frame.right - frame.left) * FLAT;
  /** @param {number} value */
  const toX = (value) =>
    round(breakpoints.length === 1 ? start + inside / 2 : start + ((value - first.value) / span) * inside);
  /** @param {number} points */
  const toY = (points) => round(frame.bottom - (points / 100) * (frame.bottom - frame.top));
  const dots = breakpoints.map(({ value, points }) => ({ value, points, x: toX(value), y: toY(points) }));
  return {
    frame,
    path: `M${frame.left} ${toY(first.points)}${dots.map(({ x, y }) => `L${x} ${y}`).join('')}H${frame.right}`,
    dots,
    scale: [0, 50, 100].map((points) => ({ points, y: toY(points) })),
    values: withRoom(dots),
  };
}

/**
 * Values to name on the axis: the ends, and in between those that have room.
 * @param {{ value: number, x: number }[]} dots
 */
function withRoom(dots) {
  const end = dots[dots.length - 1];
  /** @type {{ value: number, x: number }[]} */
  const named = [];
  for (const { value, x } of dots) {
    const before = named.at(-1);
    const isClear = !before || x - before.x >= LEAST_LABEL_GAP;
    if (value === end.value ? isClear : isClear && end.x - x >= LEAST_LABEL_GAP) named.push({ value, x });
  }
  return named;
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
