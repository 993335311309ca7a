import { activityObjects } from '../access/profiles.ts'
import { MetadataError } from '../schema/meta-element.ts'
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
  context.database.inTransaction(() => {
    for (const permissionSet of project.permissionSets) deployPermissionSet(context, permissionSet, system)
    deployMetadataRecords(context, project.metadataRecords)
  })
  context.rights.forget()
}

function deployPermissionSet(context: StoreContext, definition: PermissionSetDefinition, system: string): void {
  const has = (permission: string) => (definition.userPermissions.includes(permission) ? 1 : 0)
  const parentId = put(
    context,
    'PermissionSet',
    { Name: definition.name },
    {
      Label: definition.label,
      Description: definition.description,
      PermissionsApiEnabled: has('ApiEnabled'),
      PermissionsActivitiesAccess: has('ActivitiesAccess'),
      PermissionsViewAllData: has('ViewAllData'),
      PermissionsModifyAllData: has('ModifyAllData'),
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

function isKept(context: StoreContext, { file }: PermissionSetDefinition, { object }: ObjectGrant): boolean {
  if (objectsWithoutRows.has(object)) return false
  const definition = context.schema.find(object)
  if (!definition) throw new MetadataError(file, `<objectPermissions/object> names ${object}, which is not an object of this org.`)
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
    if (!object || !field) throw new MetadataError(file, `<fieldPermissions/field> names ${path}, which is not a field of this org.`)
    if (field.partOf !== null) {
      throw new MetadataError(file, `<fieldPermissions/field> names ${path}: the permission belongs to ${object.name}.${field.partOf}.`)
    }
    if (field.required || field.type === 'id') {
      throw new MetadataError(
        file,
        `<fieldPermissions/field> names ${path}, which is required: Salesforce refuses field permissions on it.`,
      )
    }
    return { ...grant, object: object.name, field: field.name }
  })
}

function deployMetadataRecords(context: StoreContext, records: MetadataRecord[]): void {
  const types = context.schema.objects.filter((object) => object.kind === 'metadata')
  for (const record of records) {
    const object = context.schema.find(record.type)
    if (!object)
      throw new MetadataError(record.file, `the file belongs to ${record.type}, which is not a custom metadata type of this org.`)
    putMetadataRecord(context, object, record)
  }
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
