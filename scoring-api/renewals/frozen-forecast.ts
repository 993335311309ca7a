import { addDays, daysBetween } from '../metric/calendar-day.ts'
import type { Decision } from './match-outcome.ts'
import { byText } from './renewal.ts'

export const forecastHorizons = [30, 60, 90, 180] as const

/** Forecasters that are not a CSM: what counted, and the service's own. */
export const finalForecaster = 'final'
export const modelForecaster = 'model'

/** A forecast as it stood on a day, never changed since. */
export interface FrozenForecast {
  renewalId: string
  /** `yyyy-mm-dd` */
  frozenOn: string
  /** Who says so: `model`, `final`, or a CSM's user id. */
  forecaster: string
  /** 0 to 1 */
  likelihood: number
  /** What is expected to come in: hundredths of one currency, whole; null = the ARR was not known. */
  expectedArr: number | null
}

/** How a renewal ended. */
export interface RenewalOutcome {
  renewalId: string
  /** `yyyy-mm-dd`, the day it fell due. */
  renewalDate: string
  /** `yyyy-mm-dd`, the day the outcome was known. */
  decidedOn: string
  isRenewed: boolean
  /** Hundredths, whole, before the renewal; null = not known. */
  dueArr: number | null
  /** Hundredths, whole, of what was due; 0 when lost, null = not known. */
  renewedArr: number | null
}

/** A forecast beside the outcome. */
export interface ForecastPair {
  forecast: FrozenForecast
  outcome: RenewalOutcome
}

/** Forecasts are frozen weekly: one of a horizon is at most so many days older than it. */
export const slackDays = 13
/** Renewals decided so many days before a forecast are last year's. */
const rateDays = 365

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
      (a.forecast.expectedArr ?? -1) - (b.forecast.expectedArr ?? -1),
  )
  return [...new Map(oldestFirst.map((pair) => [JSON.stringify([pair.forecast.renewalId, pair.forecast.forecaster]), pair])).values()]
}

/**
 * What somebody would have said who knew nothing but last year's rate: the share of renewals decided in the 365 days before the forecast was
 * frozen that renewed, whoever had forecast them.
 * @param decisions of any renewals, in any order
 * @returns the pairs for which there was any such renewal
 */
export function lastYearsRate(pairs: readonly ForecastPair[], decisions: readonly Decision[]): ForecastPair[] {
  const rateBefore = renewedShareBefore(decisions)
  return pairs.flatMap(({ forecast, outcome }) => {
    const likelihood = rateBefore(forecast.frozenOn)
    if (likelihood === null) return []
    const expectedArr = outcome.dueArr === null ? null : Math.round(outcome.dueArr * likelihood)
    return [{ forecast: { ...forecast, forecaster: 'lastYear', likelihood, expectedArr }, outcome }]
  })
}

/** Of many days asked for, each costs the decisions of its year once. */
function renewedShareBefore(decisions: readonly Decision[]): (day: string) => number | null {
  const byDay = [...Map.groupBy(decisions, ({ decidedOn }) => decidedOn)].map(([day, own]) => ({
    day,
    decided: own.length,
    renewed: own.filter(({ isRenewed }) => isRenewed).length,
  }))
  const shareBefore = (day: string): number | null => {
    const first = addDays(day, -rateDays)
    const before = byDay.filter((one) => one.day >= first && one.day < day)
    const decided = before.reduce((sum, one) => sum + one.decided, 0)
    return decided === 0 ? null : before.reduce((sum, one) => sum + one.renewed, 0) / decided
  }
  const shares = new Map<string, number | null>()
  return (day) => {
    if (!shares.has(day)) shares.set(day, shareBefore(day))
    return shares.get(day) ?? null
  }
}
