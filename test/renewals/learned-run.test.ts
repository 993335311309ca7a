import { afterEach, describe, expect, it } from 'vitest'
import { addDays } from '../../scoring-api/metric/calendar-day.ts'
import { addAccount, addScorecard, startScoringOrg, type Fields, type ScoringOrg } from '../health-score/scoring-org.ts'
import { addContract, addHealthy, addRenewal, forecasts, today } from './renewal-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

/** A snapshot as runs write them, with the points of one measure. */
function addSnapshot(accountId: string, asOf: string, { score, band }: { score: number; band: string }): void {
  const measures = [
    {
      key: 'open-cases',
      group: 'Relationship',
      status: 'present',
      value: 1,
      rawValue: null,
      points: score,
      weight: 10,
      contribution: score,
      latestOn: null,
    },
  ]
  const content = { stage: 'Operation', customerSince: null, stoppedFeeds: [], measures, ownScore: score, rollUp: null }
  const rest = { calculatedScore: score, knockOuts: [], override: null, previousBand: null }
  const text = JSON.stringify({ schema: 2, asOf, ...content, ...rest })
  const fields = { Account__c: accountId, AsOfDate__c: asOf, Score__c: score, Band__c: band, Coverage__c: 100, Measures__c: text }
  org.insert('CsHealthSnapshot__c', [{ Key__c: `${accountId}:${asOf}`, ...fields }])
}

describe('base rates', () => {
  it('tell by band and stage: what was healthy 30 days before renewed oftener', async () => {
    org = await startScoringOrg()
    addScorecard(org, 'all')
    for (let index = 0; index < 30; index += 1) {
      const isHealthy = index % 2 === 0
      const account = addAccount(org, `Past ${index}`)
      const decidedOn = addDays('2026-03-01', index)
      // Of the healthy all renewed but one, of the others only every third.
      addRenewal(org, account, (isHealthy ? index > 0 : index % 3 === 0) ? 'Closed Won' : 'Closed Lost', decidedOn)
      addSnapshot(account, addDays(decidedOn, -34), isHealthy ? { score: 90, band: 'Healthy' } : { score: 20, band: 'AtRisk' })
    }
    addContract(org, addHealthy(org, 'Calm', { CsLifecycleStage__c: 'Operation' }), '2025-12-20')
    const fields = { CsLifecycleStage__c: 'Operation' }
    addContract(org, addAccount(org, 'Troubled', { cases: 4, events: 0, fields }), '2025-12-20')
    await org.rescoreAll(today)
    const rows = forecasts(org, 'Account__r.Name, ModelLikelihood__c, BasisDetail__c').map(({ BasisDetail__c: text, ...row }): Fields => {
      const { group, renewals, renewed } = JSON.parse(String(text)) as Record<string, unknown>
      return { ...row, group, renewals, renewed }
    })
    const groupOf = (band: string) => [
      { feature: 'band', value: band },
      { feature: 'stage', value: 'Operation' },
      { feature: 'horizon', value: 30 },
    ]
    expect(rows).toMatchObject([
      { Account__r: { Name: 'Calm' }, group: groupOf('healthy'), renewals: 15, renewed: 14 },
      { Account__r: { Name: 'Troubled' }, group: groupOf('atRisk'), renewals: 15, renewed: 5 },
    ])
    // Each group leans on its own renewals, a little on the book's 19 of 30.
    const [calm = 0, troubled = 0] = rows.map(({ ModelLikelihood__c: likelihood }) => Number(likelihood))
    expect(calm).toBeGreaterThan(80)
    expect(calm).toBeLessThan((100 * 14) / 15)
    expect(troubled).toBeGreaterThan((100 * 5) / 15)
    expect(troubled).toBeLessThan(50)
  })
})

describe('a model', () => {
  it('is fitted to four hundred renewals, tells by what they looked like, and says why', async () => {
    org = await startScoringOrg()
    addScorecard(org, 'all')
    for (let index = 0; index < 480; index += 1) {
      const account = addAccount(org, `Past ${index}`)
      const decidedOn = addDays('2024-06-01', index)
      const score = (index * 37) % 101
      // The better it stood, the likelier it renewed; never for sure.
      addRenewal(org, account, (index * 53) % 97 < score ? 'Closed Won' : 'Closed Lost', decidedOn)
      addSnapshot(account, addDays(decidedOn, -30), { score, band: score >= 70 ? 'Healthy' : score >= 45 ? 'Watch' : 'AtRisk' })
    }
    addContract(org, addHealthy(org, 'Calm'), '2025-12-20')
    addContract(org, addAccount(org, 'Troubled', { cases: 4, events: 0 }), '2025-12-20')
    expect(await org.rescoreAll(today)).toMatchObject({ problems: [], rowsRefused: 0 })
    const [model] = org.query(
      `SELECT Status__c, Outcomes__c, Auc__c, AucLow__c, Brier__c, BaseRateBrier__c, Explanation__c FROM CsRenewalModel__c`,
    )
    expect(model).toMatchObject({ Status__c: 'Fitted', Outcomes__c: 480 })
    expect(model?.['Explanation__c']).toMatch(/^480 decided renewals; of 480 .*\nModel of 480 outcomes; on \d+ later renewals its AUC was/)
    expect(Number(model?.['AucLow__c'])).toBeGreaterThan(0.5)
    expect(Number(model?.['Brier__c'])).toBeLessThan(Number(model?.['BaseRateBrier__c']))
    const told = forecasts(org, 'Basis__c, ModelLikelihood__c, ModelLow__c, BasisDetail__c')
    expect(told).toMatchObject([
      { Basis__c: 'Model', ModelLow__c: null },
      { Basis__c: 'Model', ModelLow__c: null },
    ])
    const [calm = 0, troubled = 0] = told.map(({ ModelLikelihood__c: likelihood }) => Number(likelihood))
    expect([calm > 90, troubled < 10]).toEqual([true, true])
    // Points are read from the snapshot of the day: 100 without open cases, 0 with four.
    const pointsTold = told.map(({ BasisDetail__c: text }) => {
      const { contributions } = JSON.parse(String(text)) as { contributions: { feature: string; value: unknown; effect: number }[] }
      const points = contributions.find(({ feature }) => feature === 'points.open-cases')
      return [points?.value, Math.sign(points?.effect ?? 0)]
    })
    expect(pointsTold).toEqual([
      [100, 1],
      [0, -1],
    ])
    await org.rescoreAll(today)
    expect(forecasts(org, 'Basis__c, ModelLikelihood__c, ModelLow__c, BasisDetail__c')).toEqual(told)
  }, 60_000)
})
