import type { Connection } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'

/** Whether a user may read an account; ids of 18 characters. @throws Problem when the org cannot be asked */
export type MaySeeAccount = (userId: string, accountId: string) => Promise<boolean>

const keptMs = 60_000
const mostKept = 10_000

/**
 * Asks about each user and account once a minute at most: who loses access still sees the account for that long. A failed question is not kept.
 */
export function rememberAccess(ask: MaySeeAccount, now: () => Date): MaySeeAccount {
  const known = new Map<string, { until: number; answer: Promise<boolean> }>()
  return async (userId, accountId) => {
    const key = `${userId} ${accountId}`
    const kept = known.get(key)
    if (kept !== undefined && kept.until > now().getTime()) return await kept.answer
    const answer = ask(userId, accountId)
    known.delete(key)
    known.set(key, { until: now().getTime() + keptMs, answer })
    if (known.size > mostKept) known.delete(known.keys().next().value ?? key)
    answer.catch(() => known.delete(key))
    return await answer
  }
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
