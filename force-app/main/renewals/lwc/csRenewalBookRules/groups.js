/** Renewals by what they have in common. */
import { compareText } from 'c/csFormat';
import { ALL_CATEGORIES } from './renewals';
import { sumOf, totalsOf } from './totals';

/** @typedef {import('./renewals').BookRenewal} BookRenewal */

/**
 * @typedef {object} Group
 * @property {string} key
 * @property {string} text
 * @property {import('./totals').Totals} totals
 * @property {{ category: string, count: number, arr: number }[]} parts by category, surest first; all of them, also those without any
 */

/**
 * @param {BookRenewal[]} renewals of one currency
 * @param {(renewal: BookRenewal) => string} keyOf
 * @param {{ key: string, text: string }[]} names of the groups, in their order; one without renewals is there all the same
 * @returns {Group[]}
 */
export function groupRenewals(renewals, keyOf, names) {
  /** @type {Map<string, BookRenewal[]>} */
  const members = new Map(names.map(({ key }) => [key, []]));
  for (const renewal of renewals) members.get(keyOf(renewal))?.push(renewal);
  return names.map(({ key, text }) => {
    const own = members.get(key) ?? [];
    const parts = ALL_CATEGORIES.map((category) => ({
      category,
      ...sumOf(own.filter((renewal) => renewal.category === category)),
    }));
    return { key, text, totals: totalsOf(own), parts };
  });
}

/**
 * The groups that there are, the one with the most ARR due first; what is not set comes last.
 * @param {BookRenewal[]} renewals of one currency
 * @param {(renewal: BookRenewal) => string} keyOf '' = not set
 * @param {(renewal: BookRenewal) => string} nameOf
 * @returns {{ key: string, text: string }[]}
 */
export function namesOf(renewals, keyOf, nameOf) {
  /** @type {Map<string, { key: string, text: string, arr: number }>} */
  const groups = new Map();
  for (const renewal of renewals) {
    const key = keyOf(renewal);
    const group = groups.get(key) ?? { key, text: nameOf(renewal), arr: 0 };
    groups.set(key, { ...group, arr: group.arr + (renewal.arr ?? 0) });
  }
  return [...groups.values()]
    .toSorted((a, b) => Number(a.key === '') - Number(b.key === '') || b.arr - a.arr || compareText(a.text, b.text))
    .map(({ key, text }) => ({ key, text }));
}
