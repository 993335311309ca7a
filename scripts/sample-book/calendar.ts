/** Calendar days as `yyyy-mm-dd` texts, without clock or time zone, and the two crossings between such a day and an instant. */

const dayInMs = 86_400_000

export function addDays(day: string, days: number): string {
  return toDay(Date.parse(day) + days * dayInMs)
}

/** Days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / dayInMs
}

/** The same day of the month, or the month's last one where it has no such day. */
export function addMonths(day: string, months: number): string {
  const [year, month, dayOfMonth] = day.split('-').map(Number) as [number, number, number]
  const lastDay = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return toDay(Date.UTC(year, month - 1 + months, Math.min(dayOfMonth, lastDay)))
}

export function firstOfMonth(day: string): string {
  return `${day.slice(0, 7)}-01`
}

/** The calendar day it is at `instant` in an IANA time zone. */
export function dayIn(timeZone: string, instant: Date): string {
  return new Intl.DateTimeFormat('en-CA', { timeZone, year: 'numeric', month: '2-digit', day: '2-digit' }).format(instant)
}

/**
 * The instant at which clocks in `timeZone` show this day and time.
 * @param time `hh:mm:ss`
 * @returns ISO 8601 in UTC, as Salesforce takes it
 */
export function instantAt(timeZone: string, day: string, time: string): string {
  const asIfUtc = Date.parse(`${day}T${time}Z`)
  const shownThere = Date.parse(`${clockIn(timeZone, new Date(asIfUtc))}Z`)
  return new Date(asIfUtc - (shownThere - asIfUtc)).toISOString()
}

function clockIn(timeZone: string, instant: Date): string {
  const parts = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short', timeStyle: 'medium' }).format(instant)
  return parts.replace(' ', 'T')
}

function toDay(ms: number): string {
  return new Date(ms).toISOString().slice(0, 10)
}
