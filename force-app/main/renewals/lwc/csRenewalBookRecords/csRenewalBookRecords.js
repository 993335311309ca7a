/** What the renewals book reads; the only files of the page that know the fields behind it. */
export { CALLED_QUERY, toCalledPage } from './called';
export { MAX_ROWS, bookQuery, bookWhere, toBookPage } from './book';

/** @typedef {import('./book').BookRecord} BookRecord */
