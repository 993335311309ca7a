/**
 * Points as text, `0=0; 30=60; 60=100`: value=points, ascending by value, linear between, flat outside.
 * A half-typed text keeps every character, so that nothing is lost while somebody edits.
 */

/** @typedef {{ value: string, points: string }} Pair as typed */
/** @typedef {{ value: number, points: number }} Breakpoint points 0-100 */
/** @typedef {'none' | 'shape' | 'value' | 'points' | 'range' | 'order'} PointsFault */

const VALUE = /^[+-]?\d+(\.\d{1,4})?$/;
const POINTS = /^\+?\d+(\.\d{1,2})?$/;
const FULL = 100;

/**
 * The pairs of a text as they were typed.
 * @param {string} text
 * @returns {Pair[]}
 */
export function toPairs(text) {
  const parts = text.split(';').map((part) => part.trim());
  if (parts.at(-1) === '') parts.pop();
  return parts.map((part) => {
    const at = part.indexOf('=');
    return at < 0
      ? { value: part, points: '' }
      : { value: part.slice(0, at).trim(), points: part.slice(at + 1).trim() };
  });
}

/** @param {Pair[]} pairs */
export function formatPoints(pairs) {
  return pairs.map(({ value, points }) => `${value.trim()}=${points.trim()}`).join('; ');
}

/**
 * @param {string} text
 * @returns {{ breakpoints: Breakpoint[], fault: PointsFault | null, place: number | null }} place counts the pairs from 1; breakpoints
 *   are those before the fault
 */
export function parsePoints(text) {
  const pairs = toPairs(text);
  if (pairs.length === 0) return { breakpoints: [], fault: 'none', place: null };
  /** @type {Breakpoint[]} */
  const breakpoints = [];
  for (const [index, pair] of pairs.entries()) {
    const fault = faultOf(pair, breakpoints.at(-1));
    if (fault) return { breakpoints, fault, place: index + 1 };
    breakpoints.push({ value: Number(pair.value), points: Number(pair.points) });
  }
  return { breakpoints, fault: null, place: null };
}

/**
 * @param {Pair} pair
 * @param {Breakpoint | undefined} previous
 * @returns {PointsFault | null}
 */
function faultOf({ value, points }, previous) {
  if (value === '' || points === '') return 'shape';
  if (!VALUE.test(value)) return 'value';
  if (!POINTS.test(points)) return points.startsWith('-') ? 'range' : 'points';
  if (Number(points) > FULL) return 'range';
  return previous && Number(value) <= previous.value ? 'order' : null;
}
