import { daysBetween } from '../metric/calendar-day.ts'

/** How a renewal was decided. */
export interface Decision {
  /** `yyyy-mm-dd` */
  decidedOn: string
  isRenewed: boolean
}

/** A decision further from the renewal date is about another renewal. */
export const mostDaysApart = 60

/**
 * What became of the renewal of an account on a date: the decision nearest to it, at most 60 days before or after. Of two as near the later
 * stands, and of two on one day one that renewed.
 * @param decisions of that account
 * @returns null while nothing near is decided
 */
export function matchOutcome<One extends Decision>(renewalDate: string, decisions: readonly One[]): One | null {
  const distanceOf = ({ decidedOn }: Decision): number => Math.abs(daysBetween(renewalDate, decidedOn))
  const near = decisions.filter((decision) => distanceOf(decision) <= mostDaysApart)
  const nearestFirst = near.toSorted(
    (a, b) => distanceOf(a) - distanceOf(b) || daysBetween(a.decidedOn, b.decidedOn) || Number(b.isRenewed) - Number(a.isRenewed),
  )
  return nearestFirst[0] ?? null
}
