import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { id, number, openBench, text, type Bench } from './fact-files.ts'

let bench: Bench

beforeAll(async () => {
  bench = await openBench()
  const columns = [id('Id'), { ...text('Stage__c'), type: 'picklist' }, text('Industry'), number('Seats__c')]
  const rows = [
    ['A', 'Trial', 'Retail', '5'],
    ['B', 'Operation', 'Retail', '50'],
    ['C', 'Operation', 'Media', null],
    ['D', null, 'Retail', '5'],
    ['E', 'Winding down', null, '5'],
  ]
  await bench.facts.load(await bench.source('Account', columns, rows))
})

afterAll(() => bench.close())

const card = (versionKey: string, changes: Partial<Scorecard>): Scorecard => scorecard([], { versionKey, ...changes })

async function matchesOf(scorecards: Scorecard[], stageColumn: string | null = 'Stage__c'): Promise<Record<string, string | null>> {
  const plan = { scorecards, asOf: new Date('2026-11-22T03:00:00Z'), timeZone: 'UTC', accountColumns: ['Industry'], stageColumn }
  const accounts = (await Array.fromAsync(bench.facts.measure(plan))).flat()
  return Object.fromEntries(accounts.map(({ accountId, scorecardVersionKey }) => [accountId, scorecardVersionKey]))
}

test('a stage gets its own scorecard, the one without stage takes every stage that none names, and none at all', async () => {
  const cards = [
    card('rest', { stage: null }),
    card('trial', { stage: 'Trial', sortOrder: 2 }),
    card('operation', { stage: 'Operation', sortOrder: 3 }),
  ]
  expect(await matchesOf(cards)).toEqual({ A: 'trial', B: 'operation', C: 'operation', D: 'rest', E: 'rest' })
})

test('without a scorecard for the rest, the rest has none', async () => {
  expect(await matchesOf([card('trial', { stage: 'Trial' })])).toEqual({ A: 'trial', B: null, C: null, D: null, E: null })
})

test('the lowest sort order whose segment fits wins, ties by version key', async () => {
  const cards = [
    card('all', { stage: 'Operation', sortOrder: 9 }),
    card('media', { stage: 'Operation', segmentFilter: "Industry = 'media'", sortOrder: 1 }),
    card('large-b', { stage: 'Operation', segmentFilter: 'Seats__c >= 50', sortOrder: 2 }),
    card('large-a', { stage: 'Operation', segmentFilter: 'Seats__c >= 50', sortOrder: 2 }),
  ]
  expect(await matchesOf(cards)).toMatchObject({ B: 'large-a', C: 'media' })
  expect(await matchesOf(cards.toReversed())).toMatchObject({ B: 'large-a', C: 'media' })
})

test('a stage that is named but whose segment leaves an account out does not fall to the scorecard of the rest', async () => {
  const cards = [card('rest', { stage: null }), card('large', { stage: 'Operation', segmentFilter: 'Seats__c >= 50' })]
  expect(await matchesOf(cards)).toMatchObject({ B: 'large', C: null, D: 'rest' })
})

test('a segment filter that does not fit matches nobody, and still names its stage', async () => {
  const cards = [card('rest', { stage: null }), card('broken', { stage: 'Trial', segmentFilter: 'Nope__c = 1' })]
  expect(await matchesOf(cards)).toMatchObject({ A: null, D: 'rest' })
})

test('without a stage column, nobody has a stage', async () => {
  expect(await matchesOf([card('rest', { stage: null }), card('trial', { stage: 'Trial' })], null)).toMatchObject({ A: 'rest', D: 'rest' })
})

test('without scorecards, every account is there without one', async () => {
  expect(await matchesOf([])).toEqual({ A: null, B: null, C: null, D: null, E: null })
})

test('only the measures of the own scorecard are told, a broken one as missing', async () => {
  const seats = measure('seats', {
    aggregate: aggregate({ sourceObject: 'Account', accountPath: 'Id', aggregate: 'latest', field: 'Seats__c' }),
  })
  const broken = measure('broken', { aggregate: aggregate({ sourceObject: 'Nope__c' }) })
  const cards = [card('trial', { stage: 'Trial', measures: [seats, broken] }), card('rest', { stage: null, measures: [broken] })]
  const plan = {
    scorecards: cards,
    asOf: new Date('2026-11-22T03:00:00Z'),
    timeZone: 'UTC',
    accountColumns: ['Industry', 'Seats__c'],
    stageColumn: 'Stage__c',
  }
  const [first, , , fourth] = (await Array.fromAsync(bench.facts.measure(plan))).flat()
  const missing = { value: null, rawValue: null, latestOn: null }
  expect([first, fourth]).toEqual([
    {
      accountId: 'A',
      columns: { Industry: 'Retail', Seats__c: '5' },
      scorecardVersionKey: 'trial',
      values: { seats: { value: 50_000, rawValue: null, latestOn: null }, broken: missing },
    },
    { accountId: 'D', columns: { Industry: 'Retail', Seats__c: '5' }, scorecardVersionKey: 'rest', values: { broken: missing } },
  ])
})
