import type { Measure } from '../health-score/scorecard.ts'
import type { RunProgress } from '../health-score/run-progress.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow } from '../salesforce/write-each.ts'
import type { RowsRequest } from '../signals/read-rows.ts'
import { mondayOf } from './forecast-week.ts'
import { learnLikelihoods, type LearnedLikelihoods } from './learned-likelihoods.ts'
import { readPastHealth } from './past-health-records.ts'
import { featureTexts, pointsPrefix } from './renewal-features.ts'
import { readNewestModel, toModelRow } from './renewal-model-records.ts'
import { daysLookedAt, newestRenewals, renewalRows, type DecidedRenewal } from './renewal-rows.ts'
import type { FeatureLabels } from './renewal.ts'

export interface LearningRequest {
  salesforce: Salesforce
  asOfDate: string
  /** Those of the last three years. */
  decided: readonly DecidedRenewal[]
  /** Of the active scorecards. */
  measures: readonly Measure[]
  rows: RowsRequest
  progress: RunProgress
}

/**
 * What the org's own renewals teach: as it was learned this week, or learned now from the renewals and the health before them. A run for a few
 * accounts takes what the last full run left.
 * @returns with the record to write, null = none is due; null instead of both when nothing was ever learned
 * @throws Problem
 */
export async function learnOnceAWeek(request: LearningRequest): Promise<{ likelihoods: LearnedLikelihoods; row: WriteRow | null } | null> {
  const { salesforce, asOfDate, rows } = request
  const stored = await readNewestModel(salesforce, asOfDate)
  if (stored !== null && (rows.accountIds !== null || stored.fittedOn >= mondayOf(asOfDate))) return { likelihoods: stored, row: null }
  if (rows.accountIds !== null) return null
  const decided = newestRenewals(request.decided)
  const { healthOn, unreadable } = await readPastHealth(salesforce, daysLookedAt(decided), rows)
  if (unreadable > 0) request.progress.problems.push(unreadableSentence(unreadable))
  const learned = learnLikelihoods(renewalRows(decided, healthOn), asOfDate, labelsOf(request.measures))
  // An org without renewals has nothing to keep.
  return { likelihoods: learned.likelihoods, row: decided.length === 0 ? null : toModelRow(learned) }
}

const unreadableSentence = (count: number): string =>
  `${count} health ${count === 1 ? 'snapshot' : 'snapshots'} from before decided renewals could not be understood, so nothing was learned from ${count === 1 ? 'it' : 'them'}.`

const labelsOf = (measures: readonly Measure[]): FeatureLabels =>
  new Map([
    ...featureTexts,
    ...measures.map(({ key, name, japaneseName }) => [`${pointsPrefix}${key}`, { english: name, japanese: japaneseName ?? name }] as const),
  ])
