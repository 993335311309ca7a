import { addDays, daysBetween } from '../metric/calendar-day.ts'
import { forecastHorizons } from './frozen-forecast.ts'
import type { Decision } from './match-outcome.ts'
import { byText, type RenewalRow } from './renewal.ts'
import { featuresOf, type PastHealth } from './renewal-features.ts'

/** A renewal that was decided. */
export interface DecidedRenewal extends Decision {
  renewalId: string
  accountId: string
}

/** How an account's health stood on a day, and since when. */
export type HealthOn = (accountId: string, day: string) => { health: PastHealth; knownOn: string } | null

/** More would say little more, and cost the org API calls. */
const mostRenewals = 5_000

/** Those to learn from: the newest 5,000. */
export const newestRenewals = <One extends DecidedRenewal>(decided: readonly One[]): One[] =>
  decided.toSorted((a, b) => byText(b.decidedOn, a.decidedOn) || byText(a.renewalId, b.renewalId)).slice(0, mostRenewals)

/** The days before decisions that rows tell of, by account. */
export function daysLookedAt(decided: readonly DecidedRenewal[]): Map<string, string[]> {
  const days = new Map<string, string[]>()
  for (const { accountId, decidedOn } of decided) {
    const own = forecastHorizons.map((horizon) => addDays(decidedOn, -horizon))
    days.set(accountId, [...(days.get(accountId) ?? []), ...own])
  }
  return days
}

/**
 * Decided renewals as they looked 30, 60, 90 and 180 days before their decision, as far as the health of those days is known. A renewal of
 * which nothing is known has one row without features: it counts for the whole book.
 */
export function renewalRows(decided: readonly DecidedRenewal[], healthOn: HealthOn): RenewalRow[] {
  return decided.flatMap((renewal) => {
    const rows = forecastHorizons.flatMap((horizon) => rowAt(renewal, horizon, healthOn))
    const [shortest] = forecastHorizons
    return rows.length > 0 ? rows : [{ ...outcomeOf(renewal), asOf: addDays(renewal.decidedOn, -shortest), features: {}, knownOn: {} }]
  })
}

/** Whether anything is known of the account on the day of the row. */
export const hasFeatures = ({ features }: RenewalRow): boolean => Object.keys(features).length > 0

function rowAt(renewal: DecidedRenewal, horizon: number, healthOn: HealthOn): RenewalRow[] {
  const asOf = addDays(renewal.decidedOn, -horizon)
  const found = healthOn(renewal.accountId, asOf)
  if (found === null || daysBetween(found.knownOn, asOf) < 0) return []
  const features = featuresOf(found.health, horizon)
  const knownOn = Object.fromEntries(Object.keys(features).map((name) => [name, name === 'horizon' ? asOf : found.knownOn]))
  return [{ ...outcomeOf(renewal), asOf, features, knownOn }]
}

const outcomeOf = ({ renewalId, accountId, decidedOn, isRenewed }: DecidedRenewal) => ({ renewalId, accountId, decidedOn, isRenewed })
