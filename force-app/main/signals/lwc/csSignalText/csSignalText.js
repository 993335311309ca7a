/** Signals in words, in the language of the user. Pure: records in, sentences out. */
export { createFactBook } from './factBook';
export { dueText } from './dueText';
export { recurrenceText } from './recurrenceText';
export {
  closingText,
  conditionWords,
  evidenceRows,
  indicatorName,
  reasonText,
  resolvesText,
  sinceText,
  spanText,
} from './sentences';

/** @typedef {import('./factBook').FactBook} FactBook */
