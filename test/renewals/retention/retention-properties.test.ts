import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { ArrHistory } from '../../../scoring-api/renewals/arr-history.ts'
import { arrMovements, type ArrMovement, type RatePair } from '../../../scoring-api/renewals/arr-movement.ts'
import { arrWaterfall, type WaterfallRow } from '../../../scoring-api/renewals/arr-waterfall.ts'
import { groupMovements, revenueRetention } from '../../../scoring-api/renewals/revenue-retention.ts'
import { ratesOf } from './builders.ts'

const [from, to] = ['2025-12-31', '2026-12-31']

const money = fc.record({ amount: fc.oneof(fc.constant(0), fc.nat(1_000), fc.nat(1e11)), isoCode: fc.constantFrom('USD', 'JPY', 'KWD') })
const day = fc.integer({ min: 0, max: 1_000 }).map((days) => new Date(Date.UTC(2024, 6, 1) + days * 86_400_000).toISOString().slice(0, 10))
const step = fc.record({ from: day, arr: fc.option(fc.array(money, { maxLength: 3 }), { freq: 12 }) })
const anyBook: fc.Arbitrary<ArrHistory[]> = fc
  .array(
    fc.record({
      segment: fc.constantFrom(null, 'Enterprise', 'Growth'),
      recordedFrom: fc.option(fc.constant('2025-06-01')),
      customerSince: fc.option(day),
      steps: fc.uniqueArray(step, { maxLength: 5, selector: (one) => one.from }),
    }),
    { maxLength: 15 },
  )
  .map((accounts) => accounts.map((account, index) => ({ accountId: `a${String(index).padStart(2, '0')}`, ...account })))
const anyRates = fc
  .record({ JPY: fc.integer({ min: 1, max: 400_000 }), KWD: fc.integer({ min: 1, max: 2_000 }) })
  .map(({ JPY, KWD }) => ratesOf({ USD: 1, JPY: JPY / 1_000, KWD: KWD / 1_000 }))
const anyPair: fc.Arbitrary<RatePair> = fc.record({ atStart: anyRates, atEnd: anyRates })

const amountOf = (rows: readonly WaterfallRow[], kind: WaterfallRow['kind']) => rows.find((row) => row.kind === kind)?.amount ?? Number.NaN
const sum = (accounts: readonly ArrMovement[], of: 'start' | 'end') => accounts.reduce((total, account) => total + account[of], 0)

test('start and movements come to the end, for every account and in sum, in several currencies', () => {
  fc.assert(
    fc.property(anyBook, anyPair, (book, rates) => {
      const { accounts } = arrMovements(book, from, to, rates)
      for (const { start, change, currency, end } of accounts) expect(start + change + currency).toBe(end)
      const rows = arrWaterfall(accounts)
      expect([amountOf(rows, 'start'), amountOf(rows, 'end')]).toEqual([sum(accounts, 'start'), sum(accounts, 'end')])
      expect(rows.at(-2)?.balance).toBe(rows.at(-1)?.balance)
      expect(rows.slice(0, -1).reduce((total, { amount }) => total + amount, 0)).toBe(amountOf(rows, 'end'))
    }),
  )
})

test('every account is compared or named as not known, once', () => {
  fc.assert(
    fc.property(anyBook, anyPair, (book, rates) => {
      const { accounts, unknown } = arrMovements(book, from, to, rates)
      const ids = [...accounts.map(({ accountId }) => accountId), ...unknown]
      expect(ids.toSorted()).toEqual(book.map(({ accountId }) => accountId))
    }),
  )
})

test('a kind says which way ARR went', () => {
  const signs: Record<ArrMovement['kind'], number> = { unchanged: 0, expansion: 1, contraction: -1, churn: -1, new: 1, reactivation: 1 }
  fc.assert(
    fc.property(anyBook, anyPair, (book, rates) => {
      for (const { kind, start, change } of arrMovements(book, from, to, rates).accounts) {
        expect(Math.sign(change)).toBe(signs[kind])
        expect(kind === 'churn').toBe(start > 0 && start + change === 0)
      }
    }),
  )
})

test('GRR lies from 0 to 1 and never above NRR, logo retention from 0 to 1, all null without starting ARR', () => {
  fc.assert(
    fc.property(anyBook, anyPair, (book, rates) => {
      const { grr, nrr, logoRetention, startingArr, churnedArr, contractedArr } = revenueRetention(
        arrMovements(book, from, to, rates).accounts,
      )
      if (startingArr === 0) {
        expect([grr, nrr, logoRetention]).toEqual([null, null, null])
        return
      }
      const ordered = [0, grr ?? Number.NaN, Math.min(1, nrr ?? Number.NaN)]
      expect(ordered).toEqual(ordered.toSorted((a, b) => a - b))
      expect(logoRetention).toBeGreaterThanOrEqual(0)
      expect(logoRetention).toBeLessThanOrEqual(1)
      expect(churnedArr + contractedArr).toBeLessThanOrEqual(startingArr)
    }),
  )
})

test('what rates do leaves retention as it is', () => {
  fc.assert(
    fc.property(anyBook, anyPair, (book, { atStart, atEnd }) => {
      const [fixed, moved] = [atStart, atEnd].map((last) => arrMovements(book, from, to, { atStart, atEnd: last }).accounts)
      expect(revenueRetention(moved ?? [])).toEqual(revenueRetention(fixed ?? []))
      expect(amountOf(arrWaterfall(fixed ?? []), 'currency')).toBe(0)
    }),
  )
})

test('segments add up to the book, row by row and account by account', () => {
  fc.assert(
    fc.property(anyBook, anyPair, (book, rates) => {
      const { accounts } = arrMovements(book, from, to, rates)
      const parts = groupMovements(accounts, ({ segment }) => segment).map((group) => arrWaterfall(group.accounts))
      for (const row of arrWaterfall(accounts)) {
        const own = parts.map((rows) => rows.find(({ kind }) => kind === row.kind))
        expect(own.reduce((total, part) => total + (part?.amount ?? 0), 0)).toBe(row.amount)
        expect(own.reduce((total, part) => total + (part?.accounts ?? 0), 0)).toBe(row.accounts)
      }
    }),
  )
})

test('two halves of a period lie end to end: what changed in them is what changed in the whole', () => {
  fc.assert(
    fc.property(anyBook, anyRates, (book, rates) => {
      const pair = { atStart: rates, atEnd: rates }
      const between = (first: string, last: string) =>
        new Map(arrMovements(book, first, last, pair).accounts.map((account) => [account.accountId, account]))
      const [whole, early, late] = [between(from, to), between(from, '2026-06-30'), between('2026-06-30', to)]
      for (const [id, { change }] of whole) {
        const [before, after] = [early.get(id), late.get(id)]
        if (before && after) expect([before.end, before.change + after.change]).toEqual([after.start, change])
      }
    }),
  )
})

test('the order of accounts, steps and currencies makes no difference', () => {
  fc.assert(
    fc.property(anyBook, anyPair, (book, rates) => {
      const turned = book.toReversed().map((account) => ({
        ...account,
        steps: account.steps.toReversed().map((one) => ({ ...one, arr: one.arr && one.arr.toReversed() })),
      }))
      const [movements, other] = [arrMovements(book, from, to, rates), arrMovements(turned, from, to, rates)]
      expect(other).toEqual(movements)
      expect(arrWaterfall(movements.accounts.toReversed())).toEqual(arrWaterfall(movements.accounts))
      expect(revenueRetention(movements.accounts.toReversed())).toEqual(revenueRetention(movements.accounts))
    }),
  )
})
