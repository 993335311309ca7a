import fc from 'fast-check'
import { afterEach, describe, expect, test } from 'vitest'
import type { MeasuredAccount, MeasurePlan } from '../../scoring-api/facts/facts.ts'
import { percentileOf, type QuantileTable } from '../../scoring-api/health-score/percentiles.ts'
import type { Measure } from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { boolean, id, number, openBench, reference, text, type Bench } from './fact-files.ts'

/** Nearest rank from the sorted values themselves: the smallest that so many percent of them do not exceed. */
function nearestRanks(values: readonly number[]): number[] {
  return Array.from({ length: 101 }, (_, percent) => {
    const sorted = values.toSorted((a, b) => a - b)
    const found = sorted.find((value) => values.filter((each) => each <= value).length * 100 >= percent * values.length)
    return found ?? Number.NaN
  })
}

const tableOf = (values: readonly number[]): QuantileTable => ({
  scorecardVersionKey: 's-v1',
  measureKey: 'm',
  segment: '*',
  accounts: values.length,
  quantiles: nearestRanks(values),
})

const percent = (raw: number, values: readonly number[]): number | null => {
  const found = percentileOf(raw, tableOf(values))
  return found === null ? null : found / 10_000
}

describe('where a value stands among its peers', () => {
  const ten = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10]

  test('of ten different ones: the lowest 0, the highest 100, the second 1/9', () => {
    // 10 of the 100 quantiles are 1, 10 are 2 …: of the 90 that are not 2, 10 are below.
    expect([percent(1, ten), percent(2, ten), percent(10, ten)]).toEqual([0, 11.1111, 100])
  })

  test('a value that no peer has lies between its neighbours; beyond the ends there is no more than 0 and 100', () => {
    expect([percent(0, ten), percent(5.5, ten), percent(11, ten)]).toEqual([0, 50, 100])
  })

  test('equal values stand equally: nine of ten without any use are at 0, not at 90', () => {
    const mostlyNone = [0, 0, 0, 0, 0, 0, 0, 0, 0, 7]
    expect([percent(0, mostlyNone), percent(7, mostlyNone)]).toEqual([0, 100])
  })

  test('where all are equal, each is in the middle', () => {
    expect(
      percent(
        3,
        Array.from({ length: 12 }, () => 3),
      ),
    ).toBe(50)
  })

  test('a tie of the last digit goes to the even one', () => {
    // 1 below, 63 above: 1/64 = 1.5625 %, exact; 3 below, 61 above = 4.6875 %
    const quantiles = [0, ...Array.from({ length: 36 }, () => 5), 1, ...Array.from({ length: 63 }, () => 9)].toSorted((a, b) => a - b)
    expect(percentileOf(5, { ...tableOf(ten), quantiles })).toBe(15_625)
    // 1 below, 31 above = 3.125 %
    const fewer = [0, ...Array.from({ length: 68 }, () => 5), 1, ...Array.from({ length: 31 }, () => 9)].toSorted((a, b) => a - b)
    expect(percentileOf(5, { ...tableOf(ten), quantiles: fewer })).toBe(31_250)
  })

  test('nine peers tell nothing, ten do; without a table there is nothing to tell by', () => {
    expect(percent(9, ten.slice(0, 9))).toBeNull()
    expect(percent(9, ten)).not.toBeNull()
    expect(percentileOf(1, undefined)).toBeNull()
  })

  test('a greater value never stands lower', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 10, maxLength: 300 }),
        fc.integer({ min: -60, max: 60 }),
        fc.integer({ min: 0, max: 20 }),
        (values, lower, more) => {
          expect(percent(lower + more, values)).toBeGreaterThanOrEqual(percent(lower, values) ?? Number.NaN)
        },
      ),
    )
  })
})

let bench: Bench | null = null
afterEach(() => bench?.close())

interface Customer {
  segment: string | null
  stage: 'A' | 'B'
  /** Of its events; none = no event. */
  amounts: number[]
}

const anyCustomer: fc.Arbitrary<Customer> = fc.record({
  segment: fc.constantFrom('Media', 'media', 'MEDIA ', 'Retail', 'Ärzte', 'ÄRZTE', "it's", null),
  stage: fc.constantFrom('A', 'B'),
  amounts: fc.array(fc.integer({ min: -3, max: 6 }), { maxLength: 3 }),
})

const sum = (changes: Partial<Measure>) => ({
  aggregate: aggregate({ sourceObject: 'Event__c', accountPath: 'Account__c', aggregate: 'sum', field: 'Amount__c' }),
  ...changes,
})

const plan: MeasurePlan = {
  scorecards: [
    scorecard([measure('within', sum({ percentileWithin: 'industry' })), measure('plain', sum({}))], { versionKey: 'a-v1', stage: 'A' }),
    scorecard([measure('all', sum({ percentileWithin: '*' })), measure('paying', sum({ percentileWithin: 'Paying__c' }))], {
      versionKey: 'b-v1',
      stage: 'B',
    }),
  ],
  asOf: new Date('2026-11-22T03:00:00Z'),
  timeZone: 'Asia/Tokyo',
  accountColumns: [],
  stageColumn: 'Stage__c',
}

const idOf = (index: number): string => `001${String(index).padStart(15, '0')}`

async function openBook(customers: readonly Customer[], accountsPerPass = 200_000): Promise<Bench> {
  const opened = await openBench({ accountsPerPass })
  const accounts = customers.map(({ segment, stage }, index) => [idOf(index), stage, segment, index % 3 === 0 ? 'true' : 'false'])
  const events = customers.flatMap(({ amounts }, index) =>
    amounts.map((amount, event) => [`${index}-${event}`, idOf(index), String(amount)]),
  )
  await opened.facts.load(await opened.source('Account', [id('Id'), text('Stage__c'), text('Industry'), boolean('Paying__c')], accounts))
  await opened.facts.load(await opened.source('Event__c', [id('Id'), reference('Account__c'), number('Amount__c', 2)], events))
  return opened
}

const measureAll = async (opened: Bench, quantiles: QuantileTable[]): Promise<MeasuredAccount[]> =>
  (await Array.fromAsync(opened.facts.measure({ ...plan, quantiles }))).flat()

/** A customer's peers, by plain comparison of texts as the org compares them. */
function segmentOf(key: string, { segment }: Customer, index: number): string {
  if (key === 'all') return '*'
  if (key === 'paying') return index % 3 === 0 ? 'true' : 'false'
  return segment?.toLowerCase() ?? ''
}

const rawOf = ({ amounts }: Customer): number | null =>
  amounts.length === 0 ? null : amounts.reduce((total, amount) => total + amount * 10_000, 0)

function expectedTables(customers: readonly Customer[]): QuantileTable[] {
  const keys = [
    ['A', 'a-v1', 'within'],
    ['B', 'b-v1', 'all'],
    ['B', 'b-v1', 'paying'],
  ] as const
  return keys.flatMap(([stage, scorecardVersionKey, measureKey]) => {
    const bySegment = new Map<string, number[]>()
    for (const [index, customer] of customers.entries()) {
      const raw = rawOf(customer)
      if (customer.stage !== stage || raw === null) continue
      const segment = segmentOf(measureKey, customer, index)
      bySegment.set(segment, [...(bySegment.get(segment) ?? []), raw])
    }
    return [...bySegment]
      .filter(([, values]) => values.length >= 10)
      .map(([segment, values]) => ({
        scorecardVersionKey,
        measureKey,
        segment,
        accounts: values.length,
        quantiles: nearestRanks(values),
      }))
  })
}

const inOrder = (tables: readonly QuantileTable[]): QuantileTable[] =>
  tables.toSorted((a, b) =>
    `${a.scorecardVersionKey}:${a.measureKey}:${a.segment}` < `${b.scorecardVersionKey}:${b.measureKey}:${b.segment}` ? -1 : 1,
  )

test('tables and percentiles are those of sorted values, whatever the number of passes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(anyCustomer, { minLength: 60, maxLength: 250 }),
      fc.constantFrom(200_000, 40),
      async (customers, accountsPerPass) => {
        await using(await openBook(customers, accountsPerPass), async (opened) => {
          const tables = await opened.facts.quantiles(plan)
          expect(inOrder(tables)).toEqual(inOrder(expectedTables(customers)))
          const measured = await measureAll(opened, tables)
          const keys = { A: ['within', 'plain'], B: ['all', 'paying'] }
          expect(measured.map(({ values }) => values)).toEqual(
            customers.map((customer, index) =>
              Object.fromEntries(keys[customer.stage].map((key) => [key, expectedValue(key, customer, index, tables)])),
            ),
          )
        })
      },
    ),
    { numRuns: 8, endOnFailure: true },
  )
}, 60_000)

async function using(opened: Bench, work: (opened: Bench) => Promise<void>): Promise<void> {
  try {
    await work(opened)
  } finally {
    await opened.close()
  }
}

function expectedValue(key: string, customer: Customer, index: number, tables: readonly QuantileTable[]) {
  const raw = rawOf(customer)
  if (key === 'plain') return { value: raw, rawValue: null, latestOn: null }
  const table = tables.find(({ measureKey, segment }) => measureKey === key && segment === segmentOf(key, customer, index))
  if (raw === null || !table) return { value: null, rawValue: raw, latestOn: null }
  const others = table.quantiles.slice(1).filter((quantile) => quantile !== raw)
  const share = others.length === 0 ? 0.5 : others.filter((quantile) => quantile < raw).length / others.length
  return { value: Math.round(share * 1_000_000), rawValue: raw, latestOn: null }
}

const twelve = Array.from({ length: 12 }, (_, index): Customer => ({ segment: 'Media', stage: 'A', amounts: [index] }))

test('one account alone stands where the full run put it, by the tables of that run', async () => {
  bench = await openBook(twelve)
  const tables = await bench.facts.quantiles(plan)
  const [inFullRun] = (await measureAll(bench, tables)).filter(({ accountId }) => accountId === idOf(7))
  await bench.facts.load(
    await bench.source('Account', [id('Id'), text('Stage__c'), text('Industry'), boolean('Paying__c')], [[idOf(7), 'A', 'mEDIA', 'false']]),
  )
  expect(await measureAll(bench, tables)).toEqual([inFullRun])
})

test('an account in a segment of nine has a raw value and no percentile; without tables, so has everybody', async () => {
  bench = await openBook([...twelve, ...twelve.slice(0, 9).map((customer) => ({ ...customer, segment: 'Retail' }))])
  const tables = await bench.facts.quantiles(plan)
  expect(tables.map(({ segment, accounts }) => [segment, accounts])).toEqual([['media', 12]])
  const measured = await measureAll(bench, tables)
  expect(measured.at(-1)?.values['within']).toEqual({ value: null, rawValue: 80_000, latestOn: null })
  expect((await measureAll(bench, [])).map(({ values }) => values['within']?.value)).toEqual(measured.map(() => null))
})

test('accounts that show nothing in the segment field are each other’s peers', async () => {
  bench = await openBook(twelve.map((customer) => ({ ...customer, segment: null })))
  const tables = await bench.facts.quantiles(plan)
  expect(tables.map(({ segment, accounts }) => [segment, accounts])).toEqual([['', 12]])
  expect((await measureAll(bench, tables)).at(-1)?.values['within']).toEqual({ value: 1_000_000, rawValue: 110_000, latestOn: null })
})

test('a segment field that was not read leaves the measure missing', async () => {
  bench = await openBook(twelve)
  const scorecards = [scorecard([measure('m', sum({ percentileWithin: 'Gone__c' }))])]
  expect(await bench.facts.quantiles({ ...plan, scorecards })).toEqual([])
  const [account] = (await Array.fromAsync(bench.facts.measure({ ...plan, scorecards }))).flat()
  expect(account?.values['m']).toEqual({ value: null, rawValue: 0, latestOn: null })
})

test('without a percentile nothing is measured for tables', async () => {
  bench = await openBook(twelve)
  expect(await bench.facts.quantiles({ ...plan, scorecards: [scorecard([measure('m', sum({}))])] })).toEqual([])
})
