import { toArr } from '../health-score/account-arr.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import type { Money } from './arr-history.ts'

/** Accounts as retention looks at them: all of them, for a customer that left may have left the scope too. */

export interface RetainedAccountColumns {
  /** null = the org keeps no ARR on Account. */
  arr: string | null
  /** null = the org has one currency. */
  arrCurrency: string | null
  /** null = the org has no segments. */
  segment: string | null
  customerSince: string
}

export interface RetainedAccount {
  accountId: string
  ownerId: string | null
  segment: string | null
  /** `yyyy-mm-dd`; null = not known. */
  customerSince: string | null
  /** null = it is empty. */
  arr: Money | null
  isInScope: boolean
}

/**
 * @param isOfInterest by id: accounts that are read although they are out of scope and have no ARR
 * @returns by id, accounts in scope, with ARR or of interest
 * @throws Problem
 */
export async function readRetainedAccounts(
  salesforce: Salesforce,
  columns: RetainedAccountColumns,
  scopeFilter: string | null,
  isOfInterest: (accountId: string) => boolean,
  request: RowsRequest,
): Promise<Map<string, RetainedAccount>> {
  const inScope = scopeFilter === null ? null : await readIdsInScope(salesforce, scopeFilter, request)
  const asked = [...new Set(['Id', 'OwnerId', ...Object.values(columns).flatMap((column: string | null) => column ?? [])])]
  const accounts = new Map<string, RetainedAccount>()
  await readRows(salesforce, `SELECT ${asked.join(', ')} FROM Account`, asked, 'retained-accounts', request, (row) => {
    const cell = (column: string | null): string | null => (column === null ? null : row[column] || null)
    const accountId = row['Id'] ?? ''
    const amount = toArr({ amount: cell(columns.arr), isoCode: null }, null)
    const isInScope = inScope === null || inScope.has(accountId)
    if (!isInScope && amount === null && !isOfInterest(accountId)) return
    accounts.set(accountId, {
      accountId,
      ownerId: cell('OwnerId'),
      segment: cell(columns.segment),
      customerSince: cell(columns.customerSince)?.slice(0, 10) ?? null,
      arr: amount === null ? null : { amount, isoCode: cell(columns.arrCurrency) },
      isInScope,
    })
  })
  return accounts
}

async function readIdsInScope(salesforce: Salesforce, scopeFilter: string, request: RowsRequest): Promise<Set<string>> {
  const ids = new Set<string>()
  await readRows(salesforce, `SELECT Id FROM Account WHERE (${scopeFilter})`, ['Id'], 'accounts-in-scope', request, (row) => {
    ids.add(row['Id'] ?? '')
  })
  return ids
}
