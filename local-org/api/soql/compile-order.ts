import type { FunctionExp, OrderByClause } from '@jetstreamapp/soql-parser-js'
import { isLongText, type FieldDefinition } from '../schema/object-definition.ts'
import type { Scope } from './scope.ts'
import { pointedError } from './soql-error.ts'

export interface SortOperand {
  sql: string
  field: FieldDefinition
  /** As written in the query. */
  path: string
}

/**
 * ORDER BY as SQL, `''` when there is none. Rows without a value come first unless NULLS LAST says otherwise; texts sort without
 * regard to case; picklists in the order of their values in Setup.
 * Source: SOQL and SOSL Reference, "ORDER BY".
 */
export function compileOrder(
  scope: Scope,
  orderBy: OrderByClause | OrderByClause[] | undefined,
  operandOf: (item: { field: string } | { fn: FunctionExp }) => SortOperand,
): string {
  const items = [orderBy ?? []].flat()
  if (items.length === 0) return ''
  const terms = items.map((item) => {
    const operand = operandOf('fn' in item ? { fn: item.fn } : { field: item.field })
    refuseUnsortable(scope, operand)
    return `${sortKey(scope, operand)} ${item.order ?? 'ASC'} NULLS ${item.nulls ?? 'FIRST'}`
  })
  return ` ORDER BY ${terms.join(', ')}`
}

function refuseUnsortable(scope: Scope, { field, path }: SortOperand): void {
  if (isLongText(field) || field.type === 'multipicklist' || field.type === 'address') {
    throw pointedError('INVALID_FIELD', scope.surroundings.soql, path, `field '${field.name}' can not be sorted in a query call`)
  }
}

function sortKey(scope: Scope, { sql, field }: SortOperand): string {
  if (field.type === 'picklist' && field.picklist.length > 0) {
    const places = field.picklist.map((entry, index) => `WHEN ${scope.parameters.bind(entry.value)} THEN ${index}`)
    return `CASE ${sql} ${places.join(' ')} ELSE iif(${sql} IS NULL, NULL, ${field.picklist.length}) END`
  }
  const isText = ['string', 'textarea', 'email', 'phone', 'url'].includes(field.type)
  return isText && !field.caseSensitive ? `${sql} COLLATE NOCASE` : sql
}
