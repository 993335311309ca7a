import { describe, expect, it } from 'vitest'
import type { Health } from '../../scoring-api/health-score/health.ts'
import { createPreviewTally, type PreviewStanding } from '../../scoring-api/health-score/preview-tally.ts'
import { scoreHealth } from '../../scoring-api/health-score/score-health.ts'
import { context, measure, measured, scorecard } from './builders.ts'

const draft = scorecard([measure('a'), measure('b')], { version: 2, versionKey: 'operation-v2' })

/** Both measures have these points. */
const health = (points: number, changes: Partial<Health> = {}): Health => ({
  ...scoreHealth(draft, { a: measured(points), b: measured(points) }, context()),
  ...changes,
})

const scored = (points: number, changes: Partial<Health> = {}): PreviewStanding => ({
  kind: 'scored',
  scorecardKey: 'operation',
  health: health(points, changes),
})

/** Each account under its name, today and under the draft. */
function compare(accounts: Record<string, [today: PreviewStanding, draft: PreviewStanding]>) {
  const entries = Object.entries(accounts)
  const tally = createPreviewTally(draft, ['a', 'b'], entries.length)
  for (const [id, [today]] of entries) tally.addToday(id, today)
  for (const [id, [, after]] of entries.toReversed()) tally.addDraft(id, after)
  return tally.result()
}

const none: PreviewStanding = { kind: 'none' }
const elsewhere = (points: number): PreviewStanding => ({ kind: 'scored', scorecardKey: 'trial', health: health(points) })

describe('the accounts of a preview', () => {
  it('are those that the draft scores, or its key scores today', () => {
    const result = compare({
      stays: [scored(80), scored(80)],
      comes: [elsewhere(80), scored(60)],
      isNew: [none, scored(60)],
      goes: [scored(80), elsewhere(30)],
      fallsOut: [scored(80), none],
      others: [elsewhere(10), elsewhere(10)],
    })
    expect(result).toMatchObject({
      accounts: 5,
      today: { healthy: 4, watch: 0, atRisk: 0, unknown: 0, none: 1 },
      draft: { healthy: 1, watch: 2, atRisk: 1, unknown: 0, none: 1 },
      accountsChangingBand: 4,
      // 4 of 4, and 1 of 4: who has no scorecard does not count
      healthySharePercentToday: 100,
      healthySharePercentDraft: 25,
    })
    expect(result.movements).toEqual(
      expect.arrayContaining([
        { from: 'healthy', to: 'watch', accounts: 1 },
        { from: 'none', to: 'watch', accounts: 1 },
        { from: 'healthy', to: 'atRisk', accounts: 1 },
        { from: 'healthy', to: 'none', accounts: 1 },
      ]),
    )
    // The measures are those of the draft, over whom it scores: 80, 60, 60
    expect(result.measures[0]).toMatchObject({ key: 'a', coveragePercent: 100, meanPoints: 66.67, distinctValues: 2, median: 60 })
  })

  it('that keep what they show have no causes', () => {
    const kept: PreviewStanding = { kind: 'kept', scorecardKey: 'operation', band: 'atRisk', score: 1000 }
    expect(compare({ x: [kept, scored(80)] }).movers).toEqual([
      {
        accountId: 'x',
        fromBand: 'atRisk',
        toBand: 'healthy',
        fromScore: 10,
        toScore: 80,
        // 40 and 40 make 80, of which 10 were there before
        causes: [
          { measureKey: 'a', change: 40 },
          { measureKey: 'b', change: 40 },
          { measureKey: null, change: -10 },
        ],
      },
    ])
  })
})

describe('the movers', () => {
  it('have causes that add up to the change of the score, a knock-out among them', () => {
    const [mover] = compare({ x: [scored(80), scored(90, { score: 4000, band: 'atRisk' })] }).movers
    // 80 → 90 by the measures, then down to 40
    expect(mover).toMatchObject({ fromScore: 80, toScore: 40 })
    expect(mover?.causes).toEqual([
      { measureKey: null, change: -50 },
      { measureKey: 'a', change: 5 },
      { measureKey: 'b', change: 5 },
    ])
  })

  it('are changes of band first, then the largest changes, at most 50', () => {
    const small = Object.fromEntries(
      Array.from({ length: 300 }, (_, index) => [`s${String(index).padStart(3, '0')}`, [scored(80), scored(80 + (index % 20))]]),
    )
    const { movers, accountsChangingBand } = compare({
      ...(small as Record<string, [PreviewStanding, PreviewStanding]>),
      band: [scored(75), scored(70)],
    })
    expect([movers.length, movers[0]?.accountId, accountsChangingBand]).toEqual([50, 'band', 1])
    // 15 accounts move by 19, 15 by 18, 15 by 17, and the first four by 16
    const changes = movers.slice(1).map(({ fromScore, toScore }) => (toScore ?? 0) - (fromScore ?? 0))
    expect(changes).toEqual([
      ...Array<number>(15).fill(19),
      ...Array<number>(15).fill(18),
      ...Array<number>(15).fill(17),
      ...Array<number>(4).fill(16),
    ])
    expect(movers.slice(46).map(({ accountId }) => accountId)).toEqual(['s016', 's036', 's056', 's076'])
  })

  it('are nobody where nothing changes', () => {
    expect(compare({ x: [scored(80), scored(80)] })).toMatchObject({ accounts: 1, movers: [], movements: [], accountsChangingBand: 0 })
  })
})

it('wants a standing of today for each account', () => {
  const tally = createPreviewTally(draft, [], 0)
  expect(() => tally.addDraft('x', none)).toThrow(RangeError)
})
