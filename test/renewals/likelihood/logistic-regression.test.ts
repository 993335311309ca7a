import { expect, test } from 'vitest'
import { fitLogistic, logOddsOf, toLogOdds, toProbability, type Matrix } from '../../../scoring-api/renewals/logistic-regression.ts'
import { createRandom } from '../../../scripts/bench/random.ts'

const table = (cells: readonly (readonly [input: number, target: number, count: number])[]) => {
  const rows = cells.flatMap(([input, target, count]) => Array.from({ length: count }, () => ({ input, target })))
  return {
    matrix: { rows: rows.length, columns: [Float64Array.from(rows, ({ input }) => input)] },
    targets: Float64Array.from(rows, ({ target }) => target),
  }
}

test('of a two-by-two table is the log of its odds, and of the ratio of its odds', () => {
  // 30 of 40 with, 10 of 50 without: odds of 3 and 1/4
  const { matrix, targets } = table([
    [1, 1, 30],
    [1, 0, 10],
    [0, 1, 10],
    [0, 0, 40],
  ])
  const { intercept, coefficients, hasConverged } = fitLogistic(matrix, targets, 0)
  expect([intercept, coefficients[0], hasConverged]).toEqual([expect.closeTo(Math.log(1 / 4), 8), expect.closeTo(Math.log(12), 8), true])
})

test('of outcomes that a column separates settles where the penalty holds it, the nearer to 0 the heavier it is', () => {
  const { matrix, targets } = table([
    [1, 1, 20],
    [0, 0, 20],
  ])
  expect(fitLogistic(matrix, targets, 1).hasConverged).toBe(true)
  expect(fitLogistic(matrix, targets, 1).coefficients[0]).toBeLessThan(fitLogistic(matrix, targets, 0.1).coefficients[0] ?? 0)
})

const random = createRandom(11)
const unit = () => random(-1000, 1000) / 1000
const wide: Matrix = { rows: 400, columns: Array.from({ length: 5 }, () => Float64Array.from({ length: 400 }, unit)) }
const targets = Float64Array.from({ length: 400 }, (_, row) =>
  toProbability(2 * (wide.columns[0]?.[row] ?? 0)) > random(0, 999) / 1000 ? 1 : 0,
)

test('is where every slope is 0: what the rows pull is what the penalty holds', () => {
  for (const penalty of [0, 1, 50]) {
    const fit = fitLogistic(wide, targets, penalty)
    const errors = logOddsOf(fit, wide).map((logOdds, row) => (targets[row] ?? 0) - toProbability(logOdds))
    const pulls = wide.columns.map((column) => column.reduce((sum, value, row) => sum + value * (errors[row] ?? 0), 0))
    expect(pulls).toEqual(fit.coefficients.map((coefficient) => expect.closeTo(penalty * coefficient, 5) as number))
    expect(errors.reduce((sum, error) => sum + error, 0)).toBeCloseTo(0, 5)
  }
})

test('begun from another fit ends at the same', () => {
  const [fresh, warm] = [fitLogistic(wide, targets, 3), fitLogistic(wide, targets, 3, fitLogistic(wide, targets, 300))]
  expect(warm.coefficients).toEqual(fresh.coefficients.map((coefficient) => expect.closeTo(coefficient, 5) as number))
})

test('shares the weight of two columns that are the same', () => {
  const [column = new Float64Array()] = wide.columns
  const { coefficients } = fitLogistic({ rows: 400, columns: [column, column] }, targets, 1)
  expect(coefficients[0]).toBeCloseTo(coefficients[1] ?? 0, 6)
  expect(fitLogistic({ rows: 400, columns: [column, column] }, targets, 0).hasConverged).toBe(true)
})

test('log-odds and probability are each other’s way back', () => {
  expect([0.01, 0.5, 0.999].map((probability) => toProbability(toLogOdds(probability)))).toEqual(
    [0.01, 0.5, 0.999].map((probability) => expect.closeTo(probability, 12) as number),
  )
  expect([toProbability(-800), toProbability(800), Number.isFinite(toLogOdds(0)), Number.isFinite(toLogOdds(1))]).toEqual([
    0,
    1,
    true,
    true,
  ])
})
