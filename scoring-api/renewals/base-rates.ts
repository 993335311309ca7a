import { betaInterval, logBeta } from './beta-distribution.ts'
import { byText, inTimeOrder, type Features, type FeatureValue, type Interval, type RenewalRow } from './renewal.ts'

/** Features that make groups, from the coarsest to the finest; each level holds those of the one before. The whole book stands above them. */
export type BaseRateLevels = readonly (readonly string[])[]

/** Renewals that agree in some features, counted. */
export interface RateGroup {
  /** Empty = the whole book. */
  values: { feature: string; value: FeatureValue }[]
  renewals: number
  renewed: number
}

/** How often renewals were renewed, group by group: plain data, stored as JSON and shown. */
export interface BaseRates {
  /** How many renewals the wider groups are worth in a group of this level, one a level. */
  strengths: number[]
  levels: string[][]
  book: RateGroup
  groups: RateGroup[][]
}

export interface BaseRate {
  /** 0 to 1 */
  likelihood: number
  interval: Interval
  /** The finest group whose own renewals weigh at least as much as what it takes over from wider ones. */
  basis: RateGroup
  /** From the book to the finest group that has any renewal. */
  groups: RateGroup[]
}

/** Worth one renewal, half of it renewed: what is thought before anything is known. Source: Jeffreys (1946), Proc. R. Soc. A 186 */
const jeffreys = 0.5
const strengthsTried = Array.from({ length: 19 }, (_, index) => 2 ** (index / 2))

/**
 * Counts the renewals of each group and estimates how alike groups of a level are: the number of renewals that what is known of the wider
 * groups is worth in it. A renewal read on several days counts once in each group that it was in.
 * Source: Gelman et al., Bayesian Data Analysis, 3rd ed., §5.3 (beta-binomial groups); the strength by maximum marginal likelihood: Casella
 * (1985), An Introduction to Empirical Bayes Data Analysis, The American Statistician 39(2)
 */
export function baseRatesFrom(given: readonly RenewalRow[], levels: BaseRateLevels): BaseRates {
  const rows = inTimeOrder(given)
  const book = countGroup([], rows)
  const rates: BaseRates = { strengths: [], levels: levels.map((names) => [...names]), book, groups: [] }
  for (const names of levels) {
    const members = Map.groupBy(rows, ({ features }) => keyOf(names, features))
    const groups = [...members]
      .toSorted(([a], [b]) => byText(a, b))
      .map(([, own]) => countGroup(valuesOf(names, own[0]?.features ?? {}), own))
    rates.groups.push(groups)
    rates.strengths.push(likeliestStrength(rates, groups))
  }
  return rates
}

/**
 * How likely a renewal with these features is, by the groups it belongs to: a group's own renewals, and those of the wider groups (its own
 * taken out) for as much as they are worth in it.
 * @returns null when no renewal was ever decided
 */
export function baseRateFor(rates: BaseRates, features: Features): BaseRate | null {
  if (rates.book.renewals === 0) return null
  const path = pathTo(rates, features)
  const standings = path.map((_, depth) => standingOf(rates.strengths, path.slice(0, depth + 1)))
  const own = standings.at(-1) ?? { renewed: jeffreys, lost: jeffreys, inherited: 1 }
  const depth = standings.findLastIndex(({ inherited }, index) => (path[index]?.renewals ?? 0) >= inherited)
  return {
    likelihood: own.renewed / (own.renewed + own.lost),
    interval: betaInterval(own.renewed, own.lost),
    basis: path[Math.max(depth, 0)] ?? rates.book,
    groups: path,
  }
}

interface Standing {
  /** What is believed of a group, as renewals seen. */
  renewed: number
  lost: number
  /** How many of them come from wider groups. */
  inherited: number
}

/** Of the last group of a path, from the book to it. */
function standingOf(strengths: readonly number[], path: readonly RateGroup[]): Standing {
  const own = path.at(-1)
  const prior = priorOf(strengths, path)
  return {
    renewed: prior.renewed + (own?.renewed ?? 0),
    lost: prior.lost + (own?.renewals ?? 0) - (own?.renewed ?? 0),
    inherited: prior.renewed + prior.lost,
  }
}

/** What the wider groups, without the last group's own renewals, say of it; never worth more than they hold. */
function priorOf(strengths: readonly number[], path: readonly RateGroup[]): { renewed: number; lost: number } {
  const own = path.at(-1)
  let believed = { renewed: jeffreys, lost: jeffreys }
  for (const [depth, wider] of path.slice(0, -1).entries()) {
    if (depth > 0) believed = scaledTo(believed, strengths[depth - 1] ?? 0)
    const renewed = wider.renewed - (own?.renewed ?? 0)
    const lost = wider.renewals - wider.renewed - ((own?.renewals ?? 0) - (own?.renewed ?? 0))
    believed = { renewed: believed.renewed + renewed, lost: believed.lost + lost }
  }
  return path.length > 1 ? scaledTo(believed, strengths[path.length - 2] ?? 0) : believed
}

function scaledTo({ renewed, lost }: { renewed: number; lost: number }, strength: number): { renewed: number; lost: number } {
  const share = Math.min(strength / (renewed + lost), 1)
  return { renewed: renewed * share, lost: lost * share }
}

/** The weaker of two that fit as well. */
function likeliestStrength(rates: BaseRates, groups: readonly RateGroup[]): number {
  const paths = groups.map((group) => pathTo(rates, Object.fromEntries(group.values.map(({ feature, value }) => [feature, value]))))
  const fit = (strength: number): number =>
    paths.reduce((sum, path) => {
      const { renewed, lost } = priorOf([...rates.strengths, strength], path)
      const own = path.at(-1)
      const [n, r] = [own?.renewals ?? 0, own?.renewed ?? 0]
      return sum + logBeta(renewed + r, lost + n - r) - logBeta(renewed, lost)
    }, 0)
  const tried = strengthsTried.map((strength) => ({ strength, fit: fit(strength) }))
  return tried.reduce((best, one) => (one.fit > best.fit + 1e-9 ? one : best)).strength
}

/** The book, then the groups of each level so far as any renewal is in them. */
function pathTo(rates: BaseRates, features: Features): RateGroup[] {
  const path = [rates.book]
  for (const [level, names] of rates.levels.slice(0, rates.groups.length).entries()) {
    const key = keyOf(names, features)
    const group = rates.groups[level]?.find(({ values }) => keyOfValues(values) === key)
    if (!group) break
    path.push(group)
  }
  return path
}

function countGroup(values: RateGroup['values'], rows: readonly RenewalRow[]): RateGroup {
  const renewals = new Map(rows.map(({ renewalId, isRenewed }) => [renewalId, isRenewed]))
  return { values, renewals: renewals.size, renewed: [...renewals.values()].filter(Boolean).length }
}

const valuesOf = (names: readonly string[], features: Features): RateGroup['values'] =>
  names.map((feature) => ({ feature, value: features[feature] ?? null }))
const keyOf = (names: readonly string[], features: Features): string => keyOfValues(valuesOf(names, features))
const keyOfValues = (values: RateGroup['values']): string => JSON.stringify(values.map(({ value }) => value))
