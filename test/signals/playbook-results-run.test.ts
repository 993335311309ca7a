import { afterEach, describe, expect, it } from 'vitest'
import { newProgress } from '../../scoring-api/health-score/run-progress.ts'
import { addAccount, startScoringOrg, startScoringOrgOn, type ScoringOrg } from '../health-score/scoring-org.ts'
import { addManyCases, addTroubled, at, closeCases, signalState, taskOf, tasks, today } from './signal-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

const figures =
  'Fired__c, Resolved__c, Dismissed__c, StillOpen__c, MedianDaysToResolve__c, TasksDue__c, TasksDoneInTime__c, ' +
  'RenewalsWith__c, RenewedWith__c, RenewalsWithout__c, RenewedWithout__c'

const results = (fields: string) => org.query(`SELECT ${fields} FROM CsPlaybookResult__c ORDER BY Key__c`)
const quarter = () => org.query(`SELECT ${figures} FROM CsPlaybookResult__c WHERE Period__c = 'Last90Days'`)[0]

const nothing = {
  Fired__c: 0,
  Resolved__c: 0,
  Dismissed__c: 0,
  StillOpen__c: 0,
  MedianDaysToResolve__c: null,
  TasksDue__c: 0,
  TasksDoneInTime__c: 0,
  RenewalsWith__c: 0,
  RenewedWith__c: 0,
  RenewalsWithout__c: 0,
  RenewedWithout__c: 0,
}

const addRenewal = (accountId: string, StageName: string, CloseDate: string, Type: string | null = 'Renewal'): string[] =>
  org.insert('Opportunity', [{ AccountId: accountId, Name: 'Next year', StageName, CloseDate, Type }])

describe('what became of playbooks', () => {
  it('is counted by a full run from what it leaves behind, a record for each playbook and period', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    addTroubled(org)
    addTroubled(org, 'Beta')
    expect(await org.rescoreAll(today)).toMatchObject({ signalsOpened: 2, problems: [] })
    expect(results(`Key__c, Playbook__r.Key__c, PlaybookKey__c, Period__c, AsOf__c, ${figures}`)).toMatchObject(
      ['Last365Days', 'Last90Days'].map((period) => ({
        ...nothing,
        Key__c: `calm:${period}`,
        Playbook__r: { Key__c: 'calm' },
        PlaybookKey__c: 'calm',
        Period__c: period,
        AsOf__c: '2026-11-22',
        Fired__c: 2,
        StillOpen__c: 2,
      })),
    )
  })

  it('rests on the renewals that forecasts were learned from, read once, and takes its time apart from writing scores', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const id = addTroubled(org)
    await org.rescoreAll(today)
    const { rowsRead } = await org.rescoreAll(today)
    addRenewal(id, 'Closed Won', '2026-03-01')
    const { rowsRead: withOneMore, seconds } = await org.rescoreAll(today)
    expect(withOneMore).toBe(rowsRead + 1)
    expect([seconds.forecast > 0, seconds.results > 0]).toEqual([true, true])
  })

  it('is not written again by a second run of the day, and the next day with the new date', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    addTroubled(org)
    await org.rescoreAll(today)
    const before = results('Key__c, SystemModstamp')
    const counted = org.running.faults.add({ kind: 'latency', ms: 0, match: { path: '/composite/sobjects' }, times: 100 })
    await org.rescoreAll(today)
    expect([counted.strikes, results('Key__c, SystemModstamp')]).toEqual([0, before])
    await org.rescoreAll(at(1))
    expect(results('AsOf__c')).toEqual([{ AsOf__c: '2026-11-23' }, { AsOf__c: '2026-11-23' }])
  })

  it('takes signals as resolved after three days, and the task that nobody had to do any more as none', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const id = addTroubled(org)
    await org.rescoreAll(today)
    org.update('Task', taskOf(org, 'call'), { Status: 'Completed' })
    closeCases(org, id)
    await org.rescoreAll(at(3))
    expect(quarter()).toMatchObject({
      ...nothing,
      Fired__c: 1,
      Resolved__c: 1,
      MedianDaysToResolve__c: 3,
      // The call was made; the plan was closed along with the signal before it was due.
      TasksDue__c: 1,
      TasksDoneInTime__c: 1,
    })
  })

  it('does not call resolved what ended because its indicator was retired', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    addTroubled(org)
    await org.rescoreAll(today)
    const [indicator] = org.query('SELECT Id FROM CsIndicator__c')
    org.update('CsIndicator__c', String(indicator?.['Id']), { Status__c: 'Retired' })
    expect(await org.rescoreAll(at(1))).toMatchObject({ signalsResolved: 1 })
    expect(quarter()).toMatchObject({ Fired__c: 1, Resolved__c: 0, StillOpen__c: 0 })
  })

  it('does not count a task that a person deleted', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    addTroubled(org)
    await org.rescoreAll(today)
    org.delete('Task', taskOf(org, 'call'))
    await org.rescoreAll(at(9))
    expect(quarter()).toMatchObject({ TasksDue__c: 1, TasksDoneInTime__c: 0 })
  })

  // Tuesday 24 November is the due date; in Tokyo it ends at 15:00 UTC.
  it.each([
    ['one second before midnight of the due date', '2026-11-24T14:59:59Z', 1],
    ['at the midnight after it', '2026-11-24T15:00:00Z', 0],
  ])("tells the day by the org's time zone: %s", async (_, completed, inTime) => {
    let clock = today
    org = await startScoringOrg({ now: () => new Date(clock) })
    addManyCases(org)
    addTroubled(org)
    await org.rescoreAll(today)
    expect(tasks(org, 'ActivityDate')[0]).toEqual({ ActivityDate: '2026-11-24' })
    clock = completed
    org.update('Task', taskOf(org, 'call'), { Status: 'Completed' })
    await org.rescoreAll(at(3))
    expect(quarter()).toMatchObject({ TasksDue__c: 1, TasksDoneInTime__c: inTime })
  })
})

describe('renewals', () => {
  it('are the closed opportunities that the mapping names: 1 of 1 where it had fired, 1 of 2 elsewhere', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const troubled = addTroubled(org)
    const [calm, lost, growing, open] = ['Calm', 'Lost', 'Growing', 'Open'].map((name) => addAccount(org, name, { cases: 0, events: 90 }))
    await org.rescoreAll(today)
    addRenewal(troubled, 'Closed Won', '2026-11-25')
    addRenewal(calm ?? '', 'Closed Won', '2026-11-01')
    addRenewal(lost ?? '', 'Closed Lost', '2026-10-01')
    addRenewal(growing ?? '', 'Closed Won', '2026-11-01', 'Existing Customer - Upgrade')
    addRenewal(open ?? '', 'Negotiation/Review', '2026-11-20')
    await org.rescoreAll(at(4))
    expect(quarter()).toMatchObject({ RenewalsWith__c: 1, RenewedWith__c: 1, RenewalsWithout__c: 2, RenewedWithout__c: 1 })
  })

  it('are counted for accounts in scope only', async () => {
    org = await startScoringOrgOn(
      'operations/customMetadata/CsMapping.Scope.md-meta.xml',
      /(Filter__c<\/field>\s*)<value xsi:nil="true" \/>/,
      `$1<value xsi:type="xsd:string">Industry = 'Media' OR Industry = 'Retail'</value>`,
    )
    addManyCases(org)
    const [media, retail, energy] = ['Media', 'Retail', 'Energy'].map((Industry) =>
      addAccount(org, Industry, { cases: 0, fields: { Industry } }),
    )
    for (const id of [media, retail, energy]) addRenewal(id ?? '', 'Closed Won', '2026-11-01')
    await org.rescoreAll(today)
    expect(quarter()).toMatchObject({ RenewalsWithout__c: 2, RenewedWithout__c: 2 })
  })

  it('are not known where no object is named', async () => {
    org = await startScoringOrgOn(
      'operations/customMetadata/CsMapping.RenewalOpportunity.md-meta.xml',
      /<value xsi:type="xsd:string">Opportunity<\/value>/,
      '<value xsi:nil="true" />',
    )
    addManyCases(org)
    addRenewal(addTroubled(org), 'Closed Won', '2026-11-01')
    expect(await org.rescoreAll(today)).toMatchObject({ problems: [] })
    expect(quarter()).toMatchObject({ Fired__c: 1, RenewalsWith__c: null, RenewedWith__c: null, RenewalsWithout__c: null })
  })
})

describe('what stops the counting is a sentence of the run, which loses nothing else', () => {
  const mapping = 'operations/customMetadata/CsMapping.RenewalOpportunity.md-meta.xml'
  it.each([
    [
      'a filter that is no condition',
      /Type = 'Renewal'/,
      'Type = ',
      'Filter__c of the mapping RenewalOpportunity cannot be used: The condition cannot be understood',
    ],
    [
      'a filter on a field that is not there',
      /Type = 'Renewal'/,
      'Renews__c = true',
      'Reading Opportunity failed: Opportunity has no field Renews__c that the integration user may use; create it, or grant it in the permission set ScoringApiIntegration.',
    ],
    [
      'another object',
      />Opportunity</,
      '>Contract<',
      'The mapping RenewalOpportunity names the object Contract; renewals are read from Opportunity: correct ObjectApiName__c.',
    ],
  ])('%s', async (_, pattern, replacement, reason) => {
    org = await startScoringOrgOn(mapping, pattern, replacement)
    addManyCases(org)
    addTroubled(org)
    const progress = await org.rescoreAll(today)
    expect(progress).toMatchObject({ signalsOpened: 1, tasksCreated: 2, accountsChanged: 1 })
    expect(progress.problems).toEqual([
      expect.stringContaining(`Renewals keep the forecast of the last run: ${reason}`),
      expect.stringContaining(`The results of playbooks stay as the last run left them: ${reason}`),
      expect.stringContaining(`The track record of forecasts stays as the last run left it: ${reason}`),
    ])
    expect(results('Key__c')).toEqual([])
  })

  it('a write that breaks off, and the next run writes', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    addTroubled(org)
    const path = '/composite/sobjects/CsPlaybookResult__c'
    const fault = org.running.faults.add({ kind: 'reset', match: { path }, times: 1_000 })
    const { problems, ...progress } = await org.rescoreAll(today)
    expect(progress).toMatchObject({ signalsOpened: 1, tasksCreated: 2, accountsChanged: 1 })
    expect(problems).toEqual([expect.stringMatching(/^The results of playbooks stay as the last run left them: .* cannot be reached/)])
    fault.remove()
    const before = signalState(org)
    expect(await org.rescoreAll(today)).toMatchObject({ signalsOpened: 0, problems: [] })
    expect(signalState(org)).toEqual(before)
    expect(quarter()).toMatchObject({ Fired__c: 1 })
  })

  it('but a run that is told to stop stops', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    addTroubled(org)
    await org.rescoreAll(today)
    const stopping = new AbortController()
    const salesforce = org.connection.forWork(stopping.signal)
    const send = salesforce.send.bind(salesforce)
    salesforce.send = (request) => {
      if (request.path.includes('CsPlaybookResult__c')) stopping.abort(new Error('stop'))
      return send(request)
    }
    await expect(org.rescoreAll(at(1), { salesforce, progress: newProgress() })).rejects.toThrow()
  })
})
