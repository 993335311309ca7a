import { addDays } from '../metric/calendar-day.ts'
import { toBusinessDay } from './business-days.ts'
import type { Cycle, Occurrence, Rhythm } from './rhythm.ts'

/** The longest time that tasks can be made ahead. */
export const longestAheadDays = 90

/**
 * A set of tasks begins within so many days of its time, whatever kept it waiting. Deleted tasks stay in the recycle bin for 15 days; what is
 * made later could be what a person threw away.
 */
export const graceDays = 14

type Timing = Pick<Rhythm, 'every' | 'dayOfPeriod'>

/** Those of the period before the date's, of its own, and of all whose day comes within the longest time ahead; earliest first. */
export function occurrencesAround(timing: Timing, date: string, holidays: ReadonlySet<string>): Occurrence[] {
  const horizon = addDays(date, longestAheadDays)
  const found = [-1, 0].map((periods) => occurrenceFrom(timing, date, periods, holidays))
  for (let periods = 1; ; periods += 1) {
    const next = occurrenceFrom(timing, date, periods, holidays)
    if (next.day > horizon) return found
    found.push(next)
  }
}

/** @param periods how many periods after that of the date */
function occurrenceFrom({ every, dayOfPeriod }: Timing, date: string, periods: number, holidays: ReadonlySet<string>): Occurrence {
  const length = monthsOf[every]
  const month = (Math.floor(monthNumber(date) / length) + periods) * length
  const wanted = addDays(firstOf(month), dayOfPeriod - 1)
  const last = addDays(firstOf(month + length), -1)
  return { period: periodName(every, month), day: toBusinessDay(wanted < last ? wanted : last, holidays) }
}

/** What a run knows of time. */
export interface RunDays {
  asOfDate: string
  /** Up to this day full runs have left no occurrence out. */
  caughtUpOn: string
}

/**
 * Whether the tasks of an occurrence may begin. Its time is from so many days ahead until its day; later only what runs have not got round to.
 * Who comes later than `graceDays` into that time begins with the next one.
 */
export function mayBegin(
  { day }: Occurrence,
  { createAheadDays }: Pick<Rhythm, 'createAheadDays'>,
  { asOfDate, caughtUpOn }: RunDays,
): boolean {
  const from = addDays(day, -createAheadDays)
  if (asOfDate < from) return false
  const isFresh = asOfDate <= addDays(from, graceDays) || caughtUpOn < from
  const isTimely = asOfDate <= day || (caughtUpOn < day && asOfDate <= addDays(day, graceDays))
  return isFresh && isTimely
}

const monthsOf: Record<Cycle, number> = { month: 1, quarter: 3, halfYear: 6, year: 12 }

/** Months since the year 0. */
const monthNumber = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

const yearOf = (month: number): string => String(Math.floor(month / 12)).padStart(4, '0')
const twoDigits = (value: number): string => String(value).padStart(2, '0')
const firstOf = (month: number): string => `${yearOf(month)}-${twoDigits((month % 12) + 1)}-01`

function periodName(every: Cycle, month: number): string {
  const place = month % 12
  switch (every) {
    case 'month':
      return `${yearOf(month)}-${twoDigits(place + 1)}`
    case 'quarter':
      return `${yearOf(month)}-Q${place / 3 + 1}`
    case 'halfYear':
      return `${yearOf(month)}-H${place / 6 + 1}`
    default:
      return yearOf(month)
  }
}
