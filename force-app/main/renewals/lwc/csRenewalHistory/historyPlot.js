/** Geometry of the history: weeks in, coordinates of an SVG out. A forecast holds until the next week's. */
import { hundredScale, monthStarts, spacedMarks, stepPath, timeScale } from 'c/csStepPlot';

/** @typedef {import('c/csRenewalRules').ForecastRow} ForecastRow */

const DAY = 86_400_000;
/** Right of the plot stand the names of the lines. */
const MARGIN = { left: 34, right: 64, top: 8, bottom: 20 };
/** Names closer than this would touch. */
const MIN_NAME_GAP = 13;

/**
 * @param {object} input
 * @param {ForecastRow[]} input.rows oldest first, at least one
 * @param {string} input.endsOn yyyy-mm-dd, the day until which the last forecast holds
 * @param {number} input.width pixels
 * @param {number} input.height pixels
 */
export function toPlot({ rows, endsOn, width, height }) {
  const frame = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const from = Date.parse(rows[0].asOfWeek);
  const until = Math.max(Date.parse(endsOn), Date.parse(rows.at(-1)?.asOfWeek ?? endsOn), from + DAY);
  const toX = timeScale(from, until, frame);
  const toY = hundredScale(frame);
  const toLine = (/** @type {'model' | 'final'} */ name) => {
    const points = rows.map((row) => ({ x: toX(row.asOfWeek), y: orNull(row[name].likelihood, toY) }));
    return { name, path: stepPath(points, toX(until)), y: points.at(-1)?.y ?? null };
  };
  const [model, final] = [toLine('model'), toLine('final')];
  return {
    frame,
    model,
    final,
    end: toX(until),
    names: toNames(final.y, model.y),
    scale: spacedMarks([0, 50, 100], toY),
    months: monthStarts(from, until, frame).map((time) => ({ time, x: toX(time) })),
  };
}

/**
 * Where the names of the lines stand: at their ends; one below the other where the ends meet.
 * @param {number | null} finalY
 * @param {number | null} modelY
 */
function toNames(finalY, modelY) {
  if (finalY === null || modelY === null || Math.abs(finalY - modelY) >= MIN_NAME_GAP) {
    return { final: finalY, model: modelY };
  }
  const middle = (finalY + modelY) / 2;
  const isFinalAbove = finalY <= modelY;
  const half = (MIN_NAME_GAP / 2) * (isFinalAbove ? -1 : 1);
  return { final: middle + half, model: middle - half };
}

/**
 * @param {number | null} value
 * @param {(value: number) => number} toY
 */
function orNull(value, toY) {
  return value === null ? null : toY(value);
}
