/** Renewals by what they have in common. */
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
