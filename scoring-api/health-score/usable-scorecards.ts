import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { describeOrNull, type ObjectDescription } from '../salesforce/describe.ts'
import { integrationPermissionSet } from '../salesforce/integration-user.ts'
import { planMeasures, type ExtractionPlan, type PlanProblem } from './measure-plan.ts'
import { objectsToDescribe } from './objects-to-describe.ts'
import type { Scorecard } from './scorecard.ts'
import { misfitsOf } from './scorecard-misfits.ts'
import type { StoredScorecard } from './scorecard-records.ts'

/** What a run works with. */
export interface ScoringPlan {
  /** Refused ones among them, without measures: they still claim their accounts, so that no other scorecard takes those over. */
  scorecards: Scorecard[]
  /** Version keys of the scorecards that must not score. */
  refused: Set<string>
  extraction: ExtractionPlan
  /** One sentence for each mistake. */
  problems: string[]
}

/**
 * Separates the scorecards that can score in this org from those that cannot.
 * A scorecard with one broken measure is refused whole: without it every score would shift, and nobody would see why.
 */
export function planScoring(
  stored: StoredScorecard[],
  schema: ObjectDescription[],
  accountColumns: string[],
  scopeFilter: string | null,
): ScoringPlan {
  const options = { schema, accountColumns, scopeFilter }
  const definitions = stored.map(({ scorecard }) => scorecard)
  const planned = planMeasures(definitions, options)
  requireAccountColumns(planned.problems)

  const problems: string[] = []
  const refused = new Set<string>()
  const scorecards = stored.map(({ scorecard, faults }) => {
    const own = planned.problems.filter(({ scorecardVersionKey }) => scorecardVersionKey === scorecard.versionKey)
    const sentences = misfitsOf({ scorecard, faults }, own).map(({ english }) => english)
    if (sentences.length === 0) return scorecard
    refused.add(scorecard.versionKey)
    problems.push(...sentences.map((sentence) => `Scorecard ${scorecard.versionKey} is not used until this is put right: ${sentence}`))
    return withoutMeasures(scorecard, own)
  })
  return { scorecards, refused, problems, extraction: planMeasures(scorecards, options) }
}

function requireAccountColumns(problems: PlanProblem[]): void {
  const fault = problems.find(({ scorecardVersionKey }) => scorecardVersionKey === null)
  if (fault !== undefined) {
    throw new Problem(
      'field-not-granted',
      `${fault.sentence} Create it, or grant it in the permission set ${integrationPermissionSet}; a path is set in CsMapping__mdt.`,
    )
  }
}

/** A segment that cannot be evaluated claims the whole stage rather than nothing. */
function withoutMeasures(scorecard: Scorecard, problems: PlanProblem[]): Scorecard {
  const isSegmentBroken = problems.some(({ measureKey }) => measureKey === null)
  return { ...scorecard, segmentFilter: isSegmentBroken ? null : scorecard.segmentFilter, measures: [] }
}

/** Describes every object that the scorecards lead to; one that is not granted is left out, and the plan says so where it is used. */
export async function describeObjects(
  salesforce: Salesforce,
  scorecards: Scorecard[],
  accountColumns: string[],
): Promise<ObjectDescription[]> {
  const schema: ObjectDescription[] = []
  const asked = new Set<string>()
  for (;;) {
    const names = objectsToDescribe(scorecards, { schema, accountColumns, scopeFilter: null }).filter((name) => !asked.has(name))
    if (names.length === 0) return schema
    const found = await Promise.all(names.map((name) => describeOrNull(salesforce, name)))
    schema.push(...found.filter((description) => description !== null))
    for (const name of names) asked.add(name)
  }
}
