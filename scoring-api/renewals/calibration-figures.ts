import { fitLogistic, toLogOdds } from './logistic-regression.ts'
import type { Interval } from './renewal.ts'
import { shareInterval } from './share-interval.ts'

/** A likelihood beside what came of it. */
export interface Forecasted {
  likelihood: number
  isRenewed: boolean
}

/** The likelihoods from one tenth to the next, 1 in the last. */
export interface ReliabilityBin {
  /** 0, 0.1, … 0.9 */
  from: number
  renewals: number
  renewed: number
  meanLikelihood: number
  renewedShare: number
  renewedInterval: Interval
}

const bins = 10

/** Mean squared distance of likelihood and outcome (1 renewed, 0 lost): 0 is best. null = no renewal. Source: Brier (1950), Monthly Weather Review 78(1) */
export function brierOf(forecasted: readonly Forecasted[]): number | null {
  if (forecasted.length === 0) return null
  return forecasted.reduce((sum, { likelihood, isRenewed }) => sum + (likelihood - (isRenewed ? 1 : 0)) ** 2, 0) / forecasted.length
}

/** Mean −log of the likelihood given to what happened; no likelihood counts as surer than 1e-12. null = no renewal. */
export function logLossOf(forecasted: readonly Forecasted[]): number | null {
  if (forecasted.length === 0) return null
  const loss = ({ likelihood, isRenewed }: Forecasted): number => -Math.log(Math.max(isRenewed ? likelihood : 1 - likelihood, 1e-12))
  return forecasted.reduce((sum, one) => sum + loss(one), 0) / forecasted.length
}

/** Tenths of likelihood that have a renewal, lowest first, for the reliability plot. */
export function reliabilityBins(forecasted: readonly Forecasted[]): ReliabilityBin[] {
  const groups = Map.groupBy(forecasted, ({ likelihood }) => Math.min(bins - 1, Math.floor(likelihood * bins)))
  return [...groups]
    .toSorted(([a], [b]) => a - b)
    .map(([bin, members]) => {
      const renewed = members.filter(({ isRenewed }) => isRenewed).length
      return {
        from: bin / bins,
        renewals: members.length,
        renewed,
        meanLikelihood: members.reduce((sum, { likelihood }) => sum + likelihood, 0) / members.length,
        renewedShare: renewed / members.length,
        renewedInterval: shareInterval(renewed, members.length),
      }
    })
}

/**
 * Expected calibration error: the mean distance of likelihood and renewed share over the tenths, weighted by their renewals. null = no renewal.
 * Source: Naeini, Cooper & Hauskrecht (2015), Obtaining Well Calibrated Probabilities Using Bayesian Binning, AAAI
 */
export function calibrationErrorOf(forecasted: readonly Forecasted[]): number | null {
  if (forecasted.length === 0) return null
  const distances = reliabilityBins(forecasted).map((bin) => bin.renewals * Math.abs(bin.renewedShare - bin.meanLikelihood))
  return distances.reduce((sum, distance) => sum + distance, 0) / forecasted.length
}

/**
 * Slope of the outcome's log-odds over those forecast: 1 = as spread as they should be, less = too sure, more = too timid.
 * null = no renewal of either outcome, all the same likelihood, or outcomes that the likelihoods separate.
 * Source: Cox (1958), Two Further Applications of a Model for Binary Regression, Biometrika 45; Van Calster et al. (2019), BMC Medicine 17:230
 */
export function calibrationSlopeOf(forecasted: readonly Forecasted[]): number | null {
  const outcomes = new Set(forecasted.map(({ isRenewed }) => isRenewed))
  const likelihoods = new Set(forecasted.map(({ likelihood }) => likelihood))
  if (outcomes.size < 2 || likelihoods.size < 2 || isSeparated(forecasted)) return null
  const values = Float64Array.from(forecasted, ({ likelihood }) => toLogOdds(likelihood))
  const targets = Float64Array.from(forecasted, ({ isRenewed }) => (isRenewed ? 1 : 0))
  const fit = fitLogistic({ rows: forecasted.length, columns: [values] }, targets, 0)
  return fit.hasConverged ? (fit.coefficients[0] ?? null) : null
}

/** All of one outcome have likelihoods at or above all of the other: the slope would be without end. */
function isSeparated(forecasted: readonly Forecasted[]): boolean {
  const ascending = forecasted.toSorted((a, b) => a.likelihood - b.likelihood)
  const [renewed, lost] = [ascending.filter(({ isRenewed }) => isRenewed), ascending.filter(({ isRenewed }) => !isRenewed)]
  const isBelow = (below: readonly Forecasted[], above: readonly Forecasted[]): boolean =>
    (below.at(-1)?.likelihood ?? 1) <= (above[0]?.likelihood ?? 0)
  return isBelow(lost, renewed) || isBelow(renewed, lost)
}
