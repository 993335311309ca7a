import { divideHalfEven } from '../metric/divide-half-even.ts'
import type { Breakpoint } from './scorecard.ts'

/**
 * Points of a value: linear between two breakpoints, flat outside the first and the last.
 * @param value ten-thousandths of the unit
 * @param breakpoints ascending by value
 * @returns hundredths of a point, half to even; null without breakpoints
 */
export function pointsOf(value: number, breakpoints: readonly Breakpoint[]): number | null {
  const first = breakpoints.at(0)
  const last = breakpoints.at(-1)
  if (!first || !last) return null
  if (value <= first.value) return first.points
  if (value >= last.value) return last.points
  const upperIndex = breakpoints.findIndex((breakpoint) => breakpoint.value >= value)
  const upper = breakpoints[upperIndex] ?? last
  const lower = breakpoints[upperIndex - 1] ?? first
  return between(value, lower, upper)
}

function between(value: number, lower: Breakpoint, upper: Breakpoint): number {
  const width = BigInt(upper.value) - BigInt(lower.value)
  const rise = BigInt(upper.points - lower.points)
  const distance = BigInt(value) - BigInt(lower.value)
  return Number(divideHalfEven(BigInt(lower.points) * width + distance * rise, width))
}
