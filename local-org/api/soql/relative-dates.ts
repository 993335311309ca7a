import { addDays, addMonths } from '../store/time-zone.ts'
import { malformed } from './soql-error.ts'

/** First day in and first day after; `yyyy-mm-dd`. */
export interface DayRange {
  from: string
  before: string
}

type Unit = 'DAY' | 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR'

/**
 * The days a date literal stands for.
 * LAST_N_DAYS:n holds today and the n days before it; LAST_N_WEEKS:n and longer units end before the present one;
 * NEXT_N_… begins after the present one. Weeks begin on Sunday (locales en_US and ja_JP). The fiscal year is the
 * calendar year: the local org's year starts in January.
 * Source: SOQL and SOSL Reference, "Date Formats and Date Literals in WHERE".
 * @param today the reader's local day
 */
export function daysOf(name: string, count: number, today: string): DayRange {
  const literal = name.replace('FISCAL_', '')
  switch (literal) {
    case 'YESTERDAY':
      return days(today, -1, 0)
    case 'TODAY':
      return days(today, 0, 1)
    case 'TOMORROW':
      return days(today, 1, 2)
    case 'LAST_90_DAYS':
      return days(today, -90, 1)
    case 'NEXT_90_DAYS':
      return days(today, 1, 91)
    case 'LAST_N_DAYS':
      return days(today, -count, 1)
    case 'NEXT_N_DAYS':
      return days(today, 1, count + 1)
    default:
      return unitsOf(literal, count, today)
  }
}

function days(today: string, from: number, before: number): DayRange {
  return { from: addDays(today, from), before: addDays(today, before) }
}

function unitsOf(literal: string, count: number, today: string): DayRange {
  const parts = /^(?:(THIS|LAST|NEXT)_(WEEK|MONTH|QUARTER|YEAR)|(LAST|NEXT)_N_(\w+)S|N_(\w+)S_AGO)$/.exec(literal)
  const unit = (parts?.[2] ?? parts?.[4] ?? parts?.[5]) as Unit | undefined
  if (!parts || !unit) throw malformed(`unexpected token: '${literal}'`)
  const start = startOf(unit, today)
  const range = (from: number, before: number) => ({ from: move(unit, start, from), before: move(unit, start, before) })
  if (parts[1] === 'THIS') return range(0, 1)
  if (parts[1] === 'LAST') return range(-1, 0)
  if (parts[1] === 'NEXT') return range(1, 2)
  if (parts[3] === 'LAST') return range(-count, 0)
  if (parts[3] === 'NEXT') return range(1, count + 1)
  return range(-count, 1 - count)
}

function startOf(unit: Unit, day: string): string {
  const [year, month] = day.split('-') as [string, string]
  switch (unit) {
    case 'DAY':
      return day
    case 'WEEK':
      return addDays(day, -new Date(`${day}T00:00:00Z`).getUTCDay())
    case 'MONTH':
      return `${year}-${month}-01`
    case 'QUARTER':
      return `${year}-${String(Math.floor((Number(month) - 1) / 3) * 3 + 1).padStart(2, '0')}-01`
    case 'YEAR':
      return `${year}-01-01`
  }
}

function move(unit: Unit, day: string, count: number): string {
  if (unit === 'DAY') return addDays(day, count)
  if (unit === 'WEEK') return addDays(day, 7 * count)
  return addMonths(day, count * { MONTH: 1, QUARTER: 3, YEAR: 12 }[unit])
}
