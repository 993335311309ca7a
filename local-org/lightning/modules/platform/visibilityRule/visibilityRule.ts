/** A rule of a FlexiPage component: criteria numbered from 1, joined by `booleanFilter` (`1 AND (2 OR NOT 3)`), by AND when it is null. */
export interface VisibilityRule {
  booleanFilter: string | null
  criteria: { leftValue: string; operator: string; rightValue: string }[]
}

/**
 * Whether a component is shown.
 * @param valueOf the value of a left side without its braces (`Record.Type`, `$User.Id`); undefined or null when there is none
 * @throws SyntaxError for a booleanFilter that cannot be read
 */
export function isVisible(rule: VisibilityRule | null, valueOf: (expression: string) => unknown): boolean {
  if (!rule || rule.criteria.length === 0) return true
  const results = rule.criteria.map(({ leftValue, operator, rightValue }) => holds(valueOf(expressionOf(leftValue)), operator, rightValue))
  return rule.booleanFilter === null ? results.every(Boolean) : evaluateFilter(rule.booleanFilter, results)
}

/** `{!Record.Type}` → `Record.Type`. */
export function expressionOf(leftValue: string): string {
  return /^\{!(.+)\}$/.exec(leftValue)?.[1] ?? leftValue
}

function holds(left: unknown, operator: string, right: string): boolean {
  const text = typeof left === 'string' || typeof left === 'number' || typeof left === 'boolean' ? String(left) : ''
  switch (operator) {
    case 'EQUAL':
      return isNumber(text) && isNumber(right) ? Number(text) === Number(right) : text === right
    case 'NE':
      return !holds(left, 'EQUAL', right)
    case 'CONTAINS':
      return text.includes(right)
    case 'GT':
      return compare(text, right) > 0
    case 'GE':
      return compare(text, right) >= 0
    case 'LT':
      return compare(text, right) < 0
    case 'LE':
      return compare(text, right) <= 0
    default:
      throw new SyntaxError(`Unknown operator ${operator} in a visibility rule`)
  }
}

/** NaN, so that no order holds, when a side is empty; dates and other texts compare as texts (ISO). */
function compare(left: string, right: string): number {
  if (left === '' || right === '') return NaN
  if (isNumber(left) && isNumber(right)) return Number(left) - Number(right)
  return left < right ? -1 : Number(left > right)
}

function isNumber(text: string): boolean {
  return text.trim() !== '' && Number.isFinite(Number(text))
}

/** `1 AND (2 OR NOT 3)`: OR binds weakest, NOT strongest. */
function evaluateFilter(filter: string, results: boolean[]): boolean {
  const tokens = filter.toUpperCase().match(/\d+|AND|OR|NOT|[()]|\S+/g) ?? []
  let position = 0
  const value = anyOf()
  if (position < tokens.length) throw unreadable()
  return value

  function anyOf(): boolean {
    let value = allOf()
    while (take('OR')) value = allOf() || value
    return value
  }
  function allOf(): boolean {
    let value = single()
    while (take('AND')) value = single() && value
    return value
  }
  function single(): boolean {
    if (take('NOT')) return !single()
    if (take('(')) {
      const value = anyOf()
      if (!take(')')) throw unreadable()
      return value
    }
    const result = results[Number(tokens[position++]) - 1]
    if (result === undefined) throw unreadable()
    return result
  }
  function take(token: string): boolean {
    if (tokens[position] !== token) return false
    position++
    return true
  }
  function unreadable(): SyntaxError {
    return new SyntaxError(`Cannot read the boolean filter "${filter}"`)
  }
}
