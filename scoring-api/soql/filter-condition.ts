import type { ConditionWithValueQuery, NegationCondition } from '@jetstreamapp/soql-parser-js'
import { FilterError, type Condition, type Literal, type Operator } from './filter.ts'
import { wrongEscape } from './soql-text.ts'

const operators: Record<string, Operator> = {
  '=': '=',
  '!=': '!=',
  '<>': '!=',
  '<': '<',
  '<=': '<=',
  '>': '>',
  '>=': '>=',
  IN: 'in',
  'NOT IN': 'notIn',
  LIKE: 'like',
  INCLUDES: 'includes',
  EXCLUDES: 'excludes',
}

/** A condition as the parser gives it. */
export type WrittenCondition = Exclude<ConditionWithValueQuery, NegationCondition>

const listOperators: Operator[] = ['in', 'notIn', 'includes', 'excludes']

/** @throws FilterError for functions, subqueries and literals that have no meaning here, and for what the org refuses too */
export function toCondition(written: WrittenCondition, place: number): Condition {
  if ('fn' in written) throw unsupported(place, `the function ${written.fn.rawValue ?? ''}`, `関数「${written.fn.rawValue ?? ''}」`)
  if ('valueQuery' in written) throw unsupported(place, 'a subquery', 'サブクエリ')
  const { field, operator, value, literalType } = written
  const known = operators[operator.toUpperCase().replace(/\s+/g, ' ')]
  if (!known) throw unsupported(place, `the operator ${operator}`, `演算子「${operator}」`)
  if (listOperators.includes(known) !== Array.isArray(value)) {
    const isList = Array.isArray(value)
    throw new FilterError(
      `Condition ${place}: ${operator} needs ${isList ? 'a single value' : 'a list in parentheses'}.`,
      `${place}番目の条件：${operator}には${isList ? '値を1つだけ' : '括弧で囲んだリストを'}指定してください。`,
    )
  }
  const texts = Array.isArray(value) ? value : [value]
  const types = Array.isArray(literalType) ? literalType : texts.map(() => literalType)
  return {
    kind: 'condition',
    place,
    field,
    operator: known,
    values: texts.map((text, index) => toLiteral(text, types[index], place, known === 'like')),
  }
}

function toLiteral(text: string, type: string | undefined, place: number, isPattern: boolean): Literal {
  switch (type) {
    case 'NULL':
      return { type: 'null' }
    case 'STRING':
      return { type: 'text', raw: checkedText(text.slice(1, -1), place, isPattern) }
    case 'INTEGER':
    case 'DECIMAL':
      return { type: 'number', text }
    case 'BOOLEAN':
      return { type: 'boolean', value: text.toUpperCase() === 'TRUE' }
    case 'DATE':
      return { type: 'date', date: checkedDate(text, place) }
    case 'DATETIME':
      return { type: 'datetime', instant: checkedInstant(text, place) }
    case 'DATE_LITERAL':
    case 'DATE_N_LITERAL':
      return toPeriod(text)
    default:
      throw unsupported(place, `the value ${text}`, `値「${text}」`)
  }
}

function checkedText(raw: string, place: number, isPattern: boolean): string {
  const sequence = wrongEscape(raw, isPattern)
  if (sequence === null) return raw
  throw new FilterError(
    `Condition ${place}: "${sequence}" is no escape sequence; write a backslash as "\\\\".`,
    `${place}番目の条件：「${sequence}」は使えません。バックスラッシュは「\\\\」と書いてください。`,
  )
}

function toPeriod(text: string): Literal {
  const [name = '', count] = text.toUpperCase().split(':')
  return { type: 'period', name: name.trim(), count: count === undefined ? null : Number(count) }
}

function checkedDate(text: string, place: number): string {
  const instant = new Date(`${text}T00:00:00Z`)
  if (!Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(text)) return text
  throw noSuchDate(text, place)
}

function checkedInstant(text: string, place: number): Date {
  checkedDate(text.slice(0, 10), place)
  const instant = new Date(text)
  if (!Number.isNaN(instant.getTime())) return instant
  throw noSuchDate(text, place)
}

const noSuchDate = (text: string, place: number): FilterError =>
  new FilterError(`Condition ${place}: there is no date ${text}.`, `${place}番目の条件：日付「${text}」は存在しません。`)

const unsupported = (place: number, english: string, japanese: string): FilterError =>
  new FilterError(`Condition ${place}: ${english} is not supported here.`, `${place}番目の条件：${japanese}はここでは使えません。`)
