import { toScaledInteger } from '../metric/decimal.ts'

/**
 * Integers of a last digit as the number that records and JSON hold, and back. A division rounds to the nearest double, as reading the
 * decimal text does: both give the same bits.
 */

export const fromHundredths = (value: number | null): number | null => (value === null ? null : value / 100)

export const fromTenThousandths = (value: number | null): number | null => (value === null ? null : value / 10_000)

/** Back by its decimal text, which no multiplication blurs. @returns null when the number has more than two decimals */
export const toHundredths = (value: number): number | null => toScaledInteger(String(value), 2)

/** @returns null when the number has more than four decimals */
export const toTenThousandths = (value: number): number | null => toScaledInteger(String(value), 4)
