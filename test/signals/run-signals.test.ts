import { afterEach, describe, expect, it } from 'vitest'
import { addFacts, startScoringOrg, type ScoringOrg } from '../health-score/scoring-org.ts'
import { addManyCases, addTroubled, at, closeCases, signals, signalState, taskOf, tasks, today } from './signal-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

const nothing = {
  signalsOpened: 0,
  signalsResolved: 0,
  signalsQueued: 0,
  tasksCreated: 0,
  tasksClosed: 0,
  accountsChanged: 0,
  problems: [],
}

describe('a cause that appears and goes', () => {
  it('opens a signal with its evidence and tasks, due in business days, and counts it on the account', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const id = addTroubled(org)
    const owner = org.query(`SELECT OwnerId FROM Account WHERE Id = '${id}'`)[0]?.['OwnerId']
    const progress = await org.rescoreAll(today)
    expect(progress).toMatchObject({ ...nothing, signalsOpened: 1, tasksCreated: 2, accountsChanged: 1 })
    const key = `${id}:many-cases:2026-11-22`
    expect(
      signals(org, 'Key__c, Account__c, Indicator__r.Name, Kind__c, Urgency__c, Status__c, OpenedOn__c, Reason__c, Evidence__c'),
    ).toEqual([
      {
        Key__c: key,
        Account__c: id,
        Indicator__r: expect.objectContaining({ Name: 'many-cases' }) as unknown,
        Kind__c: 'Risk',
        Urgency__c: 'High',
        Status__c: 'Open',
        OpenedOn__c: '2026-11-22',
        Reason__c: '3 cases are open',
        Evidence__c: '{"schema":1,"asOf":"2026-11-22","values":{"Value.open_cases":3}}',
      },
    ])
    const [signalId] = signals(org, 'Id').map(({ Id }) => Id)
    const common = { WhatId: id, OwnerId: owner, Status: 'Not Started', CsSignalId__c: signalId }
    expect(
      tasks(org, 'CsKey__c, CsParty__c, Subject, Description, Priority, ActivityDate, WhatId, OwnerId, Status, CsSignalId__c'),
    ).toEqual([
      {
        ...common,
        CsKey__c: `${key}:call`,
        CsParty__c: 'Own',
        Subject: 'Call the sponsor',
        Description: null,
        Priority: 'High',
        ActivityDate: '2026-11-24',
      },
      {
        ...common,
        CsKey__c: `${key}:plan`,
        CsParty__c: 'Joint',
        Subject: 'Send the plan',
        Description: 'One page.',
        Priority: 'Normal',
        ActivityDate: '2026-11-27',
      },
    ])
    expect(signalState(org).counters).toEqual([{ Name: 'Acme', CsOpenRisks__c: 1, CsOpenOpportunities__c: 0 }])
  })

  it('writes nothing when it runs again right after, and nothing for accounts without signals', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    addTroubled(org)
    addFacts(org, addTroubled(org, 'Beta'), {})
    await org.rescoreAll(today)
    const before = signalState(org)
    const modified = tasks(org, 'SystemModstamp')
    expect(await org.rescoreAll(today)).toMatchObject({ ...nothing, snapshotsWritten: 0 })
    expect([signalState(org), tasks(org, 'SystemModstamp')]).toEqual([before, modified])
  })

  it('closes with proof, and its open task with the reason', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const id = addTroubled(org)
    await org.rescoreAll(today)
    org.update('Task', taskOf(org, 'call'), { Status: 'Completed', Description: 'They were glad.' })
    closeCases(org, id)
    expect(await org.rescoreAll(at(1))).toMatchObject({ ...nothing, signalsResolved: 1, tasksClosed: 1, accountsChanged: 1 })
    expect(signals(org, 'Status__c, ClosedOn__c, ClosingNote__c, ClosingEvidence__c')).toEqual([
      {
        Status__c: 'Resolved',
        ClosedOn__c: '2026-11-23',
        ClosingNote__c: 'The condition is gone: Open cases 3 → 0',
        ClosingEvidence__c: '{"schema":1,"asOf":"2026-11-23","values":{"Value.open_cases":0}}',
      },
    ])
    expect(tasks(org, 'Status, Description')).toEqual([
      { Status: 'Completed', Description: 'They were glad.' },
      {
        Status: 'Completed',
        Description: 'Closed because the signal was resolved. The condition is gone: Open cases 3 → 0\n\nOne page.',
      },
    ])
    expect(signalState(org).counters).toEqual([{ Name: 'Acme', CsOpenRisks__c: 0, CsOpenOpportunities__c: 0 }])
    expect(await org.rescoreAll(at(1))).toMatchObject({ ...nothing, snapshotsWritten: 0 })
  })
})
