import { logLossOf } from './calibration-figures.ts'
import { chooseCalibration, type Unseen } from './calibration.ts'
import { columnsFrom, toMatrix } from './feature-columns.ts'
import type { LikelihoodFormula } from './likelihood-model.ts'
import { fitLogistic, logOddsOf, toProbability, type LogisticFit } from './logistic-regression.ts'
import type { RenewalRow } from './renewal.ts'
import { repeatedIn, repeatedPairs } from './repeated-rows.ts'
import { rollingSplits } from './time-split.ts'

/** From hardly held back to hardly anything left; each fit begins from the one before. */
const penalties = [300, 100, 30, 10, 3]
const parts = 4
/** Of each outcome, in what a trial learns from. */
const fewestOfEach = 20

/**
 * Log-odds of renewal from the features, the penalty and the calibration chosen on later renewals than were learned from.
 * @param rows oldest first, with both outcomes
 * @returns null when no cut leaves enough of both outcomes before it and any renewal after
 */
export function fitFormula(rows: readonly RenewalRow[], names: readonly string[]): LikelihoodFormula | null {
  const pairs = repeatedPairs(rows)
  const trials = rollingSplits(rows, parts).flatMap(({ earlier, later }) => {
    const repeated = repeatedIn(earlier, later, pairs)
    const kept = earlier.filter((row) => !repeated.has(row))
    return later.length > 0 && hasEnoughOfEach(kept) ? [tryPenalties(kept, later, names)] : []
  })
  if (trials.length === 0) return null
  const losses = penalties.map((penalty, index) => ({ penalty, logLoss: lossOf(trials.flatMap((trial) => trial[index] ?? [])) }))
  const chosen = losses.reduce((best, one) => (one.logLoss < best.logLoss ? one : best))
  const unseen = trials.flatMap((trial) => trial[losses.indexOf(chosen)] ?? [])
  const { calibration, tried } = chooseCalibration(unseen)

  const columns = columnsFrom(rows, names)
  const { intercept, coefficients } = fitLogistic(toMatrix(rows, columns), targetsOf(rows), chosen.penalty)
  return {
    intercept,
    columns: columns.map((column, index) => ({ ...column, coefficient: coefficients[index] ?? 0 })),
    penalty: chosen.penalty,
    calibration,
    choice: { penalties: losses, calibrations: tried },
  }
}

function hasEnoughOfEach(rows: readonly RenewalRow[]): boolean {
  const renewed = rows.filter(({ isRenewed }) => isRenewed).length
  return Math.min(renewed, rows.length - renewed) >= fewestOfEach
}

/** What each penalty's fit says of the later rows. */
function tryPenalties(earlier: readonly RenewalRow[], later: readonly RenewalRow[], names: readonly string[]): Unseen[][] {
  const columns = columnsFrom(earlier, names)
  const [before, after] = [toMatrix(earlier, columns), toMatrix(later, columns)]
  const targets = targetsOf(earlier)
  let fit: LogisticFit | null = null
  return penalties.map((penalty) => {
    const reached = fitLogistic(before, targets, penalty, fit)
    fit = reached
    const logOdds = logOddsOf(reached, after)
    return later.map(({ isRenewed }, row) => ({ logOdds: logOdds[row] ?? 0, isRenewed }))
  })
}

const targetsOf = (rows: readonly RenewalRow[]): Float64Array => Float64Array.from(rows, ({ isRenewed }) => (isRenewed ? 1 : 0))

const lossOf = (unseen: readonly Unseen[]): number =>
  logLossOf(unseen.map(({ logOdds, isRenewed }) => ({ likelihood: toProbability(logOdds), isRenewed }))) ?? 0
