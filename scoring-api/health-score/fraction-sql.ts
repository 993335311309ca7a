import type { FractionSql } from './aggregate-sql.ts'

/** Arithmetic on exact fractions as SQL, so that a value is rounded once: when it is done. What 128 bits cannot hold is not known. */

/** `part` by `whole`, both in ten-thousandths; by 0 it is not known. @param factor 100 = in percent */
export function ratioSql(part: FractionSql, whole: FractionSql, factor: number): FractionSql {
  const sign = `sign(${whole.top})::HUGEINT`
  return {
    top: `CASE WHEN ${whole.top} <> 0 THEN TRY(${huge(part.top)} * ${huge(whole.bottom)} * ${factor * 10_000} * ${sign}) END`,
    bottom: `TRY(${huge(part.bottom)} * greatest(abs(${huge(whole.top)}), 1))`,
  }
}

/** Change in percent of the size before, so that a rise is positive; from 0 it is not known. */
export function changeSql(present: FractionSql, previous: FractionSql): FractionSql {
  const before = `TRY(${huge(previous.top)} * ${huge(present.bottom)})`
  const now = `TRY(${huge(present.top)} * ${huge(previous.bottom)})`
  return {
    top: `CASE WHEN ${previous.top} <> 0 THEN TRY((${now} - ${before}) * 1000000) END`,
    bottom: `greatest(abs(${before}), 1)`,
  }
}

/** BIGINT ten-thousandths, null = not known. */
export const roundedSql = ({ top, bottom }: FractionSql): string =>
  bottom === '1' ? `TRY_CAST(${top} AS BIGINT)` : `rounded(${top}, ${bottom})`

const huge = (expression: string): string => `CAST(${expression} AS HUGEINT)`
