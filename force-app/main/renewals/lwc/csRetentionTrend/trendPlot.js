/** Geometry of retention over time. Coordinates are of the SVG. */
import { round } from 'c/csStepPlot';

/** @typedef {import('c/csRetentionRecords').RetentionFigure} RetentionFigure */
/** @typedef {'gross' | 'net' | 'logo'} Measure */

/** @type {Measure[]} */
export const MEASURES = ['net', 'gross', 'logo'];

const MARGIN = { left: 44, right: 92, top: 12, bottom: 24 };
const LEAST_SPAN = 10;
const MONTH_WIDTH = 48;
const WORD_GAP = 14;

/**
 * Lines that break where nothing can be told, between rounded ends of a common scale.
 * @param {RetentionFigure[]} figures oldest first
 * @param {number} width
 * @param {number} height
 */
export function toPlot(figures, width, height) {
  const frame = { left: MARGIN.left, right: width - MARGIN.right, top: MARGIN.top, bottom: height - MARGIN.bottom };
  const marks = scaleOf(figures);
  const [low, high] = [marks[0], marks.at(-1) ?? 100];
  const toY = (/** @type {number} */ value) =>
    round(frame.bottom - ((value - low) / (high - low)) * (frame.bottom - frame.top));
  const step = figures.length < 2 ? 0 : (frame.right - frame.left) / (figures.length - 1);
  const toX = (/** @type {number} */ index) => round(frame.left + index * step);
  const every = Math.max(1, Math.ceil(MONTH_WIDTH / (step || MONTH_WIDTH)));
  const lines = MEASURES.map((measure) => {
    const points = figures.map((figure, index) => ({
      x: toX(index),
      y: figure[measure] === null ? null : toY(figure[measure]),
    }));
    return { measure, path: pathOf(points), last: points.at(-1) ?? null, value: figures.at(-1)?.[measure] ?? null };
  });
  return {
    frame,
    marks: marks.map((value) => ({ value, y: toY(value) })),
    months: figures
      .map(({ month }, index) => ({ month, x: toX(index) }))
      .filter((_, index) => (figures.length - 1 - index) % every === 0),
    lines,
    words: spread(
      lines.flatMap(({ measure, last, value }) => {
        const y = last?.y ?? null;
        return y === null ? [] : [{ measure, y, value }];
      }),
    ),
    wordX: frame.right + 10,
  };
}

/** @param {{ x: number, y: number | null }[]} points */
function pathOf(points) {
  let path = '';
  points.forEach(({ x, y }, index) => {
    if (y === null) return;
    const follows = index > 0 && points[index - 1].y !== null;
    path += `${follows ? 'L' : 'M'}${x} ${y}`;
  });
  return path;
}

/**
 * Round marks around all values.
 * @param {RetentionFigure[]} figures
 */
function scaleOf(figures) {
  const values = figures.flatMap((figure) => MEASURES.flatMap((measure) => figure[measure] ?? []));
  const [least, most] = values.length === 0 ? [0, 100] : [Math.min(...values), Math.max(...values)];
  const span = Math.max(most - least, LEAST_SPAN);
  const step = [2, 5, 10, 20, 50, 100, 200, 500].find((size) => span / size <= 5) ?? 1000;
  const first = Math.floor(least / step) * step;
  const last = Math.max(Math.ceil(most / step) * step, first + step);
  return Array.from({ length: Math.round((last - first) / step) + 1 }, (_, index) => first + index * step);
}

/**
 * Moves words apart that would cover each other; the order stays.
 * @template {{ y: number }} Word
 * @param {Word[]} words
 */
function spread(words) {
  /** @type {Word[]} */
  const placed = [];
  for (const word of words.toSorted((a, b) => a.y - b.y)) {
    const above = placed.at(-1);
    placed.push({ ...word, y: above ? Math.max(word.y, above.y + WORD_GAP) : word.y });
  }
  return placed;
}
