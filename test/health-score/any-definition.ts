import fc from 'fast-check'
import { pointsText } from '../../scoring-api/health-score/parse-variants.ts'
import type { MeasureDefinition, ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'
import { aggregates, groups, rollUpMethods, units, windowPeriods } from '../../scoring-api/health-score/scorecard.ts'

/** Definitions of any form, in the one way of writing that `toDefinition` has. */

const text = (longest: number) => fc.string({ minLength: 1, maxLength: longest })
const orNull = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: null })
const hundredths = (most: number) => fc.integer({ min: 0, max: most * 100 }).map((value) => value / 100)
const key = fc.stringMatching(/^[a-z][a-z0-9]{0,8}(-[a-z0-9]{1,8}){0,3}$/)
const days = orNull(fc.integer({ min: 0, max: 9999 }))

const points = fc
  .uniqueArray(fc.tuple(fc.integer({ min: -1e9, max: 1e9 }), fc.integer({ min: 0, max: 10_000 })), {
    selector: ([value]) => value,
    minLength: 1,
    maxLength: 6,
  })
  .map((pairs) => pointsText(pairs.toSorted(([a], [b]) => a - b).map(([value, score]) => ({ value, points: score }))))

const aggregate = fc.record<MeasureDefinition['aggregate']>({
  sourceObject: text(80),
  accountPath: text(255),
  filter: orNull(text(400)),
  dateField: orNull(text(80)),
  aggregate: fc.constantFrom(...aggregates),
  field: orNull(text(80)),
  windowDays: days,
  windowPeriod: orNull(fc.constantFrom(...windowPeriods)),
})

const knockOut = fc.record<NonNullable<MeasureDefinition['knockOut']>>({
  operator: fc.constantFrom('atMost', 'lessThan', 'atLeast', 'greaterThan', 'equals', 'missing'),
  value: orNull(fc.integer({ min: -1e12, max: 1e12 }).map((value) => value / 10_000)),
  cap: hundredths(100),
  reason: text(255),
  japaneseReason: orNull(text(255)),
})

const stage = fc.constantFrom('Trial', 'Onboarding', 'Operation', 'Renewal')
const variant = fc.oneof(
  fc.record({ stage, minAgeDays: days, maxAgeDays: days, points }),
  fc.record({ stage: fc.constant(null), minAgeDays: fc.integer({ min: 0, max: 900 }), maxAgeDays: days, points }),
)

const measure = fc.record<MeasureDefinition>({
  key,
  name: text(80),
  japaneseName: orNull(text(80)),
  group: fc.constantFrom(...groups),
  weight: fc.integer({ min: 0, max: 99_999 }),
  aggregate,
  over: orNull(aggregate),
  changeAgainstPreviousWindow: fc.boolean(),
  percentileWithin: orNull(text(80)),
  unit: fc.constantFrom(...units),
  points,
  variants: fc.array(variant, { maxLength: 3 }),
  maxAgeDays: days,
  minAccountAgeDays: days,
  missingPoints: orNull(hundredths(100)),
  knockOut: orNull(knockOut),
  meaning: orNull(text(1000)),
  japaneseMeaning: orNull(text(1000)),
})

export const anyDefinition: fc.Arbitrary<ScorecardDefinition> = fc.record<ScorecardDefinition>({
  key,
  version: fc.integer({ min: 1, max: 9999 }),
  name: text(80),
  japaneseName: orNull(text(80)),
  stage: orNull(stage),
  segmentFilter: orNull(text(400)),
  sortOrder: orNull(fc.integer({ min: -999, max: 9999 })),
  healthyFrom: hundredths(100),
  watchFrom: hundredths(100),
  bandMargin: hundredths(20),
  minimumCoverage: hundredths(100),
  rollUp: fc.constantFrom(...rollUpMethods),
  notes: orNull(text(400)),
  measures: fc.uniqueArray(measure, { selector: (one) => one.key, maxLength: 5 }),
})
