import { afterEach, describe, expect, it } from 'vitest'
import { newProgress } from '../../scoring-api/health-score/run-progress.ts'
import { addScorecard, startScoringOrg, type Fields, type ScoringOrg } from '../health-score/scoring-org.ts'
import { addHealthy, addPast, addRenewal, at, today } from './renewal-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

/** Renewals that fell due on 1 September 2026, and what stood 92 days before, in the week of Monday 1 June. */
const dueOn = '2026-09-01'
const forecast = (accountId: string, given: Fields = {}): Fields => ({
  Key__c: `${accountId}:${dueOn}:2026-06-01`,
  Account__c: accountId,
  RenewalDate__c: dueOn,
  AsOfWeek__c: '2026-06-01',
  HorizonDays__c: 92,
  Arr__c: 1_000,
  ModelLikelihood__c: 80,
  ModelCategory__c: 'BestCase',
  FinalCategory__c: 'BestCase',
  FinalLikelihood__c: 80,
  ExpectedArr__c: 800,
  ...given,
})

/** Of the ten renewals of the year before, those from June 2025 on count for the forecasts' last year: three of five renewed. */
async function startBook(): Promise<{ kept: string; lost: string; csm: string }> {
  org = await startScoringOrg()
  addScorecard(org, 'all')
  addPast(org)
  const [kept, lost] = [addHealthy(org, 'Kept'), addHealthy(org, 'Lost')]
  addRenewal(org, kept, 'Closed Won', dueOn, 1_200)
  addRenewal(org, lost, 'Closed Lost', '2026-08-20')
  const csm = String(org.query("SELECT OwnerId FROM Account WHERE Name = 'Kept'")[0]?.['OwnerId'])
  const called = { CsmCategory__c: 'AtRisk', FinalCategory__c: 'AtRisk', FinalLikelihood__c: 40, ExpectedArr__c: 400, Forecaster__c: csm }
  org.insert('CsRenewalForecast__c', [forecast(kept), forecast(lost, called)])
  return { kept, lost, csm }
}

const figures = 'Renewals__c, Renewed__c, Wape__c, MonthlyWape__c, Bias__c, Brier__c'
const compared = 'LastYearRenewals__c, LastYearBrier__c, LastYearSkill__c, CsmRenewals__c, CsmBrier__c, CsmSkill__c'
const accuracy = (fields: string): Fields[] => org.query(`SELECT Key__c, ${fields} FROM CsForecastAccuracy__c ORDER BY Key__c`)
const at90 = (fields: string): Fields[] => accuracy(fields).filter(({ Key__c: key }) => String(key).startsWith('90:'))

describe('the track record of forecasts', () => {
  it('is judged by a full run from what it leaves behind, by horizon and forecaster', async () => {
    const { csm } = await startBook()
    expect(await org.rescoreAll(today)).toMatchObject({ problems: [], rowsRefused: 0 })
    // Final: 800 and 400 expected, 1,000 and 0 of what was due came in; 0.2² and 0.4². The model: 800 twice; 0.2² and 0.8².
    expect(at90(figures)).toEqual([
      { Key__c: `90:${csm}`, Renewals__c: 1, Renewed__c: 0, Wape__c: null, MonthlyWape__c: null, Bias__c: null, Brier__c: 0.16 },
      { Key__c: '90:Final', Renewals__c: 2, Renewed__c: 1, Wape__c: 60, MonthlyWape__c: 20, Bias__c: 20, Brier__c: 0.1 },
      { Key__c: '90:Model', Renewals__c: 2, Renewed__c: 1, Wape__c: 100, MonthlyWape__c: 60, Bias__c: 60, Brier__c: 0.34 },
    ])
    // Last year 0.6: 0.4² and 0.6² on both, and 0.6² on the one that the CSM called.
    expect(at90(compared)).toEqual([
      {
        Key__c: `90:${csm}`,
        ...{ LastYearRenewals__c: 1, LastYearBrier__c: 0.36, LastYearSkill__c: 0.5556 },
        ...{ CsmRenewals__c: null, CsmBrier__c: null, CsmSkill__c: null },
      },
      {
        Key__c: '90:Final',
        ...{ LastYearRenewals__c: 2, LastYearBrier__c: 0.26, LastYearSkill__c: 0.6154 },
        ...{ CsmRenewals__c: 1, CsmBrier__c: 0.16, CsmSkill__c: 0 },
      },
      {
        Key__c: '90:Model',
        ...{ LastYearRenewals__c: 2, LastYearBrier__c: 0.26, LastYearSkill__c: -0.3077 },
        ...{ CsmRenewals__c: 1, CsmBrier__c: 0.16, CsmSkill__c: -3 },
      },
    ])
    expect(at90('HorizonDays__c, Forecaster__c, Csm__c, AsOf__c')).toMatchObject([
      { HorizonDays__c: 90, Forecaster__c: 'Csm', Csm__c: csm, AsOf__c: '2026-11-22' },
      { Forecaster__c: 'Final', Csm__c: null },
      { Forecaster__c: 'Model', Csm__c: null },
    ])
  })

  it('tells the likelihoods beside what came of them, by tenths', async () => {
    await startBook()
    await org.rescoreAll(today)
    const [, final] = at90('Detail__c')
    expect(JSON.parse(String(final?.['Detail__c']))).toMatchObject({
      schema: 1,
      reliability: [
        { from: 0.4, renewals: 1, renewed: 0, meanLikelihood: 0.4, low: 0, high: 0.7935 },
        { from: 0.8, renewals: 1, renewed: 1, meanLikelihood: 0.8, low: 0.2065, high: 1 },
      ],
      lastYear: { own: { renewals: 2, brier: 0.1 }, baseline: { renewals: 2, brier: 0.26 } },
      csm: { own: { renewals: 1 }, baseline: { renewals: 1, brier: 0.16 } },
    })
  })

  it('says of the other horizons that nothing was forecast there', async () => {
    await startBook()
    await org.rescoreAll(today)
    expect(accuracy('Renewals__c, Brier__c, LastYearRenewals__c').filter(({ Key__c: key }) => String(key).startsWith('180:'))).toEqual([
      { Key__c: '180:Final', Renewals__c: 0, Brier__c: null, LastYearRenewals__c: 0 },
      { Key__c: '180:Model', Renewals__c: 0, Brier__c: null, LastYearRenewals__c: 0 },
    ])
  })

  it('is not written again by a second run of the day, nor by a run for one account', async () => {
    const { kept } = await startBook()
    await org.rescoreAll(today)
    const before = accuracy('SystemModstamp')
    const counted = org.running.faults.add({ kind: 'latency', ms: 0, match: { path: '/composite/sobjects' }, times: 100 })
    await org.rescoreAll(today)
    expect([counted.strikes, accuracy('SystemModstamp')]).toEqual([0, before])
    await org.rescoreAccount(kept, today)
    expect(accuracy('SystemModstamp')).toEqual(before)
  })

  it('does not exist where nothing was ever forecast', async () => {
    org = await startScoringOrg()
    addScorecard(org, 'all')
    addPast(org)
    await org.rescoreAll(today)
    expect(accuracy('Renewals__c')).toEqual([])
  })

  it('rests on renewals decided in the past 365 days, and on no week that is not over', async () => {
    await startBook()
    const late = addHealthy(org, 'Early bird')
    addRenewal(org, late, 'Closed Won', at(0).slice(0, 10))
    const thisWeek = { Key__c: 'late', RenewalDate__c: '2027-01-16', AsOfWeek__c: '2026-11-16', HorizonDays__c: 61 }
    org.insert('CsRenewalForecast__c', [forecast(late, thisWeek)])
    await org.rescoreAll(today)
    expect(accuracy('Renewals__c').filter(({ Key__c: key }) => key === '60:Final')).toEqual([{ Key__c: '60:Final', Renewals__c: 0 }])
    // The lost one was decided on 20 August, the other on 1 September.
    await org.rescoreAll('2027-08-20T03:00:00Z')
    expect(at90('Renewals__c')[1]).toEqual({ Key__c: '90:Final', Renewals__c: 1 })
  })

  it('stays as it was when it cannot be read or written, which is a sentence of the run and loses nothing else', async () => {
    await startBook()
    const fault = org.running.faults.add({ kind: 'reset', match: { path: '/composite/sobjects/CsForecastAccuracy__c' }, times: 1_000 })
    const progress = newProgress()
    await org.rescoreAll(today, { progress })
    expect(progress.problems).toEqual([expect.stringContaining('The track record of forecasts stays as the last run left it: ')])
    expect([accuracy('AsOf__c'), progress.rowsRefused]).toEqual([[], 0])
    fault.remove()
    await org.rescoreAll(today)
    expect(accuracy('AsOf__c')).toHaveLength(9)
  })
})
