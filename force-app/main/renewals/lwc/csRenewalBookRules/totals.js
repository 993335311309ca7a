/** What renewals come to. */
import { OVERDUE } from './renewals';

/** @typedef {import('./renewals').BookRenewal} BookRenewal */
/** @typedef {{ count: number, arr: number }} Sum renewals, and the ARR of those that have one */

/**
 * @typedef {object} Totals
 * @property {Sum} due
 * @property {Sum} committed
 * @property {Sum} atRisk
 * @property {Sum} lost
 * @property {Sum} overdue
 * @property {number} known renewals that have both ARR and likelihood
 * @property {number} expected Σ ARR times likelihood, of those that have both
 * @property {number} unlikely Σ ARR times what is missing to 100 %, of those that have both
 * @property {Sum} withoutLikelihood
 * @property {number} withoutArr renewals
 * @property {number} renewed renewals that are decided
 * @property {number} churned renewals that are decided
 */

/**
 * @param {BookRenewal[]} renewals of one currency
 * @returns {Totals}
 */
export function totalsOf(renewals) {
  const sum = (/** @type {(renewal: BookRenewal) => boolean} */ isMeant) => sumOf(renewals.filter(isMeant));
  const known = renewals.filter(({ expected }) => expected !== null);
  const expected = known.reduce((total, renewal) => total + Number(renewal.expected), 0);
  return {
    due: sumOf(renewals),
    committed: sum(({ category }) => category === 'Commit'),
    atRisk: sum(({ category }) => category === 'AtRisk'),
    lost: sum(({ category }) => category === 'Lost'),
    overdue: sum(({ month }) => month === OVERDUE),
    known: known.length,
    expected,
    unlikely: sumOf(known).arr - expected,
    withoutLikelihood: sum(({ likelihood }) => likelihood === null),
    withoutArr: renewals.filter(({ arr }) => arr === null).length,
    renewed: renewals.filter(({ isDecided, category }) => isDecided && category === 'Commit').length,
    churned: renewals.filter(({ isDecided, category }) => isDecided && category === 'Lost').length,
  };
}

/**
 * @param {BookRenewal[]} renewals
 * @returns {Sum}
 */
export function sumOf(renewals) {
  return { count: renewals.length, arr: renewals.reduce((total, { arr }) => total + (arr ?? 0), 0) };
}
