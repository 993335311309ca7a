import { addDays, daysBetween } from '../metric/calendar-day.ts'
import { periodDays, type DayRange, type OrgCalendar } from '../soql/period.ts'
import type { AggregateDefinition, WindowPeriod } from './scorecard.ts'

/** Which of the two windows: the one up to the as-of date, or the one before it. */
export type Window = 'present' | 'previous'

type Unit = 'MONTH' | 'QUARTER' | 'YEAR' | 'FISCAL_QUARTER' | 'FISCAL_YEAR'

/** Periods that are over before the as-of date; so many of them. */
const complete: Partial<Record<WindowPeriod, { unit: Unit; count: number }>> = {
  lastMonth: { unit: 'MONTH', count: 1 },
  last3Months: { unit: 'MONTH', count: 3 },
  last6Months: { unit: 'MONTH', count: 6 },
  last12Months: { unit: 'MONTH', count: 12 },
  lastQuarter: { unit: 'QUARTER', count: 1 },
  lastYear: { unit: 'YEAR', count: 1 },
  lastFiscalQuarter: { unit: 'FISCAL_QUARTER', count: 1 },
  lastFiscalYear: { unit: 'FISCAL_YEAR', count: 1 },
}

/** Periods that hold the as-of date. */
const running: Partial<Record<WindowPeriod, Unit>> = {
  thisMonth: 'MONTH',
  thisQuarter: 'QUARTER',
  thisYear: 'YEAR',
  thisFiscalQuarter: 'FISCAL_QUARTER',
  thisFiscalYear: 'FISCAL_YEAR',
}

/**
 * The days whose rows count for an aggregate, by the org's calendar, and those before them that a change is measured against; null = no window.
 * - So many days: they end on the as-of date; before them, as many.
 * - `last…`: complete periods before the one that holds the as-of date; before them, as many periods.
 * - `this…`: from the period's first day to the as-of date; before it, as many days from the first day of the period before, cut at its end.
 */
export function observationWindow(
  { windowDays, windowPeriod }: Pick<AggregateDefinition, 'windowDays' | 'windowPeriod'>,
  calendar: OrgCalendar,
): Record<Window, DayRange> | null {
  if (windowPeriod !== null) return periodWindow(windowPeriod, calendar)
  if (windowDays === null) return null
  const before = addDays(calendar.today, 1)
  const from = addDays(before, -windowDays)
  return { present: { from, before }, previous: { from: addDays(from, -windowDays), before: from } }
}

function periodWindow(period: WindowPeriod, calendar: OrgCalendar): Record<Window, DayRange> {
  const last = complete[period]
  if (last) {
    const present = relative(`LAST_N_${last.unit}S`, last.count, calendar)
    const both = relative(`LAST_N_${last.unit}S`, 2 * last.count, calendar)
    return { present, previous: { from: both.from, before: present.from } }
  }
  const unit = running[period]
  if (!unit) throw new RangeError(`No window ${period}`)
  const present = { from: relative(`THIS_${unit}`, null, calendar).from, before: addDays(calendar.today, 1) }
  const previous = relative(`LAST_${unit}`, null, calendar)
  const asLong = addDays(previous.from, daysBetween(present.from, present.before))
  return { present, previous: { from: previous.from, before: asLong < previous.before ? asLong : previous.before } }
}

function relative(name: string, count: number | null, calendar: OrgCalendar): DayRange {
  const days = periodDays(name, count, calendar)
  if (!days) throw new RangeError(`No period ${name}`)
  return days
}
