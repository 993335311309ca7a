import { weightedMean } from '../metric/weighted-mean.ts'

export interface WeightedPoints {
  key: string
  weight: number
  /** Hundredths; null = has no part in the score. */
  points: number | null
}

/**
 * What each measure brings to the score: weight·points / Σ weight, rounded so that the parts add up to the score exactly.
 * Each part is rounded down, then the hundredths still missing go one each to the largest remainders, ties by key.
 * @returns hundredths by key; null = has no part
 * Source: the largest remainder (Hamilton) method
 */
export function contributionsOf(measures: readonly WeightedPoints[]): Map<string, number | null> {
  const score = weightedMean(measures.map(({ weight, points }) => ({ weight, amount: points })))
  const contributions = new Map<string, number | null>(measures.map(({ key }) => [key, null]))
  if (score === null) return contributions

  const scored = measures.filter(({ points }) => points !== null)
  const weightTotal = scored.reduce((total, { weight }) => total + weight, 0)
  const parts = scored.map(({ key, weight, points }) => {
    const product = weight * (points ?? 0)
    return { key, whole: Math.floor(product / weightTotal), remainder: product % weightTotal }
  })
  const missing = score - parts.reduce((total, { whole }) => total + whole, 0)
  const byRemainder = parts.toSorted((a, b) => b.remainder - a.remainder || (a.key < b.key ? -1 : 1))
  byRemainder.forEach(({ key, whole }, rank) => contributions.set(key, whole + (rank < missing ? 1 : 0)))
  return contributions
}
