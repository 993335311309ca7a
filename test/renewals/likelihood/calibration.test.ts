import fc from 'fast-check'
import { expect, test } from 'vitest'
import {
  brierOf,
  calibrationErrorOf,
  calibrationSlopeOf,
  logLossOf,
  reliabilityBins,
} from '../../../scoring-api/renewals/calibration-figures.ts'
import { calibrate, chooseCalibration, fitCalibration } from '../../../scoring-api/renewals/calibration.ts'
import { toProbability } from '../../../scoring-api/renewals/logistic-regression.ts'
import { shareInterval } from '../../../scoring-api/renewals/share-interval.ts'
import { createRandom } from '../../../scripts/bench/random.ts'

const forecasted = (likelihood: number, renewed: number, lost: number) => [
  ...Array.from({ length: renewed }, () => ({ likelihood, isRenewed: true })),
  ...Array.from({ length: lost }, () => ({ likelihood, isRenewed: false })),
]

test('figures by hand: eight at .8 of which six renewed, two at .3 of which one did', () => {
  const both = [...forecasted(0.8, 6, 2), ...forecasted(0.3, 1, 1)]
  // (6·.04 + 2·.64 + .49 + .09) / 10; 8/10·|.75 − .8| + 2/10·|.5 − .3|; −(6·ln .8 + 2·ln .2 + ln .3 + ln .7) / 10
  expect(brierOf(both)).toBeCloseTo(0.21, 12)
  expect(calibrationErrorOf(both)).toBeCloseTo(0.08, 12)
  expect(logLossOf(both)).toBeCloseTo(-(6 * Math.log(0.8) + 2 * Math.log(0.2) + Math.log(0.3) + Math.log(0.7)) / 10, 12)
})

test('figures of nothing are null', () => {
  expect([brierOf([]), logLossOf([]), calibrationErrorOf([]), calibrationSlopeOf([])]).toEqual([null, null, null, null])
})

test('bins begin at each tenth, and 1 is in the last', () => {
  const edges = [0, 0.0999, 0.1, 0.9, 1].flatMap((likelihood) => forecasted(likelihood, 1, 0))
  expect(reliabilityBins(edges).map(({ from, renewals }) => [from, renewals])).toEqual([
    [0, 2],
    [0.1, 1],
    [0.9, 2],
  ])
})

test('the slope is 1 for shares that come true, a half for log-odds twice too far', () => {
  const odds = [-2, -1, 0, 1, 2].flatMap((logOdds) => {
    const renewed = Math.round(10_000 * toProbability(logOdds))
    return { logOdds, renewed, lost: 10_000 - renewed }
  })
  const slopeWhen = (stretch: number) =>
    calibrationSlopeOf(odds.flatMap(({ logOdds, renewed, lost }) => forecasted(toProbability(stretch * logOdds), renewed, lost)))
  expect(slopeWhen(1)).toBeCloseTo(1, 3)
  expect(slopeWhen(2)).toBeCloseTo(0.5, 3)
})

test('the slope is null where there is one outcome, one likelihood, or the likelihoods separate the outcomes', () => {
  expect(calibrationSlopeOf([...forecasted(0.8, 3, 0), ...forecasted(0.2, 3, 0)])).toBeNull()
  expect(calibrationSlopeOf(forecasted(0.8, 3, 3))).toBeNull()
  expect(calibrationSlopeOf([...forecasted(0.8, 3, 0), ...forecasted(0.2, 0, 3)])).toBeNull()
})

test('the interval of a share is Wilson’s', () => {
  // Newcombe (1998), Statistics in Medicine 17, table I: 81 of 263 is .2553 to .3662, 0 of 20 is 0 to .1611
  expect(shareInterval(81, 263)).toEqual({ low: expect.closeTo(0.2553, 4) as number, high: expect.closeTo(0.3662, 4) as number })
  expect(shareInterval(0, 20)).toEqual({ low: 0, high: expect.closeTo(0.1611, 4) as number })
  expect(shareInterval(0, 0)).toEqual({ low: 0, high: 1 })
})

/** Log-odds of which the truth is `truth`. */
function unseen(truth: (logOdds: number) => number, seed: number) {
  const random = createRandom(seed)
  return Array.from({ length: 4000 }, () => {
    const logOdds = random(-400, 400) / 100
    return { logOdds, isRenewed: random(0, 999_999) / 1e6 < truth(logOdds) }
  })
}

test('leaves log-odds alone that are right, however they came', () => {
  expect(chooseCalibration(unseen(toProbability, 1)).calibration).toEqual({ method: 'none' })
})

test('chooses a straight line where log-odds are too far out, and finds it', () => {
  const { calibration, tried } = chooseCalibration(unseen((logOdds) => toProbability(0.4 * logOdds + 0.5), 2))
  expect(calibration).toEqual({ method: 'platt', intercept: expect.closeTo(0.5, 1) as number, slope: expect.closeTo(0.4, 1) as number })
  expect(Object.keys(tried ?? {})).toEqual(['none', 'platt', 'isotonic'])
})

test('chooses steps where the truth is no line', () => {
  const stairs = (logOdds: number): number => (logOdds < -1 ? 0.2 : logOdds < 3 ? 0.5 : 0.95)
  const { calibration } = chooseCalibration(unseen(stairs, 3))
  expect(calibration.method).toBe('isotonic')
  expect([-3, 1].map((logOdds) => Math.abs(calibrate(calibration, logOdds) - stairs(logOdds)) < 0.07)).toEqual([true, true])
})

test('tries nothing with fewer than 20 of an outcome in either half', () => {
  expect(chooseCalibration(unseen(toProbability, 4).slice(0, 30))).toEqual({ calibration: { method: 'none' }, tried: null })
})

test('isotonic pools what falls: of 0, 1, 0, 1 the middle two are one step', () => {
  const four = [false, true, false, true].map((isRenewed, logOdds) => ({ logOdds, isRenewed }))
  // One lost: 1/3; one of two: 2/4; one renewed: 2/3
  expect(fitCalibration('isotonic', four)).toEqual({
    method: 'isotonic',
    points: [
      { logOdds: 0, likelihood: 1 / 3 },
      { logOdds: 1.5, likelihood: 0.5 },
      { logOdds: 3, likelihood: 2 / 3 },
    ],
  })
  const calibration = fitCalibration('isotonic', four)
  // A third of the way from 0 to 1.5
  expect([-5, 0.5, 9].map((logOdds) => calibrate(calibration, logOdds))).toEqual([1 / 3, expect.closeTo(1 / 3 + 1 / 18, 12), 2 / 3])
})

test('isotonic never falls, and stays between 0 and 1', () => {
  const anySeen = fc.array(fc.record({ logOdds: fc.integer({ min: -5, max: 5 }), isRenewed: fc.boolean() }), {
    minLength: 1,
    maxLength: 40,
  })
  fc.assert(
    fc.property(anySeen, (seen) => {
      const calibration = fitCalibration('isotonic', seen)
      const values = Array.from({ length: 61 }, (_, index) => calibrate(calibration, index / 5 - 6))
      expect(values).toEqual(values.toSorted((a, b) => a - b))
      expect(values.every((value) => value > 0 && value < 1)).toBe(true)
    }),
  )
})
