import { describe, expect, it } from 'vitest'
import { isVisible } from '../../../local-org/lightning/modules/platform/visibilityRule/visibilityRule.ts'

const values: Record<string, unknown> = {
  'Record.Type': 'Customer',
  'Record.Score': 62.5,
  'Record.Since': '2026-04-01',
  'Record.Phone': null,
  '$Permission.X': true,
}
const valueOf = (expression: string) => values[expression]
const holds = (left: string, operator: string, right: string) =>
  isVisible({ booleanFilter: null, criteria: [{ leftValue: `{!${left}}`, operator, rightValue: right }] }, valueOf)

const yes = { leftValue: '{!Record.Type}', operator: 'EQUAL', rightValue: 'Customer' }
const no = { ...yes, rightValue: 'Partner' }
const filtered = (booleanFilter: string) => isVisible({ booleanFilter, criteria: [yes, no, yes] }, valueOf)

it('shows a component without a rule', () => {
  expect(isVisible(null, valueOf)).toBe(true)
})

describe('a criterion', () => {
  it('compares numbers as numbers', () => {
    expect([holds('Record.Score', 'GT', '9'), holds('Record.Score', 'EQUAL', '62.50'), holds('Record.Score', 'LE', '62.4')]).toEqual([
      true,
      true,
      false,
    ])
  })

  it('compares ISO dates in their order', () => {
    expect([holds('Record.Since', 'GE', '2026-04-01'), holds('Record.Since', 'LT', '2026-03-31')]).toEqual([true, false])
  })

  it('puts an empty field in no order, and equals it to the empty text', () => {
    expect([holds('Record.Phone', 'LT', '5'), holds('Record.Phone', 'GE', '0'), holds('Record.Phone', 'EQUAL', '')]).toEqual([
      false,
      false,
      true,
    ])
  })

  it('knows permissions, NE and CONTAINS', () => {
    expect([
      holds('$Permission.X', 'EQUAL', 'true'),
      holds('Record.Type', 'NE', 'Partner'),
      holds('Record.Type', 'CONTAINS', 'stom'),
    ]).toEqual([true, true, true])
  })

  it('refuses an operator it does not know', () => {
    expect(() => holds('Record.Type', 'LIKE', 'x')).toThrow('Unknown operator LIKE')
  })
})

describe('a boolean filter', () => {
  it('is AND of all criteria when there is none', () => {
    expect(isVisible({ booleanFilter: null, criteria: [yes, no] }, valueOf)).toBe(false)
    expect(isVisible({ booleanFilter: null, criteria: [yes, yes] }, valueOf)).toBe(true)
  })

  it.each([
    ['1 AND 2', false],
    ['1 OR 2', true],
    ['2 OR 1 AND 3', true],
    ['(2 OR 1) AND NOT 2', true],
    ['NOT (1 OR 2)', false],
    ['1 and not 2', true],
  ])('%s', (filter, expected) => {
    expect(filtered(filter)).toBe(expected)
  })

  it.each(['1 AND', '1 2', '(1', '4', 'alert(1)'])('cannot be "%s"', (filter) => {
    expect(() => filtered(filter)).toThrow(SyntaxError)
  })
})
