import { bandClass, bandLabel } from 'c/csBand';
import { fillLabel, formatNumber } from 'c/csFormat';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** A band narrower than this has no room for its name. */
const LEAST_SHARE_WITH_WORD = 12;

/** @typedef {number | null | undefined} Threshold */

/** The bands from 0 to 100 as a bar, with the margin that a score must clear to get into a better one. */
export default class CsBandBar extends LightningElement {
  /** Score at which Healthy begins. @type {Threshold} */
  @api healthyFrom;

  /** Score at which Watch begins. @type {Threshold} */
  @api watchFrom;

  /** Points above a threshold that a score must reach to rise. @type {Threshold} */
  @api margin;

  get isSound() {
    const { healthyFrom, watchFrom } = this;
    return isPercent(watchFrom) && isPercent(healthyFrom) && watchFrom < healthyFrom;
  }

  get zones() {
    const watchFrom = Number(this.watchFrom);
    const healthyFrom = Number(this.healthyFrom);
    return [
      { band: 'AtRisk', from: 0, to: watchFrom },
      { band: 'Watch', from: watchFrom, to: healthyFrom },
      { band: 'Healthy', from: healthyFrom, to: 100 },
    ].map(({ band, from, to }) => ({
      band,
      className: `zone zone_${bandClass(band)}`,
      style: `inline-size: ${to - from}%`,
      word: to - from >= LEAST_SHARE_WITH_WORD ? bandLabel(band) : '',
    }));
  }

  /** Where the margin reaches, above each threshold. */
  get margins() {
    const margin = Number(this.margin ?? 0);
    if (!(margin > 0)) return [];
    return [Number(this.watchFrom), Number(this.healthyFrom)].map((from) => ({
      from,
      style: `inset-inline-start: ${from}%; inline-size: ${Math.min(margin, 100 - from)}%`,
    }));
  }

  get marks() {
    return [0, Number(this.watchFrom), Number(this.healthyFrom), 100].map((value) => ({
      value,
      text: formatNumber(value),
      style: `inset-inline-start: ${value}%`,
    }));
  }

  get description() {
    const margin = Number(this.margin ?? 0);
    const bands = fillLabel(
      label.BAND_BAR_DESCRIPTION,
      bandLabel('AtRisk'),
      formatNumber(this.watchFrom),
      bandLabel('Watch'),
      formatNumber(this.healthyFrom),
      bandLabel('Healthy'),
    );
    return margin > 0 ? `${bands} ${fillLabel(label.BAND_BAR_MARGIN, formatNumber(margin))}` : bands;
  }
}

/**
 * @param {Threshold} value
 * @returns {value is number}
 */
function isPercent(value) {
  return typeof value === 'number' && value >= 0 && value <= 100;
}
