import type { OrgCalendar } from '../soql/period.ts'
import { checkPlaybookOf } from './check-indicator.ts'
import { keyMistake } from './check-playbook.ts'
import { appliesTo } from './compile-indicator.ts'
import { checkSegment, type CheckedCondition } from './condition.ts'
import type { NameLookup } from './condition-names.ts'
import type { Playbook } from './indicator.ts'
import { longestAheadDays } from './occurrences.ts'
import type { Cycle, Rhythm } from './rhythm.ts'
import { findingOf, type SignalFinding } from './signal-finding.ts'
import type { Predicate } from './truth.ts'

/** A rhythm whose definition is sound. */
export interface UsableRhythm {
  rhythm: Rhythm
  playbook: Playbook
  /** Stage and segment. */
  applies: Predicate
}

export type CheckedRhythm = { usable: UsableRhythm; findings: [] } | { usable: null; findings: SignalFinding[] }

/** Everything that is wrong with a rhythm; without a finding it comes back ready for use. @param playbooks all there are, by key */
export function checkRhythm(
  rhythm: Rhythm,
  playbooks: ReadonlyMap<string, Playbook>,
  lookup: NameLookup,
  calendar: OrgCalendar,
): CheckedRhythm {
  const { key, playbookKey, segmentFilter } = rhythm
  const finding = findingOf(key)
  const playbook = playbookKey === null ? undefined : playbooks.get(playbookKey)
  const checked = segmentFilter === null ? null : checkSegment(segmentFilter, lookup)
  const mistakes = checked !== null && 'mistakes' in checked ? checked.mistakes : []
  const findings = [
    ...checkForm(rhythm),
    ...(playbookKey === null
      ? [finding('playbookKey', 'The rhythm has no playbook to repeat.', 'リズムに、繰り返すプレイブックがありません。')]
      : checkPlaybookOf(key, playbookKey, playbook)),
    ...mistakes.map(({ english, japanese }) => finding('segmentFilter', english, japanese)),
  ]
  if (findings.length > 0 || playbook === undefined) return { usable: null, findings }
  return { usable: { rhythm, playbook, applies: appliesTo(rhythm, checked as CheckedCondition | null, calendar) }, findings: [] }
}

const longestPeriod: Record<Cycle, number> = { month: 31, quarter: 92, halfYear: 184, year: 366 }

function checkForm({ key, name, every, dayOfPeriod, createAheadDays }: Rhythm): SignalFinding[] {
  const finding = findingOf(key)
  const mistake = keyMistake(key)
  const findings = mistake ? [finding('key', mistake.english, mistake.japanese)] : []
  if (name.trim() === '') findings.push(finding('name', 'The rhythm has no name.', 'リズムに名前がありません。'))
  if (!isWithin(dayOfPeriod, 1, longestPeriod[every])) {
    findings.push(
      finding(
        'dayOfPeriod',
        `The day must be a whole number from 1 to ${longestPeriod[every]}.`,
        `日は1から${longestPeriod[every]}までの整数で指定してください。`,
      ),
    )
  }
  if (!isWithin(createAheadDays, 0, longestAheadDays)) {
    findings.push(
      finding(
        'createAheadDays',
        `The tasks must be made 0 to ${longestAheadDays} whole days ahead.`,
        `ToDoを前もって作成する日数は、0から${longestAheadDays}までの整数で指定してください。`,
      ),
    )
  }
  return findings
}

const isWithin = (value: number, from: number, to: number): boolean => Number.isInteger(value) && value >= from && value <= to
