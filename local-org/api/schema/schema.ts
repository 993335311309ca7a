import type { FieldDefinition, ObjectDefinition } from './object-definition.ts'

/** A lookup seen from the object it points to. */
export interface ChildRelationship {
  child: ObjectDefinition
  field: FieldDefinition
}

/** All objects of the org; names are case-insensitive. */
export class Schema {
  readonly objects: readonly ObjectDefinition[]
  readonly #byName: ReadonlyMap<string, ObjectDefinition>
  readonly #byPrefix: ReadonlyMap<string, ObjectDefinition>
  readonly #children: ReadonlyMap<string, ChildRelationship[]>

  constructor(objects: ObjectDefinition[]) {
    this.objects = objects.toSorted((a, b) => (a.name < b.name ? -1 : 1))
    this.#byName = new Map(objects.map((object) => [object.name.toLowerCase(), object]))
    this.#byPrefix = new Map(objects.map((object) => [object.keyPrefix, object]))
    this.#children = childrenByParent(this.objects)
  }

  find(name: string): ObjectDefinition | undefined {
    return this.#byName.get(name.toLowerCase())
  }

  /** For names the org itself is made of. */
  get(name: string): ObjectDefinition {
    const object = this.find(name)
    if (!object) throw new Error(`The schema lacks ${name}`)
    return object
  }

  ofRecord(id: string): ObjectDefinition | undefined {
    return this.#byPrefix.get(id.slice(0, 3))
  }

  childrenOf(parent: string): readonly ChildRelationship[] {
    return this.#children.get(parent) ?? []
  }
}

function childrenByParent(objects: readonly ObjectDefinition[]): Map<string, ChildRelationship[]> {
  const byParent = new Map<string, ChildRelationship[]>()
  for (const child of objects) {
    for (const field of child.fields) {
      for (const parent of field.reference?.to ?? []) {
        byParent.set(parent, [...(byParent.get(parent) ?? []), { child, field }])
      }
    }
  }
  return byParent
}
