/** Integers for exact arithmetic. A record's decimal is a binary fraction, hence the rounding on the way in. */

/** @typedef {{ numerator: bigint, denominator: bigint }} Fraction the denominator is above 0 */

/** @param {number} decimal */
export function hundredths(decimal) {
  return BigInt(Math.round(decimal * 100));
}

/** @param {number} decimal */
export function tenThousandths(decimal) {
  return BigInt(Math.round(decimal * 10_000));
}

/** @param {bigint} value */
export function fromHundredths(value) {
  return Number(value) / 100;
}

/** @param {bigint} value */
export function fromTenThousandths(value) {
  return Number(value) / 10_000;
}

/**
 * Quotient rounded to the nearest integer, a tie to the even one.
 * @param {bigint} dividend
 * @param {bigint} divisor above 0
 */
export function divideHalfEven(dividend, divisor) {
  const quotient = divideDown(dividend, divisor);
  const twiceRemainder = (dividend - quotient * divisor) * 2n;
  if (twiceRemainder === divisor) return quotient % 2n === 0n ? quotient : quotient + 1n;
  return twiceRemainder < divisor ? quotient : quotient + 1n;
}

/**
 * Quotient rounded down, below 0 too.
 * @param {bigint} dividend
 * @param {bigint} divisor above 0
 */
export function divideDown(dividend, divisor) {
  const truncated = dividend / divisor;
  return dividend % divisor < 0n ? truncated - 1n : truncated;
}

/** @param {bigint[]} values */
export function sum(values) {
  return values.reduce((total, value) => total + value, 0n);
}

/**
 * Σ weight·points / Σ weight, not rounded; null when no weight is left.
 * @param {Iterable<{ weight: bigint, points: bigint }>} items
 * @returns {Fraction | null}
 */
export function weightedMean(items) {
  let denominator = 0n;
  let numerator = 0n;
  for (const { weight, points } of items) {
    denominator += weight;
    numerator += weight * points;
  }
  return denominator === 0n ? null : { numerator, denominator };
}

/** @param {Fraction} fraction */
export function round({ numerator, denominator }) {
  return divideHalfEven(numerator, denominator);
}

/**
 * Splits a whole into integers as near to the given parts as whole numbers allow, by largest remainder, ties by key.
 * A part of exactly 0 takes no share.
 * @param {bigint} whole
 * @param {{ key: string, numerator: bigint }[]} parts
 * @param {bigint} denominator of all parts, above 0
 * @returns {{ key: string, share: bigint }[]} they add up to the whole, unless every part is 0
 */
export function apportion(whole, parts, denominator) {
  const shares = parts
    .filter(({ numerator }) => numerator !== 0n)
    .map(({ key, numerator }) => {
      const share = divideDown(numerator, denominator);
      return { key, share, remainder: numerator - share * denominator };
    })
    .sort((left, right) => compare(right.remainder, left.remainder) || (left.key < right.key ? -1 : 1));
  let rest = whole - sum(shares.map(({ share }) => share));
  for (let index = 0; rest > 0n && shares.length > 0; index += 1, rest -= 1n) shares[index % shares.length].share += 1n;
  for (let index = 1; rest < 0n && shares.length > 0; index += 1, rest += 1n) {
    shares[shares.length - 1 - ((index - 1) % shares.length)].share -= 1n;
  }
  return shares.map(({ key, share }) => ({ key, share }));
}

/**
 * @param {bigint} left
 * @param {bigint} right
 */
function compare(left, right) {
  if (left === right) return 0;
  return left < right ? -1 : 1;
}
