import { standardErrors95, type Interval } from './renewal.ts'

/**
 * Where a share of so many of `total` lies with 95 %: 0 to 1 when there are none.
 * Source: Wilson (1927), Probable Inference, the Law of Succession, and Statistical Inference, JASA 22
 */
export function shareInterval(count: number, total: number): Interval {
  if (total === 0) return { low: 0, high: 1 }
  const z2 = standardErrors95 ** 2
  const centre = (count + z2 / 2) / (total + z2)
  const half = (standardErrors95 / (total + z2)) * Math.sqrt((count * (total - count)) / total + z2 / 4)
  return { low: count === 0 ? 0 : centre - half, high: count === total ? 1 : centre + half }
}
