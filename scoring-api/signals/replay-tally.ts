import { daysBetween } from '../metric/calendar-day.ts'
import type { ReplayedSignal } from './replay-account.ts'
import type { PastResult } from './test-result.ts'

/** Counts the signals of one account after the other. */
export interface ReplayTally {
  add(signals: readonly ReplayedSignal[]): void
  result(): Omit<PastResult, 'unknownNames'>
}

/** @param dates `yyyy-mm-dd`, the oldest first, at least one */
export function createReplayTally(dates: readonly string[]): ReplayTally {
  const byDay = new Map(dates.map((day) => [day, { day, opened: 0, resolved: 0 }]))
  const daysOpen: number[] = []
  let opened = 0
  let accounts = 0
  const dayOf = (date: string) => {
    const day = byDay.get(date)
    if (day === undefined) throw new RangeError(`${date} is not among the days`)
    return day
  }
  return {
    add(signals) {
      opened += signals.length
      if (signals.length > 0) accounts += 1
      for (const { openedOn, closedOn } of signals) {
        dayOf(openedOn).opened += 1
        if (closedOn === null) continue
        dayOf(closedOn).resolved += 1
        daysOpen.push(daysBetween(openedOn, closedOn))
      }
    },
    result: () => ({
      from: dates[0] ?? '',
      to: dates.at(-1) ?? '',
      opened,
      resolved: daysOpen.length,
      stillOpen: opened - daysOpen.length,
      accounts,
      medianDaysOpen: median(daysOpen),
      days: [...byDay.values()].filter((day) => day.opened + day.resolved > 0),
    }),
  }
}

/** The middle one, or the mean of the two in the middle; null of none. */
function median(numbers: readonly number[]): number | null {
  const sorted = numbers.toSorted((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  const [lower, upper] = [sorted[middle - 1], sorted[middle]]
  if (upper === undefined) return null
  return sorted.length % 2 === 1 || lower === undefined ? upper : (lower + upper) / 2
}
