import type { Measure } from '../health-score/scorecard.ts'
import type { RunProgress } from '../health-score/run-progress.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow } from '../salesforce/write-each.ts'
import type { RowsRequest } from '../signals/read-rows.ts'
import { leadTimeOf, type LeadTime, type RenewalWork } from './best-start.ts'
import type { ClosedRenewal } from './decided-renewal-records.ts'
import { mondayOf } from './forecast-week.ts'
import { learnLikelihoods, type LearnedLikelihoods } from './learned-likelihoods.ts'
import { readPastHealth } from './past-health-records.ts'
import { featureTexts, pointsPrefix } from './renewal-features.ts'
import { readNewestModel, toModelRow } from './renewal-model-records.ts'
import { daysLookedAt, newestRenewals, renewalRows } from './renewal-rows.ts'
import type { FeatureLabels } from './renewal.ts'

export interface LearningRequest {
  salesforce: Salesforce
  asOfDate: string
  /** Those of the last three years. */
  decided: readonly ClosedRenewal[]
  /** The days on which renewals were begun that are open. */
  readOpen: () => Promise<readonly string[]>
  /** Of the active scorecards. */
  measures: readonly Measure[]
  rows: RowsRequest
  progress: RunProgress
}

export interface Lesson {
  likelihoods: LearnedLikelihoods
  /** null = too few renewals tell. */
  leadTime: LeadTime | null
  /** The record to write; null = none is due. */
  row: WriteRow | null
}

/**
 * What the org's own renewals teach: as it was learned this week, or learned now from the renewals and the health before them. A run for a few
 * accounts takes what the last full run left.
 * @returns null when nothing was ever learned
 * @throws Problem
 */
export async function learnOnceAWeek(request: LearningRequest): Promise<Lesson | null> {
  const { salesforce, asOfDate, rows } = request
  const stored = await readNewestModel(salesforce, asOfDate)
  if (stored !== null && (rows.accountIds !== null || stored.likelihoods.fittedOn >= mondayOf(asOfDate))) return { ...stored, row: null }
  if (rows.accountIds !== null) return null
  const decided = newestRenewals(request.decided)
  const { healthOn, unreadable } = await readPastHealth(salesforce, daysLookedAt(decided), rows)
  if (unreadable > 0) request.progress.problems.push(unreadableSentence(unreadable))
  const learned = learnLikelihoods(renewalRows(decided, healthOn), asOfDate, labelsOf(request.measures))
  const leadTime = leadTimeOf(workOf(decided, await request.readOpen()), asOfDate)
  // An org without renewals has nothing to keep.
  return { likelihoods: learned.likelihoods, leadTime, row: decided.length === 0 ? null : toModelRow(learned, leadTime) }
}

/** One that came into the org after it was decided does not tell how long it took. */
const workOf = (decided: readonly ClosedRenewal[], openSince: readonly string[]): RenewalWork[] => [
  ...decided
    .filter(({ openedOn, decidedOn }) => openedOn <= decidedOn)
    .map(({ openedOn, decidedOn }) => ({ startedOn: openedOn, decidedOn })),
  ...openSince.map((startedOn) => ({ startedOn, decidedOn: null })),
]

const unreadableSentence = (count: number): string =>
  `${count} health ${count === 1 ? 'snapshot' : 'snapshots'} from before decided renewals could not be understood, so nothing was learned from ${count === 1 ? 'it' : 'them'}.`

const labelsOf = (measures: readonly Measure[]): FeatureLabels =>
  new Map([
    ...featureTexts,
    ...measures.map(({ key, name, japaneseName }) => [`${pointsPrefix}${key}`, { english: name, japanese: japaneseName ?? name }] as const),
  ])
