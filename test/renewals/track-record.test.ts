import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays } from '../../scoring-api/metric/calendar-day.ts'
import { forecastsAt, lastYearsRate, type FrozenForecast, type RenewalOutcome } from '../../scoring-api/renewals/frozen-forecast.ts'
import { figuresOf, trackRecord } from '../../scoring-api/renewals/track-record.ts'

const dueOn = '2026-06-30'
const outcome = (renewalId: string, given: Partial<RenewalOutcome> = {}): RenewalOutcome => ({
  renewalId,
  renewalDate: dueOn,
  decidedOn: dueOn,
  isRenewed: true,
  dueArr: 1000,
  renewedArr: 1000,
  ...given,
})
const lost = { isRenewed: false, renewedArr: 0 }
const forecast = (renewalId: string, daysBefore: number, given: Partial<FrozenForecast> = {}): FrozenForecast => ({
  renewalId,
  frozenOn: addDays(dueOn, -daysBefore),
  forecaster: 'model',
  likelihood: 0.8,
  expectedArr: 800,
  ...given,
})

test('a horizon takes the last forecast then, at most 13 days older', () => {
  const weekly = [89, 90, 97, 103, 104].map((days) => forecast('a', days, { likelihood: days / 1000 }))
  expect(forecastsAt(90, weekly, [outcome('a')]).map((pair) => pair.forecast.likelihood)).toEqual([0.09])
  expect(forecastsAt(90, weekly.slice(3), [outcome('a')]).map((pair) => pair.forecast.likelihood)).toEqual([0.103])
  expect(forecastsAt(90, weekly.slice(4), [outcome('a')])).toEqual([])
})

test('a forecast of the day of the decision, or of a renewal that is open, is not judged', () => {
  const decidedEarly = outcome('a', { decidedOn: addDays(dueOn, -92) })
  expect(forecastsAt(90, [forecast('a', 92), forecast('b', 92)], [decidedEarly])).toEqual([])
  expect(forecastsAt(90, [forecast('a', 93)], [decidedEarly]).length).toBe(1)
})

test('figures of three renewals, by hand', () => {
  const pairs = [
    { forecast: forecast('a', 90, { likelihood: 0.9, expectedArr: 900 }), outcome: outcome('a') },
    { forecast: forecast('b', 90, { likelihood: 0.6, expectedArr: 600 }), outcome: outcome('b', lost) },
    { forecast: forecast('c', 90, { likelihood: 0.5, expectedArr: 500 }), outcome: outcome('c', { renewalDate: '2026-07-01' }) },
  ]
  // Missed 100 + 600 + 500 of 2,000 that came in; in June 1,500 to 1,000 and in July 500 to 1,000; in all 2,000 to 2,000.
  // Brier: (0.01 + 0.36 + 0.25) / 3
  expect(figuresOf(pairs)).toMatchObject({
    renewals: 3,
    renewed: 2,
    renewalsWithArr: 3,
    wape: 0.6,
    monthlyWape: 0.5,
    bias: 0,
    brier: expect.closeTo(0.62 / 3, 12) as number,
  })
  expect(figuresOf(pairs).reliability.map(({ from, renewals, renewed }) => ({ from, renewals, renewed }))).toEqual([
    { from: 0.5, renewals: 1, renewed: 1 },
    { from: 0.6, renewals: 1, renewed: 0 },
    { from: 0.9, renewals: 1, renewed: 1 },
  ])
})

test('figures are null, not 0, where nothing came in', () => {
  expect(figuresOf([{ forecast: forecast('a', 90), outcome: outcome('a', lost) }])).toMatchObject({
    wape: null,
    monthlyWape: null,
    bias: null,
  })
  expect(figuresOf([])).toEqual({
    renewals: 0,
    renewed: 0,
    renewalsWithArr: 0,
    wape: null,
    monthlyWape: null,
    bias: null,
    brier: null,
    reliability: [],
  })
})

test('a renewal whose ARR is not known counts for the likelihoods alone', () => {
  const pairs = [
    { forecast: forecast('a', 90), outcome: outcome('a') },
    { forecast: forecast('b', 90), outcome: outcome('b', { renewedArr: null }) },
    { forecast: forecast('c', 90, { expectedArr: null }), outcome: outcome('c') },
  ]
  // 200 missed of 1,000; 0.2² each
  expect(figuresOf(pairs)).toMatchObject({ renewals: 3, renewalsWithArr: 1, wape: 0.2, brier: expect.closeTo(0.04, 12) as number })
})

test('last year’s rate is that of the 365 days before the forecast, known by then', () => {
  const frozenOn = addDays(dueOn, -90)
  const past = [
    outcome('in', { decidedOn: addDays(frozenOn, -365), ...lost }),
    outcome('in2', { decidedOn: addDays(frozenOn, -1) }),
    outcome('too old', { decidedOn: addDays(frozenOn, -366) }),
    outcome('not yet', { decidedOn: frozenOn }),
  ]
  const [pair] = lastYearsRate([{ forecast: forecast('a', 90), outcome: outcome('a') }], past)
  // One of two renewed, so half of the 1,000 due
  expect(pair?.forecast).toMatchObject({ forecaster: 'lastYear', likelihood: 0.5, expectedArr: 500 })
})

test('the model is compared on the renewals that both it and the baseline forecast', () => {
  const forecasts = [
    forecast('a', 30),
    forecast('b', 30),
    forecast('a', 30, { forecaster: '005CSM', likelihood: 0.6, expectedArr: 1000 }),
    forecast('a', 31, { forecaster: 'final', likelihood: 1, expectedArr: 1000 }),
  ]
  const [thirty, ...others] = trackRecord(forecasts, [outcome('a'), outcome('b', lost)], [])
  expect(others.map(({ forecasters }) => forecasters)).toEqual([[], [], []])
  expect(thirty?.forecasters.map(({ forecaster, own }) => [forecaster, own.renewals])).toEqual([
    ['005CSM', 1],
    ['final', 1],
    ['model', 2],
  ])
  const [csm, , model] = thirty?.forecasters ?? []
  expect(csm?.csm).toBeNull()
  // On renewal a alone: 0.2² to 0.4²
  expect(model?.csm).toMatchObject({ own: { renewals: 1 }, baseline: { renewals: 1 }, brierSkill: expect.closeTo(0.75, 12) as number })
  expect(model?.lastYear).toMatchObject({ own: { renewals: 0 }, brierSkill: null })
})

const anyLedger = fc.array(
  fc.record({ likelihood: fc.double({ min: 0, max: 1, noNaN: true }), isRenewed: fc.boolean(), arr: fc.nat(100_000) }),
  {
    maxLength: 30,
  },
)

test('is the same in any order; a sure and right forecast has no error, and bins hold every renewal once', () => {
  fc.assert(
    fc.property(anyLedger, (given) => {
      const outcomes = given.map(({ isRenewed, arr }, index) =>
        outcome(`r${index}`, { isRenewed, dueArr: arr, renewedArr: isRenewed ? arr : 0, decidedOn: addDays(dueOn, -(index % 3)) }),
      )
      const forecasts = given.map(({ likelihood, arr }, index) =>
        forecast(`r${index}`, 60, { likelihood, expectedArr: Math.round(likelihood * arr) }),
      )
      expect(trackRecord(forecasts.toReversed(), outcomes.toReversed(), outcomes.toReversed())).toEqual(
        trackRecord(forecasts, outcomes, outcomes),
      )
      const sure = outcomes.map((one) => ({
        forecast: forecast(one.renewalId, 60, { likelihood: one.isRenewed ? 1 : 0, expectedArr: one.renewedArr }),
        outcome: one,
      }))
      const { wape, bias, brier, reliability } = figuresOf(sure)
      expect([wape ?? 0, bias ?? 0, brier ?? 0]).toEqual([0, 0, 0])
      expect(reliability.reduce((sum, { renewals }) => sum + renewals, 0)).toBe(sure.length)
    }),
  )
})
