import { isDeepStrictEqual } from 'node:util'
import { handedOver, taskKey } from './our-tasks.ts'
import type { Signal } from './signal.ts'
import type { AccountWrites, NewTask, SignalDecision, TaskAction } from './signal-decision.ts'

/** What is to be written for one account, once it is known which signals may open. @param stored as they were read */
export function toWrites(decision: SignalDecision, admitted: ReadonlySet<string>, stored: readonly Signal[]): AccountWrites {
  const openings = new Map(
    decision.openings.filter(({ signal }) => admitted.has(signal.key)).map((opening) => [opening.signal.key, opening]),
  )
  const before = new Map(stored.map((signal) => [signal.key, signal]))
  const after = decision.signals.map((signal) => openings.get(signal.key)?.signal ?? signal)
  const changed = after.filter((signal) => !isDeepStrictEqual(signal, before.get(signal.key)))
  const openNow = after.filter(({ status }) => status === 'open')
  const entered = (status: Signal['status']): number =>
    changed.filter((signal) => signal.status === status && before.get(signal.key)?.status !== status).length
  return {
    accountId: decision.accountId,
    signals: changed,
    tasks: [...decision.tasks, ...[...openings.values()].flatMap(({ tasks }) => tasks.map(toCreate))],
    openRisks: openNow.filter(({ kind }) => kind === 'risk').length,
    openOpportunities: openNow.filter(({ kind }) => kind === 'opportunity').length,
    opened: entered('open'),
    resolved: entered('resolved'),
    queued: entered('queued'),
    refusals: [...decision.refusals, ...[...openings.values()].flatMap(({ refusals }) => refusals)],
    reasons: [
      ...decision.reasons,
      ...decision.openings.map(({ signal }) => ({
        indicatorKey: signal.indicatorKey,
        signalKey: signal.key,
        outcome: openings.has(signal.key) ? ('opened' as const) : ('queued' as const),
      })),
    ],
  }
}

const toCreate = (task: NewTask): TaskAction => ({ action: 'create', ...task })

/** Tasks that were written: of created ones the id, by `CsKey__c`; of moved ones the key. */
export interface WrittenTasks {
  created: ReadonlyMap<string, string>
  moved: ReadonlySet<string>
}

/**
 * The signals to write after their tasks: with the ids of what was created, without the owners that tasks were moved from.
 * @param signals as they stand after the first write, changed ones and others
 * @returns those that change
 */
export function signalsAfterTasks(signals: readonly Signal[], { created, moved }: WrittenTasks): Signal[] {
  return signals.flatMap((signal) => {
    const steps = Object.entries(signal.createdSteps).map(([stepKey, written]) => {
      const key = taskKey(signal.key, stepKey)
      return [stepKey, { ...(moved.has(key) ? handedOver(written) : written), taskId: written.taskId ?? created.get(key) ?? null }] as const
    })
    const after: Signal = { ...signal, createdSteps: Object.fromEntries(steps) }
    return isDeepStrictEqual(after, signal) ? [] : [after]
  })
}
