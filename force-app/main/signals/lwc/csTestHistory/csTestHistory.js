import { fillLabel, formatDate, formatNumber, joinNames } from 'c/csFormat';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csIndicatorTest').PastDays} PastDays */

const DAY = 86_400_000;

/** Size of the drawing, in its own units: bars upwards are opened signals, bars downwards resolved ones. */
const WIDTH = 720;
const HALF = 60;

/** How often an indicator would have fired in the past days: the sum, a bar a day, and the same as a table. */
export default class CsTestHistory extends LightningElement {
  label = label;
  viewBox = `0 0 ${WIDTH} ${2 * HALF}`;
  axisY = HALF;
  width = WIDTH;

  /** @type {PastDays} */
  @api past = /** @type {any} */ (undefined);

  get figures() {
    const { opened, resolved, stillOpen, accounts, medianDaysOpen } = this.past;
    const days = medianDaysOpen === null ? label.NONE_RESOLVED : fillLabel(label.DAYS, formatNumber(medianDaysOpen));
    return [
      { name: label.PAST_OPENED, value: formatNumber(opened) },
      { name: label.PAST_ACCOUNTS, value: formatNumber(accounts) },
      { name: label.PAST_RESOLVED, value: formatNumber(resolved) },
      { name: label.PAST_STILL_OPEN, value: formatNumber(stillOpen) },
      { name: label.PAST_MEDIAN_DAYS, value: days },
    ];
  }

  get period() {
    return fillLabel(label.PAST_PERIOD, formatDate(this.past.from), formatDate(this.past.to));
  }

  get hasDays() {
    return this.past.days.length > 0;
  }

  /** Zero signals say nothing where what decides is not known. */
  get isSilent() {
    return this.past.unknownNames.length > 0 && !this.hasDays;
  }

  get isTold() {
    return !this.isSilent;
  }

  get unknownNames() {
    const { unknownNames } = this.past;
    if (unknownNames.length === 0) return null;
    return fillLabel(this.isSilent ? label.PAST_SILENT : label.PAST_UNKNOWN_NAMES, joinNames(unknownNames));
  }

  get scaleText() {
    return fillLabel(label.PAST_SCALE, formatNumber(this.highest));
  }

  get highest() {
    return Math.max(1, ...this.past.days.flatMap(({ opened, resolved }) => [opened, resolved]));
  }

  get bars() {
    const { from, to, days } = this.past;
    const count = daysBetween(from, to) + 1;
    const step = WIDTH / count;
    const heightOf = (/** @type {number} */ number) => (number * (HALF - 2)) / this.highest;
    return days.map(({ day, opened, resolved }) => ({
      day,
      x: daysBetween(from, day) * step,
      width: Math.max(2, step - 1),
      openedY: HALF - heightOf(opened),
      openedHeight: heightOf(opened),
      resolvedY: HALF,
      resolvedHeight: heightOf(resolved),
    }));
  }

  get rows() {
    return this.past.days.map(({ day, opened, resolved }) => ({
      day,
      text: formatDate(day),
      opened: formatNumber(opened),
      resolved: formatNumber(resolved),
    }));
  }
}

/**
 * @param {string} from yyyy-mm-dd
 * @param {string} to
 */
function daysBetween(from, to) {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY);
}
