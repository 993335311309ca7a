/** What the renewals of a book may bring together, with what is left out of it. */
import { scenarioOf } from './scenario';

/** @typedef {import('./renewals').BookRenewal} BookRenewal */

const SWINGS_SHOWN = 5;

/**
 * @typedef {object} Range
 * @property {number} low
 * @property {number} expected as the totals have it: each renewal's expected ARR is rounded by itself, as its account shows it
 * @property {number} high
 * @property {number} due of those that are in it
 * @property {number} count renewals that are in it
 * @property {number} leftOut renewals without ARR or likelihood
 * @property {{ id: string, name: string, arr: number, likelihood: number, share: number }[]} swings most of the spread, the widest first
 */

/**
 * @param {BookRenewal[]} renewals of one currency
 * @returns {Range}
 */
export function rangeOf(renewals) {
  const known = renewals.filter(({ expected }) => expected !== null);
  const byId = new Map(known.map((renewal) => [renewal.id, renewal]));
  const { low, high, due, swings } = scenarioOf(known.map(toOpenRenewal));
  return {
    low,
    expected: known.reduce((sum, { expected }) => sum + Number(expected), 0),
    high,
    due,
    count: known.length,
    leftOut: renewals.length - known.length,
    swings: swings.slice(0, SWINGS_SHOWN).map(({ renewalId, arr, likelihood, shareOfVariance }) => ({
      id: renewalId,
      name: byId.get(renewalId)?.name ?? '',
      arr,
      likelihood: 100 * likelihood,
      share: shareOfVariance,
    })),
  };
}

/** @param {BookRenewal} renewal */
function toOpenRenewal({ id, arr, likelihood }) {
  return { renewalId: id, arr: Number(arr), likelihood: Number(likelihood) / 100 };
}
