import { logLossOf } from './calibration-figures.ts'
import { fitLogistic, toProbability } from './logistic-regression.ts'

/** How a model's log-odds become a likelihood. */
export type Calibration =
  | { method: 'none' }
  | { method: 'platt'; intercept: number; slope: number }
  /** Log-odds and the likelihood there, both ascending; linear between, flat outside. */
  | { method: 'isotonic'; points: { logOdds: number; likelihood: number }[] }

/** What a model said of a renewal that it had not seen. */
export interface Unseen {
  logOdds: number
  isRenewed: boolean
}

export interface CalibrationChoice {
  calibration: Calibration
  /** Mean −log likelihood of each method on later renewals than it was fitted to; null = too few to try any. */
  tried: Record<Calibration['method'], number> | null
}

const methods = ['none', 'platt', 'isotonic'] as const
/** Each half of the trial has as many of both outcomes. */
const fewestOfEach = 20
/** What a method must gain before the log-odds are not left alone. */
const leastGain = 0.0005

export function calibrate(calibration: Calibration, logOdds: number): number {
  if (calibration.method === 'none') return toProbability(logOdds)
  if (calibration.method === 'platt') return toProbability(calibration.intercept + calibration.slope * logOdds)
  return interpolated(calibration.points, logOdds)
}

/**
 * The method that does best on later renewals than it was fitted to, then fitted to all; the simpler one unless another gains.
 * @param unseen oldest first
 */
export function chooseCalibration(unseen: readonly Unseen[]): CalibrationChoice {
  const half = Math.floor(unseen.length / 2)
  const [earlier, later] = [unseen.slice(0, half), unseen.slice(half)]
  if (!hasEnough(earlier) || !hasEnough(later)) return { calibration: { method: 'none' }, tried: null }
  const losses = methods.map((method) => [method, lossOn(later, fitCalibration(method, earlier))] as const)
  const chosen = losses.reduce((best, one) => (one[1] < best[1] - leastGain ? one : best))[0]
  return { calibration: fitCalibration(chosen, unseen), tried: Object.fromEntries(losses) as Record<Calibration['method'], number> }
}

const hasEnough = (unseen: readonly Unseen[]): boolean => {
  const renewed = unseen.filter(({ isRenewed }) => isRenewed).length
  return Math.min(renewed, unseen.length - renewed) >= fewestOfEach
}

const lossOn = (unseen: readonly Unseen[], calibration: Calibration): number =>
  logLossOf(unseen.map(({ logOdds, isRenewed }) => ({ likelihood: calibrate(calibration, logOdds), isRenewed }))) ?? 0

export function fitCalibration(method: Calibration['method'], unseen: readonly Unseen[]): Calibration {
  if (method === 'none') return { method }
  return method === 'platt' ? fitPlatt(unseen) : fitIsotonic(unseen)
}

/**
 * A straight line through the log-odds, fitted to targets drawn in from 0 and 1 as if one more of each outcome had been seen.
 * Source: Platt (1999), Probabilistic Outputs for Support Vector Machines, Advances in Large Margin Classifiers
 */
function fitPlatt(unseen: readonly Unseen[]): Calibration {
  const renewed = unseen.filter(({ isRenewed }) => isRenewed).length
  const lost = unseen.length - renewed
  const targets = Float64Array.from(unseen, ({ isRenewed }) => (isRenewed ? (renewed + 1) / (renewed + 2) : 1 / (lost + 2)))
  const values = Float64Array.from(unseen, ({ logOdds }) => logOdds)
  const { intercept, coefficients } = fitLogistic({ rows: unseen.length, columns: [values] }, targets, 0)
  return { method: 'platt', intercept, slope: coefficients[0] ?? 0 }
}

interface Block {
  logOdds: number
  renewed: number
  renewals: number
}

/**
 * Ever rising steps by pooling neighbours that fall, each drawn in as if one more of each outcome had been seen, joined at their middles.
 * Source: Zadrozny & Elkan (2002), Transforming Classifier Scores into Accurate Multiclass Probability Estimates, KDD
 */
function fitIsotonic(unseen: readonly Unseen[]): Calibration {
  const share = ({ renewed, renewals }: Block): number => (renewed + 1) / (renewals + 2)
  const blocks: Block[] = []
  for (const { logOdds, isRenewed } of unseen.toSorted((a, b) => a.logOdds - b.logOdds)) {
    let block: Block = { logOdds, renewed: isRenewed ? 1 : 0, renewals: 1 }
    for (let before = blocks.at(-1); before && mustJoin(before, block); before = blocks.at(-1)) {
      block = joined(before, block)
      blocks.pop()
    }
    blocks.push(block)
  }
  const points = blocks.map((block) => ({ logOdds: block.logOdds, likelihood: share(block) }))
  return { method: 'isotonic', points: risingOnly(points) }
}

const mustJoin = (before: Block, after: Block): boolean =>
  before.logOdds === after.logOdds || before.renewed * after.renewals >= after.renewed * before.renewals

const joined = (a: Block, b: Block): Block => {
  const renewals = a.renewals + b.renewals
  return { logOdds: (a.logOdds * a.renewals + b.logOdds * b.renewals) / renewals, renewed: a.renewed + b.renewed, renewals }
}

/** Drawing in small blocks more than large ones can leave a step down: it is levelled. */
function risingOnly(points: readonly { logOdds: number; likelihood: number }[]) {
  let highest = 0
  return points.map(({ logOdds, likelihood }) => {
    highest = Math.max(highest, likelihood)
    return { logOdds, likelihood: highest }
  })
}

function interpolated(points: readonly { logOdds: number; likelihood: number }[], logOdds: number): number {
  const above = points.findIndex((point) => point.logOdds > logOdds)
  const [before, after] = above === -1 ? [points.at(-1), undefined] : [points[above - 1], points[above]]
  if (!before || !after) return (before ?? after)?.likelihood ?? toProbability(logOdds)
  const share = (logOdds - before.logOdds) / (after.logOdds - before.logOdds)
  return before.likelihood + share * (after.likelihood - before.likelihood)
}
