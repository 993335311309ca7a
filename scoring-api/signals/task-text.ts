import { hash } from 'node:crypto'
import type { Step } from './indicator.ts'
import type { Signal } from './signal.ts'
import type { Language } from './signal-decision.ts'

export interface TaskText {
  subject: string
  description: string | null
}

const longestSubject = 255

/** In the org's language; where that is missing, in English. */
export function stepText(step: Step, language: Language): TaskText {
  if (language === 'en') return { subject: step.subject, description: step.description }
  return { subject: step.japaneseSubject ?? step.subject, description: step.japaneseDescription ?? step.description }
}

/** @param overdue subject of the task that is late @param cause what the task is for */
export function escalationText(overdue: string, dueOn: string, { reason }: Pick<Signal, 'reason'>, language: Language): TaskText {
  const [subject, description] =
    language === 'ja'
      ? [`期限超過：${overdue}`, `期日${dueOn}を過ぎています。\n${reason}`]
      : [`Overdue: ${overdue}`, `It was due on ${dueOn}.\n${reason}`]
  return { subject: subject.slice(0, longestSubject), description }
}

/** The description of a task that is closed along with its signal: why, in front of what it was. */
export function closedDescription(description: string | null, reason: string): string {
  return description === null || description.trim() === '' ? reason : `${reason}\n\n${description}`
}

/** How the description of a task begins that was closed along with its signal. */
export const closedWith = {
  resolved: { en: 'Closed because the signal was resolved', ja: 'シグナルが解消したため完了にしました' },
  dismissed: { en: 'Closed because the signal was dismissed', ja: 'シグナルが却下されたため完了にしました' },
} as const

/** Whether a task was closed because its signal was, not because somebody did it. */
export const wasClosedWithSignal = (description: string | null): boolean =>
  Object.values(closedWith).some((words) => Object.values(words).some((beginning) => description?.startsWith(beginning)))

/**
 * Short hash of what a task says, by which an edit by a person is seen. The org trims texts and has its own line ends: neither counts.
 * @returns 12 hex digits
 */
export function taskTextHash({ subject, description }: TaskText): string {
  const plain = (text: string | null): string => (text ?? '').replace(/\r\n?/g, '\n').trim()
  return hash('sha256', `${plain(subject)}\n${plain(description)}`).slice(0, 12)
}
