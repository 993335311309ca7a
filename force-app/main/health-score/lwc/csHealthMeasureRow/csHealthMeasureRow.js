import { fillLabel, formatDate, formatHundredths, formatMeasured, formatNumber, formatPercent } from 'c/csFormat';
import CONTRIBUTION from '@salesforce/label/c.CsContribution';
import POINTS from '@salesforce/label/c.CsPoints';
import STATUS_FEED_STOPPED from '@salesforce/label/c.CsStatusFeedStopped';
import STATUS_MISSING from '@salesforce/label/c.CsStatusMissing';
import STATUS_PRESENT from '@salesforce/label/c.CsStatusPresent';
import STATUS_STALE from '@salesforce/label/c.CsStatusStale';
import STATUS_STATED from '@salesforce/label/c.CsStatusStated';
import STATUS_TOO_EARLY from '@salesforce/label/c.CsStatusTooEarly';
import STATUS_TOO_EARLY_UNTIL from '@salesforce/label/c.CsStatusTooEarlyUntil';
import VALUE from '@salesforce/label/c.CsValue';
import WEIGHT from '@salesforce/label/c.CsWeight';
import { LightningElement, api } from 'lwc';

/** @typedef {import('c/csHealthSnapshot').ExplainedMeasure} ExplainedMeasure */

/** @type {Record<string, string>} */
const STATUS_LABELS = {
  present: STATUS_PRESENT,
  missing: STATUS_MISSING,
  stale: STATUS_STALE,
  tooEarly: STATUS_TOO_EARLY,
  stated: STATUS_STATED,
};

/**
 * One measure of the health score as a row of the card's table.
 * The host is the row; its columns come from the card as the custom property --cs-measure-columns.
 */
export default class CsHealthMeasureRow extends LightningElement {
  label = { CONTRIBUTION, POINTS, VALUE, WEIGHT };

  /** The card always gives one. @type {ExplainedMeasure} */
  @api measure = /** @type {any} */ (undefined);

  /** The largest possible contribution of all measures: the full length of the bar. */
  @api scale = 100;

  /** Whether the detail under the row is shown. */
  @api expanded = false;

  /** The whole row answers a click, so that every number leads to what is behind it; the button does it for the keyboard. */
  toggle = () => {
    this.dispatchEvent(new CustomEvent('toggled', { detail: { key: this.measure.key } }));
  };

  connectedCallback() {
    this.setAttribute('role', 'row');
    this.addEventListener('click', this.toggle);
  }

  disconnectedCallback() {
    this.removeEventListener('click', this.toggle);
  }

  /** A percentile is shown as one; its raw value stands in the detail. */
  get valueText() {
    return formatMeasured(this.measure);
  }

  get ariaExpandedText() {
    return String(this.expanded);
  }

  get chevron() {
    return this.expanded ? 'utility:chevrondown' : 'utility:chevronright';
  }

  get points() {
    return formatNumber(this.measure.points);
  }

  get weight() {
    return formatNumber(this.measure.weight);
  }

  get share() {
    return this.measure.share === null ? '' : formatPercent(this.measure.share);
  }

  get contribution() {
    return formatHundredths(this.measure.contribution);
  }

  get status() {
    return this.measure.stoppedFeed ? STATUS_FEED_STOPPED : STATUS_LABELS[this.measure.status];
  }

  get statusClass() {
    return `status status_${this.measure.status}`;
  }

  /** Beside the status: the day of the newest data, or when a measure that is too early begins to count. */
  get since() {
    const { status, latestOn, minAccountAgeDays } = this.measure;
    if (status === 'tooEarly' && minAccountAgeDays !== null) {
      return fillLabel(STATUS_TOO_EARLY_UNTIL, formatNumber(minAccountAgeDays));
    }
    return latestOn ? formatDate(latestOn) : null;
  }

  get hasBar() {
    return this.measure.share !== null;
  }

  /** Length of what the measure could bring, in percent of the bar. */
  get possibleLength() {
    return this.toLength(this.measure.share);
  }

  get contributionLength() {
    return this.toLength(this.measure.contribution);
  }

  /** @param {number | null} points */
  toLength(points) {
    return `${Math.round((1000 * (points ?? 0)) / this.scale) / 10}%`;
  }
}
