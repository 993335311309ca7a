import FEW_CASES from '@salesforce/label/c.CsShareFewCases';
import NO_CASES from '@salesforce/label/c.CsShareNoCases';
import SHARE from '@salesforce/label/c.CsShareOf';
import { NO_VALUE, fillLabel, formatNumber } from 'c/csFormat';
import { LightningElement, api } from 'lwc';

/** Below this a percentage moves a lot with a single case: it is shown, but marked. */
const FEWEST_CASES = 10;

/** A share with the counts it is made of, "12 of 14 (86%)", and a bar of it. */
export default class CsShare extends LightningElement {
  label = { FEW_CASES };

  /** null = not known. @type {{ part: number, of: number } | null} */
  @api share = null;

  get text() {
    if (this.share === null) return NO_VALUE;
    const { part, of } = this.share;
    if (of === 0) return NO_CASES;
    const percent = formatNumber(part / of, { style: 'percent', maximumFractionDigits: 0 });
    return fillLabel(SHARE, formatNumber(part), formatNumber(of), percent);
  }

  get hasBar() {
    return this.share !== null && this.share.of > 0;
  }

  get isFew() {
    return this.share !== null && this.share.of > 0 && this.share.of < FEWEST_CASES;
  }

  get barClass() {
    return this.isFew ? 'bar bar_few' : 'bar';
  }

  get barStyle() {
    return this.share === null ? '' : `inline-size: ${(100 * this.share.part) / this.share.of}%`;
  }
}
