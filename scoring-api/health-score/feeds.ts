import { addDays, daysBetween } from '../metric/calendar-day.ts'
import type { AggregateDefinition } from './scorecard.ts'

/** The days on which a feed brought rows, over the whole book. */
export interface FeedDays {
  /** As the first measure spells it: `CsUsage__c.Month__c`; names are the same in upper and lower case. */
  feed: string
  /** `yyyy-mm-dd` by the org's time zone, each once. */
  days: string[]
}

/** A feed in which no row arrives any more. */
export interface StoppedFeed {
  feed: string
  /** Day of its newest row. */
  lastOn: string
  /** Days without a row up to the as-of date. */
  silenceDays: number
  /** The longest time between two days with rows before. */
  longestGapDays: number
}

/** Rows older than this tell nothing of how often they come. */
export const feedHistoryDays = 400

const fewestDays = 4
const patienceDays = 7

/** The feed that an aggregate rests on, as `CsUsage__c.Month__c`; null = none: the account's own fields, days until a date to come, no date. */
export function feedOf({ sourceObject, dateField, aggregate }: AggregateDefinition): string | null {
  if (dateField === null || aggregate === 'daysUntil' || sourceObject.toLowerCase() === 'account') return null
  return `${sourceObject}.${dateField}`
}

/**
 * The feeds that have stopped: silent for more than a week, and for more than twice the longest time that they were silent before. A feed with
 * rows on fewer than four days of the last 400 has no rhythm to tell by, and never stops.
 */
export const stoppedFeeds = (feeds: readonly FeedDays[], asOfDate: string): StoppedFeed[] =>
  feeds.flatMap(({ feed, days }) => {
    const known = days.filter((day) => day <= asOfDate && day > addDays(asOfDate, -feedHistoryDays))
    const ascending = [...new Set(known)].toSorted()
    const lastOn = ascending.at(-1)
    if (lastOn === undefined || ascending.length < fewestDays) return []
    const gaps = ascending.slice(1).map((day, index) => daysBetween(ascending[index] ?? day, day))
    const longestGapDays = Math.max(...gaps)
    const silenceDays = daysBetween(lastOn, asOfDate)
    return silenceDays > Math.max(patienceDays, 2 * longestGapDays) ? [{ feed, lastOn, silenceDays, longestGapDays }] : []
  })

/** The one alert for a stopped feed. */
export const stoppedFeedSentence = ({ feed, lastOn, silenceDays, longestGapDays }: StoppedFeed): { english: string; japanese: string } => ({
  english: `Feed ${feed} has stopped: no row since ${lastOn} (${silenceDays} days), where rows came every ${daysText(longestGapDays)} or sooner. Its measures are stale until rows arrive again: look at what fills it.`,
  japanese: `データ連携${feed}が止まっています。${lastOn}以降、${silenceDays}日間データがありません（それまでの間隔は最長でも${longestGapDays}日）。再開するまで関連する指標は「古いデータ」として扱われます。連携元を確認してください。`,
})

const daysText = (days: number): string => (days === 1 ? 'day' : `${days} days`)
