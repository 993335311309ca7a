import fc from 'fast-check'
import { expect, test } from 'vitest'
import { scenarioOf, type OpenRenewal } from '../../scoring-api/renewals/arr-scenario.ts'

const renewal = (renewalId: string, arr: number, likelihood: number): OpenRenewal => ({ renewalId, arr, likelihood })

test('of nothing due is nothing', () => {
  expect(scenarioOf([])).toEqual({ low: 0, expected: 0, high: 0, due: 0, swings: [] })
})

test('of two like coins: nothing, one or both come in', () => {
  // 0 with 1/4, 100 with 1/2, 200 with 1/4: a tenth is within the first, nine tenths within the last
  expect(scenarioOf([renewal('a', 100, 0.5), renewal('b', 100, 0.5)])).toEqual({
    low: 0,
    expected: 100,
    high: 200,
    due: 200,
    swings: [
      { ...renewal('a', 100, 0.5), shareOfVariance: 0.5 },
      { ...renewal('b', 100, 0.5), shareOfVariance: 0.5 },
    ],
  })
})

test('of ten likely renewals is by the binomial distribution, far from the sum of extremes', () => {
  // Binomial(10, 0.8): P(≤ 5) = .033, P(≤ 6) = .121, P(≤ 9) = .893, P(≤ 10) = 1
  const ten = Array.from({ length: 10 }, (_, index) => renewal(`r${index}`, 1000, 0.8))
  expect(scenarioOf(ten)).toMatchObject({ low: 6000, expected: 8000, high: 10_000, due: 10_000 })
})

test('names the renewals that the spread comes from, the widest first, never those that are certain', () => {
  const swings = scenarioOf([renewal('small', 100, 0.5), renewal('big', 300, 0.5), renewal('sure', 900, 1)]).swings
  // 0.25·300² to 0.25·100² is 9 to 1
  expect(swings.map(({ renewalId, shareOfVariance }) => [renewalId, shareOfVariance])).toEqual([
    ['big', 0.9],
    ['small', 0.1],
  ])
})

test('of a large book of odd amounts is close to the normal distribution', () => {
  const book = Array.from({ length: 2000 }, (_, index) => renewal(`r${index}`, 1_000_003 + 997 * index, 0.5 + (index % 50) / 100))
  const { low, expected, high } = scenarioOf(book)
  const variance = book.reduce((sum, { arr, likelihood }) => sum + likelihood * (1 - likelihood) * arr ** 2, 0)
  const tenth = 1.2815515655 * Math.sqrt(variance)
  expect(Math.abs(low - (expected - tenth)) / tenth).toBeLessThan(0.03)
  expect(Math.abs(high - (expected + tenth)) / tenth).toBeLessThan(0.03)
})

const anyBook = fc.array(
  fc.record({ arr: fc.nat(5_000_000), likelihood: fc.double({ min: 0, max: 1, noNaN: true }) }).map((given) => given),
  { maxLength: 12 },
)
const named = (book: { arr: number; likelihood: number }[]) =>
  book.map(({ arr, likelihood }, index) => renewal(`r${index}`, arr, likelihood))

test('lies from 0 to what is due, low to expected to high, and is the same in any order', () => {
  fc.assert(
    fc.property(anyBook, (given) => {
      const book = named(given)
      const { low, expected, high, due, swings } = scenarioOf(book)
      expect([0, low, expected, high, due]).toEqual([0, low, expected, high, due].toSorted((a, b) => a - b))
      expect(scenarioOf(book.toReversed())).toEqual({ low, expected, high, due, swings })
    }),
  )
})

test('is that of all outcomes counted one by one, within the steps', () => {
  fc.assert(
    fc.property(anyBook, (given) => {
      const book = named(given)
      const { low, expected, high, due } = scenarioOf(book)
      const sums = book.reduce(
        (all, { arr, likelihood }) =>
          all.flatMap(([sum, chance]) => [[sum, chance * (1 - likelihood)] as const, [sum + arr, chance * likelihood] as const]),
        [[0, 1] as readonly [number, number]],
      )
      const steps = (due / 20_000) * (book.length + 1)
      const chanceUpTo = (amount: number) => sums.reduce((sum, [reached, chance]) => sum + (reached <= amount ? chance : 0), 0)
      expect(low === expected || chanceUpTo(low + steps) >= 0.1 - 1e-6).toBe(true)
      expect(chanceUpTo(low - steps - 1)).toBeLessThanOrEqual(0.1 + 1e-6)
      expect(chanceUpTo(high + steps)).toBeGreaterThanOrEqual(0.9 - 1e-6)
      expect(high === expected || chanceUpTo(high - steps - 1) <= 0.9 + 1e-6).toBe(true)
    }),
  )
})

test('refuses what is no amount and no likelihood, by name', () => {
  expect(() => scenarioOf([renewal('x', -1, 0.5)])).toThrow('ARR of x is not a whole number of hundredths: -1')
  expect(() => scenarioOf([renewal('x', 1, 1.1)])).toThrow('Likelihood of x is not within 0 to 1: 1.1')
})
