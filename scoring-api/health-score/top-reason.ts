import type { Health, ScoredMeasure } from './health.ts'

/** The one thing that explains a health best, without language. */
export type TopReason =
  /** A knock-out holds the score down. `cap` in hundredths. */
  | { kind: 'knockOut'; key: string; cap: number }
  /** The measure that costs most. `points` in hundredths, `value` in ten-thousandths; null = stated points stand in for a missing value. */
  | { kind: 'loss'; key: string; points: number; value: number | null }
  /** Too little data for a band; the measures without any, heaviest first. */
  | { kind: 'noData'; keys: string[] }
  /** Nothing can be measured yet for so young an account. */
  | { kind: 'tooEarly'; keys: string[] }
  /** Every measure has full points. */
  | { kind: 'noLoss' }

const fullPoints = 10_000

/** Why an account has the health it has: no data when the band is unknown, else the knock-out that lowers the score, else the largest loss of weight·(100 − points). */
export function topReason(health: Health): TopReason {
  if (health.band === 'unknown') return whyUnknown(health)
  const lowest = health.knockOuts[0]
  if (lowest && health.calculatedScore !== null && lowest.cap < health.calculatedScore) return { kind: 'knockOut', ...lowest }
  const costliest = health.measures.filter((measure) => lossOf(measure) > 0).toSorted(byLoss)[0]
  if (!costliest || costliest.points === null) return { kind: 'noLoss' }
  return { kind: 'loss', key: costliest.key, points: costliest.points, value: costliest.status === 'present' ? costliest.value : null }
}

function whyUnknown({ measures }: Health): TopReason {
  const withoutData = measures.filter(({ status }) => status !== 'present' && status !== 'tooEarly').toSorted(byWeight)
  if (withoutData.length > 0) return { kind: 'noData', keys: withoutData.map(({ key }) => key) }
  return { kind: 'tooEarly', keys: measures.toSorted(byWeight).map(({ key }) => key) }
}

const lossOf = ({ weight, points }: ScoredMeasure): number => (points === null ? 0 : weight * (fullPoints - points))

const byLoss = (a: ScoredMeasure, b: ScoredMeasure): number => lossOf(b) - lossOf(a) || byKey(a, b)

const byWeight = (a: ScoredMeasure, b: ScoredMeasure): number => b.weight - a.weight || byKey(a, b)

const byKey = (a: ScoredMeasure, b: ScoredMeasure): number => (a.key < b.key ? -1 : 1)
