import { toArr } from '../health-score/account-arr.ts'
import { currencyField, type CurrencyRates } from '../health-score/currency.ts'
import { addDays } from '../metric/calendar-day.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import { expectedArr } from './final-forecast.ts'
import { forecastObject } from './forecast-records.ts'
import { mondayOf } from './forecast-week.ts'
import {
  finalForecaster,
  forecastHorizons,
  modelForecaster,
  slackDays,
  type FrozenForecast,
  type RenewalOutcome,
} from './frozen-forecast.ts'
import { outcomeValues } from './renewal-picklists.ts'

/** The ledger as far as it can be judged: forecasts of weeks that are over, of renewals that are decided. */

const columns = [
  'Account__c',
  'RenewalDate__c',
  'HorizonDays__c',
  'Arr__c',
  'ModelLikelihood__c',
  'CsmCategory__c',
  'FinalLikelihood__c',
  'ExpectedArr__c',
  'Forecaster__c',
  'Outcome__c',
  'OutcomeArr__c',
  'DecidedOn__c',
]

export interface JudgedForecasts {
  forecasts: FrozenForecast[]
  outcomes: RenewalOutcome[]
}

export interface JudgedSpan {
  /** First and last day of decision, `yyyy-mm-dd`. */
  from: string
  to: string
  /** null = the org has one currency. */
  rates: CurrencyRates | null
}

/** Amounts in the corporate currency. @throws Problem */
export async function readJudgedForecasts(
  salesforce: Salesforce,
  { from, to, rates }: JudgedSpan,
  request: RowsRequest,
): Promise<JudgedForecasts> {
  const asked = rates === null ? columns : [...columns, currencyField]
  const horizons = forecastHorizons.map((days) => `(HorizonDays__c >= ${days} AND HorizonDays__c <= ${days + slackDays})`).join(' OR ')
  const isOver = `AsOfWeek__c < ${mondayOf(to)}`
  const isDecided = `DecidedOn__c >= ${from} AND DecidedOn__c <= ${to} AND Outcome__c != null`
  const soql = `SELECT ${asked.join(', ')} FROM ${forecastObject} WHERE ${isOver} AND ${isDecided} AND (${horizons})`
  const forecasts: FrozenForecast[] = []
  const outcomes = new Map<string, RenewalOutcome & { horizonDays: number }>()
  await readRows(salesforce, soql, asked, 'judged-forecasts', request, (row) => {
    const judged = toJudged(row, rates)
    forecasts.push(...judged.forecasts)
    const { renewalId } = judged.outcome
    const known = outcomes.get(renewalId)
    if (known === undefined || judged.horizonDays < known.horizonDays) {
      outcomes.set(renewalId, { ...judged.outcome, horizonDays: judged.horizonDays })
    }
  })
  return { forecasts, outcomes: [...outcomes.values()].map(({ horizonDays: _, ...outcome }) => outcome) }
}

/** What was due is what the forecast nearest to the renewal date says. */
function toJudged(row: Readonly<Record<string, string>>, rates: CurrencyRates | null) {
  const { Account__c: accountId = '', RenewalDate__c: renewalDate = '', DecidedOn__c: decidedOn = '', Forecaster__c: csmId = '' } = row
  const amountOf = (column: string): number | null => toArr({ amount: row[column] || null, isoCode: row[currencyField] ?? null }, rates)
  const shareOf = (column: string): number | null => (row[column] ? Number(row[column]) / 100 : null)
  const horizonDays = Number(row['HorizonDays__c'])
  const [dueArr, outcomeArr] = [amountOf('Arr__c'), amountOf('OutcomeArr__c')]
  const [model, final, finalArr] = [shareOf('ModelLikelihood__c'), shareOf('FinalLikelihood__c'), amountOf('ExpectedArr__c')]
  const renewalId = `${accountId}:${renewalDate}`
  const frozen = (forecaster: string, likelihood: number | null, expected: number | null): FrozenForecast[] =>
    likelihood === null ? [] : [{ renewalId, frozenOn: addDays(renewalDate, -horizonDays), forecaster, likelihood, expectedArr: expected }]
  return {
    horizonDays,
    forecasts: [
      ...frozen(modelForecaster, model, expectedArr(dueArr, model)),
      ...frozen(finalForecaster, final, finalArr),
      // A call in force is the final forecast.
      ...(row['CsmCategory__c'] && csmId !== '' ? frozen(csmId, final, finalArr) : []),
    ],
    outcome: {
      renewalId,
      renewalDate,
      decidedOn,
      isRenewed: row['Outcome__c'] === outcomeValues.renewed,
      dueArr,
      // What came on top was not what was forecast.
      renewedArr: outcomeArr === null || dueArr === null ? null : Math.min(outcomeArr, dueArr),
    },
  }
}
