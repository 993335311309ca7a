import { describe, expect, test } from 'vitest'
import { checkScorecard } from '../../scoring-api/health-score/check-scorecard.ts'
import { parseVariants } from '../../scoring-api/health-score/parse-variants.ts'
import type { Measure, RollUpMethod, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, measure, scorecard } from './builders.ts'

const placesIn = (checked: Scorecard) => checkScorecard(checked).map(({ measureKey, field }) => [measureKey, field])
const knockOut = { operator: 'atMost', value: 0, cap: 4_000, reason: 'r', japaneseReason: null } as const

test('a sound scorecard has no findings', () => {
  expect(checkScorecard(scorecard([measure('a'), measure('b', { knockOut })]))).toEqual([])
})

describe('keys and version', () => {
  test.each(['Operation', 'operation_1', '1-operation', 'operation-', 'operation--eu', 'a b', 'ä', ''])('%j is no key', (key) => {
    expect(placesIn(scorecard([measure('a')], { key }))).toEqual([[null, 'key']])
    expect(placesIn(scorecard([measure(key)]))).toEqual([[key, 'key']])
  })

  test.each(['a', 'a1', 'open-cases', 'nps-2026', 'x'.repeat(80)])('%j is one', (key) => {
    expect(placesIn(scorecard([measure(key)], { key }))).toEqual([])
  })

  test('a key of 81 characters is too long', () => {
    expect(placesIn(scorecard([measure('x'.repeat(81))]))).toEqual([['x'.repeat(81), 'key']])
  })

  test.each([0, -1, 1.5, Number.NaN])('version %d is none', (version) => {
    expect(placesIn(scorecard([measure('a')], { version }))).toEqual([[null, 'version']])
  })

  test('a key used three times is told once', () => {
    expect(placesIn(scorecard([measure('a'), measure('a'), measure('a')]))).toEqual([['a', 'key']])
  })
})

describe('bands', () => {
  test.each<[string, Partial<Scorecard>, string]>([
    ['watch as high as healthy', { watchFrom: 7_500 }, 'watchFrom'],
    ['healthy above 100', { healthyFrom: 10_001 }, 'healthyFrom'],
    ['watch below 0', { watchFrom: -1 }, 'watchFrom'],
    ['watch from 0, so that nothing is at risk', { watchFrom: 0 }, 'watchFrom'],
    ['a margin as wide as the watch band', { bandMargin: 2_500 }, 'bandMargin'],
    ['a negative margin', { bandMargin: -1 }, 'bandMargin'],
    ['a coverage above 100 %', { minimumCoverage: 10_001 }, 'minimumCoverage'],
    ['a negative coverage', { minimumCoverage: -1 }, 'minimumCoverage'],
    ['a coverage that is no number', { minimumCoverage: Number.NaN }, 'minimumCoverage'],
  ])('%s', (_, changes, field) => {
    expect(placesIn(scorecard([measure('a')], changes))).toEqual([[null, field]])
  })

  test('what lies just inside is sound', () => {
    const tight = { healthyFrom: 10_000, watchFrom: 1, bandMargin: 9_998, minimumCoverage: 10_000 }
    expect(checkScorecard(scorecard([measure('a')], tight))).toEqual([])
  })
})

test('a roll-up that nobody knows', () => {
  expect(placesIn(scorecard([measure('a')], { rollUp: 'bestOf' as RollUpMethod }))).toEqual([[null, 'rollUp']])
  expect(placesIn(scorecard([measure('a')], { rollUp: 'worstOf' }))).toEqual([])
})

describe('measures together', () => {
  test('none', () => {
    expect(placesIn(scorecard([]))).toEqual([[null, 'measures']])
  })

  test('every weight 0, but one weight is enough', () => {
    expect(placesIn(scorecard([measure('a', { weight: 0 }), measure('b', { weight: 0 })]))).toEqual([[null, 'measures']])
    expect(placesIn(scorecard([measure('a', { weight: 0 }), measure('b', { weight: 1 })]))).toEqual([])
  })
})

const dated = (changes: Parameters<typeof aggregate>[0] = {}) => aggregate({ dateField: 'CreatedDate', ...changes })
const descending = [
  { value: 1, points: 0 },
  { value: 0, points: 100 },
]
const repeated = [
  { value: 1, points: 0 },
  { value: 1, points: 100 },
]

describe('one measure', () => {
  test.each<[string, Partial<Measure>, string]>([
    ['a negative weight', { weight: -1 }, 'weight'],
    ['half a weight', { weight: 0.5 }, 'weight'],
    ['a weight of six digits', { weight: 100_000 }, 'weight'],
    ['no points', { points: [] }, 'points'],
    ['points above 100', { points: [{ value: 0, points: 10_001 }] }, 'points'],
    ['descending values', { points: descending }, 'points'],
    ['a repeated value', { points: repeated }, 'points'],
    ['stated points above 100', { missingPoints: 10_001 }, 'missingPoints'],
    ['a negative age', { maxAgeDays: -1, aggregate: dated() }, 'maxAgeDays'],
    ['half a day of age', { maxAgeDays: 0.5, aggregate: dated() }, 'maxAgeDays'],
    ['an age without a date', { maxAgeDays: 30 }, 'maxAgeDays'],
    ['a negative account age', { minAccountAgeDays: -1 }, 'minAccountAgeDays'],
    ['a knock-out without value', { knockOut: { ...knockOut, value: null } }, 'knockOut.value'],
    ['a cap above 100', { knockOut: { ...knockOut, cap: 10_001 } }, 'knockOut.cap'],
    ['a knock-out without reason', { knockOut: { ...knockOut, reason: ' ' } }, 'knockOut.reason'],
    ['a window of no day', { aggregate: dated({ windowDays: 0 }) }, 'aggregate.windowDays'],
    ['a window of a day and a half', { over: dated({ windowDays: 1.5 }) }, 'over.windowDays'],
    ['a window by days and by period', { aggregate: dated({ windowDays: 30, windowPeriod: 'lastMonth' }) }, 'aggregate.windowPeriod'],
    ['the same below the line', { over: dated({ windowDays: 30, windowPeriod: 'lastMonth' }) }, 'over.windowPeriod'],
    ['a window without a date', { aggregate: aggregate({ windowDays: 30 }) }, 'aggregate.dateField'],
    ['a period without a date', { aggregate: aggregate({ windowPeriod: 'thisYear' }) }, 'aggregate.dateField'],
    ['a sum of nothing', { aggregate: aggregate({ aggregate: 'sum' }) }, 'aggregate.field'],
    ['days since nothing', { aggregate: aggregate({ aggregate: 'daysSince' }) }, 'aggregate.field'],
    ['an average of nothing below the line', { over: aggregate({ aggregate: 'average' }) }, 'over.field'],
    ['a change without a window', { changeAgainstPreviousWindow: true }, 'changeAgainstPreviousWindow'],
  ])('%s', (_, changes, field) => {
    // A second measure keeps the weights from being all 0.
    expect(placesIn(scorecard([measure('a', changes), measure('z')]))).toEqual([['a', field]])
  })

  test('what lies just inside is sound', () => {
    const sound = [
      measure('a', { aggregate: aggregate({ aggregate: 'daysSince', dateField: 'CreatedDate' }) }),
      measure('b', { knockOut: { ...knockOut, operator: 'missing', value: null } }),
      measure('c', { changeAgainstPreviousWindow: true, over: dated({ windowDays: 1 }) }),
      measure('d', { changeAgainstPreviousWindow: true, aggregate: dated({ windowPeriod: 'lastMonth' }) }),
      measure('e', { weight: 99_999, maxAgeDays: 0, minAccountAgeDays: 0, missingPoints: 0, aggregate: dated() }),
    ]
    expect(placesIn(scorecard(sound))).toEqual([])
  })
})

describe('points by stage and age', () => {
  const variantsOf = (text: string, changes: Partial<Measure> = {}) => measure('a', { variants: parseVariants(text), ...changes })
  const english = (text: string, changes: Partial<Measure> = {}, stage: string | null = null) =>
    checkScorecard(scorecard([variantsOf(text, changes)], { stage })).map((finding) => [finding.field, finding.english])

  test.each([
    ['one day', 'age 90-90: 0=0'],
    ['one after the other', 'age 0-90: 0=0\nage 91+: 0=0'],
    ['overlapping, with something left', 'age 0-90: 0=0\nage 30-91: 0=0'],
    ['the narrow before the wide', 'stage Trial, age 0-90: 0=0\nstage Trial: 0=0'],
    ['an age of another stage', 'stage Trial, age 0-90: 0=0\nstage Onboarding, age 0-90: 0=0'],
    ['every age, as an account may have none known', 'age 0+: 0=0\nstage Trial: 0=0'],
    ['a gap of one day left', 'age 0-89: 0=0\nage 91+: 0=0\nage 90+: 0=0'],
  ])('%s is sound', (_, text) => {
    expect(english(text)).toEqual([])
  })

  const taken = 'earlier variants take all of its accounts.'
  test.each([
    ['after an age without end', 'age 30+: 0=0\nage 60+: 0=100', `Variant 2 is for no account: ${taken}`],
    ['the same twice', 'age 0-90: 0=0\nage 0-90: 0=100', `Variant 2 is for no account: ${taken}`],
    ['within an earlier age', 'age 0-90: 0=0\nage 1-89: 0=100', `Variant 2 is for no account: ${taken}`],
    ['between two earlier ones that meet', 'age 0-89: 0=0\nage 90+: 0=0\nage 30-120: 0=1', `Variant 3 is for no account: ${taken}`],
    ['a stage that was there, in other letters', 'stage Trial: 0=0\nstage trial: 0=1', `Variant 2 is for no account: ${taken}`],
    ['an age of a stage that was there', 'stage Trial: 0=0\nstage Trial, age 0-90: 0=1', `Variant 2 is for no account: ${taken}`],
    ['an age of a stage, where every stage has it', 'age 0-90: 0=0\nstage Trial, age 0-90: 0=1', `Variant 2 is for no account: ${taken}`],
    [
      'an age that ends before it begins',
      'age 90-89: 0=0',
      'Variant 1 is for no account: its age ends at 89 days, before it begins at 90.',
    ],
  ])('%s', (_, text, sentence) => {
    expect(english(text)).toEqual([[`variants[${sentence.charCodeAt(8) - 49}]`, sentence]])
  })

  test('for every account', () => {
    const everybody = { stage: null, minAgeDays: null, maxAgeDays: null, points: [{ value: 0, points: 0 }] }
    expect(english('', { variants: [everybody] })).toEqual([
      [
        'variants[0]',
        'Variant 1 is for no account: it names neither a stage nor an age. Points for every account belong to the measure itself.',
      ],
    ])
  })

  test.each([
    ['a negative age', { minAgeDays: -1 }],
    ['half a day', { maxAgeDays: 0.5 }],
  ])('%s', (_, ages) => {
    const variant = { stage: 'Trial', minAgeDays: null, maxAgeDays: null, points: [{ value: 0, points: 0 }], ...ages }
    expect(english('', { variants: [variant] })).toEqual([
      ['variants[0]', 'Variant 1 is for no account: its ages must be whole numbers of days, 0 or more.'],
    ])
  })

  test('another stage than the scorecard’s', () => {
    expect(english('stage Trial: 0=0', {}, 'Onboarding')).toEqual([
      ['variants[0]', 'Variant 1 is for no account: it is for the stage Trial, but the scorecard is for Onboarding.'],
    ])
    expect(english('stage trial: 0=0', {}, 'Trial')).toEqual([])
  })

  test('the scorecard’s own stage is every stage', () => {
    expect(english('stage Trial: 0=0\nage 0-90: 0=1', {}, 'Trial')).toEqual([['variants[1]', `Variant 2 is for no account: ${taken}`]])
    expect(english('stage Trial, age 0+: 0=0\nage 0-90: 0=1', {}, 'Trial')).toEqual([
      ['variants[1]', `Variant 2 is for no account: ${taken}`],
    ])
  })

  test('an age at which the measure is too early', () => {
    expect(english('age 0-89: 0=0', { minAccountAgeDays: 90 })).toEqual([
      ['variants[0]', 'Variant 1 is for no account: up to 89 days the measure is too early, it counts from 90 days.'],
    ])
    expect(english('age 0-90: 0=0', { minAccountAgeDays: 90 })).toEqual([])
    expect(english('age 90-180: 0=0\nage 0-180: 0=1', { minAccountAgeDays: 90 })).toEqual([
      ['variants[1]', `Variant 2 is for no account: ${taken}`],
    ])
  })

  test('points of a variant are held to the same as those of the measure', () => {
    const age = { stage: null, minAgeDays: 0, maxAgeDays: 90 }
    const wrong = [descending, repeated, [], [{ value: 0, points: 10_001 }]]
    expect(wrong.map((points) => english('', { variants: [{ ...age, points }] }))).toEqual([
      [['variants[0].points', 'Variant 1: The values of the points must ascend, each only once.']],
      [['variants[0].points', 'Variant 1: The values of the points must ascend, each only once.']],
      [['variants[0].points', 'Variant 1: The measure has no points.']],
      [['variants[0].points', 'Variant 1: Points must be from 0 to 100.']],
    ])
  })
})

describe('a percentile', () => {
  const percentile = (changes: Partial<Measure>) => placesIn(scorecard([measure('a', { percentileWithin: 'Industry', ...changes })]))

  test.each(['*', 'Industry', 'Owner.Region__c', 'CsLifecycleStage__c'])('within %s is sound', (percentileWithin) => {
    expect(percentile({ percentileWithin })).toEqual([])
  })

  test.each(['', 'Industry ', 'Owner.', 'Industry = 1', '**'])('within %j is none', (percentileWithin) => {
    expect(percentile({ percentileWithin })).toEqual([['a', 'percentileWithin']])
  })

  const upTo = (value: number) => [
    { value: 0, points: 0 },
    { value, points: 10_000 },
  ]
  test('points lie from 0 to 100, in the measure and in its variants', () => {
    const variant = { stage: 'Trial', minAgeDays: null, maxAgeDays: null }
    expect(percentile({ points: upTo(1_000_000) })).toEqual([])
    expect(percentile({ points: upTo(1_000_001) })).toEqual([['a', 'points']])
    expect(percentile({ points: [{ value: -1, points: 0 }] })).toEqual([['a', 'points']])
    expect(percentile({ variants: [{ ...variant, points: upTo(1_000_001) }] })).toEqual([['a', 'variants[0].points']])
  })

  test('a knock-out compares with 0 to 100, not with what the percentile is taken of', () => {
    expect(percentile({ knockOut: { ...knockOut, value: 1_000_000 } })).toEqual([])
    expect(percentile({ knockOut: { ...knockOut, value: 1_000_001 } })).toEqual([['a', 'knockOut.value']])
    expect(percentile({ knockOut: { ...knockOut, operator: 'missing', value: null } })).toEqual([])
  })

  test('without one, values go as far as they go', () => {
    expect(percentile({ percentileWithin: null, points: upTo(2_000_000), knockOut: { ...knockOut, value: 2_000_000 } })).toEqual([])
  })
})

test('every finding is said in English and Japanese', () => {
  const variant = { stage: null, minAgeDays: null, maxAgeDays: null, points: [] }
  const broken = scorecard(
    [
      measure('A', {
        weight: -1,
        points: [],
        missingPoints: -1,
        maxAgeDays: -1,
        minAccountAgeDays: -1,
        percentileWithin: '',
        variants: [
          variant,
          { ...variant, minAgeDays: 2, maxAgeDays: 1 },
          { ...variant, minAgeDays: -1 },
          { ...variant, stage: 'Other' },
          { ...variant, minAgeDays: 5, points: [{ value: -1, points: -1 }] },
          { ...variant, minAgeDays: 6 },
        ],
        knockOut: { ...knockOut, value: -1, cap: -1, reason: '' },
        aggregate: aggregate({ windowDays: 0, windowPeriod: 'lastYear', aggregate: 'sum' }),
      }),
      measure('b', { changeAgainstPreviousWindow: true, minAccountAgeDays: 9, variants: [{ ...variant, maxAgeDays: 8 }] }),
      measure('b', { knockOut: { ...knockOut, value: null } }),
      measure('x'.repeat(81), { points: descending }),
    ],
    { key: '', version: 0, watchFrom: 9_000, healthyFrom: -1, minimumCoverage: -5, rollUp: 'x' as RollUpMethod, stage: 'Trial' },
  )
  const findings = [...checkScorecard(broken), ...checkScorecard(scorecard([], { watchFrom: 0, bandMargin: -1 }))]
  expect(findings.length).toBeGreaterThan(30)
  for (const { english, japanese } of findings) {
    expect(english).toMatch(/^[ -~]+\.$/)
    expect(japanese).toMatch(/[ぁ-ん].*。$/)
  }
})
