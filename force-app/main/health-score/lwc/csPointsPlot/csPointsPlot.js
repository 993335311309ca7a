/** Where breakpoints lie on a plot of points by value. Linear between them, flat outside, which a strip on either side shows. */

/** @typedef {{ value: number, points: number }} Breakpoint points 0-100 */
/** @typedef {{ left: number, right: number, top: number, bottom: number }} Sides */

/** Width of each strip, as a share of the whole. */
const FLAT = 0.08;

/**
 * @param {Breakpoint[]} breakpoints ascending by value, at least one
 * @param {object} input all in pixels, but the values
 * @param {number} input.width
 * @param {number} input.height
 * @param {Sides} input.margin for what is written around the plot
 * @param {number} input.labelGap what two names of values need
 * @param {[number, number]} input.span values at the ends of the curve; not equal
 */
export function toPlot(breakpoints, { width, height, margin, labelGap, span: [low, high] }) {
  const frame = { left: margin.left, right: width - margin.right, top: margin.top, bottom: height - margin.bottom };
  const whole = frame.right - frame.left;
  /**
   * A value outside stands in the strip, at its edge at most.
   * @param {number} value
   */
  const toX = (value) => {
    const x = frame.left + whole * FLAT + ((value - low) / (high - low)) * whole * (1 - 2 * FLAT);
    return round(Math.min(frame.right, Math.max(frame.left, x)));
  };
  /** @param {number} points */
  const toY = (points) => round(frame.bottom - (points / 100) * (frame.bottom - frame.top));
  const dots = breakpoints.map(({ value, points }) => ({ value, points, x: toX(value), y: toY(points) }));
  return {
    frame,
    toX,
    toY,
    dots,
    scale: [0, 50, 100].map((points) => ({ points, y: toY(points) })),
    values: withRoom(dots, labelGap),
  };
}

/**
 * Values to name on the axis: the ends, and those between that have room.
 * @param {{ value: number, x: number }[]} dots
 * @param {number} gap
 */
function withRoom(dots, gap) {
  const last = dots[dots.length - 1];
  /** @type {{ value: number, x: number }[]} */
  const named = [];
  for (const { value, x } of dots.slice(0, -1)) {
    const before = named.at(-1);
    if ((!before || x - before.x >= gap) && last.x - x >= gap) named.push({ value, x });
  }
  return [...named, { value: last.value, x: last.x }];
}

/** @param {number} value */
function round(value) {
  return Math.round(value * 10) / 10;
}
