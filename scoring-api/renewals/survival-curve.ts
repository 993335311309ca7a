import { logBeta } from './beta-distribution.ts'

/** How churn is spread over a cohort's customers: Beta(alpha, beta). */
export interface SurvivalCurve {
  alpha: number
  beta: number
  /** log likelihood of the cohort, in its own customers. */
  logLikelihood: number
}

const mostRounds = 200

/**
 * The shifted-beta-geometric curve of a cohort: customers churn at each renewal with a chance of their own, so those who are left churn less.
 * By the most likely alpha and beta, found by golden-section search along one after the other on the logarithms of mean and spread.
 * @param survivors of the cohort at the start and after each renewal, never rising; shares of it or customers
 * @returns null when there is no renewal yet, or nobody or everybody churned: every curve, or none, would fit
 * @throws RangeError when survivors rise or fall below 0
 * Source: Fader & Hardie (2007), How to Project Customer Retention, Journal of Interactive Marketing 21(1)
 */
export function fitSurvivalCurve(survivors: readonly number[]): SurvivalCurve | null {
  const start = survivors[0] ?? 0
  const end = survivors.at(-1) ?? 0
  for (const [renewal, left] of survivors.entries()) {
    if (left < 0 || left > (survivors[renewal - 1] ?? left))
      throw new RangeError(`Survivors must fall and not below 0: ${survivors.join(', ')}`)
  }
  if (survivors.length < 2 || end === start || survivors[1] === 0) return null
  const fitAt = (logMean: number, logSize: number): number => {
    const [alpha, beta] = toParameters(logMean, logSize)
    return logLikelihoodOf(survivors, alpha, beta)
  }
  let [logMean, logSize] = [0, 0]
  for (let round = 0; round < mostRounds; round += 1) {
    const [lastMean, lastSize] = [logMean, logSize]
    logMean = highest((value) => fitAt(value, logSize), -12, 12)
    logSize = highest((value) => fitAt(logMean, value), -12, 12)
    if (Math.abs(logMean - lastMean) + Math.abs(logSize - lastSize) < 1e-7) break
  }
  const [alpha, beta] = toParameters(logMean, logSize)
  return { alpha, beta, logLikelihood: fitAt(logMean, logSize) }
}

/** Share of a cohort that is left after so many renewals. Source: Fader & Hardie (2007), equation 6 */
export function survivalShare({ alpha, beta }: Pick<SurvivalCurve, 'alpha' | 'beta'>, renewals: number): number {
  return Math.exp(logBeta(alpha, beta + renewals) - logBeta(alpha, beta))
}

/** From the log-odds of churn at the first renewal, and the logarithm of alpha + beta. */
function toParameters(logMean: number, logSize: number): [number, number] {
  const [mean, size] = [1 / (1 + Math.exp(-logMean)), Math.exp(logSize)]
  return [mean * size, (1 - mean) * size]
}

function logLikelihoodOf(survivors: readonly number[], alpha: number, beta: number): number {
  const whole = logBeta(alpha, beta)
  const churned = survivors.slice(1).map((left, index) => (survivors[index] ?? 0) - left)
  const gone = churned.reduce((sum, count, index) => sum + count * (logBeta(alpha + 1, beta + index) - whole), 0)
  return gone + (survivors.at(-1) ?? 0) * (logBeta(alpha, beta + churned.length) - whole)
}

/** Where a function with one peak is highest. Source: Kiefer (1953), Proc. AMS 4 */
function highest(of: (value: number) => number, from: number, to: number): number {
  const golden = (Math.sqrt(5) - 1) / 2
  let [low, high] = [from, to]
  let [left, right] = [high - golden * (high - low), low + golden * (high - low)]
  let [atLeft, atRight] = [of(left), of(right)]
  while (high - low > 1e-8) {
    if (atLeft < atRight) {
      ;[low, left, atLeft] = [left, right, atRight]
      right = low + golden * (high - low)
      atRight = of(right)
    } else {
      ;[high, right, atRight] = [right, left, atLeft]
      left = high - golden * (high - low)
      atLeft = of(left)
    }
  }
  return (low + high) / 2
}
