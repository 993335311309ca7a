import { describe, expect, it } from 'vitest'
import { diffHealth, type FoundHealth, type PastSnapshots, type ShownHealth } from '../../scoring-api/health-score/diff-health.ts'

const at = '2026-11-22T03:00:00.000Z'
const before = '2026-11-20T03:00:00.000Z'
const today = '2026-11-22'

const shown: ShownHealth = {
  score: 7_200,
  band: 'watch',
  previousBand: 'healthy',
  bandChangedAt: '2026-10-01T03:00:00.000Z',
  change30Days: null,
  coverage: 8_000,
  groupScores: { process: 7_000, relationship: null, outcome: 7_400 },
  reason: 'Open cases: 9 gives 25 of 100 points',
  scoredAt: before,
}

const nothingShown: ShownHealth = {
  score: null,
  band: null,
  previousBand: null,
  bandChangedAt: null,
  change30Days: null,
  coverage: null,
  groupScores: { process: null, relationship: null, outcome: null },
  reason: null,
  scoredAt: null,
}

const found: FoundHealth = {
  score: 7_200,
  band: 'watch',
  coverage: 8_000,
  groupScores: { process: 7_000, relationship: null, outcome: 7_400 },
  reason: 'Open cases: 9 gives 25 of 100 points',
  inputHash: 'same',
}

const past = (asOfDate: string, inputHash = 'same', scoredAt = before): PastSnapshots => ({
  newest: { asOfDate, inputHash, scoredAt },
  scoreMonthAgo: null,
})
const noPast: PastSnapshots = { newest: null, scoreMonthAgo: null }

it('writes nothing when Account and snapshot have it already', () => {
  expect(diffHealth(shown, past('2026-11-20'), found, at, today)).toEqual({ shown: null, isSnapshotDue: false })
})

it('writes everything for an account that was never scored, with no band before', () => {
  expect(diffHealth(nothingShown, noPast, found, at, today)).toEqual({
    shown: { ...shown, previousBand: null, bandChangedAt: at, scoredAt: at },
    isSnapshotDue: true,
  })
})

it('keeps the band shown before, and when it changed', () => {
  const change = diffHealth(shown, past('2026-11-20'), { ...found, band: 'atRisk', inputHash: 'new' }, at, today)
  expect(change).toEqual({
    shown: { ...shown, band: 'atRisk', previousBand: 'watch', bandChangedAt: at, scoredAt: at },
    isSnapshotDue: true,
  })
})

it('leaves the time of the last band change alone when only the score moves', () => {
  const change = diffHealth(shown, past('2026-11-20'), { ...found, score: 7_300, inputHash: 'new' }, at, today)
  expect(change.shown).toEqual({ ...shown, score: 7_300, scoredAt: at })
})

it('empties what is no longer known', () => {
  const change = diffHealth(shown, past('2026-11-20'), { ...found, score: null, band: 'unknown', inputHash: 'new' }, at, today)
  expect(change.shown).toMatchObject({ score: null, band: 'unknown', previousBand: 'watch' })
})

describe('a snapshot', () => {
  it.each([
    ['2026-11-16', false],
    ['2026-11-15', true],
  ])('of %s that says the same makes another one due: %s (seven days)', (asOfDate, isSnapshotDue) => {
    expect(diffHealth(shown, past(asOfDate), found, at, today).isSnapshotDue).toBe(isSnapshotDue)
  })

  it('is due when the inputs differ though the Account shows the same', () => {
    expect(diffHealth(shown, past('2026-11-20', 'other'), found, at, today)).toEqual({
      shown: { ...shown, scoredAt: at },
      isSnapshotDue: true,
    })
  })

  it('is not kept for an account that no scorecard matches', () => {
    expect(diffHealth(nothingShown, noPast, { ...found, inputHash: null }, at, today).isSnapshotDue).toBe(false)
  })

  it('that a broken run left behind brings the Account up to its time', () => {
    const change = diffHealth(shown, past(today, 'same', '2026-11-22T01:00:00.000Z'), found, at, today)
    expect(change).toEqual({ shown: { ...shown, scoredAt: '2026-11-22T01:00:00.000Z' }, isSnapshotDue: false })
  })
})

describe('the change in 30 days', () => {
  it('is the score minus that of a month ago: 72.00 - 80.50 = -8.50', () => {
    const change = diffHealth(shown, { ...past('2026-11-20'), scoreMonthAgo: 8_050 }, found, at, today)
    expect(change.shown?.change30Days).toBe(-850)
  })

  it('is null, not 0, without a score then or now', () => {
    const moved = { ...shown, change30Days: 100 }
    expect(diffHealth(moved, past('2026-11-20'), found, at, today).shown?.change30Days).toBeNull()
    const unknown = diffHealth(moved, { ...past('2026-11-20'), scoreMonthAgo: 8_000 }, { ...found, score: null }, at, today)
    expect(unknown.shown?.change30Days).toBeNull()
  })
})

it('finds nothing left to write once its own answer is written', () => {
  const first = diffHealth(nothingShown, noPast, found, at, today)
  const written = first.shown ?? nothingShown
  expect(diffHealth(written, past(today, 'same', at), found, '2026-11-22T04:00:00.000Z', today)).toEqual({
    shown: null,
    isSnapshotDue: false,
  })
})
