import { describe, expect, test } from 'vitest'
import { addBusinessDays } from '../../scoring-api/signals/business-days.ts'
import { decideSignals } from '../../scoring-api/signals/decide-signals.ts'
import type { Playbook } from '../../scoring-api/signals/indicator.ts'
import type { Signal, SignalTask } from '../../scoring-api/signals/signal.ts'
import type { AccountSignals, SignalRun, TaskAction } from '../../scoring-api/signals/signal-decision.ts'
import { signalsAfterTasks, toWrites } from '../../scoring-api/signals/to-writes.ts'
import { account, accountId, compiled, csm, manager, playbook, run, step, today } from './builders.ts'

const newCsm = '005000000000002AAA'

interface State {
  signals: Signal[]
  tasks: SignalTask[]
  actions: TaskAction[]
  refusals: string[]
}

const nothing: State = { signals: [], tasks: [], actions: [], refusals: [] }

/** A run that writes everything. */
function after(
  { signals, tasks }: State,
  book: Playbook,
  { date = today, facts = {}, setup = {} }: { date?: string; facts?: Partial<AccountSignals>; setup?: Partial<SignalRun> } = {},
): State {
  const whole = run({ asOfDate: date, indicators: [compiled({}, book, date)], ...setup })
  const decision = decideSignals(whole, account({ signals, tasks, ...facts }))
  const writes = toWrites(decision, new Set(decision.openings.map(({ signal }) => signal.key)), signals)
  const written = new Map([...signals, ...writes.signals].map((signal) => [signal.key, signal]))
  const created = new Map(writes.tasks.flatMap((action) => (action.action === 'create' ? [[action.key, `00T${action.key}`]] : [])))
  const moved = new Set(writes.tasks.flatMap((action) => (action.action === 'move' ? [`${action.signalKey}:${action.stepKey}`] : [])))
  for (const signal of signalsAfterTasks([...written.values()], { created, moved })) written.set(signal.key, signal)
  const present = new Map(tasks.map((task) => [task.id, task]))
  for (const action of writes.tasks) apply(action, present)
  const refusals = writes.refusals.map(({ english }) => english)
  return { signals: [...written.values()], tasks: [...present.values()], actions: writes.tasks, refusals }
}

function apply(action: TaskAction, tasks: Map<string, SignalTask>): void {
  if (action.action === 'create') {
    const { key, subject, description, priority, ownerId, dueOn } = action
    tasks.set(`00T${key}`, { id: `00T${key}`, key, isDeleted: false, isClosed: false, subject, description, priority, ownerId, dueOn })
    return
  }
  const task = tasks.get(action.taskId)
  if (!task) throw new Error(`No task ${action.taskId}`)
  tasks.set(
    task.id,
    action.action === 'close' ? { ...task, isClosed: true, description: action.description } : { ...task, ownerId: action.ownerId },
  )
}

const withTask = (state: State, stepKey: string, changes: Partial<SignalTask>): State => ({
  ...state,
  tasks: state.tasks.map((task) => (task.key.endsWith(`:${stepKey}`) ? { ...task, ...changes } : task)),
})

const brief = (actions: readonly TaskAction[]): string[] =>
  actions.map((action) => `${action.action} ${action.action === 'create' ? action.stepKey : action.taskId.split(':').slice(3).join(':')}`)

const gone = { row: { 'Value.open_cases': 0 } }
const noUser = new Map<string, { isActive: boolean; managerId: string | null }>()

describe('business days', () => {
  test.each([
    // 30 September 2026 is a Wednesday.
    ['2026-09-30', 2, [], '2026-10-02'],
    ['2026-09-30', 3, [], '2026-10-05'],
    ['2026-09-30', 3, ['2026-10-05'], '2026-10-06'],
    ['2026-10-03', 0, [], '2026-10-05'],
    ['2026-10-03', 1, [], '2026-10-05'],
    ['2026-09-30', 0, [], '2026-09-30'],
    ['2026-09-30', 0, ['2026-09-30'], '2026-10-01'],
  ])('%s and %i business days with %j off is %s', (from, days, holidays, expected) => {
    expect(addBusinessDays(from, days, new Set(holidays))).toBe(expected)
  })
})

describe('the tasks of a signal', () => {
  test("are created when it opens, in the org's language, with the key of signal and step", () => {
    const { actions, signals } = after(nothing, playbook({ steps: [step('call', { party: 'joint', priority: 'high' })] }), {
      setup: { language: 'ja' },
    })
    const signalKey = `${accountId}:many-cases:${today}`
    expect(actions).toEqual([
      {
        action: 'create',
        key: `${signalKey}:call`,
        signalKey,
        stepKey: 'call',
        subject: 'callを行う',
        description: 'callの方法。',
        priority: 'High',
        party: 'joint',
        ownerId: csm,
        dueOn: '2026-10-02',
      },
    ])
    expect(signals[0]?.createdSteps['call']).toMatchObject({
      taskId: `00T${signalKey}:call`,
      ownerId: csm,
      dueOn: '2026-10-02',
      createdOn: today,
    })
    expect(signals[0]?.reason).toBe('未解決のケースが12件')
  })

  test('wait until the step before is completed; deleted is not completed', () => {
    const book = playbook({ steps: [step('call'), step('visit', { after: 'call' })] })
    const opened = after(nothing, book)
    expect(brief(opened.actions)).toEqual(['create call'])
    expect(brief(after(opened, book).actions)).toEqual([])
    expect(brief(after(withTask(opened, 'call', { isDeleted: true, isClosed: true }), book).actions)).toEqual([])
    expect(brief(after(withTask(opened, 'call', { isClosed: true }), book).actions)).toEqual(['create visit'])
  })

  test("go to the path, else the fallback, else the account's owner, else to nobody", () => {
    const book = playbook({ ownerPath: 'Team:CSM', fallbackOwnerId: manager })
    const user = (isActive: boolean) => ({ isActive, managerId: null })
    const ownerWith = (active: string[]): string | undefined => {
      const users = new Map([csm, manager, newCsm].map((id) => [id, user(active.includes(id))]))
      const [action] = after(nothing, book, { facts: { ownerOfPath: { 'Team:CSM': newCsm } }, setup: { users } }).actions
      return action?.action === 'create' ? action.ownerId : undefined
    }
    expect([ownerWith([newCsm, manager, csm]), ownerWith([manager, csm]), ownerWith([csm]), ownerWith([])]).toEqual([
      newCsm,
      manager,
      csm,
      undefined,
    ])
    expect(after(nothing, book, { setup: { users: noUser } })).toMatchObject({
      signals: [{ status: 'open' }],
      refusals: [
        'The task "Do call" was not created: neither the playbook\'s owner path nor its fallback nor the account\'s owner is an active user.',
      ],
    })
  })

  test('are closed along with it, with the reason in front of what they said', () => {
    const closed = after(after(nothing, playbook()), playbook(), { date: '2026-10-01', facts: gone })
    expect(closed.tasks).toMatchObject([
      { isClosed: true, description: 'Closed because the signal was resolved. The condition is gone: Open cases 12 → 0\n\nHow to call.' },
    ])
    expect(closed.signals[0]).toMatchObject({
      status: 'resolved',
      closedOn: '2026-10-01',
      evidence: { schema: 1, asOf: today, values: { 'Value.open_cases': 12 } },
      closingEvidence: { schema: 1, asOf: '2026-10-01', values: { 'Value.open_cases': 0 } },
    })
  })

  test('are kept if the playbook says so, but not when a person dismissed the signal', () => {
    const book = playbook({ whenResolved: 'keepTasks' })
    const opened = after(nothing, book)
    expect(after(opened, book, { facts: gone }).actions).toEqual([])
    const dismissed = {
      ...opened,
      signals: opened.signals.map((signal) => ({ ...signal, status: 'dismissed' as const, dismissReason: 'alreadyHandled' as const })),
    }
    expect(after(dismissed, book).tasks).toMatchObject([
      { description: 'Closed because the signal was dismissed (already handled).\n\nHow to call.' },
    ])
  })

  test.each<[what: string, changes: Partial<SignalTask>]>([
    ['subject', { subject: 'Call them twice' }],
    ['description', { description: 'They are on holiday.' }],
    ['priority', { priority: 'Low' }],
    ['owner', { ownerId: newCsm }],
  ])("are a person's once their %s was changed", (_, changes) => {
    const book = playbook({ followOwner: true })
    const edited = withTask(after(nothing, book), 'call', changes)
    const users = new Map([csm, newCsm].map((id) => [id, { isActive: true, managerId: null }]))
    expect(after(edited, book, { facts: { ...gone, ownerOfPath: { OwnerId: newCsm } }, setup: { users } }).actions).toEqual([])
    expect(after(edited, book, { facts: { ownerOfPath: { OwnerId: newCsm } }, setup: { users } }).actions).toEqual([])
  })

  test("are still ours with another due date, and with the org's line ends and spaces", () => {
    const book = playbook({ steps: [step('call', { description: 'One\nTwo ' })] })
    const stored = withTask(after(nothing, book), 'call', { dueOn: '2026-12-01', description: 'One\r\nTwo' })
    expect(brief(after(stored, book, { facts: gone }).actions)).toEqual(['close call'])
  })

  test("follow the account's owner if the playbook says so", () => {
    const users = new Map([csm, newCsm].map((id) => [id, { isActive: true, managerId: null }]))
    const change = { facts: { ownerOfPath: { OwnerId: newCsm } }, setup: { users } }
    const opened = after(nothing, playbook())
    expect(after(opened, playbook(), change).actions).toEqual([])
    const moved = after(opened, playbook({ followOwner: true }), change)
    expect(brief(moved.actions)).toEqual(['move call'])
    expect(moved.signals[0]?.createdSteps['call']).not.toHaveProperty('previousOwnerId')
    // Handed back by a person, it stays there.
    expect(after(withTask(moved, 'call', { ownerId: csm }), playbook({ followOwner: true }), change).actions).toEqual([])
  })

  test('are handed over by the next run when one crashed before it got to them', () => {
    const users = new Map([csm, newCsm].map((id) => [id, { isActive: true, managerId: null }]))
    const facts = { ownerOfPath: { OwnerId: newCsm } }
    const book = playbook({ followOwner: true })
    const opened = after(nothing, book)
    const decision = decideSignals(run({ indicators: [compiled({}, book)], users }), account({ ...opened, ...facts }))
    const crashed = { ...opened, signals: decision.signals }
    expect(brief(after(crashed, book, { facts, setup: { users } }).actions)).toEqual(['move call'])
  })

  test('are escalated to the manager of whom they are being handed to', () => {
    const users = new Map([
      [csm, { isActive: true, managerId: manager }],
      [newCsm, { isActive: true, managerId: null }],
      [manager, { isActive: true, managerId: null }],
    ])
    const book = playbook({ followOwner: true, steps: [step('call', { escalateAfterBusinessDays: 0 })] })
    const late = { date: '2026-10-06', facts: { ownerOfPath: { OwnerId: newCsm } }, setup: { users } }
    expect(brief(after(after(nothing, book), book, late).actions)).toEqual(['move call'])
  })

  test('are escalated to the manager once they are late enough, and the escalation ends with them', () => {
    const book = playbook({ steps: [step('call', { escalateAfterBusinessDays: 2 })] })
    const opened = after(nothing, book)
    // Due on Friday 2 October; two business days later is Tuesday 6 October.
    expect(after(opened, book, { date: '2026-10-05' }).actions).toEqual([])
    const late = after(opened, book, { date: '2026-10-06' })
    expect(late.actions).toMatchObject([
      { stepKey: 'call:escalation', ownerId: manager, priority: 'High', dueOn: '2026-10-07', subject: 'Overdue: Do call' },
    ])
    expect(after(late, book, { date: '2026-10-20' }).actions).toEqual([])
    expect(brief(after(withTask(late, 'call', { isClosed: true }), book, { date: '2026-10-07' }).actions)).toEqual([
      'close call:escalation',
    ])
    const users = new Map([[csm, { isActive: true, managerId: null }]])
    expect(after(opened, book, { date: '2026-10-06', setup: { users } }).actions).toEqual([])
  })

  test('a moved due date puts off the escalation', () => {
    const book = playbook({ steps: [step('call', { escalateAfterBusinessDays: 0 })] })
    const opened = after(nothing, book)
    expect(after(withTask(opened, 'call', { dueOn: '2026-10-06' }), book, { date: '2026-10-06' }).actions).toEqual([])
    expect(brief(after(withTask(opened, 'call', { dueOn: '2026-10-05' }), book, { date: '2026-10-06' }).actions)).toEqual([
      'create call:escalation',
    ])
  })

  test('that vanished for good are not created again', () => {
    const opened = after(nothing, playbook())
    expect(after({ ...opened, tasks: [] }, playbook()).actions).toEqual([])
  })

  test("are known by their key where the signal has lost track, and then they are a person's", () => {
    const opened = after(nothing, playbook())
    const lost = { ...opened, signals: opened.signals.map((signal) => ({ ...signal, createdSteps: {} })) }
    expect(after(lost, playbook()).actions).toEqual([])
    expect(after(lost, playbook(), { facts: gone }).actions).toEqual([])
  })
})

describe('an account that took in another', () => {
  test('goes on with the signal that was open longest and ends the other, with its tasks', () => {
    const merged = '001000000000007AAA'
    const own = after(nothing, playbook())
    const other = after(nothing, playbook(), { date: '2026-09-01', facts: { accountId: merged } })
    const moved = other.signals.map((signal) => ({ ...signal, accountId }))
    const result = after({ ...nothing, signals: [...own.signals, ...moved], tasks: [...own.tasks, ...other.tasks] }, playbook())
    expect(result.signals.map(({ key, status }) => [key.slice(0, 18), status])).toEqual([
      [accountId, 'resolved'],
      [merged, 'open'],
    ])
    expect(brief(result.actions)).toEqual(['close call'])
    expect(result.tasks.find(({ isClosed }) => isClosed)?.key.startsWith(accountId)).toBe(true)
  })
})

describe('an indicator that is not in use', () => {
  test('ends its signals, one that cannot be used for now leaves them as they are', () => {
    const opened = after(nothing, playbook())
    const heldIndicators = new Set(['many-cases'])
    expect(after(opened, playbook(), { setup: { indicators: [], heldIndicators } }).signals).toEqual(opened.signals)
    const retired = after(opened, playbook(), { setup: { indicators: [] } })
    expect(retired.signals).toMatchObject([{ status: 'resolved', closingNote: 'The indicator is no longer in use.' }])
    expect(brief(retired.actions)).toEqual(['close call'])
    const playbooks = new Map([['many-cases', playbook({ whenResolved: 'keepTasks' })]])
    expect(after(opened, playbook(), { setup: { indicators: [], playbooks } }).actions).toEqual([])
  })
})
