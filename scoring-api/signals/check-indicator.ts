import type { OrgCalendar } from '../soql/period.ts'
import { checkPlaybook, isDayCount, keyMistake } from './check-playbook.ts'
import { compileIndicator, isMargin, readConditions, type CompiledIndicator } from './compile-indicator.ts'
import type { NameLookup } from './condition-names.ts'
import type { Indicator, Playbook } from './indicator.ts'
import { findingOf, type SignalFinding } from './signal-finding.ts'

/** @param playbooks all there are, by key */
export type CheckedIndicator = { compiled: CompiledIndicator; findings: [] } | { compiled: null; findings: SignalFinding[] }

/**
 * Everything that is wrong with an indicator; without a finding it comes back ready to be asked. An indicator without a playbook, one whose
 * playbook nobody can follow, one that can never fire and one that nothing can resolve are refused.
 */
export function checkIndicator(
  indicator: Indicator,
  playbooks: ReadonlyMap<string, Playbook>,
  lookup: NameLookup,
  calendar: OrgCalendar,
): CheckedIndicator {
  const playbook = indicator.playbookKey === null ? undefined : playbooks.get(indicator.playbookKey)
  const { conditions, findings } = readConditions(indicator, lookup, calendar)
  const all = [...checkForm(indicator), ...checkAction(indicator, playbook), ...findings]
  if (all.length > 0 || playbook === undefined || conditions === null) return { compiled: null, findings: all }
  return { compiled: compileIndicator(indicator, playbook, conditions, calendar), findings: [] }
}

function checkForm({ key, name, margin, minimumDays, cooldownDays }: Indicator): SignalFinding[] {
  const finding = findingOf(key)
  const mistake = keyMistake(key)
  const findings = mistake ? [finding('key', mistake.english, mistake.japanese)] : []
  if (name.trim() === '') findings.push(finding('name', 'The indicator has no name.', '指標に名前がありません。'))
  if (!isMargin(margin)) {
    findings.push(finding('margin', 'The margin must be from 0 to 100 percent.', '余裕幅は0から100%の範囲で指定してください。'))
  }
  if (!isDayCount(minimumDays)) {
    findings.push(
      finding('minimumDays', 'The minimum of days must be a whole number, 0 or more.', '最短日数は0以上の整数で指定してください。'),
    )
  }
  if (!isDayCount(cooldownDays)) {
    findings.push(
      finding(
        'cooldownDays',
        'The cool-down must be a whole number of days, 0 or more.',
        '再発までの日数は0以上の整数で指定してください。',
      ),
    )
  }
  return findings
}

function checkAction({ key, playbookKey }: Indicator, playbook: Playbook | undefined): SignalFinding[] {
  const finding = findingOf(key)
  if (playbookKey === null) {
    return [
      finding(
        'playbookKey',
        'The indicator has no playbook: a signal that asks nobody to do anything is not allowed.',
        '指標にプレイブックがありません。誰にも行動を求めないシグナルは作成できません。',
      ),
    ]
  }
  return checkPlaybookOf(key, playbookKey, playbook)
}

/** Whether a definition can use the playbook that it names. */
export function checkPlaybookOf(key: string, playbookKey: string, playbook: Playbook | undefined): SignalFinding[] {
  const finding = findingOf(key)
  if (playbook === undefined) {
    return [finding('playbookKey', `There is no playbook "${playbookKey}".`, `プレイブック「${playbookKey}」がありません。`)]
  }
  if (playbook.status !== 'active') {
    return [finding('playbookKey', `The playbook "${playbookKey}" is not active.`, `プレイブック「${playbookKey}」が有効ではありません。`)]
  }
  return checkPlaybook(playbook).map(({ stepKey, english, japanese }) => {
    const place = stepKey === null ? playbookKey : `${playbookKey}:${stepKey}`
    return finding('playbookKey', `Playbook "${place}": ${english}`, `プレイブック「${place}」：${japanese}`)
  })
}
