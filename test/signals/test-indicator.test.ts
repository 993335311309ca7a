import { tmpdir } from 'node:os'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { openFacts } from '../../scoring-api/facts/facts.ts'
import { toIndicator, toPlaybook, type IndicatorDefinition } from '../../scoring-api/signals/definition-json.ts'
import { testIndicator } from '../../scoring-api/signals/test-indicator.ts'
import { newTestProgress } from '../../scoring-api/signals/test-progress.ts'
import { addAccount, addScorecard, endState, openCases, startScoringOrg, use, type ScoringOrg } from '../health-score/scoring-org.ts'
import { anIndicator, aPlaybook, aStep } from './definition-builders.ts'
import { addIndicator, addPlaybook, addTroubled, addUser, at, closeCases, signals, signalState, tasks, today } from './signal-org.ts'

let org: ScoringOrg

beforeEach(async () => {
  org = await startScoringOrg()
})
afterEach(() => org.close())

const calm = aPlaybook({ steps: [aStep(), aStep({ key: 'plan' }), aStep({ key: 'later', after: 'call' })] })

async function test(changes: Partial<IndicatorDefinition> = {}, { asOf = today, days = 90, playbook = calm } = {}) {
  const progress = newTestProgress()
  const result = await testIndicator(
    {
      salesforce: org.connection.forWork(),
      asOf: new Date(asOf),
      progress,
      workDirectory: tmpdir(),
      openFacts: (directory) => openFacts({ workDirectory: directory, memoryLimitMb: 512, threads: 1 }),
    },
    { indicator: toIndicator(anIndicator(changes)), playbook: toPlaybook(playbook), days },
  )
  return { ...result, progress }
}

it('says for whom an indicator would fire today, and writes nothing', async () => {
  addScorecard(org, 'all')
  const emma = addUser(org, 'Emma')
  const small = addTroubled(org, 'Small', { CsArr__c: 1_000, OwnerId: emma })
  const large = addTroubled(org, 'Large', { CsArr__c: 9_000, OwnerId: emma })
  const unpriced = addTroubled(org, 'Unpriced')
  addAccount(org, 'Quiet', { cases: 2, events: 90 })
  addAccount(org, 'Silent')
  const before = [endState(org), signalState(org)]
  const owner = String(org.query(`SELECT OwnerId FROM Account WHERE Id = '${unpriced}'`)[0]?.['OwnerId'])

  const result = await test()

  const tested = (accountId: string) => ({
    accountId,
    outcome: 'opens',
    english: '3 cases are open',
    japanese: '未解決のケースが3件',
    values: { 'Value.open_cases': 3 },
  })
  expect(result).toEqual({
    asOf: '2026-11-22T03:00:00.000Z',
    accounts: 5,
    today: {
      matching: 3,
      outcomes: { opens: 3, waits: 0, queued: 0, openAlready: 0, coolingDown: 0, dismissed: 0 },
      wouldOpen: 3,
      // two steps of each begin at once, the third waits for the first
      tasks: 6,
      perOwner: [
        { ownerId: emma, accounts: 2, tasks: 4 },
        { ownerId: owner, accounts: 1, tasks: 2 },
      ],
      accounts: [tested(large), tested(small), tested(unpriced)],
    },
    past: {
      from: '2026-08-24',
      to: '2026-11-21',
      opened: 0,
      resolved: 0,
      stillOpen: 0,
      accounts: 0,
      medianDaysOpen: null,
      days: [],
      unknownNames: [],
    },
    warnings: [],
    progress: { phase: 'past', accountsTotal: 5, accountsDone: 5 },
  })
  expect([endState(org), signalState(org)]).toEqual(before)
  expect(org.query('SELECT Id FROM CsRun__c')).toEqual([])
})

it('is what the next run does with the indicator switched on: caps, waiting, snapshots of the past', async () => {
  addScorecard(org, 'all')
  const calmId = addPlaybook(org, 'calm')
  for (let index = 0; index < 12; index += 1) addTroubled(org, `Account ${String(index).padStart(2, '0')}`)
  // 15 new tasks a CSM and day, two for each signal: seven fit
  const tested = await test({}, { playbook: aPlaybook({ steps: [aStep(), aStep({ key: 'plan' })] }) })
  addIndicator(org, 'many-cases', calmId)
  const { signalsOpened, signalsQueued, tasksCreated } = await org.rescoreAll(today, { acceptBlastRadius: true })
  expect([tested.today.wouldOpen, tested.today.outcomes.queued, tested.today.tasks]).toEqual([signalsOpened, signalsQueued, tasksCreated])
  expect([signalsOpened, signalsQueued, tasksCreated]).toEqual([7, 5, 14])
  expect(tasks(org, 'Id')).toHaveLength(14)
})

it('tells what became of accounts that fulfil the condition already', async () => {
  addScorecard(org, 'all')
  addIndicator(org, 'many-cases', addPlaybook(org, 'calm'))
  const resolved = addTroubled(org, 'Resolved')
  addTroubled(org, 'Goes on')
  await org.rescoreAll(today)
  closeCases(org, resolved)
  await org.rescoreAll(at(1))
  org.insert(
    'Case',
    Array.from({ length: 3 }, () => ({ AccountId: resolved, Subject: 'Again', Status: 'New' })),
  )
  addTroubled(org, 'New')
  expect(signals(org, 'Status__c').map((one) => one['Status__c'])).toEqual(['Resolved', 'Open'])

  const { outcomes, wouldOpen, matching } = (await test({}, { asOf: at(3) })).today
  expect([matching, wouldOpen, outcomes]).toEqual([3, 1, { opens: 1, waits: 0, queued: 0, openAlready: 1, coolingDown: 1, dismissed: 0 }])

  const waiting = (await test({ key: 'patient', minimumDays: 5 }, { asOf: at(3) })).today
  expect([waiting.matching, waiting.wouldOpen, waiting.tasks, waiting.outcomes.waits]).toEqual([3, 0, 0, 3])
})

it('tells of a signal that somebody dismissed and whose condition is still true', async () => {
  addScorecard(org, 'all')
  addIndicator(org, 'many-cases', addPlaybook(org, 'calm'))
  addTroubled(org)
  await org.rescoreAll(today, { acceptBlastRadius: true })
  org.update('CsSignal__c', String(signals(org, 'Id')[0]?.['Id']), { Status__c: 'Dismissed', DismissReason__c: 'NotImportant' })

  const { matching, wouldOpen, outcomes } = (await test({}, { asOf: at(30) })).today
  expect([matching, wouldOpen, outcomes.dismissed, outcomes.coolingDown]).toEqual([1, 0, 1, 0])
})

it('asks the snapshots how often it would have fired', async () => {
  addScorecard(org, 'all')
  const account = addTroubled(org, 'Up and down')
  addAccount(org, 'Quiet', { cases: 1, events: 90 })
  await org.rescoreAll(at(0))
  await org.rescoreAll(at(4))
  closeCases(org, account)
  await org.rescoreAll(at(10))

  const { past } = await test({}, { asOf: at(20) })
  expect(past).toEqual({
    from: '2026-09-13',
    to: '2026-12-11',
    opened: 1,
    resolved: 1,
    stillOpen: 0,
    accounts: 1,
    medianDaysOpen: 10,
    days: [
      { day: '2026-11-22', opened: 1, resolved: 0 },
      { day: '2026-12-02', opened: 0, resolved: 1 },
    ],
    unknownNames: [],
  })
  expect((await test({}, { asOf: at(20), days: 15 })).past).toMatchObject({ from: '2026-11-27', opened: 1, medianDaysOpen: 5 })
  expect((await test({ when: "Value.open_cases >= 3 AND Account.Type = 'Partner'" }, { asOf: at(20) })).past).toMatchObject({
    opened: 0,
    unknownNames: ['Account.Type'],
  })
  expect((await test({ when: 'Score < 60', reasonText: null, japaneseReasonText: null }, { asOf: at(20) })).past).toMatchObject({
    opened: 1,
    resolved: 1,
  })
})

it('knows nothing of a day whose snapshot came with a merge or cannot be read, nor of a value whose feed had stopped', async () => {
  addScorecard(org, 'all', {}, [{ ...openCases, DateField__c: 'CreatedDate', WindowDays__c: 90 }, use])
  const [stopped = '', merged = '', unreadable = '', sound = ''] = ['Stopped', 'Merged', 'Unreadable', 'Sound'].map((name) =>
    addTroubled(org, name),
  )
  await org.rescoreAll(today)
  const snapshotOf = (accountId: string) =>
    org.query(`SELECT Id, Key__c, Measures__c FROM CsHealthSnapshot__c WHERE Account__c = '${accountId}'`)[0] ?? {}
  const change = (accountId: string, fields: Record<string, unknown>): void =>
    org.update('CsHealthSnapshot__c', String(snapshotOf(accountId)['Id']), fields)
  expect((await test({}, { asOf: at(10) })).past.accounts).toBe(4)

  change(merged, { Key__c: String(snapshotOf(merged)['Key__c']).replace(merged, '0019ZZZZZZZZZZZAAA') })
  change(unreadable, { Measures__c: '{"schema":1}' })
  const content = JSON.parse(String(snapshotOf(stopped)['Measures__c'])) as { measures: { key: string }[] }
  const measures = content.measures.map((one) => (one.key === 'open-cases' ? { ...one, status: 'stale', points: null } : one))
  change(stopped, { Measures__c: JSON.stringify({ ...content, stoppedFeeds: ['Case.CreatedDate'], measures }) })

  const { past, warnings } = await test({}, { asOf: at(10) })
  expect([past.accounts, past.opened]).toEqual([1, 1])
  expect(warnings.map(({ english }) => english)).toEqual([expect.stringMatching(/^1 /)])
  org.delete('CsHealthSnapshot__c', String(snapshotOf(sound)['Id']))
  expect((await test({}, { asOf: at(10) })).past.accounts).toBe(0)
})

it('warns when the run would stop for all it opens', async () => {
  addScorecard(org, 'all')
  for (let index = 0; index < 50; index += 1) addTroubled(org, `Account ${index}`)
  const { warnings } = await test()
  expect(warnings.map(({ english }) => english)).toEqual([
    expect.stringMatching(
      /^The next full run would stop before it writes: .* signals would open for 50 \(100\.0 %; limit 25 %; most by many-cases 50\)/,
    ),
  ])
})

it('needs an active scorecard', async () => {
  await expect(test()).rejects.toMatchObject({ problem: 'no-active-scorecard' })
})
