/**
 * A condition of an indicator (the WHERE clause of SOQL over names), read so far that it can be said in words.
 * The service alone judges accounts by it; here it is only read out.
 */

/**
 * @typedef {{ type: 'number' | 'text' | 'word', text: string }} Literal `word` is true, false, null, a date or a time
 * @typedef {{ kind: 'is', name: string, operator: string, values: Literal[] }} Comparison
 * @typedef {Comparison | { kind: 'not', term: Condition } | { kind: 'and' | 'or', terms: Condition[] }} Condition
 */

const TOKEN = /\s*(?:([(),])|'((?:\\.|[^'\\])*)'|(<>|[<>!]=|[=<>])|([+-]?[\w.:+-]+))/y;
const NUMBER = /^[+-]?(\d+\.?\d*|\.\d+)$/;

/** @type {Record<string, string>} */
const OPPOSITES = {
  '=': '!=',
  '!=': '=',
  '<': '>=',
  '>=': '<',
  '>': '<=',
  '<=': '>',
  in: 'not in',
  'not in': 'in',
  like: 'not like',
  'not like': 'like',
  includes: 'excludes',
  excludes: 'includes',
};

/**
 * @param {string} text
 * @returns {Condition}
 * @throws {SyntaxError} where it cannot be read
 */
export function parseCondition(text) {
  const tokens = tokenize(text);
  let position = 0;
  const peek = () => tokens[position];
  const isWord = (/** @type {string} */ word) => peek()?.kind === 'word' && peek().text.toLowerCase() === word;
  const isSign = (/** @type {string} */ sign) => peek()?.kind === 'sign' && peek().text === sign;
  const take = () => tokens[position++] ?? fail(text);
  const expectSign = (/** @type {string} */ sign) => (isSign(sign) ? take() : fail(text));

  const parsed = readOr();
  return position === tokens.length ? parsed : fail(text);

  /** @returns {Condition} */
  function readOr() {
    return readList('or', () => readList('and', readTerm));
  }

  /**
   * @param {'and' | 'or'} kind
   * @param {() => Condition} readPart
   * @returns {Condition}
   */
  function readList(kind, readPart) {
    const terms = [readPart()];
    while (isWord(kind)) {
      take();
      terms.push(readPart());
    }
    return terms.length === 1 ? terms[0] : { kind, terms };
  }

  /** @returns {Condition} */
  function readTerm() {
    if (isWord('not')) {
      take();
      return { kind: 'not', term: readTerm() };
    }
    if (!isSign('(')) return readComparison();
    take();
    const inner = readOr();
    expectSign(')');
    return inner;
  }

  /** @returns {Comparison} */
  function readComparison() {
    const name = take();
    if (name.kind !== 'word') fail(text);
    const operator = readOperator();
    const isList = ['in', 'not in', 'includes', 'excludes'].includes(operator);
    return { kind: 'is', name: name.text, operator, values: isList ? readValues() : [readValue()] };
  }

  /** @returns {string} */
  function readOperator() {
    const { kind, text: sign } = take();
    if (kind === 'operator') return sign === '<>' ? '!=' : sign;
    const word = sign.toLowerCase();
    if (word === 'not' && isWord('in')) {
      take();
      return 'not in';
    }
    return word in OPPOSITES ? word : fail(text);
  }

  /** @returns {Literal[]} */
  function readValues() {
    expectSign('(');
    const values = [readValue()];
    while (isSign(',')) {
      take();
      values.push(readValue());
    }
    expectSign(')');
    return values;
  }

  /** @returns {Literal} */
  function readValue() {
    const { kind, text: value } = take();
    if (kind === 'text') return { type: 'text', text: value.replace(/\\(.)/g, '$1') };
    if (kind !== 'word') fail(text);
    return { type: NUMBER.test(value) ? 'number' : 'word', text: value };
  }
}

/**
 * The condition with its levels moved by the margin so that it holds for more: `x > 10` with 5 % is `x > 9.5`. The service does the same.
 * @param {Condition} condition
 * @param {number} marginPercent of each number's size
 * @returns {Condition}
 */
export function widen(condition, marginPercent) {
  switch (condition.kind) {
    case 'is':
      return widenLevel(condition, marginPercent);
    case 'not':
      return { kind: 'not', term: widen(condition.term, -marginPercent) };
    default:
      return { kind: condition.kind, terms: condition.terms.map((term) => widen(term, marginPercent)) };
  }
}

/**
 * What is true when the condition is known to be false, without any NOT.
 * @param {Condition} condition
 * @returns {Condition}
 */
export function negate(condition) {
  switch (condition.kind) {
    case 'is':
      return { ...condition, operator: OPPOSITES[condition.operator] };
    case 'not':
      return settle(condition.term);
    default:
      return { kind: condition.kind === 'and' ? 'or' : 'and', terms: condition.terms.map(negate) };
  }
}

/**
 * The same condition without any NOT.
 * @param {Condition} condition
 * @returns {Condition}
 */
export function settle(condition) {
  switch (condition.kind) {
    case 'is':
      return condition;
    case 'not':
      return negate(condition.term);
    default:
      return { kind: condition.kind, terms: condition.terms.map(settle) };
  }
}

/**
 * @param {Comparison} comparison
 * @param {number} marginPercent
 * @returns {Comparison}
 */
function widenLevel(comparison, marginPercent) {
  const [value] = comparison.values;
  const direction = comparison.operator.startsWith('<') ? 1 : comparison.operator.startsWith('>') ? -1 : 0;
  if (value.type !== 'number' || direction === 0) return comparison;
  const level = Number(value.text);
  const moved = Math.round((level + (direction * Math.abs(level) * marginPercent) / 100) * 10_000) / 10_000;
  return { ...comparison, values: [{ type: 'number', text: String(moved) }] };
}

/**
 * @param {string} text
 * @returns {{ kind: 'sign' | 'text' | 'operator' | 'word', text: string }[]}
 */
function tokenize(text) {
  const tokens = [];
  const source = text.trim();
  TOKEN.lastIndex = 0;
  while (TOKEN.lastIndex < source.length) {
    const match = TOKEN.exec(source) ?? fail(text);
    const [, sign, quoted, operator, word] = match;
    if (sign !== undefined) tokens.push({ kind: /** @type {const} */ ('sign'), text: sign });
    else if (quoted !== undefined) tokens.push({ kind: /** @type {const} */ ('text'), text: quoted });
    else if (operator !== undefined) tokens.push({ kind: /** @type {const} */ ('operator'), text: operator });
    else tokens.push({ kind: /** @type {const} */ ('word'), text: word });
  }
  return tokens;
}

/**
 * @param {string} text
 * @returns {never}
 */
function fail(text) {
  throw new SyntaxError(`Cannot read the condition: ${text}`);
}
