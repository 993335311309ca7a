import { bandClass, bandLabel } from 'c/csBand';
import { NO_VALUE, fillLabel, formatNumber } from 'c/csFormat';
import SCORE_OUT_OF_100 from '@salesforce/label/c.CsScoreOutOf100';
import { LightningElement, api } from 'lwc';

const CENTRE = 60;
const RADIUS = 52;
/** The ring is open at the bottom: it starts at 135° and runs 270° clockwise. */
const START_DEGREES = 135;
const SWEEP_DEGREES = 270;

/** The health score as a number in an open ring; small ticks mark where the bands begin. */
export default class CsScoreRing extends LightningElement {
  /** 0-100; null is "not scored" and leaves the ring empty. @type {number | null | undefined} */
  @api score;

  /** API value of CsHealthBand__c. @type {string | null | undefined} */
  @api band;

  /** Scores at which a band begins, marked on the ring. @type {number[]} */
  @api thresholds = [];

  get hasScore() {
    return this.score !== null && this.score !== undefined;
  }

  get text() {
    return this.hasScore ? `${fillLabel(SCORE_OUT_OF_100, formatNumber(this.score))}, ${this.word}` : this.word;
  }

  get word() {
    return bandLabel(this.band);
  }

  /** The whole points, large. */
  get whole() {
    if (!this.hasScore) return NO_VALUE;
    return formatNumber(Math.floor(Number(this.score)));
  }

  /** The rest, small: ".25"; empty for a whole score. */
  get fraction() {
    if (!this.hasScore) return '';
    const hundredths = Math.round(Number(this.score) * 100) % 100;
    return hundredths === 0 ? '' : formatNumber(hundredths / 100, { maximumFractionDigits: 2 }).replace(/^0/, '');
  }

  get ringClass() {
    return `ring ring_${bandClass(this.band)}`;
  }

  get trackPath() {
    return arcPath(0, 100);
  }

  get scorePath() {
    return arcPath(0, Math.max(0, Math.min(100, Number(this.score))));
  }

  get ticks() {
    return this.thresholds.map((threshold) => {
      const [x1, y1] = pointAt(threshold, RADIUS - 6);
      const [x2, y2] = pointAt(threshold, RADIUS + 6);
      return { threshold, x1, y1, x2, y2 };
    });
  }
}

/**
 * @param {number} from 0-100
 * @param {number} to 0-100
 */
function arcPath(from, to) {
  const [x1, y1] = pointAt(from, RADIUS);
  const [x2, y2] = pointAt(to, RADIUS);
  const isLarge = ((to - from) / 100) * SWEEP_DEGREES > 180 ? 1 : 0;
  return `M${x1} ${y1}A${RADIUS} ${RADIUS} 0 ${isLarge} 1 ${x2} ${y2}`;
}

/**
 * @param {number} score 0-100
 * @param {number} radius
 */
function pointAt(score, radius) {
  const radians = ((START_DEGREES + (score / 100) * SWEEP_DEGREES) * Math.PI) / 180;
  return [CENTRE + radius * Math.cos(radians), CENTRE + radius * Math.sin(radians)].map(
    (coordinate) => Math.round(coordinate * 100) / 100,
  );
}
