import { addDays, daysBetween } from '../metric/calendar-day.ts'
import { completeClosing, evidenceOf, resolveSignal } from './close-signal.ts'
import type { CompiledIndicator } from './compile-indicator.ts'
import type { FactsRow, Truth } from './facts-row.ts'
import { isClosedStatus, type Signal, type SignalStatus } from './signal.ts'
import type { Outcome, RunDay } from './signal-decision.ts'

export interface NextSignals {
  /** As they should be; one that wants to open stands here as queued. */
  signals: Signal[]
  /** The same signal once it is open; null = none wants to. */
  opening: Signal | null
  outcomes: { signalKey: string | null; outcome: Outcome }[]
}

/** What the facts say about an indicator's signals. */
interface Answers {
  applies: Truth
  when: Truth
  ended: Truth
}

/** The signals of one account and one indicator, a day on. @param stored in any order */
export function nextSignals(
  compiled: CompiledIndicator,
  stored: readonly Signal[],
  accountId: string,
  row: FactsRow,
  run: RunDay,
): NextSignals {
  const applies = compiled.applies(row)
  const answers: Answers = { applies, when: applies === false ? false : compiled.when(row), ended: compiled.ended(row) }
  const next: NextSignals = { signals: [], opening: null, outcomes: [] }
  const [current, ...others] = stored.filter(({ status }) => !isClosedStatus(status)).toSorted(byStanding)
  for (const signal of others) settle(resolveSignal(signal, 'merged', compiled, row, run), 'merged')
  for (const signal of stored) if (isClosedStatus(signal.status)) stayClosed(signal)
  if (current) goOn(asOpened(current))
  else if (answers.applies === true && answers.when === true) begin()
  return next

  function settle(signal: Signal, outcome: Outcome | null): void {
    next.signals.push(signal)
    if (outcome !== null) next.outcomes.push({ signalKey: signal.key, outcome })
  }

  function stayClosed(signal: Signal): void {
    const completed = completeClosing(signal, compiled, row, run)
    settle(markGone(completed, answers.when, run), completed === signal ? null : 'closedByPerson')
  }

  function goOn(signal: Signal): void {
    if (answers.applies === false) settle(resolveSignal(signal, 'noLongerApplies', compiled, row, run), 'noLongerApplies')
    else if (answers.applies === null) settle(signal, 'unknown')
    else if (isOver(signal.status, answers)) settle(resolveSignal(signal, 'resolved', compiled, row, run), 'resolved')
    else continueOpen(refreshed(signal, compiled, run))
  }

  function continueOpen(signal: Signal): void {
    const unknown = answers.when === null && answers.ended === null ? 'unknown' : null
    switch (signal.status) {
      case 'waiting':
        if (answers.when === true && isLongEnough(signal)) open(signal)
        else settle(signal, unknown)
        return
      case 'queued':
        if (answers.when === true) open(signal)
        else settle(signal, unknown)
        return
      case 'snoozed':
        if (signal.snoozedUntil !== null && signal.snoozedUntil > run.asOfDate) settle(signal, null)
        else wake(signal)
        return
      default:
        settle(signal, unknown)
    }
  }

  function wake(signal: Signal): void {
    const awake: Signal = { ...signal, snoozedUntil: null, status: signal.openedOn === null ? 'queued' : 'open' }
    if (awake.status === 'queued' && answers.when === true) open(awake)
    else settle(awake, awake.status === 'open' ? 'woken' : null)
  }

  function isLongEnough({ trueSince }: Signal): boolean {
    return daysBetween(trueSince, run.asOfDate) >= compiled.indicator.minimumDays
  }

  /** Whether it may, is for the limits to say. */
  function open(signal: Signal): void {
    const { status } = signal
    const noted = { reason: compiled.reason(row, run.language), evidence: evidenceOf(compiled.names, row, run.asOfDate) }
    settle(status === 'queued' ? signal : { ...signal, ...noted, status: 'queued' }, null)
    next.opening = { ...signal, ...noted, status: 'open', openedOn: run.asOfDate }
  }

  function begin(): void {
    const hindrance = whyNot(compiled, stored, next.signals, keyToday(), run)
    if (hindrance !== null) {
      next.outcomes.push({ signalKey: null, outcome: hindrance })
      return
    }
    const signal = newSignal()
    if (compiled.indicator.minimumDays === 0) open(signal)
    else settle(signal, 'began')
  }

  function newSignal(): Signal {
    const { indicator, names } = compiled
    return {
      id: null,
      key: keyToday(),
      accountId,
      indicatorKey: indicator.key,
      kind: indicator.kind,
      urgency: indicator.urgency,
      status: 'waiting',
      trueSince: run.asOfDate,
      openedOn: null,
      closedOn: null,
      snoozedUntil: null,
      dismissReason: null,
      closingNote: null,
      reason: compiled.reason(row, run.language),
      resolves: resolvesOf(compiled, run),
      evidence: evidenceOf(names, row, run.asOfDate),
      closingEvidence: null,
      createdSteps: {},
    }
  }

  function keyToday(): string {
    return `${accountId}:${compiled.indicator.key}:${run.asOfDate}`
  }

  /** A person may have set the status alone. */
  function asOpened(signal: Signal): Signal {
    const openedOn = signal.status === 'open' ? (signal.openedOn ?? run.asOfDate) : signal.openedOn
    const evidence = signal.evidence ?? evidenceOf(compiled.names, row, run.asOfDate)
    return { ...signal, openedOn, evidence, closedOn: null, closingNote: null, closingEvidence: null, dismissReason: null }
  }
}

const standing: Record<SignalStatus, number> = { open: 0, snoozed: 0, queued: 1, waiting: 2, resolved: 3, dismissed: 3 }

/** What was shown before what was not, the older before the younger. */
const byStanding = (a: Signal, b: Signal): number =>
  standing[a.status] - standing[b.status] || compare(a.trueSince, b.trueSince) || compare(a.key, b.key)

const compare = (a: string, b: string): number => (a === b ? 0 : a < b ? -1 : 1)

/** What nobody has been shown ends with its condition; what was, by what ends the indicator, with the margin. */
function isOver(status: SignalStatus, { when, ended }: Answers): boolean {
  return status === 'waiting' ? when === false : ended === true
}

/** Copies of the definition follow it while the signal goes on. */
function refreshed(signal: Signal, compiled: CompiledIndicator, run: RunDay): Signal {
  const { kind, urgency } = compiled.indicator
  return { ...signal, kind, urgency, resolves: resolvesOf(compiled, run) }
}

const resolvesOf = ({ resolves }: CompiledIndicator, { language }: RunDay): string =>
  language === 'ja' ? resolves.japanese : resolves.english

/** A dismissed signal remembers that its condition went away. */
function markGone(signal: Signal, when: Truth, { asOfDate }: RunDay): Signal {
  const { status, closingEvidence } = signal
  if (status !== 'dismissed' || when !== false || closingEvidence === null || closingEvidence.goneOn !== undefined) return signal
  return { ...signal, closingEvidence: { ...closingEvidence, goneOn: asOfDate } }
}

/** Why no new signal begins although its condition is true; null = it may. A signal that was never open keeps nobody from anything. */
function whyNot(
  { indicator }: CompiledIndicator,
  stored: readonly Signal[],
  closed: readonly Signal[],
  keyToday: string,
  { asOfDate }: RunDay,
): Outcome | null {
  if (stored.some(({ key }) => key === keyToday)) return 'alreadyToday'
  const last = closed.filter(wasSeen).toSorted(byClosing).at(-1)
  if (!last) return null
  if (last.status === 'dismissed' && last.closingEvidence?.goneOn === undefined) return 'dismissedAndStillTrue'
  return addDays(last.closedOn ?? asOfDate, indicator.cooldownDays) > asOfDate ? 'coolingDown' : null
}

const wasSeen = ({ status, openedOn }: Signal): boolean => status === 'dismissed' || openedOn !== null

const byClosing = (a: Signal, b: Signal): number => compare(a.closedOn ?? '', b.closedOn ?? '') || compare(a.key, b.key)
