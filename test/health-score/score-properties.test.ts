import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Family } from '../../scoring-api/health-score/roll-up.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import type { MeasuredValue, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { context, measure, measured, scorecard } from './builders.ts'
import { anyAccount, anyFamily, anyOverride, hundredths, keys, type AnyAccount } from './health-arbitraries.ts'

const healthOf = ({ card, values, given, family }: AnyAccount) => scoreHealth(card, values, given, family)

test('scores, group scores and coverage stay from 0 to 100', () => {
  fc.assert(
    fc.property(anyAccount, (account) => {
      const { score, ownScore, calculatedScore, groupScores, coverage } = healthOf(account)
      for (const number of [score, ownScore, calculatedScore, coverage, ...Object.values(groupScores)]) {
        expect(number === null || (Number.isInteger(number) && number >= 0 && number <= 10_000)).toBe(true)
      }
    }),
  )
})

test('contributions add up to the own score, each from 0 to what the measure could bring', () => {
  fc.assert(
    fc.property(anyAccount, (account) => {
      const health = healthOf(account)
      const scored = health.measures.filter(({ points }) => points !== null)
      const total = scored.reduce((sum, { weight }) => sum + weight, 0)
      expect(scored.reduce((sum, { contribution }) => sum + (contribution ?? 0), 0)).toBe(health.ownScore ?? 0)
      for (const { contribution, weight, points } of health.ownScore === null ? [] : scored) {
        expect(contribution).toBeGreaterThanOrEqual(0)
        expect(contribution).toBeLessThanOrEqual(Math.ceil((weight * (points ?? 0)) / total))
      }
      expect(
        health.measures.every(({ points, contribution }) => (contribution === null) === (points === null || health.ownScore === null)),
      ).toBe(true)
    }),
  )
})

test('the order of measures, values and children changes nothing', () => {
  const shuffled = anyAccount.chain((one) =>
    fc.record({
      one: fc.constant(one),
      other: fc
        .tuple(
          fc.shuffledSubarray(one.card.measures, { minLength: one.card.measures.length }),
          fc.shuffledSubarray(Object.entries(one.values), { minLength: keys.length }),
          fc.shuffledSubarray([...one.family.members], { minLength: one.family.members.length }),
        )
        .map(([measures, values, members]): AnyAccount => ({
          ...one,
          card: { ...one.card, measures },
          values: Object.fromEntries(values),
          family: { ...one.family, members },
        })),
    }),
  )
  fc.assert(
    fc.property(shuffled, ({ one, other }) => {
      expect(healthOf(other)).toEqual(healthOf(one))
    }),
  )
})

test('the same inputs give the same health, and are left as they were', () => {
  fc.assert(
    fc.property(anyAccount, (account) => {
      const before = structuredClone(account)
      expect(healthOf(account)).toEqual(healthOf(account))
      expect(account).toEqual(before)
    }),
  )
})

test('more weight on the measure with the most points never lowers the own score', () => {
  fc.assert(
    fc.property(anyAccount, fc.integer({ min: 1, max: 50 }), (account, more) => {
      const before = healthOf(account)
      const best = before.measures.filter(({ points }) => points !== null).toSorted((a, b) => (b.points ?? 0) - (a.points ?? 0))[0]
      fc.pre(best !== undefined && before.ownScore !== null)
      const measures = account.card.measures.map((each) => (each.key === best?.key ? { ...each, weight: each.weight + more } : each))
      const after = healthOf({ ...account, card: { ...account.card, measures } })
      expect(after.ownScore).toBeGreaterThanOrEqual(before.ownScore ?? Infinity)
    }),
  )
})

test('a value that goes missing changes the points of no other measure', () => {
  fc.assert(
    fc.property(anyAccount, fc.constantFrom(...keys), (account, gone) => {
      const pointsOfOthers = (values: Record<string, MeasuredValue>) =>
        healthOf({ ...account, values }).measures.flatMap(({ key, points }) => (key === gone ? [] : [[key, points]]))
      expect(pointsOfOthers({ ...account.values, [gone]: measured(null) })).toEqual(pointsOfOthers(account.values))
    }),
  )
})

test('a better value never lowers the score where more is better', () => {
  const rising = measure('usage', { weight: 20 })
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1_000_000 }), fc.integer({ min: 0, max: 1_000_000 }), hundredths, (value, better, other) => {
      const scoreAt = (usage: number) =>
        scoreHealth(scorecard([rising, measure('other')]), { usage: measured(usage / 10_000), other: measured(other / 100) }, context())
          .score ?? -1
      expect(scoreAt(Math.max(value, better))).toBeGreaterThanOrEqual(scoreAt(Math.min(value, better)))
    }),
  )
})

test('a knock-out never lifts the score', () => {
  fc.assert(
    fc.property(anyAccount, (account) => {
      const { score, calculatedScore } = healthOf(account)
      expect(score === null ? calculatedScore === null : score <= (calculatedScore ?? -1)).toBe(true)
    }),
  )
})

test('an override changes nothing but score and band', () => {
  fc.assert(
    fc.property(anyAccount, anyOverride, (account, override) => {
      const without = healthOf(account)
      const overridden = healthOf({ ...account, given: { ...account.given, override } })
      const { score, band } = overridden
      expect(overridden).toEqual({ ...without, score, band, override })
      if (override.score !== null) expect(score).toBe(override.score)
      if (override.band !== null) expect(band).toBe(override.band)
    }),
  )
})

test('scored again from its own band and values, the band does not move', () => {
  fc.assert(
    fc.property(anyAccount, (account) => {
      const { band } = healthOf(account)
      expect(healthOf({ ...account, given: { ...account.given, presentBand: band } }).band).toBe(band)
    }),
  )
})

const rolledUp = (family: Family, rollUp: Scorecard['rollUp'], value: number | null) =>
  scoreHealth(scorecard([measure('usage')], { rollUp }), { usage: measured(value) }, context(), family)

const anyOwn = fc.option(fc.integer({ min: 0, max: 100 }))

test('the worst of a family is nobody’s better: at most every score in it, and one of them', () => {
  fc.assert(
    fc.property(anyFamily, anyOwn, (family, own) => {
      const { calculatedScore, ownScore } = rolledUp(family, 'worstOf', own)
      const scores = [ownScore, ...family.members.map(({ score }) => score)].filter((score) => score !== null)
      expect(calculatedScore).toBe(scores.length === 0 ? null : Math.min(...scores))
    }),
  )
})

test('a family weighted by ARR lies between its lowest and its highest score', () => {
  fc.assert(
    fc.property(anyFamily, anyOwn, (family, own) => {
      const { calculatedScore, ownScore, rollUp } = rolledUp(family, 'arrWeighted', own)
      const all = [{ score: ownScore, weight: family.ownWeight }, ...family.members]
      const scores = all.flatMap(({ score, weight }) => (score === null || (weight === 0 && rollUp !== null) ? [] : [score]))
      if (rollUp === null) expect(calculatedScore).toBe(ownScore)
      else expect(calculatedScore === Math.min(Math.max(calculatedScore ?? -1, Math.min(...scores)), Math.max(...scores))).toBe(true)
    }),
  )
})

test('more ARR of the best child never lowers a score weighted by ARR', () => {
  fc.assert(
    fc.property(anyFamily, fc.integer({ min: 0, max: 100 }), fc.integer({ min: 1, max: 10 ** 9 }), (family, own, more) => {
      const best = family.members.filter(({ score }) => score !== null).toSorted((a, b) => (b.score ?? 0) - (a.score ?? 0))[0]
      const before = rolledUp(family, 'arrWeighted', own)
      fc.pre(best !== undefined && (best.score ?? 0) >= (before.ownScore ?? 0))
      const members = family.members.map((each) => (each === best ? { ...each, weight: each.weight + more } : each))
      const after = rolledUp({ ...family, members }, 'arrWeighted', own)
      expect(after.calculatedScore).toBeGreaterThanOrEqual(before.calculatedScore ?? Infinity)
    }),
  )
})
