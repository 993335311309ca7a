import { activityObjects } from '../access/profiles.ts'
import { MetadataError, Problems } from '../schema/meta-element.ts'
import { fieldNamed, type ObjectDefinition } from '../schema/object-definition.ts'
import type { FieldGrant, ObjectGrant, PermissionSetDefinition } from '../schema/read-permission-set.ts'
import type { MetadataRecord, ProjectMetadata } from '../schema/read-project.ts'
import { quoted } from './database.ts'
import type { Row } from './derived-fields.ts'
import { toStored } from './field-values.ts'
import { currentInstant, type StoreContext } from './store-context.ts'
import { put, systemUserId } from './set-up-org.ts'

/** Objects a permission set may name although the local org keeps no rows of them. */
const objectsWithoutRows = new Set(['UserExternalCredential'])

/**
 * Writes what the project defines as rows: permission sets with their contents, custom metadata records.
 * Permission sets that left the project stay, as after a deploy; permissions that left a permission set go.
 * @throws MetadataError for a grant a deploy would refuse
 */
export function deployProject(context: StoreContext, project: ProjectMetadata): void {
  const system = systemUserId(context)
  const problems = new Problems()
  context.database.inTransaction(() => {
    problems.each(project.permissionSets, (permissionSet) => deployPermissionSet(context, permissionSet, system))
    problems.attempt(() => deployMetadataRecords(context, project.metadataRecords))
    problems.throwFound()
  })
  context.rights.forget()
}

function deployPermissionSet(context: StoreContext, definition: PermissionSetDefinition, system: string): void {
  const parentId = put(
    context,
    'PermissionSet',
    { Name: definition.name },
    {
      Label: definition.label,
      Description: definition.description,
      ...userPermissionRow(context, definition),
    },
    system,
  )
  const objects = definition.objects.filter((grant) => isKept(context, definition, grant))
  const fields = definition.fields.flatMap((grant) => checkedFields(context, definition, grant))
  const kept = [
    ...objects.map((grant) =>
      put(context, 'ObjectPermissions', { ParentId: parentId, SobjectType: grant.object }, objectRow(grant), system),
    ),
    ...fields.map((grant) => {
      const key = { ParentId: parentId, SobjectType: grant.object, Field: `${grant.object}.${grant.field}` }
      return put(
        context,
        'FieldPermissions',
        key,
        { PermissionsRead: Number(grant.readable), PermissionsEdit: Number(grant.editable) },
        system,
      )
    }),
  ]
  for (const table of ['ObjectPermissions', 'FieldPermissions']) {
    context.database.run(`DELETE FROM ${quoted(table)} WHERE ParentId = ? AND Id NOT IN (SELECT value FROM json_each(?))`, [
      parentId,
      JSON.stringify(kept),
    ])
  }
}

/** One column for each user permission that the local org knows; it keeps no word of the others. */
function userPermissionRow(context: StoreContext, { userPermissions }: PermissionSetDefinition): Row {
  const columns = context.schema.find('PermissionSet')?.fields.filter(({ name }) => name.startsWith('Permissions')) ?? []
  return Object.fromEntries(columns.map(({ name }) => [name, Number(userPermissions.includes(name.slice('Permissions'.length)))]))
}

function objectRow(grant: ObjectGrant): Row {
  return {
    PermissionsRead: Number(grant.read),
    PermissionsCreate: Number(grant.create),
    PermissionsEdit: Number(grant.edit),
    PermissionsDelete: Number(grant.delete),
    PermissionsViewAllRecords: Number(grant.viewAllRecords),
    PermissionsModifyAllRecords: Number(grant.modifyAllRecords),
    PermissionsViewAllFields: Number(grant.viewAllFields),
  }
}

/** Source of the problems' texts here: what orgs answered, as deployment guides quote it (sfdx-hardis, "Deployment errors"). */
function isKept(context: StoreContext, { file }: PermissionSetDefinition, { object, place }: ObjectGrant): boolean {
  if (objectsWithoutRows.has(object)) return false
  const definition = context.schema.find(object)
  if (!definition) {
    const detail = { place, problem: `In field: field - no CustomObject named ${object} found` }
    throw new MetadataError(file, `<objectPermissions/object> names ${object}, which is not an object of this org.`, detail)
  }
  if (activityObjects.has(definition.name)) {
    throw new MetadataError(
      file,
      `<objectPermissions/object> names ${object}: activities are opened by the user permission ActivitiesAccess.`,
    )
  }
  if (definition.kind === 'metadata') {
    throw new MetadataError(file, `<objectPermissions/object> names ${object}: custom metadata is opened by <customMetadataTypeAccesses>.`)
  }
  return true
}

function checkedFields(context: StoreContext, { file }: PermissionSetDefinition, grant: FieldGrant): FieldGrant[] {
  const owners = grant.object === 'Activity' ? ['Task', 'Event'] : [grant.object]
  return owners.map((name) => {
    const object = context.schema.find(name)
    const field = object && fieldNamed(object, grant.field)
    const path = `${grant.object}.${grant.field}`
    if (!object || !field) {
      const detail = { place: grant.place, problem: `In field: field - no CustomField named ${path} found` }
      throw new MetadataError(file, `<fieldPermissions/field> names ${path}, which is not a field of this org.`, detail)
    }
    if (field.partOf !== null) {
      throw new MetadataError(file, `<fieldPermissions/field> names ${path}: the permission belongs to ${object.name}.${field.partOf}.`)
    }
    if (field.required || field.type === 'id') {
      const detail = { place: grant.place, problem: `You cannot deploy to a required field: ${path}` }
      throw new MetadataError(
        file,
        `<fieldPermissions/field> names ${path}, which is required: Salesforce refuses field permissions on it.`,
        detail,
      )
    }
    return { ...grant, object: object.name, field: field.name }
  })
}

function deployMetadataRecords(context: StoreContext, records: MetadataRecord[]): void {
  const types = context.schema.objects.filter((object) => object.kind === 'metadata')
  const problems = new Problems()
  problems.each(records, (record) => {
    const object = context.schema.find(record.type)
    if (!object)
      throw new MetadataError(record.file, `the file belongs to ${record.type}, which is not a custom metadata type of this org.`)
    putMetadataRecord(context, object, record)
  })
  problems.throwFound()
  for (const object of types) {
    const names = records.filter((record) => record.type === object.name).map((record) => record.developerName)
    context.database.run(`DELETE FROM ${quoted(object.name)} WHERE DeveloperName NOT IN (SELECT value FROM json_each(?))`, [
      JSON.stringify(names),
    ])
  }
}

function putMetadataRecord(context: StoreContext, object: ObjectDefinition, record: MetadataRecord): void {
  const row: Row = {
    DeveloperName: record.developerName,
    MasterLabel: record.label,
    Label: record.label,
    Language: 'en_US',
    QualifiedApiName: record.developerName,
    IsDeleted: 0,
    SystemModstamp: currentInstant(context),
  }
  for (const [name, value] of record.values) {
    const field = fieldNamed(object, name)
    if (!field) throw new MetadataError(record.file, `<values/field> names ${name}, which is not a field of ${object.name}.`)
    row[field.name] = toStored(field, value, true, 0)
  }
  const [present] = context.database.row(`SELECT Id FROM ${quoted(object.name)} WHERE DeveloperName = ?`, [record.developerName]) ?? []
  const id = typeof present === 'string' ? present : context.ids.next(object)
  const columns = ['Id', ...Object.keys(row)]
  context.database.run(
    `INSERT OR REPLACE INTO ${quoted(object.name)} (${columns.map(quoted).join(', ')}) VALUES (${columns.map(() => '?').join(', ')})`,
    [id, ...Object.values(row)],
  )
}
