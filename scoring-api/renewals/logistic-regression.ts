/** Columns of numbers, each with one for every row. */
export interface Matrix {
  rows: number
  columns: readonly Float64Array[]
}

export interface LogisticFit {
  intercept: number
  /** One a column. */
  coefficients: number[]
  /** False = the steps did not settle, as when one column separates the outcomes and nothing holds it back. */
  hasConverged: boolean
}

const mostSteps = 60
const mostHalvings = 30
/** Of the penalised −log likelihood, still to be gained by a step that is then taken: far below what a renewal weighs. */
const smallEnough = 1e-4

/** From log-odds to a probability. */
export const toProbability = (logOdds: number): number => 1 / (1 + Math.exp(-logOdds))

/** From a probability to log-odds, those of 0 and 1 cut off where a double can still tell them from their neighbours. */
export function toLogOdds(probability: number): number {
  const within = Math.min(Math.max(probability, 1e-12), 1 - 1e-12)
  return Math.log(within / (1 - within))
}

/**
 * Logistic regression with a ridge penalty: the coefficients that minimise −log likelihood + penalty/2·Σ coefficient², the intercept free,
 * by Newton's method (iteratively reweighted least squares), a step halved until it improves. Sums run in the order of the rows.
 * @param targets 0 to 1, one a row
 * @param start a fit of the same columns to begin from
 * Source: Hastie, Tibshirani, Friedman, The Elements of Statistical Learning, 2nd ed., §§3.4.1, 4.4.1; le Cessie & van Houwelingen (1992),
 * Ridge Estimators in Logistic Regression, Applied Statistics 41(1)
 */
export function fitLogistic(matrix: Matrix, targets: Float64Array, penalty: number, start: LogisticFit | null = null): LogisticFit {
  let weights = Float64Array.from(start ? [start.intercept, ...start.coefficients] : new Float64Array(matrix.columns.length + 1))
  let objective = objectiveOf(matrix, targets, penalty, weights)
  let hasConverged = false
  for (let step = 0; step < mostSteps && !hasConverged; step += 1) {
    const { gradient, curvature } = slopesAt(matrix, targets, penalty, weights)
    const direction = solve(curvature, gradient)
    const gain = direction.reduce((sum, value, index) => sum + value * (gradient[index] ?? 0), 0)
    hasConverged = gain < smallEnough
    const next = improved(matrix, targets, penalty, weights, direction, objective)
    if (next === null) break
    weights = next.weights
    objective = next.objective
  }
  const [intercept = 0, ...coefficients] = weights
  return { intercept, coefficients, hasConverged }
}

/** Log-odds that the fit gives to each row. */
export function logOddsOf({ intercept, coefficients }: Pick<LogisticFit, 'intercept' | 'coefficients'>, matrix: Matrix): Float64Array {
  const sums = new Float64Array(matrix.rows).fill(intercept)
  for (const [index, column] of matrix.columns.entries()) {
    const coefficient = coefficients[index] ?? 0
    for (let row = 0; row < sums.length; row += 1) sums[row] = (sums[row] ?? 0) + coefficient * (column[row] ?? 0)
  }
  return sums
}

function improved(matrix: Matrix, targets: Float64Array, penalty: number, from: Float64Array, direction: Float64Array, objective: number) {
  for (let halving = 0, length = 1; halving < mostHalvings; halving += 1, length /= 2) {
    const weights = from.map((weight, index) => weight - length * (direction[index] ?? 0))
    const reached = objectiveOf(matrix, targets, penalty, weights)
    if (reached <= objective) return { weights, objective: reached }
  }
  return null
}

const logOddsAt = (matrix: Matrix, [intercept = 0, ...coefficients]: Float64Array): Float64Array =>
  logOddsOf({ intercept, coefficients }, matrix)

function objectiveOf(matrix: Matrix, targets: Float64Array, penalty: number, weights: Float64Array): number {
  // log(1 + e^x) without overflow
  const loss = (logOdds: number, target: number): number =>
    Math.max(logOdds, 0) + Math.log1p(Math.exp(-Math.abs(logOdds))) - target * logOdds
  const losses = logOddsAt(matrix, weights).reduce((sum, logOdds, row) => sum + loss(logOdds, targets[row] ?? 0), 0)
  return losses + (penalty / 2) * weights.subarray(1).reduce((squares, weight) => squares + weight * weight, 0)
}

/** First and second derivatives; of the second the lower triangle, row by row. */
function slopesAt(matrix: Matrix, targets: Float64Array, penalty: number, weights: Float64Array) {
  const probabilities = logOddsAt(matrix, weights).map(toProbability)
  const errors = probabilities.map((probability, row) => probability - (targets[row] ?? 0))
  const spreads = probabilities.map((probability) => probability * (1 - probability))
  const inputs = [new Float64Array(matrix.rows).fill(1), ...matrix.columns]
  const gradient = Float64Array.from(inputs, (column, index) => dot(errors, column) + (index === 0 ? 0 : penalty * (weights[index] ?? 0)))
  const curvature = new Float64Array(inputs.length ** 2)
  for (const [i, column] of inputs.entries()) {
    const scaled = column.map((value, row) => value * (spreads[row] ?? 0))
    for (const [j, other] of inputs.slice(0, i + 1).entries()) {
      curvature[i * inputs.length + j] = dot(scaled, other) + (i === j && i > 0 ? penalty : 0)
    }
  }
  return { gradient, curvature }
}

function dot(a: Float64Array, b: Float64Array): number {
  let sum = 0
  for (let index = 0; index < a.length; index += 1) sum += (a[index] ?? 0) * (b[index] ?? 0)
  return sum
}

/** Solves for the direction by Cholesky's decomposition; a direction that the rows say nothing of stays 0. */
function solve(lowerTriangle: Float64Array, rightSide: Float64Array): Float64Array {
  const size = rightSide.length
  const factor = lowerTriangle.slice()
  const at = (row: number, column: number): number => factor[row * size + column] ?? 0
  for (let column = 0; column < size; column += 1) {
    let diagonal = at(column, column)
    const whole = diagonal
    for (let k = 0; k < column; k += 1) diagonal -= at(column, k) ** 2
    const isKnown = diagonal > whole * 1e-12
    const root = isKnown ? Math.sqrt(diagonal) : 0
    factor[column * size + column] = root
    for (let row = column + 1; row < size; row += 1) {
      let value = at(row, column)
      for (let k = 0; k < column; k += 1) value -= at(row, k) * at(column, k)
      factor[row * size + column] = isKnown ? value / root : 0
    }
  }
  const solution = rightSide.slice()
  for (let row = 0; row < size; row += 1) {
    let value = solution[row] ?? 0
    for (let k = 0; k < row; k += 1) value -= at(row, k) * (solution[k] ?? 0)
    solution[row] = at(row, row) === 0 ? 0 : value / at(row, row)
  }
  for (let row = size - 1; row >= 0; row -= 1) {
    let value = solution[row] ?? 0
    for (let k = row + 1; k < size; k += 1) value -= at(k, row) * (solution[k] ?? 0)
    solution[row] = at(row, row) === 0 ? 0 : value / at(row, row)
  }
  return solution
}
