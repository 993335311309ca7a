import { afterEach, describe, expect, it } from 'vitest'
import { addFacts, startScoringOrg, startScoringOrgOn, type ScoringOrg } from '../health-score/scoring-org.ts'
import { addManyCases, addTroubled, addUser, at, callSponsor, closeCases, sendPlan, signals, taskOf, tasks, today } from './signal-org.ts'

let org: ScoringOrg

afterEach(() => org.close())

async function startTroubled(...definition: Parameters<typeof addManyCases> extends [ScoringOrg, ...infer Rest] ? Rest : never) {
  org = await startScoringOrg()
  addManyCases(org, ...definition)
  const id = addTroubled(org)
  await org.rescoreAll(today)
  return id
}

describe('what a person did to a task is theirs', () => {
  it('edited: the end of the signal changes nothing of it', async () => {
    const id = await startTroubled()
    org.update('Task', taskOf(org, 'plan'), { Subject: 'Send the plan to Mr. Tanaka' })
    closeCases(org, id)
    expect(await org.rescoreAll(at(1))).toMatchObject({ signalsResolved: 1, tasksClosed: 1 })
    expect(tasks(org, 'Subject, Status, Description')).toMatchObject([
      { Subject: 'Call the sponsor', Status: 'Completed' },
      { Subject: 'Send the plan to Mr. Tanaka', Status: 'Not Started', Description: 'One page.' },
    ])
  })

  it('put off: it keeps its day, and is closed with the signal as ever', async () => {
    const id = await startTroubled()
    org.update('Task', taskOf(org, 'plan'), { ActivityDate: '2026-12-24' })
    expect(await org.rescoreAll(at(1))).toMatchObject({ signalsOpened: 0, tasksCreated: 0 })
    expect(tasks(org, 'ActivityDate').at(-1)).toEqual({ ActivityDate: '2026-12-24' })
    closeCases(org, id)
    expect(await org.rescoreAll(at(2))).toMatchObject({ tasksClosed: 2 })
  })

  it('deleted: it does not come back, not even when the signal has lost its notes', async () => {
    await startTroubled()
    org.delete('Task', taskOf(org, 'plan'))
    expect(await org.rescoreAll(at(1))).toMatchObject({ tasksCreated: 0, problems: [] })
    org.update('CsSignal__c', String(signals(org, 'Id')[0]?.['Id']), { CreatedSteps__c: null })
    expect(await org.rescoreAll(at(2))).toMatchObject({ tasksCreated: 0, rowsRefused: 0, problems: [] })
    expect(tasks(org, 'Subject')).toEqual([{ Subject: 'Call the sponsor' }])
  })

  it('created under our key by whatever means: it stays as it is', async () => {
    org = await startScoringOrg()
    addManyCases(org)
    const id = addTroubled(org)
    const CsKey__c = `${id}:many-cases:2026-11-22:call`
    org.insert('Task', [{ CsKey__c, Subject: 'Mine', WhatId: id }])
    expect(await org.rescoreAll(today)).toMatchObject({ tasksCreated: 1, rowsRefused: 0, refused: [] })
    expect(tasks(org, 'Subject')).toEqual([{ Subject: 'Mine' }, { Subject: 'Send the plan' }])
    expect(await org.rescoreAll(today)).toMatchObject({ tasksCreated: 0, rowsRefused: 0 })
  })

  it('completed: the step that waits for it begins', async () => {
    await startTroubled({}, [callSponsor, { ...sendPlan, After__c: 'call' }])
    expect(tasks(org, 'Subject')).toEqual([{ Subject: 'Call the sponsor' }])
    org.update('Task', taskOf(org, 'call'), { Status: 'Completed' })
    expect(await org.rescoreAll(at(1))).toMatchObject({ tasksCreated: 1, signalsOpened: 0 })
    expect(tasks(org, 'Subject, ActivityDate').at(-1)).toEqual({ Subject: 'Send the plan', ActivityDate: '2026-11-30' })
  })
})

describe('what a person did to a signal', () => {
  const signalId = () => String(signals(org, 'Id')[0]?.['Id'])

  it('dismissed: its tasks close with the reason, and it comes back only after its condition was gone', async () => {
    const id = await startTroubled({ CooldownDays__c: 0 })
    org.update('CsSignal__c', signalId(), { Status__c: 'Dismissed', DismissReason__c: 'NotImportant' })
    expect(await org.rescoreAll(at(1))).toMatchObject({ tasksClosed: 2, signalsOpened: 0 })
    expect(tasks(org, 'Status, Description')[0]).toEqual({
      Status: 'Completed',
      Description: 'Closed because the signal was dismissed (not important).',
    })
    expect(signals(org, 'Status__c, ClosedOn__c, DismissReason__c')).toEqual([
      { Status__c: 'Dismissed', ClosedOn__c: '2026-11-23', DismissReason__c: 'NotImportant' },
    ])
    expect(await org.rescoreAll(at(60))).toMatchObject({ signalsOpened: 0 })
    closeCases(org, id)
    await org.rescoreAll(at(61))
    addFacts(org, id, { cases: 3 })
    expect(await org.rescoreAll(at(62))).toMatchObject({ signalsOpened: 1, tasksCreated: 2 })
  })

  it('snoozed: it rests until its day, without counting as open, and wakes without new tasks', async () => {
    await startTroubled()
    org.update('CsSignal__c', signalId(), { Status__c: 'Snoozed', SnoozedUntil__c: '2026-11-25' })
    await org.rescoreAll(at(1))
    expect(org.query('SELECT CsOpenRisks__c FROM Account')).toEqual([{ CsOpenRisks__c: 0 }])
    expect(await org.rescoreAll(at(3))).toMatchObject({ tasksCreated: 0, rowsRefused: 0 })
    expect(signals(org, 'Status__c, SnoozedUntil__c')).toEqual([{ Status__c: 'Open', SnoozedUntil__c: null }])
    expect(org.query('SELECT CsOpenRisks__c FROM Account')).toEqual([{ CsOpenRisks__c: 1 }])
  })

  it('a change made while the run goes on stays, unless it is to the same field', async () => {
    const id = await startTroubled()
    closeCases(org, id)
    addFacts(org, id, { cases: 3 })
    org.update('CsIndicator__c', String(org.query('SELECT Id FROM CsIndicator__c')[0]?.['Id']), { Urgency__c: 'Low' })
    const salesforce = org.connection.forWork()
    let isSnoozed = false
    const send: typeof salesforce.send = (request) => {
      if (!isSnoozed && request.path.startsWith('/composite/sobjects/CsSignal__c')) {
        isSnoozed = true
        org.update('CsSignal__c', signalId(), { Status__c: 'Snoozed', SnoozedUntil__c: '2026-11-25' })
      }
      return salesforce.send(request)
    }
    await org.rescoreAll(at(1), { salesforce: { ...salesforce, send } })
    expect(signals(org, 'Status__c, Urgency__c')).toEqual([{ Status__c: 'Snoozed', Urgency__c: 'Low' }])
  })
})

describe('who gets the tasks', () => {
  const owners = () => tasks(org, 'Owner.Name').map(({ Owner }) => (Owner as { Name: string }).Name)

  it("whom the owner path leads to; when they left, the playbook's fallback", async () => {
    org = await startScoringOrg()
    const [sato, ito] = [addUser(org, 'Sato'), addUser(org, 'Ito')]
    addManyCases(org, {}, [callSponsor], { OwnerPath__c: 'Parent.OwnerId', FallbackOwner__c: ito })
    const parent = org.insert('Account', [{ Name: 'Group', OwnerId: sato }])[0]
    addTroubled(org, 'Acme', { ParentId: parent })
    await org.rescoreAll(today)
    expect(owners()).toEqual(['Sato'])
    org.update('User', sato, { IsActive: false })
    addTroubled(org, 'Beta', { ParentId: parent })
    await org.rescoreAll(at(1))
    expect(owners()).toEqual(['Sato', 'Ito'])
  })

  describe('a member of the account team in a role', () => {
    const granted =
      '<fieldPermissions><editable>false</editable><field>AccountTeamMember.TeamMemberRole</field><readable>true</readable></fieldPermissions></PermissionSet>'

    async function runWithTeam(): Promise<string[]> {
      const [sato, ito] = [addUser(org, 'Sato'), addUser(org, 'Ito')]
      addManyCases(org, {}, [callSponsor], { OwnerPath__c: 'Team:Customer Success Manager' })
      const acme = addTroubled(org, 'Acme', { OwnerId: ito })
      addTroubled(org, 'Beta', { OwnerId: ito })
      org.insert('AccountTeamMember', [{ AccountId: acme, UserId: sato, TeamMemberRole: 'Customer Success Manager' }])
      return (await org.rescoreAll(today)).problems
    }

    it('and where nobody has it, the owner of the account', async () => {
      org = await startScoringOrgOn('app/permissionsets/ScoringApiIntegration.permissionset-meta.xml', /<\/PermissionSet>/, granted)
      expect(await runWithTeam()).toEqual([])
      expect(owners()).toEqual(['Sato', 'Ito'])
    })

    it('which the integration user must be able to read', async () => {
      org = await startScoringOrg()
      expect(await runWithTeam()).toEqual([
        'Playbooks give their tasks to Customer Success Manager of the account team, which the integration user cannot read: enable account teams and grant AccountTeamMember.TeamMemberRole, or choose another owner path; until then the fallback owners get the tasks.',
      ])
      expect(owners()).toEqual(['Ito', 'Ito'])
    })
  })

  it('nobody when all of them left: the run says so', async () => {
    org = await startScoringOrg()
    const sato = addUser(org, 'Sato')
    addManyCases(org, {}, [callSponsor])
    const id = addTroubled(org, 'Acme', { OwnerId: sato })
    org.update('User', sato, { IsActive: false })
    expect((await org.rescoreAll(today)).problems).toEqual([
      `Account ${id}: The task "Call the sponsor" was not created: neither the playbook's owner path nor its fallback nor the account's owner is an active user.`,
    ])
    expect(tasks(org, 'Id')).toEqual([])
  })

  it("the owner's manager when it is late, once", async () => {
    org = await startScoringOrg()
    const ito = addUser(org, 'Ito')
    const sato = addUser(org, 'Sato', { ManagerId: ito })
    addManyCases(org, {}, [{ ...callSponsor, EscalateAfterBusinessDays__c: 1 }])
    addTroubled(org, 'Acme', { OwnerId: sato })
    await org.rescoreAll(today)
    expect(await org.rescoreAll(at(2))).toMatchObject({ tasksCreated: 0 })
    expect(await org.rescoreAll(at(3))).toMatchObject({ tasksCreated: 1 })
    expect(await org.rescoreAll(at(4))).toMatchObject({ tasksCreated: 0 })
    expect(owners()).toEqual(['Sato', 'Ito'])
  })
})

it("moves due dates off the org's holidays, recurring ones too", async () => {
  org = await startScoringOrg()
  addManyCases(org, {}, [callSponsor])
  org.insert('Holiday', [
    { Name: 'Labour Thanksgiving', IsAllDay: true, ActivityDate: '2026-11-23' },
    { Name: 'Half a day', IsAllDay: false, ActivityDate: '2026-11-24', StartTimeInMinutes: 720, EndTimeInMinutes: 1080 },
    {
      Name: 'Foundation day',
      IsAllDay: true,
      IsRecurrence: true,
      RecurrenceType: 'RecursYearly',
      RecurrenceStartDate: '2020-11-25',
      RecurrenceMonthOfYear: 'November',
      RecurrenceDayOfMonth: 25,
    },
  ])
  addTroubled(org)
  await org.rescoreAll(today)
  expect(tasks(org, 'ActivityDate')).toEqual([{ ActivityDate: '2026-11-26' }])
})
