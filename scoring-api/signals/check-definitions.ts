import { readOrgSetup } from '../health-score/run-basis.ts'
import { describeObjects } from '../health-score/usable-scorecards.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { accountPathsOf } from './account-paths.ts'
import { checkIndicator } from './check-indicator.ts'
import { checkPlaybook } from './check-playbook.ts'
import { conditionBasis } from './condition-basis.ts'
import { readIndicator, readPlaybook, toDefinitionFinding, type DefinitionFinding } from './definition-findings.ts'
import { readDefinitions } from './definition-records.ts'
import type { Indicator, Playbook } from './indicator.ts'
import { ownerColumnOf } from './owner-path.ts'
import { roleOf } from './team-records.ts'

/** What there is to say about a definition. */
export interface DefinitionCheck {
  /** Whether it can be switched on; a path that gives the tasks to somebody else is a finding too, but keeps it from nothing. */
  isUsable: boolean
  findings: DefinitionFinding[]
}

/** An indicator that can be switched on, with its playbook. */
export interface CheckedDefinition extends DefinitionCheck {
  /** null = the form of one of them does not fit. */
  indicator: Indicator | null
  playbook: Playbook | null
}

/** An indicator as somebody wrote it, and its playbook where that is not in the org as it should be. */
export interface WrittenIndicator {
  indicator: unknown
  /** null = as the org has it. */
  playbook: unknown
}

/**
 * Checks an indicator by itself, with its playbook, and against the names that there are in the org.
 * @param playbooksCount with `asActive` a playbook that is a draft is no finding
 * @throws Problem when the org cannot be asked
 */
export async function checkIndicatorInOrg(
  salesforce: Salesforce,
  asOf: Date,
  written: WrittenIndicator,
  playbooksCount: 'asTheyAre' | 'asActive',
): Promise<CheckedDefinition> {
  const { indicator, findings } = readIndicator(written.indicator)
  const given = written.playbook === null ? { playbook: null, findings: [] } : readPlaybook(written.playbook)
  const misfits = [...findings, ...given.findings.map(atPlaybook)]
  if (indicator === null || misfits.length > 0) return { indicator: null, playbook: null, isUsable: false, findings: misfits }
  const org = await readOrgSetup(salesforce, asOf, [], accountPathsOf(indicator))
  const { playbooks } = await readDefinitions(salesforce, [])
  const all = [...playbooks, ...(given.playbook === null ? [] : [given.playbook])]
  const counted = playbooksCount === 'asActive' ? all.map((playbook): Playbook => ({ ...playbook, status: 'active' })) : all
  const byKey = new Map(counted.map((playbook) => [playbook.key, playbook]))
  const { lookup, calendar } = conditionBasis(org)
  const found = checkIndicator(indicator, byKey, lookup, calendar).findings.map(toDefinitionFinding)
  return { indicator, playbook: byKey.get(indicator.playbookKey ?? '') ?? null, isUsable: found.length === 0, findings: found }
}

/** Checks a playbook by itself, and whether its tasks find an owner. @throws Problem when the org cannot be asked */
export async function checkPlaybookInOrg(salesforce: Salesforce, written: unknown): Promise<DefinitionCheck> {
  const { playbook, findings } = readPlaybook(written)
  if (playbook === null) return { isUsable: false, findings }
  const faults = checkPlaybook(playbook).map(toDefinitionFinding)
  return { isUsable: faults.length === 0, findings: [...faults, ...(await findOwnerMisfit(salesforce, playbook))] }
}

const atPlaybook = (finding: DefinitionFinding): DefinitionFinding => ({
  ...finding,
  field: finding.field === '' ? 'playbook' : `playbook.${finding.field}`,
})

async function findOwnerMisfit(salesforce: Salesforce, { ownerPath }: Playbook): Promise<DefinitionFinding[]> {
  if (ownerPath.trim() === '' || roleOf(ownerPath) !== null) return []
  const owner = ownerColumnOf(ownerPath, await describeObjects(salesforce, [], [ownerPath]))
  if ('column' in owner) return []
  return [
    {
      field: 'ownerPath',
      stepKey: null,
      english: `The path leads to no user, so the fallback owner or the account's owner gets the tasks: ${owner.english}`,
      japanese: `このパスはユーザーを指していないため、代わりの担当者または取引先所有者がToDoを受け取ります：${owner.japanese}`,
    },
  ]
}
