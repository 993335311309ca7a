import { expect, test } from 'vitest'
import { fitSurvivalCurve, survivalShare } from '../../scoring-api/renewals/survival-curve.ts'

/** Per cent left after 0 to 12 renewals. Source: Fader & Hardie (2007), How to Project Customer Retention, table 1 (data: Berry & Linoff 2004) */
const highEnd = [100, 86.9, 74.3, 65.3, 59.3, 55.1, 51.7, 49.1, 46.8, 44.5, 42.7, 40.9, 39.4]
const regular = [100, 63.1, 46.8, 38.2, 32.6, 28.9, 26.2, 24.1, 22.3, 20.7, 19.4, 18.3, 17.3]

test('fitted to seven renewals is that of the paper: .668 and 3.806, .704 and 1.182', () => {
  const fits = [highEnd, regular].map((left) => fitSurvivalCurve(left.slice(0, 8).map((percent) => percent * 10)))
  expect(fits.map((fit) => [fit?.alpha.toFixed(3), fit?.beta.toFixed(3), fit?.logLikelihood.toFixed(3)])).toEqual([
    ['0.668', '3.806', '-1611.158'],
    ['0.704', '1.182', '-1680.265'],
  ])
})

test('foretells the twelfth renewal, which it had not seen, within two points', () => {
  for (const left of [highEnd, regular]) {
    const fit = fitSurvivalCurve(left.slice(0, 8))
    expect(Math.abs(100 * survivalShare(fit ?? { alpha: 1, beta: 1 }, 12) - (left[12] ?? 0))).toBeLessThan(2)
  }
})

test('starts at all and falls: with alpha and beta of 1, half are left after one renewal, a third after two', () => {
  const shares = [0, 1, 2, 3].map((renewals) => survivalShare({ alpha: 1, beta: 1 }, renewals))
  expect(shares).toEqual([1, 1 / 2, 1 / 3, 1 / 4].map((share) => expect.closeTo(share, 12) as number))
})

test('is null when there is nothing to fit: no renewal, nobody churned, nobody left after the first', () => {
  expect([fitSurvivalCurve([100]), fitSurvivalCurve([100, 100]), fitSurvivalCurve([100, 0])]).toEqual([null, null, null])
})

test('refuses a cohort that grows', () => {
  expect(() => fitSurvivalCurve([100, 80, 81])).toThrow(RangeError)
})
