import type { NewTask } from './signal-decision.ts'

/** How many more tasks each owner may get today. */
export interface TaskRoom {
  /** Tasks that are there, by owner. */
  note(counts: Readonly<Record<string, number>>): void
  /** Takes room for all of them, or for none. An owner of whom none is noted yet always has room, however many they are. */
  take(tasks: readonly Pick<NewTask, 'ownerId'>[]): boolean
  /** What was noted and taken, by owner. */
  used(): Record<string, number>
}

/**
 * @param limit null = none
 * @param elsewhere tasks that narrow the room without being of its kind, by owner
 */
export function createTaskRoom(limit: number | null, elsewhere: Readonly<Record<string, number>> = {}): TaskRoom {
  const used = new Map<string, number>()
  const usedBy = (ownerId: string): number => used.get(ownerId) ?? 0
  const add = (ownerId: string, count: number): void => void used.set(ownerId, usedBy(ownerId) + count)
  const fits = (ownerId: string, count: number): boolean =>
    limit === null || usedBy(ownerId) === 0 || usedBy(ownerId) + (elsewhere[ownerId] ?? 0) + count <= limit
  return {
    note(counts) {
      for (const [ownerId, count] of Object.entries(counts)) add(ownerId, count)
    },
    take(tasks) {
      const wanted = Object.entries(tasksByOwner(tasks))
      if (!wanted.every(([ownerId, count]) => fits(ownerId, count))) return false
      for (const [ownerId, count] of wanted) add(ownerId, count)
      return true
    },
    used: () => Object.fromEntries(used),
  }
}

export function tasksByOwner(tasks: readonly Pick<NewTask, 'ownerId'>[]): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { ownerId } of tasks) counts[ownerId] = (counts[ownerId] ?? 0) + 1
  return counts
}
