/**
 * Integers of a last digit as the number that records and JSON hold. A division rounds to the nearest double, as reading the decimal text
 * does: both give the same bits.
 */

export const fromHundredths = (value: number | null): number | null => (value === null ? null : value / 100)

export const fromTenThousandths = (value: number | null): number | null => (value === null ? null : value / 10_000)
