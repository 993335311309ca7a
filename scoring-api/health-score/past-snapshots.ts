import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { addDays } from '../metric/calendar-day.ts'
import { toScaledInteger } from '../metric/decimal.ts'
import { quotedIds } from '../salesforce/id-list.ts'
import type { PastSnapshots } from './diff-health.ts'

/** The snapshots that decide whether another one is due. */

const snapshotObject = 'CsHealthSnapshot__c'

export const snapshotColumnsRead = ['Account__c', 'Key__c', 'AsOfDate__c', 'Score__c', 'InputHash__c', 'ScoredAt__c']
export const snapshotFieldsRead = snapshotColumnsRead.map((field) => ({ object: snapshotObject, field }))

const recentDays = 8
const monthDays = 30
const oldestDays = 38

/** Those that the diff asks for: of the last eight days, and around 30 days ago. @param accountIds null = of all accounts */
export function snapshotQuery(asOfDate: string, accountIds: readonly string[] | null): string {
  const recent = `(AsOfDate__c >= ${addDays(asOfDate, -recentDays)} AND AsOfDate__c <= ${asOfDate})`
  const monthAgo = `(AsOfDate__c >= ${addDays(asOfDate, -oldestDays)} AND AsOfDate__c <= ${addDays(asOfDate, -monthDays)})`
  const account = accountIds === null ? 'Account__c != null' : `Account__c IN (${quotedIds(accountIds)})`
  return `SELECT ${snapshotColumnsRead.join(', ')} FROM ${snapshotObject} WHERE ${account} AND (${recent} OR ${monthAgo})`
}

type Newest = NonNullable<PastSnapshots['newest']>

/**
 * The newest snapshot of each account in either span, from the pages of `snapshotQuery`. A snapshot whose key begins with another account's id
 * came with a merge: it tells of the account that is gone.
 * One small object an account stays in memory, whatever the number of snapshots.
 */
export async function indexSnapshots(pages: string[], asOfDate: string): Promise<(accountId: string) => PastSnapshots> {
  const newestMonthAgo = addDays(asOfDate, -monthDays)
  const recent = new Map<string, Newest>()
  const monthAgo = new Map<string, { asOfDate: string; score: number | null }>()
  for (const page of pages) {
    const rows = createReadStream(page).pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>
    for await (const [accountId = '', key = '', date = '', score = '', hash = '', scoredAt = ''] of rows) {
      if (!key.startsWith(accountId)) continue
      if (date > newestMonthAgo) keepNewest(recent, accountId, { asOfDate: date, inputHash: hash, scoredAt: toInstant(scoredAt) })
      else keepNewest(monthAgo, accountId, { asOfDate: date, score: score === '' ? null : toScaledInteger(score, 2) })
    }
  }
  return (accountId) => ({ newest: recent.get(accountId) ?? null, scoreMonthAgo: monthAgo.get(accountId)?.score ?? null })
}

function keepNewest<T extends { asOfDate: string }>(newest: Map<string, T>, accountId: string, snapshot: T): void {
  const known = newest.get(accountId)
  if (known === undefined || known.asOfDate < snapshot.asOfDate) newest.set(accountId, snapshot)
}

const toInstant = (text: string): string | null => (text === '' ? null : new Date(text).toISOString())
