import type { Connection } from '../salesforce/connect.ts'
import { quotedIds } from '../salesforce/id-list.ts'
import { readAll } from '../salesforce/read-all.ts'
import { createRemember } from '../salesforce/remember.ts'

/** Whether a user may read an account; ids of 18 characters. @throws Problem when the org cannot be asked */
export type MaySeeAccount = (userId: string, accountId: string) => Promise<boolean>

/** Those of at most 200 accounts that a user may read; ids of 18 characters. @throws Problem when the org cannot be asked */
export type FindVisibleAccounts = (userId: string, accountIds: readonly string[]) => Promise<ReadonlySet<string>>

/** The org tells of so many records at once. Source: Object Reference, "UserRecordAccess" */
export const mostAccountsAsked = 200

const keptMs = 60_000
const mostKept = 10_000

/**
 * Asks about each user and account once a minute at most: who loses access still sees the account for that long. A failed question is not kept.
 */
export function rememberAccess(ask: MaySeeAccount, now: () => Date): MaySeeAccount {
  const remember = createRemember({ forMs: keptMs, most: mostKept }, now)
  return (userId, accountId) => remember(`${userId} ${accountId}`, () => ask(userId, accountId))
}

/**
 * The org's own answer, sharing included; no row = the org has no such account, or hides it from the integration user too.
 * Source: Object Reference, "UserRecordAccess"
 */
export const findVisibleAccounts =
  (connection: Connection): FindVisibleAccounts =>
  async (userId, accountIds) => {
    const asked = `UserId = '${userId}' AND RecordId IN (${quotedIds(accountIds)})`
    const records = await readAll(connection.forWork(), `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE ${asked}`)
    return new Set(records.flatMap(({ RecordId, HasReadAccess }) => (HasReadAccess === true ? [String(RecordId)] : [])))
  }

export const askOrg =
  (connection: Connection): MaySeeAccount =>
  async (userId, accountId) =>
    (await findVisibleAccounts(connection)(userId, [accountId])).has(accountId)
