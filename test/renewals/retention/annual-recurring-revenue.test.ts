import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  annualRecurringRevenue,
  billingPeriods,
  type ContractAmount,
  type ContractTerm,
} from '../../../scoring-api/renewals/annual-recurring-revenue.ts'
import { ratesOf } from './builders.ts'

const contract = (changes: Partial<ContractAmount>): ContractAmount => ({
  amount: 120_000,
  isoCode: null,
  pays: 'wholeTerm',
  term: { months: 12 },
  ...changes,
})
const arrOf = (changes: Partial<ContractAmount>) => annualRecurringRevenue(contract(changes), null)

test('is the amount of a billing period times the periods of a year, whatever the term', () => {
  // 1,200.00 a month is 14,400.00 a year; a quarter 4,800.00; half a year 2,400.00; a year 1,200.00
  expect(billingPeriods.map((pays) => arrOf({ pays, term: null }))).toEqual([1_440_000, 480_000, 240_000, 120_000])
})

test('is the amount of the whole term over its months, times twelve', () => {
  // 1,200.00 over 12, 36, 6 and 18 months: 1,200, 400, 2,400 and 800
  const terms = [12, 36, 6, 18].map((months) => arrOf({ term: { months } }))
  expect(terms).toEqual([120_000, 40_000, 240_000, 80_000])
})

const days = (startsOn: string, endsOn: string): ContractTerm => ({ startsOn, endsOn })

test('counts both the first and the last day: a year is twelve months, in leap years too', () => {
  const years = [days('2025-01-01', '2025-12-31'), days('2024-01-01', '2024-12-31'), days('2024-02-29', '2025-02-27')]
  expect(years.map((term) => arrOf({ term }))).toEqual([120_000, 120_000, 120_000])
})

test('takes the end dates that Salesforce makes of a term of one month for one month', () => {
  // Contract.EndDate of one month from 1 December 2016 is 31 December, from 30 November 29 December
  const months = [days('2016-12-01', '2016-12-31'), days('2016-11-30', '2016-12-29')]
  expect(months.map((term) => arrOf({ amount: 10_000, term }))).toEqual([120_000, 120_000])
})

test('counts days over a whole month as a share of the month they lie in', () => {
  // 1 January to 14 February 2026: 1 month and 14 of February's 28 days = 1.5 months; 1,200 / 1.5 · 12 = 9,600
  expect(arrOf({ term: days('2026-01-01', '2026-02-14') })).toBe(960_000)
  // one day of March: 1,200 · 31 · 12 = 446,400
  expect(arrOf({ term: days('2026-03-05', '2026-03-05') })).toBe(44_640_000)
})

test('is null when amount or term is not known, and for a term of nothing', () => {
  const unknown: Partial<ContractAmount>[] = [
    { amount: null },
    { term: null },
    { term: { months: 0 } },
    { term: { months: 1.5 } },
    { term: days('2026-01-02', '2026-01-01') },
  ]
  expect(unknown.map(arrOf)).toEqual([null, null, null, null, null])
})

test('is rounded once, after the conversion, a tie to the even hundredth', () => {
  // 0.05 over 24 months is .025 a year: .02; 0.15 is .075: .08
  expect([5, 15].map((amount) => arrOf({ amount, term: { months: 24 } }))).toEqual([2, 8])
  // .01 dinar over 24 months at .1 dinar a dollar: .01 · 12 / 24 / .1 = .05; rounded before the conversion, it would be 0
  const dinar = contract({ amount: 1, isoCode: 'KWD', term: { months: 24 } })
  expect(annualRecurringRevenue(dinar, ratesOf({ KWD: 0.1 }))).toBe(5)
})

test('is null, not 0, in a currency without a rate, or with one of 0', () => {
  const rates = ratesOf({ USD: 1, JPY: 150, KRW: 0 })
  const codes = ['USD', 'JPY', 'EUR', 'KRW', null]
  expect(codes.map((isoCode) => annualRecurringRevenue(contract({ isoCode }), rates))).toEqual([120_000, 800, null, null, null])
})

test('refuses an amount that is not whole', () => {
  expect(() => arrOf({ amount: 0.5 })).toThrow(RangeError)
})

test('of a term in months is that of the same term in days, wherever it begins up to the 28th', () => {
  const start = fc.record({
    year: fc.integer({ min: 2000, max: 2100 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
  })
  fc.assert(
    fc.property(start, fc.integer({ min: 1, max: 60 }), fc.integer({ min: -1e9, max: 1e9 }), ({ year, month, day }, months, amount) => {
      const dateOf = (monthsLater: number, dayOfMonth: number) =>
        new Date(Date.UTC(year, month - 1 + monthsLater, dayOfMonth)).toISOString().slice(0, 10)
      const term = days(dateOf(0, day), dateOf(months, day - 1))
      expect(arrOf({ amount, term })).toBe(arrOf({ amount, term: { months } }))
    }),
  )
})

test('never falls when a contract for the same amount ends earlier', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 1500 }), fc.integer({ min: 1, max: 1e9 }), (length, amount) => {
      const endOf = (later: number) => new Date(Date.UTC(2023, 10, 15 + later)).toISOString().slice(0, 10)
      const [longer, shorter] = [length + 1, length].map((later) => arrOf({ amount, term: days('2023-11-15', endOf(later)) }) ?? 0)
      expect(shorter).toBeGreaterThanOrEqual(longer ?? 0)
    }),
  )
})
