import { LightningElement, api } from 'lwc';
import { levelLabel } from './levels';

/** One face for each level, told apart by its mouth and brows, not by colour. */
const MOUTHS = /** @type {Record<number, string>} */ ({
  1: 'M7 17.5c1.6-2.6 8.4-2.6 10 0M6.5 7.5l3 1.5M17.5 7.5l-3 1.5',
  2: 'M7.5 16.8c1.5-1.6 7.5-1.6 9 0',
  3: 'M7.5 15.8h9',
  4: 'M7.5 14.8c1.5 1.9 7.5 1.9 9 0',
  5: 'M6.8 13.6h10.4c-.4 5.2-10 5.2-10.4 0z',
});

/** The level of a pulse as a face and a word. */
export default class CsPulseLevel extends LightningElement {
  /** 1-5 @type {number | null} */
  @api level = null;

  get mouth() {
    return MOUTHS[Number(this.level)] ?? '';
  }

  get word() {
    return levelLabel(this.level);
  }
}
