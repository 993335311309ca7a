import HIGH from '@salesforce/label/c.CsUrgencyHigh';
import LOW from '@salesforce/label/c.CsUrgencyLow';
import NORMAL from '@salesforce/label/c.CsUrgencyNormal';
import { LightningElement, api } from 'lwc';

/** One shape for each level, so that it can be told without colour: two chevrons up, a bar, a chevron down. */
const LEVELS = {
  High: {
    word: HIGH,
    className: 'urgency urgency_high',
    shape: 'M8 2 14 8 12.6 9.4 8 4.8 3.4 9.4 2 8zM8 7.6l6 6-1.4 1.4L8 10.4 3.4 15 2 13.6z',
  },
  Normal: { word: NORMAL, className: 'urgency', shape: 'M2 5h12v2H2zm0 4h12v2H2z' },
  Low: { word: LOW, className: 'urgency urgency_low', shape: 'M8 12 2 6l1.4-1.4L8 9.2l4.6-4.6L14 6z' },
};

/** Shows how urgent something is by icon and word: never by colour alone. */
export default class CsUrgency extends LightningElement {
  /** High | Normal | Low @type {string | null | undefined} */
  @api level;

  get shown() {
    return LEVELS[/** @type {keyof typeof LEVELS} */ (this.level)] ?? LEVELS.Normal;
  }

  get word() {
    return this.shown.word;
  }

  get className() {
    return this.shown.className;
  }

  get shape() {
    return this.shown.shape;
  }
}
