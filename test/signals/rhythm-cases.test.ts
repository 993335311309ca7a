import { describe, expect, test } from 'vitest'
import { rhythmActions } from '../../scoring-api/signals/admit-beginnings.ts'
import { decideRhythms } from '../../scoring-api/signals/decide-rhythms.ts'
import type { Rhythm, RhythmTask } from '../../scoring-api/signals/rhythm.ts'
import cases from '../cases/signals/rhythms.json' with { type: 'json' }
import { account, playbook, run, step } from './builders.ts'
import { afterActions, briefActions, onDay } from './rhythm-builders.ts'

interface RhythmCase {
  name: string
  arithmetic: string
  rhythm: Partial<Rhythm>
  holidays?: string[]
  days: {
    on: string
    /** What a person does to tasks before the run, by step. */
    person?: Record<string, keyof typeof deeds>
    /** Default: Operation, the stage of the rhythm. */
    stage?: string
    /** `create <period>:<step> <due>` or `close <step>`. */
    actions: string[]
  }[]
}

const book = playbook({
  steps: [
    step('prepare', { dueBusinessDays: 0, sortOrder: 1 }),
    step('meet', { dueBusinessDays: 2, sortOrder: 2 }),
    step('notes', { dueBusinessDays: 1, after: 'meet', sortOrder: 3 }),
  ],
})

const deeds = {
  complete: { isClosed: true, isUntouched: false },
  edit: { subject: 'Ours', isUntouched: false },
  delete: { isDeleted: true, isUntouched: false },
} satisfies Record<string, Partial<RhythmTask>>

describe('worked rhythms, a run on each day', () => {
  test.each(cases as RhythmCase[])('$name: $arithmetic', ({ rhythm, holidays: free = [], days }) => {
    const holidays = new Set(free)
    let tasks: RhythmTask[] = []
    for (const { on, person = {}, stage = 'Operation', actions } of days) {
      const done = (task: RhythmTask): RhythmTask => {
        const deed = person[task.stepKey]
        return deed === undefined ? task : { ...task, ...deeds[deed], changedOn: on }
      }
      tasks = tasks.map(done)
      const facts = account({ row: { Stage: stage, DaysAsCustomer: 400 } })
      const decision = decideRhythms([onDay(on, rhythm, { book, holidays })], facts, run({ asOfDate: on, holidays }), tasks)
      const decided = rhythmActions(decision, { keys: new Set(decision.beginnings.map(({ key }) => key)), postponed: 0 })
      expect([on, briefActions(decided)]).toEqual([on, actions])
      tasks = afterActions(tasks, decided, on)
    }
  })
})
