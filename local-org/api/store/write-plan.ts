import { fieldNamed, type FieldDefinition, type ObjectDefinition } from '../schema/object-definition.ts'
import type { Rights } from '../access/rights.ts'
import type { Schema } from '../schema/schema.ts'
import { Refusal } from './refusal.ts'

/** How the keys of an incoming row map to fields; the same for every row with the same keys. */
export interface WritePlan {
  values: PlannedValue[]
  /** Lookups given by the parent's external id: `Account__r.Key__c`. */
  foreignKeys: PlannedForeignKey[]
}

export interface PlannedValue {
  key: string
  field: FieldDefinition
  /** Position among the row's keys. */
  column: number
}

export interface PlannedForeignKey {
  key: string
  field: FieldDefinition
  /** Field and object named by a CSV header; null = the JSON value names the field. */
  inHeader: { target: string | null; field: string } | null
}

const plansByRights = new WeakMap<Rights, Map<string, WritePlan>>()

/** @throws Refusal for a key that is no field, or none this user may write */
export function planWrite(schema: Schema, rights: Rights, object: ObjectDefinition, keys: string[], action: 'create' | 'edit'): WritePlan {
  const plans = plansByRights.get(rights) ?? new Map<string, WritePlan>()
  plansByRights.set(rights, plans)
  const name = `${action} ${object.name} ${keys.join(',')}`
  const known = plans.get(name)
  if (known) return known
  const plan = makePlan(schema, rights, object, keys, action)
  plans.set(name, plan)
  return plan
}

function makePlan(schema: Schema, rights: Rights, object: ObjectDefinition, keys: string[], action: 'create' | 'edit'): WritePlan {
  const plan: WritePlan = { values: [], foreignKeys: [] }
  keys.forEach((key, column) => {
    const lower = key.toLowerCase()
    if (lower === 'attributes' || (lower === 'id' && action === 'edit')) return
    if (lower === 'id') throw new Refusal('INVALID_FIELD_FOR_INSERT_UPDATE', 'cannot specify Id in an insert call', ['Id'])
    const field = fieldNamed(object, key)
    if (field) {
      checkWritable(rights, object, field, action)
      plan.values.push({ key, field, column })
      return
    }
    const foreignKey = foreignKeyOf(object, key)
    if (!foreignKey) throw noSuchColumn(object, key)
    checkWritable(rights, object, foreignKey.field, action)
    if (foreignKey.inHeader?.target && !schema.find(foreignKey.inHeader.target)) throw noSuchColumn(object, key)
    plan.foreignKeys.push(foreignKey)
  })
  return plan
}

function checkWritable(rights: Rights, object: ObjectDefinition, field: FieldDefinition, action: 'create' | 'edit'): void {
  if (!rights.mayReadField(object, field)) throw noSuchColumn(object, field.name)
  const allowed =
    rights.mayWriteField(object, field) && !(action === 'edit' && (field.writtenBy === 'createOnly' || isCreationAudit(field)))
  if (!allowed) {
    throw new Refusal(
      'INVALID_FIELD_FOR_INSERT_UPDATE',
      `Unable to create/update fields: ${field.name}. Please check the security settings of this field and verify that it is read/write for your profile or permission set.`,
      [field.name],
    )
  }
}

/** "Set Audit Fields upon Record Creation" opens these on create only. */
function isCreationAudit(field: FieldDefinition): boolean {
  return field.writtenBy === 'audit'
}

export function noSuchColumn(object: ObjectDefinition, name: string): Refusal {
  return new Refusal('INVALID_FIELD', `No such column '${name}' on sobject of type ${object.name}`)
}

/** `Account__r`, `Account__r.Key__c` or, for a lookup to several objects, `Account:What.Key__c`. */
function foreignKeyOf(object: ObjectDefinition, key: string): PlannedForeignKey | null {
  const parts = /^(?:(\w+):)?(\w+)(?:\.(\w+))?$/.exec(key)
  if (!parts) return null
  const [, target, relationship, external] = parts
  const field = object.fields.find((candidate) => candidate.reference?.relationshipName?.toLowerCase() === relationship?.toLowerCase())
  if (!field) return null
  return { key, field, inHeader: external ? { target: target ?? null, field: external } : null }
}
