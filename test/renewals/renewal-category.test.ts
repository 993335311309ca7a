import { expect, test } from 'vitest'
import { categorise, defaultLimits, type RenewalFacts } from '../../scoring-api/renewals/renewal-category.ts'

const facts = (given: Partial<RenewalFacts> = {}): RenewalFacts => ({
  likelihood: 0.9,
  isLost: false,
  isRenewed: false,
  openRisks: 0,
  daysLeft: 60,
  ...given,
})
const categoryOf = (given: Partial<RenewalFacts>) => categorise(facts(given), defaultLimits).category

test('follows the likelihood from .85 and from .60', () => {
  expect([0.85, 0.8499, 0.6, 0.5999, 0].map((likelihood) => categoryOf({ likelihood }))).toEqual([
    'commit',
    'bestCase',
    'bestCase',
    'atRisk',
    'atRisk',
  ])
})

test('is never commit with an open risk, nor after the renewal date', () => {
  expect([categoryOf({ openRisks: 1 }), categoryOf({ daysLeft: -1 }), categoryOf({ daysLeft: 0 })]).toEqual([
    'bestCase',
    'bestCase',
    'commit',
  ])
  expect(categorise(facts({ openRisks: 2 }), defaultLimits)).toEqual({
    category: 'bestCase',
    english: 'Likelihood 90 %, but 2 open risks.',
    japanese: '更新確度90%ですが、未解決のリスクが2件あります。',
  })
})

test('is what has happened, whatever was likely', () => {
  expect([categoryOf({ isLost: true, likelihood: 1 }), categoryOf({ isRenewed: true, likelihood: 0, openRisks: 3 })]).toEqual([
    'lost',
    'commit',
  ])
})

test('is at risk when no likelihood is known', () => {
  expect(categoryOf({ likelihood: null })).toBe('atRisk')
})

test('refuses limits that do not rise within 0 to 1', () => {
  expect(() => categorise(facts(), { commitFrom: 0.5, bestCaseFrom: 0.6 })).toThrow(RangeError)
  expect(() => categorise(facts(), { commitFrom: 1.1, bestCaseFrom: 0.6 })).toThrow(RangeError)
})
