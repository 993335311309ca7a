/** The curve of the breakpoints that are being typed. */
import { toPlot } from 'c/csPointsPlot';

/** @typedef {import('c/csPointsPlot').Breakpoint} Breakpoint */

const MARGIN = { left: 30, right: 12, top: 10, bottom: 20 };
const LABEL_GAP = 34;

/**
 * @param {Breakpoint[]} breakpoints ascending by value, at least one
 * @param {{ width: number, height: number }} size pixels
 */
export function toCurve(breakpoints, size) {
  const { frame, dots, scale, values } = toPlot(breakpoints, {
    ...size,
    margin: MARGIN,
    labelGap: LABEL_GAP,
    span: toSpan(breakpoints),
  });
  return {
    frame,
    path: `M${frame.left} ${dots[0].y}${dots.map(({ x, y }) => `L${x} ${y}`).join('')}H${frame.right}`,
    dots,
    scale,
    values,
  };
}

/**
 * A value alone stands in the middle.
 * @param {Breakpoint[]} breakpoints
 * @returns {[number, number]}
 */
function toSpan(breakpoints) {
  const [first, last] = [breakpoints[0].value, breakpoints[breakpoints.length - 1].value];
  return first === last ? [first - 0.5, first + 0.5] : [first, last];
}
