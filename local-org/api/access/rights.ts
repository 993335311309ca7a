import { fieldNamed, type FieldDefinition, type ObjectDefinition } from '../schema/object-definition.ts'
import { activityObjects, controlledBy, rightsObjects, type ProfileDefinition } from './profiles.ts'

export type Action = 'read' | 'create' | 'edit' | 'delete'

export interface ObjectRight {
  actions: ReadonlySet<Action>
  viewAllFields: boolean
}

/** What all permission sets of one user grant together. */
export interface Grants {
  /** By object name. */
  objects: ReadonlyMap<string, ObjectRight>
  /** `Object.Field` → may also edit. */
  fields: ReadonlyMap<string, boolean>
  /** Custom metadata types whose rows may be read. */
  metadataTypes: ReadonlySet<string>
  accessActivities: boolean
  viewSetup: boolean
  customPermissions: ReadonlySet<string>
}

export interface Reader {
  userId: string
  language: string
  locale: string
  timeZone: string
  /** ISO code of the user's currency; that of the org where there is only one. */
  currency: string
}

const nothing: ObjectRight = { actions: new Set(), viewAllFields: false }
const readCreateEdit: ReadonlySet<Action> = new Set(['read', 'create', 'edit'])

/**
 * What one user may do: profile and permission sets together. Where a right is missing the object or field is as good as absent.
 * There is no sharing in the local org: who may read an object sees all its rows, who may edit it edits all of them.
 */
export class Rights {
  readonly reader: Reader
  readonly isAdministrator: boolean
  readonly #profile: ProfileDefinition
  readonly #grants: Grants
  readonly #readable = new Map<ObjectDefinition, readonly FieldDefinition[]>()

  constructor(reader: Reader, profile: ProfileDefinition, grants: Grants) {
    this.reader = reader
    this.isAdministrator = profile.isAdministrator
    this.#profile = profile
    this.#grants = grants
  }

  may(action: Action, object: ObjectDefinition): boolean {
    if (object.kind === 'metadata') return action === 'read' && (this.isAdministrator || this.#grants.metadataTypes.has(object.name))
    if (this.isAdministrator) return true
    // Everybody sees who works here and how the org is set up, but for who may do what; only administrators change it.
    if (object.kind === 'setup') return action === 'read' && (!rightsObjects.has(object.name) || this.mayViewSetup)
    const governed = controlledBy[object.name] ?? object.name
    if (this.#profile.standardObjects.has(governed) && readCreateEdit.has(action)) return true
    if (activityObjects.has(governed)) return this.#grants.accessActivities && readCreateEdit.has(action)
    return this.#objectRight(governed).actions.has(action)
  }

  mayReadField(object: ObjectDefinition, field: FieldDefinition): boolean {
    if (!this.may('read', object)) return false
    if (!field.permissionable || this.isAdministrator || object.kind === 'setup' || object.kind === 'metadata') return true
    if (this.#profileOpens(object, field) || this.#objectRight(controlledBy[object.name] ?? object.name).viewAllFields) return true
    return this.#grants.fields.has(grantName(object, field))
  }

  /** Whether the user may give the field a value, on create or on update. */
  mayWriteField(object: ObjectDefinition, field: FieldDefinition): boolean {
    if (field.writtenBy === 'system') return false
    if (field.writtenBy === 'audit') return this.isAdministrator
    if (!field.permissionable || this.isAdministrator || this.#profileOpens(object, field)) return true
    return this.#grants.fields.get(grantName(object, field)) === true
  }

  /** The user permission "View Setup and Configuration". */
  get mayViewSetup(): boolean {
    return this.isAdministrator || this.#grants.viewSetup
  }

  hasCustomPermission(name: string): boolean {
    return this.#grants.customPermissions.has(name)
  }

  readableFields(object: ObjectDefinition): readonly FieldDefinition[] {
    const known = this.#readable.get(object)
    if (known) return known
    const fields = object.fields.filter((field) => this.mayReadField(object, field))
    this.#readable.set(object, fields)
    return fields
  }

  /** Undefined when there is no such field or the user may not read it: nobody can tell the two apart. */
  readableField(object: ObjectDefinition, name: string): FieldDefinition | undefined {
    const field = fieldNamed(object, name)
    return field && this.readableFields(object).includes(field) ? field : undefined
  }

  #objectRight(object: string): ObjectRight {
    return this.#grants.objects.get(object) ?? nothing
  }

  #profileOpens(object: ObjectDefinition, field: FieldDefinition): boolean {
    return !field.custom && this.#profile.standardObjects.has(controlledBy[object.name] ?? object.name)
  }
}

/** The name field permissions give a field: parts of an address go with the address. */
function grantName(object: ObjectDefinition, field: FieldDefinition): string {
  return `${object.name}.${field.partOf ?? field.name}`
}
