/** Geometry of a waterfall. Coordinates are of the SVG. */
import { round } from 'c/csStepPlot';

/** @typedef {{ kind: string, amount: number, balance: number }} Step `amount` with its sign; `balance` after it */

const MARGIN = { left: 8, right: 8, top: 22, bottom: 24 };
const GAP = 0.28;
const LEAST_HEIGHT = 2;

/**
 * A bar for each step: both ends stand on the ground, movements hang between the balances around them.
 * @param {Step[]} steps
 * @param {number} width
 * @param {number} height
 */
export function toBars(steps, width, height) {
  const frame = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const levels = steps.map(({ balance }) => balance);
  const most = Math.max(...levels, 1);
  const toY = (/** @type {number} */ amount) => round(frame.bottom - (amount / most) * (frame.bottom - frame.top));
  const place = (frame.right - frame.left) / steps.length;
  const bars = steps.map(({ kind, amount, balance }, index) => {
    const isEnd = kind === 'starting' || kind === 'ending';
    const before = isEnd ? 0 : balance - amount;
    const [top, bottom] = [toY(Math.max(before, balance)), toY(Math.min(before, balance))];
    const x = frame.left + index * place + (place * GAP) / 2;
    return {
      kind,
      x: round(x),
      y: top,
      width: round(place * (1 - GAP)),
      height: Math.max(round(bottom - top), amount === 0 ? 0 : LEAST_HEIGHT),
      middle: round(frame.left + (index + 0.5) * place),
      textY: top - 6,
      level: toY(balance),
      next: round(frame.left + (index + 1) * place + (place * GAP) / 2),
    };
  });
  return { frame, bars };
}
