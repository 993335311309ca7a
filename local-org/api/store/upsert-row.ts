import { OrgError, type FieldValues, type WriteOptions } from '../org.ts'
import type { Rights } from '../access/rights.ts'
import type { ObjectDefinition } from '../schema/object-definition.ts'
import { toStored } from './field-values.ts'
import { findByKey } from './references.ts'
import { Refusal } from './refusal.ts'
import { createRow, updateRow } from './save-row.ts'
import type { StoreContext } from './store-context.ts'

export interface UpsertKey {
  field: string
  value: unknown
}

/**
 * Updates the row whose key field has the value, or creates it.
 * @throws OrgError 404 when the field is no key, 300 when several rows have the value
 * @throws Refusal when the row is not taken
 */
export function upsertRow(
  context: StoreContext,
  rights: Rights,
  object: ObjectDefinition,
  key: UpsertKey,
  fields: FieldValues,
  options: WriteOptions & { updateOnly?: boolean },
): { id: string; created: boolean } {
  const field = rights.readableField(object, key.field)
  if (!field || !(field.externalId || field.idLookup)) {
    throw new OrgError(404, 'NOT_FOUND', `Provided external ID field does not exist or is not accessible: ${key.field}`)
  }
  const byId = field.type === 'id'
  const value = toStored(field, key.value, options.fromText === true, 0)
  if (value === null && !byId) throw new Refusal('MISSING_ARGUMENT', `${field.name} not specified`, [field.name])
  const rest = Object.fromEntries(Object.entries(fields).filter(([name]) => name.toLowerCase() !== field.name.toLowerCase()))
  const found = value === null ? [] : findByKey(context, object, field, value)
  if (found.length > 1) {
    throw new OrgError(300, 'DUPLICATE_EXTERNAL_ID', `more than one record found for external id field: [${found.join(', ')}]`)
  }
  if (found[0] !== undefined) {
    updateRow(context, rights, object, found[0], rest, options)
    return { id: found[0], created: false }
  }
  if (options.updateOnly) throw new OrgError(404, 'NOT_FOUND', 'The requested resource does not exist')
  if (byId && value !== null) throw new Refusal('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
  const id = createRow(context, rights, object, byId ? rest : { ...rest, [field.name]: key.value }, options)
  return { id, created: true }
}
