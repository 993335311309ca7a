import { expect, test } from 'vitest'
import { firedKnockOuts } from '../../scoring-api/health-score/knock-outs.ts'
import type { KnockOut } from '../../scoring-api/health-score/scorecard.ts'

test.each([
  ['atMost', [true, true, false]],
  ['lessThan', [true, false, false]],
  ['atLeast', [false, true, true]],
  ['greaterThan', [false, false, true]],
  ['equals', [false, true, false]],
] as const)('"%s 5" on 4.9999, 5 and 5.0001', (operator, fired) => {
  const fires = [49_999, 50_000, 50_001].map((value) => firedKnockOuts([candidate(operator, value)]).length === 1)
  expect(fires).toEqual(fired)
})

test.each([
  ['missing', true],
  ['stale', true],
  ['stated', true],
  ['tooEarly', false],
  ['present', false],
] as const)('"missing" on a measure that is %s', (status, fired) => {
  expect(firedKnockOuts([{ ...candidate('missing', null), status }]).length === 1).toBe(fired)
})

test('"missing" says nothing of a customer whose feed has stopped', () => {
  expect(firedKnockOuts([{ ...candidate('missing', null), status: 'stale', isFeedStopped: true }])).toEqual([])
})

test('the same cap is told in the order of keys', () => {
  const fired = firedKnockOuts([{ ...candidate('equals', 50_000), key: 'b' }, candidate('equals', 50_000)])
  expect(fired.map(({ key }) => key)).toEqual(['a', 'b'])
})

function candidate(operator: KnockOut['operator'], value: number | null) {
  const knockOut: KnockOut = { operator, value: operator === 'missing' ? null : 50_000, cap: 4_000, reason: 'r', japaneseReason: null }
  return { key: 'a', status: 'present' as const, isFeedStopped: false, value, knockOut }
}
