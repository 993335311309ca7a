import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Health } from '../../scoring-api/health-score/health.ts'
import { parseSnapshot, SnapshotError, type ParsedSnapshot } from '../../scoring-api/health-score/parse-snapshot.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import { inputHash, snapshotJson } from '../../scoring-api/health-score/snapshot-json.ts'
import { verifySnapshot, type StoredSnapshot } from '../../scoring-api/health-score/verify-snapshot.ts'
import { aggregate, context, measure, measured, scorecard } from './builders.ts'
import { anyAccount, anyOverride } from './health-arbitraries.ts'

const asOfDate = '2026-11-22'
const accountId = '001000000000001AAA'

/** As the record holds it after a run. */
function store(health: Health): StoredSnapshot {
  const { scorecardVersionKey, score, calculatedScore, band, coverage } = health
  const content = parseSnapshot(snapshotJson(health, asOfDate))
  return { accountId, asOfDate, scorecardVersionKey, score, calculatedScore, band, coverage, inputHash: inputHash(health), content }
}

const worked = {
  card: scorecard(
    [
      measure('cases', { weight: 30, aggregate: aggregate({ dateField: 'CreatedDate' }) }),
      measure('usage', { aggregate: aggregate({ sourceObject: 'CsUsage__c', dateField: 'Month__c' }) }),
      measure('sponsor', { knockOut: { operator: 'missing', value: null, cap: 4_000, reason: 'r', japaneseReason: null } }),
    ],
    { rollUp: 'arrWeighted' },
  ),
  given: context({
    stage: 'Operation',
    customerSince: '2024-01-01',
    stoppedFeeds: new Set(['CsUsage__c.Month__c', 'Other__c.Day__c']),
    presentBand: 'watch',
    override: { id: 'a02000000000001AAA', score: null, band: 'watch', expiresOn: '2026-12-01' },
  }),
  family: {
    ownWeight: 1_000_050,
    members: [
      { accountId: '001000000000003AAA', score: null, coverage: 0, weight: 0 },
      { accountId: '001000000000002AAA', score: 6_025, coverage: 9_000, weight: 2_000_000 },
    ],
  },
}
const snapshot = store(
  scoreHealth(worked.card, { cases: measured(80.5, '2026-11-20'), usage: measured(12.3456) }, worked.given, worked.family),
)

test('a snapshot is read back in the units of scoring', () => {
  expect(snapshot.content).toEqual<ParsedSnapshot>({
    asOf: asOfDate,
    stage: 'Operation',
    customerSince: '2024-01-01',
    stoppedFeeds: ['CsUsage__c.Month__c'],
    measures: [
      {
        key: 'cases',
        group: 'process',
        status: 'present',
        value: 805_000,
        rawValue: null,
        points: 8_050,
        weight: 30,
        contribution: 8_050,
        latestOn: '2026-11-20',
      },
      {
        key: 'sponsor',
        group: 'process',
        status: 'missing',
        value: null,
        rawValue: null,
        points: null,
        weight: 10,
        contribution: null,
        latestOn: null,
      },
      {
        key: 'usage',
        group: 'process',
        status: 'stale',
        value: 123_456,
        rawValue: null,
        points: null,
        weight: 10,
        contribution: null,
        latestOn: null,
      },
    ],
    ownScore: 8_050,
    // (10000.50·80.50 + 20000·60.25) / 30000.50 = 67.00
    calculatedScore: 6_700,
    rollUp: {
      method: 'arrWeighted',
      ownWeight: 1_000_050,
      members: [
        { accountId: '001000000000002AAA', score: 6_025, coverage: 9_000, weight: 2_000_000 },
        { accountId: '001000000000003AAA', score: null, coverage: 0, weight: 0 },
      ],
    },
    knockOuts: [{ key: 'sponsor', cap: 4_000 }],
    override: worked.given.override,
    previousBand: 'watch',
  })
})

describe('text that is no snapshot of ours is refused', () => {
  const text = snapshotJson(scoreHealth(scorecard([measure('a')]), { a: measured(50) }, context()), asOfDate)
  const withChange = (change: object): string => JSON.stringify({ ...(JSON.parse(text) as object), ...change })

  test.each([
    ['no JSON', '{"schema":2', 'The snapshot is no JSON.'],
    ['no object', '7', 'The snapshot has schema null; only 2 can be read.'],
    ['schema 1', withChange({ schema: 1 }), 'The snapshot has schema 1; only 2 can be read.'],
    ['a schema to come', withChange({ schema: 3 }), 'The snapshot has schema 3; only 2 can be read.'],
    ['a third decimal', withChange({ ownScore: 50.001 }), 'The snapshot, ownScore: 50.001 has more than 2 decimals.'],
    ['a band that is none', withChange({ previousBand: 'Green' }), 'The snapshot, previousBand: "Green" is not known.'],
    ['a day that is none', withChange({ asOf: '2026-02-30' }), 'The snapshot, asOf: Invalid ISO date.'],
    ['a part that nobody knows', withChange({ more: 1 }), 'The snapshot: Unrecognized key: "more".'],
  ])('%s', (_, given, message) => {
    expect(() => parseSnapshot(given)).toThrow(new SnapshotError(message))
  })
})

test('what a run wrote is what scoring again gives', () => {
  expect(verifySnapshot(snapshot, worked.card)).toEqual([])
})

test('a mismatch tells the figure, and both values', () => {
  expect(verifySnapshot({ ...snapshot, score: 9_999 }, worked.card)).toEqual([{ figure: 'score', stored: '9999', recomputed: '4000' }])
})

test('another scorecard than the one that scored gives mismatches', () => {
  const lighter = { ...worked.card, measures: worked.card.measures.map((each) => ({ ...each, weight: each.weight + 1 })) }
  expect(verifySnapshot(snapshot, lighter).map(({ figure }) => figure)).toContain('measures.cases.weight')
  expect(verifySnapshot(snapshot, { ...worked.card, measures: [] }).map(({ figure }) => figure)).toContain('measures.sponsor.status')
})

describe('a tampered figure', () => {
  const content = (change: Partial<ParsedSnapshot>): Partial<StoredSnapshot> => ({ content: { ...snapshot.content, ...change } })
  const measures = (change: Partial<ParsedSnapshot['measures'][number]>) =>
    content({ measures: snapshot.content.measures.map((each) => (each.key === 'cases' ? { ...each, ...change } : each)) })
  const rollUp = (change: object) => content({ rollUp: snapshot.content.rollUp && { ...snapshot.content.rollUp, ...change } })

  test.each<[string, Partial<StoredSnapshot>]>([
    ['score', { score: 4_001 }],
    ['calculatedScore', { calculatedScore: null }],
    ['band', { band: 'healthy' }],
    ['coverage', { coverage: 1 }],
    ['inputHash', { inputHash: '0'.repeat(64) }],
    ['asOfDate', { asOfDate: '2026-11-21' }],
    ['scorecardVersionKey', { scorecardVersionKey: 'operation-v2' }],
    ['content.ownScore', content({ ownScore: 8_051 })],
    ['content.calculatedScore', content({ calculatedScore: 6_701 })],
    ['knockOuts.sponsor.cap', content({ knockOuts: [{ key: 'sponsor', cap: 4_100 }] })],
    ['knockOuts.sponsor.place', content({ knockOuts: [] })],
    ['measures.cases.points', measures({ points: 8_051 })],
    ['measures.cases.contribution', measures({ contribution: 0 })],
    ['measures.cases.status', measures({ status: 'stated' })],
    ['measures.cases.group', measures({ group: 'outcome' })],
    ['measures.usage.place', content({ measures: snapshot.content.measures.toReversed() })],
    ['inputHash', measures({ value: 805_001 })],
    ['inputHash', measures({ rawValue: 1 })],
    ['inputHash', measures({ latestOn: '2026-11-21' })],
    ['inputHash', content({ stage: null })],
    ['inputHash', content({ customerSince: '2024-01-02' })],
    ['inputHash', content({ stoppedFeeds: [] })],
    ['inputHash', content({ override: null })],
    ['inputHash', rollUp({ ownWeight: 1_000_051 })],
    ['rollUp.method', rollUp({ method: 'worstOf' })],
    ['inputHash', rollUp({ members: [] })],
  ])('%s is found (%#)', (figure, change) => {
    expect(verifySnapshot({ ...snapshot, ...change }, worked.card).map((mismatch) => mismatch.figure)).toContain(figure)
  })
})

test('whatever is scored: a stored snapshot never has a mismatch', () => {
  fc.assert(
    fc.property(anyAccount, fc.option(anyOverride), ({ card, values, given, family }, override) => {
      expect(verifySnapshot(store(scoreHealth(card, values, { ...given, override }, family)), card)).toEqual([])
    }),
  )
})

/** Every number of a snapshot that scoring computes or takes in, but for the band shown before and the day, which may leave a health as it is. */
const tamperings: ((stored: StoredSnapshot, by: number) => StoredSnapshot)[] = [
  (stored, by) => ({ ...stored, score: (stored.score ?? 0) + by }),
  (stored, by) => ({ ...stored, calculatedScore: (stored.calculatedScore ?? 0) + by }),
  (stored, by) => ({ ...stored, coverage: (stored.coverage ?? 0) + by }),
  (stored, by) => ({ ...stored, content: { ...stored.content, ownScore: (stored.content.ownScore ?? 0) + by } }),
  ...(['value', 'rawValue', 'points', 'contribution', 'weight'] as const).map((figure) => (stored: StoredSnapshot, by: number) => {
    const [first, ...rest] = stored.content.measures
    const measures = first === undefined ? rest : [{ ...first, [figure]: (first[figure] ?? 0) + by }, ...rest]
    return { ...stored, content: { ...stored.content, measures } }
  }),
  ...(['score', 'coverage', 'weight'] as const).map((figure) => (stored: StoredSnapshot, by: number) => {
    const { rollUp } = stored.content
    const [first, ...rest] = rollUp?.members ?? []
    const members = first === undefined ? rest : [{ ...first, [figure]: (first[figure] ?? 0) + by }, ...rest]
    return { ...stored, content: { ...stored.content, rollUp: rollUp && { ...rollUp, members } } }
  }),
]

test('whatever is scored: a figure that was changed is always found', () => {
  fc.assert(
    fc.property(anyAccount, fc.constantFrom(...tamperings), fc.integer({ min: 1, max: 10_000 }), (account, tamper, by) => {
      const { card, values, given, family } = account
      const stored = store(scoreHealth(card, values, given, family))
      const tampered = tamper(stored, by)
      fc.pre(JSON.stringify(tampered) !== JSON.stringify(stored))
      expect(verifySnapshot(tampered, card)).not.toEqual([])
    }),
  )
})

test('amounts as large as a currency makes them survive being written and read', () => {
  fc.assert(
    fc.property(fc.integer({ min: -(2 ** 52), max: 2 ** 52 }), (value) => {
      const card = scorecard([
        measure('arr', {
          points: [
            { value: 0, points: 0 },
            { value: 2 ** 52, points: 10_000 },
          ],
        }),
      ])
      const health = scoreHealth(card, { arr: { value, rawValue: null, latestOn: null } }, context())
      expect(verifySnapshot(store(health), card)).toEqual([])
    }),
  )
})
