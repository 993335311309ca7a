import type { Band, Breakpoint, Measure, MeasuredValue, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import type { Health } from '../../scoring-api/health-score/health.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import { addDays } from './calendar.ts'
import type { Story } from './story.ts'

/** How far one measure may stand from the told score, in hundredths of a point. */
const unrest = 500
const unrestWeeks = 9
/** The newest fact that a past value rested on. */
const factAgeDays = 4
/** Ten-thousandths: the values that a person would meet. */
const whole = 10_000
const tenth = 1_000

export interface PastHealth {
  asOfDate: string
  health: Health
}

/**
 * The weeks of a story's past as the scoring rules give them: for each week, values are invented that come near the told score, and scored.
 * So every past snapshot can be explained, compared and verified like one of today.
 * @returns oldest week first
 */
export function pastHealths(story: Story, scorecard: Scorecard, today: string): PastHealth[] {
  let presentBand: Band | null = null
  return story.pastScores.map(({ weeksAgo, score }) => {
    const asOfDate = addDays(today, -7 * weeksAgo)
    const health = scoreHealth(scorecard, inventValues(scorecard, score, weeksAgo, asOfDate), {
      accountId: story.accountNumber,
      asOfDate,
      customerSince: addDays(today, -story.customerForDays),
      stage: story.stage,
      stoppedFeeds: new Set(),
      presentBand,
      override: null,
    })
    presentBand = health.band
    return { asOfDate, health }
  })
}

function inventValues({ measures }: Scorecard, score: number, weeksAgo: number, asOfDate: string): Record<string, MeasuredValue> {
  const values = measures.map((measure, index) => {
    const wave = Math.sin((2 * Math.PI * weeksAgo) / unrestWeeks + index)
    const value = valueNear(measure, Math.round(score * 100 + unrest * wave))
    return [measure.key, { value, rawValue: null, latestOn: addDays(asOfDate, -factAgeDays) }] as const
  })
  return Object.fromEntries(values)
}

/** A value whose points are about `points`; where the curve does not reach them, the nearest that it does reach. */
function valueNear({ points: curve, unit }: Measure, points: number): number {
  const reached = Math.min(Math.max(points, Math.min(...curve.map(pointsAt))), Math.max(...curve.map(pointsAt)))
  const upperIndex = curve.findIndex(
    (corner, index) => index > 0 && isBetween(reached, (curve[index - 1] as Breakpoint).points, corner.points),
  )
  const lower = curve[upperIndex - 1]
  const upper = curve[upperIndex]
  if (!lower || !upper) return (curve[0] as Breakpoint).value
  const share = lower.points === upper.points ? 0 : (reached - lower.points) / (upper.points - lower.points)
  const step = unit === 'count' || unit === 'days' ? whole : tenth
  return Math.round((lower.value + share * (upper.value - lower.value)) / step) * step
}

const pointsAt = ({ points }: Breakpoint): number => points

const isBetween = (points: number, one: number, other: number): boolean => points >= Math.min(one, other) && points <= Math.max(one, other)
