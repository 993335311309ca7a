import { daysBetween } from '../metric/calendar-day.ts'
import { callInForce, expectedArr, finalForecast, type RenewalCall, type Standing } from './final-forecast.ts'
import type { ToldLikelihood } from './learned-likelihoods.ts'
import { matchOutcome, type Decision } from './match-outcome.ts'
import { categorise, defaultLimits, type RenewalCategory } from './renewal-category.ts'

/** What is known of an account with a renewal ahead. */
export interface AccountRenewal {
  accountId: string
  /** `yyyy-mm-dd` */
  renewalDate: string
  /** Hundredths, whole; null = not known. */
  arr: number | null
  openRisks: number
  /** The account's CSM; null = not known. */
  forecasterId: string | null
  /** null = no renewal was ever decided. */
  told: ToldLikelihood | null
  calls: readonly RenewalCall[]
  decisions: readonly Decision[]
}

/** What the Account shows of its renewal; all null = none is known. */
export interface ShownRenewal {
  renewalDate: string | null
  likelihood: number | null
  category: RenewalCategory | null
  /** Hundredths, whole. */
  expectedArr: number | null
}

/** A forecast as it goes into the ledger. */
export interface AccountForecast {
  accountId: string
  renewalDate: string
  /** Days to the renewal date; negative = overdue. */
  horizonDays: number
  arr: number | null
  told: ToldLikelihood | null
  modelCategory: RenewalCategory | null
  call: RenewalCall | null
  final: Standing
  expectedArr: number | null
  forecasterId: string | null
}

export const noRenewal: ShownRenewal = { renewalDate: null, likelihood: null, category: null, expectedArr: null }

/**
 * The forecast of an account's next renewal, and what the Account shows. A renewal that is decided is not forecast any more: the Account
 * shows how it ended. Nor is one of which neither model nor person says anything.
 */
export function forecastAccount(renewal: AccountRenewal, asOf: string): { forecast: AccountForecast | null; shown: ShownRenewal } {
  const { accountId, renewalDate, arr, told, forecasterId } = renewal
  const outcome = matchOutcome(renewalDate, renewal.decisions)
  if (outcome !== null) {
    const likelihood = outcome.isRenewed ? 1 : 0
    const category = outcome.isRenewed ? 'commit' : 'lost'
    return { forecast: null, shown: { renewalDate, likelihood, category, expectedArr: expectedArr(arr, likelihood) } }
  }
  const horizonDays = daysBetween(asOf, renewalDate)
  const modelCategory = told && categoryOf(told.likelihood, renewal.openRisks, horizonDays)
  const call = callInForce(renewal.calls, renewalDate, asOf)
  const final = finalForecast({ category: modelCategory, likelihood: told && told.likelihood }, call, defaultLimits)
  const expected = expectedArr(arr, final.likelihood)
  const shown = { renewalDate, ...final, expectedArr: expected }
  if (told === null && call === null) return { forecast: null, shown }
  return {
    forecast: { accountId, renewalDate, horizonDays, arr, told, modelCategory, call, final, expectedArr: expected, forecasterId },
    shown,
  }
}

const categoryOf = (likelihood: number, openRisks: number, daysLeft: number): RenewalCategory =>
  categorise({ likelihood, isLost: false, isRenewed: false, openRisks, daysLeft }, defaultLimits).category
