import { describe, expect, test } from 'vitest'
import { checkScorecard } from '../../scoring-api/health-score/check-scorecard.ts'
import type { Measure, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, measure, scorecard } from './builders.ts'

const placesIn = (checked: Scorecard) => checkScorecard(checked).map(({ measureKey, field }) => [measureKey, field])
const knockOut = { operator: 'atMost', value: 0, cap: 4_000, reason: 'r', japaneseReason: null } as const

test('a sound scorecard has no findings', () => {
  expect(checkScorecard(scorecard([measure('a'), measure('b', { knockOut })]))).toEqual([])
})

describe('bands', () => {
  test.each<[string, Partial<Scorecard>, string]>([
    ['watch as high as healthy', { watchFrom: 7_500 }, 'watchFrom'],
    ['healthy above 100', { healthyFrom: 10_001 }, 'healthyFrom'],
    ['watch below 0', { watchFrom: -1 }, 'watchFrom'],
    ['a margin as wide as the watch band', { bandMargin: 2_500 }, 'bandMargin'],
    ['a negative margin', { bandMargin: -1 }, 'bandMargin'],
    ['a coverage above 100 %', { minimumCoverage: 10_001 }, 'minimumCoverage'],
    ['a negative coverage', { minimumCoverage: -1 }, 'minimumCoverage'],
  ])('%s', (_, changes, field) => {
    expect(placesIn(scorecard([measure('a')], changes))).toEqual([[null, field]])
  })

  test('what lies just inside is sound', () => {
    const tight = { healthyFrom: 10_000, watchFrom: 1, bandMargin: 9_998, minimumCoverage: 10_000 }
    expect(checkScorecard(scorecard([measure('a')], tight))).toEqual([])
  })
})

describe('measures together', () => {
  test('none', () => {
    expect(placesIn(scorecard([]))).toEqual([[null, 'measures']])
  })

  test('every weight 0, but one weight is enough', () => {
    expect(placesIn(scorecard([measure('a', { weight: 0 }), measure('b', { weight: 0 })]))).toEqual([[null, 'measures']])
    expect(placesIn(scorecard([measure('a', { weight: 0 }), measure('b', { weight: 1 })]))).toEqual([])
  })

  test('a key used three times is told once', () => {
    expect(placesIn(scorecard([measure('a'), measure('a'), measure('a')]))).toEqual([['a', 'key']])
  })
})

describe('one measure', () => {
  test.each<[string, Partial<Measure>, string]>([
    ['a negative weight', { weight: -1 }, 'weight'],
    ['half a weight', { weight: 0.5 }, 'weight'],
    ['no points', { points: [] }, 'points'],
    ['points above 100', { points: [{ value: 0, points: 10_001 }] }, 'points'],
    [
      'descending values',
      {
        points: [
          { value: 1, points: 0 },
          { value: 0, points: 100 },
        ],
      },
      'points',
    ],
    [
      'a repeated value',
      {
        points: [
          { value: 1, points: 0 },
          { value: 1, points: 100 },
        ],
      },
      'points',
    ],
    ['stated points above 100', { missingPoints: 10_001 }, 'missingPoints'],
    ['a negative age', { maxAgeDays: -1, aggregate: aggregate({ dateField: 'CreatedDate' }) }, 'maxAgeDays'],
    ['an age without a date', { maxAgeDays: 30 }, 'maxAgeDays'],
    ['a negative account age', { minAccountAgeDays: -1 }, 'minAccountAgeDays'],
    ['a knock-out without value', { knockOut: { ...knockOut, value: null } }, 'knockOut.value'],
    ['a cap above 100', { knockOut: { ...knockOut, cap: 10_001 } }, 'knockOut.cap'],
    ['a window of no day', { aggregate: aggregate({ windowDays: 0, dateField: 'CreatedDate' }) }, 'aggregate.windowDays'],
    ['a window without a date', { aggregate: aggregate({ windowDays: 30 }) }, 'aggregate.dateField'],
    ['a sum of nothing', { aggregate: aggregate({ aggregate: 'sum' }) }, 'aggregate.field'],
    ['days since nothing', { aggregate: aggregate({ aggregate: 'daysSince' }) }, 'aggregate.field'],
    ['an average of nothing below the line', { over: aggregate({ aggregate: 'average' }) }, 'over.field'],
    ['a change without a window', { changeAgainstPreviousWindow: true }, 'changeAgainstPreviousWindow'],
  ])('%s', (_, changes, field) => {
    // A second measure keeps the weights from being all 0.
    expect(placesIn(scorecard([measure('a', changes), measure('z')]))).toEqual([['a', field]])
  })

  test('days since a date field need no other field, a missing knock-out no value, a window below the line is window enough', () => {
    const sound = [
      measure('a', { aggregate: aggregate({ aggregate: 'daysSince', dateField: 'CreatedDate' }) }),
      measure('b', { knockOut: { ...knockOut, operator: 'missing', value: null } }),
      measure('c', { changeAgainstPreviousWindow: true, over: aggregate({ windowDays: 30, dateField: 'CreatedDate' }) }),
    ]
    expect(placesIn(scorecard(sound))).toEqual([])
  })
})

test('every finding is said in English and Japanese', () => {
  const broken = scorecard([measure('a', { weight: -1, points: [], missingPoints: -1 })], { watchFrom: 9_000, minimumCoverage: -5 })
  for (const { english, japanese } of checkScorecard(broken)) {
    expect(english).toMatch(/^[ -~]+\.$/)
    expect(japanese).toMatch(/[ぁ-ん].*。$/)
  }
})
