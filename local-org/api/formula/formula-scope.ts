import type { FieldDefinition, ObjectDefinition } from '../schema/object-definition.ts'
import { fieldNamed } from '../schema/object-definition.ts'
import type { Schema } from '../schema/schema.ts'
import type { SqlValue } from '../store/database.ts'
import type { Row } from '../store/derived-fields.ts'
import { FormulaError, formulaTypeOf, toFormulaValue, type FormulaType, type FormulaValue } from './formula-types.ts'

/** What names in a formula may stand for. */
export interface FormulaScope {
  schema: Schema
  object: ObjectDefinition
  customPermissions: ReadonlySet<string>
}

/** What a formula is calculated on. */
export interface Calculation {
  /** The row as it is about to be saved. */
  row: Row
  /** As it was; null when it is created. */
  before: Row | null
  /** The user's local day. */
  today: string
  now: string
  timeZone: string
  userId: string
  mayUse(customPermission: string): boolean
  /** A field of another record; null when the record or the value is missing. */
  valueOf(object: string, id: SqlValue, field: string): SqlValue
}

/** A name in a formula. */
export interface Reference {
  type: FormulaType
  read: (on: Calculation) => FormulaValue
  /** For ISCHANGED and PRIORVALUE: the field of the record itself; null for anything further away. */
  ownField: FieldDefinition | null
}

/** @throws FormulaError for a name that stands for nothing */
export function resolveName(scope: FormulaScope, name: string): Reference {
  if (name.startsWith('$')) return globalVariable(scope, name)
  const parts = name.split('.')
  const path = [parts[0]?.toLowerCase(), ...parts.slice(1)]
  const relative =
    parts.length > 1 && path[0] === scope.object.name.toLowerCase() && !relationship(scope.object, parts[0] ?? '') ? parts.slice(1) : parts
  if (relative.length > 1) return parentField(scope, scope.object, relative, name, (on, field) => on.row[field.name] ?? null)
  const field = fieldNamed(scope.object, relative[0] ?? '')
  if (!field) throw noSuchField(name)
  return { type: formulaTypeOf(field), read: ({ row }) => toFormulaValue(field, row[field.name] ?? null), ownField: field }
}

/** The value of a field of the record before this save; a new record has no other value than the new one. */
export function priorValue(field: FieldDefinition, { row, before }: Calculation): FormulaValue {
  return toFormulaValue(field, (before ?? row)[field.name] ?? null)
}

const relationship = (object: ObjectDefinition, name: string): FieldDefinition | undefined =>
  object.fields.find((field) => field.reference?.relationshipName?.toLowerCase() === name.toLowerCase())

function parentField(
  scope: FormulaScope,
  object: ObjectDefinition,
  [first = '', ...rest]: string[],
  name: string,
  readKey: (on: Calculation, field: FieldDefinition) => SqlValue,
): Reference {
  const lookup = relationship(object, first)
  const [target, ...others] = lookup?.reference?.to ?? []
  if (!lookup || target === undefined || others.length > 0) throw noSuchField(name)
  const parent = scope.schema.get(target)
  const idOf = (on: Calculation) => readKey(on, lookup)
  if (rest.length > 1) return parentField(scope, parent, rest, name, (on, field) => on.valueOf(parent.name, idOf(on), field.name))
  const field = fieldNamed(parent, rest[0] ?? '')
  if (!field) throw noSuchField(name)
  return { type: formulaTypeOf(field), read: (on) => toFormulaValue(field, on.valueOf(parent.name, idOf(on), field.name)), ownField: null }
}

function globalVariable({ schema, customPermissions }: FormulaScope, name: string): Reference {
  const [variable = '', member = '', ...more] = name.split('.')
  if (variable.toLowerCase() === '$permission' && more.length === 0) {
    if (!customPermissions.has(member)) throw new FormulaError(`names the custom permission ${member}, which the project does not define`)
    return { type: 'checkbox', read: (on) => on.mayUse(member), ownField: null }
  }
  const owner = { $user: 'User', $profile: 'Profile' }[variable.toLowerCase()]
  if (owner === undefined)
    throw new FormulaError(`names ${variable}: of the global variables the local org knows $User, $Profile and $Permission`)
  const field = fieldNamed(schema.get(owner), member)
  if (!field || more.length > 0) throw noSuchField(name)
  const idOf = (on: Calculation) => (owner === 'User' ? on.userId : on.valueOf('User', on.userId, 'ProfileId'))
  return { type: formulaTypeOf(field), read: (on) => toFormulaValue(field, on.valueOf(owner, idOf(on), field.name)), ownField: null }
}

const noSuchField = (name: string) => new FormulaError(`names the field ${name}, which does not exist`)
