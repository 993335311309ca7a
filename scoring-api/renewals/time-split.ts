import { byText, type RenewalRow } from './renewal.ts'

/** What was known at the end of a day, and what came after. */
export interface TimeSplit {
  /** `yyyy-mm-dd` */
  cutOn: string
  /** Decided by then. */
  earlier: RenewalRow[]
  /** Read after it: a renewal read before the cut and decided after is in neither. */
  later: RenewalRow[]
}

export function splitAt(rows: readonly RenewalRow[], cutOn: string): TimeSplit {
  return { cutOn, earlier: rows.filter(({ decidedOn }) => decidedOn <= cutOn), later: rows.filter(({ asOf }) => asOf > cutOn) }
}

/** The day after which about this share of the rows was read; null when all were read on one day. */
export function cutDay(rows: readonly RenewalRow[], laterShare: number): string | null {
  const days = rows.map(({ asOf }) => asOf).toSorted(byText)
  const first = days[Math.floor(days.length * (1 - laterShare))]
  return days.findLast((day) => first !== undefined && day < first) ?? null
}

/**
 * Cuts at equal shares of the rows; each row read after the first cut is later in one split only, that of the last cut before it was read.
 * So every row is forecast once, by what was known on the day it was read.
 */
export function rollingSplits(rows: readonly RenewalRow[], parts: number): TimeSplit[] {
  const shares = Array.from({ length: parts - 1 }, (_, index) => 1 - (index + 1) / parts)
  const cuts = [...new Set(shares.flatMap((share) => cutDay(rows, share) ?? []))]
  return cuts.map((cutOn, index) => {
    const { earlier, later } = splitAt(rows, cutOn)
    const next = cuts[index + 1]
    return { cutOn, earlier, later: later.filter(({ asOf }) => next === undefined || asOf <= next) }
  })
}
