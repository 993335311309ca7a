import { addDays, daysBetween } from '../metric/calendar-day.ts'
import { fromHundredths } from '../health-score/scaled-number.ts'
import type { CompiledIndicator } from './compile-indicator.ts'
import type { FactsRow } from './facts-row.ts'
import { nextSignals, type NextSignals } from './next-signals.ts'
import { isClosedStatus, type Signal } from './signal.ts'

/** What a snapshot knows of an account, until the next one. */
export interface PastFacts {
  row: FactsRow
  /** `yyyy-mm-dd`. */
  customerSince: string | null
  /** Hundredths. */
  score: number | null
}

export interface PastSnapshot {
  /** `yyyy-mm-dd`. */
  asOfDate: string
  /** The same object as in another snapshot = the same facts. */
  facts: PastFacts
}

export interface AccountHistory {
  accountId: string
  /** The oldest first, one a day at most; some of them from before the first day. */
  snapshots: readonly PastSnapshot[]
}

/** An indicator on each of some days. */
export interface ReplayRules {
  /** `yyyy-mm-dd`, without a gap, the oldest first. */
  dates: readonly string[]
  /** Of a day by its place. */
  compiledOn: (index: number) => CompiledIndicator
  /** Facts that each day brings of itself. */
  asksDaysAsCustomer: boolean
  asksChange: boolean
  /** The same facts mean something else on another day. */
  isDated: boolean
}

/** A signal that opened. */
export interface ReplayedSignal {
  openedOn: string
  /** null = still open on the last day. */
  closedOn: string | null
}

const monthDays = 30
const oldestMonthDays = 38

/**
 * The signals of an account, had the indicator been on since the first day: what a run decides, day by day, where every signal that wants to
 * open may, and nobody snoozes or dismisses. Days on which nothing can change are passed over.
 */
export function replayAccount({ accountId, snapshots }: AccountHistory, rules: ReplayRules): ReplayedSignal[] {
  const { dates, compiledOn } = rules
  const first = dates[0] ?? ''
  const isDaily = rules.isDated || rules.asksDaysAsCustomer || rules.asksChange
  const replayed: ReplayedSignal[] = []
  let signals: Signal[] = []
  let place = -1
  let seen: PastFacts | null = null
  let due = 0
  for (const [index, asOfDate] of dates.entries()) {
    while ((snapshots[place + 1]?.asOfDate ?? '9999') <= asOfDate) place += 1
    const facts = snapshots[place]?.facts
    if (facts === undefined || (facts === seen && index < due && !isDaily)) continue
    seen = facts
    const next = nextSignals(compiledOn(index), signals, accountId, rowOn(asOfDate, facts), { asOfDate, language: 'en' })
    const before = signals
    signals = kept(next)
    note(before, next)
    due = nextLook(index, next)
  }
  for (const { status, openedOn } of signals) if (status === 'open' && openedOn !== null) replayed.push({ openedOn, closedOn: null })
  return replayed

  function rowOn(asOfDate: string, { row, customerSince, score }: PastFacts): FactsRow {
    if (!rules.asksDaysAsCustomer && !rules.asksChange) return row
    const today: Record<string, FactsRow[string]> = { ...row }
    if (rules.asksDaysAsCustomer) today['DaysAsCustomer'] = customerSince === null ? null : daysBetween(customerSince, asOfDate)
    if (rules.asksChange) {
      const monthAgo = scoreMonthBefore(asOfDate)
      today['Change30Days'] = score === null || monthAgo === null ? null : fromHundredths(score - monthAgo)
    }
    return today
  }

  /** As a run finds it: of the newest snapshot around 30 days ago. */
  function scoreMonthBefore(asOfDate: string): number | null {
    const [oldest, newest] = [addDays(asOfDate, -oldestMonthDays), addDays(asOfDate, -monthDays)]
    return snapshots.findLast((snapshot) => snapshot.asOfDate <= newest && snapshot.asOfDate >= oldest)?.facts.score ?? null
  }

  function note(before: readonly Signal[], { signals: after }: NextSignals): void {
    const open = new Set(before.flatMap(({ key, status }) => (status === 'open' ? [key] : [])))
    for (const { key, status, openedOn, closedOn } of after) {
      if (status === 'resolved' && open.has(key) && openedOn !== null) replayed.push({ openedOn, closedOn })
    }
  }

  /** The first day on which the same facts could lead to something else. */
  function nextLook(index: number, { opening, outcomes }: NextSignals): number {
    const has = (outcome: (typeof outcomes)[number]['outcome']): boolean => outcomes.some((one) => one.outcome === outcome)
    if (opening !== null || outcomes.some(({ outcome }) => outcome !== 'unknown' && outcome !== 'coolingDown')) return index + 1
    const { minimumDays, cooldownDays } = compiledOn(index).indicator
    const [last] = signals
    if (last?.status === 'waiting') return Math.max(index + 1, daysBetween(first, last.trueSince) + minimumDays)
    if (has('coolingDown') && last?.closedOn != null) return daysBetween(first, last.closedOn) + cooldownDays
    return dates.length
  }
}

/** What the next day turns on: the signal that goes on, else the last that was open. */
function kept({ signals, opening }: NextSignals): Signal[] {
  if (opening !== null) return [opening]
  const current = signals.filter(({ status }) => !isClosedStatus(status))
  if (current.length > 0) return current
  return signals
    .filter(({ openedOn }) => openedOn !== null)
    .toSorted((a, b) => ((a.closedOn ?? '') < (b.closedOn ?? '') ? -1 : 1))
    .slice(-1)
}
