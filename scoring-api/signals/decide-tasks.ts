import { addBusinessDays } from './business-days.ts'
import type { Playbook, Step } from './indicator.ts'
import { escalationKey, isOurs, isPending, taskKey, tasksOf } from './our-tasks.ts'
import { isClosedStatus, type Signal, type SignalTask, type WrittenTask } from './signal.ts'
import type { AccountSignals, NewTask, Refusal, SignalRun, TaskAction } from './signal-decision.ts'
import { activeManager, taskOwner } from './task-owner.ts'
import { closedDescription, closedWith, escalationText, stepText, taskTextHash, type TaskText } from './task-text.ts'

/** Tasks by `CsKey__c`. */
export type TasksByKey = ReadonlyMap<string, SignalTask>

/** What tasks need to know of a run. */
export type TaskRun = Pick<SignalRun, 'asOfDate' | 'language' | 'holidays' | 'priorities' | 'users'>

/** What tasks are made for: an open signal, or an occurrence of a rhythm. */
export type TaskCause = Pick<Signal, 'key' | 'reason' | 'createdSteps'>

export interface StepPlan {
  /** With what is about to be created. */
  createdSteps: Signal['createdSteps']
  tasks: NewTask[]
  refusals: Refusal[]
}

/**
 * The tasks that their cause should have and never had: steps whose time has come, and escalations.
 * @param from the day that due dates of steps count from
 */
export function planSteps(
  cause: TaskCause,
  playbook: Playbook,
  account: Pick<AccountSignals, 'ownerId' | 'ownerOfPath'>,
  run: TaskRun,
  tasks: TasksByKey,
  from = run.asOfDate,
): StepPlan {
  const createdSteps: Record<string, WrittenTask> = { ...cause.createdSteps }
  const plan: StepPlan = { createdSteps, tasks: [], refusals: [] }
  const ownerId = taskOwner(playbook, account, run.users)
  for (const step of inOrder(playbook.steps)) {
    if (wasCreated(step.key)) escalate(step)
    else if (isDue(step)) begin(step)
  }
  return plan

  /** Whatever became of it, a task is created once. */
  function wasCreated(stepKey: string): boolean {
    return typeof createdSteps[stepKey]?.taskId === 'string' || tasks.has(taskKey(cause.key, stepKey))
  }

  function isDue({ after }: Step): boolean {
    if (after === null) return true
    const task = tasks.get(taskKey(cause.key, after))
    return task !== undefined && task.isClosed && !task.isDeleted
  }

  function begin(step: Step): void {
    if (ownerId === null) {
      plan.refusals.push(nobody(cause, step))
      return
    }
    const dueOn = addBusinessDays(from, step.dueBusinessDays, run.holidays)
    create(step.key, step, stepText(step, run.language), ownerId, dueOn, run.priorities[step.priority])
  }

  function escalate(step: Step): void {
    const { escalateAfterBusinessDays: lateness } = step
    const stepKey = escalationKey(step.key)
    const task = tasks.get(taskKey(cause.key, step.key))
    if (lateness === null || !task || !isPending(task) || wasCreated(stepKey)) return
    const { dueOn } = task
    if (dueOn === null || dueOn >= run.asOfDate || addBusinessDays(dueOn, lateness, run.holidays) > run.asOfDate) return
    const managerId = activeManager(ownerAfterRun(task, createdSteps[step.key]), run.users)
    if (managerId === null) return
    const text = escalationText(task.subject, dueOn, cause, run.language)
    create(stepKey, step, text, managerId, addBusinessDays(run.asOfDate, 1, run.holidays), run.priorities.high)
  }

  function create(stepKey: string, { party }: Step, text: TaskText, owner: string, dueOn: string, priority: string): void {
    createdSteps[stepKey] = { taskId: null, textHash: taskTextHash(text), priority, ownerId: owner, dueOn, createdOn: run.asOfDate }
    plan.tasks.push({ key: taskKey(cause.key, stepKey), signalKey: cause.key, stepKey, ...text, priority, party, ownerId: owner, dueOn })
  }
}

/** A task that is being handed over belongs to the new owner already. */
const ownerAfterRun = (task: SignalTask, written: WrittenTask | undefined): string =>
  written !== undefined && written.previousOwnerId === task.ownerId ? written.ownerId : task.ownerId

const inOrder = (steps: readonly Step[]): Step[] => steps.toSorted((a, b) => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1))

const nobody = (cause: TaskCause, step: Step): Refusal => ({
  signalKey: cause.key,
  stepKey: step.key,
  english: `The task "${step.subject}" was not created: neither the playbook's owner path nor its fallback nor the account's owner is an active user.`,
  japanese: `ToDo「${step.japaneseSubject ?? step.subject}」を作成できませんでした。プレイブックの担当者、代わりの担当者、取引先所有者のいずれも有効なユーザーではありません。`,
})

/** Open tasks of ours go along with the account when the playbook says so. */
export function moveTasks(
  signal: Signal,
  playbook: Playbook,
  account: AccountSignals,
  run: SignalRun,
  tasks: TasksByKey,
): { signal: Signal; tasks: TaskAction[] } {
  const ownerId = playbook.followOwner ? taskOwner(playbook, account, run.users) : null
  if (ownerId === null) return { signal, tasks: [] }
  const stepKeys = new Set(playbook.steps.map(({ key }) => key))
  const moved = tasksOf(signal, tasks).filter(
    ({ stepKey, written, task }) => stepKeys.has(stepKey) && isPending(task) && isOurs(task, written) && task.ownerId !== ownerId,
  )
  const createdSteps = moved.map(({ stepKey, written, task }): [string, WrittenTask] => [
    stepKey,
    { ...written, ownerId, previousOwnerId: task.ownerId },
  ])
  return {
    signal: moved.length === 0 ? signal : { ...signal, createdSteps: { ...signal.createdSteps, ...Object.fromEntries(createdSteps) } },
    tasks: moved.map(({ stepKey, task }) => ({ action: 'move', signalKey: signal.key, stepKey, taskId: task.id, ownerId })),
  }
}

/**
 * Open tasks of ours that have lost their sense: all of a closed signal, and escalations of what is no longer late.
 * @param playbook null = its indicator is not there any more
 */
export function closeTasks(signal: Signal, playbook: Playbook | null, run: SignalRun, tasks: TasksByKey): TaskAction[] {
  const pending = tasksOf(signal, tasks).filter(({ written, task }) => isPending(task) && isOurs(task, written))
  if (isClosedStatus(signal.status)) {
    return keepsTasks(signal, playbook, run) ? [] : pending.map(({ task }) => closing(signal.key, task, signalClosed(signal, run)))
  }
  return closeDoneEscalations(signal.key, pending, run, tasks)
}

/** @param pending open tasks of ours */
export function closeDoneEscalations(
  causeKey: string,
  pending: readonly { stepKey: string; task: SignalTask }[],
  { language }: TaskRun,
  tasks: TasksByKey,
): TaskAction[] {
  const reason = language === 'ja' ? '元のToDoが終了したため完了にしました。' : 'Closed because the task itself is done.'
  return pending.filter(({ stepKey }) => isDone(escalated(stepKey), causeKey, tasks)).map(({ task }) => closing(causeKey, task, reason))
}

/** Where nobody can say any more what the playbook wanted, tasks that outlived their signal's last day are left alone. */
function keepsTasks({ status, closedOn }: Signal, playbook: Playbook | null, { asOfDate }: SignalRun): boolean {
  if (status !== 'resolved') return false
  return playbook === null ? closedOn !== asOfDate : playbook.whenResolved === 'keepTasks'
}

/** @param signalKey null = of no signal */
export const closing = (signalKey: string | null, task: SignalTask, reason: string): TaskAction => ({
  action: 'close',
  signalKey,
  taskId: task.id,
  description: closedDescription(task.description, reason),
})

/** Key of the step that an escalation is about; null for the task of a step. */
const escalated = (stepKey: string): string | null => (stepKey.endsWith(':escalation') ? stepKey.slice(0, -':escalation'.length) : null)

function isDone(stepKey: string | null, causeKey: string, tasks: TasksByKey): boolean {
  if (stepKey === null) return false
  const task = tasks.get(taskKey(causeKey, stepKey))
  return task !== undefined && !isPending(task)
}

function signalClosed({ status, closingNote, dismissReason }: Signal, { language }: SignalRun): string {
  const note = closingNote === null ? [] : [closingNote]
  if (status === 'resolved') {
    return [language === 'ja' ? `${closedWith.resolved.ja}。` : `${closedWith.resolved.en}.`, ...note].join(' ')
  }
  const why = dismissals[dismissReason ?? 'other'][language]
  return [language === 'ja' ? `${closedWith.dismissed.ja}（${why}）。` : `${closedWith.dismissed.en} (${why}).`, ...note].join(' ')
}

const dismissals = {
  notTrue: { en: 'not true', ja: '事実と異なる' },
  alreadyHandled: { en: 'already handled', ja: '対応済み' },
  notImportant: { en: 'not important', ja: '重要でない' },
  other: { en: 'other reason', ja: 'その他の理由' },
} as const
