import type { Query, QueryBase } from '@jetstreamapp/soql-parser-js'
import { compileCondition, whereOperand, type CompileSemiJoin } from './compile-condition.ts'
import { conditionTree } from './condition-tree.ts'
import { Scope } from './scope.ts'
import { malformed, noSuchObject } from './soql-error.ts'

const mostSemiJoins = 2

/** What rows a query sees: its WHERE, its scope, and whether deleted rows count. Always a whole SQL condition. */
export function compileFilter(scope: Scope, query: QueryBase): string {
  refuseUnsupported(query)
  const conditions = [scope.visibleSql]
  if (query.usingScope) conditions.push(compileScope(scope, query.usingScope))
  if (query.where) conditions.push(compileCondition(scope, conditionTree(query.where), whereOperand, semiJoins()))
  return conditions.join(' AND ')
}

function refuseUnsupported(query: QueryBase): void {
  if (query.withDataCategory) throw malformed('WITH DATA CATEGORY is not supported by the local org: it has no knowledge articles')
  if (query.update) throw malformed('UPDATE TRACKING and UPDATE VIEWSTAT are not supported by the local org: it has no knowledge articles')
}

function compileScope(scope: Scope, name: string): string {
  if (name.toLowerCase() === 'everything') return '1'
  if (name.toLowerCase() === 'mine' && scope.object.fieldsByName.has('ownerid')) {
    return `${scope.alias}."OwnerId" = ${scope.parameters.bind(scope.surroundings.rights.reader.userId)}`
  }
  throw malformed(`USING SCOPE ${name} is not supported by the local org for ${scope.object.name}`)
}

/** Source of the rules: SOQL and SOSL Reference, "Semi-Joins with IN and Anti-Joins with NOT IN". */
function semiJoins(): CompileSemiJoin {
  let count = 0
  return (outer, path, isIn, query) => {
    count++
    if (count > mostSemiJoins) throw malformed(`Maximum ${mostSemiJoins} semi join sub-selects are allowed`)
    const { sql, field, relationships } = outer.resolve(path)
    if (relationships.length > 0 || !['id', 'reference'].includes(field.type)) {
      throw malformed(`The left operand '${path}' of a semi join must be an id or reference field of ${outer.object.name} itself`)
    }
    const inner = openInner(outer, query)
    const selected = innerField(inner, query)
    const filter = [`${selected} IS NOT NULL`, inner.visibleSql]
    if (query.where) {
      filter.push(
        compileCondition(inner, conditionTree(query.where), whereOperand, () => {
          throw malformed('Nesting of semi join sub-selects is not supported')
        }),
      )
    }
    const found = `${sql} IN (SELECT ${selected} FROM ${inner.fromSql} WHERE ${filter.join(' AND ')})`
    return isIn ? found : `NOT coalesce(${found}, 0)`
  }
}

function openInner(outer: Scope, query: Query): Scope {
  const { schema, rights, soql } = outer.surroundings
  const object = schema.find(query.sObject ?? '')
  if (!object || !rights.may('read', object)) throw noSuchObject(soql, query.sObject ?? '')
  if (query.orderBy || query.limit !== undefined || query.groupBy) throw malformed('Semi join sub-selects take a WHERE clause only')
  return new Scope(object, query.sObjectAlias, outer.surroundings, outer.parameters, outer.aliases)
}

function innerField(inner: Scope, query: Query): string {
  const [only, ...more] = query.fields ?? []
  if (!only || more.length > 0 || (only.type !== 'Field' && only.type !== 'FieldRelationship')) {
    throw malformed('The inner select of a semi join must select exactly one field')
  }
  const path = only.type === 'FieldRelationship' ? [...only.relationships, only.field].join('.') : only.field
  const { sql, field } = inner.resolve(path)
  if (!['id', 'reference'].includes(field.type)) {
    throw malformed(`The inner select of a semi join must select an id or reference field, not '${path}'`)
  }
  return sql
}
