import {
  allFields,
  bearersOf,
  fieldOf,
  type FieldMetadata,
  type ObjectRights,
  type OrgMetadata,
  type PermissionSet,
} from './org-metadata.ts'
import { permissionableFields, permissionableObjects } from './permissionable-fields.ts'

/** A field that a program reads or writes as one user. */
export interface FieldUse {
  object: string
  field: string
  access: 'read' | 'edit'
}

/** A required or master-detail field goes with its object: an org refuses a field permission for it. */
export function takesFieldPermission(field: FieldMetadata): boolean {
  return !field.isRequired && field.type !== 'MasterDetail'
}

/** Custom fields and objects that no permission set lets anybody read. */
export function findUngranted(metadata: OrgMetadata): string[] {
  const sets = metadata.permissionSets
  const fields = [...allFields(metadata)]
    .filter(({ object, field }) => !object.isMetadataType && takesFieldPermission(field))
    .flatMap(({ object, field }) => bearersOf(object.name).map((bearer) => `${bearer}.${field.name}`))
    .filter((path) => !sets.some((set) => set.fields.has(path)))
  const objects = [...metadata.objects.values()]
    .filter(({ isStandard }) => !isStandard)
    .filter(({ name }) => !sets.some((set) => set.objects.get(name)?.read === true || set.metadataTypes.includes(name)))
    .map(({ name }) => name)
  return [...objects, ...fields].map((name) => `${name}: granted by no permission set`)
}

/** Permissions an org would refuse to deploy. */
export function findBadGrants(metadata: OrgMetadata): string[] {
  return metadata.permissionSets.flatMap((set) => [
    ...(set.description === null ? [`${set.name}: no description`] : []),
    ...((set.description?.length ?? 0) > 255 ? [`${set.name}: description over 255 characters`] : []),
    ...[...set.fields].flatMap(([path, editable]) => fieldGrantProblems(metadata, set, path, editable)),
    ...[...set.objects].flatMap(([object, rights]) => objectGrantProblems(metadata, set, object, rights)),
    ...set.metadataTypes.filter((name) => !metadata.objects.has(name)).map((name) => `${set.name}: unknown metadata type ${name}`),
  ])
}

function fieldGrantProblems(metadata: OrgMetadata, set: PermissionSet, path: string, editable: boolean): string[] {
  const [objectName = '', fieldName = ''] = path.split('.')
  const field = fieldOf(metadata, objectName, fieldName)
  const isStandard = permissionableFields[objectName]?.includes(fieldName) === true
  if (field === undefined && !isStandard) return [`${set.name}: ${path} does not exist or takes no field permission`]
  if (field !== undefined && !takesFieldPermission(field)) return [`${set.name}: ${path} is required, it takes no field permission`]
  if (objectName === 'Task' || objectName === 'Event') {
    return set.userPermissions.includes('ActivitiesAccess') ? [] : [`${set.name}: ${path} without ActivitiesAccess`]
  }
  const rights = set.objects.get(objectName)
  if (rights?.read !== true) return [`${set.name}: ${path} without read on ${objectName}`]
  if (editable && !rights.edit && !rights.create) return [`${set.name}: ${path} is editable without edit on ${objectName}`]
  return []
}

function objectGrantProblems(metadata: OrgMetadata, set: PermissionSet, object: string, rights: ObjectRights): string[] {
  const problem = (text: string) => `${set.name}: ${object} ${text}`
  if (!metadata.objects.has(object) && !permissionableObjects.has(object)) return [problem('does not exist or takes no permission')]
  return [
    ...(!rights.read ? [problem('without read')] : []),
    ...(rights.delete && !rights.edit ? [problem('delete without edit')] : []),
    ...(rights.modifyAll && !(rights.delete && rights.viewAll) ? [problem('modify all without delete and view all')] : []),
    ...parentsOf(metadata, object)
      .filter((parent) => set.objects.get(parent)?.read !== true)
      .map((parent) => problem(`without read on its parent ${parent}`)),
  ]
}

/** Objects a user must be able to read before they can read `object`. */
function parentsOf(metadata: OrgMetadata, object: string): string[] {
  const masters = [...(metadata.objects.get(object)?.fields.values() ?? [])].filter(({ type }) => type === 'MasterDetail')
  return [...(standardParents[object] ?? []), ...masters.map(({ referenceTo }) => referenceTo ?? '')]
}

const standardParents: Readonly<Record<string, readonly string[]>> = {
  Asset: ['Account', 'Contact'],
  Case: ['Account', 'Contact'],
  Contact: ['Account'],
  Contract: ['Account'],
  Opportunity: ['Account'],
}

/** Uses that `set` does not allow, or that name a custom field force-app does not define. */
export function findUngrantedUses(metadata: OrgMetadata, set: PermissionSet, uses: readonly FieldUse[]): string[] {
  return uses.flatMap(({ object, field, access }) => {
    const path = `${object}.${field}`
    const custom = fieldOf(metadata, object, field)
    if (field.endsWith('__c') && custom === undefined) return [`${path}: not defined in force-app`]
    if (metadata.objects.get(object)?.isMetadataType === true) {
      return set.metadataTypes.includes(object) ? [] : [`${path}: ${set.name} does not grant ${object}`]
    }
    if (object === 'Task' || object === 'Event') {
      if (!set.userPermissions.includes('ActivitiesAccess')) return [`${path}: ${set.name} does not grant activities`]
    } else if (!objectAllows(set, object, access)) return [`${path}: ${set.name} does not grant ${access} on ${object}`]
    const needsGrant = custom === undefined ? permissionableFields[object]?.includes(field) === true : takesFieldPermission(custom)
    if (!needsGrant) return []
    const editable = set.fields.get(path)
    return editable === undefined || (access === 'edit' && !editable) ? [`${path}: ${set.name} does not grant ${access}`] : []
  })
}

/** Objects every user can read without a permission of their own. */
const alwaysReadable = new Set(['User', 'Organization', 'Holiday', 'TaskStatus'])

function objectAllows(set: PermissionSet, object: string, access: FieldUse['access']): boolean {
  const rights = set.objects.get(object)
  if (access === 'edit') return rights?.edit === true
  return rights?.read === true || alwaysReadable.has(object)
}
