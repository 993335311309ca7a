import type { Rights } from '../access/rights.ts'
import { fieldNamed, type FieldDefinition, type ObjectDefinition } from '../schema/object-definition.ts'
import type { Schema } from '../schema/schema.ts'
import { quoted, type SqlValue } from '../store/database.ts'
import { fieldSql } from './field-sql.ts'
import { nameEntityField, nameEntityRelationships } from './name-entity.ts'
import { malformed, noSuchColumn, noSuchParent } from './soql-error.ts'

/** What compiling a query needs to know about its surroundings. */
export interface QuerySurroundings {
  schema: Schema
  rights: Rights
  soql: string
  includeDeleted: boolean
  /** The reader's local day, for date literals. */
  today: string
  timeZone: string
  /** Whether the org has several currencies. */
  hasCurrencies: boolean
}

/** Values bound to a statement, in the order of their numbers. */
export class Parameters {
  readonly values: SqlValue[] = []

  /** The placeholder of a value. */
  bind(value: SqlValue): string {
    this.values.push(value)
    return `?${this.values.length}`
  }
}

/** Table aliases, unique in a statement. */
export class Aliases {
  #count = 0

  next(): string {
    return `t${this.#count++}`
  }
}

/** A field found at the end of a path: `Account.Owner.Name`. */
export interface ResolvedField {
  sql: string
  field: FieldDefinition
  /** The object the field was found on; `Name` for what an activity or record may belong to. */
  entity: string
  /** Relationship names before the field, as the schema spells them. */
  relationships: string[]
}

/** A parent joined to the queried rows. */
export interface Join {
  relationshipName: string
  /** One object, or all the reader may read of those a lookup can point to. */
  targets: { object: ObjectDefinition; alias: string }[]
  isPolymorphic: boolean
  /** The lookup's own value. */
  foreignKey: string
}

const deepestPath = 5

/** One FROM: the queried object, its alias, and the parents its paths reach. */
export class Scope {
  readonly object: ObjectDefinition
  readonly alias: string
  readonly surroundings: QuerySurroundings
  readonly parameters: Parameters
  readonly aliases: Aliases
  readonly #prefixes: Set<string>
  readonly #joins = new Map<string, Join>()
  readonly #joinSql: string[] = []

  constructor(
    object: ObjectDefinition,
    soqlAlias: string | undefined,
    surroundings: QuerySurroundings,
    parameters: Parameters,
    aliases: Aliases,
  ) {
    this.object = object
    this.surroundings = surroundings
    this.parameters = parameters
    this.aliases = aliases
    this.alias = aliases.next()
    this.#prefixes = new Set([object.name, soqlAlias ?? object.name].map((name) => name.toLowerCase()))
  }

  get fromSql(): string {
    return [`${quoted(this.object.name)} ${this.alias}`, ...this.#joinSql].join(' ')
  }

  /** Deleted rows are out of sight unless asked for. */
  get visibleSql(): string {
    return this.surroundings.includeDeleted ? '1' : `${this.alias}."IsDeleted" = 0`
  }

  /** @throws OrgError INVALID_FIELD when a part is unknown or not granted */
  resolve(path: string): ResolvedField {
    const parts = this.#withoutPrefix(path)
    const fieldName = parts.at(-1) ?? path
    const parents = parts.slice(0, -1)
    if (parents.length > deepestPath) throw malformed(`maximum child-to-parent relationship depth of ${deepestPath} exceeded: ${path}`)
    if (parents.length === 0) {
      const field = this.surroundings.rights.readableField(this.object, fieldName)
      if (!field) throw noSuchColumn(this.surroundings.soql, path, fieldName, this.object.name)
      return { sql: fieldSql(this.surroundings.rights, this.object, this.alias, field), field, entity: this.object.name, relationships: [] }
    }
    const joins = this.joinsTo(parents, path)
    const join = joins.at(-1)
    if (!join) throw noSuchParent(this.surroundings.soql, path, parents[0] ?? '')
    const relationships = joins.map((step) => step.relationshipName)
    return join.isPolymorphic
      ? this.#nameField(join, fieldName, path, relationships)
      : this.#parentField(join, fieldName, path, relationships)
  }

  /** The joins along a path of relationship names. */
  joinsTo(relationships: string[], path: string): Join[] {
    const joins: Join[] = []
    for (let depth = 1; depth <= relationships.length; depth++) {
      const key = relationships.slice(0, depth).join('.').toLowerCase()
      const join = this.#joins.get(key) ?? this.#addJoin(key, joins.at(-1), relationships[depth - 1] ?? '', path)
      joins.push(join)
    }
    return joins
  }

  /** Whether a path names the queried object itself rather than a parent. */
  #withoutPrefix(path: string): string[] {
    const parts = path.split('.')
    const first = (parts[0] ?? '').toLowerCase()
    const isParent = this.object.fields.some((field) => field.reference?.relationshipName?.toLowerCase() === first)
    return parts.length > 1 && this.#prefixes.has(first) && !isParent ? parts.slice(1) : parts
  }

  #parentField(join: Join, fieldName: string, path: string, relationships: string[]): ResolvedField {
    const [target] = join.targets
    const field = target && this.surroundings.rights.readableField(target.object, fieldName)
    if (!target || !field) throw noSuchColumn(this.surroundings.soql, path, fieldName, target?.object.name ?? join.relationshipName)
    return { sql: fieldSql(this.surroundings.rights, target.object, target.alias, field), field, entity: target.object.name, relationships }
  }

  #nameField(join: Join, fieldName: string, path: string, relationships: string[]): ResolvedField {
    const resolved = nameEntityField(join, fieldName, this.surroundings.rights)
    if (!resolved) throw noSuchColumn(this.surroundings.soql, path, fieldName, 'Name')
    return { ...resolved, entity: 'Name', relationships }
  }

  #addJoin(key: string, from: Join | undefined, relationship: string, path: string): Join {
    const owner = from ? stepFrom(from, relationship) : { object: this.object, alias: this.alias }
    const field = owner?.object.fields.find(
      (candidate) =>
        candidate.reference?.relationshipName?.toLowerCase() === relationship.toLowerCase() &&
        this.surroundings.rights.mayReadField(owner.object, candidate),
    )
    if (!owner || !field?.reference) throw noSuchParent(this.surroundings.soql, path, relationship)
    const join: Join = {
      relationshipName: field.reference.relationshipName ?? relationship,
      targets: this.#readableTargets(field.reference.to),
      isPolymorphic: field.reference.to.length > 1,
      foreignKey: `${owner.alias}.${quoted(field.name)}`,
    }
    if (join.targets.length === 0) throw noSuchParent(this.surroundings.soql, path, relationship)
    for (const { object, alias } of join.targets) {
      this.#joinSql.push(`LEFT JOIN ${quoted(object.name)} ${alias} ON ${alias}."Id" = ${join.foreignKey}`)
    }
    this.#joins.set(key, join)
    return join
  }

  #readableTargets(names: string[]): Join['targets'] {
    return names
      .map((name) => this.surroundings.schema.get(name))
      .filter((object) => this.surroundings.rights.may('read', object))
      .map((object) => ({ object, alias: this.aliases.next() }))
  }
}

/** From a parent of one kind any lookup goes on; from one of several kinds only what all names share. */
function stepFrom(join: Join, relationship: string): Join['targets'][number] | undefined {
  if (!join.isPolymorphic) return join.targets[0]
  if (!nameEntityRelationships.has(relationship.toLowerCase())) return undefined
  return join.targets.find(({ object }) => fieldNamed(object, `${relationship}Id`) !== undefined)
}
