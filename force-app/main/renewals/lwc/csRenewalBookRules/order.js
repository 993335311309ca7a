/** In which order the accounts of a book stand. */
import { BANDS, NOT_SCORED_BAND } from 'c/csBand';
import { compareText } from 'c/csFormat';
import { ALL_CATEGORIES } from './renewals';

/**
 * @typedef {import('./renewals').BookRenewal} BookRenewal
 * @typedef {'name' | 'date' | 'arr' | 'likelihood' | 'category' | 'expected' | 'band' | 'openRisks' | 'owner'} SortKey
 * @typedef {{ key: SortKey, descending: boolean }} Sort
 */

/** @type {Record<SortKey, (renewal: BookRenewal) => string | number | null>} */
const SORT_VALUES = {
  name: ({ name }) => name,
  date: ({ date }) => date,
  arr: ({ arr }) => arr,
  likelihood: ({ likelihood }) => likelihood,
  category: ({ category }) => ALL_CATEGORIES.indexOf(category),
  expected: ({ expected }) => expected,
  band: ({ band }) => BANDS.indexOf(band ?? NOT_SCORED_BAND),
  openRisks: ({ openRisks }) => openRisks,
  owner: ({ owner }) => owner,
};

/**
 * Renewals without a value come last either way, equal ones by day and name.
 * @param {BookRenewal[]} renewals
 * @param {Sort} sort
 */
export function sortRenewals(renewals, { key, descending }) {
  const toValue = SORT_VALUES[key];
  const direction = descending ? -1 : 1;
  return renewals.toSorted(
    (left, right) =>
      compareValues(toValue(left), toValue(right), direction) ||
      compareValues(left.date, right.date, 1) ||
      compareText(left.name, right.name),
  );
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
