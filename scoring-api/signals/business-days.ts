import { addDays, toDayNumber } from '../metric/calendar-day.ts'

/** Monday to Friday, and no day off. @param date `yyyy-mm-dd` */
export function isBusinessDay(date: string, holidays: ReadonlySet<string>): boolean {
  // 1970-01-01 was a Thursday.
  const weekday = (((toDayNumber(date) + 4) % 7) + 7) % 7
  return weekday !== 0 && weekday !== 6 && !holidays.has(date)
}

/** The first business day on or after the date. */
export function toBusinessDay(date: string, holidays: ReadonlySet<string>): string {
  let day = date
  while (!isBusinessDay(day, holidays)) day = addDays(day, 1)
  return day
}

/** The business day so many business days after the date; with 0 the date itself, or the next business day when it is none. */
export function addBusinessDays(date: string, days: number, holidays: ReadonlySet<string>): string {
  let day = days === 0 ? toBusinessDay(date, holidays) : date
  for (let left = days; left > 0; left -= 1) day = toBusinessDay(addDays(day, 1), holidays)
  return day
}
