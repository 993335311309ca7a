import { isDeepStrictEqual } from 'node:util'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { addDays } from '../../scoring-api/metric/calendar-day.ts'
import type { FactValue } from '../../scoring-api/signals/facts-row.ts'
import type { Indicator, Limits, Playbook } from '../../scoring-api/signals/indicator.ts'
import { isClosedStatus, type Signal } from '../../scoring-api/signals/signal.ts'
import type { SignalRun, User } from '../../scoring-api/signals/signal-decision.ts'
import { compiled, csm, indicator, manager, playbook, run, step, today } from './builders.ts'
import { runOver, toSignalTask, type Store, type StoredTask } from './store.ts'

const otherCsm = '005000000000002AAA'
const accounts = ['001000000000001AAA', '001000000000002AAA']

/** The org and everything around it. */
interface World {
  store: Store
  date: string
  indicators: Map<string, Indicator>
  held: Set<string>
  playbook: Playbook
  users: Map<string, User>
  limits: Limits
}

const newWorld = (): World => ({
  store: {
    accounts: accounts.map((id) => ({ id, ownerId: csm, row: {}, openRisks: 0, openOpportunities: 0 })),
    signals: new Map(),
    tasks: new Map(),
  },
  date: today,
  indicators: new Map(
    [
      indicator({ key: 'cases', when: 'Value.open_cases > 10', cooldownDays: 1 }),
      indicator({ key: 'usage', when: 'Value.usage < 30', until: 'Value.usage > 40', minimumDays: 2, cooldownDays: 0, urgency: 'high' }),
      indicator({ key: 'fan', kind: 'opportunity', when: "Band = 'Healthy'", cooldownDays: 3, stages: ['Operation'] }),
    ].map((one) => [one.key, one]),
  ),
  held: new Set(),
  playbook: playbook({
    followOwner: true,
    steps: [step('call', { escalateAfterBusinessDays: 2 }), step('visit', { after: 'call', sortOrder: 2 }), step('plan', { sortOrder: 3 })],
  }),
  users: new Map([
    [csm, { isActive: true, managerId: manager }],
    [otherCsm, { isActive: true, managerId: null }],
    [manager, { isActive: true, managerId: null }],
  ]),
  limits: { openPerAccount: 2, newTasksPerOwner: 5, mostWorsened: null, mostOpened: null },
})

function runOf({ date, indicators, held, playbook, users }: World): SignalRun {
  const active = [...indicators.values()].filter(({ status }) => status === 'active')
  return run({
    asOfDate: date,
    indicators: active.filter(({ key }) => !held.has(key)).map((one) => compiled(one, playbook, date)),
    heldIndicators: held,
    playbooks: new Map([...indicators.keys()].map((key) => [key, playbook])),
    holidays: new Set(['2026-10-12']),
    users,
  })
}

/** What must hold after whatever happened. */
function checkStore({ store }: World): void {
  const going = [...store.signals.values()].filter(({ status }) => !isClosedStatus(status))
  const places = going.map(({ accountId, indicatorKey }) => `${accountId}:${indicatorKey}`)
  expect(places).toEqual([...new Set(places)])
  for (const task of store.tasks.values()) if (task.asPersonLeftIt) expect(toSignalTask(task)).toEqual(task.asPersonLeftIt)
}

/** What must hold after a run that came to its end. */
function checkAfterRun(world: World): void {
  checkStore(world)
  for (const signal of world.store.signals.values()) {
    expect(signal.evidence).not.toBeNull()
    if (isClosedStatus(signal.status)) expect([signal.closedOn, signal.closingEvidence]).not.toContain(null)
    if (signal.status === 'open') expect([signal.openedOn, signal.reason]).not.toContain(null)
    const withoutId = Object.entries(signal.createdSteps).filter(([, { taskId }]) => taskId === null)
    expect(withoutId).toEqual([])
  }
  for (const account of world.store.accounts) {
    const open = [...world.store.signals.values()].filter(({ accountId, status }) => accountId === account.id && status === 'open')
    expect([account.openRisks, account.openOpportunities]).toEqual([
      open.filter(({ kind }) => kind === 'risk').length,
      open.filter(({ kind }) => kind === 'opportunity').length,
    ])
  }
}

const copyOf = (store: Store): Store => structuredClone(store)

function runToTheEnd(world: World): void {
  const before = copyOf(world.store)
  runOver(world.store, runOf(world), world.limits, null)
  checkAfterRun(world)
  checkPersonsSignals(before, world)
  expect(runOver(world.store, runOf(world), world.limits, null)).toBe(0)
}

/** A snooze lasts until its day, a dismissal for good. */
function checkPersonsSignals(before: Store, { store, date, indicators }: World): void {
  for (const [key, signal] of before.signals) {
    const after = store.signals.get(key)
    if (signal.status === 'dismissed') expect(after?.status).toBe('dismissed')
    const lasts =
      signal.status === 'snoozed' && (signal.snoozedUntil ?? '') > date && indicators.get(signal.indicatorKey)?.status === 'active'
    if (lasts) expect(['snoozed', 'resolved']).toContain(after?.status)
  }
}

/** Tasks that the run made up its mind about may not be touched twice: the state with a crash and a second run is that without. */
function crashAndRunAgain(world: World, writes: number): void {
  const without = copyOf(world.store)
  runOver(without, runOf(world), world.limits, null)
  runOver(world.store, runOf(world), world.limits, writes)
  checkStore(world)
  runToTheEnd(world)
  expect(world.store).toEqual(without)
}

function runWithoutData(world: World): void {
  const before = new Map([...world.store.signals].map(([key, { status }]) => [key, status]))
  const rows = world.store.accounts.map(({ row }) => row)
  for (const account of world.store.accounts) account.row = {}
  runToTheEnd(world)
  for (const [key, { status, indicatorKey }] of world.store.signals) {
    const was = before.get(key)
    const isInUse = world.indicators.get(indicatorKey)?.status === 'active'
    if (!isInUse || was === status) continue
    // Without data only a snooze may run out.
    expect([was, status]).toEqual(['snoozed', expect.stringMatching(/^(open|queued)$/)])
  }
  world.store.accounts.forEach((account, index) => (account.row = rows[index] ?? {}))
}

class Happening implements fc.Command<object, World> {
  readonly name: string
  readonly act: (world: World) => void
  constructor(name: string, act: (world: World) => void) {
    this.name = name
    this.act = act
  }
  check = (): boolean => true
  run(_: object, world: World): void {
    this.act(world)
    checkStore(world)
  }
  toString = (): string => this.name
}

const happening = <Input>(name: string, input: fc.Arbitrary<Input>, act: (world: World, input: Input) => void): fc.Arbitrary<Happening> =>
  input.map((value) => new Happening(`${name} ${JSON.stringify(value)}`, (world) => act(world, value)))

/** undefined = the name is not in the row. */
const facts: [name: string, values: (FactValue | undefined)[]][] = [
  ['Value.open_cases', [0, 9, 10, 11, 50, null, undefined]],
  ['Value.usage', [10, 29, 30, 41, null, undefined]],
  ['Band', ['Healthy', 'Watch', null, undefined]],
  ['Stage', ['Operation', 'Renewal', null, undefined]],
]
const anyFact = fc.constantFrom(...facts).chain(([name, values]) => fc.tuple(fc.constant(name), fc.constantFrom(...values)))

function setFact({ store }: World, [index, [name, value]]: [number, [string, FactValue | undefined]]): void {
  const account = store.accounts[index]
  if (!account) return
  const row = { ...account.row }
  if (value === undefined) delete row[name]
  else row[name] = value
  account.row = row
}

const personChanges: ((task: StoredTask) => Partial<StoredTask>)[] = [
  () => ({ isClosed: true }),
  () => ({ isDeleted: true }),
  ({ subject }) => ({ subject: `${subject} tomorrow` }),
  () => ({ description: 'My own words' }),
  () => ({ priority: 'Low' }),
  ({ ownerId }) => ({ ownerId: ownerId === manager ? csm : manager }),
  ({ isClosed }) => ({ isClosed: !isClosed }),
]

function changeTask({ store }: World, [pick, change]: [number, number]): void {
  const task = pickFrom(
    [...store.tasks.values()].filter(({ isDeleted }) => !isDeleted),
    pick,
  )
  const changes = task && personChanges[change]?.(task)
  if (!task || !changes) return
  const changed = { ...task, ...changes }
  if (isBackToFormerOwner(changed, store)) return
  store.tasks.set(task.id, { ...changed, asPersonLeftIt: isAsWritten(changed) ? null : toSignalTask(changed) })
}

const isAsWritten = (task: StoredTask): boolean =>
  isDeepStrictEqual({ ...toSignalTask(task), dueOn: null }, { ...task.asWritten, dueOn: null })

/** After a crash a task given back to whom the run took it from looks like one that the run did not get to. */
function isBackToFormerOwner({ key, ownerId, asWritten }: StoredTask, { signals }: Store): boolean {
  const [signalKey, stepKey] = [key.split(':').slice(0, 3).join(':'), key.split(':').slice(3).join(':')]
  return ownerId !== asWritten.ownerId && signals.get(signalKey)?.createdSteps[stepKey]?.previousOwnerId === ownerId
}

function postponeTask({ store, date }: World, pick: number): void {
  const task = pickFrom(
    [...store.tasks.values()].filter(({ isDeleted }) => !isDeleted),
    pick,
  )
  if (!task) return
  const dueOn = addDays(date, 7)
  const left = task.asPersonLeftIt
  store.tasks.set(task.id, { ...task, dueOn, asPersonLeftIt: left && { ...left, dueOn } })
}

function changeSignal({ store, date }: World, [pick, change]: [number, 'snooze' | 'dismiss']): void {
  const signal = pickFrom(
    [...store.signals.values()].filter(({ status }) => !isClosedStatus(status)),
    pick,
  )
  if (!signal) return
  const changes: Partial<Signal> =
    change === 'snooze' ? { status: 'snoozed', snoozedUntil: addDays(date, 3) } : { status: 'dismissed', dismissReason: 'notTrue' }
  store.signals.set(signal.key, { ...signal, ...changes })
}

const pickFrom = <Item>(items: readonly Item[], pick: number): Item | undefined => items[pick % Math.max(items.length, 1)]

const definitionChanges: ((world: World) => void)[] = [
  (world) => change(world, 'cases', { when: 'Value.open_cases > 8' }),
  (world) => change(world, 'cases', { when: 'Value.open_cases > 10 OR Value.usage < 20', urgency: 'high' }),
  (world) => change(world, 'usage', { minimumDays: 0 }),
  (world) => change(world, 'fan', { stages: [] }),
  (world) => change(world, 'cases', { status: 'retired' }),
  (world) => change(world, 'cases', { status: 'active' }),
  (world) => world.held.add('usage'),
  (world) => world.held.delete('usage'),
  (world) => (world.playbook = { ...world.playbook, whenResolved: 'keepTasks' }),
  (world) => (world.playbook = { ...world.playbook, whenResolved: 'closeTasks' }),
  (world) => (world.playbook = { ...world.playbook, steps: [...world.playbook.steps.slice(0, 3), step('mail', { sortOrder: 4 })] }),
  (world) =>
    (world.playbook = { ...world.playbook, steps: world.playbook.steps.map((one) => ({ ...one, subject: `${one.key}, please` })) }),
]

function change({ indicators }: World, key: string, changes: Partial<Indicator>): void {
  const one = indicators.get(key)
  if (one) indicators.set(key, { ...one, ...changes })
}

const pick = fc.nat(20)
const commands = [
  happening('fact', fc.tuple(fc.nat(1), anyFact), setFact),
  happening('fact', fc.tuple(fc.nat(1), anyFact), setFact),
  happening('task', fc.tuple(pick, fc.nat(personChanges.length - 1)), changeTask),
  happening('postpone', pick, postponeTask),
  happening('signal', fc.tuple(pick, fc.constantFrom('snooze' as const, 'dismiss' as const)), changeSignal),
  happening('definition', fc.nat(definitionChanges.length - 1), (world, index) => definitionChanges[index]?.(world)),
  happening('days', fc.constantFrom(1, 1, 2, 5, 20), (world, days) => (world.date = addDays(world.date, days))),
  happening('owner', fc.tuple(fc.nat(1), fc.constantFrom(csm, otherCsm)), ({ store }, [index, ownerId]) => {
    const account = store.accounts[index]
    if (account) account.ownerId = ownerId
  }),
  happening('user', fc.tuple(fc.constantFrom(csm, otherCsm), fc.boolean()), ({ users }, [id, isActive]) =>
    users.set(id, { isActive, managerId: id === csm ? manager : null }),
  ),
  happening('run', fc.constant(null), runToTheEnd),
  happening('run', fc.constant(null), runToTheEnd),
  happening('run without data', fc.constant(null), runWithoutData),
  happening('crash', fc.nat(12), (world, writes) => void runOver(world.store, runOf(world), world.limits, writes)),
  happening('crash and run', fc.nat(12), crashAndRunAgain),
]

describe('signals over time', () => {
  test('whatever happens: one signal a place, no task twice, a person has the last word, a crash leaves no trace', () => {
    fc.assert(
      fc.property(fc.commands(commands, { maxCommands: 60, size: 'max' }), (sequence) => {
        fc.modelRun(() => ({ model: {}, real: newWorld() }), sequence)
      }),
      { numRuns: 300 },
    )
  })
})
