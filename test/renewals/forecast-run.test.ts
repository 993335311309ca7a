import { afterEach, describe, expect, it } from 'vitest'
import { newProgress } from '../../scoring-api/health-score/run-progress.ts'
import { Problem } from '../../scoring-api/problems.ts'
import { addScorecard, startScoringOrg, startScoringOrgOn, type ScoringOrg } from '../health-score/scoring-org.ts'
import {
  addCall,
  addContract,
  addHealthy,
  addPast,
  addRenewal,
  at,
  forecasts,
  ledgerFields,
  renewalState,
  shownRenewal,
  shownRenewals,
  today,
} from './renewal-org.ts'

let org: ScoringOrg
let id: string

afterEach(() => org.close())

/** One account whose contract ends on 20 February 2027, and ten renewals of the past: eight renewed. */
async function startBook(started: Promise<ScoringOrg> = startScoringOrg()): Promise<void> {
  org = await started
  addScorecard(org, 'all')
  addPast(org)
  id = addHealthy(org, 'Acme')
  addContract(org, id, '2026-02-21')
}

const none = { CsRenewalDate__c: null, CsRenewalLikelihood__c: null, CsRenewalCategory__c: null, CsExpectedArr__c: null }
/** Eight of ten renewed, and half of one before anything was known: 8.5 / 11. */
const byBaseRate = {
  CsRenewalDate__c: '2027-02-20',
  CsRenewalLikelihood__c: 77.27,
  CsRenewalCategory__c: 'BestCase',
  CsExpectedArr__c: 772.7,
}
const writes = { path: '/composite/sobjects' }
const countWrites = () => org.running.faults.add({ kind: 'latency', ms: 0, match: writes, times: 1_000 })

describe('a full run', () => {
  it('forecasts the next renewal of each account, on the Account and in the ledger', async () => {
    await startBook()
    addHealthy(org, 'Without contract')
    addContract(org, addHealthy(org, 'Draft'), '2026-02-21', 'Draft')
    expect(await org.rescoreAll(today)).toMatchObject({ problems: [], rowsRefused: 0 })
    expect(shownRenewals(org)).toEqual([
      { Name: 'Acme', ...byBaseRate },
      ...['Draft', 'Past', 'Without contract'].map((Name) => ({ Name, ...none })),
    ])
    expect(forecasts(org, ledgerFields)).toEqual([
      {
        Key__c: `${id}:2027-02-20:2026-11-16`,
        Account__c: id,
        RenewalDate__c: '2027-02-20',
        AsOfWeek__c: '2026-11-16',
        HorizonDays__c: 90,
        Arr__c: 1000,
        ModelLikelihood__c: 77.27,
        ModelLow__c: 49.72,
        ModelHigh__c: 95.59,
        ModelCategory__c: 'BestCase',
        Basis__c: 'BaseRate',
        BasisDetail__c:
          '{"schema":1,"basis":"BaseRate","group":[],"renewals":10,"renewed":8,"nearest":null,"contributions":[],"fittedOn":"2026-11-22","start":null}',
        CsmCategory__c: null,
        CsmLikelihood__c: null,
        CsmReason__c: null,
        CallId__c: null,
        FinalCategory__c: 'BestCase',
        FinalLikelihood__c: 77.27,
        ExpectedArr__c: 772.7,
        Forecaster__c: org.query("SELECT OwnerId FROM Account WHERE Name = 'Acme'")[0]?.['OwnerId'],
        Outcome__c: null,
        OutcomeArr__c: null,
        DecidedOn__c: null,
      },
    ])
  })

  it('writes nothing when it runs again, nor the next day of the week when nothing changed', async () => {
    await startBook()
    await org.rescoreAll(at(-2))
    const before = renewalState(org)
    const counted = countWrites()
    await org.rescoreAll(at(-2))
    expect([counted.strikes, renewalState(org)]).toEqual([0, before])
    await org.rescoreAll(at(-1))
    expect(renewalState(org)).toEqual(before)
  })

  it('is healed by the next one after a crash before any of its writes', async () => {
    await startBook()
    await org.rescoreAll(today)
    const expected = renewalState(org)
    await org.close()
    // After the scorecard's hash, snapshots and Accounts: the model, the ledger, the Accounts.
    for (const done of [3, 4, 5]) {
      await startBook()
      const fault = org.running.faults.add({ kind: 'reset', match: writes, skip: done, times: 1_000 })
      const { problems } = await org.rescoreAll(today)
      expect(problems).toContainEqual(expect.stringContaining('Renewals keep the forecast of the last run: '))
      expect(renewalState(org)).not.toEqual(expected)
      fault.remove()
      await org.rescoreAll(today)
      expect([done, renewalState(org)]).toEqual([done, expected])
      if (done < 5) await org.close()
    }
  }, 60_000)

  it('freezes a week when it is over, and learns anew on Monday', async () => {
    await startBook()
    await org.rescoreAll(today)
    const frozen = forecasts(org, ledgerFields)
    org.update('Account', id, { CsArr__c: 2_000 })
    await org.rescoreAll(at(1))
    expect(forecasts(org, ledgerFields)[0]).toEqual(frozen[0])
    expect(forecasts(org, 'AsOfWeek__c, HorizonDays__c, Arr__c').slice(1)).toEqual([
      { AsOfWeek__c: '2026-11-23', HorizonDays__c: 89, Arr__c: 2000 },
    ])
    expect(org.query('SELECT Key__c FROM CsRenewalModel__c ORDER BY Key__c')).toEqual([{ Key__c: '2026-11-22' }, { Key__c: '2026-11-23' }])
  })

  it("notes what became of each week's forecast, and corrects it, and shows on the Account how it ended", async () => {
    await startBook()
    await org.rescoreAll(today)
    const opportunity = addRenewal(org, id, 'Closed Won', '2026-12-22', 1_100)
    const [written] = forecasts(org, ledgerFields)
    await org.rescoreAll(at(31))
    const renewed = { Outcome__c: 'Renewed', OutcomeArr__c: 1100, DecidedOn__c: '2026-12-22' }
    expect(forecasts(org, ledgerFields)).toEqual([{ ...written, ...renewed }])
    expect(shownRenewal(org, 'Acme')).toMatchObject({ CsRenewalLikelihood__c: 100, CsRenewalCategory__c: 'Commit', CsExpectedArr__c: 1000 })
    org.update('Opportunity', opportunity, { StageName: 'Closed Lost' })
    await org.rescoreAll(at(32))
    expect(forecasts(org, ledgerFields)).toEqual([{ ...written, ...renewed, Outcome__c: 'Churned', OutcomeArr__c: 0 }])
    expect(shownRenewal(org, 'Acme')).toMatchObject({ CsRenewalLikelihood__c: 0, CsRenewalCategory__c: 'Lost', CsExpectedArr__c: 0 })
    org.update('Opportunity', opportunity, { StageName: 'Negotiation/Review' })
    await org.rescoreAll(at(33))
    expect(forecasts(org, 'Outcome__c, OutcomeArr__c, DecidedOn__c')[0]).toEqual({
      Outcome__c: null,
      OutcomeArr__c: null,
      DecidedOn__c: null,
    })
  })

  it('clears the Account when its renewal has gone', async () => {
    await startBook()
    await org.rescoreAll(today)
    const [contract] = org.query('SELECT Id FROM Contract')
    org.delete('Contract', String(contract?.['Id']))
    await org.rescoreAll(at(1))
    expect(shownRenewal(org, 'Acme')).toEqual(none)
  })
})

describe("a person's call", () => {
  it('counts before the model from the next run of the account on, and stands beside it in the ledger', async () => {
    await startBook()
    await org.rescoreAll(today)
    addCall(org, id, { Category__c: 'Commit', Likelihood__c: 95, Reason__c: 'BudgetConfirmed' })
    expect(await org.rescoreAccount(id, today)).toMatchObject({ accountId: id })
    expect(shownRenewal(org, 'Acme')).toEqual({
      ...byBaseRate,
      CsRenewalLikelihood__c: 95,
      CsRenewalCategory__c: 'Commit',
      CsExpectedArr__c: 950,
    })
    const [call] = org.query('SELECT Id FROM CsRenewalCall__c')
    expect(forecasts(org, ledgerFields)).toMatchObject([
      {
        ModelLikelihood__c: 77.27,
        ModelCategory__c: 'BestCase',
        CsmCategory__c: 'Commit',
        CsmLikelihood__c: 95,
        CsmReason__c: 'BudgetConfirmed',
        CallId__c: call?.['Id'],
        FinalCategory__c: 'Commit',
        FinalLikelihood__c: 95,
      },
    ])
  })
})

describe('a run for one account', () => {
  it('comes to what the full run came to', async () => {
    await startBook()
    await org.rescoreAll(today)
    const before = renewalState(org)
    const counted = countWrites()
    await org.rescoreAccount(id, today)
    expect([counted.strikes, renewalState(org)]).toEqual([0, before])
  })

  it('forecasts nothing before a full run has learned', async () => {
    await startBook()
    await org.rescoreAccount(id, today)
    expect([shownRenewal(org, 'Acme'), forecasts(org, 'Key__c')]).toEqual([none, []])
  })
})

describe('the mapping of the renewal date', () => {
  const file = 'operations/customMetadata/CsMapping.RenewalDate.md-meta.xml'
  const sentence = (reason: string): unknown => expect.stringContaining(`Renewals keep the forecast of the last run: ${reason}`)

  it('may name another object, by its path to the account', async () => {
    const started = startScoringOrgOn(
      file,
      /[^]*/,
      `<?xml version="1.0" encoding="UTF-8" ?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>Renewal Date</label>
    <protected>false</protected>
    <values><field>ObjectApiName__c</field><value xsi:type="xsd:string">Opportunity</value></values>
    <values><field>FieldPath__c</field><value xsi:type="xsd:string">closedate</value></values>
    <values><field>AccountPath__c</field><value xsi:type="xsd:string">account.id</value></values>
    <values><field>Filter__c</field><value xsi:type="xsd:string">Type = 'Renewal' AND IsClosed = false</value></values>
</CustomMetadata>`,
    )
    await startBook(started)
    addRenewal(org, id, 'Negotiation/Review', '2027-01-10')
    expect(await org.rescoreAll(today)).toMatchObject({ problems: [] })
    expect(shownRenewal(org, 'Acme')).toEqual({ ...byBaseRate, CsRenewalDate__c: '2027-01-10' })
  })

  it.each([
    [
      'a field that is not there',
      /EndDate/,
      'EndsOn__c',
      'FieldPath__c of the mapping RenewalDate cannot be used: Contract has no field "EndsOn__c"',
    ],
    [
      'a field that is no date',
      /EndDate/,
      'Status',
      'FieldPath__c of the mapping RenewalDate cannot be used: Contract.Status is no date (picklist).',
    ],
    ['a filter that is no condition', /Status = 'Activated'/, 'Status = ', 'Filter__c of the mapping RenewalDate cannot be used: '],
    ['an object that is not there', />Contract</, '>Subscription__c<', ''],
  ])('that names %s is a sentence of the run, which loses nothing else', async (_, pattern, replacement, reason) => {
    await startBook(startScoringOrgOn(file, pattern, replacement))
    const progress = await org.rescoreAll(today)
    expect(progress).toMatchObject({ snapshotsWritten: 2, accountsChanged: 2 })
    expect(progress.problems).toEqual([sentence(reason)])
    expect([shownRenewal(org, 'Acme'), forecasts(org, 'Key__c')]).toEqual([none, []])
  })

  it('may be missing: then nothing is forecast and nothing said', async () => {
    await startBook(startScoringOrgOn(file, /EndDate/, ''))
    expect(await org.rescoreAll(today)).toMatchObject({ problems: [] })
    expect(shownRenewal(org, 'Acme')).toEqual(none)
  })
})

it('keeps amounts in the currency of the account', async () => {
  const currency = (isoCode: string, conversionRate: number) => ({ isoCode, conversionRate, isCorporate: isoCode === 'USD' })
  const organization = { name: 'Test', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' }
  await startBook(startScoringOrg({ organization: { ...organization, currencies: [currency('USD', 1), currency('EUR', 0.8)] } }))
  org.update('Account', id, { CurrencyIsoCode: 'EUR' })
  expect(await org.rescoreAll(today)).toMatchObject({ problems: [], rowsRefused: 0 })
  expect(shownRenewal(org, 'Acme')).toEqual(byBaseRate)
  const opportunity = addRenewal(org, id, 'Closed Won', '2026-12-22', 1_000)
  org.update('Opportunity', opportunity, { CurrencyIsoCode: 'USD' })
  await org.rescoreAll(at(31))
  // 1,000 dollars are 800 euros.
  expect(forecasts(org, 'CurrencyIsoCode, Arr__c, ExpectedArr__c, OutcomeArr__c')).toEqual([
    { CurrencyIsoCode: 'EUR', Arr__c: 1000, ExpectedArr__c: 772.7, OutcomeArr__c: 800 },
  ])
})

it('stops with the run, without a sentence', async () => {
  await startBook()
  const progress = newProgress()
  const working = org.connection.forWork()
  const stopping: typeof working = {
    ...working,
    send: async (request) => {
      if (request.path.endsWith('/Contract/describe')) throw new Problem('run-stopped', 'The service stops.')
      return await working.send(request)
    },
  }
  await expect(org.rescoreAll(today, { progress, salesforce: stopping })).rejects.toMatchObject({ problem: 'run-stopped' })
  expect([progress.snapshotsWritten, progress.problems]).toEqual([2, []])
})
