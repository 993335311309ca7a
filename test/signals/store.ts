import { admitOpenings } from '../../scoring-api/signals/admit-openings.ts'
import { decideSignals } from '../../scoring-api/signals/decide-signals.ts'
import type { FactsRow } from '../../scoring-api/signals/facts-row.ts'
import type { Limits } from '../../scoring-api/signals/indicator.ts'
import type { Signal, SignalTask } from '../../scoring-api/signals/signal.ts'
import type { SignalRun, TaskAction } from '../../scoring-api/signals/signal-decision.ts'
import { signalsAfterTasks, toWrites } from '../../scoring-api/signals/to-writes.ts'

export interface StoredAccount {
  id: string
  ownerId: string
  row: FactsRow
  openRisks: number
  openOpportunities: number
}

export interface StoredTask extends SignalTask {
  accountId: string
  /** What the service wrote last. */
  asWritten: SignalTask
  /** What a person left it like; null = as it was written, but for its due date. */
  asPersonLeftIt: SignalTask | null
}

/** What the org holds of accounts, signals and tasks. */
export interface Store {
  accounts: StoredAccount[]
  signals: Map<string, Signal>
  tasks: Map<string, StoredTask>
}

class Crash extends Error {}

/**
 * A run over the whole store in the order of the contract: signals, tasks, what was created, counters.
 * @param writes that it lives through; null = all of them
 * @returns how many writes it made
 */
export function runOver(store: Store, run: SignalRun, limits: Limits, writes: number | null): number {
  let made = 0
  const write = (act: () => void): void => {
    if (writes !== null && made >= writes) throw new Crash()
    made += 1
    act()
  }
  try {
    runAll(store, run, limits, write)
  } catch (err) {
    if (!(err instanceof Crash)) throw err
  }
  return made
}

function runAll(store: Store, run: SignalRun, limits: Limits, write: (act: () => void) => void): void {
  const read = store.accounts.map((account) => ({
    accountId: account.id,
    row: account.row,
    ownerId: account.ownerId,
    ownerOfPath: { OwnerId: account.ownerId },
    signals: [...store.signals.values()].filter(({ accountId }) => accountId === account.id),
    tasks: [...store.tasks.values()].filter(({ accountId }) => accountId === account.id).map(toSignalTask),
  }))
  const decisions = read.map((account) => decideSignals(run, account))
  const admitted = admitOpenings(decisions, limits)
  const all = decisions.map((decision, index) => ({ account: read[index]!, writes: toWrites(decision, admitted, read[index]!.signals) }))
  for (const { writes } of all) {
    for (const signal of writes.signals) write(() => store.signals.set(signal.key, { ...signal, id: signal.id ?? `a0S:${signal.key}` }))
  }
  const created = new Map<string, string>()
  const moved = new Set<string>()
  for (const { account, writes } of all)
    for (const action of writes.tasks) write(() => writeTask(store, account.accountId, action, created, moved))
  for (const signal of signalsAfterTasks([...store.signals.values()], { created, moved }))
    write(() => store.signals.set(signal.key, signal))
  for (const { account, writes } of all) {
    const stored = store.accounts.find(({ id }) => id === account.accountId)!
    const { openRisks, openOpportunities } = writes
    if (stored.openRisks !== openRisks || stored.openOpportunities !== openOpportunities) {
      write(() => Object.assign(stored, { openRisks, openOpportunities }))
    }
  }
}

function writeTask(store: Store, accountId: string, action: TaskAction, created: Map<string, string>, moved: Set<string>): void {
  if (action.action === 'create') {
    const { key, subject, description, priority, ownerId, dueOn } = action
    const id = `00T:${key}`
    if (store.tasks.has(id)) throw new Error(`DUPLICATE_VALUE ${key}`)
    const task = { id, key, isDeleted: false, isClosed: false, subject, description: asOrg(description), priority, ownerId, dueOn }
    store.tasks.set(id, { ...task, accountId, asWritten: task, asPersonLeftIt: null })
    created.set(key, id)
    return
  }
  const task = store.tasks.get(action.taskId)!
  const changed =
    action.action === 'close' ? { ...task, isClosed: true, description: asOrg(action.description) } : { ...task, ownerId: action.ownerId }
  store.tasks.set(task.id, { ...changed, asWritten: toSignalTask(changed) })
  if (action.action === 'move') moved.add(task.key)
}

/** The org's own line ends. */
const asOrg = (text: string | null): string | null => (text === null ? null : text.trim().replaceAll('\n', '\r\n'))

export function toSignalTask({ id, key, isDeleted, isClosed, subject, description, priority, ownerId, dueOn }: StoredTask): SignalTask {
  return { id, key, isDeleted, isClosed, subject, description, priority, ownerId, dueOn }
}
