import fc from 'fast-check'
import { expect, test } from 'vitest'
import { netPromoterScore } from '../../scoring-api/metric/net-promoter-score.ts'

/** Answers of a telecom survey by score, 0 to 10. Source: column NPS_SCORE of github.com/fahadshery/textsummary (only the eleven counts) */
const telecom = [764, 72, 86, 71, 52, 140, 86, 137, 255, 162, 528]

test('of the published counts is −24.69, give or take 1.81 points', () => {
  // 690 promoters, 1,271 detractors of 2,353: (690 − 1271) / 2353 = −.24692
  expect(netPromoterScore(telecom)).toEqual({
    answers: 2353,
    promoters: 690,
    passives: 392,
    detractors: 1271,
    score: -2469,
    standardErrorPoints: expect.closeTo(1.81, 2) as number,
  })
})

test('6 detracts, 7 and 8 are passive, 9 promotes', () => {
  const scores = [5, 6, 7, 8, 9, 10].map((given) => netPromoterScore(telecom.map((_, score) => (score === given ? 1 : 0)))?.score)
  expect(scores).toEqual([-10_000, -10_000, 0, 0, 10_000, 10_000])
})

test('is null, not 0, when nobody answered', () => {
  expect(netPromoterScore(telecom.map(() => 0))).toBeNull()
})

test('refuses what are not eleven counts', () => {
  for (const counts of [telecom.slice(1), [...telecom, 1], telecom.with(0, -1), telecom.with(0, 0.5)]) {
    expect(() => netPromoterScore(counts)).toThrow(RangeError)
  }
})

test('lies from −100 to 100 and turns its sign when promoters and detractors change places', () => {
  const scoreOf = (promoters: number, passives: number, detractors: number) =>
    netPromoterScore([detractors, 0, 0, 0, 0, 0, 0, passives, 0, 0, promoters])
  fc.assert(
    fc.property(fc.nat(1000), fc.nat(1000), fc.integer({ min: 1, max: 1000 }), (promoters, passives, detractors) => {
      const score = scoreOf(promoters, passives, detractors)?.score ?? Number.NaN
      expect(Math.abs(score)).toBeLessThanOrEqual(10_000)
      expect((scoreOf(detractors, passives, promoters)?.score ?? Number.NaN) + score).toBe(0)
    }),
  )
})
