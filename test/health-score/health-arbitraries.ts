import fc from 'fast-check'
import type { AccountContext } from '../../scoring-api/health-score/health.ts'
import type { Family } from '../../scoring-api/health-score/roll-up.ts'
import {
  bands,
  groups,
  rollUpMethods,
  type KnockOut,
  type Measure,
  type MeasuredValue,
  type PointsVariant,
  type Scorecard,
} from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, context, measure, scorecard } from './builders.ts'

/** Scorecards, values and accounts of every kind, for rules that hold whatever comes. */

export const keys = ['a', 'b', 'c', 'd', 'e', 'f']
const stages = ['Trial', 'Operation']
const dateFields = ['Month__c', 'Day__c']

const amount = fc.integer({ min: -2_000_000, max: 2_000_000 })
export const hundredths = fc.integer({ min: 0, max: 10_000 })
const days = fc.integer({ min: 0, max: 365 })
const date = fc.integer({ min: 0, max: 400 }).map((back) => new Date(Date.UTC(2026, 10, 22) - back * 86_400_000).toISOString().slice(0, 10))

const breakpoints = fc
  .uniqueArray(fc.tuple(amount, hundredths), { minLength: 1, maxLength: 5, selector: ([value]) => value })
  .map((pairs) => pairs.toSorted(([a], [b]) => a - b).map(([value, points]) => ({ value, points })))

const knockOut = fc.record<KnockOut>({
  operator: fc.constantFrom('atMost', 'lessThan', 'atLeast', 'greaterThan', 'equals', 'missing'),
  value: amount,
  cap: hundredths,
  reason: fc.constant('r'),
  japaneseReason: fc.constant(null),
})

const variant = fc.record<PointsVariant>({
  stage: fc.option(fc.constantFrom(...stages)),
  minAgeDays: fc.option(days),
  maxAgeDays: fc.option(days),
  points: breakpoints,
})

const anyMeasure = (key: string): fc.Arbitrary<Measure> =>
  fc
    .record({
      weight: fc.integer({ min: 0, max: 100 }),
      sortOrder: fc.integer({ min: 0, max: 3 }),
      group: fc.constantFrom(...groups),
      aggregate: fc.option(fc.constantFrom(...dateFields)).map((dateField) => aggregate({ sourceObject: 'CsUsage__c', dateField })),
      points: breakpoints,
      variants: fc.array(variant, { maxLength: 2 }),
      maxAgeDays: fc.option(days),
      minAccountAgeDays: fc.option(days),
      missingPoints: fc.option(hundredths),
      knockOut: fc.option(knockOut, { freq: 4 }),
    })
    .map((changes) => measure(key, changes))

const anyValue = fc.record<MeasuredValue>({
  value: fc.option(amount, { freq: 3 }),
  rawValue: fc.option(amount),
  latestOn: fc.option(date),
})

const anyContext: fc.Arbitrary<AccountContext> = fc
  .record({
    customerSince: fc.option(date),
    stage: fc.option(fc.constantFrom(...stages)),
    stoppedFeeds: fc.subarray(dateFields.map((field) => `CsUsage__c.${field}`)).map((feeds) => new Set(feeds)),
    presentBand: fc.option(fc.constantFrom(...bands)),
  })
  .map(context)

export const anyOverride = fc.record({
  id: fc.constant('a02000000000001AAA'),
  score: fc.option(hundredths),
  band: fc.option(fc.constantFrom(...bands)),
  expiresOn: date,
})

export const anyFamily: fc.Arbitrary<Family> = fc.record({
  ownWeight: fc.integer({ min: 0, max: 10 ** 12 }),
  members: fc
    .array(fc.record({ score: fc.option(hundredths), coverage: hundredths, weight: fc.integer({ min: 0, max: 10 ** 12 }) }), {
      maxLength: 5,
    })
    .map((members) => members.map((member, index) => ({ accountId: `00100000000000${index + 2}AAA`, ...member }))),
})

/** An account as a run meets it. */
export interface AnyAccount {
  card: Scorecard
  values: Record<string, MeasuredValue>
  given: AccountContext
  family: Family
}

export const anyAccount: fc.Arbitrary<AnyAccount> = fc.record({
  card: fc
    .record({
      measures: fc.tuple(...keys.map(anyMeasure)).chain((measures) => fc.shuffledSubarray(measures)),
      rollUp: fc.constantFrom(...rollUpMethods),
    })
    .map(({ measures, rollUp }) => scorecard(measures, { rollUp })),
  values: fc
    .tuple(...keys.map(() => anyValue))
    .map((values) => Object.fromEntries(values.map((value, index): [string, MeasuredValue] => [keys[index] ?? '', value]))),
  given: anyContext,
  family: anyFamily,
})
