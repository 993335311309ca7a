import type { ArrMovement } from './arr-movement.ts'
import { exactSum } from './arr-waterfall.ts'
import { byText } from './renewal.ts'

/** What was kept of the ARR of a day, all from the accounts that had some on that day. */
export interface RevenueRetention {
  /** Accounts with ARR on the first day. */
  accounts: number
  churnedAccounts: number
  /** Hundredths, whole, 0 or more, at the first day's rates. */
  startingArr: number
  churnedArr: number
  contractedArr: number
  expandedArr: number
  /** Gross revenue retention: 0 to 1. This and what follows: null when starting ARR is 0. */
  grr: number | null
  /** Net revenue retention: at least `grr`, may exceed 1. */
  nrr: number | null
  /** Share of the accounts that still have ARR: 0 to 1. */
  logoRetention: number | null
}

/**
 * GRR: share of starting ARR that is left without expansion. NRR: with it. Logo retention: share of the accounts. New accounts and those that
 * came back have no part, nor have rates of currencies; a price rise counts as expansion. The order of the accounts does not matter.
 * @param accounts between the same two days
 * Source: NRR: Gold, Fighting Churn with Data (2020), §2.3 (listing 2.1, there on MRR); GRR = (starting − contraction − churn) / starting ARR of the
 * customers at the start: SaaS Metrics Standards Board, Gross Revenue Retention
 */
export function revenueRetention(accounts: readonly ArrMovement[]): RevenueRetention {
  const members = accounts.filter(({ start }) => start > 0)
  const churned = members.filter(({ kind }) => kind === 'churn')
  const amountOf = (kind: ArrMovement['kind']): number =>
    exactSum(members, (account) => (account.kind === kind ? Math.abs(account.change) : 0))
  const startingArr = exactSum(members, ({ start }) => start)
  const [churnedArr, contractedArr, expandedArr] = [amountOf('churn'), amountOf('contraction'), amountOf('expansion')]
  const kept = startingArr - churnedArr - contractedArr
  return {
    accounts: members.length,
    churnedAccounts: churned.length,
    startingArr,
    churnedArr,
    contractedArr,
    expandedArr,
    grr: shareOf(kept, startingArr),
    nrr: shareOf(kept + expandedArr, startingArr),
    logoRetention: shareOf(members.length - churned.length, members.length),
  }
}

/** The accounts of each group, their ids in order; `null` = in none, comes last. Every account is in one group, so groups add up to the whole. */
export function groupMovements(
  accounts: readonly ArrMovement[],
  groupOf: (account: ArrMovement) => string | null,
): { group: string | null; accounts: ArrMovement[] }[] {
  const groups = [...Map.groupBy(accounts, groupOf)].map(([group, own]) => ({
    group,
    accounts: own.toSorted((a, b) => byText(a.accountId, b.accountId)),
  }))
  return groups.toSorted((a, b) => Number(a.group === null) - Number(b.group === null) || byText(a.group ?? '', b.group ?? ''))
}

const shareOf = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole)
