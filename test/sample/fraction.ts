/** Exact numbers for the independent computation: whole numbers over whole numbers. */
export interface Fraction {
  readonly top: bigint
  /** Above 0. */
  readonly bottom: bigint
}

export const zero: Fraction = { top: 0n, bottom: 1n }

export function whole(value: number | bigint): Fraction {
  return { top: BigInt(value), bottom: 1n }
}

/** `-12.5`, as JSON prints a number. */
export function fromDecimal(text: string): Fraction {
  const match = /^(-?)(\d+)(?:\.(\d+))?$/.exec(text)
  if (!match) throw new RangeError(`${text} is no plain decimal`)
  const [, sign, integer, decimals = ''] = match
  const top = BigInt(`${integer}${decimals}`)
  return { top: sign === '-' ? -top : top, bottom: 10n ** BigInt(decimals.length) }
}

export function add(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.bottom + b.top * a.bottom, bottom: a.bottom * b.bottom }
}

export function subtract(a: Fraction, b: Fraction): Fraction {
  return add(a, { top: -b.top, bottom: b.bottom })
}

export function multiply(a: Fraction, b: Fraction): Fraction {
  return { top: a.top * b.top, bottom: a.bottom * b.bottom }
}

/** @throws RangeError on a divisor of 0 */
export function divide(a: Fraction, b: Fraction): Fraction {
  if (b.top === 0n) throw new RangeError('divided by 0')
  const sign = b.top < 0n ? -1n : 1n
  return { top: a.top * b.bottom * sign, bottom: a.bottom * b.top * sign }
}

/** -1, 0 or 1. */
export function compare(a: Fraction, b: Fraction): number {
  const difference = a.top * b.bottom - b.top * a.bottom
  return difference < 0n ? -1 : difference > 0n ? 1 : 0
}

export function floorTo(value: Fraction, decimals: number): Fraction {
  const scale = 10n ** BigInt(decimals)
  return { top: floorDivide(value.top * scale, value.bottom), bottom: scale }
}

/** Rounded to so many decimals; a half goes to the even neighbour. */
export function roundTo(value: Fraction, decimals: number): Fraction {
  const below = floorTo(value, decimals)
  const step: Fraction = { top: 1n, bottom: below.bottom }
  const above = add(below, step)
  const side = compare(subtract(value, below), subtract(above, value))
  if (side < 0) return below
  if (side > 0) return { top: below.top + 1n, bottom: below.bottom }
  return below.top % 2n === 0n ? below : { top: below.top + 1n, bottom: below.bottom }
}

/** As a number that prints the same digits; only for fractions whose bottom is a power of ten. */
export function toNumber(value: Fraction): number {
  return Number(value.top) / Number(value.bottom)
}

function floorDivide(top: bigint, bottom: bigint): bigint {
  const quotient = top / bottom
  return top % bottom < 0n ? quotient - 1n : quotient
}
