/** A condition in words: "Open support cases at most 2 or Health score at least 63". */
import { fillLabel, joinNames } from 'c/csFormat';
import { label } from './labels';

/** @typedef {import('./condition').Condition} Condition */
/** @typedef {import('./condition').Comparison} Comparison */
/** @typedef {import('./condition').Literal} Literal */
/** @typedef {import('./factBook').FactBook} FactBook */

/** @type {Record<string, string>} */
const PHRASES = {
  '=': label.CONDITION_IS,
  '!=': label.CONDITION_IS_NOT,
  '<': label.CONDITION_BELOW,
  '<=': label.CONDITION_AT_MOST,
  '>': label.CONDITION_ABOVE,
  '>=': label.CONDITION_AT_LEAST,
  in: label.CONDITION_ONE_OF,
  'not in': label.CONDITION_NONE_OF,
  like: label.CONDITION_LIKE,
  'not like': label.CONDITION_NOT_LIKE,
  includes: label.CONDITION_INCLUDES,
  excludes: label.CONDITION_EXCLUDES,
};

/**
 * @param {Condition} condition without NOT
 * @param {FactBook} book
 * @returns {string}
 * @throws {SyntaxError} at a date that moves with time, which has no words here
 */
export function conditionText(condition, book) {
  return read(condition, book, false);
}

/**
 * @param {Condition} condition
 * @param {FactBook} book
 * @param {boolean} isInside whether it needs brackets
 * @returns {string}
 */
function read(condition, book, isInside) {
  if (condition.kind === 'is') return comparisonText(condition, book);
  if (condition.kind === 'not') throw new SyntaxError('NOT has no words');
  const phrase = condition.kind === 'and' ? label.CONDITION_AND : label.CONDITION_OR;
  const [first, ...others] = condition.terms.map((term) => read(term, book, true));
  const joined = others.reduce((text, next) => fillLabel(phrase, text, next), first);
  return isInside ? fillLabel(label.IN_BRACKETS, joined) : joined;
}

/**
 * @param {Comparison} comparison
 * @param {FactBook} book
 */
function comparisonText(comparison, book) {
  const { name, operator, values } = wholeLevel(comparison, book);
  const fact = book.labelOf(name);
  const [first] = values;
  if (isNull(first)) return fillLabel(operator === '=' ? label.CONDITION_EMPTY : label.CONDITION_NOT_EMPTY, fact);
  const texts = values.map((value) => book.format(name, toFact(value)));
  return fillLabel(PHRASES[operator], fact, joinNames(texts));
}

/**
 * Of something that is counted, "at most 1.9" is "at most 1".
 * @param {Comparison} comparison
 * @param {FactBook} book
 * @returns {Comparison}
 */
function wholeLevel(comparison, book) {
  const [value] = comparison.values;
  if (value?.type !== 'number' || !book.isWhole(comparison.name)) return comparison;
  const level = Number(value.text);
  const at = (/** @type {string} */ operator, /** @type {number} */ whole) => ({
    ...comparison,
    operator,
    values: [{ type: /** @type {const} */ ('number'), text: String(whole) }],
  });
  switch (comparison.operator) {
    case '<':
      return at('<=', Math.ceil(level) - 1);
    case '<=':
      return at('<=', Math.floor(level));
    case '>':
      return at('>=', Math.floor(level) + 1);
    case '>=':
      return at('>=', Math.ceil(level));
    default:
      return comparison;
  }
}

/** @param {Literal | undefined} value */
function isNull(value) {
  return value?.type === 'word' && value.text.toLowerCase() === 'null';
}

/** @param {Literal} value */
function toFact({ type, text }) {
  if (type === 'number') return Number(text);
  if (type === 'text') return text;
  if (/^(true|false)$/i.test(text)) return text.toLowerCase() === 'true';
  if (/^\d{4}-\d{2}-\d{2}/.test(text)) return text;
  throw new SyntaxError(`${text} has no words`);
}
