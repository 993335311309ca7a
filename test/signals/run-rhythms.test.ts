import { afterEach, describe, expect, it } from 'vitest'
import { addAccount, addScorecard, startScoringOrg, type Fields, type ScoringOrg } from '../health-score/scoring-org.ts'
import { addIndicator, addPlaybook, addTroubled, addUser, at, callSponsor, sendPlan, taskOf, tasks } from './signal-org.ts'

let org: ScoringOrg
/** Of the org: when records are created and changed. */
let now = new Date(at(0))

afterEach(() => org.close())

/** Sunday 22 November 2026 in Tokyo; monthly on the 25th, a Wednesday, tasks 5 days ahead. */
async function startRhythm(fields: Fields = {}, playbook: Fields = {}, steps = [callSponsor, sendPlan]): Promise<void> {
  now = new Date(at(0))
  org = await startScoringOrg({ now: () => now })
  addScorecard(org, 'all')
  addRhythm(fields, addPlaybook(org, 'check', steps, playbook))
}

function addRhythm(fields: Fields, playbookId: string): string {
  const [id = ''] = org.insert('CsRhythm__c', [
    {
      Name: 'Monthly health check',
      Key__c: 'health-check',
      Playbook__c: playbookId,
      Status__c: 'Active',
      Stages__c: 'Operation',
      Every__c: 'Month',
      DayOfPeriod__c: 25,
      CreateAheadDays__c: 5,
      ...fields,
    },
  ])
  return id
}

const addCustomer = (name = 'Acme', fields: Fields = {}): string =>
  addAccount(org, name, { cases: 0, events: 90, fields: { CsLifecycleStage__c: 'Operation', ...fields } })

/** A run so many days later. */
function runOn(day: number) {
  now = new Date(at(day))
  return org.rescoreAll(at(day))
}

/** As the service records its runs. */
const recordRun = (day: number, TasksPostponed__c: number | null, fields: Fields = {}): string[] =>
  org.insert('CsRun__c', [
    { Key__c: `run-${day}`, Kind__c: 'Full', Status__c: 'Completed', AsOf__c: at(day), TasksPostponed__c, ...fields },
  ])

const nothing = { tasksCreated: 0, tasksClosed: 0, tasksPostponed: 0, accountsChanged: 0, rowsRefused: 0, problems: [] }

describe('a rhythm', () => {
  it('brings standard tasks ahead of its day, and never twice', async () => {
    await startRhythm()
    const id = addCustomer()
    addCustomer('Young', { CsLifecycleStage__c: 'Onboarding' })
    expect(await runOn(0)).toMatchObject({ tasksCreated: 2, tasksPostponed: 0, problems: [] })
    const key = `${id}:rhythm:health-check:2026-11`
    expect(tasks(org, 'CsKey__c, CsSignalId__c, CsParty__c, WhatId, Subject, Description, Priority, Status, ActivityDate')).toEqual([
      {
        CsKey__c: `${key}:call`,
        CsSignalId__c: null,
        CsParty__c: 'Own',
        WhatId: id,
        Subject: 'Call the sponsor',
        Description: null,
        Priority: 'High',
        Status: 'Not Started',
        ActivityDate: '2026-11-27',
      },
      expect.objectContaining({ CsKey__c: `${key}:plan`, CsParty__c: 'Joint', Description: 'One page.', ActivityDate: '2026-12-02' }),
    ])
    expect(await runOn(0)).toMatchObject(nothing)
    expect(await runOn(3)).toMatchObject(nothing)
    expect(await runOn(4)).toMatchObject(nothing)
  })

  it('comes with a run for one account too', async () => {
    await startRhythm()
    const id = addCustomer()
    addCustomer('Beta')
    expect(await org.rescoreAccount(id, at(0))).toMatchObject({ changed: true })
    expect(tasks(org, 'WhatId')).toEqual([{ WhatId: id }, { WhatId: id }])
    expect(await org.rescoreAccount(id, at(0))).toMatchObject({ changed: false })
    expect(await runOn(0)).toMatchObject({ tasksCreated: 2 })
  })

  it('goes around the holidays of the org', async () => {
    await startRhythm({ CreateAheadDays__c: 0 })
    addCustomer()
    org.insert('Holiday', [{ Name: 'Founding day', IsAllDay: true, ActivityDate: '2026-11-25', IsRecurrence: false }])
    expect(await runOn(3)).toMatchObject({ tasksCreated: 0 })
    expect(await runOn(4)).toMatchObject({ tasksCreated: 2 })
    expect(tasks(org, 'ActivityDate')).toEqual([{ ActivityDate: '2026-11-30' }, { ActivityDate: '2026-12-03' }])
  })

  it('that cannot be used says why and leaves the rest of the run alone', async () => {
    await startRhythm({ SegmentFilter__c: "Nothing__c = 'x'" })
    addRhythm({ Key__c: 'lost' }, addPlaybook(org, 'draft', [callSponsor], { Status__c: 'Draft' }))
    addCustomer()
    const { problems, tasksCreated, accountsScored } = await runOn(0)
    expect({ tasksCreated, accountsScored }).toEqual({ tasksCreated: 0, accountsScored: 1 })
    expect(problems).toEqual([
      expect.stringContaining('Rhythm health-check is not used until this is put right: Condition 1: Account has no field "Nothing__c"'),
      'Rhythm lost is not used until this is put right: The playbook "draft" is not active.',
    ])
  })

  it('that is retired brings nothing more, and leaves what is there', async () => {
    await startRhythm()
    addCustomer()
    await runOn(0)
    const [rhythm] = org.query('SELECT Id FROM CsRhythm__c')
    org.update('CsRhythm__c', String(rhythm?.['Id']), { Status__c: 'Retired' })
    addCustomer('Beta')
    expect(await runOn(1)).toMatchObject({ tasksCreated: 0, tasksClosed: 0 })
    expect(tasks(org, 'Status')).toEqual([{ Status: 'Not Started' }, { Status: 'Not Started' }])
  })
})

describe('what a person did to a task of a rhythm is theirs', () => {
  it('deleted: it does not come back', async () => {
    await startRhythm()
    addCustomer()
    await runOn(0)
    org.delete('Task', taskOf(org, 'plan'))
    expect(await runOn(1)).toMatchObject(nothing)
    org.delete('Task', taskOf(org, 'call'))
    expect(await runOn(2)).toMatchObject(nothing)
    expect(tasks(org, 'Subject')).toEqual([])
  })

  it('changed: it stays when the account leaves the stage, and does not follow the owner', async () => {
    await startRhythm({}, { FollowOwner__c: true })
    const id = addCustomer()
    await runOn(0)
    org.update('Task', taskOf(org, 'plan'), { ActivityDate: '2026-12-24' })
    const sato = addUser(org, 'Sato')
    org.update('Account', id, { OwnerId: sato })
    await runOn(1)
    const [call, plan] = tasks(org, 'OwnerId')
    expect([call?.['OwnerId'] === sato, plan?.['OwnerId'] === sato]).toEqual([true, false])
    org.update('Account', id, { CsLifecycleStage__c: 'Renewal' })
    expect(await runOn(2)).toMatchObject({ tasksClosed: 1 })
    expect(tasks(org, 'Status, Description')).toEqual([
      { Status: 'Completed', Description: 'Closed because the account has left the stage or segment of this recurring work.' },
      { Status: 'Not Started', Description: 'One page.' },
    ])
    expect(await runOn(2)).toMatchObject(nothing)
  })

  it('completed: the step that waits begins', async () => {
    await startRhythm({}, {}, [callSponsor, { ...sendPlan, After__c: 'call' }])
    addCustomer()
    await runOn(0)
    org.update('Task', taskOf(org, 'call'), { Status: 'Completed' })
    expect(await runOn(1)).toMatchObject({ tasksCreated: 1 })
    expect(tasks(org, 'Subject, ActivityDate').at(-1)).toEqual({ Subject: 'Send the plan', ActivityDate: '2026-12-02' })
    expect(await runOn(1)).toMatchObject(nothing)
  })

  it('taken over from an account that was merged: the winner gets no second set', async () => {
    await startRhythm()
    const [acme, beta] = [addCustomer('Acme'), addCustomer('Beta', { CsLifecycleStage__c: 'Onboarding' })]
    await runOn(0)
    const { org: store } = org.running
    store.mergeAccounts(store.findUser('admin@banso.example')?.id ?? '', beta, [acme])
    org.update('Account', beta, { CsLifecycleStage__c: 'Operation' })
    expect(await runOn(1)).toMatchObject({ tasksCreated: 0, problems: [] })
    expect(tasks(org, 'WhatId')).toEqual([{ WhatId: beta }, { WhatId: beta }])
  })
})

describe('the limit of new tasks', () => {
  const most = 15
  const addBook = (size: number): void => Array.from({ length: size }, (_, index) => addCustomer(`Customer ${index}`)).forEach(String)

  it('puts the rest off to another day, and says so', async () => {
    await startRhythm()
    addBook(9)
    const postponed = [
      '4 tasks of recurring playbooks wait for another day, as their owners have got as many new tasks today as the record Default of CsSignalLimits__mdt allows (NewTasksPerCsmPerRun__c).',
    ]
    // Seven pairs fit into 15, two do not.
    expect(await runOn(0)).toMatchObject({ tasksCreated: most - 1, tasksPostponed: 4, problems: postponed })
    expect(await runOn(0)).toMatchObject({ tasksCreated: 0, tasksPostponed: 4, problems: postponed })
    expect(await runOn(1)).toMatchObject({ tasksCreated: 4, tasksPostponed: 0, problems: [] })
  })

  it('lets the rest come after its day, while no run has got round to it', async () => {
    await startRhythm({ CreateAheadDays__c: 0 })
    addBook(9)
    recordRun(2, 0)
    expect(await runOn(3)).toMatchObject({ tasksCreated: 14, tasksPostponed: 4 })
    recordRun(3, 4)
    expect(await runOn(4)).toMatchObject({ tasksCreated: 4, tasksPostponed: 0 })
    recordRun(4, 0)
    addCustomer('Newcomer')
    expect(await runOn(5)).toMatchObject({ tasksCreated: 0, tasksPostponed: 0 })
  })

  it('shares a day with signals: neither keeps the other waiting', async () => {
    await startRhythm()
    const calls = Array.from({ length: 14 }, (_, index) => ({ ...callSponsor, Key__c: `call-${index}` }))
    addIndicator(org, 'many-cases', addPlaybook(org, 'calm', calls))
    addTroubled(org, 'Acme', { CsLifecycleStage__c: 'Operation' })
    addTroubled(org, 'Blue', { CsLifecycleStage__c: 'Operation' })
    // 14 tasks of the first signal, which always fits, and the two pairs of the third of 15 that is kept.
    expect(await runOn(0)).toMatchObject({ signalsOpened: 1, signalsQueued: 1, tasksCreated: 18, tasksPostponed: 0 })
  })
})

describe('what runs have missed', () => {
  it('is made up for: failed runs and runs for one account do not count', async () => {
    await startRhythm({ CreateAheadDays__c: 0 })
    addCustomer()
    recordRun(1, null)
    recordRun(3, 0, { Status__c: 'Failed' })
    recordRun(4, 0, { Kind__c: 'Account' })
    expect(await runOn(5)).toMatchObject({ tasksCreated: 2 })
    expect(tasks(org, 'ActivityDate')).toEqual([{ ActivityDate: '2026-12-01' }, { ActivityDate: '2026-12-04' }])
  })

  it('is made up for from the first run on, not from before it', async () => {
    await startRhythm({ CreateAheadDays__c: 0 })
    addCustomer()
    recordRun(3, 7)
    expect(await runOn(4)).toMatchObject({ tasksCreated: 2 })
    await org.close()
    await startRhythm({ CreateAheadDays__c: 0 })
    addCustomer()
    expect(await runOn(4)).toMatchObject({ tasksCreated: 0 })
  })
})

describe('a run with rhythms that breaks off', () => {
  it('is healed by the next one after a crash before any of its writes', async () => {
    const writes = { path: '/composite/sobjects' }
    const start = async (): Promise<void> => {
      await startRhythm()
      addCustomer('Acme')
      addCustomer('Beta')
    }
    const state = () => tasks(org, 'What.Name, Subject, Status, ActivityDate')
    await start()
    const counted = org.running.faults.add({ kind: 'latency', ms: 0, match: writes, times: 1_000 })
    await runOn(0)
    const expected = state()
    expect(expected).toHaveLength(4)
    await org.close()
    // The scorecard's hash, snapshots, tasks, Accounts; the results of playbooks after these end no run.
    expect(counted.strikes).toBe(4 + 1)
    for (let done = 0; done < 4; done += 1) {
      await start()
      const fault = org.running.faults.add({ kind: 'reset', match: writes, skip: done, times: 1_000 })
      await expect(runOn(0)).rejects.toMatchObject({ problem: 'salesforce-unreachable' })
      fault.remove()
      await runOn(0)
      expect([done, state()]).toEqual([done, expected])
      expect(await runOn(0)).toMatchObject(nothing)
      if (done < 3) await org.close()
    }
  }, 120_000)
})
