import type { CurrencyRates } from '../health-score/currency.ts'
import { arrOn, firstArrOn, hadArrBefore, toCorporateArr, type ArrHistory } from './arr-history.ts'
import { byText } from './renewal.ts'

/** What happened to an account's ARR between two days. */
export const movementKinds = ['unchanged', 'expansion', 'contraction', 'churn', 'new', 'reactivation'] as const
export type MovementKind = (typeof movementKinds)[number]

/** An account between two days, in hundredths of the corporate currency, whole: `start + change + currency = end`. */
export interface ArrMovement {
  accountId: string
  segment: string | null
  /** `yyyy-mm-dd`; null = not known. */
  firstArrOn: string | null
  kind: MovementKind
  /** At the rates of the first day. */
  start: number
  /** What the customer did, at the rates of the first day: below 0 when ARR went. */
  change: number
  /** What the rates alone did to the ARR that is there on the last day. */
  currency: number
  /** At the rates of the last day. */
  end: number
}

export interface ArrMovements {
  from: string
  to: string
  /** In the order of ids. */
  accounts: ArrMovement[]
  /** Accounts whose ARR is not known on one of the days, or is in a currency without a rate: in no figure. In the order of ids. */
  unknown: string[]
}

/** Conversion rates on each of the two days; null = the org has one currency. The same twice = no movement from currencies. */
export interface RatePair {
  atStart: CurrencyRates | null
  atEnd: CurrencyRates | null
}

/**
 * How each account's ARR went from one day to another. Only the two days are compared: what came and went between them is netted, so months
 * need not add up to their year kind by kind, though their changes do. An account that had ARR at any time before and none on the first day is
 * a reactivation, not new. Changes are counted at the first day's rates, so that a rate alone makes nobody expand or contract.
 * @throws RangeError when `to` is before `from`, on an account that is there twice, or on an ARR below 0
 * Source: net retention and account churn from two days' balances: Gold, Fighting Churn with Data (2020), §§2.3, 2.4, 2.6
 */
export function arrMovements(histories: readonly ArrHistory[], from: string, to: string, rates: RatePair): ArrMovements {
  if (to < from) throw new RangeError(`The last day, ${to}, is before the first, ${from}`)
  const ids = new Set(histories.map(({ accountId }) => accountId))
  if (ids.size < histories.length) throw new RangeError('An account is there twice')
  const found = histories
    .toSorted((a, b) => byText(a.accountId, b.accountId))
    .map((history) => ({ accountId: history.accountId, movement: movementOf(history, from, to, rates) }))
  return {
    from,
    to,
    accounts: found.flatMap(({ movement }) => (movement === null ? [] : [movement])),
    unknown: found.flatMap(({ accountId, movement }) => (movement === null ? [accountId] : [])),
  }
}

function movementOf(history: ArrHistory, from: string, to: string, { atStart, atEnd }: RatePair): ArrMovement | null {
  const [first, last] = [arrOn(history, from), arrOn(history, to)]
  if (first === null || last === null) return null
  const start = toCorporateArr(first, atStart)
  const endAtStartRates = toCorporateArr(last, atStart)
  const end = atEnd === atStart ? endAtStartRates : toCorporateArr(last, atEnd)
  if (start === null || endAtStartRates === null || end === null) return null
  const { accountId, segment } = history
  const kind = kindOf(start, endAtStartRates, () => hadArrBefore(history, from))
  const [change, currency] = [endAtStartRates - start, end - endAtStartRates]
  return { accountId, segment, firstArrOn: firstArrOn(history), kind, start, change, currency, end }
}

function kindOf(start: number, end: number, isFormer: () => boolean): MovementKind {
  if (start === end) return 'unchanged'
  if (start === 0) return isFormer() ? 'reactivation' : 'new'
  if (end === 0) return 'churn'
  return end > start ? 'expansion' : 'contraction'
}
