import { expect, test } from 'vitest'
import { arrMovements } from '../../../scoring-api/renewals/arr-movement.ts'
import { arrWaterfall } from '../../../scoring-api/renewals/arr-waterfall.ts'
import { groupMovements, revenueRetention } from '../../../scoring-api/renewals/revenue-retention.ts'
import { history, oneCurrency, ratesOf } from './builders.ts'

const [from, to] = ['2025-12-31', '2026-12-31']
const kindOf = (balances: Record<string, number | null>) => arrMovements([history('a', balances)], from, to, oneCurrency).accounts[0]?.kind

test('a hundredth more expands, a hundredth less contracts, nothing left churns', () => {
  const kinds = [100, 101, 99, 0].map((amount) => kindOf({ '2025-01-01': 100, '2026-06-01': amount }))
  expect(kinds).toEqual(['unchanged', 'expansion', 'contraction', 'churn'])
})

test('ARR on the first day is start, from the day after it is new', () => {
  expect([kindOf({ '2025-12-31': 100 }), kindOf({ '2026-01-01': 100 })]).toEqual(['unchanged', 'new'])
})

test('who had ARR before comes back instead of being new', () => {
  const customer = history('a', { '2026-06-01': 100 }, { customerSince: '2020-01-01' })
  expect(kindOf({ '2024-01-01': 100, '2025-01-01': 0, '2026-06-01': 50 })).toBe('reactivation')
  expect(arrMovements([customer], from, to, oneCurrency).accounts[0]?.kind).toBe('reactivation')
})

test('rates alone move nobody: what a customer did is counted at the first day’s rates', () => {
  const yen = { ...history('a', {}), steps: [{ from: '2025-01-01', arr: [{ amount: 1_000_000, isoCode: 'JPY' }] }] }
  const rates = { atStart: ratesOf({ JPY: 160 }), atEnd: ratesOf({ JPY: 100 }) }
  // ¥10,000: $62.50, then $100.00
  expect(arrMovements([yen], from, to, rates).accounts).toEqual([
    {
      accountId: 'a',
      segment: null,
      firstArrOn: '2025-01-01',
      kind: 'unchanged',
      start: 6_250,
      change: 0,
      currency: 3_750,
      end: 10_000,
    },
  ])
})

test('an account in a currency without a rate on one of the days is not known', () => {
  const yen = { ...history('a', {}), steps: [{ from: '2025-01-01', arr: [{ amount: 1_000_000, isoCode: 'JPY' }] }] }
  const movements = arrMovements([yen], from, to, { atStart: ratesOf({ JPY: 160 }), atEnd: ratesOf({ USD: 1 }) })
  expect(movements).toEqual({ from, to, accounts: [], unknown: ['a'] })
})

test('refuses days in the wrong order, and an account that is there twice', () => {
  expect(() => arrMovements([], to, from, oneCurrency)).toThrow(RangeError)
  expect(() => arrMovements([history('a', {}), history('a', {})], from, to, oneCurrency)).toThrow(RangeError)
})

const book = [
  history('a', { '2025-01-01': 100, '2026-03-01': 150 }, { segment: 'Enterprise' }),
  history('b', { '2025-01-01': 300, '2026-04-01': 0 }, { segment: 'Growth' }),
  history('c', { '2025-01-01': 50 }),
  history('d', { '2026-05-01': 70 }, { segment: 'Enterprise' }),
]

test('new accounts have no part in retention', () => {
  const { accounts } = arrMovements(book, from, to, oneCurrency)
  expect(revenueRetention(accounts)).toEqual({
    accounts: 3,
    churnedAccounts: 1,
    startingArr: 450,
    churnedArr: 300,
    contractedArr: 0,
    expandedArr: 50,
    grr: 150 / 450,
    nrr: 200 / 450,
    logoRetention: 2 / 3,
  })
})

test('the waterfall tells each bar where to begin and how many accounts are in it', () => {
  const { accounts } = arrMovements(book, from, to, oneCurrency)
  expect(arrWaterfall(accounts).map(({ kind, amount, balance, accounts: count }) => [kind, amount, balance, count])).toEqual([
    ['start', 450, 450, 3],
    ['expansion', 50, 500, 1],
    ['contraction', 0, 500, 0],
    ['churn', -300, 200, 1],
    ['new', 70, 270, 1],
    ['reactivation', 0, 270, 0],
    ['currency', 0, 270, 0],
    ['end', 270, 270, 3],
  ])
})

test('by segment, accounts without one come last', () => {
  const { accounts } = arrMovements(book, from, to, oneCurrency)
  const groups = groupMovements(accounts, ({ segment }) => segment)
  expect(groups.map(({ group, accounts: own }) => [group, own.map(({ accountId }) => accountId), revenueRetention(own).nrr])).toEqual([
    ['Enterprise', ['a', 'd'], 1.5],
    ['Growth', ['b'], 0],
    [null, ['c'], 1],
  ])
})

test('refuses a sum that could not be exact', () => {
  const huge = ['a', 'b'].map((id) => history(id, { '2025-01-01': Number.MAX_SAFE_INTEGER }))
  expect(() => arrWaterfall(arrMovements(huge, from, to, oneCurrency).accounts)).toThrow(RangeError)
})
