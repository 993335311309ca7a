import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { FactColumn } from '../../scoring-api/facts/facts.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { boolean, date, datetime, id, number, openBench, text, type Bench } from './fact-files.ts'

/**
 * Random conditions over random rows: what DuckDB answers against a naive evaluation of the same tree, row by row in JavaScript.
 * The two share nothing but the text of the condition.
 */
const timeZone = 'Asia/Tokyo'
const asOf = new Date('2026-11-22T03:00:00Z')

interface Row {
  Name: string | null
  Kind: string | null
  Amount: number | null
  Flag: boolean | null
  DueOn: string | null
  At: number | null
  Topics: string | null
  OwnerId: string | null
}

/** A condition with both its text and its meaning. */
interface Judged {
  text: string
  holds: (row: Row) => boolean
}

const columns: FactColumn[] = [
  id('Id'),
  text('Name'),
  { name: 'Kind', type: 'picklist', scale: 0 },
  number('Amount'),
  boolean('Flag'),
  date('DueOn'),
  datetime('At'),
  { name: 'Topics', type: 'multipicklist', scale: 0 },
  { name: 'OwnerId', type: 'reference', scale: 0 },
]

const names = ['Alpha', 'alpha', 'ALPHA%', "it's", 'a_b', '東京', 'Ärger', 'back\\slash', 'two\nlines']
const owners = ['005000000000001AAA', '005000000000001BBB', '005000000000001aAA', '005000000000002AAA']
const dayOfRow = fc.integer({ min: -40, max: 40 }).map((days) => new Date(Date.UTC(2026, 10, 22 + days)).toISOString().slice(0, 10))

const anyRow: fc.Arbitrary<Row> = fc.record({
  Name: fc.option(fc.constantFrom(...names), { freq: 3 }),
  Kind: fc.option(fc.constantFrom('New', 'Old'), { freq: 3 }),
  Amount: fc.option(
    fc.integer({ min: -300, max: 300 }).map((amount) => amount / 100),
    { freq: 3 },
  ),
  Flag: fc.option(fc.boolean(), { freq: 3 }),
  DueOn: fc.option(dayOfRow, { freq: 3 }),
  At: fc.option(
    fc.integer({ min: -40 * 24, max: 40 * 24 }).map((hours) => asOf.getTime() + hours * 3_600_000),
    { freq: 3 },
  ),
  Topics: fc.option(fc.constantFrom('a', 'b', 'a;b', 'a;b;c', 'ab'), { freq: 3 }),
  OwnerId: fc.option(fc.constantFrom(...owners), { freq: 3 }),
})

const quoted = (value: string): string => `'${value.replaceAll('\\', '\\\\').replaceAll("'", "\\'").replaceAll('\n', '\\n')}'`
const isSameText = (a: string | null, b: string): boolean => a !== null && a.toLowerCase() === b.toLowerCase()

const textIs = fc
  .constantFrom(...names)
  .map((name): Judged => ({ text: `Name = ${quoted(name)}`, holds: (row) => isSameText(row.Name, name) }))
const textIsNot = fc
  .constantFrom(...names)
  .map((name): Judged => ({ text: `name != ${quoted(name)}`, holds: (row) => !isSameText(row.Name, name) }))
const textIn = fc.uniqueArray(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }).chain((list) =>
  fc.boolean().map((isNegated): Judged => ({
    text: `Name ${isNegated ? 'NOT IN' : 'IN'} (${list.map(quoted).join(', ')})`,
    holds: (row) => list.some((name) => isSameText(row.Name, name)) !== isNegated,
  })),
)
const isAbsent = fc.constantFrom('Name', 'Kind', 'Amount', 'DueOn', 'At', 'Topics', 'OwnerId').chain((field) =>
  fc.boolean().map((isNegated): Judged => ({
    text: `${field} ${isNegated ? '!=' : '='} null`,
    holds: (row) => (row[field as keyof Row] === null) !== isNegated,
  })),
)
const textEmpty = fc.constant<Judged>({ text: "Kind = ''", holds: ({ Kind }) => Kind === null })

const likes: Judged[] = [
  { text: "Name LIKE 'al%'", holds: ({ Name }) => Name?.toLowerCase().startsWith('al') ?? false },
  { text: "Name LIKE '%\\%'", holds: ({ Name }) => Name?.endsWith('%') ?? false },
  { text: "Name LIKE 'a\\_b'", holds: ({ Name }) => Name === 'a_b' },
  { text: "Name LIKE '_lpha'", holds: ({ Name }) => Name?.toLowerCase() === 'alpha' },
  { text: "Name LIKE '%京%'", holds: ({ Name }) => Name?.includes('京') ?? false },
  { text: "Name LIKE 'BACK\\\\%'", holds: ({ Name }) => Name === 'back\\slash' },
  { text: "(NOT Name LIKE 'al%')", holds: ({ Name }) => !(Name?.toLowerCase().startsWith('al') ?? false) },
]

const comparisons = ['<', '<=', '>', '>=', '=', '!='] as const
type Comparison = (typeof comparisons)[number]

function compare<Value extends string | number>(left: Value | null, operator: Comparison, right: Value): boolean {
  if (left === null) return operator === '!='
  switch (operator) {
    case '<':
      return left < right
    case '<=':
      return left <= right
    case '>':
      return left > right
    case '>=':
      return left >= right
    case '=':
      return left === right
    case '!=':
      return left !== right
  }
}

const anyComparison = fc.constantFrom(...comparisons)
const amounts = fc
  .tuple(
    anyComparison,
    fc.integer({ min: -300, max: 300 }).map((amount) => amount / 100),
  )
  .map(([operator, amount]): Judged => ({ text: `Amount ${operator} ${amount}`, holds: (row) => compare(row.Amount, operator, amount) }))
const flags = fc.tuple(fc.constantFrom('=', '!='), fc.constantFrom('TRUE', 'false', 'null')).map(([operator, literal]): Judged => ({
  text: `Flag ${operator} ${literal}`,
  holds: ({ Flag }) => ((Flag ?? false) === (literal === 'TRUE')) === (operator === '='),
}))
const dates = fc
  .tuple(anyComparison, dayOfRow)
  .map(([operator, day]): Judged => ({ text: `DueOn ${operator} ${day}`, holds: (row) => compare(row.DueOn, operator, day) }))
const instants = fc.tuple(anyComparison, fc.integer({ min: -960, max: 960 })).map(([operator, hours]): Judged => {
  const instant = asOf.getTime() + hours * 3_600_000
  return { text: `At ${operator} ${new Date(instant).toISOString()}`, holds: (row) => compare(row.At, operator, instant) }
})

/** First and last day, worked out by hand for Sunday 2026-11-22, the fiscal year beginning in February. */
const periods: Record<string, [string, string]> = {
  TODAY: ['2026-11-22', '2026-11-22'],
  'LAST_N_DAYS:7': ['2026-11-15', '2026-11-22'],
  'NEXT_N_DAYS:7': ['2026-11-23', '2026-11-29'],
  LAST_MONTH: ['2026-10-01', '2026-10-31'],
  THIS_QUARTER: ['2026-10-01', '2026-12-31'],
  LAST_WEEK: ['2026-11-15', '2026-11-21'],
  THIS_FISCAL_QUARTER: ['2026-11-01', '2027-01-31'],
  LAST_FISCAL_QUARTER: ['2026-08-01', '2026-10-31'],
  'NEXT_N_FISCAL_QUARTERS:1': ['2027-02-01', '2027-04-30'],
  LAST_FISCAL_YEAR: ['2025-02-01', '2026-01-31'],
}
const dayInTokyo = (instant: number | null): string | null =>
  instant === null ? null : new Date(instant + 9 * 3_600_000).toISOString().slice(0, 10)

function comparePeriod(day: string | null, operator: Comparison, [first, last]: [string, string]): boolean {
  if (day === null) return operator === '!='
  switch (operator) {
    case '<':
      return day < first
    case '<=':
      return day <= last
    case '>':
      return day > last
    case '>=':
      return day >= first
    case '=':
      return day >= first && day <= last
    case '!=':
      return day < first || day > last
  }
}

const relative = fc
  .tuple(anyComparison, fc.constantFrom(...Object.keys(periods)), fc.constantFrom('DueOn', 'At'))
  .map(([operator, period, field]): Judged => ({
    text: `${field} ${operator} ${period}`,
    holds: (row) => comparePeriod(field === 'At' ? dayInTokyo(row.At) : row.DueOn, operator, periods[period] ?? ['', '']),
  }))
const topics: Judged[] = [
  { text: "Topics INCLUDES ('a')", holds: ({ Topics }) => Topics?.split(';').includes('a') ?? false },
  { text: "Topics INCLUDES ('a;C', 'ab')", holds: ({ Topics }) => Topics === 'a;b;c' || Topics === 'ab' },
  { text: "Topics EXCLUDES ('b')", holds: ({ Topics }) => !(Topics?.split(';').includes('b') ?? false) },
  { text: "Topics = 'a;b'", holds: ({ Topics }) => Topics === 'a;b' },
]
const ids: Judged[] = [
  { text: "OwnerId = '005000000000001'", holds: ({ OwnerId }) => OwnerId?.startsWith('005000000000001') ?? false },
  { text: "OwnerId != '005000000000002AAA'", holds: ({ OwnerId }) => OwnerId !== '005000000000002AAA' },
  { text: "OwnerId IN ('005000000000002AAA', null)", holds: ({ OwnerId }) => OwnerId === null || OwnerId === '005000000000002AAA' },
]

/** Three NOTs in a row are refused: the parser loses one. */
const isNegatable = ({ text: condition }: Judged): boolean => !/^[\s(]*NOT[\s(]+NOT\b/.test(condition)

const { filter } = fc.letrec<{ filter: Judged; leaf: Judged }>((tie) => ({
  leaf: fc.oneof(
    textIs,
    textIsNot,
    textIn,
    textEmpty,
    isAbsent,
    amounts,
    flags,
    dates,
    instants,
    relative,
    fc.constantFrom(...likes, ...topics, ...ids),
  ),
  filter: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    tie('leaf'),
    fc.tuple(fc.constantFrom('AND', 'OR'), fc.array(tie('filter'), { minLength: 2, maxLength: 3 })).map(([operator, terms]): Judged => ({
      text: terms.map((term) => `(${term.text})`).join(` ${operator} `),
      holds: (row) => (operator === 'AND' ? terms.every((term) => term.holds(row)) : terms.some((term) => term.holds(row))),
    })),
    tie('filter')
      .filter(isNegatable)
      .map((term): Judged => ({ text: `NOT (${term.text})`, holds: (row) => !term.holds(row) })),
  ),
}))

let bench: Bench

beforeAll(async () => {
  bench = await openBench()
})

afterAll(() => bench.close())

test('DuckDB and a naive evaluation agree on every condition and row', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyRow, { minLength: 40, maxLength: 40 }),
      fc.array(filter, { minLength: 40, maxLength: 40 }),
      async (rows, filters) => {
        expect(await disagreements(rows, filters)).toEqual([])
      },
    ),
    { numRuns: 8, endOnFailure: true },
  )
})

/** Each row is an account; a condition holds where the account's own row is counted. */
async function disagreements(rows: readonly Row[], filters: readonly Judged[]): Promise<unknown[]> {
  await bench.facts.load(await bench.source('Account', columns, rows.map(toCells)))
  const measures = filters.map(({ text: condition }, index) =>
    measure(`m${index}`, { aggregate: aggregate({ sourceObject: 'Account', accountPath: 'Id', filter: condition }) }),
  )
  const plan = { scorecards: [scorecard(measures)], asOf, timeZone, accountColumns: [], stageColumn: null, fiscalYearStartMonth: 2 }
  const accounts = (await Array.fromAsync(bench.facts.measure(plan))).flat()
  return filters.flatMap(({ text: condition, holds }, index) =>
    rows.flatMap((row, place) => {
      const value = accounts[place]?.values[`m${index}`]?.value
      return value === (holds(row) ? 10_000 : 0) ? [] : [{ condition, row, value }]
    }),
  )
}

const toCells = (row: Row, index: number): (string | null)[] => [
  `001${String(index).padStart(15, '0')}`,
  row.Name,
  row.Kind,
  row.Amount?.toFixed(2) ?? null,
  row.Flag === null ? null : String(row.Flag),
  row.DueOn,
  row.At === null ? null : new Date(row.At).toISOString(),
  row.Topics,
  row.OwnerId,
]
