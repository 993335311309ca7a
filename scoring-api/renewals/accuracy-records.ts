import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { finalForecaster, modelForecaster } from './frozen-forecast.ts'
import type { Comparison, ForecastFigures, ForecasterRecord, HorizonRecord } from './track-record.ts'

/** Where Salesforce keeps how good forecasts were. */

const accuracyObject = 'CsForecastAccuracy__c'

const text = z.string().nullable()
const number = z.number().nullable()
const accuracyRecord = z.object({
  Key__c: z.string(),
  HorizonDays__c: number,
  Forecaster__c: text,
  Csm__c: text,
  Renewals__c: number,
  Renewed__c: number,
  RenewalsWithArr__c: number,
  Wape__c: number,
  MonthlyWape__c: number,
  Bias__c: number,
  Brier__c: number,
  LastYearRenewals__c: number,
  LastYearBrier__c: number,
  LastYearSkill__c: number,
  CsmRenewals__c: number,
  CsmBrier__c: number,
  CsmSkill__c: number,
  Detail__c: text,
  AsOf__c: text,
})
export type AccuracyRecord = z.infer<typeof accuracyRecord>

const accuracyFields = Object.keys(accuracyRecord.shape)

export const accuracyFieldsUsed = accuracyFields.map((field) => ({ object: accuracyObject, field }))
export const accuracyTarget: WriteTarget = { object: accuracyObject, key: { upsert: 'Key__c' } }

const detailSchema = 1
/** Percent; more says no more. */
const mostPercent = 99_999
const leastSkill = -99

/** @throws Problem */
export async function readAccuracy(salesforce: Salesforce): Promise<AccuracyRecord[]> {
  const records = await readAll(salesforce, `SELECT ${accuracyFields.join(', ')} FROM ${accuracyObject}`)
  return records.map((record) => accuracyRecord.parse(record))
}

/**
 * The records that differ from what the org has: the final forecast and the model at every horizon, and the CSMs that gave calls. Those of CSMs
 * without any stay as they are: their as-of date tells. Where nothing was ever judged there is nothing to keep.
 * @param asOf last day of the period, `yyyy-mm-dd`
 */
export function accuracyChanges(record: readonly HorizonRecord[], stored: readonly AccuracyRecord[], asOf: string): WriteRow[] {
  if (stored.length === 0 && record.every(({ forecasters }) => forecasters.length === 0)) return []
  const known = new Map(stored.map((one) => [one.Key__c, one]))
  return record
    .flatMap(({ horizonDays, forecasters }) => withBoth(forecasters).map((own) => toRecord(horizonDays, own, asOf)))
    .filter((one) => !isSame(one, known.get(one.Key__c)))
}

function withBoth(forecasters: readonly ForecasterRecord[]): ForecasterRecord[] {
  const missing = [finalForecaster, modelForecaster].filter((name) => !forecasters.some(({ forecaster }) => forecaster === name))
  return [...forecasters, ...missing.map((forecaster) => ({ forecaster, own: noFigures, lastYear: nothing, csm: nothing }))]
}

const noFigures: ForecastFigures = {
  renewals: 0,
  renewed: 0,
  renewalsWithArr: 0,
  wape: null,
  monthlyWape: null,
  bias: null,
  brier: null,
  reliability: [],
}
const nothing: Comparison = { own: noFigures, baseline: noFigures, brierSkill: null }

function toRecord(horizonDays: number, { forecaster, own, lastYear, csm }: ForecasterRecord, asOf: string): AccuracyRecord {
  const value = { [finalForecaster]: 'Final', [modelForecaster]: 'Model' }[forecaster] ?? 'Csm'
  return {
    Key__c: `${horizonDays}:${value === 'Csm' ? forecaster : value}`,
    HorizonDays__c: horizonDays,
    Forecaster__c: value,
    Csm__c: value === 'Csm' ? forecaster : null,
    Renewals__c: own.renewals,
    Renewed__c: own.renewed,
    RenewalsWithArr__c: own.renewalsWithArr,
    Wape__c: toPercent(own.wape),
    MonthlyWape__c: toPercent(own.monthlyWape),
    Bias__c: toPercent(own.bias),
    Brier__c: rounded(own.brier),
    LastYearRenewals__c: lastYear.own.renewals,
    LastYearBrier__c: rounded(lastYear.baseline.brier),
    LastYearSkill__c: toSkill(lastYear),
    CsmRenewals__c: csm && csm.own.renewals,
    CsmBrier__c: csm && rounded(csm.baseline.brier),
    CsmSkill__c: csm && toSkill(csm),
    Detail__c: toDetail(own, lastYear, csm),
    AsOf__c: asOf,
  }
}

function toDetail(own: ForecastFigures, lastYear: Comparison, csm: Comparison | null): string {
  const reliability = own.reliability.map(({ from, renewals, renewed, meanLikelihood, renewedInterval }) => ({
    from,
    renewals,
    renewed,
    meanLikelihood: rounded(meanLikelihood),
    low: rounded(renewedInterval.low),
    high: rounded(renewedInterval.high),
  }))
  return JSON.stringify({ schema: detailSchema, reliability, lastYear: toCompared(lastYear), csm: csm && toCompared(csm) })
}

const toCompared = ({ own, baseline }: Comparison) => ({ own: toShort(own), baseline: toShort(baseline) })
const toShort = ({ renewals, wape, bias, brier }: ForecastFigures) => ({
  renewals,
  wape: rounded(wape),
  bias: rounded(bias),
  brier: rounded(brier),
})

const rounded = (figure: number | null): number | null => (figure === null ? null : Math.round(figure * 10_000) / 10_000)
const toSkill = ({ brierSkill }: Comparison): number | null => (brierSkill === null ? null : Math.max(rounded(brierSkill) ?? 0, leastSkill))
const toPercent = (share: number | null): number | null =>
  share === null ? null : Math.min(Math.max(Math.round(share * 10_000) / 100, -mostPercent), mostPercent)

const isSame = (record: AccuracyRecord, known: AccuracyRecord | undefined): boolean =>
  known !== undefined && Object.entries(record).every(([field, value]) => value === known[field as keyof AccuracyRecord])
