import { calibrate } from './calibration.ts'
import { standardised, valueOf } from './feature-columns.ts'
import type { LikelihoodFormula } from './likelihood-model.ts'
import { byText, type Features, type FeatureValue } from './renewal.ts'

/** What a feature does to one account's likelihood. */
export interface Contribution {
  feature: string
  value: FeatureValue
  /** Added to the log-odds against the average renewal learned from; they add up to `logOdds` − `averageLogOdds`. */
  logOdds: number
  /** By how much the likelihood would be lower if this feature alone were average; negative = higher. They do not add up. */
  effect: number
}

export interface PredictedLikelihood {
  /** 0 to 1 */
  likelihood: number
  /** Before calibration. */
  logOdds: number
  averageLogOdds: number
  /** Strongest first. */
  contributions: Contribution[]
}

/** How likely an account's renewal is by a fitted model, and what each feature has to do with it. */
export function predictLikelihood({ intercept, columns, calibration }: LikelihoodFormula, features: Features): PredictedLikelihood {
  const parts = Map.groupBy(
    columns.map((column) => ({ feature: column.feature, logOdds: column.coefficient * standardised(column, features) })),
    ({ feature }) => feature,
  )
  const sums = [...parts].map(([feature, terms]) => ({ feature, logOdds: terms.reduce((sum, term) => sum + term.logOdds, 0) }))
  const logOdds = sums.reduce((sum, term) => sum + term.logOdds, intercept)
  const likelihood = calibrate(calibration, logOdds)
  const contributions = sums.map((part) => ({
    ...part,
    value: valueOf(features, part.feature),
    effect: likelihood - calibrate(calibration, logOdds - part.logOdds),
  }))
  return {
    likelihood,
    logOdds,
    averageLogOdds: intercept,
    contributions: contributions.toSorted((a, b) => Math.abs(b.logOdds) - Math.abs(a.logOdds) || byText(a.feature, b.feature)),
  }
}
