import { toCorporateAmount, type CurrencyRates } from '../health-score/currency.ts'
import { addDays } from '../metric/calendar-day.ts'
import { byText } from './renewal.ts'

/** An amount in the currency it was agreed in. */
export interface Money {
  /** Hundredths, whole, 0 or more. */
  amount: number
  /** ISO code; null = the org has one currency. */
  isoCode: string | null
}

/** ARR of an account from a day on, until the next step. */
export interface ArrStep {
  /** `yyyy-mm-dd` */
  from: string
  /** One entry a currency; empty = none. null = not known. */
  arr: readonly Money[] | null
}

/** What is known of an account's ARR over time. Before its first step it has none. */
export interface ArrHistory {
  accountId: string
  /** null = in none. */
  segment: string | null
  /** `yyyy-mm-dd`, the first day anything was recorded: before it nothing is known. null = the steps go back to the beginning. */
  recordedFrom: string | null
  /** `yyyy-mm-dd`, the day the account first had ARR, where the org says so; null = the steps tell. */
  customerSince: string | null
  /** In any order, one a day. */
  steps: readonly ArrStep[]
}

/** ARR as it stood on a day; null = not known. */
export function arrOn({ recordedFrom, steps }: ArrHistory, day: string): readonly Money[] | null {
  if (recordedFrom !== null && day < recordedFrom) return null
  let reached: ArrStep | null = null
  for (const step of steps) if (step.from <= day && (reached === null || step.from > reached.from)) reached = step
  return reached === null ? [] : reached.arr
}

/**
 * The day an account first had ARR. Where nothing tells how long it had some when the records begin, this is not known.
 * @returns `yyyy-mm-dd`; null = not known, or never
 */
export function firstArrOn({ customerSince, recordedFrom, steps }: ArrHistory): string | null {
  if (customerSince !== null) return customerSince
  let first: ArrStep | null = null
  for (const step of steps) {
    if ((step.arr === null || isSome(step.arr)) && (first === null || step.from < first.from)) first = step
  }
  if (first === null || first.arr === null) return null
  return recordedFrom !== null && first.from <= recordedFrom ? null : first.from
}

/** Whether an account ever had ARR before a day: one that has some again came back, and is not new. */
export function hadArrBefore(history: ArrHistory, day: string): boolean {
  const { customerSince, steps } = history
  return (customerSince !== null && customerSince < day) || steps.some(({ from, arr }) => from < day && arr !== null && isSome(arr))
}

/**
 * A balance in the corporate currency, each amount converted on its own, half to even.
 * @param rates null = the org has one currency
 * @returns hundredths, whole; null when a currency has no rate
 * @throws RangeError on an amount that is not whole or below 0
 */
export function toCorporateArr(arr: readonly Money[], rates: CurrencyRates | null): number | null {
  let total = 0
  for (const { amount, isoCode } of arr) {
    if (!Number.isSafeInteger(amount) || amount < 0) throw new RangeError(`ARR is not a whole number of hundredths, 0 or more: ${amount}`)
    const converted = rates === null ? amount : toCorporateAmount(amount, isoCode, rates)
    if (converted === null) return null
    total += converted
  }
  return total
}

/** A contract that is in force from its first day to its last. */
export interface ContractArr extends Money {
  startsOn: string
  endsOn: string
}

/**
 * Steps of an account's ARR from its contracts: a change on every day that one starts, and on the day after one ends.
 * Amounts of one currency in force on a day add up, so a contract that was replaced early must end on the day it was replaced.
 */
export function arrStepsOf(contracts: readonly ContractArr[]): ArrStep[] {
  const days = new Set(contracts.flatMap(({ startsOn, endsOn }) => (endsOn < startsOn ? [] : [startsOn, addDays(endsOn, 1)])))
  return [...days].toSorted().map((from) => {
    const inForce = contracts.filter(({ startsOn, endsOn }) => startsOn <= from && endsOn >= from)
    const byCurrency = [...Map.groupBy(inForce, ({ isoCode }) => isoCode)].toSorted(([a], [b]) => byText(a ?? '', b ?? ''))
    const arr = byCurrency.map(([isoCode, own]) => ({ amount: own.reduce((sum, { amount }) => sum + amount, 0), isoCode }))
    return { from, arr }
  })
}

const isSome = (arr: readonly Money[]): boolean => arr.some(({ amount }) => amount > 0)
