import { describe, expect, test } from 'vitest'
import { toArr } from '../../scoring-api/health-score/account-arr.ts'

const rates = new Map([
  ['USD', 1_000_000_000],
  ['JPY', 150_000_000_000],
])

describe('an ARR in hundredths', () => {
  test.each([
    ['1234.5', 123_450],
    ['120000.0', 12_000_000],
    ['1.2E7', 1_200_000_000],
    ['-5', -500],
    ['0', 0],
    ['', null],
    [null, null],
    ['much', null],
  ])('of %s is %s', (amount, arr) => {
    expect(toArr({ amount, isoCode: null }, null)).toBe(arr)
  })

  test('is in the corporate currency: 150.15 JPY at 150 are 1.001, half-even 1.00', () => {
    expect(toArr({ amount: '150.15', isoCode: 'JPY' }, rates)).toBe(100)
    expect(toArr({ amount: '1500', isoCode: 'JPY' }, rates)).toBe(1_000)
    expect(toArr({ amount: '10', isoCode: 'USD' }, rates)).toBe(1_000)
  })

  test('is not known in a currency without a rate', () => {
    expect(toArr({ amount: '10', isoCode: 'XXX' }, rates)).toBeNull()
    expect(toArr({ amount: '10', isoCode: null }, rates)).toBeNull()
  })
})
