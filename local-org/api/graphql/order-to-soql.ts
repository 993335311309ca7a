import { OrgError } from '../org.ts'
import { describeParent, findField, findLookup } from '../ui-api/field-paths.ts'
import type { FilterScope } from './where-to-soql.ts'

interface Direction {
  order?: unknown
  nulls?: unknown
}

/** `{ CloseDate: { order: DESC, nulls: LAST }, Owner: { Name: { order: ASC } } }` → SOQL, most significant first. */
export function orderToSoql(scope: FilterScope, orderBy: unknown): string[] {
  if (orderBy === null || orderBy === undefined) return []
  if (Array.isArray(orderBy)) return orderBy.flatMap((part: unknown) => orderToSoql(scope, part))
  return Object.entries(orderBy as Record<string, unknown>).flatMap(([name, operand]) => {
    const field = findField(scope.describe, name)
    if (field) return [`${scope.prefix ?? ''}${field.name}${toDirection(operand as Direction)}`]
    const lookup = findLookup(scope.describe, name)
    const parent = lookup && describeParent(scope.org, scope.userId, lookup)
    if (!parent) throw new OrgError(400, 'INVALID_FIELD', `No such column '${name}' on entity '${scope.describe.name}'.`)
    return orderToSoql({ ...scope, describe: parent, prefix: `${scope.prefix ?? ''}${lookup.relationshipName}.` }, operand)
  })
}

function toDirection({ order, nulls }: Direction): string {
  const direction = order === 'DESC' ? ' DESC' : ' ASC'
  if (nulls === 'FIRST' || nulls === 'LAST') return `${direction} NULLS ${nulls}`
  return direction
}
