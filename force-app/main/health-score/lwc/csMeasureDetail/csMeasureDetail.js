import { bandLabel } from 'c/csBand';
import { fillLabel, formatChange, formatDate, formatMeasureValue, formatNumber } from 'c/csFormat';
import { curveFor } from 'c/csHealthRules';
import { getObjectInfo } from 'lightning/uiObjectInfoApi';
import { LightningElement, api, wire } from 'lwc';
import { label } from './labels';

/** @typedef {import('c/csHealthRules').RuleScorecard} RuleScorecard */
/** @typedef {import('c/csHealthSnapshot').ExplainedMeasure} ExplainedMeasure */
/** @typedef {import('c/csHealthSnapshot').Snapshot} Snapshot */

const DAY = 86_400_000;

/** Everything behind one measure of a snapshot. */
export default class CsMeasureDetail extends LightningElement {
  label = label;

  /** The table always gives one. @type {ExplainedMeasure} */
  @api measure = /** @type {any} */ (undefined);

  /** @type {Snapshot} */
  @api snapshot = /** @type {any} */ (undefined);

  /** The scorecard's version that scored; null where the user may not see it. @type {RuleScorecard | null} */
  @api rules = null;

  /** What would change the band. @type {import('c/csHealthRules').Suggestion | undefined} */
  @api suggestion;

  /** Band that the account shows. @type {string | null} */
  @api band = null;

  /** @type {string} */
  @api accountId = '';

  /** Version key of the scorecard. @type {string | null} */
  @api versionKey = null;

  /** @type {any} */
  accountInfo;

  @wire(getObjectInfo, { objectApiName: '$segmentObject' })
  wiredAccountInfo(/** @type {{ data?: any }} */ { data }) {
    if (data) this.accountInfo = data;
  }

  /** Only a percentile within a segment needs the name of a field. */
  get segmentObject() {
    const { percentileWithin } = this.measure;
    return percentileWithin && percentileWithin !== '*' ? 'Account' : undefined;
  }

  get isPercentile() {
    return this.measure.percentileWithin !== null;
  }

  /** Unit of what the points depend on. */
  get curveUnit() {
    return this.isPercentile ? 'Percent' : this.measure.unit;
  }

  get facts() {
    const sentences = [this.percentile, this.stoppedFeed, this.age].filter(Boolean);
    return sentences.map((text) => ({ text }));
  }

  /** "Better than 62% of accounts with the same Industry; raw value 31". */
  get percentile() {
    const { percentileWithin, value, rawValue, unit } = this.measure;
    if (percentileWithin === null || value === null) return null;
    const percent = formatMeasureValue(value, 'Percent');
    const raw = formatMeasureValue(rawValue, unit);
    return percentileWithin === '*'
      ? fillLabel(label.BETTER_THAN_ALL, percent, raw)
      : fillLabel(label.BETTER_THAN_WITHIN, percent, this.segmentLabel, raw);
  }

  get segmentLabel() {
    const { percentileWithin } = this.measure;
    return this.accountInfo?.fields[percentileWithin ?? '']?.label ?? percentileWithin;
  }

  get stoppedFeed() {
    const { stoppedFeed, latestOn } = this.measure;
    if (!stoppedFeed) return null;
    return latestOn ? fillLabel(label.FEED_STOPPED_SINCE, formatDate(latestOn)) : label.FEED_STOPPED;
  }

  get age() {
    const { latestOn, maxAgeDays, status } = this.measure;
    if (latestOn === null) return status === 'present' ? null : label.NO_DATA_YET;
    const days = Math.round((Date.parse(this.snapshot.asOf) - Date.parse(latestOn)) / DAY);
    const ago = formatMeasureValue(Math.abs(days), 'Days');
    const since = fillLabel(days < 0 ? label.DATA_AHEAD : label.DATA_AGE, formatDate(latestOn), ago);
    return maxAgeDays === null
      ? since
      : `${since} ${fillLabel(label.DATA_MAX_AGE, formatMeasureValue(maxAgeDays, 'Days'))}`;
  }

  get definition() {
    return this.rules?.measures.find(({ key }) => key === this.measure.key);
  }

  get curve() {
    return (this.definition && curveFor(this.definition, this.snapshot)) ?? null;
  }

  get shownValue() {
    return this.measure.status === 'present' ? this.measure.value : null;
  }

  get target() {
    return this.suggestion?.value ?? null;
  }

  /** What it takes for a better band, as a sentence; null where the question does not arise. */
  get suggestionText() {
    if (this.band === 'Healthy') return label.BAND_BEST;
    if (this.snapshot.override) return label.SUGGESTION_OVERRIDDEN;
    if (this.band === 'Unknown') return label.SUGGESTION_UNKNOWN;
    const { suggestion, curveUnit } = this;
    if (!suggestion || this.shownValue === null) return null;
    if (suggestion.value === null) return label.SUGGESTION_NONE;
    return fillLabel(
      label.SUGGESTION,
      formatMeasureValue(suggestion.value, curveUnit),
      formatMeasureValue(this.shownValue, curveUnit),
      bandLabel(suggestion.band),
      formatNumber(suggestion.score),
      formatChange(Math.round((suggestion.value - this.shownValue) * 10_000) / 10_000),
    );
  }

  get canShowRows() {
    return this.versionKey !== null;
  }
}
