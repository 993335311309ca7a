import { noteRefusals, type RunProgress } from '../health-score/run-progress.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { stageRows } from '../salesforce/staged-rows.ts'
import type { Refusal, WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { writeRows } from '../salesforce/write-rows.ts'
import type { SettledAccount, SettledSignals } from './run-signals.ts'
import type { SignalBasis } from './run-setup.ts'
import type { Signal, SignalStatus } from './signal.ts'
import type { TaskAction } from './signal-decision.ts'
import { signalColumnsWritten, signalObject, signalTarget, toSignalRow } from './signal-records.ts'
import {
  changedTaskTarget,
  closedTaskColumns,
  movedTaskColumns,
  newTaskColumns,
  newTaskTarget,
  readIdsByKey,
  toNewTaskRow,
} from './task-records.ts'
import { signalsAfterTasks } from './to-writes.ts'

export interface SignalWriteRequest {
  salesforce: Salesforce
  /** Where many rows are staged. */
  directory: string
  basis: SignalBasis
  progress: RunProgress
}

export interface SignalWriteOutcome {
  /** Whether anything had to be written. */
  changed: boolean
  refused: Refusal[]
}

type Action<Kind extends TaskAction['action']> = Extract<TaskAction, { action: Kind }> & { accountId: string }

/**
 * Signals first, then their new tasks and hand-overs, then what became of these in the signals, then closings. What comes later can be told
 * from what came earlier, so a run that breaks off anywhere is healed by the next one. A signal that the org refuses keeps its tasks waiting.
 */
export async function writeSignals({ accounts }: SettledSignals, request: SignalWriteRequest): Promise<SignalWriteOutcome> {
  const { salesforce, directory, basis, progress } = request
  const outcome: SignalWriteOutcome = { changed: false, refused: [] }
  const current = new Map(accounts.flatMap(({ stored, writes }) => [...stored, ...writes.signals]).map((signal) => [signal.key, signal]))

  const refusedSignals = await write('signals', signalTarget, signalColumnsWritten, accounts.flatMap(changedSignals))
  const actions = accounts.flatMap(({ writes }) => writes.tasks.map((task) => ({ ...task, accountId: writes.accountId })))
  const possible = actions.filter(({ signalKey }) => signalKey === null || !refusedSignals.has(signalKey))
  const created = await createTasks(possible.filter(isOf('create')))
  const moved = await moveTasks(possible.filter(isOf('move')))
  await noteTasks(created, moved)
  const closings = basis.picklists.closedStatus === null ? [] : possible.filter(isOf('close'))
  progress.tasksClosed += await closeTasks(closings)
  progress.signalsOpened += countEntered('open')
  progress.signalsResolved += countEntered('resolved')
  progress.signalsQueued += countEntered('queued')
  return outcome

  /** Signals that the org has in a status now and had not before. */
  function countEntered(status: SignalStatus): number {
    const before = new Map(accounts.flatMap(({ stored }) => stored.map((signal) => [signal.key, signal.status])))
    const written = accounts.flatMap(({ writes }) => writes.signals).filter(({ key }) => !refusedSignals.has(key))
    return written.filter((signal) => signal.status === status && before.get(signal.key) !== status).length
  }

  function changedSignals({ writes, stored }: SettledAccount): WriteRow[] {
    const before = new Map(stored.map((signal) => [signal.key, signal]))
    return writes.signals
      .map((signal) => toSignalRow(signal, before.get(signal.key) ?? null, indicatorIdOf(signal)))
      .filter((row) => row !== null)
  }

  function indicatorIdOf({ indicatorKey }: Signal): string | null {
    return basis.indicatorIds.get(indicatorKey) ?? null
  }

  /** @returns ids of new tasks, and of those that were there, by their key */
  async function createTasks(tasks: Action<'create'>[]): Promise<Map<string, string>> {
    const signalIds = await idsOfSignals(tasks)
    const ready = tasks.filter(({ signalKey }) => signalKey === null || signalIds.has(signalKey))
    const rows = ready.map((task) => toNewTaskRow(task, task.accountId, signalIds.get(task.signalKey ?? '') ?? null, basis.picklists))
    const refused = await write('new-tasks', newTaskTarget, newTaskColumns, rows)
    progress.tasksCreated += ready.filter(({ key }) => !refused.has(key)).length
    const isThere = (key: string): boolean => (refused.get(key) ?? alreadyThere) === alreadyThere
    const known = ready.flatMap(({ key, signalKey }) => (signalKey !== null && isThere(key) ? [key] : []))
    return await readIdsByKey(salesforce, 'Task', 'CsKey__c', known)
  }

  async function idsOfSignals(tasks: Action<'create'>[]): Promise<Map<string, string>> {
    const keys = signalKeysOf(tasks)
    const isKnown = (key: string): boolean => (current.get(key)?.id ?? null) !== null
    const ids = await readIdsByKey(
      salesforce,
      signalObject,
      'Key__c',
      keys.filter((key) => !isKnown(key)),
    )
    for (const key of keys.filter(isKnown)) ids.set(key, current.get(key)?.id ?? '')
    return ids
  }

  /** @returns keys of the tasks that have gone over */
  async function moveTasks(tasks: Action<'move'>[]): Promise<Set<string>> {
    const rows = tasks.map(({ taskId, ownerId }) => ({ Id: taskId, OwnerId: ownerId }))
    const refused = await write('moved-tasks', changedTaskTarget, movedTaskColumns, rows)
    return new Set(tasks.filter(({ taskId }) => !refused.has(taskId)).map(({ signalKey, stepKey }) => `${signalKey}:${stepKey}`))
  }

  async function noteTasks(created: Map<string, string>, moved: Set<string>): Promise<void> {
    const touched = signalKeysOf(possible).flatMap((key) => current.get(key) ?? [])
    const rows = signalsAfterTasks(touched, { created, moved })
      .map((after) => toSignalRow(after, current.get(after.key) ?? null, null))
      .filter((row) => row !== null)
    await write('signals-after-tasks', signalTarget, signalColumnsWritten, rows)
  }

  async function closeTasks(tasks: Action<'close'>[]): Promise<number> {
    const rows = tasks.map(({ taskId, description }) => ({ Id: taskId, Status: basis.picklists.closedStatus, Description: description }))
    const refused = await write('closed-tasks', changedTaskTarget, closedTaskColumns, rows)
    return rows.length - refused.size
  }

  /** @returns why rows were refused, by their key */
  async function write(name: string, target: WriteTarget, columns: string[], rows: WriteRow[]): Promise<Map<string, string>> {
    if (rows.length === 0) return new Map()
    outcome.changed = true
    const stage = stageRows(directory, name, columns)
    await stage.add(rows)
    const { refused } = await writeRows(salesforce, target, await stage.close())
    const real = refused.filter(({ errorCode }) => !('insert' in target.key) || errorCode !== alreadyThere)
    noteRefusals(progress, real)
    outcome.refused.push(...real)
    return new Map(refused.map(({ id, errorCode }) => [id, errorCode]))
  }
}

const alreadyThere = 'DUPLICATE_VALUE'

/** Each once; tasks of rhythms have none. */
const signalKeysOf = (tasks: readonly TaskAction[]): string[] => [
  ...new Set(tasks.flatMap(({ signalKey }) => (signalKey === null ? [] : [signalKey]))),
]

const isOf =
  <Kind extends TaskAction['action']>(kind: Kind) =>
  (action: TaskAction & { accountId: string }): action is Action<Kind> =>
    action.action === kind
