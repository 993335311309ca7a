import { describe, expect, test } from 'vitest'
import { decideRhythms, type RhythmOfRun } from '../../scoring-api/signals/decide-rhythms.ts'
import type { RhythmTask } from '../../scoring-api/signals/rhythm.ts'
import type { AccountSignals, TaskAction } from '../../scoring-api/signals/signal-decision.ts'
import { account, accountId, csm, manager, playbook, run, step } from './builders.ts'
import { afterActions, briefActions, onDay } from './rhythm-builders.ts'

const newCsm = '005000000000002AAA'
const users = new Map([...run().users, [newCsm, { isActive: true, managerId: manager }]])
/** Prepare, meet, and once that is done send the notes. */
const review = playbook({
  steps: [
    step('prepare', { dueBusinessDays: 0, sortOrder: 1, escalateAfterBusinessDays: 1 }),
    step('meet', { dueBusinessDays: 2, sortOrder: 2 }),
    step('notes', { dueBusinessDays: 1, after: 'meet', sortOrder: 3 }),
  ],
})

interface Day {
  asOf: string
  rhythm?: RhythmOfRun
  facts?: Partial<AccountSignals>
  tasks?: readonly RhythmTask[]
  language?: 'en' | 'ja'
}

const atOperation = { Stage: 'Operation', DaysAsCustomer: 400 }

const decide = ({ asOf, rhythm = onDay(asOf, {}, { book: review }), facts = {}, tasks = [], language = 'en' }: Day) =>
  decideRhythms([rhythm], account({ row: atOperation, ...facts }), run({ asOfDate: asOf, users, language }), tasks)

const actionsOf = (day: Day): TaskAction[] => {
  const { tasks, beginnings } = decide(day)
  return [...tasks, ...beginnings.flatMap((beginning) => beginning.tasks.map((task) => ({ action: 'create' as const, ...task })))]
}

const after = (day: Day): RhythmTask[] => afterActions(day.tasks ?? [], actionsOf(day), day.asOf)
const withStep = (tasks: readonly RhythmTask[], stepKey: string, changes: Partial<RhythmTask>): RhythmTask[] =>
  tasks.map((task) => (task.stepKey === stepKey ? { ...task, ...changes } : task))

/** A Thursday; the steps that wait for nothing are there. */
const begun = after({ asOf: '2026-11-05' })

describe('an occurrence', () => {
  test('begins on its day with the steps that wait for nothing, due in business days from there', () => {
    // Two business days after Thursday 5 November: Monday 9 November.
    expect(decide({ asOf: '2026-11-05' })).toEqual({
      tasks: [],
      refusals: [],
      tasksToday: {},
      beginnings: [
        {
          key: `${accountId}:rhythm:health-check:2026-11`,
          day: '2026-11-05',
          tasks: [
            {
              key: `${accountId}:rhythm:health-check:2026-11:prepare`,
              signalKey: null,
              stepKey: 'prepare',
              subject: 'Do prepare',
              description: 'How to prepare.',
              priority: 'Normal',
              party: 'own',
              ownerId: csm,
              dueOn: '2026-11-05',
            },
            {
              key: `${accountId}:rhythm:health-check:2026-11:meet`,
              signalKey: null,
              stepKey: 'meet',
              subject: 'Do meet',
              description: 'How to meet.',
              priority: 'Normal',
              party: 'own',
              ownerId: csm,
              dueOn: '2026-11-09',
            },
          ],
        },
      ],
    })
  })

  test('made ahead is due from its day, not from today', () => {
    const rhythm = onDay('2026-11-29', { createAheadDays: 8 }, { book: review })
    // 5 December is a Saturday: the day is Monday 7 December.
    expect(briefActions(actionsOf({ asOf: '2026-11-29', rhythm }))).toEqual([
      'create 2026-12:prepare 2026-12-07',
      'create 2026-12:meet 2026-12-09',
    ])
  })

  test('made up for later is due from today', () => {
    const rhythm = onDay('2026-11-10', {}, { book: review, caughtUpOn: '2026-11-04' })
    expect(briefActions(actionsOf({ asOf: '2026-11-10', rhythm }))).toEqual([
      'create 2026-11:prepare 2026-11-10',
      'create 2026-11:meet 2026-11-12',
    ])
  })

  test('goes to nobody who came after its day', () => {
    const rhythm = onDay('2026-11-10', {}, { book: review, caughtUpOn: '2026-11-04' })
    const since = (DaysAsCustomer: number | null) =>
      actionsOf({ asOf: '2026-11-10', rhythm, facts: { row: { ...atOperation, DaysAsCustomer } } })
    expect(since(4)).toEqual([])
    expect(since(5)).toHaveLength(2)
    expect(since(null)).toHaveLength(2)
  })

  test.each([
    [{ Stage: 'Onboarding' }, 0],
    [{ Stage: null }, 0],
    [{}, 0],
    [{ Stage: 'operation' }, 2],
  ])('is for accounts of the stage: %o gets %i', (row, count) => {
    expect(actionsOf({ asOf: '2026-11-05', facts: { row } })).toHaveLength(count)
  })

  test('is for accounts of the segment', () => {
    const rhythm = onDay('2026-11-05', { segmentFilter: "Industry = 'Banking'" })
    const inIndustry = (industry: string | null) =>
      actionsOf({ asOf: '2026-11-05', rhythm, facts: { row: { ...atOperation, 'Account.Industry': industry } } }).length
    expect([inIndustry('Banking'), inIndustry('Retail'), inIndustry(null)]).toEqual([1, 0, 0])
  })

  test('begins beside that of another rhythm in the same period', () => {
    const other = onDay('2026-11-05', { key: 'other' }, { book: review })
    const { beginnings } = decide({ asOf: '2026-11-05', rhythm: other, tasks: begun })
    expect(beginnings.map(({ key }) => key)).toEqual([`${accountId}:rhythm:other:2026-11`])
  })

  test('is refused when nobody can get its tasks', () => {
    const decision = decide({ asOf: '2026-11-05', facts: { ownerId: null, ownerOfPath: {} } })
    expect(decision).toMatchObject({ tasks: [], beginnings: [] })
    expect(decision.refusals.map(({ stepKey }) => stepKey)).toEqual(['prepare', 'meet'])
  })
})

describe('an occurrence that has begun', () => {
  test('is not begun again', () => {
    expect(decide({ asOf: '2026-11-05', tasks: begun })).toEqual({ tasks: [], beginnings: [], refusals: [], tasksToday: { [csm]: 2 } })
    const prepared = withStep(begun, 'prepare', { isClosed: true, isUntouched: false })
    expect(decide({ asOf: '2026-11-06', tasks: prepared })).toEqual({ tasks: [], beginnings: [], refusals: [], tasksToday: {} })
  })

  test('goes on with the step that waited', () => {
    const done = withStep(begun, 'meet', { isClosed: true, isUntouched: false, changedOn: '2026-11-11' })
    expect(briefActions(actionsOf({ asOf: '2026-11-12', tasks: done }))).toContain('create 2026-11:notes 2026-11-13')
    expect(briefActions(actionsOf({ asOf: '2026-11-12', tasks: withStep(done, 'meet', { isDeleted: true }) }))).not.toContain(
      'create 2026-11:notes 2026-11-13',
    )
  })

  test('goes on within two weeks only: later the step may have been thrown away', () => {
    const done = withStep(begun, 'meet', { isClosed: true, isUntouched: false, changedOn: '2026-11-11' })
    const notes = (asOf: string) =>
      actionsOf({ asOf, tasks: done }).some((action) => action.action === 'create' && action.stepKey === 'notes')
    expect([notes('2026-11-25'), notes('2026-11-26')]).toEqual([true, false])
  })

  test('gets what a broken run left out, within two weeks', () => {
    const half = begun.filter(({ stepKey }) => stepKey !== 'meet')
    const meet = (asOf: string) =>
      actionsOf({ asOf, tasks: half }).some((action) => action.action === 'create' && action.stepKey === 'meet')
    expect([meet('2026-11-05'), meet('2026-11-19'), meet('2026-11-20')]).toEqual([true, true, false])
  })

  test('brings back nothing that was deleted', () => {
    const deleted = begun.map((task) => ({ ...task, isDeleted: true, isUntouched: false }))
    expect(actionsOf({ asOf: '2026-11-05', tasks: deleted })).toEqual([])
  })

  test('calls the manager when a step is late, and takes that back when it is done', () => {
    expect(briefActions(actionsOf({ asOf: '2026-11-05', tasks: begun }))).toEqual([])
    const late = after({ asOf: '2026-11-06', tasks: begun })
    expect(late.filter(({ stepKey }) => stepKey.endsWith(':escalation'))).toMatchObject([
      { subject: 'Overdue: Do prepare', description: 'It was due on 2026-11-05.\nSave', ownerId: manager },
    ])
    const done = withStep(late, 'prepare', { isClosed: true, isUntouched: false })
    expect(briefActions(actionsOf({ asOf: '2026-11-09', tasks: done }))).toEqual(['close prepare:escalation'])
    expect(actionsOf({ asOf: '2026-11-09', tasks: withStep(done, 'prepare:escalation', { isUntouched: false }) })).toEqual([])
  })

  test('calls nobody two weeks after it became late', () => {
    const escalates = (asOf: string) => briefActions(actionsOf({ asOf, tasks: begun })).some((line) => line.includes('escalation'))
    // Late from Friday 6 November.
    expect([escalates('2026-11-20'), escalates('2026-11-21')]).toEqual([true, false])
  })
})

describe('the tasks of an occurrence go along with the account', () => {
  const following = { ...review, followOwner: true }
  const handed = (tasks: readonly RhythmTask[], book = following) =>
    briefActions(
      actionsOf({
        asOf: '2026-11-05',
        rhythm: onDay('2026-11-05', {}, { book }),
        tasks,
        facts: { ownerId: newCsm, ownerOfPath: { OwnerId: newCsm } },
      }),
    )

  test('when the playbook says so and nobody has touched them', () => {
    expect(handed(begun)).toEqual(['move prepare', 'move meet'])
    expect(handed(begun, review)).toEqual([])
    expect(handed(withStep(begun, 'meet', { isUntouched: false }))).toEqual(['move prepare'])
    expect(handed(withStep(begun, 'meet', { isClosed: true }))).not.toContain('move meet')
  })

  test('and what follows from a task that moves goes to its new owner', () => {
    const newManager = '005000000000008AAA'
    const people = new Map([
      ...users,
      [newCsm, { isActive: true, managerId: newManager }],
      [newManager, { isActive: true, managerId: null }],
    ])
    const actions = decideRhythms(
      [onDay('2026-11-06', {}, { book: following })],
      account({ row: atOperation, ownerId: newCsm, ownerOfPath: { OwnerId: newCsm } }),
      run({ asOfDate: '2026-11-06', users: people }),
      begun,
    ).tasks
    const escalation = actions.find((action) => action.action === 'create' && action.stepKey === 'prepare:escalation')
    expect(escalation).toMatchObject({ ownerId: newManager })
  })
})

describe('an account that leaves the stage', () => {
  const ahead = (asOf: string) => onDay(asOf, { createAheadDays: 10 }, { book: review })
  const early = after({ asOf: '2026-10-28', rhythm: ahead('2026-10-28') })
  const leave = (asOf: string, tasks: readonly RhythmTask[], more: Partial<Day> = {}) =>
    actionsOf({ asOf, rhythm: ahead(asOf), tasks, facts: { row: { Stage: 'Renewal' } }, ...more })

  test('loses the tasks of a day ahead that nobody has touched', () => {
    expect(leave('2026-11-04', early)).toEqual([
      expect.objectContaining({
        action: 'close',
        signalKey: null,
        description: 'Closed because the account has left the stage or segment of this recurring work.\n\nHow to prepare.',
      }),
      expect.objectContaining({ action: 'close' }),
    ])
    expect(briefActions(leave('2026-11-04', withStep(early, 'meet', { isUntouched: false })))).toEqual(['close prepare'])
    expect(leave('2026-11-04', early, { language: 'ja' })[0]).toMatchObject({ description: expect.stringContaining('定例業務') as string })
  })

  test('keeps the work of a day that has come', () => {
    expect(leave('2026-11-05', early)).toEqual([])
  })

  test('keeps everything while its stage is not known', () => {
    expect(leave('2026-11-04', early, { facts: { row: {} } })).toEqual([])
  })

  test('gets nothing anew when it comes back', () => {
    const closed = afterActions(early, leave('2026-11-04', early), '2026-11-04')
    expect(actionsOf({ asOf: '2026-11-04', rhythm: ahead('2026-11-04'), tasks: closed })).toEqual([])
  })
})
