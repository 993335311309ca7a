import { expect, test } from 'vitest'
import { arrOn, firstArrOn, hadArrBefore } from '../../../scoring-api/renewals/arr-history.ts'
import {
  ledgerHistory,
  recordedFromOf,
  stepsByAccount,
  stepsToRecord,
  type RecordedStep,
} from '../../../scoring-api/renewals/arr-ledger.ts'

const today = '2026-11-22'
const money = (amount: number) => ({ amount, isoCode: null })
const step = (accountId: string, from: string, amount: number | null, currentAccountId: string | null = accountId): RecordedStep => ({
  accountId,
  currentAccountId,
  from,
  arr: amount === null ? null : money(amount),
})

test('records what differs from the last step, and asks for nothing once it is recorded', () => {
  const steps = [step('a', '2026-01-01', 100), step('a', '2026-06-01', 200), step('b', '2026-01-01', 100)]
  const present = new Map([
    ['a', money(300)],
    ['b', money(100)],
    ['c', null],
    ['d', money(0)],
    ['e', money(50)],
  ])
  const added = stepsToRecord(steps, present, today)
  expect(added.map(({ accountId, arr, cause }) => [accountId, arr?.amount, cause])).toEqual([
    ['a', 300, 'changed'],
    ['e', 50, 'first'],
  ])
  expect(stepsToRecord([...steps, ...added], present, today)).toEqual([])
})

test('ends an account that was deleted or merged, and leaves one alone that is there and cannot be seen', () => {
  const steps = [step('gone', '2026-01-01', 100, null), step('merged', '2026-01-01', 40, 'kept'), step('hidden', '2026-01-01', 70)]
  const added = stepsToRecord(steps, new Map([['kept', money(60)]]), today)
  expect(added.map(({ accountId, currentAccountId, arr, cause }) => [accountId, currentAccountId, arr?.amount, cause])).toEqual([
    ['gone', null, 0, 'deleted'],
    ['kept', 'kept', 60, 'first'],
    ['merged', 'kept', 0, 'merged'],
  ])
})

test('adds the past of a merged account to that of the one that remains', () => {
  const steps = [
    step('kept', '2026-01-01', 60),
    step('merged', '2026-02-01', 40, 'kept'),
    step('merged', '2026-11-22', 0, 'kept'),
    step('kept', '2026-11-22', 100),
  ]
  const history = ledgerHistory(
    { accountId: 'kept', segment: null, customerSince: null },
    stepsByAccount(steps).get('kept') ?? [],
    '2026-01-01',
  )
  const totalOn = (day: string) => arrOn(history, day)?.reduce((sum, { amount }) => sum + amount, 0)
  expect(['2026-01-31', '2026-02-01', '2026-11-21', '2026-11-22'].map(totalOn)).toEqual([60, 100, 100, 100])
})

test('is not known while one of the merged ones is not', () => {
  const steps = stepsByAccount([step('kept', '2026-01-01', 60), step('merged', '2026-02-01', null, 'kept')]).get('kept')
  expect(steps).toEqual([
    { from: '2026-01-01', arr: [money(60)] },
    { from: '2026-02-01', arr: null },
  ])
})

test('takes the day a customer came from the account only where the account had ARR when recording began', () => {
  const account = { accountId: 'a', segment: null, customerSince: '2024-03-05' }
  const from = recordedFromOf([step('a', '2026-01-01', 10), step('b', '2025-12-01', 10)])
  const since = (firstStep: string) => {
    const history = ledgerHistory(account, [{ from: firstStep, arr: [money(10)] }], from)
    return [firstArrOn(history), hadArrBefore(history, '2025-12-15')]
  }
  expect(from).toBe('2025-12-01')
  expect(since('2025-12-01')).toEqual(['2024-03-05', true])
  expect(since('2026-02-01')).toEqual(['2026-02-01', false])
})
