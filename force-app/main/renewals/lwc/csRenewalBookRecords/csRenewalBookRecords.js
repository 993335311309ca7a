/** What the renewals book reads; the only files of the page that know the fields behind it. */
export { CALLED_QUERY, toCalledPage } from './called';
export { MAX_ROWS, bookQuery, bookWhere, toBookPage } from './book';
export { needsValue, operatorsOf, toCondition } from './conditions';
export { filterFields, segmentFields } from './fields';

/** @typedef {import('./book').BookRecord} BookRecord */
/** @typedef {import('./conditions').Fault} Fault */
/** @typedef {import('./conditions').Operator} Operator */
/** @typedef {import('./fields').AccountField} AccountField */
