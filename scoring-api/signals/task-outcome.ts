/** A task of a playbook's step, not deleted. */
export interface StepTask {
  playbookKey: string
  /** null = without due date. */
  dueOn: string | null
  isClosed: boolean
  /** In the org's time zone; null = open, or nobody knows when it was closed. */
  completedOn: string | null
  /** It was closed because its signal was, not because somebody did it. */
  isClosedWithSignal: boolean
}

export interface TaskOutcome {
  /** The day that decided: the one it was done on, the due date at the latest. */
  on: string
  isInTime: boolean
}

/**
 * Whether a task was done by its due date, as people have left it: who moves the date moves the measure.
 * @returns null while that is not decided, or cannot be: not yet due, no due date, closed on an unknown day, no longer needed before it was due
 */
export function taskOutcome({ dueOn, isClosed, completedOn, isClosedWithSignal }: StepTask, asOf: string): TaskOutcome | null {
  if (dueOn === null) return null
  if (!isClosed) return dueOn < asOf ? { on: dueOn, isInTime: false } : null
  if (completedOn === null) return null
  if (completedOn > dueOn) return { on: dueOn, isInTime: false }
  return isClosedWithSignal ? null : { on: completedOn, isInTime: true }
}
