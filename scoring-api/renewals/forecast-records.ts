import { fromHundredths } from '../health-score/scaled-number.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import type { AccountForecast } from './account-forecast.ts'
import type { BestStart } from './best-start.ts'
import { mondayOf } from './forecast-week.ts'
import type { ToldLikelihood } from './learned-likelihoods.ts'
import { basisValues, categoryValues } from './renewal-picklists.ts'
import { isSameValue, toPercent } from './record-values.ts'

/** The ledger: what was forecast each week. */

export const forecastObject = 'CsRenewalForecast__c'

export const forecastColumnsWritten = [
  'Key__c',
  'Account__c',
  'RenewalDate__c',
  'AsOfWeek__c',
  'HorizonDays__c',
  'Arr__c',
  'ModelLikelihood__c',
  'ModelLow__c',
  'ModelHigh__c',
  'ModelCategory__c',
  'Basis__c',
  'BasisDetail__c',
  'CsmCategory__c',
  'CsmLikelihood__c',
  'CsmReason__c',
  'CallId__c',
  'FinalCategory__c',
  'FinalLikelihood__c',
  'ExpectedArr__c',
  'Forecaster__c',
]

export const forecastFieldsUsed = forecastColumnsWritten.map((field) => ({ object: forecastObject, field }))
export const forecastTarget: WriteTarget = { object: forecastObject, key: { upsert: 'Key__c' } }

const basisSchema = 1
const mostContributions = 12

/**
 * @param start the best moment to begin; null = too few renewals tell
 * @param isoCode currency of the amounts; null = the org has one
 */
export function toForecastRow(forecast: AccountForecast, start: BestStart | null, asOfDate: string, isoCode: string | null): WriteRow {
  const { accountId, renewalDate, told, modelCategory, call, final } = forecast
  const week = mondayOf(asOfDate)
  return {
    Key__c: `${accountId}:${renewalDate}:${week}`,
    Account__c: accountId,
    RenewalDate__c: renewalDate,
    AsOfWeek__c: week,
    HorizonDays__c: forecast.horizonDays,
    Arr__c: fromHundredths(forecast.arr),
    ModelLikelihood__c: toPercent(told && told.likelihood),
    ModelLow__c: toPercent(told?.interval?.low ?? null),
    ModelHigh__c: toPercent(told?.interval?.high ?? null),
    ModelCategory__c: modelCategory && categoryValues[modelCategory],
    Basis__c: told && basisValues[told.basis],
    BasisDetail__c: told && basisDetail(told, start),
    CsmCategory__c: call && categoryValues[call.category],
    CsmLikelihood__c: toPercent(call && call.likelihood),
    CsmReason__c: call && call.reason,
    CallId__c: call && call.id,
    FinalCategory__c: final.category && categoryValues[final.category],
    FinalLikelihood__c: toPercent(final.likelihood),
    ExpectedArr__c: fromHundredths(forecast.expectedArr),
    Forecaster__c: forecast.forecasterId,
    ...(isoCode === null ? {} : { CurrencyIsoCode: isoCode }),
  }
}

function basisDetail(told: ToldLikelihood, start: BestStart | null): string {
  const { basis, group, renewals, renewed, nearest, contributions, fittedOn } = told
  const strongest = contributions
    .slice(0, mostContributions)
    .map(({ feature, value, effect }) => ({ feature, value, effect: Math.round(effect * 10_000) / 10_000 }))
  return JSON.stringify({
    schema: basisSchema,
    basis: basisValues[basis],
    group,
    renewals,
    renewed,
    nearest: nearest && { group: nearest.values, renewals: nearest.renewals, renewed: nearest.renewed },
    contributions: strongest,
    fittedOn,
    start,
  })
}

/**
 * The rows that say something else than the org has for their week. That a day has passed is no difference: a row tells how far ahead the
 * forecast was when it last changed.
 * @param rows of one week
 * @throws Problem
 */
export async function changedForecasts(salesforce: Salesforce, rows: readonly WriteRow[], request: RowsRequest): Promise<WriteRow[]> {
  const [first] = rows
  if (first === undefined) return []
  const changed = new Map(rows.map((row) => [row['Key__c'], row]))
  const columns = Object.keys(first)
  const week = String(first['AsOfWeek__c'])
  const soql = `SELECT ${columns.join(', ')} FROM ${forecastObject} WHERE AsOfWeek__c = ${week}${request.accountsIn('Account__c')}`
  await readRows(salesforce, soql, columns, 'forecasts-of-week', request, (stored) => {
    const key = stored['Key__c'] ?? ''
    const row = changed.get(key)
    const isSame = row !== undefined && columns.every((column) => column === 'HorizonDays__c' || isSameValue(stored[column], row[column]))
    if (isSame) changed.delete(key)
  })
  return [...changed.values()]
}
