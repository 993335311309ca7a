import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { mkdtemp, rm } from 'node:fs/promises'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { openFacts } from '../../scoring-api/facts/facts.ts'
import { rescoreAccount, rescoreAccounts, rescoreAll } from '../../scoring-api/health-score/rescore-accounts.ts'
import { createMetrics, type Metrics } from '../../scoring-api/operations/metrics.ts'
import { createRunRegistry, type FullRunOptions, type Run, type RunRegistry } from '../../scoring-api/operations/run-registry.ts'
import { addAccount, startScoringOrg, type Fields, type ScoringOrg } from '../health-score/scoring-org.ts'
import { addCall, addContract, addHealthy, addPast } from '../renewals/renewal-org.ts'
import { addManyCases, addTroubled, today } from '../signals/signal-org.ts'
import { logInto } from './test-app.ts'

let org: ScoringOrg
let workDirectory: string
let metrics: Metrics
let runs: RunRegistry

beforeEach(async () => {
  org = await startScoringOrg()
  workDirectory = await mkdtemp(join(tmpdir(), 'banso-dry-run-'))
  metrics = createMetrics()
  const engine = {
    workDirectory,
    openFacts: (directory: string) => openFacts({ workDirectory: directory, memoryLimitMb: 512, threads: 1 }),
  }
  runs = createRunRegistry({
    connection: org.connection,
    rescoreAll: (work) => rescoreAll({ ...work, ...engine }),
    rescoreAccount: (work, accountId) => rescoreAccount({ ...work, ...engine }, accountId),
    rescoreAccounts: (work, accountIds) => rescoreAccounts({ ...work, ...engine }, accountIds),
    requireAccount: () => Promise.resolve(),
    requireNoBookWork: () => undefined,
    metrics,
    log: logInto([]),
    now: () => new Date(today),
  })
})
afterEach(async () => {
  await runs.stop()
  await org.close()
  await rm(workDirectory, { recursive: true, force: true })
})

async function fullRun(options: FullRunOptions): Promise<Run> {
  const run = runs.startFull({ acceptBlastRadius: true, ...options })
  while (run.status === 'running') await new Promise((resolve) => setTimeout(resolve, 20))
  return run
}

/** Every row of every object, as the administrator sees it. */
function dump(): Record<string, Fields[]> {
  const { org: records } = org.running
  const admin = records.findUser('admin@banso.example')?.id ?? ''
  return Object.fromEntries(
    records.describeGlobal(admin).map(({ name }) => {
      const fields = records.describe(admin, name).fields.map((field) => field.name)
      return [name, org.query(`SELECT ${fields.join(', ')} FROM ${name} ORDER BY Id`)]
    }),
  )
}

/** What a run says it did, but for how long it took; rows read are compared by themselves. */
function countersOf({ progress: { seconds: _seconds, rowsRead: _rowsRead, ...counters } }: Run) {
  return counters
}

function addBook(): void {
  addManyCases(org)
  addPast(org)
  for (const name of ['Acme', 'Beta', 'Gamma']) addContract(org, addTroubled(org, name), '2026-03-01')
  const healthy = addHealthy(org, 'Delta')
  addContract(org, healthy, '2026-02-20')
  addCall(org, healthy, {})
  const override = { Account__c: healthy, ReasonCode__c: 'Other', Note__c: 'We met them.', ExpiresOn__c: '2026-12-20' }
  org.insert('CsHealthOverride__c', [
    { ...override, Score__c: 50 },
    { ...override, Score__c: 40 },
  ])
}

const rowsOf = (object: string): number => org.query(`SELECT Id FROM ${object}`).length

describe('a dry run', () => {
  it('leaves every row of the org as it was, and counts what the run after it does', async () => {
    addBook()
    const before = dump()
    const dry = await fullRun({ isDryRun: true })
    expect(dump()).toEqual(before)
    expect(dry).toMatchObject({ status: 'completed', isDryRun: true, failure: null })

    const real = await fullRun({})
    expect(real).toMatchObject({ status: 'completed', isDryRun: false, failure: null })
    expect(real.progress).toMatchObject({ accountsScored: 5, snapshotsWritten: 5, signalsOpened: 3, tasksCreated: 6, overridesEnded: 1 })
    expect(countersOf(dry)).toEqual(countersOf(real))
  })

  it('has read what a run reads but for the signals and tasks that this one writes, and reads back to count', async () => {
    addBook()
    const dry = await fullRun({ isDryRun: true })
    const real = await fullRun({})
    expect(real.progress.rowsRead - dry.progress.rowsRead).toBe(rowsOf('CsSignal__c') + rowsOf('Task'))
  })

  it('tells to the call what writing spends while rows go by collections', async () => {
    addBook()
    const dry = await fullRun({ isDryRun: true })
    const real = await fullRun({})
    expect(dry.apiCalls() + (dry.apiCallsToWrite() ?? NaN)).toBe(real.apiCalls())
    expect(dry.apiCallsToWrite()).toBeGreaterThan(5)
    expect(real.apiCallsToWrite()).toBeNull()
  })

  it('tells within a tenth what writing spends where rows go by Bulk', async () => {
    addManyCases(org, {}, undefined, {})
    for (let index = 0; index < 2_100; index += 1) addAccount(org, `Account ${index}`, { cases: 3 })
    const before = dump()
    const dry = await fullRun({ isDryRun: true })
    expect(dump()).toEqual(before)
    const real = await fullRun({})
    expect(real.progress).toMatchObject({ snapshotsWritten: 2_100, accountsChanged: 2_100 })
    expect(countersOf(dry)).toEqual(countersOf(real))
    expect(Math.abs(dry.apiCalls() + (dry.apiCallsToWrite() ?? NaN) - real.apiCalls())).toBeLessThanOrEqual(real.apiCalls() / 10)
  })

  it('has nothing to write right after a run', async () => {
    addBook()
    await fullRun({})
    const { progress } = await fullRun({ isDryRun: true })
    expect(progress).toMatchObject({ accountsChanged: 0, snapshotsWritten: 0, signalsOpened: 0, tasksCreated: 0, rowsRefused: 0 })
  })

  it('fails as the run would, and leaves no record of that', async () => {
    addTroubled(org)
    const before = dump()
    const run = await fullRun({ isDryRun: true })
    expect(run).toMatchObject({
      status: 'failed',
      failure: {
        title: 'No scorecard is active',
        detail: 'No scorecard is active: set Status__c of at least one CsScorecard__c to Active.',
      },
    })
    expect(dump()).toEqual(before)
  })

  it('is found under its id, and in no figure of what runs did', async () => {
    addBook()
    const { id } = await fullRun({ isDryRun: true })
    expect(await runs.find(id)).toMatchObject({ id, isDryRun: true })
    expect(await metrics.registry.metrics()).not.toContain('banso_runs_total{')
  })
})
