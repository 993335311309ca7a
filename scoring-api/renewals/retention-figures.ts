import type { CurrencyRates } from '../health-score/currency.ts'
import { addMonths, lastDayOfMonth } from '../metric/calendar-month.ts'
import type { ArrHistory } from './arr-history.ts'
import { arrMovements, type ArrMovement } from './arr-movement.ts'
import { arrWaterfall, type WaterfallRow } from './arr-waterfall.ts'
import { cohortRetention, type CohortCell } from './cohort-retention.ts'
import { byText } from './renewal.ts'
import { revenueRetention, type RevenueRetention } from './revenue-retention.ts'

/** What retention figures are about. */
export const retentionScopes = ['book', 'segment', 'cohort'] as const
export type RetentionScope = (typeof retentionScopes)[number]

/** How ARR was kept between two days. */
export interface RetentionFigure {
  scope: RetentionScope
  /** Segment or cohort (`2026-Q1`); null = the whole book, or accounts in no segment. */
  scopeValue: string | null
  /** 1 or 12; of a cohort, the months since its quarter ended. */
  windowMonths: number
  /** `yyyy-mm-dd`: last day of the month that the window ends in. */
  month: string
  startsOn: string
  /** The end of the month, or the as-of day while it goes on. */
  endsOn: string
  isMonthOver: boolean
  retention: RevenueRetention
  /** null = of a cohort, which nobody joins: start, movements and end are in `retention`. */
  waterfall: WaterfallRow[] | null
  /** Accounts whose ARR is not known on one of the days. */
  leftAside: number
}

export interface RetentionBasis {
  /** `yyyy-mm-dd` */
  asOf: string
  /** Months to look back upon, the present one included. */
  months: number
  /** Cohorts to look back upon, in quarters. */
  quarters: number
  /** The present ones, for every day: a rate moves no figure. null = the org has one currency. */
  rates: CurrencyRates | null
  /** First day that anything was recorded; null = the histories go back to the beginning. */
  recordedFrom: string | null
}

/** A month, and the twelve months that end with it. */
export const retentionWindows = [1, 12] as const

/**
 * Retention of the whole book and of each segment, month by month, and of each quarter's cohort. The present month runs to the as-of day, so
 * that its ending ARR is what the org holds now; its twelve months begin on the same day a year before. Where the records begin in the middle
 * of a month, that month begins with them; twelve months are told once there are twelve. A window in which nobody ever had ARR has no figure.
 * @param histories of the accounts that count
 */
export function retentionFigures(histories: readonly ArrHistory[], basis: RetentionBasis): RetentionFigure[] {
  const segmentOf = new Map(histories.map(({ accountId, segment }) => [accountId, segment]))
  const windows = monthsUpTo(basis).flatMap((month) =>
    retentionWindows.flatMap((windowMonths) => windowOf(month, windowMonths, basis) ?? []),
  )
  const figures = windows.flatMap((window) => figuresOf(window, histories, segmentOf, basis.rates))
  return [...figures, ...cohortFigures(histories, basis)]
}

type Window = Pick<RetentionFigure, 'windowMonths' | 'month' | 'startsOn' | 'endsOn' | 'isMonthOver'>

/** Last days of the months, oldest first. */
function monthsUpTo({ asOf, months }: RetentionBasis): string[] {
  const first = `${asOf.slice(0, 7)}-01`
  return Array.from({ length: months }, (_, index) => lastDayOfMonth(addMonths(first, index + 1 - months)))
}

/** null = the records begin too late. */
function windowOf(month: string, windowMonths: number, { asOf, recordedFrom }: RetentionBasis): Window | null {
  const isMonthOver = month < asOf
  const endsOn = isMonthOver ? month : asOf
  const monthBefore = lastDayOfMonth(addMonths(`${month.slice(0, 7)}-01`, -windowMonths))
  const startsOn = isMonthOver || windowMonths === 1 ? monthBefore : addMonths(asOf, -windowMonths)
  if (recordedFrom === null || recordedFrom <= startsOn) return { windowMonths, month, startsOn, endsOn, isMonthOver }
  return windowMonths > 1 || recordedFrom > endsOn ? null : { windowMonths, month, startsOn: recordedFrom, endsOn, isMonthOver }
}

function figuresOf(
  window: Window,
  histories: readonly ArrHistory[],
  segmentOf: ReadonlyMap<string, string | null>,
  rates: CurrencyRates | null,
): RetentionFigure[] {
  const { accounts, unknown } = arrMovements(histories, window.startsOn, window.endsOn, { atStart: rates, atEnd: rates })
  const bySegment = Map.groupBy(accounts, ({ segment }) => segment)
  const unknownBySegment = Map.groupBy(unknown, (accountId) => segmentOf.get(accountId) ?? null)
  const segments = [...new Set([...bySegment.keys(), ...unknownBySegment.keys()])].toSorted((a, b) => byText(a ?? '', b ?? ''))
  const toFigure = (scope: RetentionScope, scopeValue: string | null, own: readonly ArrMovement[], leftAside: number): RetentionFigure => ({
    ...window,
    scope,
    scopeValue,
    retention: revenueRetention(own),
    waterfall: arrWaterfall(own),
    leftAside,
  })
  const figures = [
    toFigure('book', null, accounts, unknown.length),
    ...segments.map((segment) => toFigure('segment', segment, bySegment.get(segment) ?? [], unknownBySegment.get(segment)?.length ?? 0)),
  ]
  return figures.filter(({ waterfall }) => waterfall?.some(({ accounts: count }) => count > 0))
}

function cohortFigures(histories: readonly ArrHistory[], { asOf, quarters, rates }: RetentionBasis): RetentionFigure[] {
  const cohorts = cohortRetention(histories, 'quarter', asOf, rates).slice(-quarters)
  return cohorts.flatMap(({ cohort, cells }) => cells.flatMap((cell) => toCohortFigure(cohort, cells[0]?.day ?? cell.day, cell) ?? []))
}

/** null = nobody of the cohort is known to have had ARR at its start. */
const toCohortFigure = (cohort: string, startsOn: string, { periodsLater, day, retention, unknown }: CohortCell): RetentionFigure | null =>
  retention.accounts === 0
    ? null
    : {
        scope: 'cohort',
        scopeValue: cohort,
        windowMonths: periodsLater * 3,
        month: day,
        startsOn,
        endsOn: day,
        isMonthOver: true,
        retention,
        waterfall: null,
        leftAside: unknown,
      }
