import { Problem } from '../problems.ts'

/** API calls spent by one piece of work, and what the org said last of its daily allowance. */
export interface CallCount {
  spent: number
  /** null = the org has not said yet. */
  daily: { used: number; limit: number } | null
  /** How much the clock of this machine is ahead of the org's, by the answer that came last; null = the org has not said yet. */
  clockAheadMs: number | null
}

/** Per cent of the org's daily calls from which on work that can wait stops. */
export const optionalWorkStopsAt = 80

export function newCallCount(): CallCount {
  return { spent: 0, daily: null, clockAheadMs: null }
}

/** @param header `Sforce-Limit-Info`, e.g. `api-usage=18/15000`; null or anything else changes nothing */
export function noteLimitInfo(count: CallCount, header: string | null): void {
  const usage = header?.match(/api-usage=(\d+)\/(\d+)/)
  if (usage) count.daily = { used: Number(usage[1]), limit: Number(usage[2]) }
}

/** As `readClockAhead`; without an answer of the org nothing changes. */
export function noteClock(count: CallCount, ...answer: Parameters<typeof readClockAhead>): void {
  count.clockAheadMs = readClockAhead(...answer) ?? count.clockAheadMs
}

/**
 * How much the clock of this machine is ahead of the org's, in ms, to about a second.
 * @param date header `Date`, in whole seconds
 * @param askedAt and `answeredAt` in ms: the org looked at its clock somewhere between
 * @returns null when the header is no date
 */
export function readClockAhead(date: string | null, askedAt: number, answeredAt: number): number | null {
  const atOrg = Date.parse(date ?? '')
  return Number.isNaN(atOrg) ? null : (askedAt + answeredAt) / 2 - atOrg
}

/** @throws Problem when so much of the day's allowance is used that work which can wait must stop */
export function requireBudget(count: CallCount): void {
  if (count.daily === null || count.daily.used * 100 < count.daily.limit * optionalWorkStopsAt) return
  const { used, limit } = count.daily
  throw new Problem(
    'api-limit-reached',
    `${used} of the org's ${limit} API calls of the last 24 hours are used: runs stop at ${optionalWorkStopsAt} % so that people's tools keep working; start the run again when usage has dropped.`,
  )
}
