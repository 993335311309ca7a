import { afterEach, describe, expect, it } from 'vitest'
import { addAccount, addScorecard, startScoringOrg, type Fields, type ScoringOrg } from '../health-score/scoring-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

/** Sunday 22 November 2026 at noon in Tokyo: the week of Monday the 16th. */
const today = '2026-11-22T03:00:00Z'

const shown = 'CsRenewalDate__c, CsRenewalLikelihood__c, CsRenewalCategory__c, CsExpectedArr__c'
const accounts = () => org.query(`SELECT Name, ${shown} FROM Account ORDER BY Name`)
const none = { CsRenewalDate__c: null, CsRenewalLikelihood__c: null, CsRenewalCategory__c: null, CsExpectedArr__c: null }
const ledgerFields =
  'Key__c, Account__c, RenewalDate__c, AsOfWeek__c, HorizonDays__c, Arr__c, ModelLikelihood__c, ModelLow__c, ModelHigh__c, ModelCategory__c, ' +
  'Basis__c, BasisDetail__c, CsmCategory__c, CsmLikelihood__c, CsmReason__c, CallId__c, FinalCategory__c, FinalLikelihood__c, ExpectedArr__c, ' +
  'Forecaster__c, Outcome__c, OutcomeArr__c, DecidedOn__c'
const forecasts = (fields: string) => org.query(`SELECT ${fields} FROM CsRenewalForecast__c ORDER BY Key__c`)

/** A contract of twelve months that began on a day. */
const addContract = (accountId: string, StartDate: string, Status = 'Activated'): string => {
  const [id = ''] = org.insert('Contract', [{ AccountId: accountId, StartDate, ContractTerm: 12, Status: 'Draft' }])
  if (Status !== 'Draft') org.update('Contract', id, { Status })
  return id
}
const addRenewal = (accountId: string, StageName: string, CloseDate: string, Amount: number | null = 900): string[] =>
  org.insert('Opportunity', [{ AccountId: accountId, Name: 'Next year', StageName, CloseDate, Type: 'Renewal', Amount }])

/** Eight renewed, two lost, a year and more ago. */
function addPast(): void {
  const past = addAccount(org, 'Past')
  for (let year = 0; year < 8; year += 1) addRenewal(past, 'Closed Won', `2025-0${year + 1}-01`)
  addRenewal(past, 'Closed Lost', '2025-09-01')
  addRenewal(past, 'Closed Lost', '2025-10-01')
}

const healthy = (name: string, fields: Fields = {}): string =>
  addAccount(org, name, { cases: 0, events: 100, fields: { CsArr__c: 1_000, ...fields } })

describe('a full run', () => {
  it('forecasts the next renewal of each account, on the Account and in the ledger', async () => {
    org = await startScoringOrg()
    addScorecard(org, 'all')
    addPast()
    const id = healthy('Acme')
    addContract(id, '2026-02-21')
    healthy('Without contract')
    expect(await org.rescoreAll(today)).toMatchObject({ problems: [], rowsRefused: 0 })
    // Eight of ten renewed, and half of one before anything was known: 8.5 / 11.
    const expected = {
      CsRenewalDate__c: '2027-02-20',
      CsRenewalLikelihood__c: 77.27,
      CsRenewalCategory__c: 'BestCase',
      CsExpectedArr__c: 772.7,
    }
    expect(accounts()).toEqual([
      { Name: 'Acme', ...expected },
      { Name: 'Past', ...none },
      { Name: 'Without contract', ...none },
    ])
    expect(forecasts(ledgerFields)).toEqual([
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
        BasisDetail__c: '{"schema":1,"basis":"BaseRate","group":[],"renewals":10,"renewed":8,"contributions":[],"fittedOn":"2026-11-22"}',
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
})
