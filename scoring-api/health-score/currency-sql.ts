import { quoteName, quoteText } from '../soql/duckdb-literal.ts'
import { stagedScale } from '../soql/field-kind.ts'
import type { ResolvedField } from '../soql/schema.ts'
import { oneCorporateUnit, type CurrencyRates } from './currency.ts'

/** Whole amount · multiplier / divisor, half to even, as HUGEINT; the narrow way where 64 bits hold it. */
export const convertedMacroSql = `CREATE MACRO converted(amount, multiplier, divisor) AS CASE WHEN abs(amount) < 4000000000000000000 // multiplier
  THEN CAST(half_even(CAST(amount AS BIGINT) * multiplier, divisor) AS HUGEINT)
  ELSE TRY(half_even(CAST(amount AS HUGEINT) * multiplier, CAST(divisor AS HUGEINT))) END`

/**
 * A row's amount in ten-thousandths of the corporate currency, HUGEINT, rounded half to even; null = no amount, or no rate for its currency.
 * @param currency the column with the ISO code that belongs to the amount
 */
export function corporateAmountSql(amount: ResolvedField, currency: ResolvedField, rates: CurrencyRates): string {
  const scale = stagedScale(amount)
  const column = quoteName(amount.path)
  const digits = scale === 4 ? `ten_thousandths(${column})` : `unscaled(${column}, CAST(1${'0'.repeat(scale)} AS HUGEINT))`
  const branches = [...rates].flatMap(([isoCode, rate]) => {
    if (rate <= 0) return []
    const [multiplier, divisor] = reduced(BigInt(oneCorporateUnit) * 10n ** 4n, BigInt(rate) * 10n ** BigInt(scale))
    return [`WHEN ${quoteText(isoCode)} THEN converted(${digits}, ${multiplier}, ${divisor})`]
  })
  return branches.length === 0 ? 'CAST(NULL AS HUGEINT)' : `CASE ${quoteName(currency.path)} ${branches.join(' ')} END`
}

/** Small numbers let more amounts take the narrow way. */
function reduced(multiplier: bigint, divisor: bigint): [bigint, bigint] {
  let common = multiplier
  for (let rest = divisor; rest > 0n;) [common, rest] = [rest, common % rest]
  return [multiplier / common, divisor / common]
}
