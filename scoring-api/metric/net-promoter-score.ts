import { divideHalfEven } from './divide-half-even.ts'

/** How a survey's answers to "how likely would you recommend us, 0 to 10" came out. */
export interface NetPromoterScore {
  answers: number
  /** 9 and 10 */
  promoters: number
  /** 7 and 8 */
  passives: number
  /** 0 to 6 */
  detractors: number
  /** Hundredths of a point, whole, -10000 to 10000, half to even. */
  score: number
  /** In points: two scores closer than about twice this may differ by chance. */
  standardErrorPoints: number
}

/**
 * Promoters less detractors, in per cent of all who answered.
 * @param counts answers by score, 0 to 10; who did not answer is not among them
 * @returns null when nobody answered
 * @throws RangeError unless there are eleven whole counts, 0 or more
 * Source: Reichheld (2003), The One Number You Need to Grow, Harvard Business Review 81(12); the error is that of a mean of +1, 0 and -1
 */
export function netPromoterScore(counts: readonly number[]): NetPromoterScore | null {
  if (counts.length !== 11 || !counts.every((count) => Number.isSafeInteger(count) && count >= 0)) {
    throw new RangeError(`Not eleven counts of answers: ${counts.join(', ')}`)
  }
  const countOf = (from: number, to: number): number => counts.slice(from, to + 1).reduce((sum, count) => sum + count, 0)
  const [detractors, passives, promoters] = [countOf(0, 6), countOf(7, 8), countOf(9, 10)]
  const answers = detractors + passives + promoters
  if (answers === 0) return null
  const mean = (promoters - detractors) / answers
  return {
    answers,
    promoters,
    passives,
    detractors,
    score: Number(divideHalfEven(10_000n * BigInt(promoters - detractors), BigInt(answers))),
    standardErrorPoints: 100 * Math.sqrt(((promoters + detractors) / answers - mean ** 2) / answers),
  }
}
