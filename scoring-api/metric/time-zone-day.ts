import { toDayNumber } from './calendar-day.ts'

const formats = new Map<string, Intl.DateTimeFormat>()

/** The `yyyy-mm-dd` date that an instant falls on in an IANA time zone. @throws RangeError on an unknown zone */
export function dateIn(timeZone: string, instant: Date): string {
  const parts = new Map(
    formatFor(timeZone)
      .formatToParts(instant)
      .map((part) => [part.type, part.value]),
  )
  return `${parts.get('year')}-${parts.get('month')}-${parts.get('day')}`
}

/**
 * The first instant of a `yyyy-mm-dd` day in an IANA time zone; where clocks skip midnight, the first instant after the gap.
 * @throws RangeError on an unknown zone
 */
export function startOfDay(timeZone: string, date: string): Date {
  const nominal = toDayNumber(date) * 86_400_000
  let before = nominal - 36 * 3_600_000
  let after = nominal + 36 * 3_600_000
  while (after - before > 1) {
    const middle = Math.floor((before + after) / 2)
    if (dateIn(timeZone, new Date(middle)) < date) before = middle
    else after = middle
  }
  return new Date(after)
}

function formatFor(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    calendar: 'iso8601',
    numberingSystem: 'latn',
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(timeZone, format)
  return format
}
