import { expect, test } from 'vitest'
import { addDays } from '../../scoring-api/metric/calendar-day.ts'
import { bestStart, leadTimeOf, type RenewalWork } from '../../scoring-api/renewals/best-start.ts'

const asOf = '2026-11-22'
const took = (days: number): RenewalWork => ({ startedOn: '2026-01-01', decidedOn: addDays('2026-01-01', days) })
const ten = [10, 20, 30, 40, 50, 60, 70, 80, 90, 100].map(took)

test('leaves the days in which eight of ten renewals were decided, and the notice before them', () => {
  // 8 of 10 within 80 days, 5 of 10 within 50; 2027-06-30 less 30 and 80 days
  const lead = { leadDays: 80, medianDays: 50, renewals: 10 }
  expect(leadTimeOf(ten, asOf)).toEqual(lead)
  expect(bestStart('2027-06-30', 30, lead)).toEqual({ startOn: '2027-03-12', ...lead })
})

test('counts renewals that are still open for as long as they have run', () => {
  // Five have run 45 days and leave the count then.
  const open = Array.from({ length: 5 }, () => ({ startedOn: addDays(asOf, -45), decidedOn: null }))
  // Open after 40 days: 11/15; then 5/6, 4/5, 3/4, 2/3, 1/2 of it: .611 .489 .367 .244 .122
  expect(leadTimeOf([...ten, ...open], asOf)).toMatchObject({ medianDays: 60, leadDays: 90, renewals: 15 })
})

test('is null with fewer than ten decided, or when too many never are', () => {
  expect(leadTimeOf(ten.slice(1), asOf)).toBeNull()
  const stuck = Array.from({ length: 10 }, () => ({ startedOn: '2025-01-01', decidedOn: null }))
  expect(leadTimeOf([...ten, ...stuck], asOf)).toBeNull()
})

test('knows nothing of what comes after the day it is asked for', () => {
  // The tenth was decided on day 100, 2026-04-11
  expect(leadTimeOf(ten, '2026-04-11')).toMatchObject({ renewals: 10 })
  expect(leadTimeOf(ten, '2026-04-10')).toBeNull()
})

test('refuses a renewal decided before it was begun', () => {
  expect(() => leadTimeOf([took(-1)], asOf)).toThrow('Decided on 2025-12-31, before it was begun on 2026-01-01')
})
