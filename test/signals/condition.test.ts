import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { compileCondition } from '../../scoring-api/signals/compile-condition.ts'
import { checkCondition, type CheckedCondition } from '../../scoring-api/signals/condition.ts'
import { resolvesSentence } from '../../scoring-api/signals/condition-sentence.ts'
import type { FactsRow, Truth } from '../../scoring-api/signals/facts-row.ts'
import { widenCondition } from '../../scoring-api/signals/widen-condition.ts'
import { calendar, names } from './builders.ts'

function checked(text: string): CheckedCondition {
  const result = checkCondition(text, names)
  if ('mistakes' in result) throw new Error(result.mistakes.map(({ english }) => english).join(' '))
  return result
}

const ask = (text: string, row: FactsRow, empty: 'unknown' | 'asSoql' = 'unknown'): Truth =>
  compileCondition(checked(text), calendar, empty)(row)

describe('a condition', () => {
  test.each<[text: string, row: FactsRow, answer: Truth]>([
    ['Value.open_cases > 10', { 'Value.open_cases': 11 }, true],
    ['Value.open_cases > 10', { 'Value.open_cases': 10 }, false],
    ['Value.open_cases >= 10', { 'Value.open_cases': 10 }, true],
    ['Value.open_cases < 10', { 'Value.open_cases': 10 }, false],
    ['Value.open_cases <= 10', { 'Value.open_cases': 10 }, true],
    ['Value.usage = 0.1', { 'Value.usage': 0.1 }, true],
    ['Value.usage IN (1, 2)', { 'Value.usage': 2 }, true],
    ['Value.usage NOT IN (1, 2)', { 'Value.usage': 2 }, false],
    ["Band = 'atrisk'", { Band: 'AtRisk' }, true],
    ["Account.Type LIKE 'c_st%'", { 'Account.Type': 'Customer' }, true],
    ["Account.Type LIKE 'c_st'", { 'Account.Type': 'Customer' }, false],
    ["Account.Type LIKE '100\\%%'", { 'Account.Type': '100% ours' }, true],
    ["Account.Type LIKE '100\\%%'", { 'Account.Type': '1000 ours' }, false],
    ["Account.Type LIKE 'a.c'", { 'Account.Type': 'abc' }, false],
    ["Account.Code__c = 'aB'", { 'Account.Code__c': 'AB' }, false],
    ["Account.Owner.Name = 'sato'", { 'Account.Owner.Name': 'Sato' }, true],
    ["Account.OwnerId = '005000000000001'", { 'Account.OwnerId': '005000000000001AAA' }, true],
    ['Account.IsPartner = TRUE', { 'Account.IsPartner': true }, true],
    ["Account.Regions__c INCLUDES ('east;west')", { 'Account.Regions__c': 'West;North;East' }, true],
    ["Account.Regions__c INCLUDES ('east;west', 'south')", { 'Account.Regions__c': 'West;North' }, false],
    ["Account.Regions__c EXCLUDES ('east')", { 'Account.Regions__c': 'West' }, true],
    // Today is 30 September: the next 90 days begin on 1 October.
    ['Account.CsRenewalDate__c = NEXT_N_DAYS:90', { 'Account.CsRenewalDate__c': '2026-12-29' }, true],
    ['Account.CsRenewalDate__c = NEXT_N_DAYS:90', { 'Account.CsRenewalDate__c': '2026-12-30' }, false],
    ['Account.CsRenewalDate__c <= NEXT_N_DAYS:90', { 'Account.CsRenewalDate__c': '2026-01-01' }, true],
    ['Account.CsRenewalDate__c > NEXT_N_DAYS:90', { 'Account.CsRenewalDate__c': '2026-12-29' }, false],
    ['Account.CsRenewalDate__c < 2026-10-01', { 'Account.CsRenewalDate__c': '2026-09-30' }, true],
    // Today begins in Tokyo on 29 September at 15:00 UTC.
    ['Account.LastSeenAt__c >= TODAY', { 'Account.LastSeenAt__c': '2026-09-29T15:00:00.000+0000' }, true],
    ['Account.LastSeenAt__c >= TODAY', { 'Account.LastSeenAt__c': '2026-09-29T14:59:59.000+0000' }, false],
  ])('%s of %o is %s', (text, row, answer) => {
    expect(ask(text, row)).toBe(answer)
  })

  test.each([
    'Value.open_cases > 10',
    'Value.open_cases != 10',
    'NOT (Value.open_cases > 10)',
    "Account.Type != 'Partner'",
    "Account.Type NOT IN ('Partner')",
    "Account.Regions__c EXCLUDES ('east')",
    'Account.IsPartner = FALSE',
    'Account.CsRenewalDate__c < TODAY',
    "Account.Type LIKE '%'",
  ])('%s is unknown of an empty value, and of one that was not found out', (text) => {
    const name = checked(text).facts.keys().next().value ?? ''
    expect([ask(text, { [name]: null }), ask(text, {})]).toEqual([null, null])
  })

  test('= null asks for absence, of what was found out', () => {
    const rows: FactsRow[] = [{ 'Value.usage': null }, { 'Value.usage': 0 }, {}]
    const answers = (text: string): Truth[] => rows.map((row) => ask(text, row))
    expect(answers('Value.usage = null')).toEqual([true, false, null])
    expect(answers('Value.usage != null')).toEqual([false, true, null])
    expect(answers('Value.usage IN (null, 1)')).toEqual([true, false, null])
  })

  test('of a segment reads an empty field as the org does', () => {
    const of = (text: string): Truth => ask(text, { 'Account.Type': null, 'Account.IsPartner': null }, 'asSoql')
    expect(of("Account.Type != 'Partner'")).toBe(true)
    expect(of("Account.Type = 'Partner'")).toBe(false)
    expect(of("NOT (Account.Type = 'Partner')")).toBe(true)
    expect(of('Account.IsPartner = FALSE')).toBe(true)
    expect(ask("Account.Type != 'Partner'", {}, 'asSoql')).toBeNull()
  })

  const terms = ['Value.open_cases > 1', "Band = 'Watch'", 'Score > 1']
  const rowOf = (values: Truth[]): FactsRow => ({
    'Value.open_cases': values[0] === null ? null : values[0] ? 2 : 0,
    Band: values[1] === null ? null : values[1] ? 'Watch' : 'Healthy',
    Score: values[2] === null ? null : values[2] ? 2 : 0,
  })
  test.each([2, 3])('joins %i answers by three-valued logic', (count) => {
    const all: Truth[] = [true, false, null]
    const rank = (truth: Truth | undefined): number => (truth === false ? 0 : truth === true ? 2 : 1)
    const of = (number: number): Truth => all.find((truth) => rank(truth) === number) ?? null
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...all), { minLength: count, maxLength: count }), (values) => {
        const ranks = values.map(rank)
        const row = rowOf(values)
        expect(ask(terms.slice(0, count).join(' AND '), row)).toBe(of(Math.min(...ranks)))
        expect(ask(terms.slice(0, count).join(' OR '), row)).toBe(of(Math.max(...ranks)))
        expect(ask(`NOT (${terms[0]})`, row)).toBe(of(2 - rank(values[0])))
      }),
    )
  })
})

describe('the margin', () => {
  const level = (text: string, margin: number): string => {
    const widened = widenCondition(checked(text).filter, margin)
    const leaf = widened.kind === 'not' ? widened.term : widened
    return leaf.kind === 'condition' && leaf.values[0]?.type === 'number' ? leaf.values[0].text : ''
  }

  test.each([
    ['Value.usage > 10', '9.5'],
    ['Value.usage >= 10', '9.5'],
    ['Value.usage < 40', '42'],
    ['Value.usage <= 40', '42'],
    // Of the absolute value: −10 goes down to −10.5.
    ['Value.usage > -10', '-10.5'],
    ['Value.usage < -10', '-9.5'],
    ['Value.usage > 0', '0'],
    ['Value.usage > 0.07', '0.0665'],
    // The opposite of more than 10 is at most 10.
    ['NOT (Value.usage > 10)', '10.5'],
    ['Value.usage = 10', '10'],
  ])('of 5 %% makes %s wait for %s', (text, expected) => {
    expect(level(text, 500)).toBe(expected)
  })

  test('never takes back what was true', () => {
    const anyLevel = fc.integer({ min: -50, max: 50 })
    const comparison = fc
      .tuple(fc.constantFrom('Value.usage', 'Value.open_cases'), fc.constantFrom('<', '<=', '>', '>=', '=', '!='), anyLevel, fc.boolean())
      .map(([name, operator, value, negated]) => (negated ? `(NOT (${name} ${operator} ${value}))` : `${name} ${operator} ${value}`))
    const text = fc.tuple(comparison, fc.constantFrom('AND', 'OR'), comparison).map((parts) => parts.join(' '))
    fc.assert(
      fc.property(text, anyLevel, anyLevel, fc.integer({ min: 0, max: 10_000 }), (condition, usage, cases, margin) => {
        const plain = checked(condition)
        const row = { 'Value.usage': usage, 'Value.open_cases': cases }
        const widened = compileCondition({ ...plain, filter: widenCondition(plain.filter, margin) }, calendar)(row)
        const isTrue = compileCondition(plain, calendar)(row)
        expect([true, isTrue]).toContain(widened)
        if (margin === 0) expect(widened).toBe(isTrue)
      }),
    )
  })
})

describe('what would resolve a signal', () => {
  test.each([
    // Whole numbers: at most 9.5 is at most 9.
    ['Value.open_cases > 9.5', 'Resolves when Open cases is at most 9.', '「未解決のケース」が9以下になると解消されます。'],
    ['Value.days_silent > 1', 'Resolves when Days without contact is at most 1 day.', '「連絡のない日数」が1日以下になると解消されます。'],
    ['Value.usage < 42', 'Resolves when Usage is at least 42%.', '「利用率」が42%以上になると解消されます。'],
    [
      "Value.usage < 42 AND (Band = 'AtRisk' OR Account.CsArr__c >= 1200000)",
      'Resolves when Usage is at least 42% or (Band is not "At Risk" and CsArr__c is less than 1,200,000).',
      '「利用率」が42%以上、または（「区分」が「危険」以外、かつ「CsArr__c」が1,200,000未満）になると解消されます。',
    ],
    [
      'Account.CsRenewalDate__c <= NEXT_N_DAYS:90',
      'Resolves when CsRenewalDate__c is after the next 90 days.',
      '「CsRenewalDate__c」が今後90日より後になると解消されます。',
    ],
    ['Value.usage = null', 'Resolves when Usage is not empty.', '「利用率」が空以外になると解消されます。'],
  ])('of %s', (text, english, japanese) => {
    expect(resolvesSentence(checked(text), false)).toEqual({ english, japanese })
  })

  test('is until itself when there is one', () => {
    expect(resolvesSentence(checked("NOT (Account.Type IN ('A', 'B'))"), true).english).toBe('Resolves when Type is none of "A", "B".')
  })
})

describe('mistakes in a condition', () => {
  test.each([
    ['', 'The condition is empty.', '条件が空です。'],
    [
      'Value.open_casez > 1',
      'Condition 1: no active scorecard has a measure "open_casez" ("-" of its key is written "_").',
      '1番目の条件：有効なスコアカードに指標「open_casez」がありません（キーの「-」は「_」と書きます）。',
    ],
    [
      'Score > 1 AND Account.Nope = 1',
      'Condition 2: Account has no field "Nope", or the integration user may not read it.',
      '2番目の条件：Accountに項目「Nope」がないか、連携ユーザーに参照権限がありません。',
    ],
    [
      "Band = 'Helthy'",
      'Condition 1: Band is never "Helthy"; it is one of Healthy, Watch, AtRisk, Unknown.',
      '1番目の条件：Bandは「Helthy」になりません。Healthy、Watch、AtRisk、Unknownのいずれかを指定してください。',
    ],
    ["Score > 'a'", 'Condition 1: Score needs a number without quotes.', '1番目の条件：Scoreは引用符のない数値で比較してください。'],
    [
      "Value.usage > 'a'",
      'Condition 1: Value.usage needs a number without quotes.',
      '1番目の条件：Value.usageは引用符のない数値で比較してください。',
    ],
  ])('%s', (text, english, japanese) => {
    expect(checkCondition(text, names)).toEqual({ mistakes: [{ english, japanese }] })
  })

  test('are all named, not only the first', () => {
    const result = checkCondition('Value.a > 1 AND Points.b > 1 AND Nope = 1', names)
    expect('mistakes' in result && result.mistakes.map(({ english }) => english.slice(0, 12))).toEqual([
      'Condition 1:',
      'Condition 2:',
      'Condition 3:',
    ])
  })
})
