import { expect, test } from 'vitest'
import { arrOn, arrStepsOf, firstArrOn, hadArrBefore, toCorporateArr } from '../../../scoring-api/renewals/arr-history.ts'
import { history, ratesOf } from './builders.ts'

const told = history('a', { '2026-03-01': 200, '2026-01-01': 100, '2026-05-01': null })

test('a step counts from its day on, in whatever order steps come', () => {
  const days = ['2025-12-31', '2026-01-01', '2026-02-28', '2026-03-01']
  expect(days.map((day) => arrOn(told, day))).toEqual([
    [],
    [{ amount: 100, isoCode: null }],
    [{ amount: 100, isoCode: null }],
    [{ amount: 200, isoCode: null }],
  ])
})

test('is null where it is not known: from a step that says so, and until the day records begin', () => {
  const recorded = { ...told, recordedFrom: '2026-01-15' }
  expect([arrOn(told, '2026-05-01'), arrOn(recorded, '2026-01-14')]).toEqual([null, null])
  expect(arrOn(recorded, '2026-01-15')).toEqual([{ amount: 100, isoCode: null }])
})

test('the first ARR is the first step with any', () => {
  expect(firstArrOn(history('a', { '2026-01-01': 0, '2026-02-01': 5 }))).toBe('2026-02-01')
})

test('the first ARR is not known when it was there as records began, and never when there was none', () => {
  const recorded = { recordedFrom: '2026-01-01' }
  expect([
    firstArrOn(history('a', { '2026-01-01': 5 }, recorded)),
    firstArrOn(history('a', { '2026-01-01': null, '2026-02-01': 5 })),
    firstArrOn(history('a', { '2026-01-01': 0 })),
    firstArrOn(history('a', { '2026-01-01': 0, '2026-02-01': 5 }, recorded)),
  ]).toEqual([null, null, null, '2026-02-01'])
})

test('the first ARR is what the org says it is', () => {
  expect(firstArrOn(history('a', { '2026-01-01': 5 }, { recordedFrom: '2026-01-01', customerSince: '2019-04-01' }))).toBe('2019-04-01')
})

test('an account had ARR before a day when a step before it has some, or it was a customer then', () => {
  const left = history('a', { '2026-01-01': 5, '2026-02-01': 0 })
  const since = history('a', {}, { customerSince: '2026-01-01' })
  expect([hadArrBefore(left, '2026-01-01'), hadArrBefore(left, '2026-01-02')]).toEqual([false, true])
  expect([hadArrBefore(since, '2026-01-01'), hadArrBefore(since, '2026-01-02')]).toEqual([false, true])
})

test('currencies are converted each on its own, and one without a rate leaves the whole not known', () => {
  // ¥100.00 at 150 = $.67 (rounded), twice = 1.34; in one sum it would be 1.33
  const yen = { amount: 10_000, isoCode: 'JPY' }
  expect(toCorporateArr([yen, yen, { amount: 100, isoCode: 'USD' }], ratesOf({ USD: 1, JPY: 150 }))).toBe(234)
  expect(toCorporateArr([yen], ratesOf({ USD: 1 }))).toBeNull()
  expect(toCorporateArr([], ratesOf({ USD: 1 }))).toBe(0)
})

test('refuses ARR below 0 or not whole', () => {
  for (const amount of [-1, 0.5]) expect(() => toCorporateArr([{ amount, isoCode: null }], null)).toThrow(RangeError)
})

test('contracts make steps: a change when one begins, and the day after one ends', () => {
  const contract = (startsOn: string, endsOn: string, amount: number, isoCode = 'USD') => ({ startsOn, endsOn, amount, isoCode })
  const steps = arrStepsOf([
    contract('2026-01-01', '2026-12-31', 100),
    contract('2026-07-01', '2026-12-31', 30),
    contract('2026-07-01', '2027-06-30', 500, 'JPY'),
    contract('2026-09-02', '2026-09-01', 900),
  ])
  expect(steps).toEqual([
    { from: '2026-01-01', arr: [{ amount: 100, isoCode: 'USD' }] },
    {
      from: '2026-07-01',
      arr: [
        { amount: 500, isoCode: 'JPY' },
        { amount: 130, isoCode: 'USD' },
      ],
    },
    { from: '2027-01-01', arr: [{ amount: 500, isoCode: 'JPY' }] },
    { from: '2027-07-01', arr: [] },
  ])
})

test('a contract renewed without a gap makes no step without ARR', () => {
  const steps = arrStepsOf([
    { startsOn: '2025-01-01', endsOn: '2025-12-31', amount: 100, isoCode: null },
    { startsOn: '2026-01-01', endsOn: '2026-12-31', amount: 120, isoCode: null },
  ])
  expect(steps.map(({ from, arr }) => [from, arr?.[0]?.amount ?? 0])).toEqual([
    ['2025-01-01', 100],
    ['2026-01-01', 120],
    ['2027-01-01', 0],
  ])
})

test('a contract of one day is in force on that day', () => {
  expect(arrStepsOf([{ startsOn: '2026-01-01', endsOn: '2026-01-01', amount: 100, isoCode: null }])).toEqual([
    { from: '2026-01-01', arr: [{ amount: 100, isoCode: null }] },
    { from: '2026-01-02', arr: [] },
  ])
})
