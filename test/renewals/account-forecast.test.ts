import { describe, expect, it } from 'vitest'
import { forecastAccount, type AccountRenewal } from '../../scoring-api/renewals/account-forecast.ts'
import type { RenewalCall } from '../../scoring-api/renewals/final-forecast.ts'
import { learnLikelihoods, tellLikelihood, type ToldLikelihood } from '../../scoring-api/renewals/learned-likelihoods.ts'
import type { RenewalRow } from '../../scoring-api/renewals/renewal.ts'

const asOf = '2026-11-22'

const told = (likelihood: number): ToldLikelihood => ({
  likelihood,
  interval: { low: 0.5, high: 0.9999 },
  basis: 'baseRate',
  group: [],
  renewals: 20,
  renewed: 18,
  nearest: null,
  contributions: [],
  fittedOn: '2026-11-16',
})

const renewal = (changes: Partial<AccountRenewal> = {}): AccountRenewal => ({
  accountId: '001',
  renewalDate: '2027-02-20',
  arr: 100_000,
  openRisks: 0,
  forecasterId: '005',
  told: told(0.9),
  calls: [],
  decisions: [],
  ...changes,
})

const lostCall: RenewalCall = {
  id: 'a00',
  renewalDate: '2027-02-20',
  category: 'lost',
  likelihood: null,
  reason: 'ChampionLeft',
  givenOn: '2026-11-20',
  isWithdrawal: false,
  createdAt: '2026-11-20T01:00:00.000Z',
}

describe('an account', () => {
  it('shows what the model says', () => {
    const { shown, forecast } = forecastAccount(renewal(), asOf)
    expect(shown).toEqual({ renewalDate: '2027-02-20', likelihood: 0.9, category: 'commit', expectedArr: 90_000 })
    expect(forecast).toMatchObject({ horizonDays: 90, modelCategory: 'commit', call: null, final: { category: 'commit', likelihood: 0.9 } })
  })

  it('is no commit with an open risk, or overdue', () => {
    expect(forecastAccount(renewal({ openRisks: 1 }), asOf).shown.category).toBe('bestCase')
    const overdue = forecastAccount(renewal({ renewalDate: '2026-11-21' }), asOf)
    expect([overdue.shown.category, overdue.forecast?.horizonDays]).toEqual(['bestCase', -1])
  })

  it("shows the person's call, and keeps what the model said beside it", () => {
    const { shown, forecast } = forecastAccount(renewal({ calls: [lostCall] }), asOf)
    expect(shown).toEqual({ renewalDate: '2027-02-20', likelihood: 0, category: 'lost', expectedArr: 0 })
    expect(forecast).toMatchObject({ told: told(0.9), modelCategory: 'commit', call: lostCall, final: { category: 'lost', likelihood: 0 } })
  })

  it.each([
    [true, { likelihood: 1, category: 'commit', expectedArr: 100_000 }],
    [false, { likelihood: 0, category: 'lost', expectedArr: 0 }],
  ])('shows how a renewal ended (renewed: %s) whatever was called, and forecasts it no more', (isRenewed, expected) => {
    const decided = renewal({ decisions: [{ decidedOn: '2027-01-10', isRenewed }], calls: [lostCall] })
    expect(forecastAccount(decided, asOf)).toEqual({ forecast: null, shown: { renewalDate: '2027-02-20', ...expected } })
  })

  it('shows the date alone where neither model nor person says anything', () => {
    expect(forecastAccount(renewal({ told: null }), asOf)).toEqual({
      forecast: null,
      shown: { renewalDate: '2027-02-20', likelihood: null, category: null, expectedArr: null },
    })
    expect(forecastAccount(renewal({ told: null, calls: [lostCall] }), asOf).forecast).not.toBeNull()
  })
})

describe('what is told', () => {
  const row = (index: number, isRenewed: boolean, features: RenewalRow['features'] = {}): RenewalRow => ({
    renewalId: String(index),
    accountId: '001',
    asOf: '2026-01-01',
    decidedOn: '2026-02-01',
    isRenewed,
    features,
    knownOn: {},
  })

  it('rests on base rates while outcomes are few', () => {
    const { likelihoods, fit, withHealth } = learnLikelihoods(
      [row(1, true), row(2, true, { band: 'healthy' }), row(3, false)],
      asOf,
      new Map(),
    )
    expect([fit.status, withHealth, likelihoods.model]).toEqual(['tooFew', 1, null])
    // Two and a half of four.
    expect(tellLikelihood(likelihoods, { band: 'unknown' })).toMatchObject({
      likelihood: 0.625,
      basis: 'baseRate',
      renewals: 3,
      renewed: 2,
      fittedOn: asOf,
    })
  })

  it('is nothing where no renewal was ever decided', () => {
    expect(tellLikelihood(learnLikelihoods([], asOf, new Map()).likelihoods, {})).toBeNull()
  })

  it('is never certain', () => {
    const all = (isRenewed: boolean) => Array.from({ length: 20_000 }, (_, index) => row(index, isRenewed))
    expect(tellLikelihood(learnLikelihoods(all(true), asOf, new Map()).likelihoods, {})?.likelihood).toBe(0.9999)
    expect(tellLikelihood(learnLikelihoods(all(false), asOf, new Map()).likelihoods, {})?.likelihood).toBe(0.0001)
  })
})
