import { weightedMean } from '../metric/weighted-mean.ts'
import { bandOf } from './bands.ts'
import { contributionsOf } from './contributions.ts'
import { coverageOf } from './coverage.ts'
import type { AccountContext, Health, ScoredMeasure } from './health.ts'
import { firedKnockOuts } from './knock-outs.ts'
import { statusOf } from './measure-status.ts'
import { pointsOf } from './points.ts'
import { groups, type Band, type Group, type Measure, type MeasuredValue, type Scorecard } from './scorecard.ts'

const unmeasured: MeasuredValue = { value: null, rawValue: null, latestOn: null }

/**
 * Health of one account: score, band, coverage and what each measure brings. A pure rule in integers: the same inputs give the same
 * result on any machine, whatever the order of measures and values.
 * @param values by measure key; a measure without an entry is missing
 * @throws nothing: a scorecard that `checkScorecard` refuses still gives a health, at worst without a score
 */
export function scoreHealth(scorecard: Scorecard, values: Record<string, MeasuredValue>, context: AccountContext): Health {
  const measures = scoreMeasures(scorecard.measures.toSorted(bySortOrder), values, context)
  const ownScore = scoreOf(measures)
  const calculatedScore = ownScore
  const knockOuts = firedKnockOuts(withKnockOuts(measures, scorecard))
  const coverage = coverageOf(measures)
  const score = context.override?.score ?? cappedScore(calculatedScore, knockOuts)
  return {
    scorecardVersionKey: scorecard.versionKey,
    score,
    ownScore,
    rollUp: null,
    calculatedScore,
    band: bandFor(score, coverage, scorecard, context),
    coverage,
    groupScores: groupScoresOf(measures),
    measures,
    knockOuts,
    override: context.override,
    presentBand: context.presentBand,
  }
}

const bySortOrder = (a: Measure, b: Measure): number => a.sortOrder - b.sortOrder || (a.key < b.key ? -1 : 1)

function scoreMeasures(measures: Measure[], values: Record<string, MeasuredValue>, context: AccountContext): ScoredMeasure[] {
  const scored = measures.map((measure) => {
    const measured = values[measure.key] ?? unmeasured
    const status = statusOf(measure, measured, context)
    const { key, group, weight } = measure
    const { value, rawValue, latestOn } = measured
    return { key, group, status, value, rawValue, points: pointsFor(measure, status, measured), weight, latestOn }
  })
  const contributions = contributionsOf(scored)
  return scored.map(({ latestOn, ...measure }) => ({ ...measure, contribution: contributions.get(measure.key) ?? null, latestOn }))
}

function pointsFor(measure: Measure, status: ScoredMeasure['status'], { value }: MeasuredValue): number | null {
  if (status === 'stated') return measure.missingPoints
  return status === 'present' && value !== null ? pointsOf(value, measure.points) : null
}

const scoreOf = (measures: readonly ScoredMeasure[]): number | null =>
  weightedMean(measures.map(({ weight, points }) => ({ weight, amount: points })))

function groupScoresOf(measures: readonly ScoredMeasure[]): Record<Group, number | null> {
  const scores = groups.map((group) => [group, scoreOf(measures.filter((measure) => measure.group === group))])
  return Object.fromEntries(scores) as Record<Group, number | null>
}

function withKnockOuts(measures: readonly ScoredMeasure[], scorecard: Scorecard) {
  const definitions = new Map(scorecard.measures.map(({ key, knockOut }) => [key, knockOut]))
  return measures.map(({ key, status, value }) => ({ key, status, value, knockOut: definitions.get(key) ?? null }))
}

const cappedScore = (calculatedScore: number | null, knockOuts: readonly { cap: number }[]): number | null =>
  calculatedScore === null ? null : Math.min(calculatedScore, ...knockOuts.map(({ cap }) => cap))

function bandFor(score: number | null, coverage: number, scorecard: Scorecard, { override, presentBand }: AccountContext): Band {
  if (override?.band) return override.band
  const isOverridden = override !== null && override.score !== null
  if (score === null || (coverage < scorecard.minimumCoverage && !isOverridden)) return 'unknown'
  return bandOf(score, scorecard, presentBand)
}
