import { toScaledInteger } from '../metric/decimal.ts'
import { toCorporateAmount, type CurrencyRates } from './currency.ts'

/** An ARR as the org writes it. */
export interface ArrText {
  amount: string | null
  /** ISO code; null = the org has one currency. */
  isoCode: string | null
}

/** @returns hundredths of the corporate currency, whole; null = not known, or in a currency without a rate */
export function toArr({ amount, isoCode }: ArrText, rates: CurrencyRates | null): number | null {
  if (amount === null || amount === '') return null
  // Bulk writes large numbers as 1.2E7.
  const hundredths = toScaledInteger(amount, 2) ?? Math.round(Number(amount) * 100)
  if (!Number.isSafeInteger(hundredths)) return null
  return rates === null ? hundredths : toCorporateAmount(hundredths, isoCode, rates)
}
