import { expect, test } from 'vitest'
import { addDays } from '../../../scoring-api/metric/calendar-day.ts'
import { fitLikelihood, type FitOptions } from '../../../scoring-api/renewals/fit-likelihood.ts'
import { leakedFeatures } from '../../../scoring-api/renewals/leaked-features.ts'
import type { RenewalRow } from '../../../scoring-api/renewals/renewal.ts'
import { repeatedPairs } from '../../../scoring-api/renewals/repeated-rows.ts'
import { soundRows } from '../../../scoring-api/renewals/sound-rows.ts'
import { book, options, row, withFeature } from './rows.ts'

const rows = book(1200, 1)
const fitOf = (given: readonly RenewalRow[], changed: Partial<FitOptions> = {}) => fitLikelihood(given, { ...options, ...changed })
const findingsOf = (given: readonly RenewalRow[]) => leakedFeatures(given, new Map())

function featuresOf(given: readonly RenewalRow[], changed: Partial<FitOptions> = {}): string[] {
  const fit = fitOf(given, changed)
  if (fit.status !== 'fitted') throw new Error(fit.english)
  return [...new Set(fit.model.formula.columns.map(({ feature }) => feature))]
}

test('finds nothing in a book that has no leak', () => {
  expect(findingsOf(rows)).toEqual([])
  expect(repeatedPairs(rows)).toEqual([])
  expect(soundRows(rows, options.asOf).findings).toEqual([])
})

test('leaves out a feature that is filled only for lost renewals, and says so in both languages', () => {
  const lost = rows.filter(({ isRenewed }) => !isRenewed).length
  const leaky = withFeature(rows, 'lossReason', ({ isRenewed }) => (isRenewed ? null : 'Price'))
  expect(leakedFeatures(leaky, new Map([['lossReason', { english: 'Loss reason', japanese: '失注理由' }]]))).toEqual([
    {
      kind: 'oneSided',
      feature: 'lossReason',
      rows: lost,
      english: `Loss reason is left out: it is filled only for lost renewals (${lost} of ${lost}), so it was written after the outcome.`,
      japanese: `「失注理由」は使いません：失注の更新だけで入力されており（${lost}件中${lost}件）、結果の後に書かれたと考えられます。`,
    },
  ])
  expect(featuresOf(leaky)).toEqual(['band', 'industry', 'score', 'seats'])
})

test('leaves out a number that is filled for a part of the lost renewals only', () => {
  const leaky = withFeature(rows, 'refund', ({ isRenewed }, random) => (isRenewed || random(1, 3) > 1 ? null : random(1, 1000)))
  expect(findingsOf(leaky)).toMatchObject([{ kind: 'oneSided', feature: 'refund' }])
})

test('leaves out a feature that is empty only for lost renewals', () => {
  const leaky = withFeature(rows, 'nextTerm', ({ isRenewed }, random) => (isRenewed || random(1, 4) > 1 ? random(1, 3) : null))
  expect(findingsOf(leaky)).toMatchObject([{ kind: 'oneSided', feature: 'nextTerm', english: expect.stringContaining('empty') as string }])
})

test('leaves out a choice of which one value is there only for lost renewals', () => {
  const leaky = withFeature(rows, 'state', ({ isRenewed }, random) => (!isRenewed && random(1, 3) === 1 ? 'Cancelled' : 'Active'))
  expect(findingsOf(leaky)).toMatchObject([
    { kind: 'oneSided', feature: 'state', english: expect.stringContaining('“Cancelled” is there only for lost renewals') as string },
  ])
})

test('keeps a choice whose best value always renewed, as a good sign may where most renew', () => {
  const [good, bad] = [
    { isRenewed: true, features: { band: 'healthy' } },
    { isRenewed: false, features: { band: 'watch' } },
  ]
  const many = Array.from({ length: 100 }, (_, index) => row({ ...good, renewalId: `h${index}` }))
  const mixed = Array.from({ length: 60 }, (_, index) =>
    row({ ...(index % 2 ? bad : good), features: bad.features, renewalId: `w${index}` }),
  )
  expect(findingsOf([...many, ...mixed])).toEqual([])
})

test('leaves out a number that alone separates the outcomes nearly always', () => {
  const leaky = withFeature(rows, 'finalInvoice', ({ isRenewed }, random) => random(0, 100) + (isRenewed ? 90 : 0))
  expect(findingsOf(leaky)).toMatchObject([{ kind: 'separates', feature: 'finalInvoice', rows: 1200 }])
  expect(featuresOf(leaky)).not.toContain('finalInvoice')
})

test('keeps a feature that separates the outcomes once somebody confirmed that it is known before', () => {
  const noticed = withFeature(rows, 'notice', ({ isRenewed }) => !isRenewed)
  expect(featuresOf(noticed)).not.toContain('notice')
  expect(featuresOf(noticed, { confirmedFeatures: new Set(['notice']) })).toContain('notice')
})

test('leaves out a feature whose value came after the day it is taken for, and says how often after the decision', () => {
  const late = withFeature(rows, 'plan', (_, random) => random(1, 9)).map((one, index) => ({
    ...one,
    knownOn: { plan: addDays(one.asOf, index < 40 ? 31 : index < 100 ? 1 : 0) },
  }))
  expect(findingsOf(late)).toMatchObject([
    {
      kind: 'knownTooLate',
      feature: 'plan',
      rows: 100,
      english: 'plan is left out: for 100 of 1200 renewals its value came after the day it is taken for (40 after the decision).',
    },
  ])
})

test('does not learn from an outcome of the future, nor from what was read after the decision, nor twice from one', () => {
  const [first, second, third, ...rest] = rows
  if (!first || !second || !third) throw new Error('The book is empty')
  const wrong = [{ ...first, decidedOn: '2027-01-01' }, { ...second, asOf: addDays(second.decidedOn, 1) }, third, third, ...rest]
  const { rows: sound, findings } = soundRows(wrong, options.asOf)
  expect(sound.length).toBe(1198)
  expect(findings.map(({ english }) => english)).toEqual([
    'Left out: rows that have an outcome dated in the future (1).',
    'Left out: rows that tell of a day after their decision (1).',
    'Left out: rows that come twice for the same day (1).',
  ])
})

/** The first so many renewals once more at the end, under other ids and with a score that was touched up. */
const copied = (count: number, change: (score: number) => number): RenewalRow[] => [
  ...rows,
  ...rows.slice(0, count).map((one, index) => ({
    ...one,
    renewalId: `copy${index}`,
    accountId: `copy${index}`,
    asOf: '2026-10-01',
    decidedOn: '2026-10-31',
    features: { ...one.features, score: change(Number(one.features['score'])) },
  })),
]

test('leaves out of what it learns from the rows that come again, nearly the same, after the split', () => {
  const fit = fitOf(copied(40, (score) => score + 0.1))
  expect(fit).toMatchObject({ status: 'fitted', model: { findings: [{ kind: 'repeatedRows', rows: 40 }] } })
})

test('refuses to learn when more than a tenth come again', () => {
  expect(fitOf(copied(120, (score) => score))).toMatchObject({
    status: 'refused',
    english:
      '120 of 873 earlier renewals come again later under another id, so nothing learned from them can be judged: remove the copies first.',
  })
})

test('does not take for copies what looks alike because it is coarse, nor an account’s next term', () => {
  const coarse = rows.map(({ features, ...one }) => ({ ...one, features: { band: features['band'] ?? null } }))
  expect(repeatedPairs(coarse)).toEqual([])
  const nextTerms = copied(40, (score) => score).map((one) => ({ ...one, accountId: one.renewalId.replace('copy', 'r') }))
  expect(
    repeatedPairs(nextTerms).filter(({ older, newer }) => older.accountId === newer.accountId && newer.decidedOn > '2026-02-01'),
  ).toEqual([])
})
