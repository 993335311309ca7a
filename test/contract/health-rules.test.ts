import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { AccountContext, Health, RollUpMember } from '../../scoring-api/health-score/health.ts'
import { bandValues } from '../../scoring-api/health-score/picklist-values.ts'
import { pointsText, variantsText } from '../../scoring-api/health-score/parse-variants.ts'
import { breakpointsFor } from '../../scoring-api/health-score/points-variant.ts'
import { pointsOf } from '../../scoring-api/health-score/points.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import { snapshotJson } from '../../scoring-api/health-score/snapshot-json.ts'
import type {
  KnockOut,
  Measure,
  MeasuredValue,
  PointsVariant,
  RollUpMethod,
  Scorecard,
  Unit,
} from '../../scoring-api/health-score/scorecard.ts'
import { context, measure, scorecard } from '../health-score/builders.ts'
import { pageRules, parseSnapshot, type Cause, type PageScorecard, type PageSnapshot, type ScoredSnapshot } from './page-rules.ts'

/** The page explains scores with rules of its own; they give what the service's give, and what they add up is exact. */

const asOfDate = '2026-11-22'
const keys = ['a', 'b', 'c', 'd', 'e']
const amount = fc.integer({ min: -2_000_000, max: 2_000_000 })
const hundredths = fc.integer({ min: 0, max: 10_000 })
const stage = fc.constantFrom('Onboarding', 'Operation')
const since = fc.integer({ min: 0, max: 400 }).map((days) => new Date(Date.parse(asOfDate) - days * 86_400_000).toISOString().slice(0, 10))

const curve = fc
  .uniqueArray(fc.tuple(amount, hundredths), { minLength: 1, maxLength: 5, selector: ([value]) => value })
  .map((pairs) => pairs.toSorted(([a], [b]) => a - b).map(([value, points]) => ({ value, points })))

const variant: fc.Arbitrary<PointsVariant> = fc
  .record({ stage: fc.option(stage), age: fc.option(fc.tuple(fc.option(fc.nat(200)), fc.option(fc.nat(200)))), points: curve })
  .filter((each) => each.stage !== null || (each.age ?? []).some((days) => days !== null))
  .map(({ stage: only, age, points }) => ({
    stage: only,
    minAgeDays: age?.[0] ?? null,
    maxAgeDays: age === null || age[1] === null ? null : (age[0] ?? 0) + age[1],
    points,
  }))

const knockOut = fc.record<KnockOut>({
  operator: fc.constantFrom('atMost', 'lessThan', 'atLeast', 'greaterThan', 'equals', 'missing'),
  value: fc.oneof(
    amount,
    fc.integer({ min: -200, max: 200 }).map((whole) => whole * 10_000),
  ),
  cap: hundredths,
  reason: fc.constant('r'),
  japaneseReason: fc.constant(null),
})

const anyMeasure = (key: string): fc.Arbitrary<Measure> =>
  fc
    .record({
      weight: fc.integer({ min: 0, max: 100 }),
      points: curve,
      variants: fc.array(variant, { maxLength: 2 }),
      unit: fc.constantFrom<Unit>('count', 'percent', 'days', 'ratio', 'currency', 'points', 'hours'),
      maxAgeDays: fc.option(fc.constant(200), { freq: 3 }),
      minAccountAgeDays: fc.option(fc.constant(90), { freq: 3 }),
      missingPoints: fc.option(hundredths, { freq: 3 }),
      knockOut: fc.option(knockOut, { freq: 4 }),
    })
    .map((changes) => measure(key, changes))

const anyValue = fc.record<MeasuredValue>({
  value: fc.option(amount, { freq: 4 }),
  rawValue: fc.constant(null),
  latestOn: fc.option(since),
})

const family = fc.record({
  method: fc.constantFrom<RollUpMethod>('independent', 'arrWeighted', 'worstOf'),
  ownWeight: fc.oneof(
    fc.constant(0),
    fc.maxSafeNat().map((weight) => weight % 10 ** 12),
  ),
  members: fc.uniqueArray(
    fc.record<RollUpMember>({
      accountId: fc.constantFrom('001A', '001B', '001C'),
      score: fc.option(hundredths, { freq: 4 }),
      coverage: hundredths,
      weight: fc.oneof(fc.constant(0), fc.nat(10 ** 9)),
    }),
    { maxLength: 3, selector: ({ accountId }) => accountId },
  ),
})

const given: fc.Arbitrary<AccountContext> = fc
  .record({
    customerSince: fc.option(since),
    stage: fc.option(stage),
    presentBand: fc.option(fc.constantFrom('healthy', 'watch', 'atRisk', 'unknown')),
    override: fc.option(
      fc.record({
        id: fc.constant('a03'),
        score: fc.option(hundredths),
        band: fc.option(fc.constantFrom('healthy', 'watch', 'atRisk')),
        expiresOn: fc.constant('2026-12-31'),
      }),
      { freq: 1 },
    ),
  })
  .map((changes) => context({ asOfDate, ...changes }))

const values = fc
  .tuple(...keys.map(() => anyValue))
  .map((list): Record<string, MeasuredValue> => Object.fromEntries(list.map((value, index) => [keys[index] ?? '', value])))

const measures = fc.tuple(...keys.map(anyMeasure)).chain((all) => fc.shuffledSubarray(all))

const account = fc.record({ measures, values, given, family })
const noFamily: Account['family'] = { method: 'independent', ownWeight: 0, members: [] }
type Account = typeof account extends fc.Arbitrary<infer Value> ? Value : never

const decimal = (value: number | null, scale: number): number | null => (value === null ? null : value / scale)
const capital = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

/** A scorecard as the page reads it from the org's records. */
function toPageScorecard({ versionKey, key, healthyFrom, watchFrom, bandMargin, measures: all }: Scorecard): PageScorecard {
  return {
    versionKey,
    key,
    healthyFrom: healthyFrom / 100,
    watchFrom: watchFrom / 100,
    bandMargin: bandMargin / 100,
    measures: all.map((each) => ({
      key: each.key,
      unit: capital(each.unit),
      points: pointsText(each.points),
      variants: variantsText(each.variants),
      missingPoints: decimal(each.missingPoints, 100),
      knockOut: each.knockOut && {
        operator: capital(each.knockOut.operator),
        value: decimal(each.knockOut.value, 10_000),
        cap: each.knockOut.cap / 100,
      },
    })),
  }
}

interface Scored {
  health: Health
  snapshot: PageSnapshot
}

/** One account as the service scores it, and what the page reads of that. */
function scored(card: Scorecard, { values: measured, given: known, family: kin }: Account): Scored {
  const health = scoreHealth(card, measured, known, kin)
  return { health, snapshot: parseSnapshot(snapshotJson(health, known.asOfDate)) }
}

const toHundredths = (value: number | null): number | null => (value === null ? null : Math.round(value * 100))
const total = (causes: Cause[]): number => causes.reduce((sum, { change }) => sum + Math.round(change * 100), 0)

const asScored = (card: Scorecard, snapshot: PageSnapshot): ScoredSnapshot => ({
  snapshot,
  scorecard: toPageScorecard(card),
  versionKey: card.versionKey,
})

describe('points', () => {
  test('of a value are those of the service, with the variant for stage and age', () => {
    fc.assert(
      fc.property(anyMeasure('a'), amount, given, (definition, value, known) => {
        const ageDays = known.customerSince === null ? null : (Date.parse(asOfDate) - Date.parse(known.customerSince)) / 86_400_000
        const page = toPageScorecard(scorecard([definition])).measures[0]!
        const found = pageRules.pickVariant(pageRules.parseVariants(page.variants ?? ''), { ...known, asOf: asOfDate })
        const breakpoints = found?.points ?? pageRules.parsePoints(page.points ?? '')
        expect(toHundredths(pageRules.pointsOf(value / 10_000, breakpoints ?? []))).toBe(
          pointsOf(value, breakpointsFor(definition, { stage: known.stage, ageDays })),
        )
      }),
    )
  })

  test('are refused as a text that the service refuses', () => {
    for (const wrong of ['', '0', '0=0;', '1=0; 0=1', '0=0; 0=1', 'a=1', '0=0=0']) {
      expect([wrong, pageRules.parsePoints(wrong) === null]).toEqual([wrong, wrong !== '0=0;'])
    }
  })
})

test('a snapshot scores again to what the service scored', () => {
  fc.assert(
    fc.property(account, (one) => {
      const { health, snapshot } = scored(scorecard(one.measures, { rollUp: one.family.method }), one)
      const { ownScore, calculatedScore, score } = health
      const again = pageRules.recomputeScore(snapshot)
      expect([again.ownScore, again.calculatedScore, again.score].map(toHundredths)).toEqual([ownScore, calculatedScore, score])
    }),
  )
})

describe('the causes of a change', () => {
  const pair = fc.record({
    before: account,
    after: account,
    relation: fc.constantFrom('same', 'version', 'other', 'hidden'),
  })

  const cardFor = ({ measures: all, family: { method } }: Account, versionKey: string): Scorecard =>
    scorecard(all, { versionKey, rollUp: method })

  test('add up to it exactly, whatever the two snapshots', () => {
    fc.assert(
      fc.property(pair, ({ before, after, relation }) => {
        const oldCard = cardFor(before, 'operation-v1')
        const newCard = relation === 'same' ? oldCard : cardFor(after, relation === 'other' ? 'renewal-v1' : 'operation-v2')
        const from = scored(oldCard, before)
        const to = scored(newCard, after)
        const older = asScored(oldCard, from.snapshot)
        const newer = { ...asScored(newCard, to.snapshot), ...(relation === 'hidden' ? { scorecard: null } : {}) }
        const { causes, ...ends } = pageRules.explainChange(older, newer)
        const scores = [from.health.score, to.health.score]
        const change = scores[0] === null || scores[1] === null ? null : scores[1]! - scores[0]!
        expect([toHundredths(ends.from), toHundredths(ends.to), toHundredths(ends.change)]).toEqual([...scores, change])
        expect(total(causes)).toBe(change ?? 0)
        expect(causes.filter(({ kind }) => kind === 'unexplained')).toEqual([])
      }),
      { numRuns: 2000 },
    )
  })

  describe('worked by hand', () => {
    /** A value of 0-100 gives as many points. */
    const use = measure('use', { weight: 30 })
    const nps = measure('nps', { weight: 10 })
    const visits = measure('visits', { weight: 10 })
    const card = scorecard([use, nps])
    const known = context({ asOfDate })
    const causesOf = (
      before: [Scorecard, Record<string, number>],
      after: [Scorecard, Record<string, number>],
      [then, now]: AccountContext[] = [known, known],
      families: Account['family'][] = [noFamily, noFamily],
    ): string[] => {
      const [older, newer] = [before, after].map(([with_, numbers], index) => {
        const measured = Object.fromEntries(
          Object.entries(numbers).map(([key, value]) => [key, { value: value * 10_000, rawValue: null, latestOn: null }]),
        )
        const one = { measures: with_.measures, values: measured, given: (index === 0 ? then : now)!, family: families[index]! }
        return asScored(with_, scored(with_, one).snapshot)
      })
      return pageRules.explainChange(older!, newer!).causes.map(({ kind, key, change }) => `${kind} ${key ?? '-'} ${change}`)
    }

    test('a value: its weight over all weights times the change of its points', () => {
      // (30·80 + 10·40) / 40 = 70 → (30·60 + 10·40) / 40 = 55
      expect(causesOf([card, { use: 80, nps: 40 }], [card, { use: 60, nps: 40 }])).toEqual(['value use -15'])
    })

    test('data that went takes with it what it was below or above the others', () => {
      // 70 → 80 alone: -10·(40 - 80) / 40 = +10
      expect(causesOf([card, { use: 80, nps: 40 }], [card, { use: 80 }])).toEqual(['went nps 10'])
    })

    test('two measures that went, each with what it was above or below the one that stays', () => {
      // (30·80 + 10·40 + 10·100) / 50 = 76 → 80: -10·(40 - 80) / 50 = +8, -10·(100 - 80) / 50 = -4
      const three = scorecard([use, nps, visits])
      expect(causesOf([three, { use: 80, nps: 40, visits: 100 }], [three, { use: 80 }])).toEqual(['went nps 8', 'went visits -4'])
    })

    test('stated points that data takes the place of, and the other way round', () => {
      // 50 stated → 80 of data, alone: +30
      const stated = scorecard([measure('use', { missingPoints: 5_000 })])
      expect(causesOf([stated, {}], [stated, { use: 80 }])).toEqual(['came use 30'])
      expect(causesOf([stated, { use: 80 }], [stated, {}])).toEqual(['went use -30'])
    })

    test('data that came, after the values', () => {
      // 80 → 60 alone (-20), then (30·60 + 10·20) / 40 = 50 (-10)
      expect(causesOf([card, { use: 80 }], [card, { use: 60, nps: 20 }])).toEqual(['value use -20', 'came nps -10'])
    })

    test('another version: curve, weights and a new measure, each with its part', () => {
      // 70; NPS counts double in points: 40 → 80, so 80; weights 10 and 10: still 80; visits 20 with weight 10 arrives: (80 + 80 + 20) / 3 = 60
      const next = scorecard(
        [
          measure('use', { weight: 10 }),
          measure('nps', {
            weight: 10,
            points: [
              { value: 0, points: 0 },
              { value: 500_000, points: 10_000 },
            ],
          }),
          visits,
        ],
        { versionKey: 'operation-v2' },
      )
      expect(causesOf([card, { use: 80, nps: 40 }], [next, { use: 80, nps: 40, visits: 20 }])).toEqual([
        'definition nps 10',
        'added visits -20',
      ])
    })

    test('another stage with points of its own', () => {
      // 50 points → 100 points for the same value
      const byStage = scorecard([
        measure('use', {
          variants: [{ stage: 'Onboarding', minAgeDays: null, maxAgeDays: null, points: [{ value: 0, points: 10_000 }] }],
        }),
      ])
      const inStages = ['Operation', 'Onboarding'].map((each) => context({ asOfDate, stage: each }))
      expect(causesOf([byStage, { use: 50 }], [byStage, { use: 50 }], inStages)).toEqual(['lifecycle use 50'])
    })

    test('a knock-out and an override last: what they take now, less what they took then', () => {
      const capped = scorecard([
        use,
        measure('nps', { weight: 10, knockOut: { operator: 'atMost', value: 0, cap: 4_000, reason: 'r', japaneseReason: null } }),
      ])
      // 70 → (30·80 + 10·0) / 40 = 60, capped to 40, overridden to 90
      const override = { id: 'a03', score: 9_000, band: null, expiresOn: '2026-12-31' }
      expect(causesOf([capped, { use: 80, nps: 40 }], [capped, { use: 80, nps: 0 }], [known, context({ asOfDate, override })])).toEqual([
        'value nps -10',
        'knockOut - -20',
        'override - 50',
      ])
    })

    test('a child account by its share of the ARR, own measures by theirs', () => {
      // own 80 → 60 with 1 of 4 parts of the ARR: -5; child 40 → 60 with 3 of 4: +15
      const parent = scorecard([use], { rollUp: 'arrWeighted' })
      const families = [4_000, 6_000].map((score) => ({
        method: 'arrWeighted' as const,
        ownWeight: 100,
        members: [{ accountId: '001A', score, coverage: 10_000, weight: 300 }],
      }))
      expect(causesOf([parent, { use: 80 }], [parent, { use: 60 }], [known, known], families)).toEqual(['value use -5', 'rollUp 001A 15'])
    })

    test('several measures of an account with a quarter of the ARR: each brings a quarter of what it does to the own score', () => {
      // own 70 → 65: use -15, NPS +10; a quarter: -3.75 and +2.5
      const parent = scorecard([use, nps], { rollUp: 'arrWeighted' })
      const family = {
        method: 'arrWeighted' as const,
        ownWeight: 100,
        members: [{ accountId: '001A', score: 4_000, coverage: 10_000, weight: 300 }],
      }
      expect(causesOf([parent, { use: 80, nps: 40 }], [parent, { use: 60, nps: 80 }], [known, known], [family, family])).toEqual([
        'value use -3.75',
        'value nps 2.5',
      ])
    })

    test('the lowest of a family: only as far as the account is the lowest', () => {
      // own 30 → 80, child 50: the lowest 30 → 50
      const parent = scorecard([use], { rollUp: 'worstOf' })
      const family = {
        method: 'worstOf' as const,
        ownWeight: 0,
        members: [{ accountId: '001A', score: 5_000, coverage: 10_000, weight: 0 }],
      }
      expect(causesOf([parent, { use: 30 }], [parent, { use: 80 }], [known, known], [family, family])).toEqual(['value use 20'])
    })

    test('a snapshot that does not hold what its score says', () => {
      const { snapshot } = scored(card, { measures: card.measures, values: {}, given: known, family: noFamily })
      const one = { ...snapshot, measures: [{ key: 'use', status: 'present', value: 80, points: 80, weight: 30 }], calculatedScore: 80 }
      const changed = { ...one, calculatedScore: 99 }
      expect(pageRules.explainChange(asScored(card, one), asScored(card, changed)).causes).toEqual([
        { kind: 'unexplained', key: null, change: 19 },
      ])
    })
  })

  test('are none between a snapshot and itself', () => {
    fc.assert(
      fc.property(account, (one) => {
        const card = cardFor(one, 'operation-v1')
        const same = asScored(card, scored(card, one).snapshot)
        expect(pageRules.explainChange(same, same).causes).toEqual([])
      }),
    )
  })

  test('name no measure whose value, points and share of the weight stayed', () => {
    fc.assert(
      fc.property(account, fc.constantFrom(...keys), anyValue, (one, changed, value) => {
        const card = cardFor(one, 'operation-v1')
        const before = scored(card, one)
        const after = scored(card, { ...one, values: { ...one.values, [changed]: value } })
        const { causes } = pageRules.explainChange(asScored(card, before.snapshot), asScored(card, after.snapshot))
        expect(causes.filter(({ key }) => key !== null && key !== changed)).toEqual([])
      }),
    )
  })
})

describe('a suggested value', () => {
  const better = { unknown: 0, atRisk: 1, watch: 2, healthy: 3 }

  test('brings a better band, and one unit less does not', () => {
    let found = 0
    fc.assert(
      fc.property(account, ({ measures: all, values: measured, given: known }) => {
        const card = scorecard(all, { healthyFrom: 6_000, watchFrom: 3_000, minimumCoverage: 0 })
        const today = { ...known, override: null }
        const { snapshot, health } = scored(card, { measures: all, values: measured, given: today, family: noFamily })
        const shown = health.band
        const suggestions = pageRules.suggestValues(snapshot, toPageScorecard(card), bandValues[shown])
        const bandAt = (key: string, value: number) => {
          const changed = { ...measured, [key]: { value, rawValue: null, latestOn: asOfDate } }
          return scoreHealth(card, changed, { ...today, presentBand: shown })
        }
        for (const { key, value, band, score } of suggestions) {
          if (value === null) continue
          found += 1
          const { unit } = all.find((each) => each.key === key)!
          const suggested = Math.round(value * 10_000)
          const now = measured[key]!.value!
          const step = Math.round(pageRules.unitStep(capital(unit)) * 10_000)
          const there = bandAt(key, suggested)
          expect([band, toHundredths(score)]).toEqual([bandValues[there.band], there.score])
          expect(suggested % step).toBe(suggested < 0 ? -0 : 0)
          expect(better[there.band]).toBeGreaterThan(better[shown])
          const less = suggested > now ? suggested - step : suggested + step
          const isPastToday = suggested > now ? less < now : less > now
          if (!isPastToday) expect(better[bandAt(key, less).band]).toBeLessThanOrEqual(better[shown])
        }
      }),
      { numRuns: 1000 },
    )
    expect(found).toBeGreaterThan(100)
  })

  test('is not missed: where none is given, no value of the curve helps', () => {
    fc.assert(
      fc.property(account, amount, ({ measures: all, values: measured, given: known }, value) => {
        const card = scorecard(all, { healthyFrom: 6_000, watchFrom: 3_000, minimumCoverage: 0 })
        const today = { ...known, override: null }
        const { snapshot, health } = scored(card, { measures: all, values: measured, given: today, family: noFamily })
        fc.pre(health.band === 'atRisk' || health.band === 'watch')
        for (const suggestion of pageRules.suggestValues(snapshot, toPageScorecard(card), bandValues[health.band])) {
          const present = health.measures.find(({ key }) => key === suggestion.key)
          if (suggestion.value !== null || present?.status !== 'present') continue
          const { unit } = all.find(({ key }) => key === suggestion.key)!
          const step = Math.round(pageRules.unitStep(capital(unit)) * 10_000)
          const changed = { ...measured, [suggestion.key]: { value: value - (value % step), rawValue: null, latestOn: asOfDate } }
          const { band } = scoreHealth(card, changed, { ...today, presentBand: health.band })
          expect(better[band]).toBeLessThanOrEqual(better[health.band])
        }
      }),
      { numRuns: 1000 },
    )
  })
})
