import type { LikelihoodFinding } from './likelihood-finding.ts'
import { inTimeOrder, type RenewalRow } from './renewal.ts'

export interface SoundRows {
  /** Oldest first. */
  rows: RenewalRow[]
  findings: LikelihoodFinding[]
}

/**
 * The rows that may be learned from: read by the day of the decision, decided by `asOf`, and each renewal once a day.
 * @param asOf `yyyy-mm-dd`
 */
export function soundRows(given: readonly RenewalRow[], asOf: string): SoundRows {
  const ordered = inTimeOrder(given)
  const future = ordered.filter(({ decidedOn }) => decidedOn > asOf)
  const late = ordered.filter((row) => row.asOf > row.decidedOn && row.decidedOn <= asOf)
  const usable = ordered.filter((row) => row.asOf <= row.decidedOn && row.decidedOn <= asOf)
  const once = [...new Map(usable.toReversed().map((row) => [`${row.asOf} ${row.renewalId}`, row])).values()].toReversed()
  return {
    rows: once,
    findings: [
      ...finding('decidedInFuture', future.length, 'have an outcome dated in the future', '結果の日付が未来です'),
      ...finding('readAfterDecision', late.length, 'tell of a day after their decision', '決定後の日のデータです'),
      ...finding('writtenTwice', usable.length - once.length, 'come twice for the same day', '同じ日に重複しています'),
    ],
  }
}

const finding = (kind: LikelihoodFinding['kind'], rows: number, english: string, japanese: string): LikelihoodFinding[] =>
  rows === 0
    ? []
    : [
        {
          kind,
          feature: null,
          rows,
          english: `Left out: rows that ${english} (${rows}).`,
          japanese: `使わない行：${japanese}（${rows}件）。`,
        },
      ]
