import type { Condition, Filter } from '../soql/filter.ts'

/** All of a condition's numbers, in hundredths of a percent. */
const whole = 10_000n

/**
 * The condition with every level of a number (`<`, `<=`, `>`, `>=`) moved by the margin so that it is true of more accounts: `x > 10` with 5 %
 * becomes `x > 9.5`, `x < 40` becomes `x < 42`, and the other way round inside NOT. Whatever is true of the condition is true of the result.
 * @param margin hundredths of a percent of each number's absolute value
 */
export function widenCondition(filter: Filter, margin: number): Filter {
  return shift(filter, BigInt(margin))
}

function shift(filter: Filter, margin: bigint): Filter {
  switch (filter.kind) {
    case 'condition':
      return shiftLevel(filter, margin)
    case 'not':
      return { kind: 'not', term: shift(filter.term, -margin) }
    default:
      return { kind: filter.kind, terms: filter.terms.map((term) => shift(term, margin)) }
  }
}

function shiftLevel(condition: Condition, margin: bigint): Condition {
  const { operator, values } = condition
  const [literal] = values
  if (literal?.type !== 'number') return condition
  switch (operator) {
    case '<':
    case '<=':
      return { ...condition, values: [{ type: 'number', text: moved(literal.text, margin) }] }
    case '>':
    case '>=':
      return { ...condition, values: [{ type: 'number', text: moved(literal.text, -margin) }] }
    default:
      return condition
  }
}

/** number + |number| · margin, exactly. */
function moved(text: string, margin: bigint): string {
  const [, sign, integer = '', fraction = ''] = /^([+-]?)(\d*)\.?(\d*)$/.exec(text.trim()) ?? []
  const size = BigInt(`${integer}${fraction}` || '0')
  const scaled = size * (sign === '-' ? -whole : whole) + size * margin
  return decimalText(scaled, fraction.length + 4)
}

function decimalText(scaled: bigint, fractionDigits: number): string {
  const digits = (scaled < 0n ? -scaled : scaled).toString().padStart(fractionDigits + 1, '0')
  const fraction = digits.slice(-fractionDigits).replace(/0+$/, '')
  return `${scaled < 0n ? '-' : ''}${digits.slice(0, -fractionDigits)}${fraction === '' ? '' : `.${fraction}`}`
}
