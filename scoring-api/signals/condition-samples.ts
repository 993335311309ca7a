import { addDays } from '../metric/calendar-day.ts'
import { startOfDay } from '../metric/time-zone-day.ts'
import { kindOf } from '../soql/field-kind.ts'
import { conditionsOf, type Literal } from '../soql/filter.ts'
import { periodDays, type OrgCalendar } from '../soql/period.ts'
import { unescapeText } from '../soql/soql-text.ts'
import type { CheckedCondition } from './condition.ts'
import type { NamedFact } from './condition-names.ts'
import type { FactsRow, FactValue } from './facts-row.ts'
import type { Predicate } from './truth.ts'

const mostRows = 50_000
const smallestStep = 0.0001

/**
 * Whether some account could make the question true. Tries, for every name, a value on each side of everything it is compared with, and none.
 * @param inTheLongRun names that time alone takes somewhere (days as a customer) have arrived there
 * @returns also true when there are too many names to try
 */
export function canBeTrue(
  question: Predicate,
  conditions: readonly CheckedCondition[],
  calendar: OrgCalendar,
  inTheLongRun: boolean,
): boolean {
  const samples = samplesOf(conditions, calendar, inTheLongRun)
  const rows = samples.reduce((product, { values }) => product * values.length, 1)
  if (rows > mostRows) return true
  for (let row = 0; row < rows; row += 1) if (question(rowOf(samples, row)) === true) return true
  return false
}

interface Samples {
  name: string
  values: FactValue[]
}

function rowOf(samples: readonly Samples[], number: number): FactsRow {
  const row: Record<string, FactValue> = {}
  let rest = number
  for (const { name, values } of samples) {
    row[name] = values[rest % values.length] ?? null
    rest = Math.floor(rest / values.length)
  }
  return row
}

function samplesOf(conditions: readonly CheckedCondition[], calendar: OrgCalendar, inTheLongRun: boolean): Samples[] {
  const facts = new Map(conditions.flatMap((condition) => [...condition.facts]))
  const compared = conditions.flatMap(({ filter }) => conditionsOf(filter))
  return [...facts].map(([name, fact]) => {
    const literals = compared.filter(({ field }) => field === name).flatMap(({ values }) => values)
    const values = [...new Set(around(fact, literals, calendar))]
    return { name, values: inTheLongRun ? arrived(fact, values) : values }
  })
}

function arrived({ drift }: NamedFact, values: FactValue[]): FactValue[] {
  if (drift === null) return values
  const present = values.filter((value) => value !== null).toSorted((a, b) => (a < b ? -1 : 1))
  const last = drift === 'up' ? present.at(-1) : present[0]
  return last === undefined ? values : [last]
}

function around(fact: NamedFact, literals: readonly Literal[], calendar: OrgCalendar): FactValue[] {
  switch (kindOf(fact.type)) {
    case 'number':
      return [null, ...numbersAround(fact, literals)]
    case 'boolean':
      return [true, false]
    case 'date':
      return [null, calendar.today, ...literals.flatMap((literal) => datesAround(literal, calendar))]
    case 'datetime':
      return [null, `${calendar.today}T00:00:00Z`, ...literals.flatMap((literal) => instantsAround(literal, calendar))]
    default:
      return [null, ...(fact.choices ? Object.keys(fact.choices) : textsAround(literals))]
  }
}

function numbersAround({ lowest, highest, isWhole }: NamedFact, literals: readonly Literal[]): number[] {
  const step = isWhole ? 1 : smallestStep
  const levels = literals.flatMap((literal) => (literal.type === 'number' ? [Number(literal.text)] : []))
  const near = levels.flatMap((level) =>
    isWhole
      ? [Math.floor(level) - step, Math.floor(level), Math.ceil(level), Math.ceil(level) + step]
      : [level - step, level, level + step],
  )
  const possible = near.filter((value) => (lowest === null || value >= lowest) && (highest === null || value <= highest))
  return possible.length > 0 ? possible : [lowest ?? highest ?? 0]
}

function datesAround(literal: Literal, calendar: OrgCalendar): string[] {
  const first = literal.type === 'date' ? literal.date : null
  const days = literal.type === 'period' ? periodDays(literal.name, literal.count, calendar) : null
  const [from, before] = days ? [days.from, days.before] : [first, first === null ? null : addDays(first, 1)]
  return from === null || before === null ? [] : [addDays(from, -1), from, addDays(before, -1), before]
}

function instantsAround(literal: Literal, calendar: OrgCalendar): string[] {
  if (literal.type === 'datetime') return [-1, 0, 1].map((ms) => new Date(literal.instant.getTime() + ms).toISOString())
  return datesAround(literal, calendar).map((date) => startOfDay(calendar.timeZone, date).toISOString())
}

/** Each text, a text that fits each pattern, several values at once, and a text that is none of them. */
function textsAround(literals: readonly Literal[]): string[] {
  const texts = literals.flatMap((literal) => (literal.type === 'text' ? [unescapeText(literal.raw)] : []))
  const fitting = texts.map((text) => text.replaceAll('%', '').replaceAll('_', 'x'))
  return [...texts, ...fitting, texts.join(';'), `${texts.join('')}~`, '~', '!'].filter((text) => text !== '')
}
