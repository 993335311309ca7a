import { quoted } from '../store/database.ts'
import { findId } from '../store/set-up-org.ts'
import type { StoreContext } from '../store/store-context.ts'
import { MetadataError } from '../schema/meta-element.ts'
import type { ComponentName } from './org-components.ts'

/**
 * Rows of deleted objects, values of deleted fields and deleted permission sets go; there is no recycle bin for them here.
 * @throws MetadataError for a permission set that users have
 */
export function dropRemoved(context: StoreContext, removed: readonly ComponentName[]): void {
  const { database, rights } = context
  const objects = new Set(removed.filter(({ type }) => type === 'CustomObject').map(({ fullName }) => fullName))
  for (const object of objects) database.exec(`DROP TABLE IF EXISTS ${quoted(object)}`)
  for (const { type, fullName } of removed) {
    const [object = '', field = ''] = fullName.split('.')
    if (type === 'CustomField' && !objects.has(object)) dropColumns(context, object, field)
    if (type === 'PermissionSet') dropPermissionSet(context, fullName)
  }
  rights.forget()
}

function dropColumns({ database }: StoreContext, object: string, field: string): void {
  for (const table of object === 'Activity' ? ['Task', 'Event'] : [object]) {
    const present = database.rows(`SELECT name FROM pragma_table_info('${table}')`).some(([name]) => name === field)
    if (!present) continue
    database.exec(`DROP INDEX IF EXISTS ${quoted(`${table}.${field}`)}`)
    database.exec(`ALTER TABLE ${quoted(table)} DROP COLUMN ${quoted(field)}`)
  }
}

function dropPermissionSet(context: StoreContext, name: string): void {
  const id = findId(context, 'PermissionSet', { Name: name })
  if (id === null) return
  const { database } = context
  if (database.row('SELECT Id FROM "PermissionSetAssignment" WHERE PermissionSetId = ? AND IsDeleted = 0', [id])) {
    throw new MetadataError(`${name}.permissionset-meta.xml`, `the permission set ${name} is assigned to users: take it from them first.`)
  }
  for (const table of ['ObjectPermissions', 'FieldPermissions']) database.run(`DELETE FROM ${quoted(table)} WHERE ParentId = ?`, [id])
  database.run('DELETE FROM "PermissionSet" WHERE Id = ?', [id])
}
