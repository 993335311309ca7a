/**
 * Quotient of two integers, rounded to the nearest integer, a tie to the even one. No float takes part, so every machine gives the same digit.
 * @throws RangeError when the divisor is 0
 */
export function divideHalfEven(dividend: bigint, divisor: bigint): bigint {
  if (divisor === 0n) throw new RangeError('Division by zero')
  if (divisor < 0n) return divideHalfEven(-dividend, -divisor)
  const truncated = dividend / divisor
  const quotient = dividend % divisor < 0n ? truncated - 1n : truncated
  const twiceRemainder = (dividend - quotient * divisor) * 2n
  if (twiceRemainder < divisor) return quotient
  if (twiceRemainder > divisor) return quotient + 1n
  return quotient % 2n === 0n ? quotient : quotient + 1n
}
