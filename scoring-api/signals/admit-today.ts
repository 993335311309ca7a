import { admitBeginnings, noteBegun, type AdmittedBeginnings } from './admit-beginnings.ts'
import { admitOpenings } from './admit-openings.ts'
import type { RhythmDecision } from './decide-rhythms.ts'
import type { Limits } from './indicator.ts'
import type { SignalDecision } from './signal-decision.ts'
import { createTaskRoom } from './task-room.ts'

/** One part in so many of an owner's new tasks is kept for recurring work. */
const partsToOneOfRhythms = 3

export interface AdmittedToday {
  /** Keys of the signals that open. */
  openings: ReadonlySet<string>
  beginnings: AdmittedBeginnings
}

/**
 * Shares the tasks that an owner may get in one day among signals and rhythms, so that neither starves: rhythms begin with a third of them, signals
 * follow with the rest, and rhythms take what signals leave. Within its part the first signal, and the first occurrence, of an owner always fits.
 */
export function admitToday(
  signals: readonly SignalDecision[],
  rhythms: readonly RhythmDecision[],
  limits: Pick<Limits, 'openPerAccount' | 'newTasksPerOwner'>,
): AdmittedToday {
  const limit = limits.newTasksPerOwner
  const ofRhythms = createTaskRoom(limit === null ? null : Math.floor(limit / partsToOneOfRhythms))
  noteBegun(rhythms, ofRhythms)
  const { keys } = admitBeginnings(rhythms, ofRhythms)
  const ofSignals = createTaskRoom(limit, ofRhythms.used())
  const openings = admitOpenings(signals, limits, ofSignals)
  const left = createTaskRoom(limit)
  left.note(ofRhythms.used())
  left.note(ofSignals.used())
  return { openings, beginnings: admitBeginnings(rhythms, left, keys) }
}
