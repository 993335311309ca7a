import type { CurrencyRates } from '../health-score/currency.ts'
import { arrOn, toCorporateArr, type ArrHistory, type ArrStep, type Money } from './arr-history.ts'
import { ledgerHistory } from './arr-ledger.ts'
import type { AccountArr, LeftAsideReason } from './reconcile-arr.ts'
import type { RetainedAccount } from './retained-account-records.ts'

/** What is known of the ARR of the past. */
export interface ArrPast {
  source: 'records' | 'ledger'
  /** By account id; an account without any never had ARR. */
  steps: ReadonlyMap<string, readonly ArrStep[]>
  /** null = it goes back to the beginning. */
  recordedFrom: string | null
}

export interface RetentionBook {
  /** Of the accounts that count. */
  histories: ArrHistory[]
  /** Every account that retention looked at, on the as-of day. */
  accounts: AccountArr[]
  /** Different owners of the accounts that count and have ARR on the as-of day. */
  owners: number
}

/**
 * Who counts: accounts in scope, and those that left it without ARR, or are gone, for a book without the customers it lost would retain all.
 * An account that has ARR and is outside the scope, or cannot be seen, is left aside altogether.
 * @param accounts by id
 * @param rates null = the org has one currency
 */
export function retentionBook(
  accounts: ReadonlyMap<string, RetainedAccount>,
  past: ArrPast,
  { asOf, rates }: { asOf: string; rates: CurrencyRates | null },
): RetentionBook {
  const book: RetentionBook = { histories: [], accounts: [], owners: 0 }
  const owners = new Set<string>()
  for (const accountId of new Set([...accounts.keys(), ...past.steps.keys()])) {
    const account = accounts.get(accountId) ?? null
    const history = historyOf(accountId, account, past)
    const now = arrOn(history, asOf)
    const arr = now && toCorporateArr(now, rates)
    const leftAside = arr === null ? (now === null ? 'notKnown' : 'noRate') : reasonOf(arr, account)
    const isElsewhere = leftAside === 'outsideScope' || leftAside === 'notVisible'
    if (!isElsewhere) book.histories.push(history)
    if (!isElsewhere && arr !== null && arr > 0 && account !== null && account.ownerId !== null) owners.add(account.ownerId)
    book.accounts.push({
      accountId,
      isInScope: account?.isInScope ?? false,
      crm: crmOf(account?.arr ?? null, rates),
      history: isElsewhere ? null : arr,
      leftAside,
    })
  }
  return { ...book, owners: owners.size }
}

function historyOf(accountId: string, account: RetainedAccount | null, { source, steps, recordedFrom }: ArrPast): ArrHistory {
  const own = steps.get(accountId) ?? []
  const segment = account?.segment ?? null
  if (source === 'records') return { accountId, segment, recordedFrom, customerSince: null, steps: own }
  return ledgerHistory({ accountId, segment, customerSince: account?.customerSince ?? null }, own, recordedFrom)
}

function reasonOf(arr: number, account: RetainedAccount | null): LeftAsideReason | null {
  if (arr === 0 || account?.isInScope === true) return null
  return account === null ? 'notVisible' : 'outsideScope'
}

/** An ARR below 0 counts in the CRM's sum as it stands there. */
function crmOf(arr: Money | null, rates: CurrencyRates | null): number | null {
  if (arr === null) return null
  const size = toCorporateArr([{ ...arr, amount: Math.abs(arr.amount) }], rates)
  return size === null || arr.amount >= 0 ? size : -size
}
