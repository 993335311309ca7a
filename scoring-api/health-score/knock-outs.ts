import type { MeasureStatus } from './health.ts'
import type { KnockOut } from './scorecard.ts'

export interface KnockOutCandidate {
  key: string
  status: MeasureStatus
  isFeedStopped: boolean
  /** Ten-thousandths. */
  value: number | null
  knockOut: KnockOut | null
}

/**
 * Knock-outs that fired, lowest cap first, ties by key. Only a present value is compared; `missing` fires on a value that is missing,
 * stale or stated, never on one that is too early. A feed that has stopped is the admin's concern and no customer's: it fires none.
 */
export function firedKnockOuts(measures: readonly KnockOutCandidate[]): { key: string; cap: number }[] {
  return measures
    .flatMap((measure) => (measure.knockOut && fires(measure.knockOut, measure) ? [{ key: measure.key, cap: measure.knockOut.cap }] : []))
    .toSorted((a, b) => a.cap - b.cap || (a.key < b.key ? -1 : 1))
}

function fires({ operator, value: limit }: KnockOut, { status, isFeedStopped, value }: KnockOutCandidate): boolean {
  if (operator === 'missing') return !isFeedStopped && (status === 'missing' || status === 'stale' || status === 'stated')
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
