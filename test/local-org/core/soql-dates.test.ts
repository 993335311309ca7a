import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { daysOf } from '../../../local-org/api/soql/relative-dates.ts'
import { startOfDay, timeInZone } from '../../../local-org/api/store/time-zone.ts'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

describe('the days a literal stands for, on Saturday 2026-11-21', () => {
  const range = (name: string, count = 0) => {
    const { from, before } = daysOf(name, count, '2026-11-21')
    return `${from}..${before}`
  }

  test.each([
    ['YESTERDAY', '2026-11-20..2026-11-21'],
    ['TODAY', '2026-11-21..2026-11-22'],
    ['TOMORROW', '2026-11-22..2026-11-23'],
    ['LAST_WEEK', '2026-11-08..2026-11-15'],
    ['THIS_WEEK', '2026-11-15..2026-11-22'],
    ['NEXT_WEEK', '2026-11-22..2026-11-29'],
    ['LAST_MONTH', '2026-10-01..2026-11-01'],
    ['THIS_MONTH', '2026-11-01..2026-12-01'],
    ['NEXT_MONTH', '2026-12-01..2027-01-01'],
    ['LAST_90_DAYS', '2026-08-23..2026-11-22'],
    ['NEXT_90_DAYS', '2026-11-22..2027-02-20'],
    ['LAST_QUARTER', '2026-07-01..2026-10-01'],
    ['THIS_QUARTER', '2026-10-01..2027-01-01'],
    ['NEXT_QUARTER', '2027-01-01..2027-04-01'],
    ['LAST_YEAR', '2025-01-01..2026-01-01'],
    ['THIS_YEAR', '2026-01-01..2027-01-01'],
    ['NEXT_YEAR', '2027-01-01..2028-01-01'],
    ['THIS_FISCAL_QUARTER', '2026-10-01..2027-01-01'],
    ['LAST_FISCAL_YEAR', '2025-01-01..2026-01-01'],
  ])('%s', (name, days) => expect(range(name)).toBe(days))

  test.each([
    ['LAST_N_DAYS', 1, '2026-11-20..2026-11-22'],
    ['NEXT_N_DAYS', 1, '2026-11-22..2026-11-23'],
    ['N_DAYS_AGO', 2, '2026-11-19..2026-11-20'],
    ['LAST_N_WEEKS', 2, '2026-11-01..2026-11-15'],
    ['NEXT_N_WEEKS', 1, '2026-11-22..2026-11-29'],
    ['N_WEEKS_AGO', 1, '2026-11-08..2026-11-15'],
    ['LAST_N_MONTHS', 3, '2026-08-01..2026-11-01'],
    ['NEXT_N_MONTHS', 2, '2026-12-01..2027-02-01'],
    ['N_MONTHS_AGO', 1, '2026-10-01..2026-11-01'],
    ['LAST_N_QUARTERS', 2, '2026-04-01..2026-10-01'],
    ['N_QUARTERS_AGO', 1, '2026-07-01..2026-10-01'],
    ['NEXT_N_YEARS', 1, '2027-01-01..2028-01-01'],
    ['N_YEARS_AGO', 2, '2024-01-01..2025-01-01'],
    ['LAST_N_FISCAL_QUARTERS', 1, '2026-07-01..2026-10-01'],
    ['NEXT_N_FISCAL_YEARS', 1, '2027-01-01..2028-01-01'],
  ])('%s:%i', (name, count, days) => expect(range(name, count)).toBe(days))
})

describe('time zones', () => {
  test('a day begins when it begins there', () => {
    expect(startOfDay('2026-11-21', 'Asia/Tokyo')).toBe('2026-11-20T15:00:00.000Z')
    expect(startOfDay('2026-11-21', 'UTC')).toBe('2026-11-21T00:00:00.000Z')
  })

  test('holds on the days the clocks change', () => {
    // New York: 2026-03-08 02:00 EST → 03:00 EDT, 2026-11-01 02:00 EDT → 01:00 EST
    expect(startOfDay('2026-03-08', 'America/New_York')).toBe('2026-03-08T05:00:00.000Z')
    expect(startOfDay('2026-03-09', 'America/New_York')).toBe('2026-03-09T04:00:00.000Z')
    expect(startOfDay('2026-11-02', 'America/New_York')).toBe('2026-11-02T05:00:00.000Z')
    expect(timeInZone('2026-03-08T06:59:59.000Z', 'America/New_York')).toBe('2026-03-08T01:59:59')
    expect(timeInZone('2026-03-08T07:00:00.000Z', 'America/New_York')).toBe('2026-03-08T03:00:00')
  })
})

describe('in a query at 2026-11-21 09:00 in Tokyo', () => {
  let visits: FixtureOrg
  beforeAll(() => {
    visits = openFixtureOrg()
    const rows = [
      ['friday', '2026-11-20', '2026-11-20T14:59:59Z'],
      ['saturday', '2026-11-21', '2026-11-20T15:00:00Z'],
      ['sunday', '2026-11-22', '2026-11-21T15:00:00Z'],
      ['never', null, null],
    ]
    for (const [Key__c, On__c, At__c] of rows) visits.add('Visit__c', { Key__c, On__c, At__c })
  })
  afterAll(() => visits.org.close())

  const keys = (where: string) => visits.values(`SELECT Key__c FROM Visit__c WHERE ${where} ORDER BY Id`)

  test('today is the day in Tokyo, for dates and for instants', () => {
    expect(keys('On__c = TODAY')).toEqual(['saturday'])
    expect(keys('At__c = TODAY')).toEqual(['saturday'])
    expect(keys('At__c = LAST_N_DAYS:1')).toEqual(['friday', 'saturday'])
  })

  test('less is before the range, more is after it, not equal is outside or missing', () => {
    expect(keys('On__c < TODAY')).toEqual(['friday'])
    expect(keys('On__c <= TODAY')).toEqual(['friday', 'saturday'])
    expect(keys('On__c > TODAY')).toEqual(['sunday'])
    expect(keys('On__c >= TODAY')).toEqual(['saturday', 'sunday'])
    expect(keys('On__c != TODAY')).toEqual(['friday', 'sunday', 'never'])
    expect(keys('On__c IN (YESTERDAY, TOMORROW)')).toEqual(['friday', 'sunday'])
  })

  test('compares with dates and instants', () => {
    expect(keys('On__c >= 2026-11-21')).toEqual(['saturday', 'sunday'])
    expect(keys('At__c = 2026-11-21T00:00:00+09:00')).toEqual(['saturday'])
    expect(keys('At__c < 2026-11-20T15:00:00Z')).toEqual(['friday'])
  })

  test('date functions count instants in UTC, and in the zone of the reader when asked', () => {
    expect(keys('DAY_ONLY(At__c) = 2026-11-20')).toEqual(['friday', 'saturday'])
    expect(keys('DAY_ONLY(convertTimezone(At__c)) = 2026-11-21')).toEqual(['saturday'])
    expect(keys('HOUR_IN_DAY(At__c) = 15')).toEqual(['saturday', 'sunday'])
    expect(keys('DAY_IN_WEEK(On__c) = 7')).toEqual(['saturday'])
    expect(keys('CALENDAR_QUARTER(On__c) = 4')).toEqual(['friday', 'saturday', 'sunday'])
    expect(keys('WEEK_IN_MONTH(On__c) = 3')).toEqual(['friday', 'saturday'])
    expect(keys('DAY_IN_YEAR(On__c) = 325')).toEqual(['saturday'])
  })
})
