import type { MeasureStatus } from './health.ts'
import type { KnockOut } from './scorecard.ts'

export interface KnockOutCandidate {
  key: string
  status: MeasureStatus
  /** Ten-thousandths. */
  value: number | null
  knockOut: KnockOut | null
}

/**
 * Knock-outs that fired, lowest cap first, ties by key. Only a present value is compared; `missing` fires on a value that is missing,
 * stale or stated, never on one that is too early.
 */
export function firedKnockOuts(measures: readonly KnockOutCandidate[]): { key: string; cap: number }[] {
  return measures
    .flatMap(({ key, status, value, knockOut }) => (knockOut && fires(knockOut, status, value) ? [{ key, cap: knockOut.cap }] : []))
    .toSorted((a, b) => a.cap - b.cap || (a.key < b.key ? -1 : 1))
}

function fires({ operator, value: limit }: KnockOut, status: MeasureStatus, value: number | null): boolean {
  if (operator === 'missing') return status === 'missing' || status === 'stale' || status === 'stated'
  if (status !== 'present' || value === null || limit === null) return false
  switch (operator) {
    case 'atMost':
      return value <= limit
    case 'lessThan':
      return value < limit
    case 'atLeast':
      return value >= limit
    case 'greaterThan':
      return value > limit
    case 'equals':
      return value === limit
  }
}
