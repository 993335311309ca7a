import { BANDS, NOT_SCORED_BAND, bandClass, bandLabel } from 'c/csBand';
import { fillLabel, formatChange, formatNumber, formatPercent } from 'c/csFormat';
import { LightningElement, api } from 'lwc';
import { label } from './labels';

/** @typedef {Record<string, number>} BandCounts accounts by band: healthy, watch, atRisk, unknown, none */

/** The band of each count of the service. @type {Record<string, string>} */
const KEYS = { AtRisk: 'atRisk', Watch: 'watch', Healthy: 'healthy', Unknown: 'unknown', [NOT_SCORED_BAND]: 'none' };

/** Accounts by band today and under the draft: two bars one above the other, and the same numbers as a table. */
export default class CsPreviewBands extends LightningElement {
  label = label;

  /** @type {BandCounts} */
  @api today = {};

  /** @type {BandCounts} */
  @api draft = {};

  /** From one band to another. @type {{ from: string, to: string, accounts: number }[]} */
  @api movements = [];

  get hasMoves() {
    return this.moves.length > 0;
  }

  /** Those that change their band, the most accounts first. */
  get moves() {
    return this.movements
      .filter(({ from, to }) => from !== to)
      .map(({ from, to, accounts }) => ({
        key: `${from} ${to}`,
        from: bandOf(from),
        to: bandOf(to),
        count: formatNumber(accounts),
      }));
  }

  get bars() {
    return [
      { key: 'today', name: label.TODAY, counts: this.today },
      { key: 'draft', name: label.UNDER_DRAFT, counts: this.draft },
    ].map(({ key, name, counts }) => ({ key, name, parts: toParts(counts) }));
  }

  get rows() {
    const todayTotal = totalOf(this.today);
    const draftTotal = totalOf(this.draft);
    return BANDS.map((band) => {
      const today = this.today[KEYS[band]] ?? 0;
      const draft = this.draft[KEYS[band]] ?? 0;
      return {
        band,
        today: formatNumber(today),
        todayShare: formatPercent(todayTotal === 0 ? null : (100 * today) / todayTotal),
        draft: formatNumber(draft),
        draftShare: formatPercent(draftTotal === 0 ? null : (100 * draft) / draftTotal),
        change: formatChange(draft - today),
        isEmpty: today === 0 && draft === 0,
      };
    }).filter(({ band, isEmpty }) => band !== NOT_SCORED_BAND || !isEmpty);
  }
}

/** @param {string} key */
function bandOf(key) {
  return Object.keys(KEYS).find((band) => KEYS[band] === key) ?? NOT_SCORED_BAND;
}

/** @param {BandCounts} counts */
function toParts(counts) {
  const total = totalOf(counts);
  return BANDS.map((band) => ({ band, count: counts[KEYS[band]] ?? 0 }))
    .filter(({ count }) => count > 0)
    .map(({ band, count }) => ({
      band,
      className: `part part_${bandClass(band)}`,
      style: `inline-size: ${(100 * count) / total}%`,
      text: count / total >= 0.06 ? formatNumber(count) : '',
      title: fillLabel(label.BAND_COUNT, bandLabel(band), formatNumber(count)),
    }));
}

/** @param {BandCounts} counts */
function totalOf(counts) {
  return Object.values(KEYS).reduce((total, key) => total + (counts[key] ?? 0), 0);
}
