import type {
  FieldFunctionExpression,
  FieldSubquery,
  FieldType,
  FunctionExp,
  Query,
  QueryBase,
  Subquery,
} from '@jetstreamapp/soql-parser-js'
import { OrgError } from '../org.ts'
import { inLanguage, type FieldDefinition } from '../schema/object-definition.ts'
import { quoted, type SqlValue } from '../store/database.ts'
import { addressParts } from '../schema/describe.ts'
import { compileFilter } from './compile-filter.ts'
import { compileOrder } from './compile-order.ts'
import { inCorporateCurrency, inCurrency, recordCurrency, resolveAmount } from './convert-currency.ts'
import { formatAmount, localizedReader } from './format-value.ts'
import { Aliases, Parameters, Scope, type QuerySurroundings, type ResolvedField } from './scope.ts'
import { jsonReader, type RecordShape, type ShapeNode } from './shape.ts'
import { malformed, noSuchChildren, noSuchObject } from './soql-error.ts'

/** A query for rows: the statement and how its columns become records. */
export interface CompiledRecords {
  sql: string
  values: SqlValue[]
  shape: RecordShape
  /** Selected fields in the order written, for flat rows. */
  selected: SelectedField[]
}

export interface SelectedField {
  /** `Owner.Name` */
  path: string
  field: FieldDefinition
  column: number
}

export function compileRecords(query: Query, surroundings: QuerySurroundings): CompiledRecords {
  const scope = openScope(query, surroundings)
  const select = new Select(scope)
  select.addAll(query.fields ?? [], query)
  const body = `${compileBody(scope, query)}${compileLimits(query)}`
  return {
    sql: `SELECT ${select.columns.join(', ')} FROM ${scope.fromSql} ${body}`,
    values: scope.parameters.values,
    shape: { entity: scope.object.name, idColumn: select.idColumn, nodes: select.nodes },
    selected: select.selected,
  }
}

/** The scope of a query's FROM. @throws OrgError INVALID_TYPE for an object the reader may not read */
export function openScope(query: Query, surroundings: QuerySurroundings): Scope {
  const name = query.sObject ?? ''
  const object = surroundings.schema.find(name)
  if (!object || !surroundings.rights.may('read', object)) throw noSuchObject(surroundings.soql, name)
  return new Scope(object, query.sObjectAlias, surroundings, new Parameters(), new Aliases())
}

/** WHERE and ORDER BY. */
function compileBody(scope: Scope, query: QueryBase): string {
  const filter = compileFilter(scope, query)
  return `WHERE ${filter}${compileOrder(scope, query.orderBy, (item) => {
    if ('fn' in item) throw malformed(`unexpected token: '${item.fn.rawValue ?? item.fn.functionName}'`)
    const resolved = scope.resolve(item.field)
    return { sql: inCorporateCurrency(scope, resolved), field: resolved.field, path: item.field }
  })}`
}

const furthestOffset = 2000

function compileLimits({ limit, offset }: QueryBase): string {
  if ((offset ?? 0) > furthestOffset) {
    throw new OrgError(400, 'NUMBER_OUTSIDE_VALID_RANGE', `Maximum SOQL offset allowed is ${furthestOffset}`)
  }
  if (limit === undefined && offset === undefined) return ''
  return ` LIMIT ${limit ?? -1} OFFSET ${offset ?? 0}`
}

/** The SELECT list of one FROM: SQL columns on one side, the shape of a record on the other. */
class Select {
  readonly columns: string[] = []
  readonly nodes: ShapeNode[] = []
  readonly selected: SelectedField[] = []
  readonly idColumn: number
  readonly #scope: Scope

  constructor(scope: Scope) {
    this.#scope = scope
    this.idColumn = this.#column(`${scope.alias}."Id"`)
  }

  addAll(fields: FieldType[], query: QueryBase): void {
    for (const field of fields) this.#add(field, query)
  }

  #add(item: FieldType, query: QueryBase): void {
    switch (item.type) {
      case 'Field':
      case 'FieldRelationship':
        if ('alias' in item && item.alias) throw malformed('only aggregate expressions use field aliasing')
        return this.#addField(this.#scope.resolve(pathOf(item)), pathOf(item))
      case 'FieldFunctionExpression':
        return this.#addFunction(item, query)
      case 'FieldSubquery':
        return this.#addChildren(item)
      case 'FieldTypeof':
        throw malformed('TYPEOF is not supported by the local org: select the fields of Name, or query the objects one by one')
    }
  }

  #addField(resolved: ResolvedField, written: string): void {
    const { field } = resolved
    const nodes = this.#parentNodes(resolved)
    if (field.type === 'address') {
      const prefix = field.compoundPrefix ?? ''
      const columns = addressParts.map((part) => ({
        part: part.charAt(0).toLowerCase() + part.slice(1),
        column: this.#column(resolved.sql.replace(quoted(field.name), quoted(`${prefix}${part}`))),
      }))
      return this.#addNode(nodes, { kind: 'address', name: field.name, columns: columns.toSorted((a, b) => (a.part < b.part ? -1 : 1)) })
    }
    const column = this.#column(resolved.sql)
    this.#addNode(nodes, { kind: 'value', name: field.name, column, read: jsonReader(field) }, written)
    this.selected.push({ path: [...resolved.relationships, field.name].join('.'), field, column })
  }

  #addNode(nodes: ShapeNode[], node: ShapeNode, written = node.name): void {
    if (nodes.some((other) => other.name === node.name)) throw malformed(`duplicate field selected: ${written}`)
    nodes.push(node)
  }

  /** The list a field belongs in: the record's own, or that of the parent its path ends at. */
  #parentNodes({ relationships }: ResolvedField): ShapeNode[] {
    const joins = this.#scope.joinsTo(relationships, relationships.join('.'))
    let nodes = this.nodes
    for (const join of joins) {
      const known = nodes.find((node) => node.name === join.relationshipName)
      if (known?.kind === 'parent') {
        nodes = known.nodes
        continue
      }
      const ids = join.targets.map(({ alias }) => `${alias}."Id"`)
      const kinds = join.targets.map(({ alias, object }) => `WHEN ${alias}."Id" IS NOT NULL THEN '${object.name}'`)
      const node: ShapeNode = {
        kind: 'parent',
        name: join.relationshipName,
        idColumn: this.#column(ids.length > 1 ? `coalesce(${ids.join(', ')})` : (ids[0] ?? 'NULL')),
        typeColumn: join.isPolymorphic ? this.#column(`CASE ${kinds.join(' ')} END`) : null,
        entity: join.isPolymorphic ? 'Name' : (join.targets[0]?.object.name ?? ''),
        nodes: [],
      }
      nodes.push(node)
      nodes = node.nodes
    }
    return nodes
  }

  #addFunction(call: FieldFunctionExpression, query: QueryBase): void {
    const name = call.functionName.toLowerCase()
    const [parameter] = call.parameters
    if (name === 'fields' && typeof parameter === 'string') return this.#addFieldsOf(parameter.toUpperCase(), query)
    const { reader } = this.#scope.surroundings.rights
    if (name === 'tolabel' && typeof parameter === 'string') {
      const resolved = this.#scope.resolve(parameter)
      return this.#addCalculated(call, resolved, resolved.sql, labelReader(resolved.field, reader.language))
    }
    if (name === 'convertcurrency') {
      const resolved = resolveAmount(this.#scope, parameter)
      return this.#addCalculated(call, resolved, inCurrency(this.#scope, resolved, reader.currency), roundedReader)
    }
    if (name === 'format' && parameter !== undefined) return this.#addFormatted(call, parameter)
    throw malformed(`the local org does not select '${call.rawValue ?? call.functionName}'`)
  }

  /** `FORMAT(Amount)`, `FORMAT(convertCurrency(Amount))`; where there are several currencies an amount says which. */
  #addFormatted(call: FieldFunctionExpression, parameter: string | FunctionExp): void {
    const { hasCurrencies, rights } = this.#scope.surroundings
    const { reader } = rights
    if (typeof parameter !== 'string') {
      if (parameter.functionName?.toLowerCase() !== 'convertcurrency')
        throw malformed(`the local org does not select '${call.rawValue ?? ''}'`)
      const resolved = resolveAmount(this.#scope, parameter.parameters?.[0])
      const read = (value: SqlValue) => (value === null ? null : formatAmount(Number(value), reader.currency, reader.locale))
      return this.#addCalculated(call, resolved, inCurrency(this.#scope, resolved, reader.currency), read)
    }
    const resolved = this.#scope.resolve(parameter)
    if (resolved.field.type !== 'currency' || !hasCurrencies) {
      return this.#addCalculated(call, resolved, resolved.sql, localizedReader(resolved.field, reader))
    }
    const withCode = `${recordCurrency(resolved)} || ${resolved.sql}`
    const read = (value: SqlValue) =>
      typeof value === 'string' ? formatAmount(Number(value.slice(3)), value.slice(0, 3), reader.locale) : null
    this.#addCalculated(call, resolved, withCode, read)
  }

  #addCalculated(call: FieldFunctionExpression, resolved: ResolvedField, sql: string, read: (value: SqlValue) => unknown): void {
    const node: ShapeNode = { kind: 'value', name: call.alias ?? resolved.field.name, column: this.#column(sql), read }
    this.#addNode(this.#parentNodes(resolved), node)
  }

  /** FIELDS(ALL) and FIELDS(CUSTOM) must be limited. Source: SOQL and SOSL Reference, "FIELDS()". */
  #addFieldsOf(group: string, { limit }: QueryBase): void {
    if (!['ALL', 'CUSTOM', 'STANDARD'].includes(group)) throw malformed(`unexpected token: '${group}'`)
    if (group !== 'STANDARD' && (limit === undefined || limit > 200)) {
      throw malformed('The SOQL FIELDS function must have a LIMIT of at most 200')
    }
    const { object, surroundings } = this.#scope
    for (const field of surroundings.rights.readableFields(object)) {
      if (group === 'ALL' || field.custom === (group === 'CUSTOM')) this.#addField(this.#scope.resolve(field.name), field.name)
    }
  }

  #addChildren({ subquery }: FieldSubquery): void {
    const { scope, foreignKey, name } = openChildren(this.#scope, subquery)
    const inner = new Select(scope)
    inner.addAll(subquery.fields ?? [], subquery)
    if (inner.nodes.length === 0) throw malformed('sub-select must select at least one field')
    const body = compileBody(scope, subquery)
    const names = inner.columns.map((_, index) => `c${index}`)
    const rows = `SELECT ${inner.columns.map((column, index) => `${column} AS c${index}`).join(', ')} FROM ${scope.fromSql} ${body.replace(
      /^WHERE /,
      `WHERE ${scope.alias}.${quoted(foreignKey)} = ${this.#scope.alias}."Id" AND `,
    )}${compileLimits(subquery)}`
    const column = this.#column(`(SELECT json_group_array(json_array(${names.join(', ')})) FROM (${rows}))`)
    const record = { entity: scope.object.name, idColumn: inner.idColumn, nodes: inner.nodes }
    this.#addNode(this.nodes, { kind: 'children', name, column, record })
  }

  #column(sql: string): number {
    const known = this.columns.indexOf(sql)
    return known >= 0 ? known : this.columns.push(sql) - 1
  }
}

function openChildren(parent: Scope, subquery: Subquery): { scope: Scope; foreignKey: string; name: string } {
  const { schema, rights, soql } = parent.surroundings
  const wanted = subquery.relationshipName.toLowerCase()
  const found = schema
    .childrenOf(parent.object.name)
    .find(({ child, field }) => field.reference?.childRelationshipName?.toLowerCase() === wanted && rights.mayReadField(child, field))
  if (!found) throw noSuchChildren(soql, subquery.relationshipName)
  const scope = new Scope(found.child, subquery.sObjectAlias, parent.surroundings, parent.parameters, parent.aliases)
  return { scope, foreignKey: found.field.name, name: found.field.reference?.childRelationshipName ?? subquery.relationshipName }
}

/** The field as written: `Name`, `c.Account.Name`. */
export function pathOf(item: FieldType & { type: 'Field' | 'FieldRelationship' }): string {
  if ('rawValue' in item && item.rawValue) return item.rawValue
  return item.type === 'FieldRelationship' ? [...item.relationships, item.field].join('.') : item.field
}

/** Binary division leaves digits that decimals would not have. */
const roundedReader = (value: SqlValue) => (typeof value === 'number' ? Number(value.toPrecision(15)) : value)

function labelReader(field: FieldDefinition, language: string): (value: SqlValue) => unknown {
  const labels = new Map(field.picklist.map((entry) => [entry.value, inLanguage(entry.label, language)]))
  return (value) => (typeof value === 'string' ? (labels.get(value) ?? value) : value)
}
