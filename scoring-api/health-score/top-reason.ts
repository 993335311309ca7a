import { coverageOf } from './coverage.ts'
import type { Health, RollUpResult, ScoredMeasure } from './health.ts'

/** The one thing that explains a health best, without language. */
export type TopReason =
  /** A knock-out holds the score down. `cap` in hundredths. */
  | { kind: 'knockOut'; key: string; cap: number }
  /** The child accounts cost most. Scores in hundredths: the account's own, null = it has none, and the one together with its children. */
  | { kind: 'rollUp'; method: RollUpResult['method']; ownScore: number | null; score: number }
  /**
   * The measure that costs most. `points` in hundredths, values in ten-thousandths; null = stated points stand in for a missing value.
   * `rawValue` is what `value` is the percentile of; null = it is none.
   */
  | { kind: 'loss'; key: string; points: number; value: number | null; rawValue: number | null }
  /** Too little data for a band, as feeds have stopped; their measures, heaviest first. */
  | { kind: 'feedStopped'; keys: string[] }
  /** Too little data for a band; the measures without any, heaviest first. */
  | { kind: 'noData'; keys: string[] }
  /** Too little data for a band, and that of the child accounts. */
  | { kind: 'noChildData' }
  /** Nothing can be measured yet for so young an account. */
  | { kind: 'tooEarly'; keys: string[] }
  /** Every measure has full points. */
  | { kind: 'noLoss' }

const fullPoints = 10_000

/**
 * Why an account has the health it has. The band is unknown: what has no data. Else the knock-out that lowers the score, else what costs most:
 * the child accounts, by their share in the score, or the measure with the largest weight·(100 − points).
 */
export function topReason(health: Health): TopReason {
  return whyUnknown(health) ?? whyCapped(health) ?? whyRolledUp(health) ?? largestLoss(health)
}

/** null = the band is known, or a person set it. */
function whyUnknown({ band, measures, rollUp, coverage }: Health): TopReason | null {
  if (band !== 'unknown') return null
  if (rollUp !== null && coverage < coverageOf(measures)) return { kind: 'noChildData' }
  const withoutData = measures.filter(({ status }) => status !== 'present' && status !== 'tooEarly').toSorted(byWeight)
  const [heaviest] = withoutData
  if (heaviest?.isFeedStopped) return { kind: 'feedStopped', keys: keysOf(withoutData.filter(({ isFeedStopped }) => isFeedStopped)) }
  if (heaviest) return { kind: 'noData', keys: keysOf(withoutData) }
  const tooEarly = measures.filter(({ status }) => status === 'tooEarly').toSorted(byWeight)
  return tooEarly.length > 0 ? { kind: 'tooEarly', keys: keysOf(tooEarly) } : null
}

function whyCapped({ knockOuts: [lowest], calculatedScore }: Health): TopReason | null {
  return lowest && calculatedScore !== null && lowest.cap < calculatedScore ? { kind: 'knockOut', ...lowest } : null
}

function whyRolledUp({ rollUp, ownScore, calculatedScore, measures }: Health): TopReason | null {
  if (rollUp === null || calculatedScore === null) return null
  const isReason = rollUp.method === 'worstOf' ? ownScore === null || calculatedScore < ownScore : costsMore(rollUp, measures)
  return isReason ? { kind: 'rollUp', method: rollUp.method, ownScore, score: calculatedScore } : null
}

/** Whether the children cost the score more than the costliest measure does, each by its share in the score. */
function costsMore({ ownWeight, members }: RollUpResult, measures: readonly ScoredMeasure[]): boolean {
  const ownTotal = measures.reduce((total, { weight, points }) => (points === null ? total : total + weight), 0)
  const ofChildren = members.reduce((total, { weight, score }) => total + (score === null ? 0n : BigInt(weight) * missingTo100(score)), 0n)
  const ofMeasure = BigInt(ownWeight) * BigInt(Math.max(0, ...measures.map(lossOf)))
  return ownTotal === 0 || ofChildren * BigInt(ownTotal) > ofMeasure
}

const missingTo100 = (score: number): bigint => BigInt(fullPoints - score)

function largestLoss({ measures }: Health): TopReason {
  const costliest = measures.filter((measure) => lossOf(measure) > 0).toSorted(byLoss)[0]
  if (!costliest || costliest.points === null) return { kind: 'noLoss' }
  const { key, points, status, value, rawValue } = costliest
  return { kind: 'loss', key, points, ...(status === 'present' ? { value, rawValue } : { value: null, rawValue: null }) }
}

const lossOf = ({ weight, points }: ScoredMeasure): number => (points === null ? 0 : weight * (fullPoints - points))

const byLoss = (a: ScoredMeasure, b: ScoredMeasure): number => lossOf(b) - lossOf(a) || byKey(a, b)

const byWeight = (a: ScoredMeasure, b: ScoredMeasure): number => b.weight - a.weight || byKey(a, b)

const byKey = (a: ScoredMeasure, b: ScoredMeasure): number => (a.key < b.key ? -1 : 1)

const keysOf = (measures: readonly ScoredMeasure[]): string[] => measures.map(({ key }) => key)
