import { addDays, daysBetween, toDate } from './calendar-day.ts'

/** The same day of the month so many months later; the last day of a month that is too short for it. @param date `yyyy-mm-dd` */
export function addMonths(date: string, months: number): string {
  const [year = 0, month = 1, day = 1] = date.split('-').map(Number)
  const first = toDate(Date.UTC(year, month - 1 + months, 1) / 86_400_000)
  return addDays(first, Math.min(day, daysInMonth(first)) - 1)
}

/** @param date `yyyy-mm-dd` */
export const lastDayOfMonth = (date: string): string => addDays(firstDayOfMonth(date), daysInMonth(date) - 1)

/** A length of time in months: `days` of them over a month of `monthDays`. */
export interface MonthSpan {
  months: number
  days: number
  /** Length of the month that the days over lie in. */
  monthDays: number
}

/**
 * How long it is from one day to another, the last day included: whole months first, each to the same day of the month, then the days over.
 * 1 January to 31 December is twelve months in every year.
 * @returns null when `last` is before `first`
 */
export function monthSpan(first: string, last: string): MonthSpan | null {
  if (last < first) return null
  const after = addDays(last, 1)
  const upTo = (Number(after.slice(0, 4)) - Number(first.slice(0, 4))) * 12 + Number(after.slice(5, 7)) - Number(first.slice(5, 7))
  const months = addMonths(first, upTo) <= after ? upTo : upTo - 1
  const reached = addMonths(first, months)
  return { months, days: daysBetween(reached, after), monthDays: daysBetween(reached, addMonths(first, months + 1)) }
}

const firstDayOfMonth = (date: string): string => `${date.slice(0, 7)}-01`

function daysInMonth(date: string): number {
  const [year = 0, month = 1] = date.split('-').map(Number)
  return new Date(Date.UTC(year, month, 0)).getUTCDate()
}
