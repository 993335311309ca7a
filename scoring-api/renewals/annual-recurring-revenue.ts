import { oneCorporateUnit, type CurrencyRates } from '../health-score/currency.ts'
import { divideHalfEven } from '../metric/divide-half-even.ts'
import { monthSpan } from '../metric/calendar-month.ts'

/** How often a contract is billed. */
export const billingPeriods = ['monthly', 'quarterly', 'halfYearly', 'yearly'] as const
export type BillingPeriod = (typeof billingPeriods)[number]

/** How long a contract runs: in months as it was agreed, or from day to day. */
export type ContractTerm = { months: number } | { startsOn: string; endsOn: string }

/** A contract as its record tells it. */
export interface ContractAmount {
  /** Recurring, in hundredths of its currency, whole; below 0 = a reduction. null = not known. */
  amount: number | null
  /** ISO code; null = the org has one currency. */
  isoCode: string | null
  /** What the amount pays for: one billing period, or the whole term. */
  pays: BillingPeriod | 'wholeTerm'
  /** Of no account when the amount is for a billing period. null = not known. */
  term: ContractTerm | null
}

const billedMonths: Record<BillingPeriod, number> = { monthly: 1, quarterly: 3, halfYearly: 6, yearly: 12 }

/**
 * What a contract brings in twelve months: its amount, divided by the months it pays for, times twelve. Rounded once, after the conversion,
 * half to even.
 * From day to day both days count, as in Salesforce, where a year from 1 January ends on 31 December. Months are counted before days: a
 * contract from 1 January to 31 December is worth its amount in a leap year too, where 365 / 366 days would make it shrink without a change.
 * Days over count as a share of the month they lie in.
 * @param rates null = the org has one currency
 * @returns hundredths of the corporate currency; null when the amount or the term it needs is not known, when the term is not a whole number of
 *   months above 0 or ends before it begins, or when the currency has no rate
 * @throws RangeError on an amount that is not whole
 * Source: ARR as an annualised point-in-time balance without one-time fees: SaaS Metrics Standards Board, Annual Recurring Revenue
 */
export function annualRecurringRevenue(contract: ContractAmount, rates: CurrencyRates | null): number | null {
  const { amount, isoCode, pays } = contract
  if (amount === null) return null
  if (!Number.isSafeInteger(amount)) throw new RangeError(`Amount is not a whole number of hundredths: ${amount}`)
  const paid = pays === 'wholeTerm' ? termMonths(contract.term) : { parts: billedMonths[pays], ofMonth: 1 }
  const rate = rates === null ? oneCorporateUnit : rates.get(isoCode ?? '')
  if (paid === null || rate === undefined || rate <= 0) return null
  const [yearly, conversion] = [12n * BigInt(paid.ofMonth), BigInt(oneCorporateUnit)]
  return Number(divideHalfEven(BigInt(amount) * yearly * conversion, BigInt(paid.parts) * BigInt(rate)))
}

/** A term as so many parts of a month, and how many of them make one. */
function termMonths(term: ContractTerm | null): { parts: number; ofMonth: number } | null {
  if (term === null) return null
  if ('months' in term) return Number.isSafeInteger(term.months) && term.months > 0 ? { parts: term.months, ofMonth: 1 } : null
  const span = monthSpan(term.startsOn, term.endsOn)
  return span && { parts: span.months * span.monthDays + span.days, ofMonth: span.monthDays }
}
