import type { MetaElement, Place } from './meta-element.ts'

export interface PermissionSetDefinition {
  file: string
  name: string
  label: string
  description: string | null
  objects: ObjectGrant[]
  fields: FieldGrant[]
  /** Custom metadata types whose rows the holder may read. */
  metadataTypes: string[]
  /** Principals of external credentials that the holder's callouts may use: `CsScoringApi-ScoringApi`. */
  principals: string[]
  /** API names of the custom permissions it holds. */
  customPermissions: string[]
  /** `ApiEnabled`, `ActivitiesAccess` … */
  userPermissions: string[]
}

export interface ObjectGrant {
  object: string
  read: boolean
  create: boolean
  edit: boolean
  delete: boolean
  viewAllRecords: boolean
  modifyAllRecords: boolean
  viewAllFields: boolean
  /** In the permission set's file. */
  place: Place | null
}

export interface FieldGrant {
  object: string
  field: string
  readable: boolean
  editable: boolean
  place: Place | null
}

export function readPermissionSet(name: string, meta: MetaElement): PermissionSetDefinition {
  return {
    file: meta.file,
    name,
    label: meta.requiredText('label'),
    description: meta.text('description'),
    objects: meta.elements('objectPermissions').map(readObjectGrant),
    fields: meta.elements('fieldPermissions').map(readFieldGrant),
    metadataTypes: meta
      .elements('customMetadataTypeAccesses')
      .filter((access) => access.flag('enabled'))
      .map((access) => access.requiredText('name')),
    principals: meta
      .elements('externalCredentialPrincipalAccesses')
      .filter((access) => access.flag('enabled'))
      .map((access) => access.requiredText('externalCredentialPrincipal')),
    customPermissions: meta
      .elements('customPermissions')
      .filter((permission) => permission.flag('enabled'))
      .map((permission) => permission.requiredText('name')),
    userPermissions: meta
      .elements('userPermissions')
      .filter((permission) => permission.flag('enabled'))
      .map((permission) => permission.requiredText('name')),
  }
}

function readObjectGrant(meta: MetaElement): ObjectGrant {
  const grant = {
    object: meta.requiredText('object'),
    read: meta.flag('allowRead'),
    create: meta.flag('allowCreate'),
    edit: meta.flag('allowEdit'),
    delete: meta.flag('allowDelete'),
    viewAllRecords: meta.flag('viewAllRecords'),
    modifyAllRecords: meta.flag('modifyAllRecords'),
    viewAllFields: meta.flag('viewAllFields'),
    place: meta.place,
  }
  if (!grant.read && (grant.create || grant.edit || grant.delete || grant.viewAllRecords || grant.modifyAllRecords)) {
    throw meta.refuse('allowRead', `of ${grant.object} must be true: every other object permission depends on it`)
  }
  return grant
}

function readFieldGrant(meta: MetaElement): FieldGrant {
  const path = meta.requiredText('field')
  const [object, field] = path.split('.')
  if (!object || !field) throw meta.refuse('field', `must be Object.Field, not "${path}"`)
  const grant = { object, field, readable: meta.flag('readable'), editable: meta.flag('editable'), place: meta.place }
  if (grant.editable && !grant.readable) throw meta.refuse('readable', `of ${path} must be true because the field is editable`)
  return grant
}
