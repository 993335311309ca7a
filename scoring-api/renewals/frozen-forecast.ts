import { addDays, daysBetween } from '../metric/calendar-day.ts'
import { byText } from './renewal.ts'

export const forecastHorizons = [30, 60, 90, 180] as const

/** A forecast as it stood on a day, never changed since. */
export interface FrozenForecast {
  renewalId: string
  /** `yyyy-mm-dd` */
  frozenOn: string
  /** Who says so: `model`, `final`, or a CSM's user id. */
  forecaster: string
  /** 0 to 1 */
  likelihood: number
  /** What is expected to come in: hundredths of one currency, whole. */
  expectedArr: number
}

/** How a renewal ended. */
export interface RenewalOutcome {
  renewalId: string
  /** `yyyy-mm-dd`, the day it fell due. */
  renewalDate: string
  /** `yyyy-mm-dd`, the day the outcome was known. */
  decidedOn: string
  isRenewed: boolean
  /** Hundredths, whole, before the renewal. */
  dueArr: number
  /** Hundredths, whole, of what was due; 0 when lost. */
  renewedArr: number
}

/** A forecast beside the outcome. */
export interface ForecastPair {
  forecast: FrozenForecast
  outcome: RenewalOutcome
}

/** Forecasts are frozen weekly: one of a horizon is at most so many days older than it. */
const slackDays = 13

/**
 * What each forecaster said of each renewal so many days before it fell due: the last forecast then, at most 13 days older. A forecast that
 * was frozen on the day of the decision or later foretold nothing.
 * @returns by renewal, in the order of ids
 */
export function forecastsAt(
  horizonDays: number,
  forecasts: readonly FrozenForecast[],
  outcomes: readonly RenewalOutcome[],
): ForecastPair[] {
  const outcomeOf = new Map(outcomes.map((outcome) => [outcome.renewalId, outcome]))
  const pairs = forecasts.flatMap((forecast) => {
    const outcome = outcomeOf.get(forecast.renewalId)
    if (!outcome || forecast.frozenOn >= outcome.decidedOn) return []
    const daysBefore = daysBetween(forecast.frozenOn, outcome.renewalDate)
    return daysBefore >= horizonDays && daysBefore <= horizonDays + slackDays ? [{ forecast, outcome }] : []
  })
  const oldestFirst = pairs.toSorted(
    (a, b) =>
      byText(a.forecast.renewalId, b.forecast.renewalId) ||
      byText(a.forecast.forecaster, b.forecast.forecaster) ||
      byText(a.forecast.frozenOn, b.forecast.frozenOn) ||
      a.forecast.likelihood - b.forecast.likelihood ||
      a.forecast.expectedArr - b.forecast.expectedArr,
  )
  return [...new Map(oldestFirst.map((pair) => [JSON.stringify([pair.forecast.renewalId, pair.forecast.forecaster]), pair])).values()]
}

/**
 * What somebody would have said who knew nothing but last year's rate: the share of renewals decided in the 365 days before the forecast was
 * frozen that renewed, and of their ARR the share that came in.
 * @returns the pairs for which there was any such renewal
 */
export function lastYearsRate(pairs: readonly ForecastPair[], outcomes: readonly RenewalOutcome[]): ForecastPair[] {
  const rates = new Map<string, { likelihood: number; arrShare: number } | null>()
  return pairs.flatMap(({ forecast, outcome }) => {
    const rate = rates.get(forecast.frozenOn) ?? rateBefore(forecast.frozenOn, outcomes)
    rates.set(forecast.frozenOn, rate)
    if (rate === null) return []
    const expectedArr = Math.round(outcome.dueArr * rate.arrShare)
    return [{ forecast: { ...forecast, forecaster: 'lastYear', likelihood: rate.likelihood, expectedArr }, outcome }]
  })
}

function rateBefore(day: string, outcomes: readonly RenewalOutcome[]): { likelihood: number; arrShare: number } | null {
  const known = outcomes.filter(({ decidedOn }) => decidedOn < day && decidedOn >= addDays(day, -365))
  if (known.length === 0) return null
  const due = known.reduce((sum, { dueArr }) => sum + dueArr, 0)
  const likelihood = known.filter(({ isRenewed }) => isRenewed).length / known.length
  return { likelihood, arrShare: due === 0 ? likelihood : known.reduce((sum, { renewedArr }) => sum + renewedArr, 0) / due }
}
