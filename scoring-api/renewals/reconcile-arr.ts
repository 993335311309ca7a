import { byText } from './renewal.ts'

/** Why an account is in no figure. */
export type LeftAsideReason = 'notKnown' | 'noRate' | 'outsideScope' | 'notVisible'

/** An account on the as-of day, in hundredths of the corporate currency. */
export interface AccountArr {
  accountId: string
  isInScope: boolean
  /** What the Account holds; null = nothing, or in a currency without a rate. */
  crm: number | null
  /** What the history says; null = the account is left aside. */
  history: number | null
  /** null = it is not. */
  leftAside: LeftAsideReason | null
}

/** Ending ARR beside what the Accounts in scope add up to: `crmArr − endingArr` is the sum of the differences, to the hundredth. */
export interface Reconciliation {
  crmArr: number | null
  endingArr: number
  /** Largest difference first; at most `mostNamed`. */
  differing: { accountId: string; crm: number; history: number }[]
  differingAccounts: number
  /** In the order of ids; at most `mostNamed`. */
  leftAside: { accountId: string; reason: LeftAsideReason }[]
  leftAsideAccounts: number
}

/** Accounts that are named; the others are counted. */
export const mostNamed = 50

/** @param hasCrmArr whether the org keeps ARR on Account */
export function reconcileArr(accounts: readonly AccountArr[], hasCrmArr: boolean): Reconciliation {
  const shown = accounts.map(({ accountId, isInScope, crm, history }) => ({
    accountId,
    crm: isInScope ? (crm ?? 0) : 0,
    history: history ?? 0,
  }))
  const differing = hasCrmArr ? shown.filter(({ crm, history }) => crm !== history) : []
  const leftAside = accounts.flatMap(({ accountId, leftAside: reason }) => (reason === null ? [] : [{ accountId, reason }]))
  const difference = ({ crm, history }: { crm: number; history: number }) => Math.abs(crm - history)
  return {
    crmArr: hasCrmArr ? shown.reduce((sum, { crm }) => sum + crm, 0) : null,
    endingArr: shown.reduce((sum, { history }) => sum + history, 0),
    differing: differing.toSorted((a, b) => difference(b) - difference(a) || byText(a.accountId, b.accountId)).slice(0, mostNamed),
    differingAccounts: differing.length,
    leftAside: leftAside.toSorted((a, b) => byText(a.accountId, b.accountId)).slice(0, mostNamed),
    leftAsideAccounts: leftAside.length,
  }
}
