import { describe, expect, test } from 'vitest'
import { addDays, daysBetween } from '../../scoring-api/metric/calendar-day.ts'
import { dateIn, startOfDay } from '../../scoring-api/metric/time-zone-day.ts'

describe('days between dates', () => {
  test.each([
    ['2026-11-22', '2026-11-22', 0],
    ['2026-11-22', '2026-11-23', 1],
    ['2026-11-23', '2026-11-22', -1],
    ['2024-02-28', '2024-03-01', 2],
    ['2026-02-28', '2026-03-01', 1],
    ['1969-12-31', '1970-01-01', 1],
  ] as const)('from %s to %s: %i', (from, to, days) => {
    expect(daysBetween(from, to)).toBe(days)
    expect(addDays(from, days)).toBe(to)
  })
})

describe('the date of an instant in the org', () => {
  test.each([
    ['Asia/Tokyo', '2026-11-21T14:59:59.999Z', '2026-11-21'],
    ['Asia/Tokyo', '2026-11-21T15:00:00.000Z', '2026-11-22'],
    ['America/Los_Angeles', '2026-11-22T07:59:59.999Z', '2026-11-21'],
    ['America/Los_Angeles', '2026-11-22T08:00:00.000Z', '2026-11-22'],
    ['UTC', '2026-11-22T00:00:00.000Z', '2026-11-22'],
    ['Asia/Kathmandu', '2026-11-21T18:14:59.999Z', '2026-11-21'],
    ['Asia/Kathmandu', '2026-11-21T18:15:00.000Z', '2026-11-22'],
  ] as const)('%s: %s falls on %s', (timeZone, instant, date) => {
    expect(dateIn(timeZone, new Date(instant))).toBe(date)
  })

  test('an unknown time zone is refused', () => {
    expect(() => dateIn('Mars/Olympus', new Date(0))).toThrow(RangeError)
  })
})

describe('the first instant of a day in the org', () => {
  test.each([
    ['Asia/Tokyo', '2026-11-22', '2026-11-21T15:00:00.000Z'],
    ['UTC', '2026-11-22', '2026-11-22T00:00:00.000Z'],
    // Summer time begins at 02:00 on this day and the day has 23 hours.
    ['America/New_York', '2026-03-08', '2026-03-08T05:00:00.000Z'],
    ['America/New_York', '2026-03-09', '2026-03-09T04:00:00.000Z'],
    // Clocks skip midnight: the day begins at 01:00.
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T03:00:00.000Z'],
    // A day that this island never had: the next one begins where the one before ends.
    ['Pacific/Apia', '2011-12-30', '2011-12-30T10:00:00.000Z'],
  ] as const)('%s: %s begins at %s', (timeZone, date, instant) => {
    expect(startOfDay(timeZone, date).toISOString()).toBe(instant)
  })
})
