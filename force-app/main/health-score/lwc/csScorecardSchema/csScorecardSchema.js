/**
 * What may be measured: objects and fields as the scoring service's own user sees them. Kept while the page is open; a failure is
 * not kept, so that the next question asks again.
 */
import describeObject from '@salesforce/apex/CsScorecardController.describeObject';
import listObjects from '@salesforce/apex/CsScorecardController.listObjects';

/** @typedef {{ name: string, label: string, isCustom: boolean }} ObjectName */
/** @typedef {{ name: string, label: string, type: string }} FieldInfo type as describe names it */
/** @typedef {{ name: string, label: string, fields: FieldInfo[], accountPaths: string[] }} ObjectInfo */

const NUMERIC_TYPES = new Set(['double', 'int', 'long', 'currency', 'percent', 'boolean']);
const DATE_TYPES = new Set(['date', 'datetime']);

/** @type {Map<string, Promise<any>>} */
const answers = new Map();

/** @returns {Promise<ObjectName[]>} */
export function readObjects() {
  return remember('', () => listObjects().then((json) => JSON.parse(json).objects));
}

/**
 * @param {string} name
 * @returns {Promise<ObjectInfo>}
 */
export function readObject(name) {
  return remember(name, () => describeObject({ name }).then((json) => JSON.parse(json)));
}

/** Forgets every answer. */
export function forgetSchema() {
  answers.clear();
}

/** @param {FieldInfo} field */
export function isDate({ type }) {
  return DATE_TYPES.has(type);
}

/**
 * Whether an aggregate can use a field: sums and the like need numbers, a distinct count takes anything.
 * @param {FieldInfo} field
 * @param {string} aggregate
 */
export function fitsAggregate(field, aggregate) {
  if (aggregate === 'daysSince' || aggregate === 'daysUntil') return isDate(field);
  return aggregate === 'distinct' || aggregate === 'count' || NUMERIC_TYPES.has(field.type);
}

/**
 * @template Answer
 * @param {string} key
 * @param {() => Promise<Answer>} ask
 * @returns {Promise<Answer>}
 */
function remember(key, ask) {
  const known = answers.get(key);
  if (known) return known;
  const answer = ask();
  answers.set(key, answer);
  answer.catch(() => answers.delete(key));
  return answer;
}
