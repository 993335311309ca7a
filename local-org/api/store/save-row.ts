import type { FieldValues, WriteOptions } from '../org.ts'
import type { Rights } from '../access/rights.ts'
import type { FieldDefinition, ObjectDefinition } from '../schema/object-definition.ts'
import { quoted, type SqlValue } from './database.ts'
import { derivedFields, type Row } from './derived-fields.ts'
import { toStored } from './field-values.ts'
import { changesLicenses, checkLicenses, countLicenses } from './licenses.ts'
import { checkReference, findByKey, resolveForeignKey } from './references.ts'
import { Refusal } from './refusal.ts'
import { rollUpParent } from './roll-ups.ts'
import { currentInstant, readValue, type StoreContext } from './store-context.ts'
import { isStored } from './tables.ts'
import { checkValidationRules } from './validation-rules.ts'
import { planWrite } from './write-plan.ts'

/** Objects whose rows say who may do what. */
const permissionObjects = new Set(['User', 'Profile', 'PermissionSet', 'PermissionSetAssignment', 'ObjectPermissions', 'FieldPermissions'])

/**
 * Creates a row as a user and gives its id.
 * @throws Refusal when the org does not take the row
 */
export function createRow(
  context: StoreContext,
  rights: Rights,
  object: ObjectDefinition,
  fields: FieldValues,
  options: WriteOptions,
): string {
  if (!rights.may('create', object)) {
    throw new Refusal('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be inserted: ${object.label.en_US}`)
  }
  const given = readGiven(context, rights, object, fields, 'create', options)
  return insertRow(context, object, given, rights.reader.userId)
}

/** Creates a row from stored values, as the org itself: no rights are asked, every other rule holds. */
export function insertRow(context: StoreContext, object: ObjectDefinition, given: Row, userId: string): string {
  const at = currentInstant(context)
  const id = context.ids.next(object)
  const row: Row = { Id: id, ...defaultsOf(context, object, given, userId), ...auditFields(object, at, userId), ...given }
  for (const field of profileOf(object).autoNumbers) {
    row[field.name] = context.ids.nextAutoNumber(object, field)
  }
  // A custom object's row nobody named is called by its id.
  if (object.kind === 'custom') row.Name ??= id.slice(0, 15)
  derive(context, object, row, null, given, at)
  checkRequired(object, row)
  checkValidationRules(context, object, { row, before: null, given, userId })
  checkUnique(context, object, row, given)
  checkUniquePair(context, object, row)
  if (object.kind === 'setup') checkLicenses(context, object, row, null)
  const { insertAll, stored } = profileOf(object)
  context.database.run(
    insertAll,
    stored.map((field) => row[field.name] ?? null),
  )
  afterSave(context, object, row)
  return id
}

/** @throws Refusal when the row is missing, deleted, or would break a rule */
export function updateRow(
  context: StoreContext,
  rights: Rights,
  object: ObjectDefinition,
  id: string,
  fields: FieldValues,
  options: WriteOptions,
): void {
  if (!rights.may('edit', object)) {
    throw new Refusal('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY', `entity type cannot be updated: ${object.label.en_US}`)
  }
  changeRow(context, object, id, readGiven(context, rights, object, fields, 'edit', options), rights.reader.userId)
}

/** Changes a row from stored values, as the org itself. */
export function changeRow(context: StoreContext, object: ObjectDefinition, id: string, given: Row, userId: string): void {
  const before = readRow(context, object, id)
  const at = currentInstant(context)
  const row: Row = { ...before, ...given }
  derive(context, object, row, before, given, at)
  checkRequired(object, row)
  checkValidationRules(context, object, { row, before, given, userId })
  checkUnique(context, object, row, given)
  if (object.kind === 'setup') checkLicenses(context, object, row, before)
  const changed = Object.keys(row).filter((name) => row[name] !== before[name])
  const stamp: Row = object.fieldsByName.has('lastmodifieddate')
    ? { LastModifiedDate: at, LastModifiedById: userId, SystemModstamp: at }
    : {}
  const values: Row = { ...Object.fromEntries(changed.map((name) => [name, row[name] ?? null])), ...stamp }
  const assignments = Object.keys(values).map((name) => `${quoted(name)} = ?`)
  context.database.run(`UPDATE ${quoted(object.name)} SET ${assignments.join(', ')} WHERE Id = ?`, [...Object.values(values), id])
  afterSave(context, object, row)
}

/** @throws Refusal when the row is missing or deleted */
export function readRow(context: StoreContext, object: ObjectDefinition, id: string): Row {
  const { stored, selectAll } = profileOf(object)
  const values = context.database.row(selectAll, [id])
  if (!values) throw new Refusal('INVALID_CROSS_REFERENCE_KEY', 'invalid cross reference id')
  const row = Object.fromEntries(stored.map((field, index) => [field.name, values[index] ?? null]))
  if (row.IsDeleted === 1) throw new Refusal('ENTITY_IS_DELETED', 'entity is deleted')
  return row
}

/** The incoming keys and values as fields and stored values. A CSV cell that is empty says nothing; `#N/A` says null. */
function readGiven(
  context: StoreContext,
  rights: Rights,
  object: ObjectDefinition,
  fields: FieldValues,
  action: 'create' | 'edit',
  options: WriteOptions,
): Row {
  const fromText = options.fromText === true
  const plan = planWrite(context.schema, rights, object, Object.keys(fields), action)
  const given: Row = {}
  for (const { key, field, column } of plan.values) {
    const value = fields[key]
    if (fromText && value === '') continue
    const stored = toStored(field, fromText && value === '#N/A' ? null : value, fromText, column)
    if (field.reference && typeof stored === 'string') checkReference(context, field, stored)
    given[field.name] = stored
  }
  for (const planned of plan.foreignKeys) {
    const value = fields[planned.key]
    if (fromText && value === '') continue
    given[planned.field.name] = resolveForeignKey(context, object, planned, fromText && value === '#N/A' ? null : value)
  }
  return given
}

function defaultsOf(context: StoreContext, object: ObjectDefinition, given: Row, userId: string): Row {
  const { defaults, hasOwner, hasCurrency } = profileOf(object)
  const owner = hasOwner && (given.OwnerId ?? null) === null ? { OwnerId: userId } : null
  const currency = hasCurrency ? { CurrencyIsoCode: context.rights.of(userId).reader.currency } : null
  return owner || currency ? { ...defaults, ...owner, ...currency } : defaults
}

function auditFields(object: ObjectDefinition, at: string, userId: string): Row {
  if (!object.fieldsByName.has('createddate')) return { IsDeleted: 0, SystemModstamp: at }
  return { IsDeleted: 0, CreatedDate: at, CreatedById: userId, LastModifiedDate: at, LastModifiedById: userId, SystemModstamp: at }
}

function derive(context: StoreContext, object: ObjectDefinition, row: Row, before: Row | null, given: Row, at: string): void {
  const rule = derivedFields[object.name]
  if (!rule) return
  const valueOf = (of: string, id: SqlValue | undefined, field: string) => readValue(context.database, of, id, field)
  Object.assign(row, rule({ row, before, given: new Set(Object.keys(given)), at, timeZone: context.timeZone, valueOf }))
}

function checkRequired(object: ObjectDefinition, row: Row): void {
  const missing = profileOf(object).required.filter((field) => (row[field.name] ?? null) === null)
  if (missing.length === 0) return
  const names = missing.map((field) => field.name)
  throw new Refusal('REQUIRED_FIELD_MISSING', `Required fields are missing: [${names.join(', ')}]`, names)
}

function checkUnique(context: StoreContext, object: ObjectDefinition, row: Row, given: Row): void {
  for (const field of profileOf(object).unique) {
    const value = given[field.name] ?? null
    if (value === null) continue
    const other = findByKey(context, object, field, value).find((id) => id !== row.Id)
    if (other) {
      throw new Refusal('DUPLICATE_VALUE', `duplicate value found: ${field.name} duplicates value on record with id: ${other}`, [
        field.name,
      ])
    }
  }
}

/** Two lookups that may point to the same two rows once only. */
const uniquePairs: Readonly<Record<string, readonly [string, string]>> = {
  AccountContactRelation: ['AccountId', 'ContactId'],
  AccountTeamMember: ['AccountId', 'UserId'],
  CampaignMember: ['CampaignId', 'ContactId'],
  PermissionSetAssignment: ['AssigneeId', 'PermissionSetId'],
  PermissionSetLicenseAssign: ['AssigneeId', 'PermissionSetLicenseId'],
}

function checkUniquePair(context: StoreContext, object: ObjectDefinition, row: Row): void {
  const pair = uniquePairs[object.name]
  if (!pair) return
  const [first, second] = pair
  const other = context.database.row(
    `SELECT Id FROM ${quoted(object.name)} WHERE ${quoted(first)} = ? AND ${quoted(second)} = ? AND "IsDeleted" = 0`,
    [row[first] ?? null, row[second] ?? null],
  )
  if (other)
    throw new Refusal('DUPLICATE_VALUE', `duplicate value found: ${second} duplicates value on record with id: ${other[0]}`, [second])
}

function afterSave(context: StoreContext, object: ObjectDefinition, row: Row): void {
  rollUpParent(context.database, object, row)
  if (permissionObjects.has(object.name)) context.rights.forget()
  if (changesLicenses(object)) countLicenses(context.database)
}

/** What a save asks of an object again and again. */
interface SaveProfile {
  stored: FieldDefinition[]
  selectAll: string
  insertAll: string
  required: FieldDefinition[]
  unique: FieldDefinition[]
  autoNumbers: FieldDefinition[]
  defaults: Row
  hasOwner: boolean
  hasCurrency: boolean
}

const saveProfiles = new WeakMap<ObjectDefinition, SaveProfile>()

function profileOf(object: ObjectDefinition): SaveProfile {
  const known = saveProfiles.get(object)
  if (known) return known
  const stored = object.fields.filter(isStored)
  const defaulted = stored.filter((field) => field.defaultValue !== null)
  const profile = {
    stored,
    selectAll: `SELECT ${stored.map((field) => quoted(field.name)).join(', ')} FROM ${quoted(object.name)} WHERE Id = ?`,
    insertAll: `INSERT INTO ${quoted(object.name)} (${stored.map((field) => quoted(field.name)).join(', ')}) VALUES (${stored.map(() => '?').join(', ')})`,
    required: stored.filter((field) => field.required),
    unique: stored.filter((field) => field.unique),
    autoNumbers: stored.filter((field) => field.autoNumberFormat !== null),
    defaults: Object.fromEntries(defaulted.map((field) => [field.name, storedDefault(field)])),
    hasOwner: object.fieldsByName.has('ownerid'),
    hasCurrency: object.fieldsByName.has('currencyisocode'),
  }
  saveProfiles.set(object, profile)
  return profile
}

function storedDefault(field: FieldDefinition): SqlValue {
  return typeof field.defaultValue === 'boolean' ? Number(field.defaultValue) : field.defaultValue
}
