import { expect, test } from 'vitest'
import { arrMovements } from '../../../scoring-api/renewals/arr-movement.ts'
import { arrWaterfall } from '../../../scoring-api/renewals/arr-waterfall.ts'
import { cohortOf, cohortRetention } from '../../../scoring-api/renewals/cohort-retention.ts'
import { retentionFigures } from '../../../scoring-api/renewals/retention-figures.ts'
import { history, ratesOf } from './builders.ts'

const book = [
  history('a', { '2025-01-10': 100, '2026-02-28': 150 }),
  history('b', { '2025-02-10': 300, '2026-03-01': 0 }),
  history('c', { '2026-03-31': 40 }),
]

/** The whole book's figures of a window, as of the end of April 2026. */
const bookFigures = (windowMonths: number) =>
  retentionFigures(book, { asOf: '2026-04-30', months: 3, quarters: 0, rates: null, recordedFrom: null }).filter(
    (figure) => figure.scope === 'book' && figure.windowMonths === windowMonths,
  )

test('each month is compared with the end of the month before, and starts with what that one ended with', () => {
  const months = bookFigures(1)
  // February: 400 → 450 (a 100→150 on its last day). March: 450 → 190 (b −300, c +40). April: nothing.
  expect(
    months.map(({ month, startsOn, endsOn, retention, waterfall }) => [
      month,
      startsOn,
      endsOn,
      retention.grr,
      retention.nrr,
      waterfall?.at(-1)?.amount,
    ]),
  ).toEqual([
    ['2026-02-28', '2026-01-31', '2026-02-28', 1, 450 / 400, 450],
    ['2026-03-31', '2026-02-28', '2026-03-31', 150 / 450, 150 / 450, 190],
    ['2026-04-30', '2026-03-31', '2026-04-30', 1, 1, 190],
  ])
  expect(months.slice(1).map(({ waterfall }) => waterfall?.[0]?.amount)).toEqual(
    months.slice(0, -1).map(({ waterfall }) => waterfall?.at(-1)?.amount),
  )
})

test('a window of twelve months looks back to the same month end a year before', () => {
  const march = bookFigures(12).find(({ month }) => month === '2026-03-31')
  // 400 at the end of March 2025; of it 100 is left, 150 with expansion
  expect([march?.startsOn, march?.retention.grr, march?.retention.nrr]).toEqual(['2025-03-31', 100 / 400, 150 / 400])
})

test('each end of a window is converted at the rates of its own day', () => {
  const yen = { ...history('a', {}), steps: [{ from: '2025-01-01', arr: [{ amount: 1_200_000, isoCode: 'JPY' }] }] }
  const rates = { atStart: ratesOf({ JPY: 150 }), atEnd: ratesOf({ JPY: 120 }) }
  const waterfall = arrWaterfall(arrMovements([yen], '2026-01-31', '2026-02-28', rates).accounts)
  // ¥12,000: $80, then $100
  expect(waterfall.filter(({ amount }) => amount !== 0).map(({ kind, amount }) => [kind, amount])).toEqual([
    ['start', 8_000],
    ['currency', 2_000],
    ['end', 10_000],
  ])
})

test('a day belongs to its month and to its calendar quarter', () => {
  const days = ['2026-03-31', '2026-04-01', '2026-12-31']
  expect(days.map((day) => [cohortOf(day, 'month'), cohortOf(day, 'quarter')])).toEqual([
    ['2026-03', '2026-Q1'],
    ['2026-04', '2026-Q2'],
    ['2026-12', '2026-Q4'],
  ])
})

const cohorts = [
  history('a', { '2025-01-10': 100, '2025-05-01': 80 }),
  history('b', { '2025-03-31': 300, '2025-08-01': 0 }),
  history('c', { '2025-02-01': 50, '2025-03-01': 0 }),
  history('d', { '2025-04-01': 70, '2025-09-30': 90 }),
  history('e', { '2024-01-01': 10 }, { recordedFrom: '2025-02-01' }),
]

test('a cohort is followed from the end of the quarter it came in to the last quarter that is over', () => {
  const found = cohortRetention(cohorts, 'quarter', '2025-10-15', null)
  const cells = found.map(({ cohort, accounts, withoutArr, cells: own }) => [
    cohort,
    accounts,
    withoutArr,
    own.map(({ periodsLater, day, retention: { grr, nrr, logoRetention } }) => [periodsLater, day, grr, nrr, logoRetention]),
  ])
  // Q1: a 100 and b 300 at its end (c came and went); 80 + 300 in June; 80 in September. Q2: d 70, then 90. e: since when is not known.
  expect(cells).toEqual([
    [
      '2025-Q1',
      3,
      1,
      [
        [0, '2025-03-31', 1, 1, 1],
        [1, '2025-06-30', 380 / 400, 380 / 400, 1],
        [2, '2025-09-30', 80 / 400, 80 / 400, 0.5],
      ],
    ],
    [
      '2025-Q2',
      1,
      0,
      [
        [0, '2025-06-30', 1, 1, 1],
        [1, '2025-09-30', 1, 90 / 70, 1],
      ],
    ],
  ])
})

test('a cohort whose own period is not over is left out, one that ends today is not', () => {
  const namesAt = (asOf: string) => cohortRetention(cohorts, 'month', asOf, null).map(({ cohort }) => cohort)
  expect([namesAt('2025-01-30'), namesAt('2025-01-31')]).toEqual([[], ['2025-01']])
})

test('months follow each other across the year’s end, each on its last day', () => {
  const [only] = cohortRetention([history('a', { '2025-11-30': 100 })], 'month', '2026-02-28', null)
  expect(only?.cells.map(({ day }) => day)).toEqual(['2025-11-30', '2025-12-31', '2026-01-31', '2026-02-28'])
})

test('an account whose ARR is not known later is counted as such, and in no figure of that cell', () => {
  const given = [history('a', { '2025-01-10': 100 }), history('b', { '2025-01-10': 300, '2025-02-10': null })]
  const [january] = cohortRetention(given, 'month', '2025-02-28', null)
  expect(january?.cells.map(({ unknown, retention }) => [unknown, retention.startingArr])).toEqual([
    [0, 400],
    [1, 100],
  ])
})
