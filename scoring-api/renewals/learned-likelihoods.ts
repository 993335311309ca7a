import { baseRateFor, baseRatesFrom, type BaseRates, type RateGroup } from './base-rates.ts'
import { fitLikelihood } from './fit-likelihood.ts'
import type { LikelihoodFit, LikelihoodFormula, RowCounts } from './likelihood-model.ts'
import { predictLikelihood, type Contribution } from './predict-likelihood.ts'
import { rateLevels } from './renewal-features.ts'
import { hasFeatures } from './renewal-rows.ts'
import type { FeatureLabels, Features, Interval, RenewalRow } from './renewal.ts'

/** What an org's own renewals taught, as far as it takes to tell a likelihood. */
export interface LearnedLikelihoods {
  /** `yyyy-mm-dd`: nothing after it was known. */
  fittedOn: string
  baseRates: BaseRates
  /** null = base rates stand. */
  model: { learnedFrom: RowCounts; formula: LikelihoodFormula } | null
}

export interface Learned {
  likelihoods: LearnedLikelihoods
  /** Of the renewals whose health before the decision is known. */
  fit: LikelihoodFit
  /** How many renewals these are. */
  withHealth: number
}

/** What is told of one renewal. */
export interface ToldLikelihood {
  /** 0 to 1, to a hundredth of a percent; 0 and 1 are never told. */
  likelihood: number
  /** null = the model gives none. */
  interval: Interval | null
  basis: 'baseRate' | 'model'
  /** The base rate's group; empty = the whole book. */
  group: RateGroup['values']
  /** How many renewals it rests on. */
  renewals: number
  renewed: number
  /** The group of those most alike, too few to stand alone, that count as well; null = the base rate's is the finest, or a model tells. */
  nearest: RateGroup | null
  /** Of the model, the strongest first. */
  contributions: Contribution[]
  fittedOn: string
}

export function learnLikelihoods(rows: readonly RenewalRow[], asOf: string, labels: FeatureLabels): Learned {
  const withHealth = rows.filter(hasFeatures)
  const fit = fitLikelihood(withHealth, { asOf, levels: rateLevels, labels, confirmedFeatures: new Set(), cutOn: null })
  const model = fit.status === 'fitted' ? { learnedFrom: fit.model.learnedFrom, formula: fit.model.formula } : null
  return {
    likelihoods: { fittedOn: asOf, baseRates: baseRatesFrom(rows, rateLevels), model },
    fit,
    withHealth: new Set(withHealth.map(({ renewalId }) => renewalId)).size,
  }
}

/** @returns null when no renewal was ever decided */
export function tellLikelihood({ fittedOn, baseRates, model }: LearnedLikelihoods, features: Features): ToldLikelihood | null {
  if (model !== null) {
    const { likelihood, contributions } = predictLikelihood(model.formula, features)
    const { renewals, renewed } = model.learnedFrom
    return {
      likelihood: told(likelihood),
      interval: null,
      basis: 'model',
      group: [],
      renewals,
      renewed,
      nearest: null,
      contributions,
      fittedOn,
    }
  }
  const rate = baseRateFor(baseRates, features)
  if (rate === null) return null
  const { values: group, renewals, renewed } = rate.basis
  const finest = rate.groups.at(-1) ?? rate.basis
  const nearest = finest === rate.basis ? null : finest
  const interval = { low: rounded(rate.interval.low), high: rounded(rate.interval.high) }
  return { likelihood: told(rate.likelihood), interval, basis: 'baseRate', group, renewals, renewed, nearest, contributions: [], fittedOn }
}

const rounded = (share: number): number => Math.round(share * 10_000) / 10_000

/** Nothing is certain before it is decided. */
const told = (likelihood: number): number => Math.min(Math.max(rounded(likelihood), 0.0001), 0.9999)
