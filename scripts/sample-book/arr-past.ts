import { createHash } from 'node:crypto'
import { addDays, daysBetween } from './calendar.ts'
import type { SampleRow } from './sample-book.ts'

/** An account whose ARR of the past is drawn. */
export interface ArrOwner {
  accountNumber: string
  /** `yyyy-mm-dd` */
  customerSince: string
  /** ARR today, or on the day it left; null = it never had any. */
  arr: number | null
  /** `yyyy-mm-dd`; null = it is still a customer. */
  leftOn: string | null
}

/** The ledger goes back three years. */
const ledgerDays = 1_095
/** From signing up to the first contract. */
const sellingDays = 14
/** An account's contract is looked at twice a year. */
const daysBetweenReviews = 182
const contractions = { upTo: 0.18, least: 0.7, range: 0.25 }
const expansions = { upTo: 0.6, least: 1.06, range: 0.3 }

/**
 * Steps of an account's ARR, as runs would have recorded them: drawn, the same for the same account on any day, ending with the ARR that the
 * account has today. The tables tell no such past, as their subscriptions pile up without end.
 */
export function toArrSteps({ accountNumber, customerSince, arr, leftOn }: ArrOwner, today: string): SampleRow[] {
  const earliest = addDays(today, -ledgerDays)
  const signed = addDays(customerSince, sellingDays)
  const firstDay = signed < earliest ? earliest : signed
  const lastDay = leftOn ?? today
  if (arr === null || arr === 0 || firstDay >= lastDay) return []
  const reviews = Array.from({ length: Math.floor((daysBetween(firstDay, lastDay) - 1) / daysBetweenReviews) }, (_, index) => index + 1)
  const amounts = reviews.reduceRight<number[]>((later, review) => [before(later[0] ?? arr, accountNumber, review), ...later], [arr])
  const steps = amounts.map((amount, index) => ({ from: addDays(firstDay, index * daysBetweenReviews), amount }))
  const changes = steps.filter(({ amount }, index) => amount !== steps[index - 1]?.amount)
  const left = leftOn === null ? [] : [{ from: leftOn, amount: 0 }]
  return [...changes, ...left].map(({ from, amount }, index) => ({
    accountNumber,
    fields: { FromDay__c: from, Arr__c: amount, Cause__c: index === 0 ? 'First' : 'Changed' },
  }))
}

/** What an account had before a review that left it with an amount: whole multiples of twelve, so that months are whole too. */
function before(amount: number, accountNumber: string, review: number): number {
  const [chance, size] = [drawn(accountNumber, review, 'chance'), drawn(accountNumber, review, 'size')]
  const { least, range } = chance < contractions.upTo ? contractions : expansions
  return chance < expansions.upTo ? Math.round(amount / (least + range * size) / 12) * 12 : amount
}

/** 0 to 1. */
const drawn = (...of: (string | number)[]): number => createHash('sha256').update(of.join(':')).digest().readUInt32BE() / 2 ** 32
