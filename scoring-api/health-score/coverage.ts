import { divideHalfEven } from '../metric/divide-half-even.ts'
import type { MeasureStatus } from './health.ts'

/**
 * Share of the applicable weight that had data. A measure that is too early for the account is not applicable; stated points are no data.
 * @returns hundredths of a percent, half to even; 0 when nothing is applicable
 */
export function coverageOf(measures: readonly { weight: number; status: MeasureStatus }[]): number {
  const applicable = weightOf(measures.filter(({ status }) => status !== 'tooEarly'))
  if (applicable === 0) return 0
  const present = weightOf(measures.filter(({ status }) => status === 'present'))
  return Number(divideHalfEven(BigInt(present) * 10_000n, BigInt(applicable)))
}

const weightOf = (measures: readonly { weight: number }[]): number => measures.reduce((total, { weight }) => total + weight, 0)
