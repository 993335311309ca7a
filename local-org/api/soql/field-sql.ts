import type { Rights } from '../access/rights.ts'
import type { FieldDefinition, ObjectDefinition } from '../schema/object-definition.ts'
import { quoted } from '../store/database.ts'
import { isFamilyNameFirst } from '../store/person-name.ts'

/** A field as this user reads it: stored, but for the names of people, whose order is the reader's. */
export function fieldSql(rights: Rights, object: ObjectDefinition, alias: string, field: FieldDefinition): string {
  const isName = field.name === 'Name' && (object.name === 'User' || object.name === 'Contact')
  if (!isName || !isFamilyNameFirst(rights.reader.locale)) return `${alias}.${quoted(field.name)}`
  return `nullif(trim(coalesce(${alias}."LastName", '') || ' ' || coalesce(${alias}."FirstName", '')), '')`
}
