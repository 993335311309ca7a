import { addDays } from '../metric/calendar-day.ts'

/** A renewal further ahead is not forecast yet. */
export const daysAhead = 400
/** One that went by longer ago is not waited for any more. */
export const daysOverdue = 60

/**
 * The renewal an account faces: its earliest date from `asOf` on, within 400 days; without one the latest that has gone by, up to 60 days ago.
 * @param dates `yyyy-mm-dd`, in any order
 * @returns null when none is near enough
 */
export function nextRenewal(dates: readonly string[], asOf: string): string | null {
  const [first, last] = [addDays(asOf, -daysOverdue), addDays(asOf, daysAhead)]
  const near = dates.filter((date) => date >= first && date <= last).toSorted()
  return near.find((date) => date >= asOf) ?? near.at(-1) ?? null
}
