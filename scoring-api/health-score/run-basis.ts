import type { MeasurePlan } from '../facts/facts.ts'
import { dateIn } from '../metric/time-zone-day.ts'
import { readMapping, type Mapping } from '../operations/mapping.ts'
import { requireBudget } from '../salesforce/call-count.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { ObjectDescription } from '../salesforce/describe.ts'
import { readOrganization, type Organization } from '../salesforce/organization.ts'
import { resolveField } from '../soql/schema.ts'
import { readCurrencyRates } from './currency-records.ts'
import { currencyField, currencyPathOf, type CurrencyRates } from './currency.ts'
import { parentColumn } from './family-records.ts'
import { accountHealthFields } from './health-score-records.ts'
import type { Override } from './health.ts'
import { highestVersions } from './highest-versions.ts'
import type { QuantileTable } from './percentiles.ts'
import { readActiveScorecards, type StoredScorecard } from './scorecard-records.ts'
import type { Scorecard } from './scorecard.ts'
import { describeObjects, planScoring, type ScoringPlan } from './usable-scorecards.ts'

/** How the org is set up. */
export interface OrgSetup {
  organization: Organization
  mapping: Mapping
  /** Active scorecards, of each key the highest version. */
  stored: StoredScorecard[]
  /** A sentence for each key with older versions that are active still. */
  problems: string[]
  schema: ObjectDescription[]
  /** null = the org has one currency. */
  rates: CurrencyRates | null
  /** Whether any of the scorecards takes in child accounts. */
  isRollingUp: boolean
  asOf: Date
  /** `yyyy-mm-dd`, the org's time zone. */
  asOfDate: string
}

/** What scoring needs to know besides the facts. */
export interface RunBasis {
  organization: Organization
  plan: ScoringPlan
  scorecardOf: (versionKey: string) => Scorecard | undefined
  /** Those in force, by account id. */
  overrides: Map<string, Override>
  /** Columns of Account, by the org's spelling. */
  accountColumns: string[]
  stageColumn: string
  customerSinceColumn: string
  /** null = the org keeps no ARR. */
  arrColumn: string | null
  /** Currency of the ARR; null = the org has one. */
  arrCurrencyColumn: string | null
  rates: CurrencyRates | null
  /** Whether any scorecard takes in child accounts. */
  isRollingUp: boolean
  asOf: Date
  asOfDate: string
}

/**
 * @param alsoPlanned scorecards to describe the objects of, besides the active ones
 * @param alsoAsked field paths of Account to describe the objects of
 * @throws Problem when the day's API calls are nearly used up
 */
export async function readOrgSetup(
  salesforce: Salesforce,
  asOf: Date,
  alsoPlanned: readonly Scorecard[] = [],
  alsoAsked: readonly string[] = [],
): Promise<OrgSetup> {
  const organization = await readOrganization(salesforce)
  requireBudget(salesforce.calls)
  const [mapping, active] = await Promise.all([readMapping(salesforce), readActiveScorecards(salesforce)])
  const { stored, problems } = highestVersions(active, asOf)
  const scorecards = [...stored.map(({ scorecard }) => scorecard), ...alsoPlanned]
  const isRollingUp = scorecards.some(({ rollUp }) => rollUp !== 'independent')
  const schema = await describeObjects(salesforce, scorecards, [...accountPaths(mapping, isRollingUp), ...alsoAsked])
  const isMultiCurrency = 'path' in resolveField(schema, 'Account', currencyField)
  const rates = isMultiCurrency ? await readCurrencyRates(salesforce) : null
  return { organization, mapping, stored, problems, schema, rates, isRollingUp, asOf, asOfDate: dateIn(organization.timeZone, asOf) }
}

/**
 * @param alsoAsked field paths of Account, all of which lead somewhere
 * @throws Problem when a field of Account that every run needs is not granted
 */
export function toRunBasis(
  setup: OrgSetup,
  stored: StoredScorecard[],
  overrides: Map<string, Override>,
  alsoAsked: readonly string[] = [],
): RunBasis {
  const { organization, mapping, schema, rates, isRollingUp, asOf, asOfDate } = setup
  const spelled = (path: string): string => {
    const field = resolveField(schema, 'Account', path)
    return 'path' in field ? field.path : path
  }
  const arrCurrencyPath = mapping.arrPath === null || rates === null ? null : currencyPathOf(mapping.arrPath)
  const paths = [
    ...accountPaths(mapping, isRollingUp),
    ...(arrCurrencyPath === null || !isRollingUp ? [] : [arrCurrencyPath]),
    ...alsoAsked,
  ]
  const accountColumns = [...new Set(paths.map(spelled))]
  const plan = planScoring(stored, schema, accountColumns, mapping.scopeFilter)
  const byKey = new Map(plan.scorecards.map((scorecard) => [scorecard.versionKey, scorecard]))
  return {
    organization,
    plan,
    scorecardOf: (versionKey) => byKey.get(versionKey),
    overrides,
    accountColumns,
    stageColumn: spelled(mapping.stagePath),
    customerSinceColumn: spelled(mapping.customerSincePath),
    arrColumn: mapping.arrPath === null ? null : spelled(mapping.arrPath),
    arrCurrencyColumn: arrCurrencyPath === null ? null : spelled(arrCurrencyPath),
    rates,
    isRollingUp,
    asOf,
    asOfDate,
  }
}

const accountPaths = ({ stagePath, customerSincePath, arrPath }: Mapping, isRollingUp: boolean): string[] => [
  stagePath,
  customerSincePath,
  ...accountHealthFields,
  ...(isRollingUp ? [parentColumn, ...(arrPath === null ? [] : [arrPath])] : []),
]

/** What the column engine needs for the scorecards of a basis. */
export function toMeasurePlan(
  { plan, organization, accountColumns, stageColumn, rates, asOf }: RunBasis,
  quantiles: readonly QuantileTable[],
): MeasurePlan {
  const { timeZone, weekStartsOn, fiscalYearStartMonth } = organization
  return {
    scorecards: plan.scorecards,
    asOf,
    timeZone,
    accountColumns,
    stageColumn,
    weekStartsOn,
    fiscalYearStartMonth,
    rates,
    quantiles,
  }
}
