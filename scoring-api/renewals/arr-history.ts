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
export interface ContractArr {
  /** Hundredths a year, whole; below 0 = a reduction. null = not known: what the account has meanwhile is not known either. */
  amount: number | null
  /** ISO code; null = the org has one currency. */
  isoCode: string | null
  startsOn: string
  /** null = it runs on. */
  endsOn: string | null
}

/**
 * Steps of an account's ARR from its contracts: a change on every day that one starts, and on the day after one ends.
 * Amounts of one currency in force on a day add up, so a contract that was replaced early must end on the day it was replaced. Where
 * reductions exceed what there is to reduce, nothing is known.
 */
export function arrStepsOf(contracts: readonly ContractArr[]): ArrStep[] {
  const sound = contracts.filter(({ startsOn, endsOn }) => endsOn === null || endsOn >= startsOn)
  const days = new Set(sound.flatMap(({ startsOn, endsOn }) => (endsOn === null ? [startsOn] : [startsOn, addDays(endsOn, 1)])))
  return [...days].toSorted().map((from) => ({
    from,
    arr: addUp(sound.filter(({ startsOn, endsOn }) => startsOn <= from && (endsOn === null || endsOn >= from))),
  }))
}

function addUp(inForce: readonly ContractArr[]): Money[] | null {
  const byCurrency = [...Map.groupBy(inForce, ({ isoCode }) => isoCode)].toSorted(([a], [b]) => byText(a ?? '', b ?? ''))
  const sums = byCurrency.map(([isoCode, own]) => ({
    amount: own.reduce<number | null>((sum, { amount }) => (sum === null || amount === null ? null : sum + amount), 0),
    isoCode,
  }))
  const known = sums.flatMap(({ amount, isoCode }) => (amount === null || amount < 0 ? [] : [{ amount, isoCode }]))
  return known.length < sums.length ? null : known
}

const isSome = (arr: readonly Money[]): boolean => arr.some(({ amount }) => amount > 0)
