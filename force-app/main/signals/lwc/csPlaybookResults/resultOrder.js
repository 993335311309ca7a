/** In which order the playbooks stand. Pure: rows in, rows out. */
import { compareText } from 'c/csFormat';

/**
 * @typedef {import('./resultRecords').ResultRow} ResultRow
 * @typedef {'name' | 'fired' | 'resolved' | 'stillOpen' | 'medianDays' | 'inTime' | 'whereFired' | 'elsewhere'} SortKey
 * @typedef {{ key: SortKey, descending: boolean }} Sort
 */

/** Shares go by their percentage. @type {Record<Exclude<SortKey, 'name'>, (row: ResultRow) => number | null>} */
const SORT_VALUES = {
  fired: (row) => row.fired,
  resolved: (row) => percentOf(row.resolved),
  stillOpen: (row) => row.stillOpen,
  medianDays: (row) => row.medianDays,
  inTime: (row) => percentOf(row.inTime),
  whereFired: (row) => percentOf(row.whereFired),
  elsewhere: (row) => percentOf(row.elsewhere),
};

/**
 * Rows in the wanted order; rows without a value come last either way, equal rows by name.
 * @param {ResultRow[]} rows
 * @param {Sort} sort
 */
export function sortRows(rows, { key, descending }) {
  const direction = descending ? -1 : 1;
  if (key === 'name') return rows.toSorted((left, right) => direction * compareText(left.name, right.name));
  const toValue = SORT_VALUES[key];
  return rows.toSorted(
    (left, right) => compareValues(toValue(left), toValue(right), direction) || compareText(left.name, right.name),
  );
}

/**
 * @param {import('./resultRecords').Share | null} share
 * @returns {number | null} 0-100; null = no cases
 */
export function percentOf(share) {
  return share === null || share.of === 0 ? null : (100 * share.part) / share.of;
}

/**
 * @param {number | null} left
 * @param {number | null} right
 * @param {1 | -1} direction
 */
function compareValues(left, right, direction) {
  if (left === null || right === null) return Number(left === null) - Number(right === null);
  return direction * (left - right);
}
