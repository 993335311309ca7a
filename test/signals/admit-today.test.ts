import { expect, test } from 'vitest'
import { admitToday } from '../../scoring-api/signals/admit-today.ts'
import { decideRhythms, type RhythmDecision } from '../../scoring-api/signals/decide-rhythms.ts'
import { decideSignals } from '../../scoring-api/signals/decide-signals.ts'
import type { Playbook } from '../../scoring-api/signals/indicator.ts'
import type { SignalDecision } from '../../scoring-api/signals/signal-decision.ts'
import { account, compiled, csm, playbook, run, step } from './builders.ts'
import { onDay } from './rhythm-builders.ts'

const asOfDate = '2026-11-05'
const steps = (count: number): Playbook => playbook({ steps: Array.from({ length: count }, (_, index) => step(`s${index}`)) })
const idOf = (number: number): string => `0010000000000${String(number).padStart(2, '0')}AAA`
const each = <T>(count: number, make: (accountId: string) => T): T[] => Array.from({ length: count }, (_, index) => make(idOf(index)))

const signals = (count: number, tasks: number): SignalDecision[] =>
  each(count, (accountId) => decideSignals(run({ asOfDate, indicators: [compiled({}, steps(tasks), asOfDate)] }), account({ accountId })))
const rhythms = (count: number, tasks: number): RhythmDecision[] =>
  each(count, (accountId) =>
    decideRhythms(
      [onDay(asOfDate, {}, { book: steps(tasks) })],
      account({ accountId, row: { Stage: 'Operation', DaysAsCustomer: 400 } }),
      run({ asOfDate }),
      [],
    ),
  )

/** Signals that open and occurrences that begin. */
const admitted = (ofSignals: SignalDecision[], ofRhythms: RhythmDecision[], newTasksPerOwner: number | null = 15) => {
  const { openings, beginnings } = admitToday(ofSignals, ofRhythms, { openPerAccount: null, newTasksPerOwner })
  return [openings.size, beginnings.keys.size, beginnings.postponed]
}

test('a day full of signals leaves recurring work its third', () => {
  // A third of 15 is 5: two pairs, and 11 are left for signals of one task each.
  expect(admitted(signals(20, 1), rhythms(9, 2))).toEqual([11, 2, 14])
  // Of three tasks each three signals fit into 11, and one more pair into the 2 that these leave.
  expect(admitted(signals(8, 3), rhythms(9, 2))).toEqual([3, 3, 12])
})

test('what one side does not need is the other’s', () => {
  expect(admitted(signals(8, 3), [])).toEqual([5, 0, 0])
  expect(admitted([], rhythms(9, 2))).toEqual([0, 7, 4])
  expect(admitted(signals(8, 3), rhythms(1, 2))).toEqual([4, 1, 0])
})

test('an occurrence larger than the third begins on a day without another', () => {
  // 6 for the first occurrence, 9 for three signals.
  expect(admitted(signals(8, 3), rhythms(2, 6))).toEqual([3, 1, 6])
})

test('a signal larger than what is left opens all the same when it is the first', () => {
  expect(admitted(signals(2, 14), rhythms(1, 2))).toEqual([1, 1, 0])
})

test('what came earlier today counts: a second run brings nothing more', () => {
  const [first, ...others] = rhythms(9, 2)
  const again = [{ ...first!, beginnings: [], tasksToday: { [csm]: 6 } }, ...others.slice(2)]
  const [open, ...queued] = signals(8, 3)
  const still = [{ ...open!, openings: [], tasksToday: { [csm]: 9 } }, ...queued.slice(2)]
  expect(admitted(still, again)).toEqual([0, 0, 12])
})

test('without a limit all of it comes', () => {
  expect(admitted(signals(8, 3), rhythms(9, 2), null)).toEqual([8, 9, 0])
})

test('a limit of two tasks still lets an occurrence begin', () => {
  expect(admitted(signals(3, 1), rhythms(2, 1), 2)).toEqual([1, 1, 1])
})
