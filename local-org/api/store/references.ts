import { fieldNamed, type FieldDefinition, type ObjectDefinition } from '../schema/object-definition.ts'
import { quoted, type SqlValue } from './database.ts'
import { labelOf, toStored } from './field-values.ts'
import { Refusal } from './refusal.ts'
import { selectById, type StoreContext } from './store-context.ts'
import type { PlannedForeignKey } from './write-plan.ts'

/** @throws Refusal when the id is of another kind of record, of none, or of a deleted one */
export function checkReference(context: StoreContext, field: FieldDefinition, id: string): void {
  const target = context.schema.ofRecord(id)
  if (!target || !field.reference?.to.includes(target.name)) {
    throw new Refusal('FIELD_INTEGRITY_EXCEPTION', `${labelOf(field)}: id value of incorrect type: ${id}`, [field.name])
  }
  const found = context.database.row(selectById(target.name, 'IsDeleted'), [id])
  if (!found) throw new Refusal('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id', [field.name])
  if (found[0] === 1) throw new Refusal('ENTITY_IS_DELETED', 'entity is deleted', [field.name])
  if (field.name === 'OwnerId' && target.name === 'User') checkOwner(context, id)
}

function checkOwner(context: StoreContext, userId: string): void {
  const [isActive] = context.database.row(selectById('User', 'IsActive'), [userId]) ?? []
  if (isActive !== 1) {
    throw new Refusal('INACTIVE_OWNER_OR_USER', `operation performed with inactive user [${userId}] as owner of record`, ['OwnerId'])
  }
}

/**
 * The id behind a parent named by its external id.
 * @throws Refusal when no row, or more than one, has that value
 */
export function resolveForeignKey(context: StoreContext, object: ObjectDefinition, planned: PlannedForeignKey, value: unknown): SqlValue {
  if (value === null || value === '' || value === undefined) return null
  const { target, external, given } = planned.inHeader
    ? { target: planned.inHeader.target, external: planned.inHeader.field, given: value }
    : readJsonKey(object, planned, value)
  const parent = parentObject(context, planned.field, target)
  const field = parent && fieldNamed(parent, external)
  if (!parent || !field || !(field.externalId || field.idLookup)) {
    throw new Refusal(
      'INVALID_FIELD',
      `Field name provided, ${external} is not an External ID or indexed field for ${parent?.name ?? target}`,
    )
  }
  const stored = toStored(field, given, planned.inHeader !== null, 0)
  const rows = findByKey(context, parent, field, stored)
  if (rows.length > 1) {
    throw new Refusal('DUPLICATE_EXTERNAL_ID', `more than one record found for external id field: [${rows.join(', ')}]`, [field.name])
  }
  if (rows[0] === undefined) {
    throw new Refusal(
      'INVALID_FIELD',
      `Foreign key external ID: ${String(given)} not found for field ${field.name} in entity ${parent.name}`,
    )
  }
  return rows[0]
}

function readJsonKey(object: ObjectDefinition, planned: PlannedForeignKey, value: unknown) {
  if (typeof value !== 'object' || value === null) {
    throw new Refusal('INVALID_FIELD', `No such column '${planned.key}' on sobject of type ${object.name}`)
  }
  const { attributes, ...keys } = value as { attributes?: { type?: string }; [key: string]: unknown }
  const [entry] = Object.entries(keys)
  if (!entry) throw new Refusal('INVALID_FIELD', `${planned.key} must name an external id field and its value`)
  return { target: attributes?.type ?? null, external: entry[0], given: entry[1] }
}

function parentObject(context: StoreContext, field: FieldDefinition, target: string | null): ObjectDefinition | undefined {
  const targets = field.reference?.to ?? []
  const name = target ?? (targets.length === 1 ? targets[0] : undefined)
  return name !== undefined && targets.includes(name) ? context.schema.find(name) : undefined
}

/** Ids of the live rows with this value; text keys ignore case unless the field says otherwise. */
export function findByKey(context: StoreContext, object: ObjectDefinition, field: FieldDefinition, value: SqlValue): string[] {
  const sql = findStatements.get(field) ?? findStatement(object, field)
  findStatements.set(field, sql)
  return context.database.rows(sql, [value]).map(([id]) => String(id))
}

const findStatements = new WeakMap<FieldDefinition, string>()

function findStatement(object: ObjectDefinition, field: FieldDefinition): string {
  const collation = field.caseSensitive || field.type === 'id' ? '' : ' COLLATE NOCASE'
  return `SELECT Id FROM ${quoted(object.name)} WHERE ${quoted(field.name)} = ?${collation} AND "IsDeleted" = 0 LIMIT 2`
}
