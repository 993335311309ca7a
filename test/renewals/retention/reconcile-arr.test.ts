import fc from 'fast-check'
import { expect, test } from 'vitest'
import { toBillingPeriod } from '../../../scoring-api/renewals/billing-period.ts'
import { mostNamed, reconcileArr, type AccountArr } from '../../../scoring-api/renewals/reconcile-arr.ts'

const account = (accountId: string, changes: Partial<AccountArr>): AccountArr => ({
  accountId,
  isInScope: true,
  crm: 100,
  history: 100,
  leftAside: null,
  ...changes,
})

test('names the accounts behind a difference, the largest first, and those left aside', () => {
  const accounts = [
    account('a', {}),
    account('b', { history: 90 }),
    account('c', { crm: null, history: 500 }),
    account('d', { isInScope: false, history: null, leftAside: 'outsideScope' }),
  ]
  expect(reconcileArr(accounts, true)).toEqual({
    crmArr: 200,
    endingArr: 690,
    differing: [
      { accountId: 'c', crm: 0, history: 500 },
      { accountId: 'b', crm: 100, history: 90 },
    ],
    differingAccounts: 2,
    leftAside: [{ accountId: 'd', reason: 'outsideScope' }],
    leftAsideAccounts: 1,
  })
})

test('compares nothing where the org keeps no ARR on Account', () => {
  expect(reconcileArr([account('a', { crm: null })], false)).toMatchObject({ crmArr: null, endingArr: 100, differing: [] })
})

test('the difference of the sums is the sum of the differences, to the hundredth', () => {
  const amount = fc.option(fc.integer({ min: 0, max: 10 ** 12 }))
  const accounts = fc.array(fc.record({ crm: amount, history: amount, isInScope: fc.boolean() }), { maxLength: mostNamed })
  fc.assert(
    fc.property(accounts, (given) => {
      const { crmArr, endingArr, differing } = reconcileArr(
        given.map((one, index) => account(`a${index}`, one)),
        true,
      )
      expect((crmArr ?? 0) - endingArr).toBe(differing.reduce((sum, { crm, history }) => sum + crm - history, 0))
    }),
  )
})

test.each([
  ['Monthly', 'monthly'],
  [' quarterly ', 'quarterly'],
  ['Semi-Annual', 'halfYearly'],
  ['Annual', 'yearly'],
  ['年払い', 'yearly'],
  ['四半期', 'quarterly'],
  ['One-Time', null],
])('reads the billing period %s as %s', (text, period) => {
  expect(toBillingPeriod(text)).toBe(period)
})
