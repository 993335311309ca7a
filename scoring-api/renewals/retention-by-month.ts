import type { CurrencyRates } from '../health-score/currency.ts'
import { addMonths, lastDayOfMonth } from '../metric/calendar-month.ts'
import type { ArrHistory } from './arr-history.ts'
import { arrMovements, type ArrMovements } from './arr-movement.ts'
import { arrWaterfall, type WaterfallRow } from './arr-waterfall.ts'
import { revenueRetention, type RevenueRetention } from './revenue-retention.ts'

/** A window of months, from month end to month end. */
export interface MonthRetention extends ArrMovements {
  /** `yyyy-mm`, the month that the window ends with. */
  month: string
  retention: RevenueRetention
  waterfall: WaterfallRow[]
}

/**
 * Retention and waterfall for each month, over a window that ends with it: 1 month tells what happened in it, 12 months the usual yearly rate.
 * Each compares two days; ARR of different days is never added up. With a window of 1 each month starts with the ARR the one before ended with
 * (accounts whose ARR was not known on one of the days left aside).
 * @param firstMonth `yyyy-mm`
 * @param lastMonth `yyyy-mm`, over already
 * @param ratesOn conversion rates on a day; null = the org has one currency
 * @throws RangeError on a window that is not a whole number of months above 0
 */
export function retentionByMonth(
  histories: readonly ArrHistory[],
  { firstMonth, lastMonth, windowMonths }: { firstMonth: string; lastMonth: string; windowMonths: number },
  ratesOn: (day: string) => CurrencyRates | null,
): MonthRetention[] {
  if (!Number.isSafeInteger(windowMonths) || windowMonths < 1) throw new RangeError(`Not a window of whole months: ${windowMonths}`)
  return monthsFrom(firstMonth, lastMonth).map((month) => {
    const to = lastDayOfMonth(`${month}-01`)
    const from = lastDayOfMonth(addMonths(`${month}-01`, -windowMonths))
    const movements = arrMovements(histories, from, to, { atStart: ratesOn(from), atEnd: ratesOn(to) })
    return { month, ...movements, retention: revenueRetention(movements.accounts), waterfall: arrWaterfall(movements.accounts) }
  })
}

function monthsFrom(first: string, last: string): string[] {
  const months: string[] = []
  for (let month = first; month <= last; month = addMonths(`${month}-01`, 1).slice(0, 7)) months.push(month)
  return months
}
