import { addDays } from '../metric/calendar-day.ts'
import type { Override } from './health.ts'

/** An override that nobody has ended yet. */
export interface OpenOverride extends Override {
  accountId: string
  /** `yyyy-mm-dd` of its entry, the org's time zone. */
  enteredOn: string
}

export const endReasons = ['expired', 'replaced'] as const
export type EndReason = (typeof endReasons)[number]

export interface SortedOverrides {
  /** By account id. */
  inForce: Map<string, Override>
  ended: { id: string; reason: EndReason }[]
}

const longestDays = 90

/**
 * Which open overrides are in force on a day, and which have come to their end: expired by their own date, or 90 days after they were entered
 * whatever date they bear; replaced when a newer one of the same account is in force.
 * @param open oldest first
 */
export function sortOverrides(open: readonly OpenOverride[], asOfDate: string): SortedOverrides {
  const inForce = new Map<string, Override>()
  const ended: SortedOverrides['ended'] = []
  for (const { accountId, enteredOn, ...override } of open) {
    const last = lastDayOf(override.expiresOn, enteredOn)
    if (last < asOfDate) {
      ended.push({ id: override.id, reason: 'expired' })
      continue
    }
    const older = inForce.get(accountId)
    if (older !== undefined) ended.push({ id: older.id, reason: 'replaced' })
    inForce.set(accountId, { ...override, expiresOn: last })
  }
  return { inForce, ended }
}

function lastDayOf(expiresOn: string, enteredOn: string): string {
  const latest = addDays(enteredOn, longestDays)
  return expiresOn < latest ? expiresOn : latest
}
