import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { toDecimalText, toScaledInteger } from '../../scoring-api/metric/decimal.ts'
import { divideHalfEven } from '../../scoring-api/metric/divide-half-even.ts'
import { weightedMean } from '../../scoring-api/metric/weighted-mean.ts'

describe('division half to even', () => {
  test.each([
    { dividend: 5n, divisor: 2n, quotient: 2n, why: '2.5 lies between 2 and 3: the even one' },
    { dividend: 7n, divisor: 2n, quotient: 4n, why: '3.5 lies between 3 and 4: the even one' },
    { dividend: -5n, divisor: 2n, quotient: -2n, why: '-2.5: the even one' },
    { dividend: -7n, divisor: 2n, quotient: -4n, why: '-3.5: the even one' },
    { dividend: 5n, divisor: -2n, quotient: -2n, why: 'the sign of the divisor changes nothing' },
    { dividend: 8n, divisor: 3n, quotient: 3n, why: '2.67 is nearer to 3' },
    { dividend: 7n, divisor: 3n, quotient: 2n, why: '2.33 is nearer to 2' },
    { dividend: -1n, divisor: 2n, quotient: 0n, why: '-0.5: zero is even' },
    { dividend: 0n, divisor: 9n, quotient: 0n, why: 'nothing' },
  ])('$dividend / $divisor is $quotient: $why', ({ dividend, divisor, quotient }) => {
    expect(divideHalfEven(dividend, divisor)).toBe(quotient)
  })

  test('refuses to divide by zero', () => {
    expect(() => divideHalfEven(1n, 0n)).toThrow(RangeError)
  })

  test('is never further than half the divisor from the exact quotient, and even in a tie', () => {
    fc.assert(
      fc.property(fc.bigInt(-(10n ** 20n), 10n ** 20n), fc.bigInt(1n, 10n ** 9n), (dividend, divisor) => {
        const quotient = divideHalfEven(dividend, divisor)
        const twiceDistance = 2n * (dividend - quotient * divisor)
        const size = twiceDistance < 0n ? -twiceDistance : twiceDistance
        expect(size < divisor || (size === divisor && quotient % 2n === 0n)).toBe(true)
      }),
    )
  })
})

describe('decimals as integers', () => {
  test.each([
    ['1.5', 4, 15000],
    ['-0.25', 4, -2500],
    ['60', 4, 600000],
    ['.5', 2, 50],
    ['5.', 2, 500],
    ['0', 4, 0],
    ['-0', 4, 0],
    [' 12.3400 ', 2, 1234],
  ] as const)('reads %j with %i decimals as %i', (text, fractionDigits, scaled) => {
    expect(toScaledInteger(text, fractionDigits)).toBe(scaled)
  })

  test.each(['', '.', 'abc', '1e3', '1.2.3', '--1', '1,5', '１'])('takes %j for no decimal', (text) => {
    expect(toScaledInteger(text, 4)).toBeNull()
  })

  test('takes a digit it could not keep for no decimal, rather than round a definition', () => {
    expect([toScaledInteger('1.00001', 4), toScaledInteger('1.0001', 4)]).toEqual([null, 10001])
  })

  test.each([
    [15000, 4, '1.5'],
    [-2500, 4, '-0.25'],
    [600000, 4, '60'],
    [0, 2, '0'],
    [7, 2, '0.07'],
  ] as const)('writes %i with %i decimals as %j', (scaled, fractionDigits, text) => {
    expect(toDecimalText(scaled, fractionDigits)).toBe(text)
  })

  test('reads back what it wrote', () => {
    fc.assert(
      fc.property(fc.maxSafeInteger(), (scaled) => {
        expect(toScaledInteger(toDecimalText(scaled, 4), 4)).toBe(scaled)
      }),
    )
  })
})

describe('weighted mean', () => {
  test('rounds once, half to even', () => {
    // (1·1 + 1·2) / 2 = 1.5 → 2; (1·2 + 1·3) / 2 = 2.5 → 2
    expect(
      weightedMean([
        { weight: 1, amount: 1 },
        { weight: 1, amount: 2 },
      ]),
    ).toBe(2)
    expect(
      weightedMean([
        { weight: 1, amount: 2 },
        { weight: 1, amount: 3 },
      ]),
    ).toBe(2)
  })

  test('leaves out what is not known, instead of counting it as 0', () => {
    expect(
      weightedMean([
        { weight: 3, amount: 80 },
        { weight: 7, amount: null },
      ]),
    ).toBe(80)
  })

  test('is null without any weight', () => {
    expect([weightedMean([]), weightedMean([{ weight: 0, amount: 50 }]), weightedMean([{ weight: 5, amount: null }])]).toEqual([
      null,
      null,
      null,
    ])
  })
})
