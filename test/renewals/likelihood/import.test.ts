import { expect, test } from 'vitest'
import { columnsFrom } from '../../../scoring-api/renewals/feature-columns.ts'
import { baseRateSentence, contributionSentence } from '../../../scoring-api/renewals/likelihood-sentence.ts'
import { toRenewalRows, type OutcomeTableMapping } from '../../../scoring-api/renewals/outcome-table.ts'
import { percentText } from '../../../scoring-api/renewals/percent-text.ts'
import { row } from './rows.ts'

const mapping: OutcomeTableMapping = {
  renewalId: 'Id',
  accountId: 'Account',
  outcome: 'Stage',
  renewedTexts: ['Won'],
  lostTexts: ['Lost'],
  decidedOn: 'Closed',
  horizonDays: 30,
  features: ['Seats', 'Plan'],
}
const record = (given: Record<string, string> = {}) => ({
  Id: '1',
  Account: 'A',
  Stage: 'Won',
  Closed: '2026-03-31',
  Seats: '12.5',
  Plan: 'Pro',
  ...given,
})

test('a table becomes outcomes: numbers, choices, blanks as not known, read a month before', () => {
  const { rows, refused } = toRenewalRows([record(), record({ Id: '2', Stage: 'Lost', Seats: ' ', Plan: '' })], mapping)
  const read = { accountId: 'A', asOf: '2026-03-01', decidedOn: '2026-03-31', knownOn: {} }
  expect(rows).toEqual([
    { ...read, renewalId: '1', isRenewed: true, features: { Seats: 12.5, Plan: 'Pro' } },
    { ...read, renewalId: '2', isRenewed: false, features: { Seats: null, Plan: null } },
  ])
  expect(refused).toEqual([])
})

test('a column with one text that is no decimal is a choice in all rows', () => {
  const { rows } = toRenewalRows([record(), record({ Id: '2', Seats: '50+' })], mapping)
  expect(rows.map(({ features }) => features['Seats'])).toEqual(['12.5', '50+'])
})

test('rows without an id, an outcome or a date are refused by name, the others kept', () => {
  const { rows, refused } = toRenewalRows(
    [record({ Id: '' }), record({ Stage: 'Open' }), record({ Closed: '2026-02-30x' }), record()],
    mapping,
  )
  expect(rows.length).toBe(1)
  expect(refused.map((one) => [one.row, one.english])).toEqual([
    [1, 'Id is blank.'],
    [2, 'Stage is “Open”, which stands for neither renewed nor lost.'],
    [3, 'Closed is “2026-02-30x”, not a date like 2026-11-22.'],
  ])
})

test('columns: a number, a choice of ten rows or more, and what is missing ten times or more', () => {
  const rows = Array.from({ length: 40 }, (_, index) =>
    row({
      features: {
        seats: index < 10 ? null : index,
        plan: index < 9 ? 'Rare' : index < 25 ? 'Pro' : 'Basic',
        same: 1,
        flag: index % 2 === 0,
      },
    }),
  )
  const columns = columnsFrom(rows, ['flag', 'plan', 'same', 'seats'])
  expect(columns.map((column) => [column.feature, column.kind, column.kind === 'choice' ? column.choice : null])).toEqual([
    ['flag', 'choice', 'true'],
    ['plan', 'choice', 'Pro'],
    ['plan', 'choice', 'Basic'],
    ['seats', 'number', null],
    ['seats', 'missing', null],
  ])
})

test('sentences say what a likelihood rests on and what moves it, in both languages', () => {
  const labels = new Map([['band', { english: 'band', japanese: 'バンド' }]])
  const basis = { values: [{ feature: 'band', value: 'healthy' }], renewals: 20, renewed: 18 }
  expect(baseRateSentence({ likelihood: 0.87, interval: { low: 0.7, high: 0.96 }, basis, groups: [basis] }, labels)).toEqual({
    english: 'Base rate: 18 of 20 renewals with band healthy were renewed; likelihood 87 % (70 to 96 %).',
    japanese: '基準率：バンドが「healthy」の更新20件中18件が更新されました。更新確度87%（70～96%）。',
  })
  const contribution = { feature: 'band', value: 'atRisk', logOdds: -1, effect: -0.124 }
  expect(contributionSentence(contribution, labels)).toEqual({
    english: 'band (atRisk) lowers the likelihood by 12 points.',
    japanese: 'バンド（atRisk）により更新確度が12ポイント下がります。',
  })
  expect(contributionSentence({ ...contribution, effect: 0.01 }, labels).english).toBe('band (atRisk) raises the likelihood by 1 point.')
  expect(contributionSentence({ ...contribution, effect: 0.004 }, labels).english).toBe('band (atRisk) hardly changes the likelihood.')
})

test('a share that is neither none nor all is never 0 or 100 percent', () => {
  expect([0, 0.001, 0.5, 0.999, 1].map(percentText)).toEqual(['0', '1', '50', '99', '100'])
})
