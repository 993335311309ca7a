/** How wide a plot may be: an SVG must be told, or its texts would grow with it. */

const LEAST_WIDTH = 200;

/** Tells the width of a plot's place, now and whenever it changes, wherever the place is after a rendering. */
export class PlotWidth {
  /** @type {Element | undefined} */
  place;

  /** Undefined also where the page cannot measure. @type {ResizeObserver | undefined} */
  observer;

  /** @param {(width: number) => void} tell in whole pixels, at least 200 */
  constructor(tell) {
    this.tell = tell;
  }

  /**
   * To be called after each rendering.
   * @param {Element | undefined} place undefined = the plot is not drawn
   */
  follow(place) {
    if (place === this.place) return;
    this.stop();
    this.place = place;
    if (!place || typeof ResizeObserver === 'undefined') return;
    this.observer = new ResizeObserver(([entry]) =>
      this.tell(Math.max(LEAST_WIDTH, Math.round(entry.contentRect.width))),
    );
    this.observer.observe(place);
  }

  stop() {
    this.observer?.disconnect();
    this.observer = undefined;
    this.place = undefined;
  }
}
