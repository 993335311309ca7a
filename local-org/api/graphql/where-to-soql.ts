import { OrgError, type Describe, type DescribeField, type LocalOrg } from '../org.ts'
import { quote } from '../rest/soql-text.ts'
import { describeParent, findField, findLookup } from '../ui-api/field-paths.ts'

/** A filter as GraphQL and related lists write it: `{ and: [{ Name: { like: "A%" } }, { Owner: { Name: { eq: "Emma" } } }] }`. */
export type Filter = Record<string, unknown>

export interface FilterScope {
  org: LocalOrg
  userId: string
  describe: Describe
  /** Relationship path in front of the fields: `Owner.`. */
  prefix?: string
}

const comparisons: Record<string, string> = { eq: '=', ne: '!=', gt: '>', gte: '>=', lt: '<', lte: '<=', like: 'LIKE' }
const memberships: Record<string, string> = { in: 'IN', nin: 'NOT IN', includes: 'INCLUDES', excludes: 'EXCLUDES' }

/** @returns a SOQL condition, null when the filter says nothing. @throws OrgError INVALID_FILTER, INVALID_FIELD */
export function whereToSoql(scope: FilterScope, filter: Filter): string | null {
  const conditions = Object.entries(filter).flatMap(([name, operand]) => toCondition(scope, name, operand) ?? [])
  return joinConditions(conditions, 'AND')
}

function toCondition(scope: FilterScope, name: string, operand: unknown): string | null {
  if (operand === null || operand === undefined) return null
  switch (name) {
    case 'and':
    case 'or': {
      const filters = [operand].flat().map((part) => whereToSoql(scope, asFilter(part, name)))
      return joinConditions(
        filters.filter((part) => part !== null),
        name === 'and' ? 'AND' : 'OR',
      )
    }
    case 'not': {
      const inner = whereToSoql(scope, asFilter(operand, name))
      return inner === null ? null : `(NOT (${inner}))`
    }
  }
  const field = findField(scope.describe, name)
  if (field) return fieldCondition(field, `${scope.prefix ?? ''}${field.name}`, asFilter(operand, name))

  const lookup = findLookup(scope.describe, name)
  const parent = lookup && describeParent(scope.org, scope.userId, lookup)
  if (!parent) throw new OrgError(400, 'INVALID_FIELD', `No such column '${name}' on entity '${scope.describe.name}'.`)
  const prefix = `${scope.prefix ?? ''}${lookup.relationshipName}.`
  return whereToSoql({ ...scope, describe: parent, prefix }, asFilter(operand, name))
}

function joinConditions(conditions: string[], operator: 'AND' | 'OR'): string | null {
  if (conditions.length <= 1) return conditions[0] ?? null
  return `(${conditions.join(` ${operator} `)})`
}

function asFilter(value: unknown, name: string): Filter {
  if (value !== null && typeof value === 'object' && !Array.isArray(value)) return value as Filter
  throw new OrgError(400, 'INVALID_FILTER', `The filter on '${name}' must be an object`)
}

function fieldCondition(field: DescribeField, path: string, operators: Filter): string | null {
  const conditions = Object.entries(operators).map(([operator, operand]) => {
    const comparison = comparisons[operator]
    if (comparison) return `${path} ${comparison} ${toLiteral(field, operand)}`
    const membership = memberships[operator]
    if (!membership) throw new OrgError(400, 'INVALID_FILTER', `Unknown operator '${operator}' on '${path}'`)
    const list = [operand].flat()
    // an empty list holds for no row, or for every row
    if (list.length === 0) return membership === 'IN' || membership === 'INCLUDES' ? 'Id = null' : 'Id != null'
    return `${path} ${membership} (${list.map((item) => toLiteral(field, item)).join(', ')})`
  })
  return joinConditions(conditions, 'AND')
}

const dateTypes = new Set(['date', 'datetime'])
const numberTypes = new Set(['double', 'int', 'long', 'currency', 'percent'])

function toLiteral(field: DescribeField, operand: unknown): string {
  if (operand === null) return 'null'
  if (dateTypes.has(field.type)) return toDateLiteral(field, operand)
  if (typeof operand === 'boolean' && field.type === 'boolean') return String(operand)
  if (numberTypes.has(field.type) && operand !== '' && Number.isFinite(Number(operand))) return String(Number(operand))
  if (typeof operand === 'string' && !numberTypes.has(field.type) && field.type !== 'boolean') return quote(operand)
  throw new OrgError(400, 'INVALID_FILTER', `The value ${JSON.stringify(operand)} does not fit the field '${field.name}'`)
}

/** `"2026-11-22"`, `{ value: "2026-11-22" }`, `{ literal: TODAY }` or `{ range: { last_n_days: 7 } }`. */
function toDateLiteral(field: DescribeField, operand: unknown): string {
  const refused = () => new OrgError(400, 'INVALID_FILTER', `The value ${JSON.stringify(operand)} is no date for the field '${field.name}'`)
  if (typeof operand === 'string') {
    if (!/^\d{4}-\d{2}-\d{2}(T[\d:.]+(Z|[+-]\d{2}:?\d{2}))?$/.test(operand)) throw refused()
    return operand
  }
  if (typeof operand !== 'object' || operand === null) throw refused()
  const { value, literal, range } = operand as { value?: unknown; literal?: unknown; range?: unknown }
  if (value === null) return 'null'
  if (typeof value === 'string') return toDateLiteral(field, value)
  if (typeof literal === 'string' && /^[A-Z0-9_]+$/.test(literal)) return literal
  const [span] = Object.entries(asFilter(range, field.name))
  if (span && /^[a-z_]+$/i.test(span[0]) && Number.isInteger(span[1])) return `${span[0].toUpperCase()}:${String(span[1])}`
  throw refused()
}
