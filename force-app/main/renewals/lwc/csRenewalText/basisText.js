/** What a likelihood rests on. */
import { bandLabel, stageLabel } from 'c/csBand';
import { NO_VALUE, fillLabel, formatDate, formatNumber, joinNames, language } from 'c/csFormat';
import { daysText, likelihoodText } from './figures';
import { label } from './labels';

/** @typedef {import('c/csRenewalRecords').Basis} Basis */
/** @typedef {(key: string) => string} MeasureName what a measure is called, by its key */

const POINTS = 'points.';
const MOST_CONTRIBUTIONS = 3;

/** @type {Record<string, string>} */
const FEATURE_LABELS = {
  score: label.HEALTH_SCORE,
  coverage: label.COVERAGE,
  band: label.BAND,
  stage: label.STAGE,
  change30Days: label.CHANGE_30_DAYS,
  horizon: label.DAYS_TO_RENEWAL,
};

/**
 * "9 of 12 renewals like this one (band Watch, stage Operation) were renewed.", with the few that are more like it, or how much a model was
 * made of.
 * @param {Basis} basis
 * @param {MeasureName} measureName
 */
export function basisText({ kind, fittedOn, nearest, ...counted }, measureName) {
  if (kind === 'model') return fillLabel(label.BASIS_MODEL, ...countsOf(counted), formatDate(fittedOn));
  const wide =
    counted.group.length === 0
      ? fillLabel(label.BASIS_BOOK, ...countsOf(counted))
      : fillLabel(label.BASIS_GROUP, ...countsOf(counted), inCommon(counted.group, measureName));
  if (nearest === null) return wide;
  const near = fillLabel(label.BASIS_NEAREST, ...countsOf(nearest), inCommon(nearest.group, measureName));
  return language === 'en' ? `${wide} ${near}` : `${wide}${near}`;
}

/** @param {{ renewals: number, renewed: number }} counted */
function countsOf({ renewals, renewed }) {
  return [formatNumber(renewed), formatNumber(renewals)];
}

/**
 * @param {Basis['group']} group
 * @param {MeasureName} measureName
 */
function inCommon(group, measureName) {
  return joinNames(
    group.map(({ feature, value }) =>
      fillLabel(label.BASIS_FEATURE, inSentence(featureLabel(feature, measureName)), featureValue(feature, value)),
    ),
  );
}

/**
 * The strongest parts of a model's likelihood: "Health score (38) lowers it by 12 points"
 * @param {Basis} basis
 * @param {MeasureName} measureName
 */
export function contributionTexts({ contributions }, measureName) {
  return contributions
    .map(({ feature, value, effect }) => ({ feature, value, points: Math.round(Math.abs(effect) * 100), effect }))
    .filter(({ points }) => points > 0)
    .slice(0, MOST_CONTRIBUTIONS)
    .map(({ feature, value, points, effect }) => ({
      feature,
      text: fillLabel(
        effect > 0 ? label.RAISES : label.LOWERS,
        featureLabel(feature, measureName),
        featureValue(feature, value),
        fillLabel(points === 1 ? label.POINT : label.POINTS, formatNumber(points)),
      ),
    }));
}

/**
 * "95% interval 48% to 88%"
 * @param {{ low: number | null, high: number | null }} model percent
 * @returns {string | null} null = the likelihood comes without one
 */
export function intervalText({ low, high }) {
  return low === null || high === null ? null : fillLabel(label.INTERVAL, likelihoodText(low), likelihoodText(high));
}

/**
 * "By Dec 10, 2026: of 42 renewals worked on, 8 in 10 were decided within 90 days, half within 62 days."
 * @param {import('c/csRenewalRecords').Start} start
 * @param {string} today yyyy-mm-dd
 */
export function startText({ startOn, leadDays, medianDays, renewals }, today) {
  const template = startOn >= today ? label.START_AHEAD : label.START_GONE;
  return fillLabel(template, formatDate(startOn), formatNumber(renewals), daysText(leadDays), daysText(medianDays));
}

/**
 * @param {string} feature
 * @param {MeasureName} measureName
 */
function featureLabel(feature, measureName) {
  if (feature.startsWith(POINTS)) return fillLabel(label.POINTS_OF, measureName(feature.slice(POINTS.length)));
  return FEATURE_LABELS[feature] ?? feature;
}

/**
 * @param {string} feature
 * @param {unknown} value
 */
function featureValue(feature, value) {
  if (value === null || value === undefined) return label.NOT_KNOWN;
  if (feature === 'band') return bandLabel(capitalised(String(value)));
  if (feature === 'stage') return stageLabel(capitalised(String(value))) ?? NO_VALUE;
  if (feature === 'horizon') return daysText(Number(value));
  return typeof value === 'number' ? formatNumber(value) : String(value);
}

/** The service writes `atRisk`, the org `AtRisk`. @param {string} value */
function capitalised(value) {
  return value.charAt(0).toUpperCase() + value.slice(1);
}

/** Inside an English sentence a label has no capitals. @param {string} word */
function inSentence(word) {
  return language === 'en' ? word.toLowerCase() : word;
}
