import { describe, expect, it } from 'vitest'
import { callInForce, expectedArr, finalForecast, type RenewalCall } from '../../scoring-api/renewals/final-forecast.ts'
import { defaultLimits, type RenewalCategory } from '../../scoring-api/renewals/renewal-category.ts'

const call = (changes: Partial<RenewalCall> = {}): RenewalCall => ({
  id: 'a00000000000001AAA',
  renewalDate: '2027-02-20',
  category: 'commit',
  likelihood: null,
  reason: null,
  givenOn: '2026-11-20',
  isWithdrawal: false,
  createdAt: '2026-11-20T01:00:00.000Z',
  ...changes,
})

describe('the call in force', () => {
  const inForce = (calls: RenewalCall[]) => callInForce(calls, '2027-02-20', '2026-11-22')

  it('is the newest, by its day and then by when it was written', () => {
    const older = call({ id: 'older', givenOn: '2026-11-19', createdAt: '2026-11-21T01:00:00.000Z' })
    const first = call({ id: 'first' })
    const second = call({ id: 'second', createdAt: '2026-11-20T02:00:00.000Z' })
    expect(inForce([second, older, first])).toBe(second)
    expect(inForce([first, older])).toBe(first)
  })

  it('is about the renewal that lies ahead, and not of a day to come', () => {
    expect(inForce([call({ renewalDate: '2026-02-20' })])).toBeNull()
    expect(inForce([call({ givenOn: '2026-11-22' })])).not.toBeNull()
    expect(inForce([call({ givenOn: '2026-11-23' })])).toBeNull()
  })
})

describe('the final forecast', () => {
  const model = (likelihood: number | null, category: RenewalCategory | null) => ({ likelihood, category })
  const final = (likelihood: number | null, category: RenewalCategory | null, changes: Partial<RenewalCall>) =>
    finalForecast(model(likelihood, category), call(changes), defaultLimits)

  it('is the model where nobody calls', () => {
    expect(finalForecast(model(0.7, 'bestCase'), null, defaultLimits)).toEqual({ likelihood: 0.7, category: 'bestCase' })
    expect(finalForecast(model(null, null), null, defaultLimits)).toEqual({ likelihood: null, category: null })
  })

  it("is the person's category and likelihood where they call both", () => {
    expect(final(0.7, 'bestCase', { category: 'atRisk', likelihood: 0.9 })).toEqual({ category: 'atRisk', likelihood: 0.9 })
    expect(final(0.7, 'bestCase', { category: 'commit', likelihood: 0 })).toEqual({ category: 'commit', likelihood: 0 })
  })

  // Commit from 85 %, best case from 60 %.
  it.each([
    ['up to commit', 0.7, 'bestCase', 'commit', 0.85],
    ['not at all when it fits', 0.9, 'bestCase', 'commit', 0.9],
    ['down from commit to best case', 0.95, 'commit', 'bestCase', 0.8499],
    ['up to best case', 0.3, 'atRisk', 'bestCase', 0.6],
    ['down to at risk', 0.95, 'commit', 'atRisk', 0.5999],
    ['not at all where both say the same', 0.95, 'bestCase', 'bestCase', 0.95],
    ['to nothing when it is lost', 0.95, 'commit', 'lost', 0],
  ] as const)("moves the model's likelihood %s", (_, likelihood, modelCategory, category, expected) => {
    expect(final(likelihood, modelCategory, { category })).toEqual({ category, likelihood: expected })
  })

  it.each([
    ['commit', 0.85],
    ['bestCase', 0.6],
    ['atRisk', null],
    ['lost', 0],
  ] as const)('of %s without a model is what the category says at least', (category, likelihood) => {
    expect(final(null, null, { category })).toEqual({ category, likelihood })
  })
})

describe('expected ARR', () => {
  it.each([
    // 1,000.01 · 0.7727 = 772.707727
    [100_001, 0.7727, 77_271],
    // 0.01 · 0.5 = 0.005, half to even
    [1, 0.5, 0],
    [3, 0.5, 2],
    [100_000, 0, 0],
    [100_000, 1, 100_000],
    [null, 0.5, null],
    [100_000, null, null],
  ])('of %s hundredths at %s is %s', (arr, likelihood, expected) => {
    expect(expectedArr(arr, likelihood)).toBe(expected)
  })
})
