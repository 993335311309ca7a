/** The arithmetic of the renewals book. Pure. Amounts are hundredths of one currency, whole; likelihoods percent, 0 to 100. */
export { addMonths, monthsOf, periodOf } from './period';
export { groupRenewals, namesOf } from './groups';
export { rangeOf } from './range';
export { scenarioOf } from './scenario';
export { isSelected } from './selection';
export { sortRenewals } from './order';
export { ALL_CATEGORIES, OVERDUE, UNKNOWN, currenciesOf, renewalKey, toRenewals } from './renewals';
export { totalsOf } from './totals';

/** @typedef {import('./renewals').BookRenewal} BookRenewal */
/** @typedef {import('./groups').Group} Group */
/** @typedef {import('./order').Sort} Sort */
/** @typedef {import('./order').SortKey} SortKey */
/** @typedef {import('./period').Period} Period */
/** @typedef {import('./range').Range} Range */
/** @typedef {import('./scenario').ArrScenario} ArrScenario */
/** @typedef {import('./selection').Selection} Selection */
/** @typedef {import('./totals').Totals} Totals */
