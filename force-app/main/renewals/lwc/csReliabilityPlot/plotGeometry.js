/** Geometry of the reliability plot: tenths of likelihood in, coordinates of an SVG out. */
import { hundredScale, round } from 'c/csStepPlot';

/** @typedef {import('c/csRenewalRules').ReliabilityBin} ReliabilityBin */

const MARGIN = { left: 40, right: 20, top: 10, bottom: 38 };
const SMALLEST = 4;
const LARGEST = 11;
const MARKS = [0, 20, 40, 60, 80, 100];

/**
 * @param {object} input
 * @param {ReliabilityBin[]} input.bins
 * @param {number} input.width pixels
 * @param {number} input.height pixels
 */
export function toPlot({ bins, width, height }) {
  const frame = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const toX = (/** @type {number} */ percent) => round(frame.left + (percent / 100) * (frame.right - frame.left));
  const toY = hundredScale(frame);
  const most = Math.max(...bins.map(({ renewals }) => renewals), 1);
  return {
    frame,
    diagonal: { x1: toX(0), y1: toY(0), x2: toX(100), y2: toY(100) },
    xMarks: MARKS.map((value) => ({ value, at: toX(value) })),
    yMarks: MARKS.map((value) => ({ value, at: toY(value) })),
    points: bins.map((bin) => ({
      key: bin.from,
      x: toX(100 * bin.meanLikelihood),
      y: toY((100 * bin.renewed) / bin.renewals),
      low: toY(100 * bin.low),
      high: toY(100 * bin.high),
      // The area of a point tells how many renewals it stands for.
      radius: round(Math.max(LARGEST * Math.sqrt(bin.renewals / most), SMALLEST)),
      renewals: bin.renewals,
    })),
  };
}
