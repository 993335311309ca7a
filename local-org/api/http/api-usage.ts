const minuteMs = 60_000
const windowMinutes = 24 * 60

export interface ApiUsage {
  readonly limit: number
  /** Calls counted in the last 24 hours. */
  used(): number
  /** @returns false, counting nothing, when the limit is used up */
  count(): boolean
  setLimit(limit: number): void
}

/** Counts API calls of one org over rolling 24 hours, by the minute. */
export function createApiUsage(limit: number, clock: () => number): ApiUsage {
  const callsByMinute = new Map<number, number>()
  let currentLimit = limit

  const used = () => {
    const oldest = Math.floor(clock() / minuteMs) - windowMinutes
    let total = 0
    for (const [minute, calls] of callsByMinute) {
      if (minute <= oldest) callsByMinute.delete(minute)
      else total += calls
    }
    return total
  }

  return {
    get limit() {
      return currentLimit
    },
    used,
    count() {
      if (used() >= currentLimit) return false
      const minute = Math.floor(clock() / minuteMs)
      callsByMinute.set(minute, (callsByMinute.get(minute) ?? 0) + 1)
      return true
    },
    setLimit(next) {
      currentLimit = next
    },
  }
}
