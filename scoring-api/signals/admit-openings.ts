import { signalKinds, urgencies, type Limits } from './indicator.ts'
import type { Opening, SignalDecision } from './signal-decision.ts'
import { createTaskRoom, type TaskRoom } from './task-room.ts'

/**
 * Keys of the signals that may open: the most urgent first, while their account has room for another open signal and every owner of their
 * tasks for all of these today; the rest stays queued. What is created today counts, so that a second run on the same day admits nothing
 * more. A signal with more tasks than the limit allows opens on a day on which its owner got none.
 * @param room what else takes it up is in it already; what is admitted takes its part
 */
export function admitOpenings(
  decisions: readonly SignalDecision[],
  limits: Pick<Limits, 'openPerAccount' | 'newTasksPerOwner'>,
  room: TaskRoom = createTaskRoom(limits.newTasksPerOwner),
): Set<string> {
  const openPerAccount = limits.openPerAccount ?? Infinity
  const open = new Map<string, number>()
  for (const { accountId, signals, tasksToday } of decisions) {
    open.set(accountId, signals.filter(({ status }) => status === 'open').length)
    room.note(tasksToday)
  }
  const admitted = new Set<string>()
  for (const opening of decisions.flatMap(({ openings }) => openings).toSorted(byRank)) {
    const openNow = open.get(opening.accountId) ?? 0
    if (openNow >= openPerAccount || !room.take(opening.tasks)) continue
    open.set(opening.accountId, openNow + 1)
    admitted.add(opening.signal.key)
  }
  return admitted
}

const byRank = (a: Opening, b: Opening): number =>
  urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
  signalKinds.indexOf(a.kind) - signalKinds.indexOf(b.kind) ||
  a.sortOrder - b.sortOrder ||
  (a.signal.key < b.signal.key ? -1 : 1)
