import type { Call, Literal, Node } from 'formulon'
import { addDays, dayInZone } from '../store/time-zone.ts'
import { FormulaError, type FormulaType, type FormulaValue } from './formula-types.ts'
import { priorValue, resolveName, type Calculation, type FormulaScope } from './formula-scope.ts'
import { callFormulon, library, type LibraryFunction } from './library.ts'
import { readFormula } from './read-formula.ts'

/** A formula ready to be calculated. */
export interface CompiledFormula {
  type: FormulaType
  calculate: (on: Calculation) => FormulaValue
}

/**
 * Checks a formula against the schema, as an org does when it is saved, and makes it ready.
 * formulon reads it and does mathematics and texts; logic is done here, because there an unknown (a comparison with a blank) must
 * stay unknown (formulon compares `null < 5` as JavaScript does: true) and because it knows no record: no ISNEW, ISCHANGED, PRIORVALUE,
 * no clock but the machine's. AND, OR and IF take an unknown as false, NOT and comparisons pass it on, texts compare blank as "".
 * Source of the rules: Salesforce's own engine, github.com/salesforce/formula-engine (FunctionAnd, OperatorEquality, OperatorComparison …).
 * @throws FormulaError with what an org, or the local org, does not take
 */
export function compileFormula(formula: string, scope: FormulaScope): CompiledFormula {
  return compile(readFormula(formula), scope)
}

function compile(node: Node, scope: FormulaScope): CompiledFormula {
  if (node.type === 'literal') return compileLiteral(node)
  if (node.type === 'identifier') {
    const { type, read } = resolveName(scope, node.name)
    return { type, calculate: read }
  }
  const special = specials[node.id]
  if (special) return special(node, scope)
  const known = library[node.id]
  if (!known) throw new FormulaError(`uses ${node.id.toUpperCase()}(), which the local org does not know`)
  return compileLibraryCall(node, known, scope)
}

function compileLiteral({ dataType, value }: Literal): CompiledFormula {
  return { type: dataType as FormulaType, calculate: () => value as FormulaValue }
}

function compileLibraryCall(call: Call, known: LibraryFunction, scope: FormulaScope): CompiledFormula {
  const most = known.repeats ? Infinity : known.takes.length
  const values = argumentsOf(call, scope, known.optionalFrom ?? known.takes.length, most)
  values.forEach((value, index) => demand(call, value, known.takes[index] ?? known.takes.at(-1) ?? 'null'))
  return {
    type: known.gives,
    calculate: (on) => {
      const given = values.map((value) => value.calculate(on))
      return !known.readsBlanks && given.includes(null) ? null : known.call(given)
    },
  }
}

type Special = (call: Call, scope: FormulaScope) => CompiledFormula

/** Functions and operators that are more than a calculation on values. */
const specials: Readonly<Record<string, Special>> = {
  and: (call, scope) => {
    const parts = booleans(call, scope)
    return checkbox((on) => parts.every((part) => part.calculate(on) === true))
  },
  or: (call, scope) => {
    const parts = booleans(call, scope)
    return checkbox((on) => parts.some((part) => part.calculate(on) === true))
  },
  not: (call, scope) => {
    const [part] = booleans(call, scope, 1)
    return checkbox((on) => {
      const value = part!.calculate(on)
      return value === null ? null : value !== true
    })
  },
  if: (call, scope) => {
    const [test, then, otherwise] = argumentsOf(call, scope, 3) as [CompiledFormula, CompiledFormula, CompiledFormula]
    demand(call, test, 'checkbox')
    return { type: oneType(call, [then, otherwise]), calculate: (on) => (test.calculate(on) === true ? then : otherwise).calculate(on) }
  },
  case: compileCase,
  isblank: (call, scope) => blankTest(call, scope, (value) => value === null || value === ''),
  // "Text fields are never null": help.salesforce.com, "ISNULL".
  isnull: (call, scope) => blankTest(call, scope, (value, type) => type !== 'text' && type !== 'multipicklist' && value === null),
  blankvalue: substituted,
  nullvalue: substituted,
  isnew: (call, scope) => {
    argumentsOf(call, scope, 0)
    return checkbox(({ before }) => before === null)
  },
  // False on a new record: help.salesforce.com, "ISCHANGED".
  ischanged: (call, scope) => {
    const field = ownField(call, scope)
    return checkbox((on) => on.before !== null && normal(on.row[field.name] ?? null) !== normal(on.before[field.name] ?? null))
  },
  // On a new record the value it gets: help.salesforce.com, "PRIORVALUE".
  priorvalue: (call, scope) => {
    const field = ownField(call, scope)
    return { type: compile(call.arguments[0]!, scope).type, calculate: (on) => priorValue(field, on) }
  },
  ispickval: (call, scope) => {
    const [field, text] = argumentsOf(call, scope, 2) as [CompiledFormula, CompiledFormula]
    demand(call, field, 'picklist')
    if (call.arguments[1]?.type !== 'literal' || text.type !== 'text')
      throw new FormulaError('needs a text in quotes as the second argument of ISPICKVAL()')
    return checkbox((on) => (field.calculate(on) ?? '') === text.calculate(on))
  },
  includes: (call, scope) => {
    const [field, text] = argumentsOf(call, scope, 2) as [CompiledFormula, CompiledFormula]
    demand(call, field, 'multipicklist')
    demand(call, text, 'text')
    return checkbox((on) =>
      String(field.calculate(on) ?? '')
        .split(';')
        .includes(String(text.calculate(on) ?? '')),
    )
  },
  text: (call, scope) => {
    const [value] = argumentsOf(call, scope, 1) as [CompiledFormula]
    if (!['number', 'date', 'datetime', 'picklist', 'null'].includes(value.type))
      throw wrongType(call, 'Number, Date, DateTime or Picklist', value.type)
    return { type: 'text', calculate: (on) => toText(value.type, value.calculate(on)) }
  },
  today: (call, scope) => {
    argumentsOf(call, scope, 0)
    return { type: 'date', calculate: ({ today }) => today }
  },
  now: (call, scope) => {
    argumentsOf(call, scope, 0)
    return { type: 'datetime', calculate: ({ now }) => now }
  },
  // An instant becomes the user's local day: FunctionDateValue of the engine.
  datevalue: (call, scope) => {
    const [value] = argumentsOf(call, scope, 1) as [CompiledFormula]
    if (!['datetime', 'date', 'text', 'null'].includes(value.type)) throw wrongType(call, 'DateTime or Text', value.type)
    return { type: 'date', calculate: (on) => toDay(value.type, value.calculate(on), on.timeZone) }
  },
  equal: (call, scope) => equality(call, scope, (same) => same),
  unequal: (call, scope) => equality(call, scope, (same) => !same),
  lessThan: (call, scope) => comparison(call, scope, (left, right) => left < right),
  lessThanOrEqual: (call, scope) => comparison(call, scope, (left, right) => left <= right),
  greaterThan: (call, scope) => comparison(call, scope, (left, right) => left > right),
  greaterThanOrEqual: (call, scope) => comparison(call, scope, (left, right) => left >= right),
  add: (call, scope) => addition(call, scope, 1),
  subtract: (call, scope) => addition(call, scope, -1),
}

const checkbox = (calculate: CompiledFormula['calculate']): CompiledFormula => ({ type: 'checkbox', calculate })

function argumentsOf(call: Call, scope: FormulaScope, least: number, most = least): CompiledFormula[] {
  const { length } = call.arguments
  if (length < least || length > most) {
    throw new FormulaError(`gives ${nameOf(call)} ${length} arguments instead of ${least === most ? least : `${least} or more`}`)
  }
  return call.arguments.map((argument) => compile(argument, scope))
}

function booleans(call: Call, scope: FormulaScope, most = Infinity): CompiledFormula[] {
  const parts = argumentsOf(call, scope, 1, most)
  parts.forEach((part) => demand(call, part, 'checkbox'))
  return parts
}

function demand(call: Call, { type }: CompiledFormula, wanted: FormulaType): void {
  if (type !== wanted && type !== 'null') throw wrongType(call, typeNames[wanted], type)
}

function wrongType(call: Call, expected: string, received: FormulaType): FormulaError {
  // help.salesforce.com, "Tips for Working with Picklist and Multi-Select Picklist Values in Formulas"
  const hint = received === 'picklist' ? ': picklists may stand in ISPICKVAL, CASE, TEXT, ISCHANGED and PRIORVALUE only' : ''
  return new FormulaError(`gives ${nameOf(call)} a value of type ${typeNames[received]} where ${expected} is expected${hint}`)
}

const typeNames: Record<FormulaType, string> = {
  text: 'Text',
  number: 'Number',
  checkbox: 'Boolean',
  date: 'Date',
  datetime: 'DateTime',
  picklist: 'Picklist',
  multipicklist: 'Multi-Select Picklist',
  null: 'Null',
}

const operators: Readonly<Record<string, string>> = {
  equal: '=',
  unequal: '<>',
  lessThan: '<',
  lessThanOrEqual: '<=',
  greaterThan: '>',
  greaterThanOrEqual: '>=',
  add: '+ (or &)',
  subtract: '-',
  multiply: '*',
  divide: '/',
  exponentiate: '^',
}

const nameOf = ({ id }: Call): string => operators[id] ?? `${id.toUpperCase()}()`

/** The type that several alternatives share. */
function oneType(call: Call, values: CompiledFormula[]): FormulaType {
  const types = new Set(values.map(({ type }) => type).filter((type) => type !== 'null'))
  const [first = 'null', ...others] = types
  if (others.length > 0) throw wrongType(call, typeNames[first], others[0]!)
  return first
}

function compileCase(call: Call, scope: FormulaScope): CompiledFormula {
  const values = argumentsOf(call, scope, 4, Infinity)
  if (values.length % 2 !== 0) throw new FormulaError('gives CASE() no value for all other cases')
  const [expression, ...rest] = values as [CompiledFormula, ...CompiledFormula[]]
  const otherwise = rest.pop()!
  const pairs = rest.flatMap((value, index) => (index % 2 === 0 ? [{ value, result: rest[index + 1]! }] : []))
  const wanted = expression.type === 'picklist' ? 'text' : expression.type
  pairs.forEach(({ value }) => demand(call, value, wanted))
  const isText = wanted === 'text'
  return {
    type: oneType(call, [...pairs.map(({ result }) => result), otherwise]),
    calculate: (on) => {
      const value = expression.calculate(on)
      const found = pairs.find((pair) => areEqual(value, pair.value.calculate(on), isText) === true)
      return (found?.result ?? otherwise).calculate(on)
    },
  }
}

function blankTest(call: Call, scope: FormulaScope, isBlank: (value: FormulaValue, type: FormulaType) => boolean): CompiledFormula {
  const [value] = argumentsOf(call, scope, 1) as [CompiledFormula]
  if (value.type === 'picklist') throw wrongType(call, 'another type', value.type)
  return checkbox((on) => isBlank(value.calculate(on), value.type))
}

function substituted(call: Call, scope: FormulaScope): CompiledFormula {
  const [value, substitute] = argumentsOf(call, scope, 2) as [CompiledFormula, CompiledFormula]
  if (value.type === 'picklist') throw wrongType(call, 'another type', value.type)
  const keepsBlankText = call.id === 'nullvalue' && value.type === 'text'
  return {
    type: oneType(call, [value, substitute]),
    calculate: (on) => {
      const own = value.calculate(on)
      return (own === null || own === '') && !keepsBlankText ? substitute.calculate(on) : own
    },
  }
}

function ownField(call: Call, scope: FormulaScope) {
  const [argument, ...more] = call.arguments
  const field = argument?.type === 'identifier' && more.length === 0 ? resolveName(scope, argument.name).ownField : null
  if (!field) throw new FormulaError(`gives ${nameOf(call)} something else than one field of the record itself`)
  return field
}

/** Line ends of different systems are no change. */
const normal = (value: FormulaValue): FormulaValue => (typeof value === 'string' ? value.replaceAll('\r\n', '\n') : value)

function equality(call: Call, scope: FormulaScope, answer: (same: boolean) => boolean): CompiledFormula {
  const [left, right] = operandsOf(call, scope)
  const picklist = [left, right].find(({ type }) => type === 'picklist' || type === 'multipicklist')
  if (picklist) throw wrongType(call, 'another type', picklist.type)
  const type = oneType(call, [left, right])
  return checkbox((on) => {
    const same = areEqual(left.calculate(on), right.calculate(on), type === 'text')
    return same === null ? null : answer(same)
  })
}

function areEqual(left: FormulaValue, right: FormulaValue, isText: boolean): boolean | null {
  if (isText) return (left ?? '') === (right ?? '')
  return left === null || right === null ? null : left === right
}

function comparison(call: Call, scope: FormulaScope, holds: (left: string | number, right: string | number) => boolean): CompiledFormula {
  const operands = operandsOf(call, scope)
  const type = oneType(call, operands)
  if (!['number', 'date', 'datetime', 'text', 'null'].includes(type)) throw wrongType(call, 'Number, Date, DateTime or Text', type)
  const [left, right] = operands
  return checkbox((on) => {
    const [first, second] = [left.calculate(on), right.calculate(on)]
    return first === null || second === null ? null : holds(first as string | number, second as string | number)
  })
}

/** formulon reads `a > 1 = b` from the right, Salesforce from the left: nobody means either. */
function operandsOf(call: Call, scope: FormulaScope): [CompiledFormula, CompiledFormula] {
  const isComparison = (node: Node) =>
    node.type === 'callExpression' && ['=', '<>', '<', '<=', '>', '>='].includes(operators[node.id] ?? '')
  if (call.arguments.some(isComparison))
    throw new FormulaError(`compares the result of a comparison with ${nameOf(call)}: use AND, OR or IF`)
  return argumentsOf(call, scope, 2) as [CompiledFormula, CompiledFormula]
}

const dayMs = 86_400_000

function addition(call: Call, scope: FormulaScope, sign: 1 | -1): CompiledFormula {
  const operands = argumentsOf(call, scope, 2) as [CompiledFormula, CompiledFormula]
  const [left, right] = operands
  const types = `${left.type} ${right.type}`
  const plan = additions[types]?.[sign]
  if (plan) return { type: plan.gives, calculate: (on) => withoutBlanks(operands, on, plan.call) }
  if (sign === 1 && operands.every(({ type }) => type === 'text' || type === 'null')) {
    return { type: 'text', calculate: (on) => operands.map((operand) => operand.calculate(on) ?? '').join('') }
  }
  if (operands.some(({ type }) => type === 'null')) return { type: oneType(call, operands), calculate: () => null }
  throw wrongType(call, typeNames[left.type], right.type)
}

function withoutBlanks(operands: CompiledFormula[], on: Calculation, call: (left: never, right: never) => FormulaValue): FormulaValue {
  const values = operands.map((operand) => operand.calculate(on))
  return values.includes(null) ? null : call(values[0] as never, values[1] as never)
}

interface Addition {
  gives: FormulaType
  call: (left: never, right: never) => FormulaValue
}

const moveInstant = (instant: string, days: number) => new Date(Date.parse(instant) + days * dayMs).toISOString()
const daysBetween = (left: string, right: string) => (Date.parse(left) - Date.parse(right)) / dayMs
const byNumber = (id: string): Addition => ({
  gives: 'number',
  call: (left: number, right: number) => callFormulon(id, ['number'], [left, right]),
})

/** By types of the operands; a date moves by whole days. */
const additions: Readonly<Record<string, Partial<Record<1 | -1, Addition>>>> = {
  'number number': { 1: byNumber('add'), [-1]: byNumber('subtract') },
  'date number': {
    1: { gives: 'date', call: (day: string, days: number) => addDays(day, Math.trunc(days)) },
    [-1]: { gives: 'date', call: (day: string, days: number) => addDays(day, -Math.trunc(days)) },
  },
  'number date': { 1: { gives: 'date', call: (days: number, day: string) => addDays(day, Math.trunc(days)) } },
  'date date': { [-1]: { gives: 'number', call: daysBetween } },
  'datetime number': {
    1: { gives: 'datetime', call: moveInstant },
    [-1]: { gives: 'datetime', call: (instant: string, days: number) => moveInstant(instant, -days) },
  },
  'number datetime': { 1: { gives: 'datetime', call: (days: number, instant: string) => moveInstant(instant, days) } },
  'datetime datetime': { [-1]: { gives: 'number', call: daysBetween } },
}

function toText(type: FormulaType, value: FormulaValue): FormulaValue {
  if (value === null) return null
  return type === 'datetime' ? `${String(value).slice(0, 10)} ${String(value).slice(11, 19)}Z` : String(value)
}

function toDay(type: FormulaType, value: FormulaValue, timeZone: string): FormulaValue {
  if (value === null || value === '') return null
  if (type === 'datetime') return dayInZone(String(value), timeZone)
  const day = /^\d{4}-\d{2}-\d{2}$/.test(String(value)) && !Number.isNaN(Date.parse(`${String(value)}T00:00:00Z`))
  if (!day) throw new FormulaError(`DATEVALUE(): "${String(value)}" is no day`)
  return value
}
