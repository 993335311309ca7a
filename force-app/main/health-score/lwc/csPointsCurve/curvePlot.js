/** The curve of a measure with the place of an account on it. */
import { toPlot } from 'c/csPointsPlot';

/** @typedef {import('c/csPointsPlot').Breakpoint} Breakpoint */

const MARGIN = { left: 26, right: 14, top: 12, bottom: 22 };
const LABEL_GAP = 40;

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
  const span = toSpan(breakpoints);
  const { frame, toX, toY, dots, scale, values } = toPlot(breakpoints, {
    width,
    height,
    margin: MARGIN,
    labelGap: LABEL_GAP,
    span,
  });
  const line = dots.map(({ x, y }) => `L${x} ${y}`).join('');
  return {
    frame,
    path: `M${frame.left} ${dots[0].y}${line}L${frame.right} ${dots[dots.length - 1].y}`,
    corners: dots,
    labels: values,
    scale,
    place: value === null || points === null ? null : { x: toX(value), y: toY(points) },
    targetX: target === null ? null : toX(target),
  };
}

/**
 * A value alone stands at the left, where as much again has room.
 * @param {Breakpoint[]} breakpoints
 * @returns {[number, number]}
 */
function toSpan(breakpoints) {
  const [first, last] = [breakpoints[0].value, breakpoints[breakpoints.length - 1].value];
  return first === last ? [first, first + Math.max(1, Math.abs(first))] : [first, last];
}
