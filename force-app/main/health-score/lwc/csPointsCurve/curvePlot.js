/** Geometry of a points curve: breakpoints in, coordinates of an SVG out. Linear between breakpoints, flat outside. */

/** @typedef {{ value: number, points: number }} Breakpoint */

const MARGIN = { left: 26, right: 14, top: 12, bottom: 22 };
/** Part of the width on either side that shows the curve staying flat, in shares of the whole. */
const FLAT = 0.08;
const MIN_LABEL_GAP = 40;

/**
 * @param {object} input
 * @param {Breakpoint[]} input.breakpoints ascending by value, at least one
 * @param {number | null} input.value of the account; far outside the breakpoints it stands at the edge
 * @param {number | null} input.points of the account, 0-100
 * @param {number | null} input.target value that would change the band
 * @param {number} input.width pixels
 * @param {number} input.height pixels
 */
export function toCurve({ breakpoints, value, points, target, width, height }) {
  const frame = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const values = breakpoints.map((breakpoint) => breakpoint.value);
  const [low, high] = [Math.min(...values), Math.max(...values)];
  const span = high - low || Math.max(1, Math.abs(high));
  const inner = (frame.right - frame.left) * (1 - 2 * FLAT);
  /** @param {number} of */
  const toX = (of) => {
    const x = frame.left + (frame.right - frame.left) * FLAT + ((of - low) / span) * inner;
    return round(Math.min(frame.right, Math.max(frame.left, x)));
  };
  /** @param {number} of */
  const toY = (of) => round(frame.bottom - (of / 100) * (frame.bottom - frame.top));
  const corners = breakpoints.map((breakpoint) => ({
    x: toX(breakpoint.value),
    y: toY(breakpoint.points),
    ...breakpoint,
  }));
  const line = corners.map(({ x, y }) => `L${x} ${y}`).join('');
  return {
    frame,
    path: `M${frame.left} ${corners[0].y}${line}L${frame.right} ${corners[corners.length - 1].y}`,
    corners,
    labels: toLabels(corners),
    scale: [0, 50, 100].map((of) => ({ points: of, y: toY(of) })),
    place: value === null || points === null ? null : { x: toX(value), y: toY(points) },
    targetX: target === null ? null : toX(target),
  };
}

/**
 * Values to write under the axis: the ends, and those between that have room.
 * @param {{ x: number, value: number }[]} corners
 */
function toLabels(corners) {
  const last = corners[corners.length - 1];
  /** @type {{ x: number, value: number }[]} */
  const labels = [];
  for (const { x, value } of corners.slice(0, -1)) {
    const before = labels.at(-1);
    const hasRoom = (!before || x - before.x >= MIN_LABEL_GAP) && last.x - x >= MIN_LABEL_GAP;
    if (hasRoom) labels.push({ x, value });
  }
  return [...labels, { x: last.x, value: last.value }];
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
