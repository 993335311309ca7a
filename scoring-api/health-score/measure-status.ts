import { daysBetween } from '../metric/calendar-day.ts'
import type { AccountContext, MeasureStatus } from './health.ts'
import type { Measure, MeasuredValue } from './scorecard.ts'

type Dates = Pick<AccountContext, 'asOfDate' | 'customerSince'>

/** Whether a measure counts for an account, and if not, why. A stale value is a missing one; stated points stand in for either. */
export function statusOf(measure: Measure, { value, latestOn }: MeasuredValue, dates: Dates): MeasureStatus {
  if (isTooEarly(measure, dates)) return 'tooEarly'
  const isStale = value !== null && isOlderThan(measure.maxAgeDays, latestOn, dates.asOfDate)
  if (!isStale && value !== null && measure.points.length > 0) return 'present'
  if (measure.missingPoints !== null) return 'stated'
  return isStale ? 'stale' : 'missing'
}

const isTooEarly = ({ minAccountAgeDays }: Measure, { asOfDate, customerSince }: Dates): boolean =>
  minAccountAgeDays !== null && customerSince !== null && daysBetween(customerSince, asOfDate) < minAccountAgeDays

const isOlderThan = (maxAgeDays: number | null, latestOn: string | null, asOfDate: string): boolean =>
  maxAgeDays !== null && latestOn !== null && daysBetween(latestOn, asOfDate) > maxAgeDays
