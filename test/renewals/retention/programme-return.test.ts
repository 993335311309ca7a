import fc from 'fast-check'
import { expect, test } from 'vitest'
import { programmeReturn, type ProgrammeAssumptions, type ProgrammeRecords } from '../../../scoring-api/renewals/programme-return.ts'
import type { RevenueRetention } from '../../../scoring-api/renewals/revenue-retention.ts'

const retention = (startingArr: number, lostArr: number, expandedArr: number): RevenueRetention => ({
  accounts: 100,
  churnedAccounts: 5,
  startingArr,
  churnedArr: lostArr,
  contractedArr: 0,
  expandedArr,
  grr: null,
  nrr: null,
  logoRetention: null,
})

const nothingStated: ProgrammeAssumptions = {
  lostShareBefore: null,
  expandedShareBefore: null,
  accountsPerPostBefore: null,
  posts: null,
  postCost: null,
  programmeCost: null,
  attributedShare: null,
}

/** 10,000,000.00 of ARR, 8 % lost and 15 % expanded; before 12 % of 8,000,000.00 and 10 %. 250 accounts with 5 posts; before 40 a post. */
const records: ProgrammeRecords = {
  now: retention(1_000_000_000, 80_000_000, 150_000_000),
  before: retention(800_000_000, 96_000_000, 80_000_000),
  teamNow: { accounts: 250, posts: 500 },
  teamBefore: { accounts: 160, posts: 400 },
}

const amountsOf = (given: ProgrammeRecords, stated: Partial<ProgrammeAssumptions>) =>
  programmeReturn(given, { ...nothingStated, ...stated }).figures.map(({ key, amount }) => [key, amount])
const inputOf = (given: ProgrammeRecords, stated: Partial<ProgrammeAssumptions>, key: string) =>
  programmeReturn(given, { ...nothingStated, ...stated })
    .figures.flatMap(({ inputs }) => inputs)
    .find((input) => input.key === key)

const all = { attributedShare: 10_000, postCost: 10_000_000, programmeCost: 50_000_000 }

test('is what was lost, expanded and staffed beside what would have been as before', () => {
  // lost: 10 M · 12 % − 0.8 M = 400,000; expanded: 1.5 M − 10 M · 10 % = 500,000;
  // posts: 250 / 40 − 5 = 1.25, at 100,000 each 125,000; together 1,025,000, for 500,000: 1.05 times the cost on top
  const { figures, benefit, returnOnCost } = programmeReturn(records, { ...nothingStated, ...all })
  expect(figures.map(({ key, amount }) => [key, amount])).toEqual([
    ['preventedChurn', 40_000_000],
    ['upsell', 50_000_000],
    ['capacity', 12_500_000],
  ])
  expect([benefit, returnOnCost]).toEqual([102_500_000, 1.05])
})

test('counts half of what changed unless somebody states another share, and shows that this is a default', () => {
  expect(amountsOf(records, { postCost: 10_000_000 })).toEqual([
    ['preventedChurn', 20_000_000],
    ['upsell', 25_000_000],
    ['capacity', 6_250_000],
  ])
  expect(inputOf(records, {}, 'attributedShare')).toMatchObject({ value: 5_000, unit: 'percent', origin: 'default' })
})

test('counts ARR that contracted as lost too', () => {
  const shrunk = { ...records, now: { ...records.now, churnedArr: 50_000_000, contractedArr: 30_000_000 } }
  expect(amountsOf(shrunk, all)[0]).toEqual(['preventedChurn', 40_000_000])
})

test('is below 0 when more was lost than before', () => {
  // 10 M · 12 % − 1.5 M = −300,000
  expect(amountsOf({ ...records, now: retention(1_000_000_000, 150_000_000, 0) }, all)[0]).toEqual(['preventedChurn', -30_000_000])
})

test('is null where nothing says what was before, and names what is missing', () => {
  const unknown = { ...records, before: null, teamBefore: null }
  const { figures, benefit, returnOnCost } = programmeReturn(unknown, { ...nothingStated, ...all })
  expect(figures.map(({ amount }) => amount)).toEqual([null, null, null])
  expect([benefit, returnOnCost]).toEqual([null, null])
  const missing = figures.flatMap(({ inputs }) => inputs.filter(({ origin }) => origin === 'missing').map(({ key, value }) => [key, value]))
  expect(missing).toEqual([
    ['lostShareBefore', null],
    ['expandedShareBefore', null],
    ['accountsPerPostBefore', null],
  ])
})

test('has no share of an earlier year without ARR', () => {
  expect(inputOf({ ...records, before: retention(0, 0, 0) }, {}, 'lostShareBefore')).toMatchObject({ value: null, origin: 'missing' })
})

test('has no sum while one of the three is not known, and no return without a cost', () => {
  const { figures, benefit } = programmeReturn(records, { ...nothingStated, programmeCost: 1 })
  expect([figures.map(({ amount }) => amount !== null), benefit]).toEqual([[true, true, false], null])
  const costs = [null, 0].map((programmeCost) => programmeReturn(records, { ...nothingStated, ...all, programmeCost }).returnOnCost)
  expect(costs).toEqual([null, null])
})

test('takes what a person states before what the records say, and shows which', () => {
  // 10 M · 10 % − 0.8 M = 200,000
  const stated = { ...all, lostShareBefore: 1_000 }
  expect(amountsOf(records, stated)[0]).toEqual(['preventedChurn', 20_000_000])
  expect(inputOf(records, stated, 'lostShareBefore')).toMatchObject({ value: 1_000, origin: 'stated' })
  expect(inputOf(records, all, 'lostShareBefore')).toMatchObject({ value: 1_200, origin: 'recorded' })
})

test('a share or rate that a person states gives what the same in the records gives', () => {
  const stated = { ...all, lostShareBefore: 1_200, expandedShareBefore: 1_000, accountsPerPostBefore: 4_000 }
  expect(amountsOf({ ...records, before: null, teamBefore: null }, stated)).toEqual(amountsOf(records, all))
})

test('shows a third rounded and counts it whole', () => {
  // a third of 10 M less 0.8 M is 2,533,333.33; with 33.33 % it would be 2,533,000.00
  const third = { ...records, before: retention(300_000_000, 100_000_000, 0) }
  expect(inputOf(third, all, 'lostShareBefore')?.value).toBe(3_333)
  expect(amountsOf(third, all)[0]).toEqual(['preventedChurn', 253_333_333])
})

test('nobody looked after anything before: no capacity, instead of one without end', () => {
  expect(amountsOf(records, { ...all, accountsPerPostBefore: 0 })[2]).toEqual(['capacity', null])
})

test('refuses assumptions that cannot be', () => {
  for (const wrong of [{ attributedShare: 10_001 }, { attributedShare: -1 }, { postCost: 0.5 }, { lostShareBefore: -1 }]) {
    expect(() => programmeReturn(records, { ...nothingStated, ...wrong })).toThrow(RangeError)
  }
})

test('says each formula and each input in English and Japanese', () => {
  const { figures, cost } = programmeReturn(records, nothingStated)
  const texts = [cost, ...figures.flatMap(({ formula, inputs }) => [formula, ...inputs])]
  for (const { english, japanese } of texts) {
    expect(english).toMatch(/^[(A-Z]/)
    expect(japanese).toMatch(/[ぁ-んァ-ヶ一-龠]/)
  }
})

test('a year like the one before, with as many accounts a post, brings nothing at any size', () => {
  const amount = fc.integer({ min: 1, max: 1e13 })
  const share = fc.integer({ min: 0, max: 100 })
  fc.assert(
    fc.property(
      amount,
      share,
      share,
      fc.integer({ min: 1, max: 500 }),
      fc.integer({ min: 1, max: 500 }),
      (hundredth, lost, expanded, posts, times) => {
        const year = (size: number) => retention(hundredth * 100 * size, hundredth * lost * size, hundredth * expanded * size)
        const team = (size: number) => ({ accounts: 40 * posts * size, posts: 100 * posts * size })
        const same = { now: year(times % 7), before: year(3), teamNow: team(times), teamBefore: team(1) }
        expect(amountsOf(same, all).map(([, one]) => Number(one))).toEqual([0, 0, 0])
      },
    ),
  )
})

test('a larger share put down to the programme never lessens what it is said to bring or to cost', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9_999 }), fc.integer({ min: 0, max: 1_000_000_000 }), (attributedShare, lost) => {
      const given = { ...records, now: retention(1_000_000_000, lost, 0) }
      const [less, more] = [attributedShare, attributedShare + 1].map((part) =>
        Math.abs(Number(amountsOf(given, { ...all, attributedShare: part })[0]?.[1])),
      )
      expect(more).toBeGreaterThanOrEqual(less ?? 0)
    }),
  )
})

test('takes the posts that a person states before the owners that are counted', () => {
  const figure = programmeReturn(records, { ...nothingStated, ...all, posts: 250 }).figures[2]
  expect(figure?.inputs.find(({ key }) => key === 'posts')).toMatchObject({ value: 250, origin: 'stated' })
})
