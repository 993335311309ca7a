import { plainField, translated } from '../schema/field-makers.ts'
import { fieldNamed, type FieldDefinition } from '../schema/object-definition.ts'
import type { Rights } from '../access/rights.ts'
import { fieldSql } from './field-sql.ts'
import type { Join } from './scope.ts'

/**
 * What can be asked of a parent that may be of several kinds (`What`, `Who`, the `Owner` of a case): the fields of the
 * `Name` entity. Source: Object Reference, "Name".
 */
const fields = new Map(
  [
    'Id',
    'Name',
    'FirstName',
    'LastName',
    'Alias',
    'Email',
    'IsActive',
    'Phone',
    'ProfileId',
    'Title',
    'Type',
    'UserRoleId',
    'Username',
  ].map((name) => [name.toLowerCase(), name]),
)

/** Relationships of the `Name` entity, lower case. */
export const nameEntityRelationships: ReadonlySet<string> = new Set(['profile', 'userrole'])

export function nameEntityField(join: Join, name: string, rights: Rights): { sql: string; field: FieldDefinition } | undefined {
  const known = fields.get(name.toLowerCase())
  if (known === undefined) return undefined
  if (known === 'Type') return { sql: typeSql(join), field: { ...plainField('Type', 'picklist', translated('Type')), length: 40 } }
  const columns = join.targets.flatMap(({ object, alias }) => {
    const field = known === 'Name' ? object.fields.find((candidate) => candidate.nameField) : fieldNamed(object, known)
    return field ? [{ sql: fieldSql(rights, object, alias, field), field }] : []
  })
  const [first] = columns
  if (!first) return { sql: 'NULL', field: { ...plainField(known, 'string', translated(known)), length: 255 } }
  const sql = columns.length === 1 ? first.sql : `coalesce(${columns.map((column) => column.sql).join(', ')})`
  return { sql, field: { ...first.field, name: known } }
}

/** The kind of the parent, told by its id. */
function typeSql(join: Join): string {
  const cases = join.targets.map(({ object, alias }) => `WHEN ${alias}."Id" IS NOT NULL THEN '${object.name}'`)
  return `CASE ${cases.join(' ')} END`
}
