/** A condition on a field, as a person gives it and as GraphQL writes it. */

/** @typedef {import('./fields').AccountField} AccountField */
/** @typedef {import('./fields').Kind} Kind */
/** @typedef {'equals' | 'differs' | 'contains' | 'startsWith' | 'atLeast' | 'atMost' | 'includes' | 'excludes' | 'empty' | 'filled'} Operator */
/** @typedef {'number' | 'date' | 'value'} Fault what a value is not; 'value' = there is none */

/** @type {Record<Kind, Operator[]>} */
const OPERATORS = {
  text: ['contains', 'startsWith', 'equals', 'differs', 'empty', 'filled'],
  number: ['equals', 'atLeast', 'atMost', 'empty', 'filled'],
  date: ['atLeast', 'atMost', 'equals', 'empty', 'filled'],
  instant: ['atLeast', 'atMost', 'empty', 'filled'],
  picklist: ['equals', 'differs', 'empty', 'filled'],
  multi: ['includes', 'excludes', 'empty', 'filled'],
  boolean: ['equals'],
};

const DAY = 86_400_000;

/**
 * What can be asked about a field, the likeliest first.
 * @param {Kind} kind
 */
export function operatorsOf(kind) {
  return OPERATORS[kind];
}

/** @param {Operator} operator */
export function needsValue(operator) {
  return operator !== 'empty' && operator !== 'filled';
}

/**
 * @param {object} asked
 * @param {AccountField} asked.field
 * @param {Operator} asked.operator
 * @param {string} asked.value as it was typed or chosen
 * @param {string} asked.timeZone of the user: where a day of the clock begins
 * @returns {{ condition: object } | { fault: Fault }}
 */
export function toCondition({ field, operator, value, timeZone }) {
  if (!needsValue(operator)) return nested(field, operator === 'empty' ? { eq: null } : { ne: null });
  const text = value.normalize('NFKC').trim();
  if (text === '') return { fault: 'value' };
  switch (field.kind) {
    case 'number': {
      const number = Number(text.replaceAll(',', ''));
      return Number.isFinite(number) ? nested(field, compared(operator, number)) : { fault: 'number' };
    }
    case 'date':
      return isDay(text) ? nested(field, compared(operator, { value: text })) : { fault: 'date' };
    case 'instant':
      return isDay(text) ? nested(field, withinDays(operator, text, timeZone)) : { fault: 'date' };
    case 'boolean':
      return nested(field, { eq: text === 'true' });
    default:
      // As it was given: an organisation may well write in full-width letters.
      return nested(field, compared(operator, value.trim()));
  }
}

/**
 * @param {AccountField} field
 * @param {object} comparison
 */
function nested({ path }, comparison) {
  return { condition: path.reduceRight((inner, name) => ({ [name]: inner }), comparison) };
}

/**
 * @param {Operator} operator
 * @param {unknown} value
 */
function compared(operator, value) {
  switch (operator) {
    case 'contains':
      return { like: `%${value}%` };
    case 'startsWith':
      return { like: `${value}%` };
    case 'differs':
      return { ne: value };
    case 'atLeast':
      return { gte: value };
    case 'atMost':
      return { lte: value };
    case 'includes':
      return { includes: [value] };
    case 'excludes':
      return { excludes: [value] };
    default:
      return { eq: value };
  }
}

/**
 * A moment from the beginning of a day, or before the end of one.
 * @param {Operator} operator
 * @param {string} day
 * @param {string} timeZone
 */
function withinDays(operator, day, timeZone) {
  if (operator === 'atLeast') return { gte: { value: startOfDay(day, timeZone) } };
  return { lt: { value: startOfDay(nextDay(day), timeZone) } };
}

/** @param {string} text */
function isDay(text) {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(Date.parse(text));
}

/** @param {string} day */
function nextDay(day) {
  return new Date(Date.parse(day) + DAY).toISOString().slice(0, 10);
}

/**
 * @param {string} day
 * @param {string} timeZone
 * @returns {string} ISO time
 */
function startOfDay(day, timeZone) {
  const midnight = Date.parse(day);
  // Clocks change by night: the offset of the guess may be that of the day before.
  const guess = midnight - offsetAt(midnight, timeZone);
  return new Date(midnight - offsetAt(guess, timeZone)).toISOString();
}

/**
 * How far the clocks of a zone are ahead of UTC, in milliseconds.
 * @param {number} time
 * @param {string} timeZone
 */
function offsetAt(time, timeZone) {
  const shown = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(time);
  return Date.parse(`${shown.replace(' ', 'T')}Z`) - time;
}
