import { describe, expect, it } from 'vitest'
import { mondayOf } from '../../scoring-api/renewals/forecast-week.ts'
import { nextRenewal } from '../../scoring-api/renewals/next-renewal.ts'

const asOf = '2026-11-22'

describe('the next renewal', () => {
  it('is the earliest ahead, whatever the order and whatever is overdue', () => {
    expect(nextRenewal(['2027-05-01', '2027-01-31', '2026-11-20'], asOf)).toBe('2027-01-31')
  })

  it.each([
    ['today', '2026-11-22', '2026-11-22'],
    ['400 days ahead', '2027-12-27', '2027-12-27'],
    ['401 days ahead', '2027-12-28', null],
    ['overdue since yesterday', '2026-11-21', '2026-11-21'],
    ['overdue by 60 days', '2026-09-23', '2026-09-23'],
    ['overdue by 61 days', '2026-09-22', null],
  ])('of one date, %s', (_, date, expected) => {
    expect(nextRenewal([date], asOf)).toBe(expected)
  })

  it('is the last of those gone by, when nothing is ahead', () => {
    expect(nextRenewal(['2026-10-01', '2026-11-01', '2026-10-15'], asOf)).toBe('2026-11-01')
  })

  it('is none of no dates', () => {
    expect(nextRenewal([], asOf)).toBeNull()
  })
})

describe('a week', () => {
  it.each([
    ['a Sunday ends it', '2026-11-22', '2026-11-16'],
    ['a Monday begins it', '2026-11-23', '2026-11-23'],
    ['a Saturday', '2026-11-28', '2026-11-23'],
    ['over the turn of a year', '2027-01-01', '2026-12-28'],
    ['before 1970', '1969-12-31', '1969-12-29'],
  ])('begins on Monday: %s', (_, date, monday) => {
    expect(mondayOf(date)).toBe(monday)
  })
})
