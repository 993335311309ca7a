import { addDays, daysBetween } from '../metric/calendar-day.ts'

/** A renewal that was worked on: how long it took, or has taken so far. */
export interface RenewalWork {
  /** `yyyy-mm-dd`, the day somebody began with it. */
  startedOn: string
  /** `yyyy-mm-dd`; null = still open. */
  decidedOn: string | null
}

/** How long renewals take, from the day somebody began with them. */
export interface LeadTime {
  /** Days in which 80 % of renewals are decided. */
  leadDays: number
  /** Days in which half are. */
  medianDays: number
  /** Renewals it rests on, those still open among them. */
  renewals: number
}

export interface BestStart extends LeadTime {
  /** `yyyy-mm-dd`, the last day to begin on; it may have gone by. */
  startOn: string
}

const decidedShare = 0.8
/** With fewer decided renewals the days say nothing. */
const fewestDecided = 10

/**
 * The last day to begin with a renewal so that 80 % would be decided by the renewal date, or by the day notice must be given.
 * @param renewalDate `yyyy-mm-dd`
 * @param noticeDays how long before the renewal date the customer must have said so; 0 = none
 */
export const bestStart = (renewalDate: string, noticeDays: number, lead: LeadTime): BestStart => ({
  startOn: addDays(renewalDate, -noticeDays - lead.leadDays),
  ...lead,
})

/**
 * How long renewals took. Open ones count for as long as they have run, so that slow ones are not forgotten.
 * @param asOf `yyyy-mm-dd`, up to which open renewals have run
 * @returns null when fewer than 10 renewals were decided, or 80 % never were
 * @throws RangeError on a renewal decided before it was begun
 * Source: Kaplan & Meier (1958), Nonparametric Estimation from Incomplete Observations, JASA 53
 */
export function leadTimeOf(past: readonly RenewalWork[], asOf: string): LeadTime | null {
  const begun = past.filter(({ startedOn }) => startedOn <= asOf)
  const runs = begun.map(({ startedOn, decidedOn }) => {
    const isDecided = decidedOn !== null && decidedOn <= asOf
    const days = daysBetween(startedOn, isDecided ? decidedOn : asOf)
    if (days < 0) throw new RangeError(`Decided on ${decidedOn}, before it was begun on ${startedOn}`)
    return { days, isDecided }
  })
  if (runs.filter(({ isDecided }) => isDecided).length < fewestDecided) return null
  const [medianDays, leadDays] = [daysUntil(runs, 0.5), daysUntil(runs, decidedShare)]
  return medianDays === null || leadDays === null ? null : { leadDays, medianDays, renewals: runs.length }
}

/** The first number of days in which this share is decided; null = the share is never reached. */
function daysUntil(runs: readonly { days: number; isDecided: boolean }[], share: number): number | null {
  let open = 1
  let atRisk = runs.length
  const byDays = Map.groupBy(runs, ({ days }) => days)
  for (const [days, ended] of [...byDays].toSorted(([a], [b]) => a - b)) {
    open *= 1 - ended.filter(({ isDecided }) => isDecided).length / atRisk
    atRisk -= ended.length
    if (1 - open >= share - 1e-12) return days
  }
  return null
}
