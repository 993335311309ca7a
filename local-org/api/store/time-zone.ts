/** Calendar arithmetic in a time zone. Days are `yyyy-mm-dd`, instants `yyyy-mm-ddThh:mm:ss.sssZ` (UTC). */

const formats = new Map<string, Intl.DateTimeFormat>()
const offsets = new Map<string, number>()

/** The local time at an instant, written like an instant but without zone: `yyyy-mm-ddThh:mm:ss`. */
export function timeInZone(instant: string, zone: string): string {
  return new Date(Date.parse(instant) + offsetAt(instant, zone)).toISOString().slice(0, 19)
}

export function dayInZone(instant: string, zone: string): string {
  return timeInZone(instant, zone).slice(0, 10)
}

/** The instant at which a local day begins. */
export function startOfDay(day: string, zone: string): string {
  const asUtc = Date.parse(`${day}T00:00:00Z`)
  const guess = new Date(asUtc - offsetAt(new Date(asUtc).toISOString(), zone)).toISOString()
  return new Date(asUtc - offsetAt(guess, zone)).toISOString()
}

export function addDays(day: string, days: number): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10)
}

/** The same day of another month, or that month's last day. */
export function addMonths(day: string, months: number): string {
  const [year, month, date] = day.split('-').map(Number) as [number, number, number]
  const last = new Date(Date.UTC(year, month + months, 0)).getUTCDate()
  return new Date(Date.UTC(year, month - 1 + months, Math.min(date, last))).toISOString().slice(0, 10)
}

/** Milliseconds a zone is ahead of UTC. Offsets change on whole quarters of an hour, so one is kept for each quarter asked. */
function offsetAt(instant: string, zone: string): number {
  const quarter = Math.floor(Date.parse(instant) / 900_000)
  const key = `${quarter} ${zone}`
  const known = offsets.get(key)
  if (known !== undefined) return known
  if (offsets.size > 100_000) offsets.clear()
  const offset = measureOffset(quarter * 900_000, zone)
  offsets.set(key, offset)
  return offset
}

function measureOffset(at: number, zone: string): number {
  const parts = Object.fromEntries(
    formatFor(zone)
      .formatToParts(at)
      .map((part) => [part.type, Number(part.value)]),
  )
  const { year, month, day, hour, minute, second } = parts as Record<string, number>
  return Date.UTC(year ?? 0, (month ?? 1) - 1, day, hour, minute, second) - at
}

function formatFor(zone: string): Intl.DateTimeFormat {
  const known = formats.get(zone)
  if (known) return known
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  })
  formats.set(zone, format)
  return format
}
