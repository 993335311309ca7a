import { expect, test } from 'vitest'
import { addMonths, lastDayOfMonth, monthSpan } from '../../scoring-api/metric/calendar-month.ts'

test('a month later is the same day, or the last one of a shorter month', () => {
  const later = [
    addMonths('2026-01-15', 1),
    addMonths('2026-01-31', 1),
    addMonths('2024-01-31', 1),
    addMonths('2026-11-30', 3),
    addMonths('2026-03-31', -1),
    addMonths('2026-01-01', -12),
    addMonths('2026-12-01', 25),
  ]
  expect(later).toEqual(['2026-02-15', '2026-02-28', '2024-02-29', '2027-02-28', '2026-02-28', '2025-01-01', '2029-01-01'])
})

test('a month ends on its last day, in leap years too', () => {
  expect(['2026-02-01', '2024-02-29', '2100-02-10', '2026-12-31'].map(lastDayOfMonth)).toEqual([
    '2026-02-28',
    '2024-02-29',
    '2100-02-28',
    '2026-12-31',
  ])
})

test('a span counts whole months first, then days of the month they lie in, the last day included', () => {
  const spans = [
    monthSpan('2026-01-01', '2026-12-31'),
    monthSpan('2026-01-01', '2027-01-01'),
    monthSpan('2026-01-15', '2026-02-13'),
    monthSpan('2026-01-15', '2026-02-14'),
    monthSpan('2026-02-10', '2026-02-10'),
    monthSpan('2026-01-31', '2026-02-27'),
  ]
  expect(spans).toEqual([
    { months: 12, days: 0, monthDays: 31 },
    { months: 12, days: 1, monthDays: 31 },
    { months: 0, days: 30, monthDays: 31 },
    { months: 1, days: 0, monthDays: 28 },
    { months: 0, days: 1, monthDays: 28 },
    { months: 1, days: 0, monthDays: 31 },
  ])
})

test('there is no span that ends before it begins', () => {
  expect(monthSpan('2026-01-02', '2026-01-01')).toBeNull()
})
