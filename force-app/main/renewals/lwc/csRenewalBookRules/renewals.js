/** Renewals as the book counts them. */
import { expectedArr } from 'c/csRenewalRules';
import { CATEGORIES } from 'c/csRenewalText';

/**
 * @typedef {object} BookRenewal
 * @property {string} id of the account
 * @property {string} name
 * @property {string} date yyyy-mm-dd
 * @property {string} month `yyyy-mm`, or OVERDUE
 * @property {number | null} arr null = not known
 * @property {number | null} likelihood null = not known
 * @property {number | null} expected null = not known
 * @property {string} category API value of CsRenewalCategory, or UNKNOWN
 * @property {string | null} band
 * @property {number | null} openRisks
 * @property {string | null} ownerId
 * @property {string | null} owner
 * @property {string | null} isoCode
 * @property {string | null} segment
 * @property {string | null} segmentText
 * @property {boolean} isDecided renewed or lost for certain
 */

/** Stands for the month of renewals whose day has passed undecided. */
export const OVERDUE = 'overdue';

/** Stands for the category of renewals of which nobody says anything. */
export const UNKNOWN = 'Unknown';

/** Surest first, not known last. */
export const ALL_CATEGORIES = Object.freeze([...CATEGORIES, UNKNOWN]);

/**
 * The renewals of a book, without those that were decided before the period.
 * @param {object} read
 * @param {import('c/csRenewalBookRecords').BookRecord[]} read.records
 * @param {ReadonlySet<string>} read.called keys of open renewals that are called at all or nothing
 * @param {string} read.today yyyy-mm-dd
 * @param {boolean} read.isOpenEnded the period takes up what is overdue, but not what is done
 * @returns {BookRenewal[]}
 */
export function toRenewals({ records, called, today, isOpenEnded }) {
  return records
    .map((record) => toRenewal(record, called, today))
    .filter(({ date, isDecided }) => !isOpenEnded || !isDecided || date >= today);
}

/**
 * A renewal by a key: an account has one on a day.
 * @param {string} accountId of 15 or 18 characters
 * @param {string} date yyyy-mm-dd
 */
export function renewalKey(accountId, date) {
  return `${accountId.slice(0, 15)}:${date}`;
}

/**
 * The currencies of renewals, the one with most of them first.
 * @param {BookRenewal[]} renewals
 * @returns {(string | null)[]}
 */
export function currenciesOf(renewals) {
  /** @type {Map<string | null, number>} */
  const counts = new Map();
  for (const { isoCode } of renewals) counts.set(isoCode, (counts.get(isoCode) ?? 0) + 1);
  return [...counts]
    .toSorted(([a, many], [b, few]) => few - many || (String(a) < String(b) ? -1 : 1))
    .map(([isoCode]) => isoCode);
}

/**
 * @param {import('c/csRenewalBookRecords').BookRecord} record
 * @param {ReadonlySet<string>} called
 * @param {string} today
 * @returns {BookRenewal}
 */
function toRenewal({ arr: amount, ...record }, called, today) {
  const { id, date, likelihood } = record;
  // No revenue is below nothing: such an amount is a mistake.
  const arr = amount === null || amount < 0 ? null : amount;
  const expected = expectedArr(arr, likelihood);
  const isDecided = isCertain(record) && !called.has(renewalKey(id, date));
  return {
    ...record,
    arr: arr === null ? null : toHundredths(arr),
    expected: expected === null ? null : toHundredths(expected),
    category: record.category ?? UNKNOWN,
    isDecided,
    month: date < today && !isDecided ? OVERDUE : date.slice(0, 7),
  };
}

/** @param {{ category: string | null, likelihood: number | null }} standing */
function isCertain({ category, likelihood }) {
  return (category === 'Commit' && likelihood === 100) || (category === 'Lost' && likelihood === 0);
}

/** @param {number} amount */
function toHundredths(amount) {
  return Math.round(amount * 100);
}
