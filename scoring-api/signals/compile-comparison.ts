import { startOfDay } from '../metric/time-zone-day.ts'
import { kindOf, type FieldKind } from '../soql/field-kind.ts'
import type { Condition, Literal } from '../soql/filter.ts'
import { periodDays, type OrgCalendar } from '../soql/period.ts'
import { unescapeText } from '../soql/soql-text.ts'
import type { NamedFact } from './condition-names.ts'
import type { FactValue, Truth } from './facts-row.ts'
import { toPattern } from './like-pattern.ts'
import { anyOf, not, type Predicate } from './truth.ts'

type Order = '<' | '<=' | '>' | '>='

/** @param ofEmpty what a comparison with an empty value is, `= null` apart */
export function compileComparison(condition: Condition, fact: NamedFact, calendar: OrgCalendar, ofEmpty: Truth): Predicate {
  const { operator, values } = condition
  const subject: Subject = { fact, kind: kindOf(fact.type), calendar, ofEmpty }
  switch (operator) {
    case '=':
    case 'in':
      return equalsAny(subject, values)
    case '!=':
    case 'notIn':
      return not(equalsAny(subject, values))
    case 'like': {
      const pattern = toPattern(rawOf(values[0]))
      return known(subject, (value) => pattern.test(String(value)))
    }
    case 'includes':
      return includesAny(subject, values)
    case 'excludes':
      return not(includesAny(subject, values))
    default:
      return ordered(subject, operator, values)
  }
}

interface Subject {
  fact: NamedFact
  kind: FieldKind
  calendar: OrgCalendar
  ofEmpty: Truth
}

function known({ fact, ofEmpty }: Subject, test: (value: number | string | boolean) => boolean): Predicate {
  const name = fact.path
  return (row) => {
    const value = row[name]
    if (value === undefined) return null
    return value === null || value === '' ? ofEmpty : test(value)
  }
}

function equalsAny(subject: Subject, values: readonly Literal[]): Predicate {
  const present = values.filter((value) => !asksForEmpty(value))
  const terms = present.length === values.length ? [] : [isEmpty(subject.fact.path)]
  if (present.length > 0) terms.push(equalToAny(subject, present))
  return anyOf(terms)
}

const asksForEmpty = (literal: Literal): boolean => literal.type === 'null' || (literal.type === 'text' && literal.raw === '')

function isEmpty(name: string): Predicate {
  return (row) => {
    const value = row[name]
    return value === undefined ? null : value === null || value === ''
  }
}

function equalToAny(subject: Subject, values: readonly Literal[]): Predicate {
  const { fact, kind, ofEmpty } = subject
  if (kind === 'boolean') {
    const wanted = values.map((value) => value.type === 'boolean' && value.value)
    const name = fact.path
    // To SOQL an empty checkbox is not checked.
    return (row) => {
      const value = row[name]
      if (value === undefined) return null
      return value === null && ofEmpty === null ? null : wanted.includes(value === true)
    }
  }
  if (kind === 'number') {
    const wanted = new Set(values.map(numberOf))
    return known(subject, (value) => wanted.has(value as number))
  }
  const tests = values.map((value) => equality(subject, value))
  return known(subject, (value) => tests.some((test) => test(String(value))))
}

function equality(subject: Subject, literal: Literal): (value: string) => boolean {
  const { fact, kind } = subject
  switch (literal.type) {
    case 'text': {
      const wanted = unescapeText(literal.raw)
      if (kind === 'id') return (value) => value.slice(0, 15) === wanted.slice(0, 15)
      const folded = folding(fact)
      const same = folded(wanted)
      return (value) => folded(value) === same
    }
    case 'date':
      return (value) => value === literal.date
    case 'datetime':
      return (value) => Date.parse(value) === literal.instant.getTime()
    case 'period': {
      const { from, before } = boundsOf(subject, literal)
      return (value) => {
        const point = pointOf(value, kind)
        return point >= from && point < before
      }
    }
    default:
      throw new TypeError(`No equality with ${literal.type}`)
  }
}

/** Texts in the form in which equal ones are the same. */
const folding =
  ({ caseSensitive = false }: NamedFact) =>
  (value: string): string =>
    caseSensitive ? value : value.toLowerCase()

function ordered(subject: Subject, operator: Order, [literal]: readonly Literal[]): Predicate {
  const { fact, kind } = subject
  switch (literal?.type) {
    case 'number':
      return orderedNumber(subject, operator, numberOf(literal))
    case 'text': {
      const folded = folding(fact)
      return known(
        subject,
        compared(operator, folded(unescapeText(literal.raw)), (value) => folded(String(value))),
      )
    }
    case 'date':
      return known(subject, compared(operator, literal.date, String))
    case 'datetime':
      return known(
        subject,
        compared(operator, literal.instant.getTime(), (value) => Date.parse(String(value))),
      )
    case 'period': {
      const { from, before } = boundsOf(subject, literal)
      const toPoint = (value: FactValue): string | number => pointOf(String(value), kind)
      // Before or from the first day on; up to the last day or after it.
      if (operator === '<' || operator === '>=') return known(subject, compared(operator, from, toPoint))
      return known(subject, compared(operator === '<=' ? '<' : '>=', before, toPoint))
    }
    default:
      throw new TypeError(`No order for ${literal?.type}`)
  }
}

/** The commonest comparison has a function for each operator, without a call inside. */
function orderedNumber({ fact, ofEmpty }: Subject, operator: Order, bound: number): Predicate {
  const name = fact.path
  const ofNoNumber = (value: FactValue | undefined): Truth => (value === undefined ? null : ofEmpty)
  switch (operator) {
    case '<':
      return (row) => {
        const value = row[name]
        return typeof value === 'number' ? value < bound : ofNoNumber(value)
      }
    case '<=':
      return (row) => {
        const value = row[name]
        return typeof value === 'number' ? value <= bound : ofNoNumber(value)
      }
    case '>':
      return (row) => {
        const value = row[name]
        return typeof value === 'number' ? value > bound : ofNoNumber(value)
      }
    case '>=':
      return (row) => {
        const value = row[name]
        return typeof value === 'number' ? value >= bound : ofNoNumber(value)
      }
  }
}

function compared<Point extends string | number>(
  operator: Order,
  bound: Point,
  toPoint: (value: number | string | boolean) => Point,
): (value: number | string | boolean) => boolean {
  switch (operator) {
    case '<':
      return (value) => toPoint(value) < bound
    case '<=':
      return (value) => toPoint(value) <= bound
    case '>':
      return (value) => toPoint(value) > bound
    case '>=':
      return (value) => toPoint(value) >= bound
  }
}

/** `a;b` asks for both values. */
function includesAny(subject: Subject, values: readonly Literal[]): Predicate {
  const wanted = values.map((value) => textOf(value).toLowerCase().split(';'))
  return known(subject, (value) => {
    const present = String(value).toLowerCase().split(';')
    return wanted.some((all) => all.every((one) => present.includes(one)))
  })
}

function boundsOf({ kind, calendar }: Subject, period: Extract<Literal, { type: 'period' }>) {
  const days = periodDays(period.name, period.count, calendar)
  if (!days) throw new RangeError(`No period ${period.name}`)
  const bound = (date: string): string | number => (kind === 'date' ? date : startOfDay(calendar.timeZone, date).getTime())
  return { from: bound(days.from), before: bound(days.before) }
}

const pointOf = (value: string, kind: FieldKind): string | number => (kind === 'date' ? value : Date.parse(value))

const numberOf = (literal: Literal): number => (literal.type === 'number' ? Number(literal.text) : NaN)

const rawOf = (literal: Literal | undefined): string => (literal?.type === 'text' ? literal.raw : '')

const textOf = (literal: Literal): string => unescapeText(rawOf(literal))
