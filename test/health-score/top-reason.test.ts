import { describe, expect, test } from 'vitest'
import { reasonSentence } from '../../scoring-api/health-score/reason-sentence.ts'
import type { AccountContext } from '../../scoring-api/health-score/health.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import type { Family } from '../../scoring-api/health-score/roll-up.ts'
import type { Measure, MeasuredValue, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { topReason } from '../../scoring-api/health-score/top-reason.ts'
import { aggregate, context, measure, measured, scorecard } from './builders.ts'

const sponsorGone = { operator: 'missing', value: null, cap: 4_000, reason: 'No sponsor', japaneseReason: 'スポンサー不在' } as const

function reasonsOf(measures: Measure[], values: Record<string, MeasuredValue>, changes: Partial<AccountContext> = {}) {
  return reasonsIn(scorecard(measures), values, changes, null)
}

function reasonsIn(card: Scorecard, values: Record<string, MeasuredValue>, changes: Partial<AccountContext>, family: Family | null) {
  const reason = topReason(scoreHealth(card, values, context(changes), family))
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

describe('a stopped feed', () => {
  const onUsage = { aggregate: aggregate({ sourceObject: 'CsUsage__c', dateField: 'Month__c' }) }
  const stopped = { stoppedFeeds: new Set(['CsUsage__c.Month__c']) }
  const logins = measure('logins', { ...onUsage, name: 'Logins', japaneseName: 'ログイン', weight: 30 })

  test('is why the band is unknown, with the measures that rest on it', () => {
    const measures = [logins, measure('users', { ...onUsage, name: 'Users', weight: 20 }), measure('survey'), measure('cases')]
    expect(reasonsOf(measures, { cases: measured(50), logins: measured(0) }, stopped)).toEqual({
      reason: { kind: 'feedStopped', keys: ['logins', 'users'] },
      english: 'No new data arrives for Logins, Users',
      japanese: '新しいデータが届いていません：ログイン、Users',
    })
  })

  test('is not the reason where something heavier has no data', () => {
    const measures = [logins, measure('survey', { weight: 31 })]
    expect(reasonsOf(measures, {}, stopped).reason).toEqual({ kind: 'noData', keys: ['survey', 'logins'] })
  })

  test('is not the reason while the rest has a band', () => {
    const measures = [logins, measure('cases', { weight: 30 })]
    expect(reasonsOf(measures, { cases: measured(50) }, stopped).reason).toMatchObject({ kind: 'loss', key: 'cases' })
  })
})

describe('child accounts', () => {
  const child = (score: number | null, weight: number, coverage = 10_000) => ({
    accountId: `00100000000000${weight}AAA`,
    score,
    coverage,
    weight,
  })
  const rolledUp = (rollUp: 'arrWeighted' | 'worstOf', own: number | null, ...members: Family['members'][number][]) =>
    reasonsIn(scorecard([measure('usage')], { rollUp }), { usage: measured(own) }, {}, { ownWeight: 1, members })

  test('the lowest of them, where the worst counts', () => {
    expect(rolledUp('worstOf', 90, child(3_240, 1), child(6_000, 2))).toEqual({
      reason: { kind: 'rollUp', method: 'worstOf', ownScore: 9_000, score: 3_240 },
      english: 'The lowest child account has a score of 32.4',
      japanese: '子取引先の最低スコアが32.4点です',
    })
  })

  test('not where the account itself is as low', () => {
    expect(rolledUp('worstOf', 30, child(3_000, 1)).reason).toMatchObject({ kind: 'loss', key: 'usage' })
    expect(rolledUp('worstOf', 30.01, child(3_000, 1)).reason).toMatchObject({ kind: 'rollUp' })
  })

  test('all of them, where they cost more than the costliest measure', () => {
    // own: 1·(100 − 80) = 20; children: 1·(100 − 60) = 40; (80 + 60) / 2 = 70
    expect(rolledUp('arrWeighted', 80, child(6_000, 1))).toEqual({
      reason: { kind: 'rollUp', method: 'arrWeighted', ownScore: 8_000, score: 7_000 },
      english: 'Child accounts, weighted by ARR, turn the score of 80 into 70',
      japanese: '子取引先を含めたスコアです（ARR加重）：80点から70点に変わりました',
    })
  })

  test('not where a measure costs as much: 1·(100 − 80) of each', () => {
    expect(rolledUp('arrWeighted', 80, child(8_000, 1)).reason).toMatchObject({ kind: 'loss', key: 'usage' })
    expect(rolledUp('arrWeighted', 80, child(7_999, 1)).reason).toMatchObject({ kind: 'rollUp' })
  })

  test('a measure is held against them by its share of the account’s own weight', () => {
    // usage costs 1·(10·60)/20 = 30 of the account, the child 1·29 and 1·31
    const card = scorecard([measure('usage'), measure('cases')], { rollUp: 'arrWeighted' })
    const reasonAt = (score: number) =>
      reasonsIn(card, { usage: measured(40), cases: measured(100) }, {}, { ownWeight: 1, members: [child(score, 1)] }).reason.kind
    expect([reasonAt(7_100), reasonAt(6_900)]).toEqual(['loss', 'rollUp'])
  })

  test('alone, where the account has no score of its own', () => {
    // coverage (1·0 + 3·100) / 4 = 75 %
    expect(rolledUp('arrWeighted', null, child(6_000, 3))).toEqual({
      reason: { kind: 'rollUp', method: 'arrWeighted', ownScore: null, score: 6_000 },
      english: 'Child accounts alone, weighted by ARR, make the score 60',
      japanese: '子取引先のみのスコアです（ARR加重）：60点',
    })
    expect(rolledUp('worstOf', null, child(6_000, 3), child(7_000, 4)).reason).toMatchObject({ kind: 'rollUp', ownScore: null })
  })

  test('full points in the whole family are no loss, but where the account has no points of its own the children are what there is', () => {
    expect(rolledUp('arrWeighted', null, child(10_000, 3)).reason).toMatchObject({ kind: 'rollUp', score: 10_000 })
    expect(rolledUp('arrWeighted', 100, child(10_000, 3)).reason).toEqual({ kind: 'noLoss' })
  })

  test('their missing data, where the account’s own would do', () => {
    // coverage (1·100 + 3·0) / 4 = 25 %
    expect(rolledUp('arrWeighted', 90, child(null, 3, 0))).toMatchObject({
      reason: { kind: 'noChildData' },
      english: 'Too little data for the child accounts',
      japanese: '子取引先のデータが足りません',
    })
  })

  test('not their missing data, where the account has no more', () => {
    // coverage (1·0 + 3·0) / 4 = 0, as without them
    expect(rolledUp('arrWeighted', null, child(6_000, 3, 0)).reason).toEqual({ kind: 'noData', keys: ['usage'] })
  })

  test('a knock-out of the account comes before them', () => {
    const card = scorecard([measure('usage'), measure('sponsor', { weight: 0, knockOut: sponsorGone })], { rollUp: 'worstOf' })
    const reasonAt = (score: number) =>
      reasonsIn(card, { usage: measured(90) }, {}, { ownWeight: 0, members: [child(score, 1)] }).reason.kind
    expect([reasonAt(4_001), reasonAt(4_000)]).toEqual(['knockOut', 'rollUp'])
  })
})

test('a percentile is told with what it was taken of', () => {
  const logins = measure('logins', { name: 'Logins', japaneseName: 'ログイン', unit: 'hours', percentileWithin: 'Industry' })
  expect(reasonsOf([logins], { logins: { value: 234_600, rawValue: 12_000_000, latestOn: null } })).toMatchObject({
    english: 'Logins: 1200 hours (percentile 23.5 of its peers) gives 23.5 of 100 points',
    japanese: 'ログイン：1200時間（比較対象の中で23.5パーセンタイル）で100点中23.5点',
  })
})

test('an override to unknown is explained by what costs most', () => {
  const override = { id: 'a02000000000001AAA', score: null, band: 'unknown', expiresOn: '2026-12-01' } as const
  expect(reasonsOf([measure('usage')], { usage: measured(50) }, { override }).reason).toMatchObject({ kind: 'loss' })
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

describe('one decimal at most', () => {
  const points = [
    { value: 0, points: 5_000 },
    { value: 1, points: 5_000 },
  ]
  test.each([
    [0, '0', '0'],
    [0.0001, 'about 0', '約0'],
    [-0.05, 'about 0', '約0'],
    [0.0501, '0.1', '0.1'],
    [0.15, '0.2', '0.2'],
    [0.25, '0.2', '0.2'],
    [-12.3456, '-12.3', '-12.3'],
  ])('a value of %d', (value, english, japanese) => {
    const sentences = reasonsOf([measure('m', { points })], { m: measured(value) })
    expect([sentences.english, sentences.japanese]).toEqual([`m: ${english} gives 50 of 100 points`, `m：${japanese}で100点中50点`])
  })

  test.each([
    [9_996, '99.9'],
    [9_994, '99.9'],
    [6_025, '60.2'],
    [4, '0'],
  ])('%i hundredths of a point, and never 100 for less', (each, text) => {
    const flat = [{ value: 0, points: each }]
    expect(reasonsOf([measure('m', { points: flat })], { m: measured(7) }).english).toBe(`m: 7 gives ${text} of 100 points`)
  })
})
