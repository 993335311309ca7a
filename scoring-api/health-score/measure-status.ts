import { daysBetween } from '../metric/calendar-day.ts'
import { feedOf } from './feeds.ts'
import type { MeasureStatus } from './health.ts'
import { definitionsOf, type Breakpoint, type Measure, type MeasuredValue } from './scorecard.ts'

/** What of an account decides whether a measure counts for it. */
export interface Circumstances {
  asOfDate: string
  /** Days since the account became a customer; null = not known, then no measure is too early. */
  ageDays: number | null
  /** `isFeedStopped` of the measure. */
  isFeedStopped: boolean
  /** Those that hold for the account; none = no value has points. */
  breakpoints: readonly Breakpoint[]
}

/**
 * Whether a measure counts for an account, and if not, why. Of a feed that has stopped nothing is known, whatever value is left; else what is
 * older than `maxAgeDays` is stale, and stated points stand in for what is stale or missing.
 */
export function statusOf(measure: Measure, { value, latestOn }: MeasuredValue, circumstances: Circumstances): MeasureStatus {
  const { asOfDate, ageDays, isFeedStopped, breakpoints } = circumstances
  if (isTooEarly(measure, ageDays)) return 'tooEarly'
  if (isFeedStopped) return 'stale'
  const isStale = isOlderThan(measure.maxAgeDays, latestOn, asOfDate)
  if (!isStale && value !== null && breakpoints.length > 0) return 'present'
  if (measure.missingPoints !== null) return 'stated'
  return isStale ? 'stale' : 'missing'
}

const isTooEarly = ({ minAccountAgeDays }: Measure, ageDays: number | null): boolean =>
  minAccountAgeDays !== null && ageDays !== null && ageDays < minAccountAgeDays

const isOlderThan = (maxAgeDays: number | null, latestOn: string | null, asOfDate: string): boolean =>
  maxAgeDays !== null && latestOn !== null && daysBetween(latestOn, asOfDate) > maxAgeDays

/** Whether a measure rests on a feed in which no row arrives any more. */
export const isFeedStopped = (measure: Measure, stoppedFeeds: ReadonlySet<string>): boolean =>
  stoppedFeeds.size > 0 && stoppedFeedsOf(measure, stoppedFeeds).length > 0

/** The stopped feeds that a measure rests on, as `stoppedFeeds` writes them. API names are the same in upper and lower case. */
export function stoppedFeedsOf(measure: Measure, stoppedFeeds: ReadonlySet<string>): string[] {
  const feeds = new Set(definitionsOf(measure).map((definition) => feedOf(definition)?.toLowerCase()))
  return [...stoppedFeeds].filter((feed) => feeds.has(feed.toLowerCase()))
}
