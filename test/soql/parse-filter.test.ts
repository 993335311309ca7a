import { describe, expect, test } from 'vitest'
import { columnsOf, FilterError } from '../../scoring-api/soql/filter.ts'
import { parseFilter } from '../../scoring-api/soql/parse-filter.ts'

const numberIs = (place: number, field: string, text: string) => ({
  kind: 'condition',
  place,
  field,
  operator: '=',
  values: [{ type: 'number', text }],
})

describe('a condition as a tree', () => {
  test('AND, OR and NOT nest as the parentheses say', () => {
    expect(parseFilter('(A = 1 OR B = 2) AND (NOT (C = 3 AND D = 4))')).toEqual({
      kind: 'and',
      terms: [
        { kind: 'or', terms: [numberIs(1, 'A', '1'), numberIs(2, 'B', '2')] },
        { kind: 'not', term: { kind: 'and', terms: [numberIs(3, 'C', '3'), numberIs(4, 'D', '4')] } },
      ],
    })
  })

  test('parentheses around everything, or around nothing but one condition, mean nothing', () => {
    expect(parseFilter('((A = 1))')).toEqual(numberIs(1, 'A', '1'))
    expect(parseFilter('((A = 1 OR B = 2))')).toEqual(parseFilter('A = 1 OR B = 2'))
  })

  test('every kind of value', () => {
    const values = (filter: string) => {
      const parsed = parseFilter(filter)
      return parsed.kind === 'condition' ? [parsed.operator, ...parsed.values] : []
    }
    expect([
      values("A = 'it\\'s'"),
      values('A != null'),
      values('A <> -5.25'),
      values('A = True'),
      values('A >= 2026-01-31'),
      values('A < 2026-01-31T10:00:00+09:00'),
      values('A = last_n_days:30'),
      values('A <= TODAY'),
      values("A NOT IN ('x', null)"),
      values("A includes ('a;b', 'c')"),
      values("A like 'x%'"),
    ]).toEqual([
      ['=', { type: 'text', raw: "it\\'s" }],
      ['!=', { type: 'null' }],
      ['!=', { type: 'number', text: '-5.25' }],
      ['=', { type: 'boolean', value: true }],
      ['>=', { type: 'date', date: '2026-01-31' }],
      ['<', { type: 'datetime', instant: new Date('2026-01-31T01:00:00Z') }],
      ['=', { type: 'period', name: 'LAST_N_DAYS', count: 30 }],
      ['<=', { type: 'period', name: 'TODAY', count: null }],
      ['notIn', { type: 'text', raw: 'x' }, { type: 'null' }],
      ['includes', { type: 'text', raw: 'a;b' }, { type: 'text', raw: 'c' }],
      ['like', { type: 'text', raw: 'x%' }],
    ])
  })

  test('the word NOT inside a text or in NOT IN is no negation', () => {
    expect(columnsOf(parseFilter("(NOT A = 'it\\'s NOT (NOT') AND B NOT IN ('NOT')"))).toEqual(['A', 'B'])
  })

  test('names the columns it needs, each once, parents with their path', () => {
    expect(columnsOf(parseFilter("A = 1 AND (Opportunity.Type = 'New' OR A = 2) AND (NOT B.C.D__c = null)"))).toEqual([
      'A',
      'Opportunity.Type',
      'B.C.D__c',
    ])
  })
})

describe('what cannot be used is refused with its place', () => {
  test.each([
    ['', 'The condition is empty.'],
    ['A = 1 AND B = 2 OR C = 3', /^After condition 2: OR is mixed with another operator; put one of them in parentheses/],
    ['A = 1 OR B = 2 AND C = 3', /^After condition 2: OR is mixed/],
    ['A = 1 AND NOT B = 2', /^After condition 1: NOT is mixed/],
    ['NOT A = 1 AND B = 2', /^After condition 1: NOT is mixed/],
    ['NOT NOT A = 1', /^At the beginning: NOT is mixed/],
    ['NOT (NOT (NOT (A = 1)))', 'Three NOTs in a row are not supported: leave out two of them.'],
    ['NOT (NOT NOT A = 1)', 'Three NOTs in a row are not supported: leave out two of them.'],
    ['A = 1 ORDER BY Id', /^Only a condition is allowed here/],
    ['A = 1 LIMIT 5', /^Only a condition is allowed here/],
    ['A = 1 FOR VIEW', /^Only a condition is allowed here/],
    ["A = 'x' WITH SECURITY_ENFORCED", /^Only a condition is allowed here/],
    ['A = 1 GROUP BY A', /^Only a condition is allowed here/],
    ['A =', 'The condition cannot be understood at its end.'],
    ['A = 1) OR (B = 2', 'The condition cannot be understood at ")".'],
    ['(A = 1', 'The condition cannot be understood at its end.'],
    ['A = :x', 'The condition cannot be understood at ":".'],
    ["Name = 'x' // y", 'The condition cannot be understood at character 12, before "// y".'],
    ['A = 1 AND CALENDAR_YEAR(D) = 2026', 'Condition 2: the function CALENDAR_YEAR(D) is not supported here.'],
    ['A IN (SELECT Id FROM X)', 'Condition 1: a subquery is not supported here.'],
    ['A > USD5000', 'Condition 1: the value USD5000 is not supported here.'],
    ['A = 2026-02-30', 'Condition 1: there is no date 2026-02-30.'],
    ['A = 2026-02-30T00:00:00Z', 'Condition 1: there is no date 2026-02-30.'],
  ])('%s', (text, message) => {
    const error = refusalOf(text)
    expect(error.message).toMatch(message)
    expect(error.japanese).toMatch(/[ぁ-ん].*。$/)
  })
})

function refusalOf(text: string): FilterError {
  try {
    parseFilter(text)
  } catch (err) {
    if (err instanceof FilterError) return err
    throw err
  }
  throw new Error('Nothing was refused')
}

describe('texts and lists as the org takes them', () => {
  test.each([
    ["Name = 'a\\qb'", 'Condition 1: "\\q" is no escape sequence; write a backslash as "\\\\".'],
    ["Name = 'ends in \\u00e'", 'Condition 1: "\\u" is no escape sequence; write a backslash as "\\\\".'],
    ["Name = 'a\\_b'", 'Condition 1: "\\_" is no escape sequence; write a backslash as "\\\\".'],
    ["Name IN 'a'", 'Condition 1: IN needs a list in parentheses.'],
    ["Name LIKE ('a', 'b')", 'Condition 1: LIKE needs a single value.'],
  ])('%s is refused', (text, sentence) => {
    expect(() => parseFilter(text)).toThrow(sentence)
  })

  test.each(["Name = 'a\\Nb\\t\\\"\\'\\\\ \\u00e9'", "Name LIKE 'a\\_b\\%'", "Name IN ('a')"])('%s is not', (text) => {
    expect(parseFilter(text)).toMatchObject({ kind: 'condition' })
  })
})
