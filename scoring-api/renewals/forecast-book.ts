import type { RunBasis } from '../health-score/run-basis.ts'
import { daysBetween } from '../metric/calendar-day.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow } from '../salesforce/write-each.ts'
import type { RowsRequest } from '../signals/read-rows.ts'
import { forecastAccount, noRenewal } from './account-forecast.ts'
import { bestStart, type LeadTime } from './best-start.ts'
import { toForecastRow } from './forecast-records.ts'
import { tellLikelihood, type LearnedLikelihoods } from './learned-likelihoods.ts'
import type { Decision } from './match-outcome.ts'
import { readPastHealth } from './past-health-records.ts'
import { readAccounts, showsRenewal } from './renewal-account-records.ts'
import { readCalls } from './renewal-call-records.ts'
import { featuresOf, horizonOf, pointsPrefix, type PastHealth } from './renewal-features.ts'

export interface ForecastBasis {
  /** Next renewal date, by account. */
  next: ReadonlyMap<string, string>
  decidedOf: ReadonlyMap<string, readonly Decision[]>
  likelihoods: LearnedLikelihoods
  /** How long renewals take; null = too few tell. */
  leadTime: LeadTime | null
  /** SOQL condition on Account; null = every account. */
  scopeFilter: string | null
}

export interface BookForecast {
  /** Rows of the ledger for this week, by account id. */
  forecasts: WriteRow[]
  /** Rows of Accounts that show something else. */
  accounts: WriteRow[]
}

/** Forecasts every account in scope that has a renewal ahead, and clears the others. @throws Problem */
export async function forecastBook(
  salesforce: Salesforce,
  basis: RunBasis,
  { next, decidedOf, likelihoods, leadTime, scopeFilter }: ForecastBasis,
  rows: RowsRequest,
): Promise<BookForecast> {
  const { asOfDate } = basis
  const calls = await readCalls(salesforce, asOfDate, rows)
  const pointsOf = await readPoints(salesforce, [...next.keys()], likelihoods, asOfDate, rows)
  const book: BookForecast = { forecasts: [], accounts: [] }
  // Where nobody has a renewal ahead, those that show one are cleared, and nobody else is asked for.
  const conditions = [...(scopeFilter === null ? [] : [`(${scopeFilter})`]), ...(next.size === 0 ? [showsRenewal] : [])]
  await readAccounts(salesforce, basis, conditions.join(' AND ') || null, rows, (account) => {
    const { accountId, arr, openRisks, ownerId: forecasterId } = account
    const renewalDate = next.get(accountId)
    if (renewalDate === undefined) {
      add(book.accounts, account.toRow(noRenewal))
      return
    }
    const features = featuresOf({ ...account.health, points: pointsOf(accountId) }, horizonOf(daysBetween(asOfDate, renewalDate)))
    const told = tellLikelihood(likelihoods, features)
    const [own, decisions] = [calls.get(accountId) ?? [], decidedOf.get(accountId) ?? []]
    const renewal = { accountId, renewalDate, arr, openRisks, forecasterId, told, calls: own, decisions }
    const { forecast, shown } = forecastAccount(renewal, asOfDate)
    // When notice must be given, no record of the org tells: the renewal date is the last day to decide.
    const start = leadTime && bestStart(renewalDate, 0, leadTime)
    add(book.forecasts, forecast && toForecastRow(forecast, start, asOfDate, account.isoCode))
    add(book.accounts, account.toRow(shown))
  })
  return { forecasts: inOrder(book.forecasts, 'Key__c'), accounts: inOrder(book.accounts, 'Id') }
}

function add(rows: WriteRow[], row: WriteRow | null): void {
  if (row !== null) rows.push(row)
}

const inOrder = (rows: WriteRow[], column: string): WriteRow[] => rows.toSorted((a, b) => (String(a[column]) < String(b[column]) ? -1 : 1))

/** Only a fitted model asks for them: they are in the snapshots, which are large. */
async function readPoints(
  salesforce: Salesforce,
  accountIds: readonly string[],
  { model }: LearnedLikelihoods,
  asOfDate: string,
  rows: RowsRequest,
): Promise<(accountId: string) => PastHealth['points']> {
  const none = new Map<string, number | null>()
  if (model?.formula.columns.some(({ feature }) => feature.startsWith(pointsPrefix)) !== true) return () => none
  const { healthOn } = await readPastHealth(salesforce, new Map(accountIds.map((id) => [id, [asOfDate]])), rows)
  return (accountId) => healthOn(accountId, asOfDate)?.health.points ?? none
}
