import type { CurrencyRates } from '../health-score/currency.ts'
import { addMonths, lastDayOfMonth } from '../metric/calendar-month.ts'
import { arrOn, firstArrOn, type ArrHistory } from './arr-history.ts'
import { arrMovements } from './arr-movement.ts'
import { byText } from './renewal.ts'
import { revenueRetention, type RevenueRetention } from './revenue-retention.ts'

/** How long a cohort's customers took to come in, and how far its cells are apart. */
export const cohortPeriods = ['month', 'quarter'] as const
export type CohortPeriod = (typeof cohortPeriods)[number]

/** A cell of the heat map. */
export interface CohortCell {
  /** So many periods after the cohort's own; 0 = the end of its own, where it has all of its ARR. */
  periodsLater: number
  /** `yyyy-mm-dd`, the day looked at. */
  day: string
  retention: RevenueRetention
  /** Accounts of the cohort whose ARR is not known on one of the two days: in no figure of the cell. */
  unknown: number
}

/** Accounts whose first ARR fell into one period. */
export interface Cohort {
  /** `2026-03`, or `2026-Q1`. */
  cohort: string
  /** Accounts that came in. */
  accounts: number
  /** Of them, those without ARR at the end of that very period (gone again, or yet to begin): in no cell. */
  withoutArr: number
  /** Up to the last period that is over. */
  cells: CohortCell[]
}

const monthsOf: Record<CohortPeriod, number> = { month: 1, quarter: 3 }

/** The period a day lies in, by the calendar. @param day `yyyy-mm-dd` */
export function cohortOf(day: string, period: CohortPeriod): string {
  return period === 'month' ? day.slice(0, 7) : `${day.slice(0, 4)}-Q${Math.ceil(Number(day.slice(5, 7)) / 3)}`
}

/**
 * What became of each cohort: its ARR at the end of the period it came in, against the end of each period since. Accounts whose first ARR is
 * not known are in no cohort.
 * @param asOf `yyyy-mm-dd`; a period that ends later is not over
 * @param rates one set for all days, so that currencies move no cell; null = the org has one currency
 * @returns oldest first; a cohort whose own period is not over is left out
 */
export function cohortRetention(
  histories: readonly ArrHistory[],
  period: CohortPeriod,
  asOf: string,
  rates: CurrencyRates | null,
): Cohort[] {
  const dated = histories.flatMap((history) => {
    const first = firstArrOn(history)
    return first === null ? [] : [{ history, first }]
  })
  const cohorts = [...Map.groupBy(dated, ({ first }) => cohortOf(first, period))].toSorted(([a], [b]) => byText(a, b))
  return cohorts.flatMap(([cohort, members]) => {
    const ends = periodEnds(members[0]?.first ?? asOf, period, asOf)
    const own = ends[0]
    if (own === undefined) return []
    const accounts = members.map(({ history }) => history)
    const cells = ends.map((day, periodsLater) => {
      const movements = arrMovements(accounts, own, day, { atStart: rates, atEnd: rates })
      return { periodsLater, day, retention: revenueRetention(movements.accounts), unknown: movements.unknown.length }
    })
    return [{ cohort, accounts: accounts.length, withoutArr: accounts.filter((history) => hasNoArr(history, own)).length, cells }]
  })
}

/** Last days of the period a day lies in, and of those after it, that are over. */
function periodEnds(day: string, period: CohortPeriod, asOf: string): string[] {
  const months = monthsOf[period]
  const over = (months - (Number(day.slice(5, 7)) % months)) % months
  const ends: string[] = []
  for (let end = endOf(day, over); end <= asOf; end = endOf(end, months)) ends.push(end)
  return ends
}

const endOf = (day: string, monthsLater: number): string => lastDayOfMonth(addMonths(`${day.slice(0, 7)}-01`, monthsLater))

function hasNoArr(history: ArrHistory, day: string): boolean {
  const arr = arrOn(history, day)
  return arr !== null && arr.every(({ amount }) => amount === 0)
}
