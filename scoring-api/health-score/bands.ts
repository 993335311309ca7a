import type { Band, Scorecard } from './scorecard.ts'

type Thresholds = Pick<Scorecard, 'healthyFrom' | 'watchFrom' | 'bandMargin'>

const rank: Record<Band, number> = { unknown: 0, atRisk: 1, watch: 2, healthy: 3 }
const fullScore = 10_000

/**
 * Band of a score, with a margin against flapping: worse shows at once, better than today's band only when the score clears
 * the better band's threshold by the margin. A full score always clears it.
 * @param score hundredths
 * @param presentBand what the account shows today; null or unknown = thresholds alone decide
 */
export function bandOf(score: number, thresholds: Thresholds, presentBand: Band | null): Band {
  const plain = bandByThreshold(score, thresholds, 0)
  if (presentBand === null || presentBand === 'unknown' || rank[plain] <= rank[presentBand]) return plain
  const cleared = bandByThreshold(score, thresholds, thresholds.bandMargin)
  return rank[cleared] > rank[presentBand] ? cleared : presentBand
}

function bandByThreshold(score: number, { healthyFrom, watchFrom }: Thresholds, margin: number): Band {
  if (score >= Math.min(healthyFrom + margin, fullScore)) return 'healthy'
  if (score >= Math.min(watchFrom + margin, fullScore)) return 'watch'
  return 'atRisk'
}
