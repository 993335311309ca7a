import type { ArrHistory } from '../../../scoring-api/renewals/arr-history.ts'
import type { CurrencyRates } from '../../../scoring-api/health-score/currency.ts'

/** An account with a step for each balance: hundredths of the org's one currency; null = not known. */
export function history(
  accountId: string,
  balances: Readonly<Record<string, number | null>>,
  changes: Partial<ArrHistory> = {},
): ArrHistory {
  const steps = Object.entries(balances).map(([from, amount]) => ({
    from,
    arr: amount === null ? null : amount === 0 ? [] : [{ amount, isoCode: null }],
  }))
  return { accountId, segment: null, recordedFrom: null, customerSince: null, steps, ...changes }
}

/** Rates as the org states them: units for one of the corporate currency. */
export const ratesOf = (rates: Readonly<Record<string, number>>): CurrencyRates =>
  new Map(Object.entries(rates).map(([isoCode, rate]) => [isoCode, Math.round(rate * 1_000_000_000)]))

export const oneCurrency = { atStart: null, atEnd: null }
