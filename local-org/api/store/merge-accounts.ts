import { quoted } from './database.ts'
import { Refusal } from './refusal.ts'
import { readRow } from './save-row.ts'
import { currentInstant, type StoreContext } from './store-context.ts'

const mostLosers = 2

/**
 * Merges accounts as an org does: what belongs to the losers belongs to the winner from now on (master-detail children too, whether or
 * not they may be reparented otherwise), the losers are deleted and name the winner in MasterRecordId.
 * No trigger or validation rule of the children runs, and the winner's own fields stay as they are.
 * Source: SOAP API Developer Guide, "merge()" (at most three records, hierarchies without cycles); Apex Developer Guide,
 * "Operations That Don't Invoke Triggers".
 * @throws Refusal when an account is missing or deleted, or the hierarchy would run in a circle
 */
export function mergeAccounts(context: StoreContext, userId: string, winner: string, losers: readonly string[]): void {
  const account = context.schema.get('Account')
  if (losers.length === 0 || losers.length > mostLosers || new Set([winner, ...losers]).size !== losers.length + 1) {
    throw new Refusal('INVALID_NUM_OF_MERGE_RECORDS', `one or two other accounts can be merged into ${winner}`)
  }
  for (const id of [winner, ...losers]) readRow(context, account, id)
  if (ancestorsOf(context, winner).some((id) => losers.includes(id))) {
    throw new Refusal('CIRCULAR_DEPENDENCY', 'the account would be its own parent', ['ParentId'])
  }
  context.database.inTransaction(() => {
    const at = currentInstant(context)
    const list = JSON.stringify(losers)
    for (const { child, field } of context.schema.childrenOf('Account')) {
      if (child.kind === 'metadata') continue
      dropDuplicates(context, child.name, field.name, winner, list)
      context.database.run(
        `UPDATE ${quoted(child.name)} SET ${quoted(field.name)} = ?1, LastModifiedDate = ?2, LastModifiedById = ?3, SystemModstamp = ?2
         WHERE ${quoted(field.name)} IN (SELECT value FROM json_each(?4)) AND IsDeleted = 0`,
        [winner, at, userId, list],
      )
    }
    context.database.run(
      `UPDATE "Account" SET IsDeleted = 1, MasterRecordId = ?1, LastModifiedDate = ?2, LastModifiedById = ?3, SystemModstamp = ?2
       WHERE Id IN (SELECT value FROM json_each(?4))`,
      [winner, at, userId, list],
    )
    context.database.run('UPDATE "Account" SET LastModifiedDate = ?1, LastModifiedById = ?2, SystemModstamp = ?1 WHERE Id = ?3', [
      at,
      userId,
      winner,
    ])
  })
}

function ancestorsOf({ database }: StoreContext, id: string): string[] {
  const above = `WITH RECURSIVE above(id) AS (
    SELECT ParentId FROM "Account" WHERE Id = ? UNION SELECT a.ParentId FROM "Account" a JOIN above ON a.Id = above.id)
    SELECT id FROM above WHERE id IS NOT NULL`
  return database.rows(above, [id]).map(([ancestor]) => String(ancestor))
}

/** Rows that join an account to somebody once: the winner's own stays, the losers' second one goes. */
const joins: Readonly<Record<string, string>> = { AccountContactRelation: 'ContactId', AccountTeamMember: 'UserId' }

function dropDuplicates({ database }: StoreContext, child: string, field: string, winner: string, losers: string): void {
  const other = joins[child]
  if (other === undefined) return
  database.run(
    `UPDATE ${quoted(child)} SET IsDeleted = 1 WHERE IsDeleted = 0 AND ${quoted(field)} IN (SELECT value FROM json_each(?1)) AND (
       ${quoted(other)} IN (SELECT ${quoted(other)} FROM ${quoted(child)} WHERE IsDeleted = 0 AND ${quoted(field)} = ?2)
       OR Id NOT IN (SELECT min(Id) FROM ${quoted(child)} WHERE IsDeleted = 0 AND ${quoted(field)} IN (SELECT value FROM json_each(?1)) GROUP BY ${quoted(other)}))`,
    [losers, winner],
  )
}
