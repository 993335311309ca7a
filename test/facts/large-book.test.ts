import { afterEach, expect, test } from 'vitest'
import type { MeasuredAccount, MeasurePlan } from '../../scoring-api/facts/facts.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { datetime, id, number, openBench, reference, text, type Bench } from './fact-files.ts'

const accounts = 4_500
const cases = 20_000
const benches: Bench[] = []

afterEach(async () => {
  await Promise.all(benches.splice(0).map((bench) => bench.close()))
})

const onCases = (changes: Parameters<typeof aggregate>[0]) => aggregate({ dateField: 'CreatedDate', ...changes })

const plan: MeasurePlan = {
  scorecards: [
    scorecard([
      measure('cases', { aggregate: onCases({ windowDays: 90 }) }),
      measure('hours', { aggregate: onCases({ aggregate: 'average', field: 'Hours' }) }),
      measure('kinds', { aggregate: onCases({ aggregate: 'distinct', field: 'Kind' }) }),
      measure('last', { aggregate: onCases({ aggregate: 'latest', field: 'Hours' }) }),
      measure('share', { aggregate: onCases({ filter: "Kind = 'k1'" }), over: onCases({}), unit: 'percent' }),
      measure('own', { aggregate: aggregate({ sourceObject: 'Account', accountPath: 'Id', aggregate: 'latest', field: 'Seats' }) }),
    ]),
  ],
  asOf: new Date('2026-11-22T03:00:00Z'),
  timeZone: 'Asia/Tokyo',
  accountColumns: ['Name'],
  stageColumn: null,
}

/** The same book in any engine: numbers that look random and are not. */
async function measureBook(threads: number, accountsPerPass: number): Promise<MeasuredAccount[][]> {
  const bench = await openBench({ threads, accountsPerPass })
  benches.push(bench)
  const accountId = (index: number): string => `001${String((index * 7919) % accounts).padStart(15, '0')}`
  const accountRows = Array.from({ length: accounts }, (_, index) => [accountId(index), `Account ${index}`, String(index % 97)])
  const caseRows = Array.from({ length: cases }, (_, index) => [
    `500${String(index).padStart(15, '0')}`,
    // Every third account has none.
    accountId(Math.floor(((index * 104_729) % accounts) / 3) * 3),
    `k${index % 5}`,
    ((index * 31) % 1000) / 8 > 100 ? null : String(((index * 31) % 1000) / 8),
    new Date(Date.UTC(2026, 10, 22) - ((index * 37) % 400) * 86_400_000).toISOString(),
  ])
  await bench.facts.load(await bench.source('Account', [id('Id'), text('Name'), number('Seats')], accountRows))
  await bench.facts.load(
    await bench.source('Case', [id('Id'), reference('AccountId'), text('Kind'), number('Hours', 3), datetime('CreatedDate')], caseRows),
  )
  return await Array.fromAsync(bench.facts.measure(plan))
}

test('accounts come in chunks of 2,000, in ascending id', async () => {
  const chunks = await measureBook(2, 200_000)
  expect(chunks.map((chunk) => chunk.length)).toEqual([2_000, 2_000, 500])
  const ids = chunks.flat().map(({ accountId }) => accountId)
  expect(ids).toEqual(ids.toSorted())
})

test('the number of threads and of passes changes no digit', async () => {
  const reference = (await measureBook(1, 200_000)).flat()
  expect(reference.filter(({ values }) => values['cases']?.value === null).length).toBeGreaterThan(1_000)
  expect((await measureBook(2, 200_000)).flat()).toEqual(reference)
  expect((await measureBook(4, 1_000)).flat()).toEqual(reference)
})

test('a range of accounts without a row of an object is measured all the same', async () => {
  const bench = await openBench({ accountsPerPass: 1 })
  benches.push(bench)
  await bench.facts.load(
    await bench.source(
      'Account',
      [id('Id'), text('Name'), number('Seats')],
      [
        ['A', 'a', '1'],
        ['B', 'b', '2'],
        ['C', 'c', '3'],
      ],
    ),
  )
  await bench.facts.load(
    await bench.source(
      'Case',
      [id('Id'), reference('AccountId'), text('Kind'), number('Hours', 3), datetime('CreatedDate')],
      [
        ['c1', 'B', 'k1', '2', '2026-11-20T00:00:00.000Z'],
        ['c2', null, 'k1', '2', '2026-11-20T00:00:00.000Z'],
        ['c3', 'Z', 'k1', '2', '2026-11-20T00:00:00.000Z'],
      ],
    ),
  )
  const measured = (await Array.fromAsync(bench.facts.measure(plan))).flat()
  expect(measured.map(({ accountId, values }) => [accountId, values['cases']?.value, values['own']?.value])).toEqual([
    ['A', null, 10_000],
    ['B', 10_000, 20_000],
    ['C', null, 30_000],
  ])
})

test('a range bound with a quote in it is only text', async () => {
  const bench = await openBench({ accountsPerPass: 1 })
  benches.push(bench)
  await bench.facts.load(
    await bench.source(
      'Account',
      [id('Id'), text('Name'), number('Seats')],
      [
        ["A'1", 'a', '1'],
        ["A'2", 'b', '2'],
      ],
    ),
  )
  const measured = (await Array.fromAsync(bench.facts.measure(plan))).flat()
  expect(measured.map(({ accountId, values }) => [accountId, values['own']?.value])).toEqual([
    ["A'1", 10_000],
    ["A'2", 20_000],
  ])
})
