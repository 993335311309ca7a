import { addDays } from '../../scoring-api/metric/calendar-day.ts'
import { checkRhythm } from '../../scoring-api/signals/check-rhythm.ts'
import type { RhythmOfRun } from '../../scoring-api/signals/decide-rhythms.ts'

import { mayBegin, occurrencesAround } from '../../scoring-api/signals/occurrences.ts'
import type { Rhythm, RhythmTask } from '../../scoring-api/signals/rhythm.ts'
import type { TaskAction } from '../../scoring-api/signals/signal-decision.ts'
import { calendarOf, names, playbook } from './builders.ts'

/** Every month on the 5th at Operation, made on the day. */
export const rhythm = (changes: Partial<Rhythm> = {}): Rhythm => ({
  key: 'health-check',
  name: 'Monthly health check',
  status: 'active',
  playbookKey: 'save',
  stages: ['Operation'],
  segmentFilter: null,
  every: 'month',
  dayOfPeriod: 5,
  createAheadDays: 0,
  ...changes,
})

/** @param caughtUpOn default: the day before @throws Error with the findings */
export function onDay(
  asOfDate: string,
  changes: Partial<Rhythm> = {},
  { book = playbook(), holidays = new Set<string>(), caughtUpOn = addDays(asOfDate, -1) } = {},
): RhythmOfRun {
  const { usable, findings } = checkRhythm(rhythm(changes), new Map([[book.key, book]]), names, calendarOf(asOfDate))
  if (usable === null) throw new Error(findings.map(({ english }) => english).join(' '))
  const days = { asOfDate, caughtUpOn }
  const occurrences = occurrencesAround(usable.rhythm, asOfDate, holidays)
  return { ...usable, occurrences: occurrences.map((one) => ({ ...one, mayBegin: mayBegin(one, usable.rhythm, days) })) }
}

/** `create <period>:<step> <due>`, `close <step>` or `move <step>`. */
export const briefActions = (actions: readonly TaskAction[]): string[] =>
  actions.map((action) =>
    action.action === 'create'
      ? `create ${action.key.split(':').slice(3).join(':')} ${action.dueOn}`
      : `${action.action} ${action.taskId.split(':').slice(5).join(':')}`,
  )

/** The tasks of an account once the org has taken the actions. */
export function afterActions(tasks: readonly RhythmTask[], actions: readonly TaskAction[], asOfDate: string): RhythmTask[] {
  const byKey = new Map(tasks.map((task) => [task.key, task]))
  for (const action of actions) {
    if (action.action === 'create') {
      if (byKey.has(action.key)) throw new Error(`DUPLICATE_VALUE ${action.key}`)
      byKey.set(action.key, toStored(action, asOfDate))
      continue
    }
    const task = [...byKey.values()].find(({ id }) => id === action.taskId)
    if (!task) throw new Error(`No task ${action.taskId}`)
    const changed =
      action.action === 'close' ? { ...task, isClosed: true, description: action.description } : { ...task, ownerId: action.ownerId }
    byKey.set(task.key, { ...changed, changedOn: asOfDate })
  }
  return [...byKey.values()]
}

function toStored(task: Extract<TaskAction, { action: 'create' }>, asOfDate: string): RhythmTask {
  const [, , rhythmKey = '', period = ''] = task.key.split(':')
  const { key, subject, description, priority, ownerId, dueOn, stepKey } = task
  const text = { subject, description, priority, ownerId, dueOn }
  const state = { isDeleted: false, isClosed: false, createdOn: asOfDate, changedOn: asOfDate, isUntouched: true }
  return { id: `00T:${key}`, key, rhythmKey, period, stepKey, ...text, ...state }
}
