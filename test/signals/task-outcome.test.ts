import { describe, expect, it } from 'vitest'
import { taskOutcome, type StepTask } from '../../scoring-api/signals/task-outcome.ts'

const asOf = '2026-09-30'
const task = (fields: Partial<StepTask>): StepTask => ({
  playbookKey: 'calm',
  dueOn: '2026-09-20',
  isClosed: false,
  completedOn: null,
  isClosedWithSignal: false,
  ...fields,
})
const done = (completedOn: string, fields: Partial<StepTask> = {}) => taskOutcome(task({ isClosed: true, completedOn, ...fields }), asOf)

describe('a task is done in time', () => {
  it('on its due date and before, and counts on the day it was done', () => {
    expect(done('2026-09-20')).toEqual({ on: '2026-09-20', isInTime: true })
    expect(done('2026-09-12')).toEqual({ on: '2026-09-12', isInTime: true })
  })

  it('not a day later, and then it counts on its due date', () => {
    expect(done('2026-09-21')).toEqual({ on: '2026-09-20', isInTime: false })
  })

  it('also when its due date lies ahead', () => {
    expect(done('2026-09-29', { dueOn: '2026-10-09' })).toEqual({ on: '2026-09-29', isInTime: true })
  })
})

describe('an open task', () => {
  it('counts as not done in time from the day after its due date on', () => {
    expect(taskOutcome(task({ dueOn: '2026-09-29' }), asOf)).toEqual({ on: '2026-09-29', isInTime: false })
    expect(taskOutcome(task({ dueOn: asOf }), asOf)).toBeNull()
    expect(taskOutcome(task({ dueOn: '2026-10-01' }), asOf)).toBeNull()
  })
})

describe('a task that was closed along with its signal', () => {
  it('was no longer needed by its due date, and does not count', () => {
    expect(done('2026-09-20', { isClosedWithSignal: true })).toBeNull()
  })

  it('had not been done when its due date had passed', () => {
    expect(done('2026-09-21', { isClosedWithSignal: true })).toEqual({ on: '2026-09-20', isInTime: false })
  })
})

it('leaves out tasks without due date, and those closed nobody knows when', () => {
  expect(taskOutcome(task({ dueOn: null }), asOf)).toBeNull()
  expect(taskOutcome(task({ isClosed: true }), asOf)).toBeNull()
})
