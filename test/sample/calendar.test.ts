import { describe, expect, it } from 'vitest'
import { addDays, addMonths, daysBetween, dayIn, firstOfMonth, instantAt } from '../../scripts/sample-book/calendar.ts'

describe('calendar', () => {
  it('counts days over a leap day and back', () => {
    expect(addDays('2024-02-28', 2)).toBe('2024-03-01')
    expect(addDays('2024-03-01', -1)).toBe('2024-02-29')
    expect(daysBetween('2024-02-28', '2024-03-01')).toBe(2)
    expect(daysBetween('2024-03-01', '2024-02-28')).toBe(-2)
  })

  it('takes the last day of a month that is too short', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2024-02-29', 12)).toBe('2025-02-28')
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
  })

  it('goes over the year in both directions', () => {
    expect(addMonths('2024-11-15', 3)).toBe('2025-02-15')
    expect(addMonths('2024-02-15', -14)).toBe('2022-12-15')
    expect(firstOfMonth('2024-12-31')).toBe('2024-12-01')
  })

  it('knows which day it is in a time zone', () => {
    const lateInUtc = new Date('2026-11-21T15:30:00Z')
    expect(dayIn('Asia/Tokyo', lateInUtc)).toBe('2026-11-22')
    expect(dayIn('America/New_York', lateInUtc)).toBe('2026-11-21')
  })

  it('finds the instant at which a clock shows a time, in winter and in summer', () => {
    expect(instantAt('Asia/Tokyo', '2026-11-22', '00:00:00')).toBe('2026-11-21T15:00:00.000Z')
    expect(instantAt('Europe/Berlin', '2026-01-10', '09:30:00')).toBe('2026-01-10T08:30:00.000Z')
    expect(instantAt('Europe/Berlin', '2026-07-10', '09:30:00')).toBe('2026-07-10T07:30:00.000Z')
  })
})
