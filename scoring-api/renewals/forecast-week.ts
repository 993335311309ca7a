import { toDate, toDayNumber } from '../metric/calendar-day.ts'

/** 1970-01-05, the first Monday counted. */
const firstMonday = 4

/** The Monday of the week a `yyyy-mm-dd` day is in: weeks begin on Mondays, wherever the org is. */
export function mondayOf(date: string): string {
  const day = toDayNumber(date)
  return toDate(day - ((((day - firstMonday) % 7) + 7) % 7))
}
