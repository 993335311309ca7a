/** Which rows of the account list are shown, and in which order. Pure: rows in, rows out. */
import { BANDS, NOT_SCORED_BAND, STAGES } from 'c/csBand';
import { compareText } from 'c/csFormat';

/** @typedef {import('./accountRecords').AccountRow} AccountRow */

/** Stands for "the field is empty" in a filter; a picklist value cannot hold it. */
export const EMPTY = '\u0000empty';

/**
 * @typedef {object} Filter
 * @property {string} search part of the name, in any case and width
 * @property {string} band '' is all
 * @property {string} industry '' is all
 * @property {string} stage '' is all
 * @property {string} owner '' is all
 */

/** @type {Filter} */
export const NO_FILTER = Object.freeze({ search: '', band: '', industry: '', stage: '', owner: '' });

/**
 * @typedef {'name' | 'health' | 'change30Days' | 'coverage' | 'stage' | 'industry' | 'owner' | 'asOf'} SortKey
 * @typedef {{ key: SortKey, descending: boolean }} Sort
 */

/** @type {Record<SortKey, (row: AccountRow) => string | number | null>} */
const SORT_VALUES = {
  name: (row) => row.name,
  // The score of an account with too little data is not shown, so it does not order either.
  health: (row) => (row.band === 'Unknown' ? null : row.score),
  change30Days: (row) => row.change30Days,
  coverage: (row) => row.coverage,
  stage: (row) => (row.stage === null ? null : STAGES.indexOf(row.stage)),
  industry: (row) => row.industryText,
  owner: (row) => row.owner,
  // The last run lifts all to the same moment at most, so the order is that of the accounts themselves.
  asOf: (row) => row.scoredAt,
};

/**
 * @param {AccountRow[]} rows
 * @param {Filter} filter
 */
export function filterRows(rows, filter) {
  const search = foldText(filter.search.trim());
  return rows.filter(
    (row) =>
      (filter.band === '' || bandKey(row) === filter.band) &&
      matches(filter.industry, row.industry) &&
      matches(filter.stage, row.stage) &&
      matches(filter.owner, row.owner) &&
      foldText(row.name).includes(search),
  );
}

/**
 * Rows in the wanted order; rows without a value come last either way, equal rows by name.
 * @param {AccountRow[]} rows
 * @param {Sort} sort
 */
export function sortRows(rows, { key, descending }) {
  const toValue = SORT_VALUES[key];
  const direction = descending ? -1 : 1;
  return rows.toSorted((left, right) => {
    const byValue = compareValues(toValue(left), toValue(right), direction);
    return byValue === 0 ? compareText(left.name, right.name) : byValue;
  });
}

/**
 * How many rows each band has, worst band first; "not scored" only where the whole list has any, so that a filter moves no button.
 * @param {AccountRow[]} rows
 * @param {AccountRow[]} all
 */
export function countBands(rows, all) {
  const bands = BANDS.filter((band) => band !== NOT_SCORED_BAND || all.some((row) => row.band === null));
  return bands.map((band) => ({ band, count: rows.filter((row) => bandKey(row) === band).length }));
}

/**
 * The values a field has in these rows, for a filter: each once, by its word.
 * @param {AccountRow[]} rows
 * @param {(row: AccountRow) => string | null} toValue
 * @param {(row: AccountRow) => string | null} toLabel
 * @param {string} emptyLabel
 */
export function optionsOf(rows, toValue, toLabel, emptyLabel) {
  const labels = new Map(rows.map((row) => [toValue(row) ?? EMPTY, toLabel(row) ?? emptyLabel]));
  return [...labels]
    .map(([value, label]) => ({ value, label }))
    .sort(
      (left, right) =>
        Number(left.value === EMPTY) - Number(right.value === EMPTY) || compareText(left.label, right.label),
    );
}

/**
 * The band as a key that is never empty.
 * @param {AccountRow} row
 */
export function bandKey(row) {
  return row.band ?? NOT_SCORED_BAND;
}

/**
 * @param {string} wanted '' is all
 * @param {string | null} value
 */
function matches(wanted, value) {
  return wanted === '' || (value ?? EMPTY) === wanted;
}

/**
 * @param {string | number | null} left
 * @param {string | number | null} right
 * @param {1 | -1} direction
 */
function compareValues(left, right, direction) {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  if (typeof left === 'number' && typeof right === 'number') return direction * (left - right);
  return direction * compareText(String(left), String(right));
}

/**
 * Full-width and half-width, upper and lower case read the same: "ＡＢＣ" finds "abc".
 * @param {string} text
 */
function foldText(text) {
  return text.normalize('NFKC').toLowerCase();
}
