import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { AccountContext } from '../../scoring-api/health-score/health.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import { bands, groups, type KnockOut, type Measure, type MeasuredValue, type Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { context, measure, scorecard } from './builders.ts'

const amount = fc.integer({ min: -2_000_000, max: 2_000_000 })
const hundredths = fc.integer({ min: 0, max: 10_000 })
const date = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.UTC(2026, 10, 22) - days * 86_400_000).toISOString().slice(0, 10))

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

const anyMeasure = (key: string): fc.Arbitrary<Measure> =>
  fc
    .record({
      weight: fc.integer({ min: 0, max: 100 }),
      sortOrder: fc.integer({ min: 0, max: 3 }),
      group: fc.constantFrom(...groups),
      points: breakpoints,
      maxAgeDays: fc.option(fc.integer({ min: 0, max: 365 })),
      minAccountAgeDays: fc.option(fc.integer({ min: 0, max: 365 })),
      missingPoints: fc.option(hundredths),
      knockOut: fc.option(knockOut, { freq: 4 }),
    })
    .map((changes) => measure(key, changes))

const anyValue = fc.record<MeasuredValue>({ value: fc.option(amount, { freq: 3 }), rawValue: fc.constant(null), latestOn: fc.option(date) })

const anyContext: fc.Arbitrary<AccountContext> = fc
  .record({ customerSince: fc.option(date), presentBand: fc.option(fc.constantFrom(...bands)) })
  .map(context)

const keys = ['a', 'b', 'c', 'd', 'e', 'f']

const valuesByKey = (values: MeasuredValue[]): Record<string, MeasuredValue> =>
  Object.fromEntries(values.map((value, index) => [keys[index] ?? '', value]))

const anyAccount = fc.record({
  measures: fc.tuple(...keys.map(anyMeasure)).chain((measures) => fc.shuffledSubarray(measures)),
  values: fc.tuple(...keys.map(() => anyValue)).map(valuesByKey),
  given: anyContext,
})

const cardOf = (measures: Measure[]): Scorecard => scorecard(measures)

test('score, group scores and coverage stay from 0 to 100', () => {
  fc.assert(
    fc.property(anyAccount, ({ measures, values, given }) => {
      const { score, calculatedScore, groupScores, coverage } = scoreHealth(cardOf(measures), values, given)
      for (const number of [score, calculatedScore, coverage, ...Object.values(groupScores)]) {
        expect(number === null || (Number.isInteger(number) && number >= 0 && number <= 10_000)).toBe(true)
      }
    }),
  )
})

test('contributions add up to the calculated score, each from 0 to what the measure could bring', () => {
  fc.assert(
    fc.property(anyAccount, ({ measures, values, given }) => {
      const health = scoreHealth(cardOf(measures), values, given)
      const contributions = health.measures.flatMap(({ contribution }) => (contribution === null ? [] : [contribution]))
      expect(contributions.reduce((total, contribution) => total + contribution, 0)).toBe(health.calculatedScore ?? 0)
      expect(contributions.every((contribution) => contribution >= 0)).toBe(true)
      expect(contributions.length > 0).toBe(health.calculatedScore !== null)
    }),
  )
})

test('the order of measures and values changes nothing', () => {
  const shuffled = anyAccount.chain(({ measures, values, given }) =>
    fc.record({
      one: fc.constant({ measures, values }),
      other: fc.record({
        measures: fc.shuffledSubarray(measures, { minLength: measures.length }),
        values: fc
          .shuffledSubarray(Object.entries(values), { minLength: Object.keys(values).length })
          .map((entries): Record<string, MeasuredValue> => Object.fromEntries(entries)),
      }),
      given: fc.constant(given),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ one, other, given }) => {
      expect(scoreHealth(cardOf(other.measures), other.values, given)).toEqual(scoreHealth(cardOf(one.measures), one.values, given))
    }),
  )
})

test('the same inputs give the same health, and are left as they were', () => {
  fc.assert(
    fc.property(anyAccount, ({ measures, values, given }) => {
      const before = structuredClone({ measures, values, given })
      expect(scoreHealth(cardOf(measures), values, given)).toEqual(scoreHealth(cardOf(measures), values, given))
      expect({ measures, values, given }).toEqual(before)
    }),
  )
})

test('more weight on the measure with the most points never lowers the calculated score', () => {
  fc.assert(
    fc.property(anyAccount, fc.integer({ min: 1, max: 50 }), ({ measures, values, given }, more) => {
      const before = scoreHealth(cardOf(measures), values, given)
      const best = before.measures.filter(({ points }) => points !== null).toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))[0]
      fc.pre(best !== undefined && before.calculatedScore !== null)
      const heavier = measures.map((each) => (each.key === best?.key ? { ...each, weight: each.weight + more } : each))
      const after = scoreHealth(cardOf(heavier), values, given)
      expect(after.calculatedScore).toBeGreaterThanOrEqual(before.calculatedScore ?? Infinity)
    }),
  )
})

test('a value that goes missing changes the points of no other measure', () => {
  fc.assert(
    fc.property(anyAccount, fc.constantFrom(...keys), ({ measures, values, given }, gone) => {
      const pointsOfOthers = (measured: Record<string, MeasuredValue>) =>
        scoreHealth(cardOf(measures), measured, given).measures.flatMap(({ key, points }) => (key === gone ? [] : [[key, points]]))
      const without = { ...values, [gone]: { value: null, rawValue: null, latestOn: null } }
      expect(pointsOfOthers(without)).toEqual(pointsOfOthers(values))
    }),
  )
})

test('a better value never lowers the score where more is better', () => {
  const rising = measure('usage', { weight: 20 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), hundredths, (value, better, other) => {
      const scoreAt = (usage: number) =>
        scoreHealth(
          cardOf([rising, measure('other')]),
          { usage: { value: usage, rawValue: null, latestOn: null }, other: { value: other * 100, rawValue: null, latestOn: null } },
          context(),
        ).score ?? -1
      expect(scoreAt(Math.max(value, better))).toBeGreaterThanOrEqual(scoreAt(Math.min(value, better)))
    }),
  )
})

test('a knock-out never lifts the score', () => {
  fc.assert(
    fc.property(anyAccount, ({ measures, values, given }) => {
      const { score, calculatedScore } = scoreHealth(cardOf(measures), values, given)
      expect(score === null ? calculatedScore === null : score <= (calculatedScore ?? -1)).toBe(true)
    }),
  )
})

test('scored again from its own band and values, the band does not move', () => {
  fc.assert(
    fc.property(anyAccount, ({ measures, values, given }) => {
      const { band } = scoreHealth(cardOf(measures), values, given)
      expect(scoreHealth(cardOf(measures), values, { ...given, presentBand: band }).band).toBe(band)
    }),
  )
})
