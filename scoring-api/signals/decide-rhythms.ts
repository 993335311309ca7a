import { addDays, daysBetween } from '../metric/calendar-day.ts'
import { addBusinessDays } from './business-days.ts'
import type { UsableRhythm } from './check-rhythm.ts'
import { closeDoneEscalations, closing, planSteps, type StepPlan, type TaskRun, type TasksByKey } from './decide-tasks.ts'
import type { FactsRow } from './facts-row.ts'
import type { Playbook, Step } from './indicator.ts'
import { graceDays } from './occurrences.ts'
import { isPending } from './our-tasks.ts'
import { occurrenceKey, type Occurrence, type RhythmTask } from './rhythm.ts'
import type { SignalTask } from './signal.ts'
import type { AccountSignals, NewTask, Refusal, TaskAction } from './signal-decision.ts'
import { taskOwner } from './task-owner.ts'

/** A rhythm on the day of a run. */
export interface RhythmOfRun extends UsableRhythm {
  /** Those that may have tasks now. */
  occurrences: readonly (Occurrence & { mayBegin: boolean })[]
}

/** What should become of one account's tasks of rhythms. */
export interface RhythmDecision {
  /** Of occurrences that have begun. */
  tasks: TaskAction[]
  /** Occurrences that begin if the limits leave room. */
  beginnings: Beginning[]
  refusals: Refusal[]
  /** Tasks of rhythms that were created today, by owner. */
  tasksToday: Readonly<Record<string, number>>
}

/** The first tasks of an occurrence: all of them or none. */
export interface Beginning {
  key: string
  day: string
  tasks: NewTask[]
}

type Account = Pick<AccountSignals, 'accountId' | 'row' | 'ownerId' | 'ownerOfPath'>

/**
 * The tasks of recurring playbooks that an account should get, lose or hand over. A task is known by its key, deleted ones too; asked again with
 * what it decided written, all of it or a part, it decides the rest and nothing more.
 */
export function decideRhythms(
  rhythms: readonly RhythmOfRun[],
  account: Account,
  run: TaskRun,
  stored: readonly RhythmTask[],
): RhythmDecision {
  const decision: RhythmDecision = { tasks: [], beginnings: [], refusals: [], tasksToday: createdToday(stored, run.asOfDate) }
  for (const rhythm of rhythms) decideRhythm(rhythm)
  return decision

  function decideRhythm({ rhythm, playbook, applies, occurrences }: RhythmOfRun): void {
    const isFor = applies(account.row)
    for (const occurrence of isFor === null ? [] : occurrences) {
      const known = stored.filter(({ rhythmKey, period }) => rhythmKey === rhythm.key && period === occurrence.period)
      if (isFor === false) withdraw(occurrence, known)
      else if (known.length > 0) goOn(occurrence, known, rhythm.key, playbook)
      else if (occurrence.mayBegin && wasThereOn(occurrence.day, account.row, run)) begin(occurrence, rhythm.key, playbook)
    }
  }

  function begin(occurrence: Occurrence, rhythmKey: string, playbook: Playbook): void {
    const { tasks, refusals } = plan(occurrence, rhythmKey, playbook, new Map())
    decision.refusals.push(...refusals)
    if (tasks.length === 0) return
    decision.beginnings.push({ key: occurrenceKey(account.accountId, rhythmKey, occurrence.period), day: occurrence.day, tasks })
  }

  function goOn(occurrence: Occurrence, known: readonly RhythmTask[], rhythmKey: string, playbook: Playbook): void {
    const moves = handOver(known, playbook)
    const newOwners = new Map(moves.map(({ taskId, ownerId }) => [taskId, ownerId]))
    const standing = (task: RhythmTask): SignalTask => ({
      ...task,
      ownerId: newOwners.get(task.id) ?? task.ownerId,
      isDeleted: task.isDeleted || isWithdrawn(task),
    })
    const tasks = new Map(known.map((task) => [task.key, standing(task)]))
    const { tasks: created, refusals } = plan(occurrence, rhythmKey, stillToDo(playbook, known, run), tasks)
    const late = closeDoneEscalations(
      occurrenceKey(account.accountId, rhythmKey, occurrence.period),
      known.filter((task) => isPending(task) && task.isUntouched).map((task) => ({ stepKey: task.stepKey, task })),
      run,
      tasks,
    )
    decision.tasks.push(...moves, ...created.map((task) => ({ action: 'create' as const, ...task })), ...late.map(withoutSignal))
    decision.refusals.push(...refusals)
  }

  /** Work that has begun is finished; what lies ahead has lost its sense. */
  function withdraw({ day }: Occurrence, known: readonly RhythmTask[]): void {
    if (day <= run.asOfDate) return
    const pending = known.filter((task) => isPending(task) && task.isUntouched)
    decision.tasks.push(...pending.map((task) => closing(null, task, leftReasons[run.language])))
  }

  function handOver(known: readonly RhythmTask[], playbook: Playbook) {
    const ownerId = playbook.followOwner ? taskOwner(playbook, account, run.users) : null
    const stepKeys = new Set(playbook.steps.map(({ key }) => key))
    return known.flatMap((task) => {
      const isToMove = ownerId !== null && stepKeys.has(task.stepKey) && isPending(task) && task.isUntouched && task.ownerId !== ownerId
      return isToMove ? [{ action: 'move' as const, signalKey: null, stepKey: task.stepKey, taskId: task.id, ownerId }] : []
    })
  }

  function plan(occurrence: Occurrence, rhythmKey: string, playbook: Playbook, tasks: TasksByKey): Omit<StepPlan, 'createdSteps'> {
    const key = occurrenceKey(account.accountId, rhythmKey, occurrence.period)
    const cause = { key, reason: nameOf(playbook, run), createdSteps: {} }
    const from = occurrence.day > run.asOfDate ? occurrence.day : run.asOfDate
    const { tasks: planned, refusals } = planSteps(cause, playbook, account, run, tasks, from)
    return { tasks: planned.map((task) => ({ ...task, signalKey: null })), refusals }
  }
}

const nameOf = ({ name, japaneseName }: Playbook, { language }: TaskRun): string => (language === 'ja' ? (japaneseName ?? name) : name)

/** Closed by us, not done by anybody: no step follows from it. */
const isWithdrawn = ({ isClosed, isUntouched }: RhythmTask): boolean => isClosed && isUntouched

/** A customer of later than the day gets nothing for it. */
function wasThereOn(day: string, { DaysAsCustomer: days }: FactsRow, { asOfDate }: TaskRun): boolean {
  return day >= asOfDate || typeof days !== 'number' || days >= daysBetween(day, asOfDate)
}

/** The playbook without what its time has passed for: a task that is not there then may have been thrown away for good. */
function stillToDo(playbook: Playbook, known: readonly RhythmTask[], { asOfDate, holidays }: TaskRun): Playbook {
  const since = addDays(asOfDate, -graceDays)
  const byStep = new Map(known.map((task) => [task.stepKey, task]))
  const isBeginningFresh = known.every(({ createdOn }) => createdOn >= since)
  const isFresh = ({ after }: Step): boolean => (after === null ? isBeginningFresh : (byStep.get(after)?.changedOn ?? '') >= since)
  const withTimelyEscalation = (step: Step): Step => {
    const { dueOn = null } = byStep.get(step.key) ?? {}
    const { escalateAfterBusinessDays: lateness } = step
    if (lateness === null || dueOn === null || addBusinessDays(dueOn, lateness, holidays) >= since) return step
    return { ...step, escalateAfterBusinessDays: null }
  }
  return { ...playbook, steps: playbook.steps.filter((step) => byStep.has(step.key) || isFresh(step)).map(withTimelyEscalation) }
}

const withoutSignal = (action: TaskAction): TaskAction => ({ ...action, signalKey: null })

const leftReasons = {
  en: 'Closed because the account has left the stage or segment of this recurring work.',
  ja: '取引先がこの定例業務の対象のステージまたはセグメントから外れたため完了にしました。',
} as const

function createdToday(stored: readonly RhythmTask[], asOfDate: string): Record<string, number> {
  const counts: Record<string, number> = {}
  for (const { createdOn, ownerId } of stored) if (createdOn === asOfDate) counts[ownerId] = (counts[ownerId] ?? 0) + 1
  return counts
}
