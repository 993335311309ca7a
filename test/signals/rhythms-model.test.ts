import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../scoring-api/metric/calendar-day.ts'
import { admitBeginnings, noteBegun, rhythmActions } from '../../scoring-api/signals/admit-beginnings.ts'
import { isBusinessDay } from '../../scoring-api/signals/business-days.ts'
import { decideRhythms } from '../../scoring-api/signals/decide-rhythms.ts'
import type { Rhythm, RhythmTask } from '../../scoring-api/signals/rhythm.ts'
import type { TaskAction } from '../../scoring-api/signals/signal-decision.ts'
import { createTaskRoom } from '../../scoring-api/signals/task-room.ts'
import { account, csm, playbook, run, step } from './builders.ts'
import { afterActions, onDay } from './rhythm-builders.ts'

const book = playbook({
  steps: [step('prepare', { sortOrder: 1 }), step('meet', { sortOrder: 2 }), step('notes', { after: 'meet', sortOrder: 3 })],
})
const ids = ['001000000000001AAA', '001000000000002AAA', '001000000000003AAA']
const start = '2027-12-20'
const holidays = new Set(['2027-12-31', '2028-01-03', '2028-02-29', '2028-03-01', '2028-05-03', '2028-05-04', '2028-05-05'])
const limit = 3

type Event =
  | { kind: 'run'; daysOn: number; writes: number | null }
  | { kind: 'edit' | 'complete' | 'delete'; which: number }
  | { kind: 'stage'; which: number }

const event: fc.Arbitrary<Event> = fc.oneof(
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constant('run' as const),
      daysOn: fc.integer({ min: 0, max: 9 }),
      writes: fc.option(fc.integer({ min: 0, max: 4 }), { freq: 3 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('edit', 'complete', 'delete'), which: fc.nat(50) }) },
  { weight: 1, arbitrary: fc.record({ kind: fc.constant('stage' as const), which: fc.nat(2) }) },
)

const timing = fc.record({
  every: fc.constantFrom('month', 'quarter', 'halfYear' as const),
  dayOfPeriod: fc.integer({ min: 1, max: 31 }),
  createAheadDays: fc.integer({ min: 0, max: 40 }),
})

/** What the org holds. */
interface State {
  today: string
  caughtUpOn: string
  stages: string[]
  tasks: RhythmTask[][]
}

/** A whole run. @param writes after so many it breaks off; null = never @returns how many it made */
function runOver(state: State, rhythm: Partial<Rhythm>, writes: number | null): number {
  const { today } = state
  const ofRun = onDay(today, rhythm, { book, holidays, caughtUpOn: state.caughtUpOn })
  const decisions = ids.map((accountId, index) =>
    decideRhythms(
      [ofRun],
      account({ accountId, row: { Stage: state.stages[index] ?? '' } }),
      run({ asOfDate: today, holidays }),
      state.tasks[index] ?? [],
    ),
  )
  const room = createTaskRoom(limit)
  noteBegun(decisions, room)
  const begun = admitBeginnings(decisions, room)
  const all = decisions.flatMap((decision, index) => rhythmActions(decision, begun).map((action) => ({ action, index })))
  const made = all.slice(0, writes ?? all.length)
  for (const { action, index } of made) state.tasks[index] = afterActions(state.tasks[index] ?? [], [action], today)
  if (made.length === all.length && begun.postponed === 0) state.caughtUpOn = today
  expectSound(
    all.map(({ action }) => action),
    today,
  )
  return made.length
}

function expectSound(actions: readonly TaskAction[], today: string): void {
  for (const action of actions) {
    if (action.action !== 'create') continue
    expect(action.dueOn >= today && isBusinessDay(action.dueOn, holidays)).toBe(true)
  }
}

/** A person does something to one of the tasks. */
function touch(state: State, which: number, changes: Partial<RhythmTask>): void {
  const all = state.tasks.flat().filter(({ isDeleted }) => !isDeleted)
  const chosen = all[which % Math.max(all.length, 1)]
  state.tasks = state.tasks.map((tasks) =>
    tasks.map((task) => (task === chosen ? { ...task, ...changes, isUntouched: false, changedOn: state.today } : task)),
  )
}

const theirs = ({ tasks }: State) => tasks.flat().filter(({ isUntouched }) => !isUntouched)

test('an account gets the tasks of a period at most once, whatever happens between runs, and a rerun changes nothing', () => {
  fc.assert(
    fc.property(timing, fc.array(event, { minLength: 5, maxLength: 60 }), (rhythm, events) => {
      const state: State = { today: start, caughtUpOn: addDays(start, -1), stages: ids.map(() => 'Operation'), tasks: ids.map(() => []) }
      for (const happening of events) {
        switch (happening.kind) {
          case 'run': {
            state.today = addDays(state.today, happening.daysOn)
            const before = theirs(state)
            runOver(state, rhythm, happening.writes)
            // afterActions throws when a key would come a second time, also that of a deleted task.
            expect(theirs(state)).toEqual(before)
            if (happening.writes !== null) runOver(state, rhythm, null)
            expect(runOver(state, rhythm, null)).toBe(0)
            break
          }
          case 'stage':
            state.stages = state.stages.map((stage, index) =>
              index === happening.which ? (stage === 'Operation' ? 'Renewal' : 'Operation') : stage,
            )
            break
          case 'edit':
            touch(state, happening.which, { subject: 'Mine' })
            break
          case 'complete':
            touch(state, happening.which, { isClosed: true })
            break
          default:
            touch(state, happening.which, { isDeleted: true })
        }
      }
      const sets = state.tasks.flat().filter(({ stepKey }) => stepKey === 'prepare')
      expect(new Set(sets.map(({ key }) => key)).size).toBe(sets.length)
      expect(sets.every(({ ownerId }) => ownerId === csm)).toBe(true)
    }),
    { numRuns: 100 },
  )
}, 60_000)

test('an account that stays gets every period, however many days runs skip', () => {
  fc.assert(
    fc.property(timing, fc.array(fc.integer({ min: 1, max: 13 }), { minLength: 30, maxLength: 60 }), (rhythm, steps) => {
      const state: State = { today: start, caughtUpOn: addDays(start, -1), stages: ['Operation'], tasks: [[]] }
      const due = new Set<string>()
      for (const daysOn of steps) {
        state.today = addDays(state.today, daysOn)
        runOver(state, rhythm, null)
        const { occurrences } = onDay(state.today, rhythm, { book, holidays })
        for (const { day, period } of occurrences) if (day > addDays(start, 40) && day <= state.today) due.add(period)
      }
      const got = new Set(state.tasks[0]?.map(({ period }) => period))
      expect([...due].filter((period) => !got.has(period))).toEqual([])
    }),
    { numRuns: 100 },
  )
}, 60_000)
