import { MetadataError } from '../schema/meta-element.ts'
import { fieldNamed, type FieldDefinition, type ObjectDefinition } from '../schema/object-definition.ts'
import type { ChildRelationship, Schema } from '../schema/schema.ts'
import type { ReportTypeDefinition } from './report-definition.ts'

/** A column of a report type, found in the schema. */
export interface ReportColumn {
  /** `Account$Name`, `Account.Signals__r$Kind__c`. */
  name: string
  object: ObjectDefinition
  field: FieldDefinition
  /** SOQL path of the value from the object the rows are read from; the record's id for a name, as the API answers it. */
  valuePath: string
  /** SOQL path of what the reader sees; the same as the value's where the value is shown itself. */
  labelPath: string
  /** What rows are put in order and filtered by. */
  orderPath: string
}

/** A report type found in the schema. */
export interface ReportTypeColumns {
  /** The object whose records are the rows: the last one joined. */
  rowObject: ObjectDefinition
  /** SOQL paths of the lookups that join the objects: a row has all of them. */
  joinPaths: string[]
  /** SOQL path of the base object's owner; null where it has none. */
  ownerPath: string | null
  columns: ReadonlyMap<string, ReportColumn>
}

interface Level {
  table: string
  object: ObjectDefinition
  /** From the row object to this one, with a dot at the end; empty for the row object itself. */
  prefix: string
  /** The field that points to the object before; empty for the base object. */
  lookup: string
}

/** @throws MetadataError for a base object, relationship, table or field that the org does not have */
export function resolveColumns(schema: Schema, type: ReportTypeDefinition): ReportTypeColumns {
  const levels = resolveLevels(schema, type)
  const base = levels[0]
  const rows = levels.at(-1)
  if (!base || !rows) throw new Error(`The report type ${type.name} has no object`)
  const columns = type.sections.flatMap((section) =>
    section.columns.map(({ table, field }) => {
      const level = levels.find((candidate) => candidate.table === table)
      if (!level) throw new MetadataError(type.file, `<sections/columns/table> names ${table}, which this report type does not join.`)
      return toColumn(type, level, field)
    }),
  )
  return {
    rowObject: rows.object,
    joinPaths: levels.slice(1).map(({ prefix, lookup }) => `${prefix}${lookup}`),
    ownerPath: fieldNamed(base.object, 'OwnerId') ? `${base.prefix}OwnerId` : null,
    columns: new Map(columns.map((column) => [column.name, column])),
  }
}

function resolveLevels(schema: Schema, type: ReportTypeDefinition): Level[] {
  const base = schema.find(type.baseObject)
  if (!base) throw new MetadataError(type.file, `<baseObject> names ${type.baseObject}, which is not an object of this org.`)
  return type.joins.reduce<Level[]>(
    (levels, relationship) => {
      const parent = levels.at(-1)
      const found = parent && schema.childrenOf(parent.object.name).find((child) => isJoinedBy(relationship, child))
      const up = found?.field.reference?.relationshipName
      if (!parent || !found || !up)
        throw new MetadataError(type.file, `<join/relationship> names ${relationship}, which ${parent?.object.name} does not have.`)
      const moved = levels.map((level) => ({ ...level, prefix: `${up}.${level.prefix}` }))
      return [...moved, { table: `${parent.table}.${relationship}`, object: found.child, prefix: '', lookup: found.field.name }]
    },
    [{ table: base.name, object: base, prefix: '', lookup: '' }],
  )
}

/**
 * Report types reach what people do about an account as `Activities`, tasks and events together. The local org's are the tasks, of the
 * account and of its opportunities, cases and other records; a report that must agree with an org's filters by a field that events lack.
 * Source: Salesforce Help, "Create a Custom Report Type" (from memory, no page could be read).
 */
function isJoinedBy(relationship: string, { child, field }: ChildRelationship): boolean {
  if (relationship === 'Activities') return child.name === 'Task' && field.name === 'AccountId'
  return field.reference?.childRelationshipName === relationship
}

/** Lookups are named without the Id behind: `Owner`, `CreatedBy`; those of ours as they are: `Scorecard__c`. */
function toColumn(type: ReportTypeDefinition, { table, object, prefix }: Level, name: string): ReportColumn {
  const lookup = fieldNamed(object, `${name}Id`)
  const field = fieldNamed(object, name) ?? (lookup?.type === 'reference' ? lookup : undefined)
  if (!field) throw new MetadataError(type.file, `<sections/columns/field> names ${name}, which is not a field of ${object.name}.`)
  const path = `${prefix}${field.name}`
  const label = field.reference?.relationshipName ? `${prefix}${field.reference.relationshipName}.Name` : path
  return {
    name: `${table}$${name}`,
    object,
    field,
    valuePath: field.nameField ? `${prefix}Id` : path,
    labelPath: label,
    orderPath: label,
  }
}
