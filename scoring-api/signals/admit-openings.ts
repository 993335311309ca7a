import { signalKinds, urgencies, type Limits } from './indicator.ts'
import type { Opening, SignalDecision } from './signal-decision.ts'

/**
 * Keys of the signals that may open: the most urgent first, while their account has room for another open signal and every owner of their
 * tasks for all of these today; the rest stays queued. What is created today counts, so that a second run on the same day admits nothing
 * more. A signal with more tasks than the limit allows opens on a day on which its owner got none.
 */
export function admitOpenings(
  decisions: readonly SignalDecision[],
  limits: Pick<Limits, 'openPerAccount' | 'newTasksPerOwner'>,
): Set<string> {
  const openPerAccount = limits.openPerAccount ?? Infinity
  const tasksPerOwner = limits.newTasksPerOwner ?? Infinity
  const open = new Map<string, number>()
  const tasks = new Map<string, number>()
  for (const { accountId, signals, tasksToday } of decisions) {
    open.set(accountId, signals.filter(({ status }) => status === 'open').length)
    for (const [ownerId, count] of Object.entries(tasksToday)) tasks.set(ownerId, (tasks.get(ownerId) ?? 0) + count)
  }
  const admitted = new Set<string>()
  for (const opening of decisions.flatMap(({ openings }) => openings).toSorted(byRank)) {
    const openNow = open.get(opening.accountId) ?? 0
    const wanted = tasksByOwner(opening)
    if (openNow >= openPerAccount || !wanted.every(([ownerId, count]) => fits(tasks.get(ownerId) ?? 0, count, tasksPerOwner))) continue
    open.set(opening.accountId, openNow + 1)
    for (const [ownerId, count] of wanted) tasks.set(ownerId, (tasks.get(ownerId) ?? 0) + count)
    admitted.add(opening.signal.key)
  }
  return admitted
}

const fits = (used: number, count: number, limit: number): boolean => used === 0 || used + count <= limit

function tasksByOwner({ tasks }: Opening): [string, number][] {
  const counts = new Map<string, number>()
  for (const { ownerId } of tasks) counts.set(ownerId, (counts.get(ownerId) ?? 0) + 1)
  return [...counts]
}

const byRank = (a: Opening, b: Opening): number =>
  urgencies.indexOf(a.urgency) - urgencies.indexOf(b.urgency) ||
  signalKinds.indexOf(a.kind) - signalKinds.indexOf(b.kind) ||
  a.sortOrder - b.sortOrder ||
  (a.signal.key < b.signal.key ? -1 : 1)
