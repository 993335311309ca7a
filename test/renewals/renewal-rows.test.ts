import { describe, expect, it } from 'vitest'
import { featuresOf, horizonOf, type PastHealth } from '../../scoring-api/renewals/renewal-features.ts'
import { daysLookedAt, newestRenewals, renewalRows, type DecidedRenewal } from '../../scoring-api/renewals/renewal-rows.ts'

const health = (changes: Partial<PastHealth> = {}): PastHealth => ({
  score: 7_250,
  coverage: 9_000,
  band: 'healthy',
  stage: 'Operation',
  scoreMonthBefore: 8_000,
  points: new Map([
    ['open-cases', 5_000],
    ['use', null],
  ]),
  ...changes,
})

const renewal = (changes: Partial<DecidedRenewal> = {}): DecidedRenewal => ({
  renewalId: '006',
  accountId: '001',
  decidedOn: '2026-10-31',
  isRenewed: true,
  ...changes,
})

describe('features', () => {
  it('are what the health was, in points and percent, with the points of each measure', () => {
    expect(featuresOf(health(), 90)).toEqual({
      score: 72.5,
      coverage: 90,
      band: 'healthy',
      stage: 'Operation',
      change30Days: -7.5,
      horizon: 90,
      'points.open-cases': 50,
      'points.use': null,
    })
  })

  it('do not know a change where one of the scores is not known', () => {
    expect(featuresOf(health({ scoreMonthBefore: null }), 30)['change30Days']).toBeNull()
    expect(featuresOf(health({ score: null }), 30)).toMatchObject({ score: null, change30Days: null })
  })

  it.each([
    [-60, 30],
    [0, 30],
    [45, 30],
    [46, 60],
    [75, 60],
    [76, 90],
    [135, 90],
    [136, 180],
    [400, 180],
  ])('of a renewal in %s days are those of the horizon %s', (daysLeft, horizon) => {
    expect(horizonOf(daysLeft)).toBe(horizon)
  })
})

describe('rows of decided renewals', () => {
  it('look at 30, 60, 90 and 180 days before the decision', () => {
    const days = ['2026-10-01', '2026-09-01', '2026-08-02', '2026-05-04']
    expect(daysLookedAt([renewal()])).toEqual(new Map([['001', days]]))
    expect(daysLookedAt([renewal(), renewal({ renewalId: '007', decidedOn: '2025-10-31' })]).get('001')).toHaveLength(8)
  })

  it('are there as far as the health of those days is known, with the day it is known from', () => {
    const rows = renewalRows([renewal()], (_, day) =>
      day === '2026-08-02' ? { health: health({ points: new Map() }), knownOn: '2026-07-30' } : null,
    )
    expect(rows).toEqual([
      {
        ...renewal(),
        asOf: '2026-08-02',
        features: { score: 72.5, coverage: 90, band: 'healthy', stage: 'Operation', change30Days: -7.5, horizon: 90 },
        knownOn: {
          score: '2026-07-30',
          coverage: '2026-07-30',
          band: '2026-07-30',
          stage: '2026-07-30',
          change30Days: '2026-07-30',
          horizon: '2026-08-02',
        },
      },
    ])
  })

  it('take nothing from a day after the one they tell of', () => {
    const rows = renewalRows([renewal()], (_, day) => ({ health: health(), knownOn: day === '2026-10-01' ? '2026-10-02' : day }))
    expect(rows.map(({ asOf }) => asOf)).toEqual(['2026-09-01', '2026-08-02', '2026-05-04'])
  })

  it('count a renewal of which nothing is known once, without features', () => {
    expect(renewalRows([renewal()], () => null)).toEqual([{ ...renewal(), asOf: '2026-10-01', features: {}, knownOn: {} }])
  })

  it('are of the newest 5,000', () => {
    const decided = Array.from({ length: 5_001 }, (_, index) =>
      renewal({ renewalId: String(index), decidedOn: index === 7 ? '2020-01-01' : '2026-01-01' }),
    )
    const kept = newestRenewals(decided)
    expect(kept).toHaveLength(5_000)
    expect(kept.some(({ renewalId }) => renewalId === '7')).toBe(false)
  })
})
