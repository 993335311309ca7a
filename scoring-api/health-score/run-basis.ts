import { dateIn } from '../metric/time-zone-day.ts'
import { readMapping } from '../operations/mapping.ts'
import { Problem } from '../problems.ts'
import { requireBudget } from '../salesforce/call-count.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readOrganization, type Organization } from '../salesforce/organization.ts'
import { resolveField } from '../soql/schema.ts'
import { accountHealthFields, readOverrides } from './health-score-records.ts'
import type { Override } from './health.ts'
import { requireWriteRights } from './require-write-rights.ts'
import { readActiveScorecards } from './scorecard-records.ts'
import type { Scorecard } from './scorecard.ts'
import { describeObjects, planScoring, type ScoringPlan } from './usable-scorecards.ts'

/** What the run needs to know besides the facts. */
export interface RunBasis {
  organization: Organization
  plan: ScoringPlan
  scorecardOf: (versionKey: string) => Scorecard | undefined
  overrides: Map<string, Override>
  accountColumns: string[]
  stageColumn: string
  customerSinceColumn: string
  asOfDate: string
}

/**
 * Reads how the org is set up, and refuses what cannot end well before anything is read in bulk or written.
 * @param accountId null = all
 * @throws Problem when no scorecard is active, a field is not granted, or the day's API calls are nearly used up
 */
export async function readRunBasis(salesforce: Salesforce, accountId: string | null, asOf: Date): Promise<RunBasis> {
  const organization = await readOrganization(salesforce)
  requireBudget(salesforce.calls)
  const [mapping, stored] = await Promise.all([readMapping(salesforce), readActiveScorecards(salesforce)])
  if (stored.length === 0) {
    throw new Problem('no-active-scorecard', 'No scorecard is active: set Status__c of at least one CsScorecard__c to Active.')
  }
  const definitions = stored.map(({ scorecard }) => scorecard)
  const paths = [mapping.stagePath, mapping.customerSincePath, ...accountHealthFields]
  const [schema] = await Promise.all([describeObjects(salesforce, definitions, paths), requireWriteRights(salesforce)])
  const spelled = (path: string): string => {
    const field = resolveField(schema, 'Account', path)
    return 'path' in field ? field.path : path
  }
  const accountColumns = [...new Set(paths.map(spelled))]
  const plan = planScoring(stored, schema, accountColumns, mapping.scopeFilter)
  const asOfDate = dateIn(organization.timeZone, asOf)
  const byKey = new Map(plan.scorecards.map((scorecard) => [scorecard.versionKey, scorecard]))
  return {
    organization,
    plan,
    scorecardOf: (versionKey) => byKey.get(versionKey),
    overrides: await readOverrides(salesforce, asOfDate, accountId),
    accountColumns,
    stageColumn: spelled(mapping.stagePath),
    customerSinceColumn: spelled(mapping.customerSincePath),
    asOfDate,
  }
}
