import { describe, expect, test } from 'vitest'
import { reasonSentence } from '../../scoring-api/health-score/reason-sentence.ts'
import type { AccountContext } from '../../scoring-api/health-score/health.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import type { Measure, MeasuredValue } from '../../scoring-api/health-score/scorecard.ts'
import { topReason } from '../../scoring-api/health-score/top-reason.ts'
import { context, measure, measured, scorecard } from './builders.ts'

const sponsorGone = { operator: 'missing', value: null, cap: 4_000, reason: 'No sponsor', japaneseReason: 'スポンサー不在' } as const

function reasonsOf(measures: Measure[], values: Record<string, MeasuredValue>, changes: Partial<AccountContext> = {}) {
  const card = scorecard(measures)
  const reason = topReason(scoreHealth(card, values, context(changes)))
  return { reason, english: reasonSentence(reason, card, 'en'), japanese: reasonSentence(reason, card, 'ja') }
}

test('the largest loss of weight times missing points, not the fewest points', () => {
  // usage loses 30·(100−80) = 600, cases 10·(100−50) = 500
  const measures = [
    measure('usage', { name: 'Active users', japaneseName: '利用者数', weight: 30, unit: 'percent' }),
    measure('cases', { weight: 10 }),
  ]
  expect(reasonsOf(measures, { usage: measured(80), cases: measured(50) })).toEqual({
    reason: { kind: 'loss', key: 'usage', points: 8_000, value: 800_000, rawValue: null },
    english: 'Active users: 80% gives 80 of 100 points',
    japanese: '利用者数：80%で100点中80点',
  })
})

test('equal losses are told by key', () => {
  const { reason } = reasonsOf([measure('b'), measure('a')], { a: measured(50), b: measured(50) })
  expect(reason).toMatchObject({ kind: 'loss', key: 'a' })
})

test('a knock-out that lowers the score, before any loss', () => {
  const measures = [measure('usage'), measure('sponsor', { knockOut: sponsorGone })]
  expect(reasonsOf(measures, { usage: measured(90) })).toEqual({
    reason: { kind: 'knockOut', key: 'sponsor', cap: 4_000 },
    english: 'No sponsor (score at most 40)',
    japanese: 'スポンサー不在（スコアの上限40）',
  })
})

test('a knock-out that lowers nothing is not the reason', () => {
  const measures = [measure('usage'), measure('sponsor', { knockOut: sponsorGone })]
  expect(reasonsOf(measures, { usage: measured(40) }).reason).toMatchObject({ kind: 'loss', key: 'usage' })
})

test('a stated value says that there is no data behind it', () => {
  const measures = [measure('usage', { weight: 10 }), measure('survey', { name: 'NPS', japaneseName: 'NPS', missingPoints: 2_000 })]
  expect(reasonsOf(measures, { usage: measured(90) })).toMatchObject({
    english: 'NPS: no data, counted as 20 of 100 points',
    japanese: 'NPS：データなし、100点中20点として計算',
  })
})

describe('an unknown band', () => {
  test('names the heaviest measures without data, three at most', () => {
    const measures = ['a', 'b', 'c', 'd', 'e'].map((key, index) => measure(key, { weight: 10 + index }))
    expect(reasonsOf(measures, { a: measured(50) })).toEqual({
      reason: { kind: 'noData', keys: ['e', 'd', 'c', 'b'] },
      english: 'No data for e, d, c and 1 more',
      japanese: 'データなし：e、d、c、ほか1件',
    })
  })

  test('says so when everything is too early', () => {
    const measures = [measure('usage', { minAccountAgeDays: 90 })]
    expect(reasonsOf(measures, { usage: measured(50) }, { customerSince: '2026-11-01' })).toMatchObject({
      reason: { kind: 'tooEarly', keys: ['usage'] },
      english: 'Too early to measure usage',
      japanese: '測定には早すぎます：usage',
    })
  })
})

test('full points everywhere', () => {
  expect(reasonsOf([measure('usage')], { usage: measured(100) })).toEqual({
    reason: { kind: 'noLoss' },
    english: 'Every measure has full points',
    japanese: 'すべての指標が満点です',
  })
})

describe('length', () => {
  const named = (name: string) => reasonsOf([measure('usage', { name })], { usage: measured(50) }).english

  test('255 characters are kept, 256 are cut with an ellipsis', () => {
    const rest = ': 50 gives 50 of 100 points'
    const whole = 'x'.repeat(255 - rest.length)
    expect(named(whole)).toBe(whole + rest)
    expect(named(`${whole}x`)).toBe(`${`${whole}x${rest}`.slice(0, 254)}…`)
  })

  test('a character of two units is not halved', () => {
    const cut = named(`${'x'.repeat(253)}𠮷${'x'.repeat(50)}`)
    expect(cut).toBe(`${'x'.repeat(253)}…`)
  })
})

test.each([
  ['days', 12, '12 days', '12日'],
  ['hours', 1.5, '1.5 hours', '1.5時間'],
  ['percent', 33.3333, '33.3%', '33.3%'],
  ['points', 7, '7 points', '7点'],
  ['count', 7, '7', '7'],
  ['ratio', 0.25, '0.2', '0.2'],
  ['currency', 1000, '1000', '1000'],
] as const)('a value in %s', (unit, value, english, japanese) => {
  const points = [
    { value: 0, points: 5_000 },
    { value: 1, points: 5_000 },
  ]
  const sentences = reasonsOf([measure('m', { unit, points })], { m: measured(value) })
  expect([sentences.english, sentences.japanese]).toEqual([`m: ${english} gives 50 of 100 points`, `m：${japanese}で100点中50点`])
})
