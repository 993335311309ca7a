import type { RhythmDecision } from './decide-rhythms.ts'
import type { TaskAction } from './signal-decision.ts'
import { tasksByOwner, type TaskRoom } from './task-room.ts'

export interface AdmittedBeginnings {
  /** Keys of the occurrences that begin. */
  keys: ReadonlySet<string>
  /** Tasks of those that do not. */
  postponed: number
}

/** Takes up the room of what needs not ask for any: tasks that came today, and those of occurrences that have begun. */
export function noteBegun(decisions: readonly RhythmDecision[], room: TaskRoom): void {
  for (const { tasks, tasksToday } of decisions) {
    room.note(tasksToday)
    room.note(tasksByOwner(tasks.filter((task) => task.action === 'create')))
  }
}

/**
 * Which occurrences begin today: the earliest first, while every owner of their tasks has room for all of these.
 * @param begun keys of those that begin anyway; their tasks are in the room already
 */
export function admitBeginnings(
  decisions: readonly RhythmDecision[],
  room: TaskRoom,
  begun: ReadonlySet<string> = new Set(),
): AdmittedBeginnings {
  const keys = new Set(begun)
  let postponed = 0
  const inOrder = decisions
    .flatMap(({ beginnings }) => beginnings.filter(({ key }) => !begun.has(key)))
    .toSorted((a, b) => (a.day === b.day ? (a.key < b.key ? -1 : 1) : a.day < b.day ? -1 : 1))
  for (const { key, tasks } of inOrder) {
    if (room.take(tasks)) keys.add(key)
    else postponed += tasks.length
  }
  return { keys, postponed }
}

/** What is to be done at one account once it is known which occurrences may begin. */
export function rhythmActions({ tasks, beginnings }: RhythmDecision, { keys }: AdmittedBeginnings): TaskAction[] {
  const begun = beginnings.filter(({ key }) => keys.has(key))
  return [...tasks, ...begun.flatMap((beginning) => beginning.tasks.map((task) => ({ action: 'create' as const, ...task })))]
}
