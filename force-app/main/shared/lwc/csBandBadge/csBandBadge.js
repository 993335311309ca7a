import { bandClass, bandLabel } from 'c/csBand';
import { formatNumber } from 'c/csFormat';
import { LightningElement, api } from 'lwc';

/** One shape for each band, so that it can be told without colour: octagon, triangle, disc, dashed ring. */
const SHAPES = {
  'at-risk': 'M5 1h6l4 4v6l-4 4H5l-4-4V5zm2.2 3h1.6v5H7.2zm0 6.2h1.6v1.7H7.2z',
  watch: 'M8 1.2 15.4 14.4H.6zM7.2 5.6h1.6v4.3H7.2zm0 5.3h1.6v1.6H7.2z',
  healthy: 'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm3.2 3.9L7 9.1 4.9 7 3.8 8.1 7 11.3l5.3-5.3z',
  unknown:
    'M8 1a7 7 0 1 1 0 14A7 7 0 0 1 8 1zm0 1.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zm-.7 7.9h1.5v1.5H7.3zm.7-6.5c1.5 0 2.6 1 2.6 2.3 0 1.7-1.8 1.9-1.8 3.1H7.3c0-2.1 1.7-2 1.7-3 0-.6-.4-1-1-1s-1 .4-1 1.1H5.5c0-1.5 1-2.5 2.5-2.5z',
};

/** Shows a health band by icon, word and, if given, number: never by colour alone. */
export default class CsBandBadge extends LightningElement {
  /** API value of CsHealthBand__c; null is "Not scored". @type {string | null | undefined} */
  @api band;

  /** Health score 0-100 to show after the word. @type {number | null | undefined} */
  @api score;

  get word() {
    return bandLabel(this.band);
  }

  get number() {
    return this.score === null || this.score === undefined ? null : formatNumber(this.score);
  }

  get shape() {
    return SHAPES[bandClass(this.band)];
  }

  get badgeClass() {
    return `badge badge_${bandClass(this.band)}`;
  }
}
