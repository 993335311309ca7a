import { daysBetween } from '../metric/calendar-day.ts'
import type { Band, Group } from './scorecard.ts'

/** What an Account shows of its health. Scores and coverage in hundredths, times as ISO text in UTC; null = empty. */
export interface ShownHealth {
  score: number | null
  band: Band | null
  previousBand: Band | null
  bandChangedAt: string | null
  change30Days: number | null
  coverage: number | null
  groupScores: Record<Group, number | null>
  reason: string | null
  scoredAt: string | null
}

/** The snapshots that decide whether another one is due. */
export interface PastSnapshots {
  /** Of the last week; null = none. */
  newest: { asOfDate: string; inputHash: string; scoredAt: string | null } | null
  /** Score of the newest one between 30 and 38 days ago; null = none, or not scored then. */
  scoreMonthAgo: number | null
}

/** What a run found out about one account. */
export interface FoundHealth {
  score: number | null
  band: Band
  coverage: number | null
  groupScores: Record<Group, number | null>
  reason: string
  /** null = no scorecard matched, so there is nothing to keep. */
  inputHash: string | null
}

export interface HealthChange {
  /** null = the Account shows it already. */
  shown: ShownHealth | null
  isSnapshotDue: boolean
}

const longestSnapshotAgeDays = 7

/**
 * What a run has to write for one account. Right after having been written, the same health needs nothing.
 * @param at instant of the run, ISO text; `asOfDate` its day in the org's time zone
 */
export function diffHealth(stored: ShownHealth, past: PastSnapshots, found: FoundHealth, at: string, asOfDate: string): HealthChange {
  const isSnapshotDue = isDue(past, found, asOfDate)
  const isBandNew = stored.band !== found.band
  const next: ShownHealth = {
    score: found.score,
    band: found.band,
    previousBand: isBandNew ? stored.band : stored.previousBand,
    bandChangedAt: isBandNew ? at : stored.bandChangedAt,
    change30Days: found.score === null || past.scoreMonthAgo === null ? null : found.score - past.scoreMonthAgo,
    coverage: found.coverage,
    groupScores: found.groupScores,
    reason: found.reason,
    scoredAt: stored.scoredAt,
  }
  const scoredAt = isSnapshotDue || !isSame(stored, next) ? at : latest(stored.scoredAt, past.newest?.scoredAt ?? null)
  const shown = { ...next, scoredAt }
  return { shown: isSame(stored, shown) ? null : shown, isSnapshotDue }
}

function isDue({ newest }: PastSnapshots, { inputHash }: FoundHealth, asOfDate: string): boolean {
  if (inputHash === null) return false
  if (newest === null || newest.inputHash !== inputHash) return true
  return daysBetween(newest.asOfDate, asOfDate) >= longestSnapshotAgeDays
}

/** A run that ended between snapshot and Account left the Account behind: it catches up with the snapshot. */
function latest(shown: string | null, kept: string | null): string | null {
  if (shown === null || kept === null) return shown ?? kept
  return kept > shown ? kept : shown
}

function isSame(a: ShownHealth, b: ShownHealth): boolean {
  const { groupScores: groupsA, ...restA } = a
  const { groupScores: groupsB, ...restB } = b
  return isEqual(restA, restB) && isEqual(groupsA, groupsB)
}

function isEqual<T extends object>(a: T, b: T): boolean {
  return (Object.keys(a) as (keyof T)[]).every((key) => a[key] === b[key])
}
