import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import { addDays } from '../../../scoring-api/metric/calendar-day.ts'
import { fitLikelihood } from '../../../scoring-api/renewals/fit-likelihood.ts'
import type { LikelihoodModel } from '../../../scoring-api/renewals/likelihood-model.ts'
import { toRenewalRows } from '../../../scoring-api/renewals/outcome-table.ts'
import { predictLikelihood } from '../../../scoring-api/renewals/predict-likelihood.ts'
import type { RenewalRow } from '../../../scoring-api/renewals/renewal.ts'
import { options, readTable } from './rows.ts'

const lastLearned = '2024-12-31'
let rows: RenewalRow[]
let model: LikelihoodModel

/** The published split as an order of time: 20 customers a day, those to learn from in 2024, those to judge on in 2025. */
function datedTable(): Record<string, string>[] {
  const judged = new Set(JSON.parse(readFileSync(join(import.meta.dirname, '../data/telco-ibm/test-rows-30.json'), 'utf8')) as number[])
  const seen = { learned: 0, judged: 0 }
  return readTable('test/renewals/data/telco-ibm/Telco-Customer-Churn.csv').map((record, index) => {
    const side = judged.has(index) ? 'judged' : 'learned'
    const DecidedOn = addDays(side === 'judged' ? '2025-01-01' : '2024-01-01', Math.floor(seen[side] / 20))
    seen[side] += 1
    return { ...record, DecidedOn }
  })
}

beforeAll(() => {
  const table = datedTable()
  const features = Object.keys(table[0] ?? {}).filter((name) => !['customerID', 'Churn', 'DecidedOn'].includes(name))
  const imported = toRenewalRows(table, {
    renewalId: 'customerID',
    accountId: null,
    outcome: 'Churn',
    renewedTexts: ['No'],
    lostTexts: ['Yes'],
    decidedOn: 'DecidedOn',
    horizonDays: 0,
    features,
  })
  expect(imported.refused).toEqual([])
  rows = imported.rows
  const fit = fitLikelihood(rows, { ...options, levels: [['Contract'], ['Contract', 'InternetService']], cutOn: lastLearned })
  if (fit.status !== 'fitted') throw new Error(fit.english)
  model = fit.model
})

test('judges on the published 2,113 rows, of which 574 churned', () => {
  expect(model.validation.judgedOn).toEqual({ renewals: 2113, renewed: 2113 - 574, from: '2025-01-01', to: '2025-04-16' })
  expect(model.validation.learnedFrom.to <= lastLearned).toBe(true)
})

test('tells renewed from lost: AUC of .84 or more, Brier score of .140 or less, and better than base rates', () => {
  const { auc, brier, baseRateBrier } = model.validation
  expect(auc.value).toBeGreaterThanOrEqual(0.84)
  expect(auc.interval.low).toBeGreaterThan(0.5)
  expect(brier).toBeLessThanOrEqual(0.14)
  expect(brier).toBeLessThan(baseRateBrier)
})

test('is calibrated: expected calibration error of .04 or less, slope from .8 to 1.25', () => {
  const { calibrationError, calibrationSlope } = model.validation
  expect(calibrationError).toBeLessThanOrEqual(0.04)
  expect(calibrationSlope).toBeGreaterThanOrEqual(0.8)
  expect(calibrationSlope).toBeLessThanOrEqual(1.25)
})

test('names the rows that come again on the other side of the split', () => {
  expect(model.findings.map(({ kind, rows }) => ({ kind, rows }))).toEqual([{ kind: 'repeatedRows', rows: 10 }])
  expect(model.validation.learnedFrom.renewals).toBe(7043 - 2113 - 10)
})

test('is data: a model that went through JSON gives every customer the same likelihood', () => {
  const { formula } = JSON.parse(JSON.stringify(model)) as LikelihoodModel
  for (const { features } of rows.slice(0, 500)) {
    expect(predictLikelihood(formula, features)).toEqual(predictLikelihood(model.formula, features))
  }
})
