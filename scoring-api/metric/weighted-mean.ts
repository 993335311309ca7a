import { divideHalfEven } from './divide-half-even.ts'

export interface Weighted {
  /** Whole number, 0 or more. */
  weight: number
  /** Integer in any unit; null = not known, has no part. */
  amount: number | null
}

/** Σ weight·amount / Σ weight over what is known, in the amounts' unit, half to even; null when no weight is left. */
export function weightedMean(items: readonly Weighted[]): number | null {
  let weightTotal = 0n
  let total = 0n
  for (const { weight, amount } of items) {
    if (amount === null) continue
    weightTotal += BigInt(weight)
    total += BigInt(weight) * BigInt(amount)
  }
  return weightTotal === 0n ? null : Number(divideHalfEven(total, weightTotal))
}
