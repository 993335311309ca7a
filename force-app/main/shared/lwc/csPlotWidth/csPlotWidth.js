/** How wide a plot may be: an SVG must be told, or its texts would grow with it. */

const LEAST_WIDTH = 200;

/**
 * Tells the width of a plot's place, now and whenever it changes.
 * @param {Element} place
 * @param {(width: number) => void} tell in whole pixels, at least 200
 * @returns {ResizeObserver | undefined} to disconnect; undefined where the page cannot measure
 */
export function watchWidth(place, tell) {
  if (typeof ResizeObserver === 'undefined') return undefined;
  const observer = new ResizeObserver(([entry]) => tell(Math.max(LEAST_WIDTH, Math.round(entry.contentRect.width))));
  observer.observe(place);
  return observer;
}
