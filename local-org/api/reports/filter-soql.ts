import { OrgError } from '../org.ts'
import { literalOf, relativeDate } from './filter-values.ts'
import type { ReadableColumn } from './readable-report.ts'
import type { FilterOperator, ReportFilter } from './report-definition.ts'

const comparisons: Partial<Record<FilterOperator, string>> = {
  equals: '=',
  notEqual: '!=',
  lessThan: '<',
  greaterThan: '>',
  lessOrEqual: '<=',
  greaterOrEqual: '>=',
}

const patterns: Partial<Record<FilterOperator, (text: string) => string>> = {
  contains: (text) => `%${text}%`,
  notContain: (text) => `%${text}%`,
  startsWith: (text) => `${text}%`,
}

/**
 * A filter as a SOQL condition. Values separated by commas are alternatives; an empty value is "no value".
 * Source: Salesforce Help, "Filter Operators Reference" and "Filter Your Report" (several values).
 * @throws OrgError for an operator or value that does not fit the column
 */
export function toCondition(column: ReadableColumn, { operator, value }: ReportFilter): string {
  const parts = value === '' ? [''] : value.split(',').map((part) => part.trim())
  const conditions = parts.map((part) => oneCondition(column, operator, part))
  return `(${conditions.join(operator === 'notEqual' || operator === 'notContain' ? ' AND ' : ' OR ')})`
}

function oneCondition(column: ReadableColumn, operator: FilterOperator, part: string): string {
  const pattern = patterns[operator]
  if (pattern) {
    if (!isText(column)) throw misfit(column, operator)
    const like = `${column.orderPath} LIKE ${quote(pattern(part.replace(/[%_\\]/g, '\\$&')))}`
    return operator === 'notContain' ? `(NOT ${like})` : like
  }
  const comparison = comparisons[operator]
  if (!comparison) throw misfit(column, operator)
  if (part === '') {
    if (operator !== 'equals' && operator !== 'notEqual') throw misfit(column, operator)
    return `${column.orderPath} ${comparison} null`
  }
  return `${column.orderPath} ${comparison} ${isText(column) ? quote(part) : valueOf(column, part)}`
}

function valueOf(column: ReadableColumn, part: string): string {
  const literal = relativeDate(column.field.type, part) ?? literalOf(column.field.type, part)
  if (literal === null) throw new OrgError(400, 'BAD_REQUEST', `The filter value ${part} for ${column.name} is invalid.`)
  return literal
}

function misfit(column: ReadableColumn, operator: FilterOperator): OrgError {
  return new OrgError(400, 'BAD_REQUEST', `The filter operator "${operator}" is invalid for ${column.name}.`)
}

/** Lookups are compared by the name the reader sees. */
function isText({ field }: ReadableColumn): boolean {
  return ['string', 'textarea', 'picklist', 'reference', 'email', 'phone', 'url', 'id'].includes(field.type)
}

export const quote = (text: string): string => `'${text.replace(/[\\']/g, '\\$&')}'`
