import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { contentHash } from '../../scoring-api/health-score/content-hash.ts'
import type { Measure, Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, measure, scorecard } from './builders.ts'

const knockOut = { operator: 'atMost', value: 0, cap: 4_000, reason: 'r', japaneseReason: null } as const
const usage = measure('usage', {
  aggregate: aggregate({ sourceObject: 'CsUsage__c', dateField: 'Month__c', windowDays: 30 }),
  over: aggregate(),
  variants: [{ stage: 'Trial', minAgeDays: null, maxAgeDays: 90, points: [{ value: 0, points: 0 }] }],
  knockOut,
})
const card = scorecard([usage, measure('cases')])

const withMeasure = (changes: Partial<Measure>): Scorecard => ({ ...card, measures: [{ ...usage, ...changes }, measure('cases')] })

test('is the SHA-256 of what counts, by name, without what is empty', () => {
  const text =
    '{"bandMargin":200,"healthyFrom":7500,"measures":[' +
    '{"aggregate":{"accountPath":"AccountId","aggregate":"count","sourceObject":"Case"},"changeAgainstPreviousWindow":false,' +
    '"group":"process","key":"cases","points":[{"points":0,"value":0},{"points":10000,"value":1000000}],"unit":"count","weight":10}' +
    '],"minimumCoverage":5000,"rollUp":"independent","watchFrom":5000}'
  expect(contentHash(scorecard([measure('cases')]))).toBe(hash('sha256', text))
})

describe('is the same whatever may be put right after a version has scored', () => {
  test.each<[string, Scorecard]>([
    ['names', { ...card, name: 'Use', japaneseName: null }],
    ['the order of scorecards', { ...card, sortOrder: 99 }],
    ['the version', { ...card, id: 'other', version: 2, versionKey: 'operation-v2', contentHash: 'f'.repeat(64) }],
    ['the order of measures', { ...card, measures: card.measures.toReversed() }],
    ['where a measure stands', withMeasure({ sortOrder: 7 })],
    ['a measure’s name and meaning', withMeasure({ name: 'Use', japaneseName: '利用', meaning: 'm', japaneseMeaning: '意味' })],
    ['a knock-out’s reason', withMeasure({ knockOut: { ...knockOut, reason: 'other', japaneseReason: '別' } })],
  ])('%s', (_, changed) => {
    expect(contentHash(changed)).toBe(contentHash(card))
  })
})

describe('is another one when it changes', () => {
  test.each<[string, Scorecard]>([
    ['the stage', { ...card, stage: 'Trial' }],
    ['the segment', { ...card, segmentFilter: 'Name != null' }],
    ['healthyFrom', { ...card, healthyFrom: 7_501 }],
    ['watchFrom', { ...card, watchFrom: 5_001 }],
    ['the margin', { ...card, bandMargin: 201 }],
    ['the coverage', { ...card, minimumCoverage: 5_001 }],
    ['the roll-up', { ...card, rollUp: 'worstOf' }],
    ['a measure less', { ...card, measures: [usage] }],
    ['the key', withMeasure({ key: 'use' })],
    ['the group', withMeasure({ group: 'outcome' })],
    ['the weight', withMeasure({ weight: 11 })],
    ['the source', withMeasure({ aggregate: { ...usage.aggregate, sourceObject: 'Case' } })],
    ['the filter', withMeasure({ aggregate: { ...usage.aggregate, filter: 'Events__c > 0' } })],
    ['the window', withMeasure({ aggregate: { ...usage.aggregate, windowDays: null, windowPeriod: 'lastMonth' } })],
    ['what it is divided by', withMeasure({ over: null })],
    ['the change', withMeasure({ changeAgainstPreviousWindow: true })],
    ['the percentile', withMeasure({ percentileWithin: '*' })],
    ['the unit', withMeasure({ unit: 'percent' })],
    ['the points', withMeasure({ points: [{ value: 0, points: 1 }] })],
    ['a variant less', withMeasure({ variants: [] })],
    ['a variant’s age', withMeasure({ variants: usage.variants.map((each) => ({ ...each, maxAgeDays: 91 })) })],
    ['the maximum age', withMeasure({ maxAgeDays: 30 })],
    ['the minimum account age', withMeasure({ minAccountAgeDays: 30 })],
    ['stated points of 0', withMeasure({ missingPoints: 0 })],
    ['the knock-out', withMeasure({ knockOut: null })],
    ['its value', withMeasure({ knockOut: { ...knockOut, value: 1 } })],
    ['its cap', withMeasure({ knockOut: { ...knockOut, cap: 4_001 } })],
  ])('%s', (_, changed) => {
    expect(contentHash(changed)).not.toBe(contentHash(card))
  })

  test('the order of variants, as the first that fits holds', () => {
    const [first] = usage.variants
    const two = first === undefined ? [] : [first, { ...first, stage: null }]
    expect(contentHash(withMeasure({ variants: two }))).not.toBe(contentHash(withMeasure({ variants: two.toReversed() })))
  })
})

test('a property of a later release that is null or empty leaves it as it was', () => {
  const later = { ...usage, aggregate: { ...usage.aggregate, something: null, more: [] } } as Measure
  expect(contentHash({ ...card, measures: [later, measure('cases')] })).toBe(contentHash(card))
})
