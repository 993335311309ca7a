import { divideHalfEven } from '../metric/divide-half-even.ts'

/**
 * What one unit of the org's corporate currency is in each of its currencies, in billionths, by ISO code; the corporate currency itself has
 * 1,000,000,000. Source: `CurrencyType.ConversionRate` (the present rates; dated rates take no part).
 */
export type CurrencyRates = ReadonlyMap<string, number>

export const oneCorporateUnit = 1_000_000_000

/** Name of the field that says which currency a record's amounts are in; only objects of a multi-currency org have it. */
export const currencyField = 'CurrencyIsoCode'

/** A conversion rate as the org's JSON carries it, as a whole number of billionths; the org keeps at most six decimals. */
export const toRate = (conversionRate: number): number => Math.round(conversionRate * oneCorporateUnit)

/**
 * An amount in the corporate currency, in the unit it came in (hundredths, ten-thousandths …), half to even.
 * @returns null when the currency has no rate
 */
export function toCorporateAmount(amount: number, isoCode: string | null, rates: CurrencyRates): number | null {
  const rate = isoCode === null ? undefined : rates.get(isoCode)
  return rate === undefined || rate <= 0 ? null : Number(divideHalfEven(BigInt(amount) * BigInt(oneCorporateUnit), BigInt(rate)))
}

/** Path of the currency field that belongs to an amount: on the record where the amount is. */
export const currencyPathOf = (amountPath: string): string => [...amountPath.split('.').slice(0, -1), currencyField].join('.')

export const noRateSentence = (isoCodes: readonly string[]): { english: string; japanese: string } => ({
  english: `No conversion rate is known for ${isoCodes.join(', ')}: amounts in ${isoCodes.length === 1 ? 'it' : 'them'} have no part in any measure until CurrencyType holds ${isoCodes.length === 1 ? 'its rate' : 'their rates'}.`,
  japanese: `通貨${isoCodes.join('、')}の換算レートがありません。CurrencyTypeにレートを登録するまで、その通貨の金額はどの指標にも含まれません。`,
})
