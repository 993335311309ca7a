/** The renewals behind a number. */
import { OVERDUE } from './renewals';

/** @typedef {import('./renewals').BookRenewal} BookRenewal */

/**
 * What a number counts; what is not said does not narrow it.
 * @typedef {object} Selection
 * @property {string} [month] `yyyy-mm`, or OVERDUE
 * @property {string} [group] key of a group of the breakdown
 * @property {string} [category]
 * @property {'overdue' | 'withoutLikelihood' | 'withoutArr' | 'decided' | 'known'} [only]
 */

/** @type {Record<string, (renewal: BookRenewal) => boolean>} */
const ONLY = {
  overdue: ({ month }) => month === OVERDUE,
  withoutLikelihood: ({ likelihood }) => likelihood === null,
  withoutArr: ({ arr }) => arr === null,
  decided: ({ isDecided }) => isDecided,
  known: ({ expected }) => expected !== null,
};

/**
 * @param {BookRenewal} renewal
 * @param {Selection} selection
 * @param {(renewal: BookRenewal) => string} groupOf
 */
export function isSelected(renewal, { month, group, category, only }, groupOf) {
  return (
    (month === undefined || renewal.month === month) &&
    (group === undefined || groupOf(renewal) === group) &&
    (category === undefined || renewal.category === category) &&
    (only === undefined || ONLY[only](renewal))
  );
}
