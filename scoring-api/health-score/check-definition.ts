import type { Salesforce } from '../salesforce/connect.ts'
import { readAccountCycles } from './account-cycles.ts'
import { checkScorecard } from './check-scorecard.ts'
import { findingOf, type Finding } from './finding.ts'
import { lintScorecard } from './lint-scorecard.ts'
import { planMeasures } from './measure-plan.ts'
import { readDefinition } from './scorecard-definition.ts'
import type { Scorecard } from './scorecard.ts'
import { describeObjects } from './usable-scorecards.ts'

/** What there is to say about a definition. */
export interface DefinitionCheck {
  /** null = its form does not fit. */
  scorecard: Scorecard | null
  /** Whether it can score; what its readers miss is a finding too, but keeps it from nothing. */
  isUsable: boolean
  findings: Finding[]
}

/** Checks a definition by itself: its form, its rules, and what it leaves its readers without. */
export function checkAlone(value: unknown): DefinitionCheck {
  const { scorecard, findings: written } = readDefinition(value)
  if (scorecard === null) return { scorecard, isUsable: false, findings: written }
  const faults = withoutRepeats([...written, ...checkScorecard(scorecard)])
  return { scorecard, isUsable: faults.length === 0, findings: withoutRepeats([...faults, ...lintScorecard(scorecard)]) }
}

/**
 * Checks a definition by itself and against the org: whether each object, field and filter is there for the integration user and fits, and
 * whether accounts can be rolled up.
 * @throws Problem when the org cannot be asked
 */
export async function checkInOrg(salesforce: Salesforce, value: unknown): Promise<DefinitionCheck> {
  const { scorecard, isUsable, findings } = checkAlone(value)
  if (scorecard === null) return { scorecard, isUsable, findings }
  const [misfits, cycles] = await Promise.all([findMisfits(salesforce, scorecard), findCycles(salesforce, scorecard)])
  const faults = [...misfits, ...cycles]
  return { scorecard, isUsable: isUsable && faults.length === 0, findings: withoutRepeats([...findings, ...faults]) }
}

async function findMisfits(salesforce: Salesforce, scorecard: Scorecard): Promise<Finding[]> {
  const schema = await describeObjects(salesforce, [scorecard], [])
  const { problems } = planMeasures([scorecard], { schema, accountColumns: [], scopeFilter: null })
  return problems.map(({ measureKey, property, sentence, japanese }) => ({ measureKey, field: property, english: sentence, japanese }))
}

async function findCycles(salesforce: Salesforce, { rollUp }: Scorecard): Promise<Finding[]> {
  if (rollUp === 'independent') return []
  const [cycle] = await readAccountCycles(salesforce)
  if (cycle === undefined) return []
  const ids = cycle.join(', ')
  return [
    findingOf(null)(
      'rollUp',
      `The accounts ${ids} are each other's parents: change ParentId of one of them, or they cannot be rolled up.`,
      `取引先${ids}が互いの親になっています。いずれかのParentIdを変更しないと集計できません。`,
    ),
  ]
}

/** The first word about a place is enough: what follows from it need not be said. */
function withoutRepeats(findings: readonly Finding[]): Finding[] {
  const places = new Set<string>()
  return findings.filter(({ measureKey, field }) => {
    const place = `${measureKey} ${field}`
    const isNew = !places.has(place)
    places.add(place)
    return isNew
  })
}
