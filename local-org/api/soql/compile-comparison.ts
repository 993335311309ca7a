import { inLanguage, isDecimal, isLongText, type FieldDefinition } from '../schema/object-definition.ts'
import { to18Characters } from '../store/record-id.ts'
import { startOfDay } from '../store/time-zone.ts'
import { checkIsoCode, inCurrency } from './convert-currency.ts'
import { likePattern, type Literal } from './literals.ts'
import { daysOf } from './relative-dates.ts'
import type { Scope } from './scope.ts'
import { malformed, pointedError } from './soql-error.ts'

/** The left side of a comparison. */
export interface Operand {
  /** As written in the query, for error texts. */
  path: string
  sql: string
  field: FieldDefinition
  /** A calculated sum or average, already in the corporate currency. */
  isAggregate?: boolean
}

export type Operator = '=' | '!=' | '<' | '<=' | '>' | '>=' | 'LIKE' | 'IN' | 'NOT IN' | 'INCLUDES' | 'EXCLUDES'

/**
 * One comparison as SQL. Every comparison is true or false, never unknown: a row without a value satisfies `!=`, `NOT IN`
 * and `NOT (…)` and no other comparison. Texts compare without regard to case.
 * Sources: SOQL and SOSL Reference, "Use null in WHERE", "Comparison Operators", "null Values in Lookup Relationships and
 * Outer Joins". That `!=` also finds nulls is stated in none of them; it is how orgs behave (salesforce.stackexchange, many).
 */
export function compileComparison(scope: Scope, operand: Operand, operator: Operator, literals: Literal[]): string {
  refuseUnfilterable(scope, operand)
  if (operator === 'IN' || operator === 'NOT IN') return compileList(scope, operand, operator, literals)
  if (operator === 'INCLUDES' || operator === 'EXCLUDES') return compileIncludes(scope, operand, operator, literals)
  const [literal] = literals
  if (!literal) throw malformed(`unexpected token: '${operator}'`)
  switch (operand.field.type) {
    case 'boolean':
      return compareBoolean(scope, operand, operator, literal)
    case 'int':
    case 'double':
    case 'currency':
    case 'percent':
      return compareNumber(scope, operand, operator, literal)
    case 'date':
    case 'datetime':
      return compareDate(scope, operand, operator, literal)
    default:
      return compareText(scope, operand, operator, literal)
  }
}

function refuseUnfilterable(scope: Scope, { path, field }: Operand): void {
  if (isLongText(field) || field.type === 'address') {
    throw pointedError('INVALID_FIELD', scope.surroundings.soql, path, `field '${field.name}' can not be filtered in a query call`)
  }
}

function compareBoolean(scope: Scope, operand: Operand, operator: Operator, literal: Literal): string {
  if (operator !== '=' && operator !== '!=') throw invalidOperator(scope, operand)
  if (literal.kind !== 'boolean' && literal.kind !== 'null') throw wrongType(scope, operand)
  const wanted = literal.kind === 'boolean' && literal.value ? 1 : 0
  return `coalesce(${operand.sql}, 0) ${operator === '=' ? '=' : '<>'} ${wanted}`
}

function compareNumber(scope: Scope, operand: Operand, operator: Operator, literal: Literal): string {
  if (operator === 'LIKE') throw invalidOperator(scope, operand)
  if (literal.kind === 'null') return compareNull(scope, operand, operator)
  if (literal.kind !== 'number') throw wrongType(scope, operand)
  return compare(comparedAmount(scope, operand, literal.isoCode), operator, scope.parameters.bind(literal.value))
}

/** `Amount > USD5000` compares by worth, `Amount > 5000` by the plain number. */
function comparedAmount(scope: Scope, operand: Operand, isoCode: string | null): string {
  if (isoCode === null || operand.field.type !== 'currency' || !scope.surroundings.hasCurrencies) return operand.sql
  if (operand.isAggregate) throw malformed(`an amount with an ISO code cannot be compared with an aggregate function: ${operand.path}`)
  checkIsoCode(scope, isoCode)
  return inCurrency(scope, operand, isoCode)
}

function compareDate(scope: Scope, operand: Operand, operator: Operator, literal: Literal): string {
  if (operator === 'LIKE') throw invalidOperator(scope, operand)
  if (literal.kind === 'null') return compareNull(scope, operand, operator)
  if (literal.kind === 'relative') return compareRange(scope, operand, operator, literal)
  if (literal.kind !== operand.field.type) throw wrongType(scope, operand)
  return compare(operand.sql, operator, scope.parameters.bind(literal.value as string))
}

/** `=` is inside the range, `<` before it, `>` after it. */
function compareRange(scope: Scope, { sql, field }: Operand, operator: Operator, literal: Literal & { kind: 'relative' }): string {
  const { today, timeZone } = scope.surroundings
  const range = daysOf(literal.name, literal.count, today)
  const bound = (day: string) => scope.parameters.bind(field.type === 'date' ? day : startOfDay(day, timeZone))
  switch (operator) {
    case '<':
      return `${sql} < ${bound(range.from)}`
    case '>=':
      return `${sql} >= ${bound(range.from)}`
    case '>':
      return `${sql} >= ${bound(range.before)}`
    case '<=':
      return `${sql} < ${bound(range.before)}`
    default: {
      const inside = `(${sql} >= ${bound(range.from)} AND ${sql} < ${bound(range.before)})`
      return operator === '!=' ? `NOT coalesce(${inside}, 0)` : inside
    }
  }
}

function compareText(scope: Scope, operand: Operand, operator: Operator, literal: Literal): string {
  if (literal.kind === 'null' || (literal.kind === 'string' && literal.value === '' && operator !== 'LIKE')) {
    return compareNull(scope, operand, operator)
  }
  if (literal.kind !== 'string') throw wrongType(scope, operand)
  if (isId(operand.field)) {
    if (operator === 'LIKE') throw invalidOperator(scope, operand)
    return compare(operand.sql, operator, scope.parameters.bind(readId(scope, operand, literal.value)))
  }
  if (operator === 'LIKE') return compileLike(scope, operand, literal)
  const text = foldedText(operand, literal.value)
  return compare(text.sql, operator, scope.parameters.bind(text.value), text.collation)
}

function compareNull(scope: Scope, operand: Operand, operator: Operator): string {
  if (operator === '=') return `${operand.sql} IS NULL`
  if (operator === '!=') return `${operand.sql} IS NOT NULL`
  throw invalidOperator(scope, operand)
}

function compare(sql: string, operator: Operator, placeholder: string, collation = ''): string {
  return `${sql} ${operator === '!=' ? 'IS NOT' : operator} ${placeholder}${collation}`
}

/** SQLite folds the case of ASCII itself, fast; other letters go through a function. */
function foldedText({ sql, field }: Operand, value: string): { sql: string; value: string; collation: string } {
  if (field.caseSensitive) return { sql, value, collation: '' }
  if (onlyAsciiHasCase(value)) return { sql, value, collation: ' COLLATE NOCASE' }
  return { sql: `fold(${sql})`, value: value.toLowerCase(), collation: '' }
}

function onlyAsciiHasCase(text: string): boolean {
  // eslint-disable-next-line no-control-regex -- everything outside ASCII is meant
  const rest = text.replace(/[\x00-\x7f]/g, '')
  return rest.toLowerCase() === rest && rest.toUpperCase() === rest
}

function compileLike(scope: Scope, operand: Operand, literal: Literal & { kind: 'string' }): string {
  const pattern = likePattern(literal.raw)
  if (onlyAsciiHasCase(pattern)) return `${operand.sql} LIKE ${scope.parameters.bind(pattern)} ESCAPE '\\'`
  return `fold(${operand.sql}) LIKE ${scope.parameters.bind(pattern.toLowerCase())} ESCAPE '\\'`
}

/** A null in the list stands for rows without a value. */
function compileList(scope: Scope, operand: Operand, operator: 'IN' | 'NOT IN', literals: Literal[]): string {
  const withCode = literals.filter((literal) => literal.kind === 'number' && literal.isoCode !== null)
  if (withCode.length > 0 && withCode.length < literals.length) throw malformed('amounts with and without ISO code cannot be mixed')
  if (operand.field.type === 'boolean' || withCode.length > 0 || literals.some((literal) => literal.kind === 'relative')) {
    const each = literals.map((literal) => compileComparison(scope, operand, '=', [literal]))
    const any = `(${each.join(' OR ')})`
    return operator === 'IN' ? any : `NOT coalesce(${any}, 0)`
  }
  const values = literals.filter((literal) => literal.kind !== 'null' && !(literal.kind === 'string' && literal.value === ''))
  const folds = isText(operand.field) && !operand.field.caseSensitive
  const plain = values.map((literal) => listValue(scope, operand, literal))
  const needsFold = folds && plain.some((value) => typeof value === 'string' && !onlyAsciiHasCase(value))
  const left = needsFold ? `fold(${operand.sql})` : folds ? `${operand.sql} COLLATE NOCASE` : operand.sql
  const list = scope.parameters.bind(JSON.stringify(needsFold ? plain.map((value) => String(value).toLowerCase()) : plain))
  const found = `${left} IN (SELECT value FROM json_each(${list}))`
  const isIn = values.length < literals.length ? `(${operand.sql} IS NULL OR ${found})` : found
  return operator === 'IN' ? isIn : `NOT coalesce(${isIn}, 0)`
}

function listValue(scope: Scope, operand: Operand, literal: Literal): string | number {
  const { type } = operand.field
  if (isDecimal(type) || type === 'int') {
    if (literal.kind !== 'number') throw wrongType(scope, operand)
    return literal.value
  }
  if (type === 'date' || type === 'datetime') {
    if (literal.kind !== type) throw wrongType(scope, operand)
    return literal.value
  }
  if (literal.kind !== 'string') throw wrongType(scope, operand)
  return isId(operand.field) ? readId(scope, operand, literal.value) : literal.value
}

/** `INCLUDES ('a;b', 'c')`: a and b, or c. */
function compileIncludes(scope: Scope, operand: Operand, operator: 'INCLUDES' | 'EXCLUDES', literals: Literal[]): string {
  if (operand.field.type !== 'multipicklist') throw invalidOperator(scope, operand)
  const each = literals.map((literal) => {
    if (literal.kind !== 'string') throw wrongType(scope, operand)
    const parts = literal.value.split(';').map((part) => scope.parameters.bind(`%;${escapePattern(part)};%`))
    return `(${parts.map((part) => `';' || ${operand.sql} || ';' LIKE ${part} ESCAPE '\\'`).join(' AND ')})`
  })
  const any = `(${each.join(' OR ')})`
  return operator === 'INCLUDES' ? any : `NOT coalesce(${any}, 0)`
}

function escapePattern(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}

function isId(field: FieldDefinition): boolean {
  return field.type === 'id' || field.type === 'reference'
}

function isText(field: FieldDefinition): boolean {
  return !isId(field) && !isDecimal(field.type) && !['int', 'boolean', 'date', 'datetime'].includes(field.type)
}

function readId(scope: Scope, operand: Operand, value: string): string {
  const id = to18Characters(value)
  if (id === null) {
    throw pointedError('INVALID_QUERY_FILTER_OPERATOR', scope.surroundings.soql, operand.path, `invalid ID field: ${value}`)
  }
  return id
}

function invalidOperator(scope: Scope, { path, field }: Operand) {
  const kind = isId(field) ? 'id' : field.type
  return pointedError('INVALID_QUERY_FILTER_OPERATOR', scope.surroundings.soql, path, `invalid operator on ${kind} field`)
}

function wrongType(scope: Scope, { path, field }: Operand) {
  const type =
    field.type === 'datetime' ? 'dateTime' : isText(field) || isId(field) ? 'string' : isDecimal(field.type) ? 'double' : field.type
  const quotes = type === 'string' ? 'should be enclosed in quotes' : 'should not be enclosed in quotes'
  return pointedError(
    'INVALID_FIELD',
    scope.surroundings.soql,
    path,
    `value of filter criterion for field '${field.name}' must be of type ${type} and ${quotes}`,
  )
}

/** A comparison with the label the reader sees: `toLabel(Status) = '完了'`. */
export function compareLabel(scope: Scope, operand: Operand, operator: Operator, literals: Literal[]): string {
  const { language } = scope.surroundings.rights.reader
  const branches = operand.field.picklist.map(
    (entry) => `WHEN ${scope.parameters.bind(entry.value)} THEN ${scope.parameters.bind(inLanguage(entry.label, language))}`,
  )
  const sql = branches.length === 0 ? operand.sql : `(CASE ${operand.sql} ${branches.join(' ')} ELSE ${operand.sql} END)`
  return compileComparison(scope, { ...operand, sql }, operator, literals)
}
