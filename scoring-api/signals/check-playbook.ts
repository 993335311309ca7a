import type { Playbook, Step } from './indicator.ts'
import { findingOf, type SignalFinding } from './signal-finding.ts'

const kebabCase = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/
const longestKey = 80

/** Characters that `CreatedSteps__c` has, and the most that one task takes of them beside its key: about a hundred for the org's priority. */
const createdStepsLength = 32_768
const writtenTaskLength = 300

/** What is wrong with a key, in both languages; null = nothing. */
export function keyMistake(key: string): { english: string; japanese: string } | null {
  if (!kebabCase.test(key)) {
    return {
      english: `The key "${key}" must be small letters, digits and single hyphens, like "call-sponsor", and begin with a letter.`,
      japanese: `キー「${key}」は「call-sponsor」のように、英小文字で始め、英小文字・数字・単独のハイフンだけで指定してください。`,
    }
  }
  if (key.length <= longestKey) return null
  return {
    english: `The key "${key}" is longer than ${longestKey} characters.`,
    japanese: `キー「${key}」は${longestKey}文字以内で指定してください。`,
  }
}

/** What is wrong with a playbook. Empty = sound. */
export function checkPlaybook(playbook: Playbook): SignalFinding[] {
  const { key, steps, ownerPath } = playbook
  const finding = findingOf(key)
  const mistake = keyMistake(key)
  const findings = mistake ? [finding('key', mistake.english, mistake.japanese)] : []
  if (ownerPath.trim() === '') {
    findings.push(finding('ownerPath', 'The playbook does not say who gets its tasks.', 'プレイブックにToDoの担当者が指定されていません。'))
  }
  if (steps.length === 0) {
    findings.push(
      finding(
        'steps',
        'The playbook has no steps: nobody would have anything to do.',
        'プレイブックに手順がありません。誰も何もすることがありません。',
      ),
    )
  }
  if (taskLength(steps) > createdStepsLength) {
    findings.push(
      finding(
        'steps',
        'The playbook has more steps than a signal can keep track of: make it shorter, escalate fewer steps, or choose shorter keys.',
        'プレイブックの手順が多すぎて、シグナルで管理できません。手順やエスカレーションを減らすか、キーを短くしてください。',
      ),
    )
  }
  return [...findings, ...checkKeys(playbook), ...steps.flatMap((step) => checkStep(key, step)), ...checkOrder(playbook)]
}

const taskLength = (steps: readonly Step[]): number =>
  steps.reduce(
    (length, { key, escalateAfterBusinessDays }) =>
      length + (key.length + writtenTaskLength) * (escalateAfterBusinessDays === null ? 1 : 2),
    0,
  )

function checkKeys({ key, steps }: Playbook): SignalFinding[] {
  const keys = steps.map((step) => step.key)
  const repeated = [...new Set(keys.filter((stepKey, index) => keys.indexOf(stepKey) !== index))]
  return repeated.map((stepKey) =>
    findingOf(key, stepKey)(
      'key',
      `The key "${stepKey}" is used by more than one step.`,
      `キー「${stepKey}」が複数の手順で使われています。`,
    ),
  )
}

function checkStep(playbookKey: string, step: Step): SignalFinding[] {
  const finding = findingOf(playbookKey, step.key)
  const mistake = keyMistake(step.key)
  const findings = mistake ? [finding('key', mistake.english, mistake.japanese)] : []
  if (step.subject.trim() === '') findings.push(finding('subject', 'The step has no subject.', '手順に件名がありません。'))
  if (!isDayCount(step.dueBusinessDays)) {
    findings.push(
      finding(
        'dueBusinessDays',
        'The step must be due in 0 or more whole business days.',
        '期日は0以上の整数の営業日数で指定してください。',
      ),
    )
  }
  if (step.escalateAfterBusinessDays !== null && !isDayCount(step.escalateAfterBusinessDays)) {
    findings.push(
      finding(
        'escalateAfterBusinessDays',
        'The step must be escalated after 0 or more whole business days, or never.',
        'エスカレーションまでの日数は、0以上の整数の営業日数を指定するか、空にしてください。',
      ),
    )
  }
  return findings
}

/** Days that a number field of four digits holds. */
export const isDayCount = (days: number): boolean => Number.isInteger(days) && days >= 0 && days <= 9_999

/** Steps that wait for what is not there, or for each other. */
function checkOrder({ key, steps }: Playbook): SignalFinding[] {
  const after = new Map(steps.map((step) => [step.key, step.after]))
  return steps.flatMap((step) => {
    const finding = findingOf(key, step.key)
    if (step.after === null) return []
    if (!after.has(step.after)) {
      return [
        finding(
          'after',
          `The step waits for "${step.after}", which is no step of this playbook.`,
          `この手順は「${step.after}」の完了を待ちますが、このプレイブックにその手順はありません。`,
        ),
      ]
    }
    const circle = circleFrom(step.key, after)
    if (circle === null) return []
    return [
      finding(
        'after',
        `The step waits for itself and would never begin: ${circle.join(' → ')}.`,
        `手順がお互いの完了を待ち、始まりません：${circle.join(' → ')}。`,
      ),
    ]
  })
}

/** The way from a step back to itself; null = there is none. */
function circleFrom(start: string, after: ReadonlyMap<string, string | null>): string[] | null {
  const way = [start]
  for (let next = after.get(start) ?? null; next !== null; next = after.get(next) ?? null) {
    way.push(next)
    if (next === start) return way
    if (way.indexOf(next) !== way.length - 1) return null
  }
  return null
}
