import type { FieldFunctionExpression, FieldType, FunctionExp, GroupByClause, Query } from '@jetstreamapp/soql-parser-js'
import { plainField, translated } from '../schema/field-makers.ts'
import { inLanguage, isDecimal, type FieldDefinition } from '../schema/object-definition.ts'
import { isAggregatable, isGroupable } from '../schema/describe.ts'
import type { SqlValue } from '../store/database.ts'
import type { Operand } from './compile-comparison.ts'
import { compileCondition } from './compile-condition.ts'
import { compileFilter } from './compile-filter.ts'
import { compileOrder } from './compile-order.ts'
import { openScope, pathOf } from './compile-records.ts'
import { conditionTree, type ValueLeaf } from './condition-tree.ts'
import { inCorporateCurrency } from './convert-currency.ts'
import { dateFunction, isDateFunction } from './date-functions.ts'
import { localizedReader } from './format-value.ts'
import type { QuerySurroundings, Scope } from './scope.ts'
import { jsonReader } from './shape.ts'
import { malformed, pointedError } from './soql-error.ts'

/** A query for counts, sums and groups: the statement and the columns of an AggregateResult. Amounts are in the corporate currency. */
export interface CompiledAggregates {
  entity: string
  sql: string
  values: SqlValue[]
  columns: { name: string; read: (value: SqlValue) => unknown }[]
}

const aggregateFunctions = ['COUNT', 'COUNT_DISTINCT', 'SUM', 'AVG', 'MIN', 'MAX', 'GROUPING']

export function isAggregateQuery(query: Query): boolean {
  return query.groupBy !== undefined || (query.fields ?? []).some((item) => item.type === 'FieldFunctionExpression' && holdsAggregate(item))
}

/** `SELECT COUNT() FROM …`, which answers a number and no rows. */
export function isPlainCount(query: Query): boolean {
  const [only, ...more] = query.fields ?? []
  return more.length === 0 && only?.type === 'FieldFunctionExpression' && isCountOfRows(only)
}

function isCountOfRows(call: FunctionExp): boolean {
  return call.functionName?.toUpperCase() === 'COUNT' && (call.parameters ?? []).length === 0
}

function holdsAggregate(call: FunctionExp): boolean {
  const name = call.functionName?.toUpperCase() ?? ''
  return (
    aggregateFunctions.includes(name) ||
    isDateFunction(name) ||
    (call.parameters ?? []).some((part) => typeof part !== 'string' && holdsAggregate(part))
  )
}

export function compileCount(query: Query, surroundings: QuerySurroundings): { entity: string; sql: string; values: SqlValue[] } {
  if (query.groupBy || query.orderBy) throw malformed('COUNT() without a field cannot be grouped or ordered')
  const scope = openScope(query, surroundings)
  const filter = compileFilter(scope, query)
  const rows = `SELECT 1 FROM ${scope.fromSql} WHERE ${filter} LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0}`
  return { entity: scope.object.name, sql: `SELECT count(*) FROM (${rows})`, values: scope.parameters.values }
}

export function compileAggregates(query: Query, surroundings: QuerySurroundings): CompiledAggregates {
  const scope = openScope(query, surroundings)
  const groups = [query.groupBy ?? []].flat().map((clause) => compileGroup(scope, clause))
  if (groups.length === 0 && (query.limit !== undefined || query.orderBy)) {
    throw malformed('Non-grouped query that uses overall aggregate functions cannot also use LIMIT or ORDER BY')
  }
  const grouped = new GroupedScope(scope, groups)
  const columns = nameColumns(query.fields ?? [], (item) => grouped.select(item))
  const filter = compileFilter(scope, query)
  const having = query.having
    ? ` HAVING ${compileCondition(scope, conditionTree(query.having), (_, leaf) => grouped.operand(leaf), null)}`
    : ''
  const order = compileOrder(scope, query.orderBy, (item) => grouped.term('fn' in item ? item.fn : item.field))
  const groupBy = groups.length === 0 ? '' : ` GROUP BY ${groups.map(groupKey).join(', ')}`
  const limit = query.limit === undefined && query.offset === undefined ? '' : ` LIMIT ${query.limit ?? -1} OFFSET ${query.offset ?? 0}`
  return {
    entity: scope.object.name,
    sql: `SELECT ${columns.map((column) => column.sql).join(', ')} FROM ${scope.fromSql} WHERE ${filter}${groupBy}${having}${order}${limit}`,
    values: scope.parameters.values,
    columns: columns.map(({ name, read }) => ({ name, read })),
  }
}

interface Group {
  /** Written form without spaces, lower case. */
  key: string
  sql: string
  field: FieldDefinition
}

interface AggregateColumn {
  sql: string
  /** Null: the result calls it `expr0`, `expr1` …. */
  name: string | null
  read: (value: SqlValue) => unknown
}

function compileGroup(scope: Scope, clause: GroupByClause): Group {
  if ('fn' in clause) {
    if (!isDateFunction(clause.fn.functionName)) throw malformed(`GROUP BY ${clause.fn.rawValue} is not supported by the local org`)
    return { key: keyOf(clause.fn.rawValue ?? ''), ...dateFunction(scope, clause.fn) }
  }
  const { sql, field } = scope.resolve(clause.field)
  if (!isGroupable(field)) {
    throw pointedError('INVALID_FIELD', scope.surroundings.soql, clause.field, `field '${field.name}' can not be grouped in a query call`)
  }
  return { key: sql, sql, field }
}

function groupKey({ sql, field }: Group): string {
  const isText = ['string', 'textarea', 'picklist', 'email', 'phone', 'url'].includes(field.type)
  return isText && !field.caseSensitive ? `${sql} COLLATE NOCASE` : sql
}

function keyOf(written: string): string {
  return written.replace(/\s+/g, '').toLowerCase()
}

/** What may be selected, compared and sorted once rows are grouped. */
class GroupedScope {
  readonly #scope: Scope
  readonly #groups: Group[]

  constructor(scope: Scope, groups: Group[]) {
    this.#scope = scope
    this.#groups = groups
  }

  select(item: FieldType): AggregateColumn {
    if (item.type === 'Field' || item.type === 'FieldRelationship') {
      const { sql, field } = this.term(pathOf(item))
      return { sql, name: ('alias' in item ? item.alias : null) ?? field.name, read: jsonReader(field) }
    }
    if (item.type !== 'FieldFunctionExpression') throw malformed('sub-selects cannot be grouped')
    const name = item.functionName.toLowerCase()
    const [inner] = item.parameters
    if (name === 'convertcurrency') throw malformed('the result of an aggregate function cannot be converted by convertCurrency()')
    if ((name === 'format' || name === 'tolabel') && inner !== undefined) {
      const { sql, field } = this.term(inner)
      const { reader } = this.#scope.surroundings.rights
      const read = name === 'format' ? localizedReader(field, reader) : labelOf(field, reader.language)
      return { sql, name: item.alias ?? (typeof inner === 'string' ? field.name : null), read }
    }
    const { sql, field } = this.term(item)
    return { sql, name: item.alias ?? null, read: aggregateReader(item, field) }
  }

  /** A grouped field, a grouped date function, or an aggregate. */
  term(written: string | FunctionExp): Operand {
    if (typeof written === 'string') return this.#groupedField(written)
    const name = (written.functionName ?? '').toUpperCase()
    if (isDateFunction(name)) return this.#groupedFunction(written)
    return { path: written.rawValue ?? name, isAggregate: true, ...this.#aggregate(name, written) }
  }

  operand(leaf: ValueLeaf): Operand {
    return this.term('field' in leaf ? leaf.field : leaf.fn)
  }

  #groupedField(path: string): Operand {
    const { sql, field } = this.#scope.resolve(path)
    if (!this.#groups.some((group) => group.key === sql)) throw malformed(`Field must be grouped or aggregated: ${path}`)
    return { path, sql, field }
  }

  #groupedFunction(call: FunctionExp): Operand {
    const written = call.rawValue ?? ''
    const group = this.#groups.find((candidate) => candidate.key === keyOf(written))
    if (!group) throw malformed(`Field must be grouped or aggregated: ${written}`)
    return { path: written, sql: group.sql, field: group.field }
  }

  #aggregate(name: string, call: FunctionExp): { sql: string; field: FieldDefinition } {
    const [path] = call.parameters ?? []
    if (typeof path !== 'string') throw malformed(`unexpected token: '${call.rawValue ?? name}'`)
    const { sql: own, field } = this.#scope.resolve(path)
    refuseAggregate(name, field)
    const sql = name.startsWith('COUNT') ? own : inCorporateCurrency(this.#scope, { sql: own, field })
    const text = ['string', 'textarea', 'picklist', 'email', 'phone', 'url'].includes(field.type) ? ' COLLATE NOCASE' : ''
    switch (name) {
      case 'COUNT':
        return { sql: `count(${sql})`, field: numberField('int') }
      case 'COUNT_DISTINCT':
        return { sql: `count(DISTINCT ${sql}${text})`, field: numberField('int') }
      case 'SUM':
      case 'AVG':
        return { sql: `${name.toLowerCase()}(${sql})`, field: { ...numberField('double'), scale: field.scale, type: sumType(field) } }
      case 'MIN':
      case 'MAX':
        return { sql: `${name.toLowerCase()}(${sql}${text})`, field }
      default:
        throw malformed(`${name} is not supported by the local org`)
    }
  }
}

function sumType(field: FieldDefinition): FieldDefinition['type'] {
  return field.type === 'int' ? 'double' : field.type
}

function numberField(type: 'int' | 'double'): FieldDefinition {
  return { ...plainField('', type, translated('')), precision: 18 }
}

function refuseAggregate(name: string, field: FieldDefinition): void {
  const isNumber = isDecimal(field.type) || field.type === 'int'
  const fits = name === 'SUM' || name === 'AVG' ? isNumber : isAggregatable(field)
  if (!fits) throw malformed(`field ${field.name} does not support aggregate operator ${name}`)
}

/** Salesforce adds decimals; binary sums are cut to the digits a double can hold. */
function aggregateReader(call: FieldFunctionExpression, field: FieldDefinition): (value: SqlValue) => unknown {
  const name = call.functionName.toUpperCase()
  if (name === 'SUM' || name === 'AVG') return (value) => (typeof value === 'number' ? Number(value.toPrecision(15)) : value)
  return jsonReader(field)
}

function labelOf(field: FieldDefinition, language: string): (value: SqlValue) => unknown {
  return (value) => {
    const entry = field.picklist.find((candidate) => candidate.value === value)
    return entry ? inLanguage(entry.label, language) : value
  }
}

function nameColumns(items: FieldType[], select: (item: FieldType) => AggregateColumn) {
  let unnamed = 0
  const columns = items.map((item) => {
    const column = select(item)
    return { ...column, name: column.name ?? `expr${unnamed++}` }
  })
  const twice = columns.find((column, index) => columns.findIndex((other) => other.name === column.name) < index)
  if (twice) throw malformed(`duplicate alias: ${twice.name}`)
  return columns
}
