import type { Rights } from '../access/rights.ts'
import type { ObjectDefinition } from '../schema/object-definition.ts'
import type { ChildRelationship } from '../schema/schema.ts'
import { quoted } from './database.ts'
import { changesLicenses, countLicenses } from './licenses.ts'
import { Refusal } from './refusal.ts'
import { rollUpParent } from './roll-ups.ts'
import { runBeforeDelete } from './run-triggers.ts'
import { readRow } from './save-row.ts'
import { currentInstant, type StoreContext } from './store-context.ts'

/**
 * Puts a row, and the rows that cannot be without it, into the recycle bin; empties lookups to it.
 * @throws Refusal when the row is missing, deleted already, or another row holds on to it
 */
export function deleteRow(context: StoreContext, rights: Rights, object: ObjectDefinition, id: string): void {
  const row = readRow(context, object, id)
  if (!rights.may('delete', object)) {
    throw new Refusal('INSUFFICIENT_ACCESS_OR_READONLY', 'insufficient access rights on object id')
  }
  runBeforeDelete(context, object, row, rights.reader.language)
  context.database.inTransaction(() => remove(context, object, [id], rights.reader.userId))
  rollUpParent(context.database, object, row)
  if (object.kind === 'setup') context.rights.forget()
  if (changesLicenses(object)) countLicenses(context.database)
}

function remove(context: StoreContext, object: ObjectDefinition, ids: string[], userId: string): void {
  if (ids.length === 0) return
  const idList = JSON.stringify(ids)
  const at = currentInstant(context)
  context.database.run(
    `UPDATE ${quoted(object.name)} SET IsDeleted = 1, LastModifiedDate = ?1, LastModifiedById = ?2, SystemModstamp = ?1
     WHERE Id IN (SELECT value FROM json_each(?3))`,
    [at, userId, idList],
  )
  for (const relationship of context.schema.childrenOf(object.name)) release(context, relationship, idList, at, userId)
}

function release(context: StoreContext, { child, field }: ChildRelationship, idList: string, at: string, userId: string): void {
  const staysAsItIs = field.writtenBy === 'audit' || field.writtenBy === 'system' || field.name === 'OwnerId'
  if (child.kind === 'metadata' || staysAsItIs) return
  const held = context.database
    .rows(`SELECT Id FROM ${quoted(child.name)} WHERE ${quoted(field.name)} IN (SELECT value FROM json_each(?)) AND IsDeleted = 0`, [
      idList,
    ])
    .map(([id]) => String(id))
  if (held.length === 0) return
  const deletion = field.reference?.onParentDelete
  if (deletion === 'restrict') {
    throw new Refusal(
      'DELETE_FAILED',
      `Your attempt to delete the record could not be completed because it is associated with the following ${child.labelPlural.en_US.toLowerCase()}: ${held.slice(0, 5).join(', ')}`,
    )
  }
  if (deletion === 'cascade') return remove(context, child, held, userId)
  context.database.run(
    `UPDATE ${quoted(child.name)} SET ${quoted(field.name)} = NULL, LastModifiedDate = ?1, LastModifiedById = ?2, SystemModstamp = ?1
     WHERE Id IN (SELECT value FROM json_each(?3))`,
    [at, userId, JSON.stringify(held)],
  )
}
