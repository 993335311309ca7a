import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../scoring-api/metric/calendar-day.ts'
import { isBusinessDay } from '../../scoring-api/signals/business-days.ts'
import { mayBegin, occurrencesAround } from '../../scoring-api/signals/occurrences.ts'
import { cycles } from '../../scoring-api/signals/rhythm.ts'

const none: ReadonlySet<string> = new Set()

/** The occurrence of the period that holds the date. */
const on = (date: string, every: (typeof cycles)[number], dayOfPeriod: number, holidays: ReadonlySet<string> = none) => {
  const [, own] = occurrencesAround({ every, dayOfPeriod }, date, holidays)
  return own
}

describe('an occurrence', () => {
  test.each([
    // 28 February 2027 is a Sunday, 2028 is a leap year: its 29 February is a Tuesday.
    ['2026-11-22', 'month', 5, { period: '2026-11', day: '2026-11-05' }],
    ['2026-11-30', 'month', 31, { period: '2026-11', day: '2026-11-30' }],
    ['2026-12-01', 'month', 31, { period: '2026-12', day: '2026-12-31' }],
    ['2027-02-01', 'month', 31, { period: '2027-02', day: '2027-03-01' }],
    ['2028-02-01', 'month', 28, { period: '2028-02', day: '2028-02-28' }],
    ['2028-02-01', 'month', 29, { period: '2028-02', day: '2028-02-29' }],
    ['2028-02-01', 'month', 30, { period: '2028-02', day: '2028-02-29' }],
    ['2026-09-30', 'quarter', 1, { period: '2026-Q3', day: '2026-07-01' }],
    ['2026-10-01', 'quarter', 1, { period: '2026-Q4', day: '2026-10-01' }],
    // The first quarter of 2027 has 90 days, that of 2028 91, every fourth one 92.
    ['2027-01-01', 'quarter', 90, { period: '2027-Q1', day: '2027-03-31' }],
    ['2027-01-01', 'quarter', 92, { period: '2027-Q1', day: '2027-03-31' }],
    ['2028-03-31', 'quarter', 90, { period: '2028-Q1', day: '2028-03-30' }],
    ['2028-03-31', 'quarter', 91, { period: '2028-Q1', day: '2028-03-31' }],
    ['2026-12-31', 'quarter', 92, { period: '2026-Q4', day: '2026-12-31' }],
    ['2026-06-30', 'halfYear', 1, { period: '2026-H1', day: '2026-01-01' }],
    ['2026-07-01', 'halfYear', 2, { period: '2026-H2', day: '2026-07-02' }],
    ['2026-07-01', 'year', 365, { period: '2026', day: '2026-12-31' }],
    ['2028-07-01', 'year', 60, { period: '2028', day: '2028-02-29' }],
    ['2027-07-01', 'year', 60, { period: '2027', day: '2027-03-01' }],
  ] as const)('around %s, every %s on day %i', (date, every, day, expected) => {
    expect(on(date, every, day)).toEqual(expected)
  })

  test.each([
    // 2026-11-06 is a Friday.
    [6, none, '2026-11-06'],
    [7, none, '2026-11-09'],
    [8, none, '2026-11-09'],
    [9, none, '2026-11-09'],
    // The Monday after the weekend is a holiday, then the Tuesday too.
    [7, new Set(['2026-11-09']), '2026-11-10'],
    [7, new Set(['2026-11-09', '2026-11-10']), '2026-11-11'],
    // A holiday beside the day moves nothing.
    [6, new Set(['2026-11-05', '2026-11-09']), '2026-11-06'],
    // A chain over the weekend: Thursday and Friday off, then the Monday.
    [5, new Set(['2026-11-05', '2026-11-06', '2026-11-09']), '2026-11-10'],
    // Out of the month, which keeps its name.
    [30, new Set(['2026-11-30', '2026-12-01']), '2026-12-02'],
  ])('on day %i moves to the next business day', (day, holidays, expected) => {
    expect(on('2026-11-22', 'month', day, holidays)).toEqual({ period: '2026-11', day: expected })
  })

  test('is looked for from the period before up to the longest time ahead', () => {
    const days = occurrencesAround({ every: 'month', dayOfPeriod: 20 }, '2026-11-22', none).map(({ day }) => day)
    // 90 days after 22 November is 20 February, a Saturday: that month's has moved to the 22nd.
    expect(days).toEqual(['2026-10-20', '2026-11-20', '2026-12-21', '2027-01-20'])
    expect(occurrencesAround({ every: 'month', dayOfPeriod: 19 }, '2026-11-22', none).at(-1)?.day).toBe('2027-02-19')
    // Monday 22 February is the 90th day after 24 November, the 91st after the 23rd.
    const lastFrom = (date: string) => occurrencesAround({ every: 'month', dayOfPeriod: 22 }, date, none).at(-1)?.day
    expect([lastFrom('2026-11-24'), lastFrom('2026-11-23')]).toEqual(['2027-02-22', '2027-01-22'])
  })

  test('is a business day, one in each period, whatever the calendar', () => {
    const date = fc.integer({ min: 0, max: 40_000 }).map((days) => addDays('1990-01-01', days))
    const timing = fc.record({ every: fc.constantFrom(...cycles), dayOfPeriod: fc.integer({ min: 1, max: 366 }) })
    fc.assert(
      fc.property(date, timing, fc.uniqueArray(fc.integer({ min: -40, max: 130 }), { maxLength: 20 }), (asOf, rhythm, offsets) => {
        const holidays = new Set(offsets.map((offset) => addDays(asOf, offset)))
        const found = occurrencesAround(rhythm, asOf, holidays)
        expect(found.filter(({ day }) => !isBusinessDay(day, holidays))).toEqual([])
        expect(new Set(found.map(({ period }) => period)).size).toBe(found.length)
        expect(found.map(({ day }) => day)).toEqual(found.map(({ day }) => day).toSorted())
        // Seen from another day of the same period it is the same one.
        const [, own] = found
        expect(occurrencesAround(rhythm, own?.day ?? '', holidays)).toContainEqual(own)
      }),
      { numRuns: 300 },
    )
  })
})

describe('the tasks of an occurrence begin', () => {
  const day = '2026-12-15'
  const begins = (asOfDate: string, createAheadDays: number, caughtUpOn = addDays(asOfDate, -1)) =>
    mayBegin({ period: '2026-12', day }, { createAheadDays }, { asOfDate, caughtUpOn })

  test.each([
    ['2026-12-14', 0, false],
    ['2026-12-15', 0, true],
    ['2026-12-16', 0, false],
    ['2026-12-07', 7, false],
    ['2026-12-08', 7, true],
    ['2026-12-15', 7, true],
    ['2026-12-16', 7, false],
    // Who comes more than two weeks into the time begins with the next one.
    ['2026-11-23', 21, false],
    ['2026-11-24', 21, true],
    ['2026-12-08', 21, true],
    ['2026-12-09', 21, false],
  ])('on %s, %i days ahead: %s', (asOf, ahead, expected) => {
    expect(begins(asOf, ahead)).toBe(expected)
  })

  test.each([
    // No full run has got round to it since the 14th, or the 15th.
    ['2026-12-16', 0, '2026-12-14', true],
    ['2026-12-16', 0, '2026-12-15', false],
    ['2026-12-29', 0, '2026-12-14', true],
    ['2026-12-30', 0, '2026-12-14', false],
    // Its time began on 24 November.
    ['2026-12-15', 21, '2026-11-23', true],
    ['2026-12-15', 21, '2026-11-24', false],
    ['2026-12-29', 21, '2026-11-23', true],
    ['2026-12-30', 21, '2026-11-23', false],
  ])('on %s, %i days ahead, when the runs left nothing out until %s: %s', (asOf, ahead, caughtUpOn, expected) => {
    expect(begins(asOf, ahead, caughtUpOn)).toBe(expected)
  })

  test('never before their time nor two weeks after their day', () => {
    const days = fc.integer({ min: -120, max: 60 })
    fc.assert(
      fc.property(days, fc.integer({ min: 0, max: 90 }), days, (offset, ahead, caughtUp) => {
        const asOf = addDays(day, offset)
        if (begins(asOf, ahead, addDays(day, caughtUp))) expect(offset).toBeGreaterThanOrEqual(-ahead)
        if (begins(asOf, ahead, addDays(day, caughtUp))) expect(daysBetween(day, asOf)).toBeLessThanOrEqual(14)
      }),
    )
  })
})
