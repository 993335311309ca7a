import { completeClosing, resolveSignal } from './close-signal.ts'
import type { CompiledIndicator } from './compile-indicator.ts'
import { closeTasks, moveTasks, planSteps, type TasksByKey } from './decide-tasks.ts'
import { nextSignals } from './next-signals.ts'
import { takeOver } from './our-tasks.ts'
import { isClosedStatus, type Signal } from './signal.ts'
import type { AccountSignals, Outcome, SignalDecision, SignalRun } from './signal-decision.ts'

/**
 * What the signals of one account and their tasks should be today. Asked again with what it decided written, all of it or a part, it decides
 * the rest and nothing more. What wants to open is given apart, for the limits of the book: `admitOpenings`, then `toWrites`.
 */
export function decideSignals(run: SignalRun, account: AccountSignals): SignalDecision {
  const { accountId, row } = account
  const tasks: TasksByKey = new Map(account.tasks.map((task) => [task.key, task]))
  const known = account.signals.map((signal) => takeOver(signal, tasks))
  const byIndicator = Map.groupBy(known, ({ indicatorKey }) => indicatorKey)
  const decision: SignalDecision = { accountId, signals: [], tasks: [], openings: [], refusals: [], reasons: [], tasksToday: {} }
  for (const compiled of run.indicators) decideIndicator(compiled)
  const current = new Set(run.indicators.map(({ indicator }) => indicator.key))
  for (const signal of known) if (!current.has(signal.indicatorKey)) decideWithoutIndicator(signal)
  decision.tasksToday = createdToday(decision.signals, run.asOfDate)
  return decision

  function decideIndicator(compiled: CompiledIndicator): void {
    const { indicator, playbook } = compiled
    const { signals, opening, outcomes } = nextSignals(compiled, byIndicator.get(indicator.key) ?? [], accountId, row, run)
    for (const signal of signals) decideTasks(signal, compiled)
    for (const { signalKey, outcome } of outcomes) explain(indicator.key, signalKey, outcome)
    if (!opening) return
    const plan = planSteps(opening, playbook, account, run, tasks)
    const { kind, urgency, sortOrder } = indicator
    const signal = { ...opening, createdSteps: plan.createdSteps }
    decision.openings.push({ accountId, kind, urgency, sortOrder, signal, tasks: plan.tasks, refusals: plan.refusals })
  }

  /** Its indicator is not in use, or cannot be used for now. */
  function decideWithoutIndicator(signal: Signal): void {
    const isHeld = run.heldIndicators.has(signal.indicatorKey)
    if (isClosedStatus(signal.status)) decideTasks(completeClosing(signal, null, row, run), null)
    else if (isHeld) decideTasks(signal, null)
    else {
      decideTasks(resolveSignal(signal, 'retired', null, row, run), null)
      explain(signal.indicatorKey, signal.key, 'retired')
    }
  }

  function decideTasks(signal: Signal, compiled: CompiledIndicator | null): void {
    const closings = closeTasks(signal, compiled?.playbook ?? run.playbooks.get(signal.indicatorKey) ?? null, run, tasks)
    decision.tasks.push(...closings)
    const losesTasks = signal.status === 'dismissed' || (signal.status === 'resolved' && closings.length > 0)
    if (compiled === null || losesTasks) {
      decision.signals.push(signal)
      return
    }
    const moved = moveTasks(signal, compiled.playbook, account, run, tasks)
    decision.tasks.push(...moved.tasks)
    if (signal.status !== 'open') {
      decision.signals.push(moved.signal)
      return
    }
    const plan = planSteps(moved.signal, compiled.playbook, account, run, tasks)
    decision.signals.push({ ...moved.signal, createdSteps: plan.createdSteps })
    decision.tasks.push(...plan.tasks.map((task) => ({ action: 'create' as const, ...task })))
    decision.refusals.push(...plan.refusals)
  }

  function explain(indicatorKey: string, signalKey: string | null, outcome: Outcome): void {
    decision.reasons.push({ indicatorKey, signalKey, outcome })
  }
}

function createdToday(signals: readonly Signal[], asOfDate: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { createdSteps } of signals) {
    for (const { createdOn, ownerId } of Object.values(createdSteps)) {
      if (createdOn === asOfDate) counts[ownerId] = (counts[ownerId] ?? 0) + 1
    }
  }
  return counts
}
