import { hash } from 'node:crypto'
import type { Measure, Scorecard } from './scorecard.ts'

/**
 * SHA-256 in hex of what in a scorecard changes a score or who gets it. Names, meanings, reasons, status and order are left out: they may be
 * put right in a version that has scored.
 */
export function contentHash(scorecard: Scorecard): string {
  const { stage, segmentFilter, healthyFrom, watchFrom, bandMargin, minimumCoverage, rollUp } = scorecard
  const measures = scorecard.measures.map(contentOf).toSorted((a, b) => (a.key < b.key ? -1 : 1))
  return hash('sha256', canonical({ stage, segmentFilter, healthyFrom, watchFrom, bandMargin, minimumCoverage, rollUp, measures }))
}

function contentOf(measure: Measure) {
  const { key, group, weight, aggregate, over, changeAgainstPreviousWindow, percentileWithin, unit } = measure
  const { points, variants, maxAgeDays, minAccountAgeDays, missingPoints, knockOut } = measure
  return {
    key,
    group,
    weight,
    aggregate,
    over,
    changeAgainstPreviousWindow,
    percentileWithin,
    unit,
    points,
    variants,
    maxAgeDays,
    minAccountAgeDays,
    missingPoints,
    knockOut: knockOut && { operator: knockOut.operator, value: knockOut.value, cap: knockOut.cap },
  }
}

/** JSON with sorted names, without what is null or an empty list: a property that a later release adds leaves the hash of older versions alone. */
const canonical = (value: unknown): string => JSON.stringify(value, (_, part: unknown) => (isRecord(part) ? sortedAndFilled(part) : part))

const sortedAndFilled = (record: Record<string, unknown>): Record<string, unknown> =>
  Object.fromEntries(
    Object.entries(record)
      .filter(([, part]) => part !== null && !(Array.isArray(part) && part.length === 0))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  )

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value)
