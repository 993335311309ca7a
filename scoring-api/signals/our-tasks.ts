import { taskTextHash } from './task-text.ts'
import type { Signal, SignalTask, WrittenTask } from './signal.ts'

/** `CsKey__c` of a step's task. */
export const taskKey = (signalKey: string, stepKey: string): string => `${signalKey}:${stepKey}`

/** Key in `createdSteps` of the escalation of a step. */
export const escalationKey = (stepKey: string): string => `${stepKey}:escalation`

/** There, and not yet closed. */
export const isPending = (task: SignalTask): boolean => !task.isDeleted && !task.isClosed

/** Nobody has edited what it says or handed it over since we wrote it. A moved due date is a snooze, no edit. */
export function isOurs(task: SignalTask, written: WrittenTask): boolean {
  if (task.priority !== written.priority) return false
  if (task.ownerId !== written.ownerId && task.ownerId !== written.previousOwnerId) return false
  return taskTextHash(task) === written.textHash
}

/** The tasks of a signal that the org has, by the key in `createdSteps`. */
export function tasksOf(
  signal: Signal,
  tasks: ReadonlyMap<string, SignalTask>,
): { stepKey: string; written: WrittenTask; task: SignalTask }[] {
  return Object.entries(signal.createdSteps).flatMap(([stepKey, written]) => {
    const task = tasks.get(taskKey(signal.key, stepKey))
    return task ? [{ stepKey, written, task }] : []
  })
}

/**
 * What the org turned out to hold is taken over: ids of tasks that were being created, hand-overs that took place. A task that was about to be
 * created and is not there is forgotten, so that it is planned afresh if it is still wanted.
 */
export function takeOver(signal: Signal, tasks: ReadonlyMap<string, SignalTask>): Signal {
  const createdSteps = Object.entries(signal.createdSteps).flatMap(([stepKey, written]): [string, WrittenTask][] => {
    const task = tasks.get(taskKey(signal.key, stepKey))
    if (!task) return written.taskId === null ? [] : [[stepKey, written]]
    const isMoved = task.ownerId === written.ownerId
    return [[stepKey, { ...(isMoved ? handedOver(written) : written), taskId: written.taskId ?? task.id }]]
  })
  return { ...signal, createdSteps: Object.fromEntries(createdSteps) }
}

/** As it stands once a hand-over is known to be written. */
export function handedOver(written: WrittenTask): WrittenTask {
  const settled = { ...written }
  delete settled.previousOwnerId
  return settled
}
