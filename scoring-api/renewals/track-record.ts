import { brierOf, reliabilityBins, type ReliabilityBin } from './calibration-figures.ts'
import {
  finalForecaster,
  forecastHorizons,
  forecastsAt,
  lastYearsRate,
  modelForecaster,
  type ForecastPair,
  type FrozenForecast,
  type RenewalOutcome,
} from './frozen-forecast.ts'
import type { Decision } from './match-outcome.ts'
import { byText } from './renewal.ts'

/** How good forecasts were, all on the same renewals. */
export interface ForecastFigures {
  renewals: number
  renewed: number
  /** How many of them have an ARR, expected and renewed: what the next three rest on. */
  renewalsWithArr: number
  /** Σ |expected − renewed ARR| / Σ renewed ARR, renewal by renewal: 0 is best. null = nothing came in. */
  wape: number | null
  /** The same of sums by month of the renewal date, where misses up and down offset each other. */
  monthlyWape: number | null
  /** (Σ expected − Σ renewed ARR) / Σ renewed ARR: above 0 = too hopeful. */
  bias: number | null
  /** 0 is best. */
  brier: number | null
  reliability: ReliabilityBin[]
}

/** A forecaster beside those who know less, or otherwise: each comparison on the renewals that both forecast. */
export interface ForecasterRecord {
  forecaster: string
  own: ForecastFigures
  lastYear: Comparison
  /** null = is a CSM. */
  csm: Comparison | null
}

export interface Comparison {
  own: ForecastFigures
  baseline: ForecastFigures
  /** 1 − own Brier / baseline's: above 0 = better than the baseline. null = no renewal in common, or a baseline without a miss. */
  brierSkill: number | null
}

export interface HorizonRecord {
  horizonDays: number
  forecasters: ForecasterRecord[]
}

/** Forecasters that are not a CSM. */
const notCsms: readonly string[] = [finalForecaster, modelForecaster]

/**
 * What forecasts were worth, at 30, 60, 90 and 180 days before the renewal date: for each forecaster alone, against last year's rate and
 * against the CSM's call. The order of forecasts, outcomes and decisions does not matter.
 * @param decisions of all renewals, forecast or not: what last year's rate is taken from
 * Source: WAPE as MAD/mean ratio: Kolassa & Schütz (2007), Foresight 6; Brier skill score: Murphy (1973), J. Appl. Meteorology 12
 */
export function trackRecord(
  forecasts: readonly FrozenForecast[],
  outcomes: readonly RenewalOutcome[],
  decisions: readonly Decision[],
): HorizonRecord[] {
  return forecastHorizons.map((horizonDays) => {
    const pairs = forecastsAt(horizonDays, forecasts, outcomes)
    // Where a renewal changed hands, the later call stands.
    const csmCalls = pairs
      .filter(({ forecast }) => !notCsms.includes(forecast.forecaster))
      .toSorted((a, b) => byText(a.forecast.frozenOn, b.forecast.frozenOn))
    const byForecaster = [...Map.groupBy(pairs, ({ forecast }) => forecast.forecaster)].toSorted(([a], [b]) => byText(a, b))
    const forecasters = byForecaster.map(([forecaster, own]) => ({
      forecaster,
      own: figuresOf(own),
      lastYear: compare(own, lastYearsRate(own, decisions)),
      csm: notCsms.includes(forecaster) ? compare(own, csmCalls) : null,
    }))
    return { horizonDays, forecasters }
  })
}

function compare(own: readonly ForecastPair[], baseline: readonly ForecastPair[]): Comparison {
  const baselineOf = new Map(baseline.map((pair) => [pair.outcome.renewalId, pair]))
  const shared = own.filter(({ outcome }) => baselineOf.has(outcome.renewalId))
  const figures = {
    own: figuresOf(shared),
    baseline: figuresOf(shared.flatMap(({ outcome }) => baselineOf.get(outcome.renewalId) ?? [])),
  }
  const [ownBrier, brier] = [figures.own.brier, figures.baseline.brier]
  return { ...figures, brierSkill: ownBrier === null || brier === null || brier === 0 ? null : 1 - ownBrier / brier }
}

/** How good forecasts were, whoever made them. */
export function figuresOf(pairs: readonly ForecastPair[]): ForecastFigures {
  const judged = pairs.map(({ forecast, outcome }) => ({ likelihood: forecast.likelihood, isRenewed: outcome.isRenewed }))
  const amounts = pairs.flatMap(({ forecast, outcome }) =>
    forecast.expectedArr === null || outcome.renewedArr === null
      ? []
      : [{ month: outcome.renewalDate.slice(0, 7), expected: forecast.expectedArr, renewed: outcome.renewedArr }],
  )
  const months = [...Map.groupBy(amounts, ({ month }) => month).values()].map(sumOf)
  const { expected, renewed } = sumOf(amounts)
  return {
    renewals: pairs.length,
    renewed: judged.filter(({ isRenewed }) => isRenewed).length,
    renewalsWithArr: amounts.length,
    wape: wapeOf(amounts),
    monthlyWape: wapeOf(months),
    bias: renewed === 0 ? null : (expected - renewed) / renewed,
    brier: brierOf(judged),
    reliability: reliabilityBins(judged),
  }
}

interface Amount {
  expected: number
  renewed: number
}

const sumOf = (amounts: readonly Amount[]): Amount => ({
  expected: amounts.reduce((sum, amount) => sum + amount.expected, 0),
  renewed: amounts.reduce((sum, amount) => sum + amount.renewed, 0),
})

function wapeOf(amounts: readonly Amount[]): number | null {
  const { renewed } = sumOf(amounts)
  const missed = amounts.reduce((sum, amount) => sum + Math.abs(amount.expected - amount.renewed), 0)
  return renewed === 0 ? null : missed / renewed
}
