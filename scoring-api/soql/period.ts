import { addDays, toDate } from '../metric/calendar-day.ts'

/** How the org counts weeks and fiscal years. */
export interface OrgCalendar {
  /** `yyyy-mm-dd` of the as-of instant in the org's time zone. */
  today: string
  /** IANA name. */
  timeZone: string
  /** 0 = Sunday (English of the US, Japanese), 1 = Monday; the org's locale decides. */
  weekStartsOn: number
  /** 1-12. */
  fiscalYearStartMonth: number
}

/** Days of a period, the last one excluded. */
export interface DayRange {
  from: string
  before: string
}

type Unit = 'WEEK' | 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR'

const counted = /^(?:(LAST|NEXT)_N_(\w+?)S|N_(\w+?)S_AGO)$/
const single = /^(LAST|THIS|NEXT)_(WEEK|MONTH|QUARTER|YEAR|FISCAL_QUARTER|FISCAL_YEAR)$/

/**
 * The days that a relative date of SOQL means. `LAST_N_DAYS:n` is today and the n days before; all other LAST and NEXT periods exclude the present one.
 * @returns null when there is no such period, or its number is missing or negative
 * Source: SOQL and SOSL Reference, "Date Formats and Date Literals in WHERE"
 */
export function periodDays(name: string, count: number | null, calendar: OrgCalendar): DayRange | null {
  return count === null ? fixedPeriod(name, calendar) : countedPeriod(name, count, calendar)
}

function fixedPeriod(name: string, calendar: OrgCalendar): DayRange | null {
  const { today } = calendar
  switch (name) {
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
  }
  const match = single.exec(name)
  if (!match) return null
  const [, direction, unit] = match
  const first = direction === 'LAST' ? -1 : direction === 'NEXT' ? 1 : 0
  return units(calendar, unit as Unit, first, first + 1)
}

function countedPeriod(name: string, count: number, calendar: OrgCalendar): DayRange | null {
  const match = counted.exec(name)
  if (!match || !Number.isSafeInteger(count) || count < 0) return null
  const [, direction, unitOfRange, unitAgo] = match
  const unit = unitOfRange ?? unitAgo
  if (unit === 'DAY') {
    if (direction === 'LAST') return days(calendar.today, -count, 1)
    if (direction === 'NEXT') return days(calendar.today, 1, count + 1)
    return days(calendar.today, -count, 1 - count)
  }
  if (!isUnit(unit)) return null
  if (direction === 'LAST') return units(calendar, unit, -count, 0)
  if (direction === 'NEXT') return units(calendar, unit, 1, count + 1)
  return units(calendar, unit, -count, 1 - count)
}

const isUnit = (unit: string | undefined): unit is Unit =>
  ['WEEK', 'MONTH', 'QUARTER', 'YEAR', 'FISCAL_QUARTER', 'FISCAL_YEAR'].includes(unit ?? '')

const days = (today: string, first: number, afterLast: number): DayRange => ({
  from: addDays(today, first),
  before: addDays(today, afterLast),
})

const units = (calendar: OrgCalendar, unit: Unit, first: number, afterLast: number): DayRange => ({
  from: startOf(calendar, unit, first),
  before: startOf(calendar, unit, afterLast),
})

/** First day of the unit that lies so many units after the present one. */
function startOf({ today, weekStartsOn, fiscalYearStartMonth }: OrgCalendar, unit: Unit, offset: number): string {
  const year = Number(today.slice(0, 4))
  const month = Number(today.slice(5, 7)) - 1
  const fiscalMonth = (month - (fiscalYearStartMonth - 1) + 12) % 12
  switch (unit) {
    case 'WEEK': {
      const weekday = new Date(`${today}T00:00:00Z`).getUTCDay()
      return addDays(today, -((weekday - weekStartsOn + 7) % 7) + 7 * offset)
    }
    case 'MONTH':
      return firstOfMonth(year, month + offset)
    case 'QUARTER':
      return firstOfMonth(year, month - (month % 3) + 3 * offset)
    case 'YEAR':
      return firstOfMonth(year, 12 * offset)
    case 'FISCAL_QUARTER':
      return firstOfMonth(year, month - (fiscalMonth % 3) + 3 * offset)
    case 'FISCAL_YEAR':
      return firstOfMonth(year, month - fiscalMonth + 12 * offset)
  }
}

/** @param month counted from 0; may lie outside the year */
const firstOfMonth = (year: number, month: number): string => toDate(Date.UTC(year, month, 1) / 86_400_000)
