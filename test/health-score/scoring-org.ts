import { generateKeyPairSync } from 'node:crypto'
import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startLocalOrg, type RunningOrg } from '../../local-org/server.ts'
import type { SalesforceSettings } from '../../scoring-api/config.ts'
import { openFacts } from '../../scoring-api/facts/facts.ts'
import type { AccountHealth } from '../../scoring-api/health-score/health-score-routes.ts'
import { rescoreAccount, rescoreAccounts, rescoreAll, type RescoreRequest } from '../../scoring-api/health-score/rescore-accounts.ts'
import { newProgress, type RunProgress } from '../../scoring-api/health-score/run-progress.ts'
import { connect, type Connection } from '../../scoring-api/salesforce/connect.ts'

export type Fields = Record<string, unknown>

/** A local org in memory with the service logged in as the integration user, and the admin's hands on its records. */
export interface ScoringOrg {
  running: RunningOrg
  connection: Connection
  /** @returns the ids */
  insert(object: string, rows: Fields[]): string[]
  update(object: string, id: string, fields: Fields): void
  delete(object: string, id: string): void
  /** As the admin sees it. */
  query(soql: string): Fields[]
  rescoreAll(asOf: string, overrides?: Partial<RescoreRequest>): Promise<RunProgress>
  rescoreAccount(accountId: string, asOf: string, overrides?: Partial<RescoreRequest>): Promise<AccountHealth>
  rescoreAccounts(accountIds: string[], asOf: string, overrides?: Partial<RescoreRequest>): Promise<RunProgress>
  /** What runs left behind in the work directory. */
  leftovers(): Promise<string[]>
  close(): Promise<void>
}

const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
export const integrationKeyPem = keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString()
const certificatePem = keys.publicKey.export({ type: 'spki', format: 'pem' }).toString()
export const projectDirectory = new URL('../..', import.meta.url).pathname

export async function startScoringOrg(overrides: Partial<Parameters<typeof startLocalOrg>[0]> = {}): Promise<ScoringOrg> {
  const running = await startLocalOrg({
    port: 0,
    dataDirectory: null,
    projectDirectory,
    lightning: false,
    apps: [{ clientId: 'service', certificatePem, preauthorizedPermissionSets: ['ScoringApiIntegration'] }],
    users: [
      aUser('admin@banso.example', 'System Administrator', []),
      aUser('integration@banso.example', 'Minimum Access - API Only Integrations', ['ScoringApiIntegration']),
    ],
    organization: { name: 'Test', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' },
    now: () => new Date('2026-11-22T03:00:00Z'),
    ...overrides,
  })
  const settings: SalesforceSettings = {
    loginUrl: running.url,
    clientId: 'service',
    login: { kind: 'jwtBearer', username: 'integration@banso.example', privateKey: keys.privateKey, audience: running.url },
    apiVersion: '67.0',
  }
  const connection = await connect(settings, () => Promise.resolve())
  const workDirectory = await mkdtemp(join(tmpdir(), 'banso-scoring-'))
  const { org } = running
  const admin = org.findUser('admin@banso.example')?.id ?? ''
  const request = (asOf: string, progress: RunProgress): RescoreRequest => ({
    salesforce: connection.forWork(),
    asOf: new Date(asOf),
    progress,
    workDirectory,
    openFacts: (directory) => openFacts({ workDirectory: directory, memoryLimitMb: 512, threads: 1 }),
  })
  return {
    running,
    connection,
    insert: (object, rows) => org.inTransaction(() => rows.map((row) => idOf(org.insert(admin, object, row)))),
    update: (object, id, fields) => void idOf(org.update(admin, object, id, fields)),
    delete: (object, id) => void idOf(org.delete(admin, object, id)),
    query: (soql) => [...org.query(admin, soql).records].map(({ attributes: _attributes, ...fields }) => fields),
    rescoreAll: async (asOf, more = {}) => {
      const progress = newProgress()
      await rescoreAll({ ...request(asOf, progress), ...more })
      return progress
    },
    rescoreAccount: (accountId, asOf, more = {}) => rescoreAccount({ ...request(asOf, newProgress()), ...more }, accountId),
    rescoreAccounts: async (accountIds, asOf, more = {}) => {
      const progress = newProgress()
      await rescoreAccounts({ ...request(asOf, progress), ...more }, accountIds)
      return progress
    },
    leftovers: () => readdir(workDirectory),
    close: async () => {
      connection.close()
      await running.close()
      await rm(workDirectory, { recursive: true, force: true })
    },
  }
}

/** On force-app with one file changed. */
export async function startScoringOrgOn(path: string, pattern: RegExp, replacement: string): Promise<ScoringOrg> {
  const project = await mkdtemp(join(tmpdir(), 'banso-project-'))
  try {
    await cp(join(projectDirectory, 'force-app'), join(project, 'force-app'), { recursive: true })
    await cp(join(projectDirectory, 'sfdx-project.json'), join(project, 'sfdx-project.json'))
    const file = join(project, 'force-app/main', path)
    const xml = await readFile(file, 'utf8')
    if (!pattern.test(xml)) throw new Error(`${path} has nothing like ${pattern}`)
    await writeFile(file, xml.replace(pattern, replacement))
    return await startScoringOrg({ projectDirectory: project })
  } finally {
    await rm(project, { recursive: true, force: true })
  }
}

function idOf(result: { id: string | null; success: boolean; errors: unknown[] }): string {
  if (!result.success || result.id === null) throw new Error(`The org refused a row of the test: ${JSON.stringify(result.errors)}`)
  return result.id
}

function aUser(username: string, profile: string, permissionSets: string[]) {
  return { username, firstName: 'Test', lastName: 'User', email: username, language: 'en_US' as const, permissionSets, profile }
}

/** An active scorecard of two measures: open cases (0=100; 4=0) and use (0=0; 100=100), a weight of 10 each. @returns its id */
export function addScorecard(org: ScoringOrg, key: string, fields: Fields = {}, measures: Fields[] = [openCases, use]): string {
  const [id = ''] = org.insert('CsScorecard__c', [
    {
      Name: key,
      Key__c: key,
      VersionKey__c: `${key}-v1`,
      Version__c: 1,
      HealthyFrom__c: 70,
      WatchFrom__c: 45,
      BandMargin__c: 2,
      MinimumCoverage__c: 50,
      ...fields,
      Status__c: 'Draft',
    },
  ])
  org.insert(
    'CsMeasure__c',
    measures.map((measure) => ({ ...measure, Scorecard__c: id, VersionKey__c: `${key}-v1:${String(measure['Key__c'])}` })),
  )
  // As people do it: once it is active, the org lets nobody add a measure.
  if (fields['Status__c'] !== 'Draft') org.update('CsScorecard__c', id, { Status__c: fields['Status__c'] ?? 'Active' })
  return id
}

export const openCases: Fields = {
  Name: 'Open cases',
  Key__c: 'open-cases',
  JapaneseName__c: '未解決のケース',
  Group__c: 'Relationship',
  Weight__c: 10,
  SourceObject__c: 'Case',
  AccountPath__c: 'AccountId',
  Filter__c: 'IsClosed = false',
  Aggregate__c: 'Count',
  Unit__c: 'Count',
  Points__c: '0=100; 4=0',
}

export const use: Fields = {
  Name: 'Use',
  Key__c: 'use',
  JapaneseName__c: '利用',
  Group__c: 'Process',
  Weight__c: 10,
  SourceObject__c: 'CsUsage__c',
  AccountPath__c: 'Account__c',
  Aggregate__c: 'Sum',
  Field__c: 'Events__c',
  Unit__c: 'Count',
  Points__c: '0=0; 100=100',
}

/** An account with so many open cases (one closed beside them) and so much use. @returns its id */
export function addAccount(org: ScoringOrg, name: string, facts: { cases?: number; events?: number; fields?: Fields } = {}): string {
  const [id = ''] = org.insert('Account', [{ Name: name, ...facts.fields }])
  addFacts(org, id, facts)
  return id
}

export function addFacts(org: ScoringOrg, accountId: string, { cases, events }: { cases?: number; events?: number }): void {
  if (cases !== undefined) {
    const open = Array.from({ length: cases }, () => ({ AccountId: accountId, Status: 'New', Subject: 'Help' }))
    org.insert('Case', [...open, { AccountId: accountId, Status: 'Closed', Subject: 'Helped' }])
  }
  if (events !== undefined) {
    org.insert('CsUsage__c', [{ Key__c: `${accountId}:all`, Account__c: accountId, Month__c: '2026-11-01', Events__c: events }])
  }
}

export const healthFields =
  'CsHealthScore__c, CsHealthBand__c, CsPreviousHealthBand__c, CsHealthBandChangedAt__c, CsHealthChange30Days__c, CsHealthCoverage__c, ' +
  'CsProcessScore__c, CsRelationshipScore__c, CsOutcomeScore__c, CsHealthReason__c, CsScoredAt__c'

/** All that runs write, in an order of its own, without what the org adds (ids, audit fields). */
export function endState(org: ScoringOrg): Record<'accounts' | 'snapshots' | 'scorecards' | 'benchmarks' | 'overrides', Fields[]> {
  return {
    accounts: org.query(`SELECT Name, ${healthFields} FROM Account ORDER BY Name`),
    snapshots: org.query(
      'SELECT Key__c, Account__c, AsOfDate__c, ScoredAt__c, Score__c, CalculatedScore__c, Band__c, Coverage__c, Scorecard__c, ' +
        'ScorecardVersionKey__c, Measures__c, InputHash__c FROM CsHealthSnapshot__c ORDER BY Key__c',
    ),
    scorecards: org.query('SELECT VersionKey__c, ContentHash__c, FirstScoredAt__c FROM CsScorecard__c ORDER BY VersionKey__c'),
    benchmarks: org.query(
      'SELECT Key__c, ScorecardVersionKey__c, MeasureKey__c, Segment__c, Accounts__c, Median__c, TopQuartile__c, Quantiles__c, AsOf__c ' +
        'FROM CsBenchmark__c ORDER BY Key__c',
    ),
    overrides: org.query('SELECT Note__c, EndedAt__c, EndReason__c FROM CsHealthOverride__c ORDER BY Score__c, Id'),
  }
}
