import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { createMetrics, type Metrics } from '../../scoring-api/operations/metrics.ts'
import { createRunRegistry, type RegistryDeps, type RunRegistry, type RunWork } from '../../scoring-api/operations/run-registry.ts'
import { Problem } from '../../scoring-api/problems.ts'
import { startFakeOrg, type FakeOrg } from '../salesforce/fake-org.ts'
import { accountId, logInto } from './test-app.ts'

let org: FakeOrg
let metrics: Metrics

beforeEach(async () => {
  org = await startFakeOrg()
  metrics = createMetrics()
  org.on('PATCH', '/composite/sobjects/CsRun__c/Key__c', ({ body }) => {
    written.push(...(JSON.parse(body) as { records: RunRow[] }).records)
    return { json: [{ success: true, errors: [] }] }
  })
})
afterEach(async () => {
  written.length = 0
  await org.close()
})

interface RunRow {
  Key__c: string
  Kind__c: string
  Status__c: string
  FinishedAt__c: string | null
  Failure__c: string | null
  ApiCalls__c: number
  AccountsScored__c: number
}
const written: RunRow[] = []
const health = { accountId, score: 70, band: 'Watch', coverage: 80, asOf: '2026-11-22T03:00:00.000Z', changed: false }

async function registry(overrides: Partial<RegistryDeps> = {}): Promise<RunRegistry> {
  return createRunRegistry({
    connection: await org.connect(),
    rescoreAll: () => Promise.resolve(),
    rescoreAccount: () => Promise.resolve(health),
    rescoreAccounts: () => Promise.resolve(),
    requireAccount: () => Promise.resolve(),
    requireNoBookWork: () => undefined,
    metrics,
    log: logInto([]),
    now: () => new Date('2026-11-22T03:00:00.750Z'),
    ...overrides,
  })
}

/** Waits until the registry says that the run has ended. */
async function ended(runs: RunRegistry, id: string) {
  for (;;) {
    const run = await runs.find(id)
    if (run.status !== 'running') return run
    await new Promise((resolve) => setImmediate(resolve))
  }
}

describe('a full run', () => {
  it('is recorded as running before it works and as completed after it, with what it did', async () => {
    const statusWhileWorking: (string | undefined)[] = []
    const runs = await registry({
      rescoreAll: ({ progress }) => {
        statusWhileWorking.push(written.at(-1)?.Status__c)
        progress.accountsScored = 3
        return Promise.resolve()
      },
    })
    const { id } = runs.startFull()
    const run = await ended(runs, id)
    expect(run).toMatchObject({ status: 'completed', failure: null, finishedAt: '2026-11-22T03:00:00.000Z' })
    expect(run.apiCalls()).toBe(2)
    expect(statusWhileWorking).toEqual(['Running'])
    expect(written.map(({ Key__c, Status__c }) => [Key__c, Status__c])).toEqual([
      [id, 'Running'],
      [id, 'Completed'],
    ])
    expect(written[1]).toMatchObject({ Kind__c: 'Full', AccountsScored__c: 3, ApiCalls__c: 2, Failure__c: null })
    expect(await metrics.registry.metrics()).toContain('banso_runs_total{kind="full",status="completed"} 1')
  })

  it('counts what it did for a monitoring system', async () => {
    const did = { accountsScored: 7, signalsOpened: 5, signalsResolved: 4, signalsQueued: 3, tasksCreated: 2, tasksClosed: 1 }
    const runs = await registry({ rescoreAll: ({ progress }) => Promise.resolve(void Object.assign(progress, did)) })
    await ended(runs, runs.startFull().id)
    await ended(runs, runs.startFull().id)
    const figures = await metrics.registry.metrics()
    expect(figures.split('\n').filter((line) => /^banso_(signals|accounts_scored)/.test(line))).toEqual([
      'banso_accounts_scored_total 14',
      'banso_signals_opened_total 10',
      'banso_signals_resolved_total 8',
      'banso_signals_queued_total 6',
      'banso_signals_tasks_created_total 4',
      'banso_signals_tasks_closed_total 2',
    ])
  })

  it('takes whole seconds as its instant: Salesforce keeps no more', async () => {
    const instants: string[] = []
    const runs = await registry({ rescoreAll: ({ asOf }) => Promise.resolve(void instants.push(asOf.toISOString())) })
    await ended(runs, runs.startFull().id)
    expect(instants).toEqual(['2026-11-22T03:00:00.000Z'])
  })

  it('is refused while another one runs, accounts too', async () => {
    const work = Promise.withResolvers<void>()
    const runs = await registry({ rescoreAll: () => work.promise })
    const { id } = runs.startFull()
    const sentence = `The full run ${id} has been going on since 2026-11-22T03:00:00.000Z; wait until it has ended.`
    expect(() => runs.startFull()).toThrow(new Problem('run-in-progress', sentence))
    await expect(runs.rescoreAccount(accountId)).rejects.toThrow(sentence)
    work.resolve()
    await ended(runs, id)
    expect((await ended(runs, runs.startFull().id)).status).toBe('completed')
  })

  it('is recorded as failed with its sentence', async () => {
    const runs = await registry({ rescoreAll: () => Promise.reject(new Problem('no-active-scorecard', 'No scorecard is active.')) })
    const run = await ended(runs, runs.startFull().id)
    expect(run.failure).toEqual({ title: 'No scorecard is active', detail: 'No scorecard is active.' })
    expect(written.at(-1)).toMatchObject({ Status__c: 'Failed', Failure__c: 'No scorecard is active.' })
  })

  it('fails when its record cannot be written, before it works', async () => {
    org.on('PATCH', '/composite/sobjects/CsRun__c/Key__c', () => ({
      json: [
        {
          success: false,
          errors: [{ statusCode: 'REQUIRED_FIELD_MISSING', message: 'Required fields are missing', fields: ['Region__c'] }],
        },
      ],
    }))
    let worked = false
    const runs = await registry({ rescoreAll: () => Promise.resolve(void (worked = true)) })
    const run = await ended(runs, runs.startFull().id)
    expect([worked, run.failure?.detail]).toEqual([
      false,
      `The org refused the record of run ${run.id} in CsRun__c (REQUIRED_FIELD_MISSING: Required fields are missing).`,
    ])
  })
})

describe('a run of one account', () => {
  it('is shared by callers who ask for the same account', async () => {
    let runsBegun = 0
    const runs = await registry({
      rescoreAccount: () => {
        runsBegun += 1
        return Promise.resolve(health)
      },
    })
    expect(await Promise.all([runs.rescoreAccount(accountId), runs.rescoreAccount(accountId)])).toEqual([health, health])
    expect([runsBegun, written.map(({ Kind__c }) => Kind__c)]).toEqual([1, ['Account', 'Account']])
  })

  it('leaves no record when there is no such account', async () => {
    const runs = await registry({ requireAccount: () => Promise.reject(new Problem('account-not-found', 'The org has no account.')) })
    await expect(runs.rescoreAccount(accountId)).rejects.toThrow('The org has no account.')
    expect(written).toEqual([])
  })

  it('waits while two others are under way, and a full run waits for all', async () => {
    const order: string[] = []
    const works = new Map(['a', 'b', 'c'].map((id) => [id, Promise.withResolvers<typeof health>()]))
    const runs = await registry({
      rescoreAll: () => Promise.resolve(void order.push('full')),
      rescoreAccount: (_work, id) => {
        order.push(id)
        return works.get(id)!.promise
      },
    })
    const accounts = ['a', 'b', 'c'].map((id) => runs.rescoreAccount(id))
    const full = runs.startFull()
    while (order.length < 2) await new Promise((resolve) => setImmediate(resolve))
    expect(order.toSorted()).toEqual(['a', 'b'])
    for (const work of works.values()) work.resolve(health)
    await Promise.all(accounts)
    await ended(runs, full.id)
    expect(order.slice(2)).toEqual(['c', 'full'])
  })
})

describe('accounts for whom nobody waits', () => {
  it('wait for the end of a full run, and the next full run waits for them', async () => {
    const order: string[] = []
    const [full, batch] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()]
    const runs = await registry({
      rescoreAll: () => {
        order.push('full')
        return full.promise
      },
      rescoreAccounts: (_work, ids) => {
        order.push(ids.join())
        return batch.promise
      },
    })
    const first = runs.startFull()
    runs.queueAccounts(['a', 'b'])
    while (order.length < 1) await new Promise((resolve) => setImmediate(resolve))
    expect(order).toEqual(['full'])
    full.resolve()
    await ended(runs, first.id)
    while (order.length < 2) await new Promise((resolve) => setImmediate(resolve))
    const second = runs.startFull()
    expect(order).toEqual(['full', 'a,b'])
    batch.resolve()
    await ended(runs, second.id)
    expect(order).toEqual(['full', 'a,b', 'full'])
    expect(written.filter(({ Status__c }) => Status__c === 'Completed').map(({ Kind__c }) => Kind__c)).toEqual(['Full', 'Account', 'Full'])
  })

  it('take one of the two places that runs of accounts have', async () => {
    org.on('GET', '/limits', () => ({ json: {} }))
    let [underWay, most, ended] = [0, 0, 0]
    const work = async ({ salesforce }: RunWork) => {
      underWay += 1
      most = Math.max(most, underWay)
      for (let call = 0; call < 5; call += 1) await salesforce.send({ method: 'GET', path: '/limits' })
      underWay -= 1
      ended += 1
      return health
    }
    const runs = await registry({ rescoreAccount: work, rescoreAccounts: async (batch) => void (await work(batch)) })
    const asked = ['a', 'b'].map((id) => runs.rescoreAccount(id))
    runs.queueAccounts(['c'])
    await Promise.all([...asked, runs.rescoreAccount('d')])
    while (ended < 4) await new Promise((resolve) => setImmediate(resolve))
    expect(most).toBe(2)
  })

  it('leave a record of the run that failed, and do not keep the next ones from being scored', async () => {
    const asked: string[] = []
    const runs = await registry({
      rescoreAccounts: (_work, ids) => {
        asked.push(ids.join())
        return asked.length === 1 ? Promise.reject(new Problem('no-active-scorecard', 'No scorecard is active.')) : Promise.resolve()
      },
    })
    runs.queueAccounts(['a'])
    while (written.length < 2) await new Promise((resolve) => setImmediate(resolve))
    runs.queueAccounts(['b'])
    while (written.length < 4) await new Promise((resolve) => setImmediate(resolve))
    expect([asked, written.map(({ Status__c }) => Status__c)]).toEqual([
      ['a', 'b'],
      ['Running', 'Failed', 'Running', 'Completed'],
    ])
  })

  it('are named in the log when the service stops before they were scored', async () => {
    const logged: string[] = []
    const runs = await registry({
      log: logInto(logged),
      rescoreAccounts: async ({ salesforce }) => {
        for (;;) {
          salesforce.throwIfStopped()
          await new Promise((resolve) => setImmediate(resolve))
        }
      },
    })
    const ids = Array.from({ length: 201 }, (_, index) => `account-${index}`)
    runs.queueAccounts(ids)
    while (written.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await runs.stop()
    const lines = logged.map((line) => JSON.parse(line) as { level: number; accountIds?: string[] })
    expect(lines.filter(({ level }) => level === 40)).toEqual([expect.objectContaining({ accountIds: ids })])
  })

  it('are not taken any more when the service stops', async () => {
    const runs = await registry()
    await runs.stop()
    expect(() => runs.queueAccounts(['a'])).toThrow('The scoring service was stopped')
  })
})

describe('stopping', () => {
  it('ends what runs and records it as failed', async () => {
    const runs = await registry({
      rescoreAll: async ({ salesforce }) => {
        for (;;) {
          salesforce.throwIfStopped()
          await new Promise((resolve) => setImmediate(resolve))
        }
      },
    })
    const { id } = runs.startFull()
    while (written.length === 0) await new Promise((resolve) => setImmediate(resolve))
    await runs.stop()
    const sentence = 'The scoring service was stopped during the run; start the run again.'
    expect((await runs.find(id)).failure?.detail).toBe(sentence)
    expect(written.at(-1)).toMatchObject({ Key__c: id, Status__c: 'Failed', Failure__c: sentence })
    expect(() => runs.startFull()).toThrow(sentence)
  })
})

describe('runs of an earlier process', () => {
  const stored = (Status__c: string) => ({
    Key__c: '4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11',
    Kind__c: 'Full',
    Status__c,
    AsOf__c: '2026-11-21T03:00:00.000+0000',
    StartedAt__c: '2026-11-21T03:00:00.000+0000',
    FinishedAt__c: Status__c === 'Running' ? null : '2026-11-21T03:05:00.000+0000',
    AccountsRead__c: 514,
    RowsRead__c: 43_000,
    AccountsScored__c: 500,
    AccountsChanged__c: 12,
    SnapshotsWritten__c: 12,
    RowsRefused__c: 4,
    Refusals__c: '3 × STRING_TOO_LONG, Account: Health Reason: data value too large\r\n1 × NOT_PROCESSED, Task: wait\nspoilt',
    OverridesEnded__c: 2,
    BenchmarksWritten__c: 3,
    SignalsOpened__c: 4,
    SignalsResolved__c: 5,
    SignalsQueued__c: 6,
    TasksCreated__c: 7,
    TasksClosed__c: 8,
    TasksPostponed__c: 9,
    ApiCalls__c: 60,
    Problems__c: 'one\ntwo',
    StoppedFeeds__c: 'CsUsage__c.Month__c\r\nTask.ActivityDate',
    Failure__c: null,
  })

  it('that were killed are marked as failed', async () => {
    org.on('GET', '/query', () => ({ json: { totalSize: 1, done: true, records: [stored('Running')] } }))
    await (await registry()).closeDeadRuns()
    expect(written).toHaveLength(1)
    expect(written[0]).toMatchObject({
      Status__c: 'Failed',
      FinishedAt__c: '2026-11-22T03:00:00.000Z',
      Failure__c: 'The scoring service ended during the run; start it again.',
      AccountsScored__c: 500,
      Refusals__c: '3 × STRING_TOO_LONG, Account: Health Reason: data value too large\n1 × NOT_PROCESSED, Task: wait',
    })
  })

  it('are found in their record', async () => {
    org.on('GET', '/query', () => ({ json: { totalSize: 1, done: true, records: [stored('Completed')] } }))
    const run = await (await registry()).find('4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11')
    expect(run.apiCalls()).toBe(60)
    expect(run).toMatchObject({
      status: 'completed',
      finishedAt: '2026-11-21T03:05:00.000Z',
      failure: null,
      progress: {
        phase: 'done',
        accountsTotal: 514,
        accountsDone: 514,
        rowsRefused: 4,
        refusals: [
          { object: 'Account', errorCode: 'STRING_TOO_LONG', rows: 3, message: 'Health Reason: data value too large' },
          { object: 'Task', errorCode: 'NOT_PROCESSED', rows: 1, message: 'wait' },
        ],
        refused: [],
        overridesEnded: 2,
        benchmarksWritten: 3,
        signalsOpened: 4,
        signalsResolved: 5,
        signalsQueued: 6,
        tasksCreated: 7,
        tasksClosed: 8,
        tasksPostponed: 9,
        problems: ['one', 'two'],
        stoppedFeeds: ['CsUsage__c.Month__c', 'Task.ActivityDate'],
      },
    })
  })

  it('that nobody knows are not found', async () => {
    org.on('GET', '/query', () => ({ json: { totalSize: 0, done: true, records: [] } }))
    await expect((await registry()).find('4f7a1a0e-6a55-4a51-9b57-3a2f5a0d3c11')).rejects.toThrow('There is no run 4f7a1a0e')
  })
})
