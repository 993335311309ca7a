import fc from 'fast-check'
import { expect, test } from 'vitest'
import { baseRateFor, baseRatesFrom, type BaseRates } from '../../../scoring-api/renewals/base-rates.ts'
import { betaBelow, betaInterval, logGamma } from '../../../scoring-api/renewals/beta-distribution.ts'
import type { RenewalRow } from '../../../scoring-api/renewals/renewal.ts'
import { row, shuffled } from './rows.ts'

let next = 0
const group = (band: string, stage: string, renewed: number, lost: number): RenewalRow[] =>
  Array.from({ length: renewed + lost }, (_, index) =>
    row({ renewalId: `r${(next += 1)}`, isRenewed: index < renewed, features: { band, stage } }),
  )

const levels = [['band'], ['band', 'stage']]
const likelihoodOf = (rates: BaseRates, band: string, stage: string) => baseRateFor(rates, { band, stage })?.likelihood

test('is null, not a half, when no renewal was ever decided', () => {
  expect(baseRateFor(baseRatesFrom([], levels), { band: 'watch' })).toBeNull()
})

test('of a book without groups is its renewals and one more, half of it renewed', () => {
  const rates = baseRatesFrom(group('watch', 'Renewal', 3, 1), [])
  // (3 + 0.5) / (4 + 1); the middle 95 % of Beta(3.5, 1.5) by scipy.stats.beta.ppf
  expect(baseRateFor(rates, {})).toEqual({
    likelihood: 0.7,
    interval: { low: expect.closeTo(0.28375168, 7) as number, high: expect.closeTo(0.9715291, 7) as number },
    basis: { values: [], renewals: 4, renewed: 3 },
    groups: [{ values: [], renewals: 4, renewed: 3 }],
  })
})

test('of a group takes over from the rest of the book for as much as that is worth in it', () => {
  const rates: BaseRates = {
    levels: [['band']],
    strengths: [4],
    book: { values: [], renewals: 30, renewed: 20 },
    groups: [[{ values: [{ feature: 'band', value: 'watch' }], renewals: 10, renewed: 5 }]],
  }
  // The rest of the book: 15 of 20, and one more, half of it renewed: 15.5 of 21. Worth 4 renewals, 62/21 of them renewed.
  expect(baseRateFor(rates, { band: 'watch' })?.likelihood).toBeCloseTo((5 + 62 / 21) / 14, 12)
})

test('never lets the rest of the book be worth more than it holds', () => {
  const rates: BaseRates = {
    levels: [['band']],
    strengths: [512],
    book: { values: [], renewals: 12, renewed: 7 },
    groups: [[{ values: [{ feature: 'band', value: 'watch' }], renewals: 10, renewed: 5 }]],
  }
  // The rest: 2 of 2, and one more, half of it renewed: 2.5 of 3, worth those 3 and not 512.
  expect(baseRateFor(rates, { band: 'watch' })?.likelihood).toBeCloseTo((5 + 2.5) / 13, 12)
})

test('of a group that nobody was in is that of the wider group, which it names', () => {
  const rates = baseRatesFrom([...group('healthy', 'Renewal', 40, 2), ...group('atRisk', 'Renewal', 6, 14)], levels)
  const unseen = baseRateFor(rates, { band: 'healthy', stage: 'Trial' })
  expect(unseen?.basis).toEqual({ values: [{ feature: 'band', value: 'healthy' }], renewals: 42, renewed: 40 })
  expect(unseen?.groups.length).toBe(2)
  expect(baseRateFor(rates, { band: 'watch', stage: 'Trial' })?.basis.values).toEqual([])
})

test('keeps groups apart that differ much, and draws together those that do not', () => {
  const apart = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((band, index) => group(band, 's', index % 2 ? 19 : 1, index % 2 ? 1 : 19))
  const alike = ['a', 'b', 'c', 'd', 'e', 'f'].flatMap((band, index) => group(band, 's', index % 2 ? 11 : 10, index % 2 ? 9 : 10))
  const [far, near] = [baseRatesFrom(apart, [['band']]), baseRatesFrom(alike, [['band']])]
  expect(far.strengths[0]).toBeLessThan(3)
  expect(near.strengths[0]).toBeGreaterThan(50)
  // Own shares: 19 of 20 and 11 of 20
  expect(baseRateFor(far, { band: 'b' })?.likelihood).toBeGreaterThan(0.9)
  expect(baseRateFor(near, { band: 'b' })?.likelihood).toBeCloseTo(0.525, 1)
})

test('counts a renewal that was read on three days once in each group it was in', () => {
  const read = (asOf: string, band: string) => row({ renewalId: 'same', asOf, features: { band, stage: 's' } })
  const rates = baseRatesFrom([read('2026-01-01', 'watch'), read('2026-02-01', 'watch'), read('2026-03-01', 'atRisk')], levels)
  expect(rates.book).toEqual({ values: [], renewals: 1, renewed: 1 })
  expect(rates.groups[0]?.map(({ renewals }) => renewals)).toEqual([1, 1])
})

test('names a group of its own as basis only when its renewals weigh as much as what it takes over', () => {
  const rates = baseRatesFrom([...group('a', 's', 90, 10), ...group('b', 's', 1, 0), ...group('c', 's', 20, 80)], [['band']])
  expect(baseRateFor(rates, { band: 'a' })?.basis.renewals).toBe(100)
  const single = baseRateFor({ ...rates, strengths: [8] }, { band: 'b' })
  expect(single?.basis.values).toEqual([])
  expect(single?.groups.at(-1)?.renewals).toBe(1)
})

const anyBook = fc.array(
  fc.record({
    band: fc.constantFrom('atRisk', 'watch', 'healthy'),
    stage: fc.constantFrom('Onboarding', 'Renewal'),
    isRenewed: fc.boolean(),
  }),
  { minLength: 1, maxLength: 60 },
)
const toRows = (book: { band: string; stage: string; isRenewed: boolean }[]): RenewalRow[] =>
  book.map(({ band, stage, isRenewed }, index) => row({ renewalId: `r${index}`, isRenewed, features: { band, stage } }))

test('lies within its interval, between 0 and 1, and is the same in any order of the rows', () => {
  fc.assert(
    fc.property(anyBook, fc.nat(), (given, seed) => {
      const rows = toRows(given)
      const rate = baseRateFor(baseRatesFrom(rows, levels), { band: 'watch', stage: 'Renewal' })
      if (rate === null) throw new Error('The book has renewals')
      expect(0 <= rate.interval.low && rate.interval.low < rate.likelihood).toBe(true)
      expect(rate.likelihood < rate.interval.high && rate.interval.high <= 1).toBe(true)
      expect(baseRateFor(baseRatesFrom(shuffled(rows, seed), levels), { band: 'watch', stage: 'Renewal' })).toEqual(rate)
    }),
  )
})

test('one more renewed in a group raises its likelihood', () => {
  fc.assert(
    fc.property(fc.nat(50), fc.nat(50), fc.integer({ min: 1, max: 400 }), (renewed, lost, strength) => {
      const rates = (more: number): BaseRates => ({
        levels: [['band']],
        strengths: [strength],
        book: { values: [], renewals: 100 + renewed + lost + more, renewed: 60 + renewed + more },
        groups: [[{ values: [{ feature: 'band', value: 'watch' }], renewals: renewed + lost + more, renewed: renewed + more }]],
      })
      expect(likelihoodOf(rates(1), 'watch', '')).toBeGreaterThan(likelihoodOf(rates(0), 'watch', '') ?? 1)
    }),
  )
})

test('the beta distribution is that of tables', () => {
  expect(betaBelow(2, 2, 0.5)).toBeCloseTo(0.5, 14)
  // scipy.stats.beta.cdf
  expect(betaBelow(20, 50, 0.3)).toBeCloseTo(0.617490751618768, 12)
  expect(betaBelow(900, 100, 0.9)).toBeCloseTo(0.48878396952018877, 11)
  expect([betaBelow(3, 4, 0), betaBelow(3, 4, 1)]).toEqual([0, 1])
  // Jeffreys' prior is the arcsine law: its quantiles are sin²(πp/2)
  const { low, high } = betaInterval(0.5, 0.5)
  expect([low, high]).toEqual([
    expect.closeTo(Math.sin((Math.PI * 0.025) / 2) ** 2, 10),
    expect.closeTo(Math.sin((Math.PI * 0.975) / 2) ** 2, 10),
  ])
  // Γ(5) = 24, Γ(½) = √π, Γ(0.1) = 9.513507698668732
  expect([logGamma(5), logGamma(0.5), logGamma(0.1)]).toEqual(
    [Math.log(24), Math.log(Math.PI) / 2, Math.log(9.513507698668732)].map((value) => expect.closeTo(value, 12) as number),
  )
})
