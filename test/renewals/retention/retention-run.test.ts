import { afterEach, describe, expect, it } from 'vitest'
import { addScorecard, startScoringOrg, startScoringOrgOn, type Fields, type ScoringOrg } from '../../health-score/scoring-org.ts'
import { addHealthy } from '../renewal-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

const day = (date: string): string => `${date}T03:00:00Z`
const stepFields = 'AccountId__c, Account__c, FromDay__c, Arr__c, Cause__c'
const steps = (): Fields[] => org.query(`SELECT ${stepFields} FROM CsArrStep__c ORDER BY FromDay__c, Key__c`)
const figureFields =
  'Scope__c, ScopeValue__c, WindowMonths__c, StartsOn__c, EndsOn__c, StartingArr__c, NewArr__c, ExpandedArr__c, ContractedArr__c, ChurnedArr__c, EndingArr__c, GrossRetention__c, NetRetention__c, LogoRetention__c, AccountsLeftAside__c, CrmArr__c'
const figures = (where: string, fields = figureFields): Fields[] =>
  org.query(`SELECT ${fields} FROM CsRetention__c WHERE ${where} ORDER BY Key__c`)
const book = (windowMonths: number): string => `Scope__c = 'Book' AND WindowMonths__c = ${windowMonths}`
const allFigures = (): Fields[] =>
  figures(
    'Id != null',
    `Key__c, ${figureFields}, IsMonthOver__c, IsCurrent__c, StartingAccounts__c, Owners__c, Reconciliation__c, Source__c, RecordedFrom__c, AsOf__c`,
  )
const setArr = (accountId: string, arr: number | null): void => org.update('Account', accountId, { CsArr__c: arr })

function removeAccount(accountId: string): void {
  for (const { Id } of org.query(`SELECT Id FROM Case WHERE AccountId = '${accountId}'`)) org.delete('Case', String(Id))
  org.delete('Account', accountId)
}

async function startBook(started: Promise<ScoringOrg> = startScoringOrg()): Promise<void> {
  org = await started
  addScorecard(org, 'all')
}

describe('the ledger of an org that names no past', () => {
  it('claims nothing of the days before the first run, and shows the ARR that Accounts add up to', async () => {
    await startBook()
    const acme = addHealthy(org, 'Acme', { CsArr__c: 1_200.5 })
    addHealthy(org, 'Bolt', { CsArr__c: 800 })
    addHealthy(org, 'Prospect', { CsArr__c: null })
    expect(await org.rescoreAll(day('2026-11-22'))).toMatchObject({ problems: [], rowsRefused: 0 })
    expect(steps()).toContainEqual({ AccountId__c: acme, Account__c: acme, FromDay__c: '2026-11-22', Arr__c: 1200.5, Cause__c: 'First' })
    expect(steps()).toHaveLength(2)
    expect(figures("Scope__c != 'Cohort'", `Key__c, ${figureFields}`)).toEqual([
      {
        Key__c: 'Book:1:2026-11-30:',
        Scope__c: 'Book',
        ScopeValue__c: null,
        WindowMonths__c: 1,
        StartsOn__c: '2026-11-22',
        EndsOn__c: '2026-11-22',
        StartingArr__c: 2000.5,
        NewArr__c: 0,
        ExpandedArr__c: 0,
        ContractedArr__c: 0,
        ChurnedArr__c: 0,
        EndingArr__c: 2000.5,
        GrossRetention__c: 100,
        NetRetention__c: 100,
        LogoRetention__c: 100,
        AccountsLeftAside__c: 0,
        CrmArr__c: 2000.5,
      },
      expect.objectContaining({ Key__c: 'Segment:1:2026-11-30:', StartingArr__c: 2000.5, CrmArr__c: null }),
    ])
  })

  it('records a step when an ARR has changed, and when an account is gone, and tells what became of the ARR', async () => {
    await startBook()
    const [acme, bolt, crux] = ['Acme', 'Bolt', 'Crux'].map((name) => addHealthy(org, name)) as [string, string, string]
    await org.rescoreAll(day('2026-11-22'))
    setArr(acme, 1_300)
    setArr(bolt, 400)
    removeAccount(crux)
    addHealthy(org, 'Dune', { CsArr__c: 500 })
    await org.rescoreAll(day('2026-12-10'))
    expect(
      steps()
        .slice(3)
        .map(({ Account__c, Arr__c, Cause__c }) => [Account__c, Arr__c, Cause__c]),
    ).toEqual([
      [acme, 1300, 'Changed'],
      [bolt, 400, 'Changed'],
      [null, 0, 'Deleted'],
      [expect.any(String), 500, 'First'],
    ])
    expect(figures(book(1))).toEqual([
      expect.objectContaining({
        StartsOn__c: '2026-11-22',
        EndsOn__c: '2026-11-30',
        StartingArr__c: 3000,
        EndingArr__c: 3000,
        CrmArr__c: null,
      }),
      expect.objectContaining({
        StartsOn__c: '2026-11-30',
        EndsOn__c: '2026-12-10',
        StartingArr__c: 3000,
        NewArr__c: 500,
        ExpandedArr__c: 300,
        ContractedArr__c: 600,
        ChurnedArr__c: 1000,
        EndingArr__c: 2200, // 3,000 + 500 + 300 − 600 − 1,000
        GrossRetention__c: 46.67, // (3,000 − 600 − 1,000) ÷ 3,000
        NetRetention__c: 56.67, // with 300 of expansion
        LogoRetention__c: 66.67, // 2 of 3 accounts
        CrmArr__c: 2200,
      }),
    ])
    setArr(bolt, null)
    await org.rescoreAll(day('2026-12-11'))
    expect(steps().at(-1)).toMatchObject({ AccountId__c: bolt, FromDay__c: '2026-12-11', Arr__c: null, Cause__c: 'Emptied' })
    expect(figures(book(1)).at(-1)).toMatchObject({ EndingArr__c: 1800, CrmArr__c: 1800, AccountsLeftAside__c: 1 })
  })

  it('writes nothing when it runs again, nor the next day when nothing but the day has changed', async () => {
    await startBook()
    addHealthy(org, 'Acme')
    await org.rescoreAll(day('2026-11-22'))
    const before = [steps(), allFigures()]
    const counted = org.running.faults.add({ kind: 'latency', ms: 0, match: { path: '/composite/sobjects' }, times: 1_000 })
    await org.rescoreAll(day('2026-11-22'))
    expect([counted.strikes, steps(), allFigures()]).toEqual([0, ...before])
    await org.rescoreAll(day('2026-11-23'))
    const days = ({ AsOf__c, EndsOn__c, ...rest }: Fields) => [rest, AsOf__c !== null && EndsOn__c !== null]
    expect([steps(), allFigures().map(days)]).toEqual([before[0], before[1]?.map(days)])
  })

  it('is healed by the next run after a crash before any of its writes', async () => {
    await startBook()
    addHealthy(org, 'Acme')
    await org.rescoreAll(day('2026-11-22'))
    const keys = (rows: Fields[]) => rows.map(({ FromDay__c, Arr__c, Key__c, EndingArr__c }) => [FromDay__c, Arr__c, Key__c, EndingArr__c])
    const expected = [keys(steps()), keys(allFigures())]
    await org.close()
    for (const object of ['CsArrStep__c', 'CsRetention__c']) {
      await startBook()
      addHealthy(org, 'Acme')
      const fault = org.running.faults.add({ kind: 'reset', match: { path: `/composite/sobjects/${object}` }, times: 1_000 })
      const { problems, snapshotsWritten } = await org.rescoreAll(day('2026-11-22'))
      expect([problems, snapshotsWritten]).toEqual([[expect.stringContaining('Retention stays as the last run left it: ')], 1])
      fault.remove()
      await org.rescoreAll(day('2026-11-22'))
      expect([object, keys(steps()), keys(allFigures())]).toEqual([object, ...expected])
      if (object === 'CsArrStep__c') await org.close()
    }
  }, 90_000)

  it('leaves aside who is out of scope and has ARR, and counts who left the scope without any', async () => {
    await startBook(
      startScoringOrgOn(
        'operations/customMetadata/CsMapping.Scope.md-meta.xml',
        /(<field>Filter__c<\/field>\s*)<value[^>]*\/>/,
        '$1<value xsi:type="xsd:string">Type = \'Customer - Direct\'</value>',
      ),
    )
    const customer = { Type: 'Customer - Direct' }
    addHealthy(org, 'Acme', customer)
    const bolt = addHealthy(org, 'Bolt', customer)
    const partner = addHealthy(org, 'Partner', { Type: 'Other' })
    await org.rescoreAll(day('2026-11-22'))
    org.update('Account', bolt, { Type: 'Other', CsArr__c: null })
    await org.rescoreAll(day('2026-11-24'))
    const [now] = figures(book(1), `${figureFields}, Reconciliation__c`)
    expect(now).toMatchObject({ StartingArr__c: 2000, ChurnedArr__c: 1000, EndingArr__c: 1000, CrmArr__c: 1000 })
    expect(JSON.parse(String(now?.['Reconciliation__c']))).toEqual({
      schema: 1,
      differing: [],
      differingAccounts: 0,
      leftAside: [{ accountId: partner, reason: 'outsideScope' }],
      leftAsideAccounts: 1,
    })
  })
})

describe('the mapping of the past', () => {
  const file = 'operations/customMetadata/CsMapping.ArrHistory.md-meta.xml'
  const mapping = (fields: Record<string, string>): string => `<?xml version="1.0" encoding="UTF-8" ?>
<CustomMetadata xmlns="http://soap.sforce.com/2006/04/metadata" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xmlns:xsd="http://www.w3.org/2001/XMLSchema">
    <label>ARR History</label>
    <protected>false</protected>
    ${Object.entries(fields)
      .map(([field, value]) => `<values><field>${field}</field><value xsi:type="xsd:string">${value}</value></values>`)
      .join('\n    ')}
</CustomMetadata>`
  const assets = { ObjectApiName__c: 'Asset', FieldPath__c: 'price', StartDatePath__c: 'InstallDate', EndDatePath__c: 'UsageEndDate' }
  const addAsset = (accountId: string, fields: Fields): void =>
    void org.insert('Asset', [{ AccountId: accountId, Name: 'Licences', ...fields }])

  it('tells the whole past at once, by quarter cohorts too, and names the accounts that differ from the CRM', async () => {
    await startBook(startScoringOrgOn(file, /[^]*/, mapping({ ...assets, AmountPays__c: 'Quarter' })))
    const acme = addHealthy(org, 'Acme', { CsArr__c: 1_200 })
    const bolt = addHealthy(org, 'Bolt', { CsArr__c: 900 })
    addAsset(acme, { Price: 200, InstallDate: '2025-10-01', UsageEndDate: '2026-09-30' })
    addAsset(acme, { Price: 300, InstallDate: '2026-10-01', UsageEndDate: null })
    addAsset(bolt, { Price: 100, InstallDate: '2025-11-05', UsageEndDate: null })
    addAsset(bolt, { Price: 100, InstallDate: '2025-11-05', UsageEndDate: '2026-10-20' })
    expect(await org.rescoreAll(day('2026-11-22'))).toMatchObject({ problems: [], rowsRefused: 0 })
    expect(steps()).toEqual([])
    expect(figures(book(12), `${figureFields}, Source__c, RecordedFrom__c, Reconciliation__c`).at(-1)).toEqual({
      Scope__c: 'Book',
      ScopeValue__c: null,
      WindowMonths__c: 12,
      StartsOn__c: '2025-11-22',
      EndsOn__c: '2026-11-22',
      StartingArr__c: 1600, // 4 × 200 + 4 × (100 + 100)
      NewArr__c: 0,
      ExpandedArr__c: 400,
      ContractedArr__c: 400,
      ChurnedArr__c: 0,
      EndingArr__c: 1600,
      GrossRetention__c: 75,
      NetRetention__c: 100,
      LogoRetention__c: 100,
      AccountsLeftAside__c: 0,
      CrmArr__c: 2100,
      Source__c: 'Records',
      RecordedFrom__c: null,
      Reconciliation__c: JSON.stringify({
        schema: 1,
        differing: [{ accountId: bolt, crm: 90_000, history: 40_000 }],
        differingAccounts: 1,
        leftAside: [],
        leftAsideAccounts: 0,
      }),
    })
    expect(figures("Scope__c = 'Cohort'", 'ScopeValue__c, WindowMonths__c, StartingArr__c, EndingArr__c')).toEqual([
      { ScopeValue__c: '2025-Q4', WindowMonths__c: 0, StartingArr__c: 1600, EndingArr__c: 1600 },
      { ScopeValue__c: '2025-Q4', WindowMonths__c: 3, StartingArr__c: 1600, EndingArr__c: 1600 },
      { ScopeValue__c: '2025-Q4', WindowMonths__c: 6, StartingArr__c: 1600, EndingArr__c: 1600 },
      { ScopeValue__c: '2025-Q4', WindowMonths__c: 9, StartingArr__c: 1600, EndingArr__c: 1600 },
    ])
  })

  it.each([
    [
      'no amount',
      { ObjectApiName__c: 'Asset', StartDatePath__c: 'InstallDate' },
      'FieldPath__c of the mapping ArrHistory cannot be used: it must name',
    ],
    [
      'no first day',
      { ObjectApiName__c: 'Asset', FieldPath__c: 'Price' },
      'StartDatePath__c of the mapping ArrHistory cannot be used: it must name',
    ],
    [
      'a first day that is none',
      { ...assets, StartDatePath__c: 'Status' },
      'StartDatePath__c of the mapping ArrHistory cannot be used: Asset.Status is no date',
    ],
    [
      'a field that is not there',
      { ...assets, EndDatePath__c: 'EndsOn__c' },
      'EndDatePath__c of the mapping ArrHistory cannot be used: Asset has no field "EndsOn__c"',
    ],
  ])('that names %s is a sentence of the run, which loses nothing else', async (_, fields, reason) => {
    await startBook(startScoringOrgOn(file, /[^]*/, mapping(fields)))
    addHealthy(org, 'Acme')
    const progress = await org.rescoreAll(day('2026-11-22'))
    expect(progress).toMatchObject({ snapshotsWritten: 1, accountsChanged: 1 })
    expect(progress.problems).toEqual([expect.stringContaining(`Retention stays as the last run left it: ${reason}`)])
    expect(allFigures()).toEqual([])
  })
})
