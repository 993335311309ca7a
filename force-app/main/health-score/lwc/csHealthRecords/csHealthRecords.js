/** What the components of the health score read; the only files of the page that know the fields of the health objects. */
export { ACCOUNT_FIELDS, toAccountHealth } from './accountHealth';
export { EXPLANATION_QUERY, SNAPSHOT_ON_QUERY, toExplanationRecords, toSnapshotOn } from './explanation';
export { HISTORY_QUERY, toHistory, toKeyPattern } from './history';
export { ACCOUNT_NAMES_QUERY, toAccountNames } from './accountNames';

/** @typedef {import('./history').OverrideRecord} OverrideRecord */
/** @typedef {import('./history').PulseRecord} PulseRecord */
/** @typedef {ReturnType<typeof import('./history').toHistory>} History */
