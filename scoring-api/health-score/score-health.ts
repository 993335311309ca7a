import { daysBetween } from '../metric/calendar-day.ts'
import { weightedMean } from '../metric/weighted-mean.ts'
import { bandOf } from './bands.ts'
import { contributionsOf } from './contributions.ts'
import { coverageOf } from './coverage.ts'
import type { AccountContext, Health, ScoredMeasure } from './health.ts'
import { firedKnockOuts } from './knock-outs.ts'
import { isFeedStopped, statusOf, stoppedFeedsOf } from './measure-status.ts'
import { pointsOf } from './points.ts'
import { breakpointsFor, type StageAndAge } from './points-variant.ts'
import { rollUp, type Family } from './roll-up.ts'
import { groups, type Band, type Breakpoint, type Group, type Measure, type MeasuredValue, type Scorecard } from './scorecard.ts'

const unmeasured: MeasuredValue = { value: null, rawValue: null, latestOn: null }

/**
 * Health of one account: score, band, coverage and what each measure brings. A pure rule in integers: the same inputs give the same
 * result on any machine, whatever the order of measures, values and children.
 * @param values by measure key; a measure without an entry is missing
 * @param family null = without child accounts; it counts where the scorecard rolls up
 * @throws nothing: a scorecard that `checkScorecard` refuses still gives a health, at worst without a score
 */
export function scoreHealth(
  scorecard: Scorecard,
  values: Record<string, MeasuredValue>,
  context: AccountContext,
  family: Family | null = null,
): Health {
  const definitions = scorecard.measures.toSorted(bySortOrder)
  const measures = scoreMeasures(definitions, values, context)
  const ownScore = scoreOf(measures)
  const standing = rollUp(scorecard.rollUp, { score: ownScore, coverage: coverageOf(measures) }, family)
  const { score: calculatedScore, coverage } = standing
  const knockOuts = firedKnockOuts(withKnockOuts(measures, definitions))
  const score = context.override?.score ?? cappedScore(calculatedScore, knockOuts)
  return {
    scorecardVersionKey: scorecard.versionKey,
    score,
    ownScore,
    rollUp: standing.rollUp,
    calculatedScore,
    band: bandFor(score, coverage, scorecard, context),
    coverage,
    groupScores: groupScoresOf(measures),
    measures,
    knockOuts,
    stage: context.stage,
    customerSince: context.customerSince,
    stoppedFeeds: stoppedFeedsOfAll(definitions, context),
    override: context.override,
    presentBand: context.presentBand,
  }
}

const bySortOrder = (a: Measure, b: Measure): number => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1)

function scoreMeasures(measures: Measure[], values: Record<string, MeasuredValue>, context: AccountContext): ScoredMeasure[] {
  const account = { stage: context.stage, ageDays: ageDaysOf(context) }
  const scored = measures.map((measure) => scoreMeasure(measure, values[measure.key] ?? unmeasured, account, context))
  const contributions = contributionsOf(scored)
  return scored.map(({ latestOn, ...measure }) => ({ ...measure, contribution: contributions.get(measure.key) ?? null, latestOn }))
}

const ageDaysOf = ({ customerSince, asOfDate }: AccountContext): number | null =>
  customerSince === null ? null : daysBetween(customerSince, asOfDate)

function scoreMeasure(measure: Measure, measured: MeasuredValue, account: StageAndAge, { asOfDate, stoppedFeeds }: AccountContext) {
  const { key, group, weight } = measure
  const { value, rawValue, latestOn } = measured
  const breakpoints = breakpointsFor(measure, account)
  const hasStopped = isFeedStopped(measure, stoppedFeeds)
  const status = statusOf(measure, measured, { asOfDate, ageDays: account.ageDays, isFeedStopped: hasStopped, breakpoints })
  const points = pointsFor(measure, status, value, breakpoints)
  return { key, group, status, value, rawValue, points, isFeedStopped: hasStopped, weight, latestOn }
}

function pointsFor(measure: Measure, status: ScoredMeasure['status'], value: number | null, breakpoints: Breakpoint[]): number | null {
  if (status === 'stated') return measure.missingPoints
  return status === 'present' && value !== null ? pointsOf(value, breakpoints) : null
}

const scoreOf = (measures: readonly ScoredMeasure[]): number | null =>
  weightedMean(measures.map(({ weight, points }) => ({ weight, amount: points })))

function groupScoresOf(measures: readonly ScoredMeasure[]): Record<Group, number | null> {
  const scores = groups.map((group) => [group, scoreOf(measures.filter((measure) => measure.group === group))])
  return Object.fromEntries(scores) as Record<Group, number | null>
}

function withKnockOuts(measures: readonly ScoredMeasure[], definitions: readonly Measure[]) {
  const knockOuts = new Map(definitions.map(({ key, knockOut }) => [key, knockOut]))
  return measures.map((measure) => ({ ...measure, knockOut: knockOuts.get(measure.key) ?? null }))
}

const cappedScore = (calculatedScore: number | null, knockOuts: readonly { cap: number }[]): number | null =>
  calculatedScore === null ? null : Math.min(calculatedScore, ...knockOuts.map(({ cap }) => cap))

function bandFor(score: number | null, coverage: number, scorecard: Scorecard, { override, presentBand }: AccountContext): Band {
  if (override?.band) return override.band
  const isOverridden = override !== null && override.score !== null
  if (score === null || (coverage < scorecard.minimumCoverage && !isOverridden)) return 'unknown'
  return bandOf(score, scorecard, presentBand)
}

function stoppedFeedsOfAll(measures: readonly Measure[], { stoppedFeeds }: AccountContext): string[] {
  if (stoppedFeeds.size === 0) return []
  return [...new Set(measures.flatMap((measure) => stoppedFeedsOf(measure, stoppedFeeds)))].toSorted()
}
