/** Findings in a draft as sentences, from the shape that the page checks and from the scoring service's check, and how fields show them. */
import { apiValue } from 'c/csDefinitionNames';
import { fillLabel, language } from 'c/csFormat';
import { label } from './labels';

/** @typedef {import('c/csScorecardDefinition').Draft} Draft */
/**
 * @typedef {object} ShownFinding
 * @property {string | null} localId of the measure; null is the scorecard itself
 * @property {string} field
 * @property {string} text
 * @property {boolean} [isShort] the text does not say which field it is about
 */

const MEASURE_PLACE = /^measures\[(\d+)\](?:\.(.+))?$/;

/** @type {Record<string, string>} */
const SENTENCES = {
  required: label.FINDING_REQUIRED,
  keyShape: label.FINDING_KEY_SHAPE,
  keyRepeated: label.FINDING_KEY_REPEATED,
  percent: label.FINDING_PERCENT,
  watchBelowHealthy: label.FINDING_WATCH_BELOW_HEALTHY,
  margin: label.FINDING_MARGIN,
  noMeasures: label.FINDING_NO_MEASURES,
  noWeight: label.FINDING_NO_WEIGHT,
  wholeNumber: label.FINDING_WHOLE_NUMBER,
  changeNeedsWindow: label.FINDING_CHANGE_NEEDS_WINDOW,
  ageNeedsDate: label.FINDING_AGE_NEEDS_DATE,
  fieldNeeded: label.FINDING_FIELD_NEEDED,
  dateNeeded: label.FINDING_DATE_NEEDED,
  atLeastOneDay: label.FINDING_AT_LEAST_ONE_DAY,
  oneWindow: label.FINDING_ONE_WINDOW,
  windowNeedsDate: label.FINDING_WINDOW_NEEDS_DATE,
  variantCondition: label.FINDING_VARIANT_CONDITION,
  variantAge: label.FINDING_VARIANT_AGE,
  variantPoints: label.FINDING_VARIANT_POINTS,
  'points-none': label.FINDING_POINTS_NONE,
  'points-shape': label.FINDING_POINTS_SHAPE,
  'points-value': label.FINDING_POINTS_VALUE,
  'points-points': label.FINDING_POINTS_POINTS,
  'points-range': label.FINDING_POINTS_RANGE,
  'points-order': label.FINDING_POINTS_ORDER,
};

/**
 * @param {import('c/csScorecardDefinition').Finding} finding
 * @returns {ShownFinding}
 */
export function fromShape({ localId, field, code, place }) {
  return { localId, field, text: fillLabel(SENTENCES[code], place ?? ''), isShort: true };
}

/**
 * @param {{ measureKey: string | null, field: string, english: string, japanese: string }} finding of the service's check
 * @param {Draft} draft
 * @returns {ShownFinding}
 */
export function fromService({ measureKey, field, english, japanese }, draft) {
  const text = language === 'ja' ? japanese : english;
  // A measure without a key is named by its place.
  const [, index, ofMeasure = ''] = MEASURE_PLACE.exec(field) ?? [];
  const measure = index ? draft.measures[Number(index)] : draft.measures.find(({ key }) => key === measureKey);
  return { localId: measure?.localId ?? null, field: index ? ofMeasure : field, text };
}

/**
 * All findings, the service's only where the page has not said something about the same place.
 * @param {ShownFinding[]} ofShape
 * @param {ShownFinding[]} ofService
 */
export function mergeFindings(ofShape, ofService) {
  const places = new Set(ofShape.map(placeOf));
  return [...ofShape, ...ofService.filter((finding) => !places.has(placeOf(finding)))];
}

/**
 * The variants of a measure are one place, as the page shows what is wrong with them together.
 * @param {ShownFinding} finding
 */
function placeOf({ localId, field }) {
  return `${localId} ${field.replace(/^variants\b.*/, 'variants')}`;
}

/**
 * API name of the field that a place in a definition is kept in: `over.windowDays` is OverWindowDays__c. Null for a place that is
 * no single field.
 * @param {string} field
 */
export function fieldNameOf(field) {
  if (field === 'name') return 'Name';
  if (field.startsWith('variants')) return 'PointsVariants__c';
  if (field === 'measures' || field === 'aggregate' || field === 'over' || field === 'knockOut') return null;
  const parts = field.replace(/^aggregate\./, '').split('.');
  return `${parts.map(apiValue).join('')}__c`;
}

/**
 * The findings below a part of a definition, with the rest of their field: of `aggregate`, `aggregate.filter` becomes `filter` and
 * `aggregate` itself an empty field.
 * @param {ShownFinding[]} findings
 * @param {string} part
 * @returns {ShownFinding[]}
 */
export function findingsBelow(findings, part) {
  return findings
    .filter(({ field }) => field === part || field.startsWith(`${part}.`))
    .map((finding) => ({ ...finding, field: finding.field.slice(part.length + 1) }));
}
