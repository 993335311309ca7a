import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parse } from 'csv-parse/sync'
import { createRandom, type Random } from '../../../scripts/bench/random.ts'
import { addDays } from '../../../scoring-api/metric/calendar-day.ts'
import type { FitOptions } from '../../../scoring-api/renewals/fit-likelihood.ts'
import { toProbability } from '../../../scoring-api/renewals/logistic-regression.ts'
import type { FeatureValue, RenewalRow } from '../../../scoring-api/renewals/renewal.ts'

export const options: FitOptions = {
  asOf: '2026-11-22',
  levels: [['band'], ['band', 'stage']],
  labels: new Map(),
  confirmedFeatures: new Set(),
  cutOn: null,
}

export const row = (given: Partial<RenewalRow> = {}): RenewalRow => ({
  renewalId: 'r1',
  accountId: 'a1',
  asOf: '2026-01-01',
  decidedOn: '2026-03-31',
  isRenewed: true,
  features: {},
  knownOn: {},
  ...given,
})

/** Renewals of two years that depend on `score` and `band`, and on nothing else that they carry; two renewed to one lost. */
export function book(renewals: number, seed: number): RenewalRow[] {
  const random = createRandom(seed)
  return Array.from({ length: renewals }, (_, index) => {
    const score = random(0, 10_000) / 100
    const band = (['atRisk', 'watch', 'healthy'] as const)[random(0, 2)] ?? 'watch'
    const logOdds = -2.4 + 0.05 * score + { atRisk: -0.6, watch: 0.7, healthy: 1.6 }[band]
    const decidedOn = addDays('2024-10-01', Math.floor((index * 730) / renewals))
    return row({
      renewalId: `r${index}`,
      accountId: `a${index}`,
      asOf: addDays(decidedOn, -30),
      decidedOn,
      isRenewed: random(0, 999_999) / 1e6 < toProbability(logOdds),
      features: { score, band, seats: random(1, 500), industry: ['IT', 'Retail', 'Health'][random(0, 2)] ?? null },
    })
  })
}

export const withFeature = (rows: readonly RenewalRow[], name: string, value: (row: RenewalRow, random: Random) => FeatureValue) => {
  const random = createRandom(7)
  return rows.map((one) => ({ ...one, features: { ...one.features, [name]: value(one, random) } }))
}

export const shuffled = <T>(items: readonly T[], seed: number): T[] => {
  const random = createRandom(seed)
  return items
    .map((item) => ({ item, place: random(0, 2 ** 30) }))
    .toSorted((a, b) => a.place - b.place)
    .map(({ item }) => item)
}

/** The rows of a CSV file of the repository, as texts by column. */
export const readTable = (...path: string[]): Record<string, string>[] =>
  parse(readFileSync(join(import.meta.dirname, '../../..', ...path)), { columns: true })
