import fc from 'fast-check'
import { expect, test } from 'vitest'
import { aucOf, type Judged } from '../../../scoring-api/renewals/auc.ts'

const judged = (
  likelihoods: readonly number[],
  isRenewed: boolean,
  accountOf = (index: number): string => `${isRenewed}${index}`,
): Judged[] => likelihoods.map((likelihood, index) => ({ likelihood, isRenewed, accountId: accountOf(index) }))

test('is the share of pairs in the right order, a tie counting half, with DeLong’s interval', () => {
  // Renewed .9 .6 .5, lost .6 .2: right of 6 pairs .9>.6 .9>.2 .6=.6 .6>.2 .5<.6 .5>.2: 4.5 of 6
  // Renewed stand right of 1, .75, .5 of the lost: variance 1/16; lost left of .5, 1 of the renewed: variance 1/8
  const half = 1.959963984540054 * Math.sqrt(1 / 16 / 3 + 1 / 8 / 2)
  const auc = aucOf([...judged([0.9, 0.6, 0.5], true), ...judged([0.6, 0.2], false)])
  expect(auc).toEqual({ value: 0.75, interval: { low: expect.closeTo(0.75 - half, 12) as number, high: Math.min(1, 0.75 + half) } })
})

test('has a wider interval when the renewals are those of fewer accounts', () => {
  const likelihoods = [0.9, 0.9, 0.3, 0.3, 0.7, 0.7]
  const alone = aucOf([...judged(likelihoods, true), ...judged([0.4, 0.4, 0.2, 0.2], false)])
  const pair = (index: number): string => `${Math.floor(index / 2)}`
  const paired = aucOf([
    ...judged(likelihoods, true, (index) => `r${pair(index)}`),
    ...judged([0.4, 0.4, 0.2, 0.2], false, (index) => `l${pair(index)}`),
  ])
  expect(paired?.value).toBe(alone?.value)
  expect(paired?.interval.low).toBeLessThan(alone?.interval.low ?? 0)
})

test('is null with a single account of an outcome', () => {
  expect(aucOf([...judged([0.9, 0.8], true), ...judged([0.1], false)])).toBeNull()
  expect(aucOf([...judged([0.9, 0.8], true), ...judged([0.1, 0.2], false, () => 'one')])).toBeNull()
})

test('is that of all pairs, counted; turned round it is 1 less', () => {
  const likelihoods = fc.array(
    fc.integer({ min: 0, max: 10 }).map((tenths) => tenths / 10),
    { minLength: 2, maxLength: 15 },
  )
  fc.assert(
    fc.property(likelihoods, likelihoods, (renewed, lost) => {
      const pairs = renewed.flatMap((one) => lost.map((other) => (one > other ? 1 : one === other ? 0.5 : 0)))
      const { value, interval } = aucOf([...judged(renewed, true), ...judged(lost, false)]) ?? { value: -1, interval: { low: 0, high: 0 } }
      expect(value).toBeCloseTo(pairs.reduce<number>((sum, right) => sum + right, 0) / pairs.length, 12)
      expect(0 <= interval.low && interval.low <= value && value <= interval.high && interval.high <= 1).toBe(true)
      expect(aucOf([...judged(lost, true), ...judged(renewed, false)])?.value).toBeCloseTo(1 - value, 12)
    }),
  )
})
