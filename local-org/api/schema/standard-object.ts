import { translated } from './field-makers.ts'
import { defineObject, type FieldDefinition, type ObjectDefinition } from './object-definition.ts'
import { ownerField, systemFields } from './system-fields.ts'

interface StandardObject {
  name: string
  keyPrefix: string
  /** `English|日本語` */
  label: string
  labelPlural: string
  kind?: 'standard' | 'setup'
  /** Left out: the object has no owner of its own. */
  owner?: 'user' | 'userOrQueue'
  fields: FieldDefinition[]
}

/** A standard object from its compact description: system fields are added, the Name fields come first. */
export function standardObject(object: StandardObject): ObjectDefinition {
  const [id, ...system] = systemFields()
  const owner = object.owner ? [ownerField(object.owner === 'userOrQueue')] : []
  return defineObject({
    name: object.name,
    keyPrefix: object.keyPrefix,
    label: translated(object.label),
    labelPlural: translated(object.labelPlural),
    kind: object.kind ?? 'standard',
    fields: [id, ...object.fields, ...owner, ...system].filter((field) => field !== undefined),
  })
}
