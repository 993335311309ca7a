import type { Connection } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { createRemember } from '../salesforce/remember.ts'

/** Whether a user may read an account; ids of 18 characters. @throws Problem when the org cannot be asked */
export type MaySeeAccount = (userId: string, accountId: string) => Promise<boolean>

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
export const askOrg =
  (connection: Connection): MaySeeAccount =>
  async (userId, accountId) => {
    const soql = `SELECT RecordId, HasReadAccess FROM UserRecordAccess WHERE UserId = '${userId}' AND RecordId = '${accountId}'`
    const [record] = await readAll(connection.forWork(), soql)
    return record?.['HasReadAccess'] === true
  }
