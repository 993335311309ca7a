import { describe, expect, it } from 'vitest'
import { checkBudget } from '../../scoring-api/operations/check-budget.ts'
import { checkConnection } from '../../scoring-api/operations/check-connection.ts'
import { checkMapping } from '../../scoring-api/operations/check-mapping.ts'
import { checkRuns } from '../../scoring-api/operations/check-runs.ts'
import type { Check } from '../../scoring-api/operations/check.ts'
import type { ConnectionFacts } from '../../scoring-api/operations/connection-facts.ts'
import type { Mapping } from '../../scoring-api/operations/mapping.ts'
import type { FullRun, RunRecord } from '../../scoring-api/operations/run-records.ts'
import type { Told } from '../../scoring-api/operations/told.ts'

const now = '2026-11-22T03:00:00.000Z'
const statusOf = (checks: Check[], key: string): string | undefined => checks.find((check) => check.key === key)?.status
const foundOf = (checks: Check[], key: string): Check | undefined => checks.find((check) => check.key === key)

const connection = (overrides: Partial<ConnectionFacts> = {}): Check[] =>
  checkConnection(
    {
      login: { value: { username: 'i@banso.example', organization: 'Acme', organizationId: '00D000000000001EAA', isSandbox: false } },
      apiVersion: '67.0',
      newestApiVersion: { value: '68.0' },
      clockAheadSeconds: 0,
      orgKeys: [{ expiresAt: new Date('2027-11-22T00:00:00.000Z') }],
      ...overrides,
    },
    new Date(now),
  )

describe('the connection', () => {
  it('is in order', () => {
    expect(connection().map(({ key, status }) => `${key} ${status}`)).toEqual([
      'connection.login passed',
      'connection.apiVersion passed',
      'connection.clock passed',
      'connection.certificate passed',
    ])
  })

  it.each([
    [10, 'passed'],
    [11, 'warning'],
    [60, 'warning'],
    [61, 'failed'],
    [-10, 'passed'],
    [-11, 'failed'],
    [null, 'unknown'],
  ])('with a clock %s seconds ahead: %s', (clockAheadSeconds, status) => {
    expect(statusOf(connection({ clockAheadSeconds }), 'connection.clock')).toBe(status)
  })

  it('says in which direction the clock is wrong', () => {
    expect(foundOf(connection({ clockAheadSeconds: -90 }), 'connection.clock')).toMatchObject({
      english: "The clock of the scoring service is 90 seconds behind the org's.",
      japanese: 'スコア計算サービスの時計が組織より90秒遅れています。',
    })
  })

  it.each([
    [['2026-12-23T03:00:00.000Z'], 'passed', null],
    [['2026-12-23T02:59:59.000Z'], 'warning', '--org-certificate:'],
    [['2026-11-22T03:00:00.000Z'], 'failed', '--org-certificate:'],
    [['2026-11-01T00:00:00.000Z', '2027-11-01T00:00:00.000Z'], 'warning', '--org-certificate --finish.'],
    [['2027-02-01T00:00:00.000Z', '2027-11-01T00:00:00.000Z'], 'passed', null],
    [[null], 'unknown', 'instead of the key'],
    [null, 'failed', 'npm run connect-org'],
  ])('with certificates until %j: %s, and what to do is %s', (ends, status, remedy) => {
    const orgKeys = ends && ends.map((end) => ({ expiresAt: end === null ? null : new Date(end) }))
    const check = foundOf(connection({ orgKeys }), 'connection.certificate')
    expect(check?.status).toBe(status)
    if (remedy === null) expect(check?.remedyEnglish).toBeNull()
    else expect(check?.remedyEnglish).toContain(remedy)
  })

  it.each([
    ['68.0', '67.0', 'failed'],
    ['58.0', '67.0', 'passed'],
    ['57.0', '67.0', 'warning'],
  ])('with version %s where the org has %s: %s', (apiVersion, newest, status) => {
    expect(statusOf(connection({ apiVersion, newestApiVersion: { value: newest } }), 'connection.apiVersion')).toBe(status)
  })

  it('names what keeps the service from logging in', () => {
    expect(foundOf(connection({ login: { because: 'The login was refused.' } }), 'connection.login')).toMatchObject({
      status: 'failed',
      english: 'The service cannot ask the org: The login was refused.',
    })
  })
})

const run = (overrides: Partial<RunRecord> = {}): FullRun => ({
  recordId: 'a01000000000001AAA',
  run: {
    status: 'completed',
    startedAt: '2026-11-22T01:00:00.000Z',
    accountsRead: 10,
    accountsScored: 9,
    rowsRefused: 0,
    refusals: [],
    stoppedFeeds: [],
    failure: null,
    apiCalls: 50,
    ...overrides,
  } as RunRecord,
})

describe('runs', () => {
  it.each([
    ['2026-11-20T15:00:00.000Z', 'passed'],
    ['2026-11-20T14:59:59.000Z', 'warning'],
  ])('that last began at %s: %s', (startedAt, status) => {
    expect(statusOf(checkRuns([run({ startedAt })], now), 'runs.last')).toBe(status)
  })

  it('quote the failure of the last one, and judge refusals and feeds by the last that was completed', () => {
    const refusals = [{ object: 'Account', errorCode: 'STRING_TOO_LONG', rows: 3, message: 'too large' }]
    const checks = checkRuns(
      [run({ status: 'failed', failure: 'The disk is full.' }), run({ rowsRefused: 3, refusals, stoppedFeeds: ['CsUsage__c.Month__c'] })],
      now,
    )
    expect(checks.map(({ key, status }) => `${key} ${status}`)).toEqual([
      'runs.last failed',
      'runs.refusals failed',
      'feeds.stopped warning',
    ])
    expect(checks[0]?.english).toContain('The disk is full.')
    expect(checks[1]).toMatchObject({
      english: 'The org refused 3 rows of the last full run: 3 × STRING_TOO_LONG (Account: too large).',
      remedyEnglish: 'STRING_TOO_LONG: put back the length of the field.',
      place: { kind: 'record', name: 'a01000000000001AAA' },
    })
    expect(checks[2]?.place).toEqual({ kind: 'list', name: 'CsUsage__c' })
  })

  it('tell nothing where none was completed', () => {
    expect(checkRuns([], now).map(({ status }) => status)).toEqual(['failed', 'unknown', 'unknown'])
  })
})

describe('the budget', () => {
  const budget = (used: number, storageUsed = 0, apiCalls = 50): Check[] =>
    checkBudget({
      dailyCalls: { used, limit: 1_000 },
      lastRun: run({ apiCalls }),
      storage: { value: { usedMb: storageUsed, allowedMb: 1_000 } },
    })

  it.each([
    [699, 'passed'],
    [700, 'warning'],
    [800, 'failed'],
  ])('with %d of 1,000 calls used: %s', (used, status) => {
    expect(statusOf(budget(used), 'budget.apiCalls')).toBe(status)
  })

  it.each([
    [50, 'passed'],
    [51, 'warning'],
  ])('with a run of %d of 1,000 calls: %s', (apiCalls, status) => {
    expect(statusOf(budget(0, 0, apiCalls), 'budget.run')).toBe(status)
  })

  it.each([
    [799, 'passed'],
    [800, 'warning'],
    [950, 'failed'],
  ])('with %d of 1,000 MB used: %s', (used, status) => {
    expect(statusOf(budget(0, used), 'budget.storage')).toBe(status)
  })

  it('is not known where the org does not say', () => {
    const checks = checkBudget({ dailyCalls: null, lastRun: null, storage: { because: 'View Setup is missing.' } })
    expect(checks.map(({ status }) => status)).toEqual(['unknown', 'unknown', 'unknown'])
  })
})

const noMapping: Mapping = {
  scopeFilter: null,
  stagePath: 'CsLifecycleStage__c',
  customerSincePath: 'CsCustomerSince__c',
  arrPath: null,
  renewalSource: null,
  renewalDateSource: null,
  segmentPath: null,
  arrHistorySource: null,
}

describe('the scope', () => {
  const scope = (scopeFilter: string | null, accounts: Told<number>): string | undefined =>
    statusOf(checkMapping({ ...noMapping, scopeFilter }, { accounts, roles: new Map() }, []), 'mapping.Scope')

  it.each([
    [null, 1, 'passed'],
    [null, 0, 'warning'],
    ["Type = 'Customer'", 1, 'passed'],
    ["Type = 'Customer'", 0, 'failed'],
  ])('of %s with %d accounts: %s', (filter, count, status) => {
    expect(scope(filter, { value: count })).toBe(status)
  })

  it('is to be put right when it cannot be read', () => {
    expect(scope(null, { because: 'Account is not granted.' })).toBe('failed')
  })
})
