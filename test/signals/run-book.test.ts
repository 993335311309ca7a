import { afterEach, describe, expect, it } from 'vitest'
import {
  addAccount,
  addFacts,
  endState,
  startScoringOrg,
  startScoringOrgOn,
  type Fields,
  type ScoringOrg,
} from '../health-score/scoring-org.ts'
import {
  addIndicator,
  addManyCases,
  addPlaybook,
  addTroubled,
  at,
  callSponsor,
  closeCases,
  signals,
  signalState,
  tasks,
  today,
} from './signal-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

const limits = 'signals/customMetadata/CsSignalLimits.Default.md-meta.xml'
const limited = (field: string, value: number) =>
  startScoringOrgOn(limits, new RegExp(`(<field>${field}</field>\\s*<value[^>]*>)[^<]*`), `$1${value}`)

const counters = () => org.query('SELECT CsOpenRisks__c, CsOpenOpportunities__c FROM Account ORDER BY Name')

describe('an org without signals and rhythms', () => {
  it('pays a query for each of them', async () => {
    org = await startScoringOrg()
    addManyCases(org, { Status__c: 'Draft' })
    addTroubled(org)
    const asked: string[] = []
    const salesforce = org.connection.forWork()
    const send: typeof salesforce.send = (request) => {
      asked.push(decodeURIComponent(`${request.path} ${JSON.stringify(request.body ?? '')}`))
      return salesforce.send(request)
    }
    expect(await org.rescoreAll(today, { salesforce: { ...salesforce, send } })).toMatchObject({ signalsOpened: 0, problems: [] })
    expect(asked.filter((request) => /Signal|Indicator|Playbook|Rhythm|Task|Holiday|User\b/.test(request))).toEqual([
      expect.stringContaining('FROM CsIndicator__c'),
      expect.stringContaining('FROM CsRhythm__c'),
    ])
    expect(counters()).toEqual([{ CsOpenRisks__c: null, CsOpenOpportunities__c: null }])
  })

  it('has its open signals ended when the last indicator is retired', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    addTroubled(org)
    await org.rescoreAll(today)
    org.update('CsIndicator__c', String(org.query('SELECT Id FROM CsIndicator__c')[0]?.['Id']), { Status__c: 'Retired' })
    expect(await org.rescoreAll(at(1))).toMatchObject({ signalsResolved: 1, tasksClosed: 2 })
    expect(signals(org, 'Status__c, ClosingNote__c')).toEqual([
      { Status__c: 'Resolved', ClosingNote__c: 'The indicator is no longer in use.' },
    ])
    expect(counters()).toEqual([{ CsOpenRisks__c: 0, CsOpenOpportunities__c: 0 }])
  })
})

describe('an indicator that cannot be used', () => {
  it('is refused with its finding; its signals stay, the others go on', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const id = addTroubled(org)
    await org.rescoreAll(today)
    org.update('CsIndicator__c', String(org.query('SELECT Id FROM CsIndicator__c')[0]?.['Id']), { When__c: 'Account.Nope__c > 3' })
    addIndicator(org, 'busy', addPlaybook(org, 'thank', [callSponsor]), {
      Kind__c: 'Opportunity',
      When__c: "Value.use > 80 AND Account.Name LIKE 'A%'",
      ReasonText__c: null,
    })
    closeCases(org, id)
    expect(await org.rescoreAll(at(1))).toMatchObject({
      signalsOpened: 1,
      signalsResolved: 0,
      problems: [
        'Indicator many-cases is not used until this is put right: Condition 1: Account has no field "Nope__c", or the integration user may not read it.',
      ],
    })
    expect(signals(org, 'IndicatorKey__c, Status__c, Reason__c')).toEqual([
      { IndicatorKey__c: 'busy', Status__c: 'Open', Reason__c: 'busy: Use 90, Name Acme' },
      { IndicatorKey__c: 'many-cases', Status__c: 'Open', Reason__c: '3 cases are open' },
    ])
    expect(counters()).toEqual([{ CsOpenRisks__c: 1, CsOpenOpportunities__c: 1 }])
  })
})

describe('the limits of a book', () => {
  it('queue what has no room on an account, and open it when there is', async () => {
    org = await limited('OpenPerAccount__c', 1)
    addManyCases(org)
    addIndicator(org, 'quiet', addPlaybook(org, 'wake', [callSponsor]), {
      When__c: 'Value.use >= 90',
      Until__c: 'Value.use < 10',
      Urgency__c: 'Low',
    })
    const id = addTroubled(org)
    expect(await org.rescoreAll(today)).toMatchObject({ signalsOpened: 1, signalsQueued: 1, tasksCreated: 2 })
    const states = () => signals(org, 'IndicatorKey__c, Status__c')
    expect(states()).toEqual([
      { IndicatorKey__c: 'many-cases', Status__c: 'Open' },
      { IndicatorKey__c: 'quiet', Status__c: 'Queued' },
    ])
    expect(counters()).toEqual([{ CsOpenRisks__c: 1, CsOpenOpportunities__c: 0 }])
    expect(await org.rescoreAll(today)).toMatchObject({ signalsOpened: 0, signalsQueued: 0, accountsChanged: 0 })
    closeCases(org, id)
    expect(await org.rescoreAll(at(1))).toMatchObject({ signalsOpened: 1, signalsResolved: 1, signalsQueued: 0, tasksCreated: 1 })
    expect(states()).toEqual([
      { IndicatorKey__c: 'many-cases', Status__c: 'Resolved' },
      { IndicatorKey__c: 'quiet', Status__c: 'Open' },
    ])
  })

  it('give an owner so many new tasks a day: the other signals wait for the next day', async () => {
    org = await limited('NewTasksPerCsmPerRun__c', 3)
    addManyCases(org)
    addTroubled(org, 'Acme')
    addTroubled(org, 'Beta')
    expect(await org.rescoreAll(today)).toMatchObject({ signalsOpened: 1, signalsQueued: 1, tasksCreated: 2 })
    expect(await org.rescoreAll(today)).toMatchObject({ signalsOpened: 0, tasksCreated: 0 })
    expect(signals(org, 'Status__c')).toEqual([{ Status__c: 'Open' }, { Status__c: 'Queued' }])
    expect(await org.rescoreAll(at(1))).toMatchObject({ signalsOpened: 1, tasksCreated: 2 })
  })

  it('do not keep from an owner what somebody asks of one account, and count it all the same', async () => {
    org = await limited('NewTasksPerCsmPerRun__c', 3)
    addManyCases(org)
    addTroubled(org, 'Acme')
    const beta = addTroubled(org, 'Beta')
    addTroubled(org, 'Gamma')
    await org.rescoreAll(today)
    const states = () =>
      signals(org, 'Account__r.Name, Status__c').map(({ Account__r, Status__c }) => [(Account__r as Fields)['Name'], Status__c])
    expect(states()).toEqual([
      ['Acme', 'Open'],
      ['Beta', 'Queued'],
      ['Gamma', 'Queued'],
    ])
    await org.rescoreAccount(beta, today)
    expect(await org.rescoreAll(today)).toMatchObject({ signalsOpened: 0, tasksCreated: 0 })
    expect(states()).toEqual([
      ['Acme', 'Open'],
      ['Beta', 'Open'],
      ['Gamma', 'Queued'],
    ])
  })
})

describe('the blast radius', () => {
  const size = 50

  /** So many of 50 healthy accounts get three cases. */
  async function startBook(troubled: number, fields: Fields = {}): Promise<string[]> {
    org = await startScoringOrg()
    addManyCases(org, fields, [callSponsor])
    const ids = Array.from({ length: size }, (_, index) => addAccount(org, `Account ${index}`, { events: 90 }))
    await org.rescoreAll(today)
    for (const id of ids.slice(0, troubled)) addFacts(org, id, { cases: 3 })
    return ids
  }

  it('stops a run that opens signals for more than 25 % before it writes anything, health included', async () => {
    await startBook(13, {})
    const before = [endState(org), signalState(org)]
    await expect(org.rescoreAll(at(1))).rejects.toMatchObject({
      problem: 'blast-radius-exceeded',
      message:
        'Nothing was written: the band of 13 of 50 accounts (26.0 %; limit 20 %) would get worse, and signals would open for 13 (26.0 %; limit 25 %; most by many-cases 13). These would be the first signals of the book; set most of its indicators to Draft and switch on a few at a time. If all of it is right, let one run through with POST /v1/runs { "acceptBlastRadius": true }; if not, set the indicators that are wrong to Draft, and look whether the data of those accounts are complete.',
    })
    expect([endState(org), signalState(org)]).toEqual(before)
    expect(await org.rescoreAll(at(1), { acceptBlastRadius: true })).toMatchObject({ signalsOpened: 13, accountsChanged: 13 })
  })

  it('does not count again what has waited in the queue since it was accepted', async () => {
    await startBook(30)
    expect(await org.rescoreAll(at(1), { acceptBlastRadius: true })).toMatchObject({ signalsOpened: 15, signalsQueued: 15 })
    expect(await org.rescoreAll(at(2))).toMatchObject({ signalsOpened: 15, signalsQueued: 0 })
  })

  it('lets 20 % get worse, and one account of any number', async () => {
    const ids = await startBook(10)
    expect(await org.rescoreAll(at(1))).toMatchObject({ signalsOpened: 10 })
    for (const id of ids.slice(10, 21)) addFacts(org, id, { cases: 3 })
    await expect(org.rescoreAll(at(2))).rejects.toMatchObject({ problem: 'blast-radius-exceeded' })
    await org.rescoreAccount(ids[10] ?? '', at(2))
    expect(await org.rescoreAll(at(2))).toMatchObject({ signalsOpened: 10 })
  })
})

describe('a signal that the org refuses', () => {
  it('keeps its tasks as they are until it is written', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const id = addTroubled(org)
    const fault = org.running.faults.add({ kind: 'lockRow', match: { object: 'CsSignal__c' }, times: 1_000 })
    expect(await org.rescoreAll(today)).toMatchObject({ rowsRefused: 1, tasksCreated: 0, signalsOpened: 0 })
    fault.remove()
    expect(await org.rescoreAll(today)).toMatchObject({ rowsRefused: 0, tasksCreated: 2, signalsOpened: 1 })
    closeCases(org, id)
    const again = org.running.faults.add({ kind: 'lockRow', match: { object: 'CsSignal__c' }, times: 1_000 })
    expect(await org.rescoreAll(at(1))).toMatchObject({ rowsRefused: 1, tasksClosed: 0 })
    again.remove()
    expect(await org.rescoreAll(at(1))).toMatchObject({ rowsRefused: 0, tasksClosed: 2 })
  })
})

describe('a run for one account', () => {
  it('opens and closes its signals, and leaves the others alone', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const id = addTroubled(org, 'Acme')
    addTroubled(org, 'Beta')
    expect((await org.rescoreAccount(id, today)).changed).toBe(true)
    expect(signals(org, 'Account__r.Name, Status__c')).toMatchObject([{ Account__r: { Name: 'Acme' }, Status__c: 'Open' }])
    expect(tasks(org, 'Subject')).toHaveLength(2)
    expect((await org.rescoreAccount(id, today)).changed).toBe(false)
    closeCases(org, id)
    expect((await org.rescoreAccount(id, at(1))).changed).toBe(true)
    expect(signals(org, 'Status__c')).toEqual([{ Status__c: 'Resolved' }])
    expect(tasks(org, 'IsClosed')).toEqual([{ IsClosed: true }, { IsClosed: true }])
    expect(counters()[0]).toEqual({ CsOpenRisks__c: 0, CsOpenOpportunities__c: 0 })
  })

  it('tells who waits for it when the org refuses a task', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const id = addTroubled(org)
    org.running.faults.add({ kind: 'lockRow', match: { object: 'Task' }, times: 1_000 })
    await expect(org.rescoreAccount(id, today)).rejects.toThrow(
      `The org refused to write Task ${id}:many-cases:2026-11-22:call (UNABLE_TO_LOCK_ROW`,
    )
    org.running.faults.clear()
    await org.rescoreAccount(id, today)
    expect(tasks(org, 'Subject')).toHaveLength(2)
  })
})

describe('a book of thousands', () => {
  it('goes through Bulk with the same end as row by row', async () => {
    org = await limited('NewTasksPerCsmPerRun__c', 9_000)
    addManyCases(org, { When__c: 'Value.use >= 90', ReasonText__c: null })
    const size = 1_100
    const ids = org.insert(
      'Account',
      Array.from({ length: size }, (_, index) => ({ Name: `Account ${index}` })),
    )
    org.insert(
      'CsUsage__c',
      ids.map((id) => ({ Key__c: id, Account__c: id, Month__c: '2026-11-01', Events__c: 95 })),
    )
    expect(await org.rescoreAll(today, { acceptBlastRadius: true })).toMatchObject({
      signalsOpened: size,
      tasksCreated: 2 * size,
      rowsRefused: 0,
      problems: [],
    })
    expect(await org.rescoreAll(today)).toMatchObject({ signalsOpened: 0, tasksCreated: 0, accountsChanged: 0 })
    const ended = org.query('SELECT Id FROM CsUsage__c').map(({ Id }) => String(Id))
    for (const id of ended) org.update('CsUsage__c', id, { Events__c: 10 })
    expect(await org.rescoreAll(at(1), { acceptBlastRadius: true })).toMatchObject({
      signalsResolved: size,
      tasksClosed: 2 * size,
      rowsRefused: 0,
    })
    expect(await org.rescoreAll(at(1))).toMatchObject({ signalsResolved: 0, tasksClosed: 0, accountsChanged: 0 })
  }, 120_000)
})
