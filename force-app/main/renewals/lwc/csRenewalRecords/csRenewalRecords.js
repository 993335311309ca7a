/** What the renewal forecast reads; the only files of the page that know the fields of renewals. */
export { ACCOUNT_FIELDS, toAccountRenewal } from './account';
export { ACCURACY_QUERY, toAccuracies } from './accuracy';
export { toBasis } from './basis';
export { CALLS_QUERY, toCalls } from './calls';
export { FORECASTS_QUERY, toForecastRows } from './forecasts';
export { MODEL_QUERY, toModelText } from './model';

/** @typedef {import('./basis').Basis} Basis */
/** @typedef {import('./basis').Start} Start */
