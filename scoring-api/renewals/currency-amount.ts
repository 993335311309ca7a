import type { CurrencyRates } from '../health-score/currency.ts'
import { divideHalfEven } from '../metric/divide-half-even.ts'

/**
 * An amount in another currency, by the present rates, rounded to a hundredth, half to even.
 * @param amount hundredths, whole; null = not known
 * @param rates null = the org has one currency
 * @returns null also when a currency has no rate
 */
export function inCurrency(amount: number | null, from: string | null, to: string | null, rates: CurrencyRates | null): number | null {
  if (amount === null || rates === null || from === to) return amount
  const [fromRate, toRate] = [rates.get(from ?? '') ?? 0, rates.get(to ?? '') ?? 0]
  if (fromRate <= 0 || toRate <= 0) return null
  return Number(divideHalfEven(BigInt(amount) * BigInt(toRate), BigInt(fromRate)))
}
