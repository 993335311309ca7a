import { addDays, daysBetween } from '../metric/calendar-day.ts'
import { decisionsWithin, type Decision, type Renewal } from './decided-renewals.ts'
import { firstDayOf, isWithin, longestPeriod, resultPeriods, type ResultPeriod } from './result-period.ts'
import { taskOutcome, type StepTask } from './task-outcome.ts'

/** A signal that has opened. */
export interface FiredSignal {
  accountId: string
  playbookKey: string
  openedOn: string
  /** open = open, snoozed or back in the queue; gone = closed for another reason than its condition or a person's word. */
  outcome: 'resolved' | 'dismissed' | 'open' | 'gone'
  /** null = not closed, or nobody knows when. */
  closedOn: string | null
}

/** What became of a playbook in a period. It counts what was, and knows nothing of causes. */
export interface PlaybookResult {
  playbookKey: string
  period: ResultPeriod
  /** Signals that opened in the period; the next three are parts of it. */
  fired: number
  resolved: number
  dismissed: number
  stillOpen: number
  /** Days from opening to resolution, half days possible; null = none was resolved. */
  medianDaysToResolve: number | null
  tasksDue: number
  tasksDoneInTime: number
  /** null = nobody knows which opportunities are renewals. */
  renewals: RenewalShares | null
}

/** Accounts whose renewal was decided in the period: where the playbook had fired in the year before, and elsewhere. */
export interface RenewalShares {
  with: number
  renewedWith: number
  without: number
  renewedWithout: number
}

/** How long before a decision a signal counts as fired for it; on the day itself it comes too late. */
const daysBeforeDecision = 365

/** The earliest opening that any figure rests on. */
export const firstOpeningCounted = (asOf: string): string => addDays(firstDayOf(longestPeriod, asOf), -daysBeforeDecision)

/** Counts one signal and one task at a time, so that no list of them needs to be in memory. */
export interface PlaybookTally {
  addSignal(signal: FiredSignal): void
  addTask(task: StepTask): void
  /** Of each playbook and period one, in the order of the keys given. */
  results(): PlaybookResult[]
}

/**
 * @param playbookKeys whose results are wanted; signals and tasks of others are left out
 * @param renewals null = nobody knows which opportunities are renewals
 * @param asOf last day of the periods, `yyyy-mm-dd`
 */
export function tallyPlaybooks(playbookKeys: readonly string[], renewals: readonly Renewal[] | null, asOf: string): PlaybookTally {
  const tallies = resultPeriods.map((period) => new PeriodTally(period, playbookKeys, renewals, asOf))
  return {
    addSignal: (signal) => tallies.forEach((tally) => tally.addSignal(signal)),
    addTask: (task) => tallies.forEach((tally) => tally.addTask(task)),
    results: () => playbookKeys.flatMap((playbookKey) => tallies.map((tally) => tally.resultOf(playbookKey))),
  }
}

interface Counts {
  fired: number
  resolved: number
  dismissed: number
  stillOpen: number
  daysToResolve: number[]
  tasksDue: number
  tasksDoneInTime: number
  /** Accounts for which it had fired before the decision. */
  accountsWith: Set<string>
}

const noCounts = (): Counts => ({
  fired: 0,
  resolved: 0,
  dismissed: 0,
  stillOpen: 0,
  daysToResolve: [],
  tasksDue: 0,
  tasksDoneInTime: 0,
  accountsWith: new Set(),
})

class PeriodTally {
  readonly #period: ResultPeriod
  readonly #asOf: string
  readonly #counts: Map<string, Counts>
  /** By account. */
  readonly #decisions: ReadonlyMap<string, Decision> | null

  constructor(period: ResultPeriod, playbookKeys: readonly string[], renewals: readonly Renewal[] | null, asOf: string) {
    this.#period = period
    this.#asOf = asOf
    this.#counts = new Map(playbookKeys.map((key) => [key, noCounts()]))
    this.#decisions = renewals && decisionsWithin(renewals, period, asOf)
  }

  addSignal({ accountId, playbookKey, openedOn, outcome, closedOn }: FiredSignal): void {
    const counts = this.#counts.get(playbookKey)
    if (counts === undefined) return
    const decision = this.#decisions?.get(accountId)
    if (decision !== undefined && isBefore(openedOn, decision)) counts.accountsWith.add(accountId)
    if (!isWithin(this.#period, openedOn, this.#asOf)) return
    counts.fired += 1
    if (outcome === 'dismissed') counts.dismissed += 1
    if (outcome === 'open') counts.stillOpen += 1
    if (outcome !== 'resolved') return
    counts.resolved += 1
    if (closedOn !== null) counts.daysToResolve.push(Math.max(daysBetween(openedOn, closedOn), 0))
  }

  addTask(task: StepTask): void {
    const counts = this.#counts.get(task.playbookKey)
    const outcome = taskOutcome(task, this.#asOf)
    if (counts === undefined || outcome === null || !isWithin(this.#period, outcome.on, this.#asOf)) return
    counts.tasksDue += 1
    if (outcome.isInTime) counts.tasksDoneInTime += 1
  }

  resultOf(playbookKey: string): PlaybookResult {
    const { daysToResolve, accountsWith, ...counts } = this.#counts.get(playbookKey) ?? noCounts()
    return {
      playbookKey,
      period: this.#period,
      ...counts,
      medianDaysToResolve: median(daysToResolve),
      renewals: this.#decisions && renewalShares(this.#decisions, accountsWith),
    }
  }
}

const isBefore = (openedOn: string, { decidedOn }: Decision): boolean =>
  openedOn < decidedOn && openedOn >= addDays(decidedOn, -daysBeforeDecision)

function renewalShares(decisions: ReadonlyMap<string, Decision>, accountsWith: ReadonlySet<string>): RenewalShares {
  const shares: RenewalShares = { with: 0, renewedWith: 0, without: 0, renewedWithout: 0 }
  for (const [accountId, { isRenewed }] of decisions) {
    const hasFired = accountsWith.has(accountId)
    shares[hasFired ? 'with' : 'without'] += 1
    if (isRenewed) shares[hasFired ? 'renewedWith' : 'renewedWithout'] += 1
  }
  return shares
}

/** The middle one, or the mean of the middle two. */
function median(values: readonly number[]): number | null {
  const sorted = values.toSorted((a, b) => a - b)
  const upper = sorted[Math.floor(sorted.length / 2)]
  const lower = sorted[Math.ceil(sorted.length / 2) - 1]
  return upper === undefined || lower === undefined ? null : (lower + upper) / 2
}
