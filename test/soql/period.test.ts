import { describe, expect, test } from 'vitest'
import { periodDays, type OrgCalendar } from '../../scoring-api/soql/period.ts'

// A Sunday.
const calendar: OrgCalendar = { today: '2026-11-22', timeZone: 'Asia/Tokyo', weekStartsOn: 0, fiscalYearStartMonth: 4 }

const daysOf = (literal: string, changes: Partial<OrgCalendar> = {}): string | null => {
  const [name = '', count] = literal.split(':')
  const days = periodDays(name, count === undefined ? null : Number(count), { ...calendar, ...changes })
  return days && `${days.from} to before ${days.before}`
}

describe('relative dates on Sunday 2026-11-22, fiscal year from April', () => {
  test.each([
    ['YESTERDAY', '2026-11-21 to before 2026-11-22'],
    ['TODAY', '2026-11-22 to before 2026-11-23'],
    ['TOMORROW', '2026-11-23 to before 2026-11-24'],
    ['LAST_90_DAYS', '2026-08-24 to before 2026-11-23'],
    ['NEXT_90_DAYS', '2026-11-23 to before 2027-02-21'],
    ['LAST_N_DAYS:1', '2026-11-21 to before 2026-11-23'],
    ['LAST_N_DAYS:0', '2026-11-22 to before 2026-11-23'],
    ['NEXT_N_DAYS:1', '2026-11-23 to before 2026-11-24'],
    ['N_DAYS_AGO:2', '2026-11-20 to before 2026-11-21'],
    ['THIS_WEEK', '2026-11-22 to before 2026-11-29'],
    ['LAST_WEEK', '2026-11-15 to before 2026-11-22'],
    ['NEXT_WEEK', '2026-11-29 to before 2026-12-06'],
    ['LAST_N_WEEKS:2', '2026-11-08 to before 2026-11-22'],
    ['NEXT_N_WEEKS:2', '2026-11-29 to before 2026-12-13'],
    ['N_WEEKS_AGO:2', '2026-11-08 to before 2026-11-15'],
    ['THIS_MONTH', '2026-11-01 to before 2026-12-01'],
    ['LAST_MONTH', '2026-10-01 to before 2026-11-01'],
    ['NEXT_MONTH', '2026-12-01 to before 2027-01-01'],
    ['LAST_N_MONTHS:12', '2025-11-01 to before 2026-11-01'],
    ['NEXT_N_MONTHS:2', '2026-12-01 to before 2027-02-01'],
    ['N_MONTHS_AGO:11', '2025-12-01 to before 2026-01-01'],
    ['THIS_QUARTER', '2026-10-01 to before 2027-01-01'],
    ['LAST_QUARTER', '2026-07-01 to before 2026-10-01'],
    ['NEXT_QUARTER', '2027-01-01 to before 2027-04-01'],
    ['LAST_N_QUARTERS:4', '2025-10-01 to before 2026-10-01'],
    ['N_QUARTERS_AGO:1', '2026-07-01 to before 2026-10-01'],
    ['THIS_YEAR', '2026-01-01 to before 2027-01-01'],
    ['LAST_YEAR', '2025-01-01 to before 2026-01-01'],
    ['NEXT_N_YEARS:2', '2027-01-01 to before 2029-01-01'],
    ['N_YEARS_AGO:3', '2023-01-01 to before 2024-01-01'],
    ['THIS_FISCAL_YEAR', '2026-04-01 to before 2027-04-01'],
    ['LAST_FISCAL_YEAR', '2025-04-01 to before 2026-04-01'],
    ['THIS_FISCAL_QUARTER', '2026-10-01 to before 2027-01-01'],
    ['LAST_N_FISCAL_QUARTERS:2', '2026-04-01 to before 2026-10-01'],
    ['NEXT_N_FISCAL_YEARS:1', '2027-04-01 to before 2028-04-01'],
    ['N_FISCAL_YEARS_AGO:1', '2025-04-01 to before 2026-04-01'],
  ])('%s is %s', (literal, days) => {
    expect(daysOf(literal)).toBe(days)
  })

  test('before April the fiscal year is that of last year', () => {
    expect([daysOf('THIS_FISCAL_YEAR', { today: '2026-03-31' }), daysOf('THIS_FISCAL_YEAR', { today: '2026-04-01' })]).toEqual([
      '2025-04-01 to before 2026-04-01',
      '2026-04-01 to before 2027-04-01',
    ])
  })

  test('a fiscal year from February has quarters of its own', () => {
    const from = { fiscalYearStartMonth: 2 }
    expect([daysOf('THIS_FISCAL_QUARTER', from), daysOf('THIS_FISCAL_QUARTER', { ...from, today: '2026-01-31' })]).toEqual([
      '2026-11-01 to before 2027-02-01',
      '2025-11-01 to before 2026-02-01',
    ])
  })

  test('where weeks begin on Monday, this Sunday ends the week', () => {
    expect(daysOf('THIS_WEEK', { weekStartsOn: 1 })).toBe('2026-11-16 to before 2026-11-23')
  })

  test.each(['SOMEDAY', 'LAST_N_DAYS', 'LAST_N_DAYS:-1', 'LAST_N_DAYS:1.5', 'THIS_N_DAYS:3', 'LAST_N_DECADES:1', 'TODAY:1'])(
    'there is no %s',
    (literal) => {
      expect(daysOf(literal)).toBeNull()
    },
  )
})
