/**
 * What the shape of a draft lacks, told at once while somebody types. What only the org knows (objects, fields, filters) is the
 * question of the scoring service's check, which is asked when this finds nothing.
 */
import { MISSING_OPERATOR } from './definition';
import { parsePoints } from './points';

/** @typedef {import('./definition').AggregateDefinition} AggregateDefinition */
/** @typedef {import('./definition').Draft} Draft */
/** @typedef {import('./definition').DraftMeasure} DraftMeasure */

/**
 * @typedef {object} Finding
 * @property {string | null} localId of the measure; null is the scorecard
 * @property {string} field place in the definition, such as `watchFrom` or `aggregate.field`
 * @property {string} code
 * @property {number | null} place number of the pair or variant at fault, from 1
 */

/** Percentile among every account that the scorecard judges. */
export const ALL_ACCOUNTS = '*';

const KEY = /^[a-z0-9]+(-[a-z0-9]+)*$/;
const NEEDS_FIELD = new Set(['sum', 'average', 'minimum', 'maximum', 'distinct', 'latest']);
const NEEDS_A_DATE = new Set(['daysSince', 'daysUntil']);

/** @param {number} value */
const isPercent = (value) => value >= 0 && value <= 100;

/** @param {number | null} value */
const isWhole = (value) => Number.isSafeInteger(value) && Number(value) >= 0;

/** @param {string | null} localId */
const findingAt =
  (localId) =>
  /**
   * @param {string} field
   * @param {string | null} code
   * @param {number | null} [place]
   * @returns {Finding}
   */
  (field, code, place = null) => ({ localId, field, code: String(code), place });

/**
 * @param {Draft} draft
 * @returns {Finding[]} empty when the shape is sound
 */
export function toFindings(draft) {
  return [
    ...checkHead(draft),
    ...checkWeights(draft),
    ...draft.measures.flatMap((measure) => checkMeasure(measure, draft)),
  ];
}

/** @param {Draft} draft */
function checkHead(draft) {
  const { healthyFrom, watchFrom, bandMargin, minimumCoverage } = draft;
  const at = findingAt(null);
  const findings = [
    draft.name.trim() === '' && at('name', 'required'),
    keyFault(draft.key) && at('key', keyFault(draft.key)),
    percentFault(healthyFrom) && at('healthyFrom', percentFault(healthyFrom)),
    percentFault(watchFrom) && at('watchFrom', percentFault(watchFrom)),
    percentFault(minimumCoverage) && at('minimumCoverage', percentFault(minimumCoverage)),
    bandMargin === null && at('bandMargin', 'required'),
  ].filter(isFinding);
  if (findings.some(({ field }) => field === 'healthyFrom' || field === 'watchFrom')) return findings;
  const watchWidth = Number(healthyFrom) - Number(watchFrom);
  if (watchWidth <= 0) return [...findings, at('watchFrom', 'watchBelowHealthy')];
  if (bandMargin !== null && (bandMargin < 0 || bandMargin >= watchWidth)) findings.push(at('bandMargin', 'margin'));
  return findings;
}

/** @param {Draft} draft */
function checkWeights({ measures }) {
  const at = findingAt(null);
  if (measures.length === 0) return [at('measures', 'noMeasures')];
  return measures.every(({ weight }) => weight === 0) ? [at('measures', 'noWeight')] : [];
}

/**
 * @param {DraftMeasure} measure
 * @param {Draft} draft
 */
function checkMeasure(measure, draft) {
  const at = findingAt(measure.localId);
  const { weight, aggregate, over, missingPoints, maxAgeDays, minAccountAgeDays } = measure;
  const isRepeated = draft.measures.some(({ localId, key }) => localId !== measure.localId && key === measure.key);
  const windows = [aggregate, over].filter((definition) => definition !== null);
  const hasWindow = windows.some(({ windowDays, windowPeriod }) => windowDays !== null || windowPeriod !== null);
  return [
    measure.name.trim() === '' && at('name', 'required'),
    keyFault(measure.key) ? at('key', keyFault(measure.key)) : isRepeated && at('key', 'keyRepeated'),
    !isWhole(weight) && at('weight', weight === null ? 'required' : 'wholeNumber'),
    ...checkAggregate(measure, 'aggregate', aggregate),
    ...(over ? checkAggregate(measure, 'over', over) : []),
    measure.changeAgainstPreviousWindow && !hasWindow && at('changeAgainstPreviousWindow', 'changeNeedsWindow'),
    ...checkPoints(measure.points, (code, place) => at('points', code, place)),
    ...measure.variants.flatMap((variant, index) => checkVariant(variant, index + 1, at)),
    missingPoints !== null && !isPercent(missingPoints) && at('missingPoints', 'percent'),
    maxAgeDays !== null && !isWhole(maxAgeDays) && at('maxAgeDays', 'wholeNumber'),
    maxAgeDays !== null && aggregate.dateField === null && at('maxAgeDays', 'ageNeedsDate'),
    minAccountAgeDays !== null && !isWhole(minAccountAgeDays) && at('minAccountAgeDays', 'wholeNumber'),
    ...checkKnockOut(measure),
  ].filter(isFinding);
}

/**
 * @param {DraftMeasure} measure
 * @param {'aggregate' | 'over'} role
 * @param {AggregateDefinition} definition
 */
function checkAggregate({ localId }, role, definition) {
  const { sourceObject, accountPath, aggregate, field, dateField, windowDays, windowPeriod } = definition;
  /** @param {string} name @param {string} code */
  const at = (name, code) => findingAt(localId)(`${role}.${name}`, code);
  const hasWindow = windowDays !== null || windowPeriod !== null;
  return [
    sourceObject === '' && at('sourceObject', 'required'),
    sourceObject !== '' && accountPath === '' && at('accountPath', 'required'),
    NEEDS_FIELD.has(aggregate) && field === null && at('field', 'fieldNeeded'),
    NEEDS_A_DATE.has(aggregate) && field === null && dateField === null && at('dateField', 'dateNeeded'),
    windowDays !== null && !(isWhole(windowDays) && windowDays >= 1) && at('windowDays', 'atLeastOneDay'),
    windowDays !== null && windowPeriod !== null && at('windowDays', 'oneWindow'),
    hasWindow && dateField === null && at('dateField', 'windowNeedsDate'),
  ].filter(isFinding);
}

/**
 * @param {import('./definition').PointsVariant} variant
 * @param {number} place
 * @param {ReturnType<typeof findingAt>} at
 */
function checkVariant({ stage, minAgeDays, maxAgeDays, points }, place, at) {
  const ages = [minAgeDays, maxAgeDays].filter((age) => age !== null);
  return [
    stage === null && ages.length === 0 && at('variants', 'variantCondition', place),
    ages.some((age) => !isWhole(age)) && at('variants', 'variantAge', place),
    minAgeDays !== null && maxAgeDays !== null && minAgeDays > maxAgeDays && at('variants', 'variantAge', place),
    parsePoints(points).fault !== null && at('variants', 'variantPoints', place),
  ].filter(isFinding);
}

/** @param {DraftMeasure} measure */
function checkKnockOut({ localId, knockOut }) {
  if (!knockOut) return [];
  const at = findingAt(localId);
  return [
    knockOut.operator !== MISSING_OPERATOR && knockOut.value === null && at('knockOut.value', 'required'),
    percentFault(knockOut.cap) && at('knockOut.cap', percentFault(knockOut.cap)),
    !knockOut.reason?.trim() && at('knockOut.reason', 'required'),
  ].filter(isFinding);
}

/**
 * @param {string} points
 * @param {(code: string, place: number | null) => Finding} at
 */
function checkPoints(points, at) {
  const { fault, place } = parsePoints(points);
  return fault ? [at(`points-${fault}`, place)] : [];
}

/** @param {string} key */
function keyFault(key) {
  if (key === '') return 'required';
  return KEY.test(key) ? null : 'keyShape';
}

/** @param {number | null} value */
function percentFault(value) {
  if (value === null) return 'required';
  return isPercent(value) ? null : 'percent';
}

/**
 * @param {Finding | false | null} finding
 * @returns {finding is Finding}
 */
function isFinding(finding) {
  return Boolean(finding);
}
