const dayMilliseconds = 86_400_000

/** Days since 1970-01-01 of a `yyyy-mm-dd` date. */
export const toDayNumber = (date: string): number => Math.round(Date.parse(`${date}T00:00:00Z`) / dayMilliseconds)

/** The `yyyy-mm-dd` date of a day number. */
export const toDate = (dayNumber: number): string => new Date(dayNumber * dayMilliseconds).toISOString().slice(0, 10)

/** Whole days from one `yyyy-mm-dd` date to another; negative when `to` is earlier. */
export const daysBetween = (from: string, to: string): number => toDayNumber(to) - toDayNumber(from)

/** The `yyyy-mm-dd` date so many days later; earlier when negative. */
export const addDays = (date: string, days: number): string => toDate(toDayNumber(date) + days)
