import { spawn, type ChildProcess } from 'node:child_process'
import { generateKeyPairSync, randomUUID } from 'node:crypto'
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises'
import { once } from 'node:events'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { SignJWT } from 'jose'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { startLocalOrg, type RunningOrg } from '../../local-org/server.ts'
import { aDefinition, casesMeasure } from '../health-score/definitions.ts'
import { projectDirectory } from '../health-score/scoring-org.ts'

const service = generateKeyPairSync('rsa', { modulusLength: 2048 })
const orgKey = generateKeyPairSync('rsa', { modulusLength: 2048 })
const pem = (key: typeof service.privateKey): string =>
  key.export({ type: key.type === 'private' ? 'pkcs8' : 'spki', format: 'pem' }).toString()
const operatorToken = `operator-${randomUUID()}-${randomUUID()}`

let org: RunningOrg
let directory: string
let started: Service[]

interface Service {
  child: ChildProcess
  output: { stdout: string; stderr: string }
  /** Exit code. */
  ended: Promise<number | null>
}

beforeEach(async () => {
  started = []
  directory = await mkdtemp(join(tmpdir(), 'banso-server-'))
  org = await startLocalOrg({
    port: 0,
    dataDirectory: null,
    projectDirectory,
    lightning: false,
    apps: [{ clientId: 'service', certificatePem: pem(service.publicKey), preauthorizedPermissionSets: ['ScoringApiIntegration'] }],
    users: [
      aUser('admin', 'System Administrator', []),
      aUser('integration', 'Minimum Access - API Only Integrations', ['ScoringApiIntegration']),
      aUser('csm', 'Standard User', []),
      aUser('visitor', 'Minimum Access - API Only Integrations', []),
    ],
    organization: { name: 'Test', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' },
  })
  await writeFile(join(directory, 'service.pem'), pem(service.privateKey))
  await writeFile(join(directory, 'stranger.pem'), pem(orgKey.privateKey))
  await writeFile(join(directory, 'org.pem'), pem(orgKey.publicKey))
})
afterEach(async () => {
  for (const { child, ended } of started) {
    child.kill('SIGKILL')
    await ended
  }
  await org.close()
  await rm(directory, { recursive: true, force: true })
})

function aUser(name: string, profile: string, permissionSets: string[]) {
  const username = `${name}@banso.example`
  return { username, firstName: 'Test', lastName: name, email: username, language: 'en_US' as const, permissionSets, profile }
}

const idOf = (name: string): string => org.org.findUser(`${name}@banso.example`)?.id ?? ''

/** As Apex signs it for the user. */
const tokenOf = async (name: string): Promise<string> =>
  await new SignJWT({ iss: org.organizationId, sub: idOf(name), aud: 'banso-scoring-api', jti: randomUUID() })
    .setProtectedHeader({ alg: 'RS256' })
    .setExpirationTime('2m')
    .sign(orgKey.privateKey)

function start(change: Record<string, string> = {}): Service {
  const child = spawn(process.execPath, [join(projectDirectory, 'scoring-api/server.ts')], {
    env: {
      PATH: process.env['PATH'],
      SALESFORCE_LOGIN_URL: org.url,
      SALESFORCE_CLIENT_ID: 'service',
      SALESFORCE_USERNAME: 'integration@banso.example',
      SALESFORCE_PRIVATE_KEY_FILE: join(directory, 'service.pem'),
      SCORING_API_PORT: '0',
      SCORING_API_OPERATOR_TOKEN: operatorToken,
      SCORING_API_ORG_ID: org.organizationId,
      SCORING_API_ORG_CERTIFICATE_FILE: join(directory, 'org.pem'),
      SCORING_API_WORK_DIRECTORY: join(directory, 'work'),
      LOG_LEVEL: 'trace',
      ...change,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const output = { stdout: '', stderr: '' }
  child.stdout.on('data', (chunk: Buffer) => (output.stdout += chunk.toString()))
  child.stderr.on('data', (chunk: Buffer) => (output.stderr += chunk.toString()))
  const running = { child, output, ended: once(child, 'close').then(() => child.exitCode) }
  started.push(running)
  return running
}

/** Its address, once it says so in its log. */
async function urlOf(service: Service): Promise<string> {
  for (;;) {
    const line = service.output.stdout.split('\n').find((text) => text.includes('scoring service listens'))
    if (line !== undefined) return `http://127.0.0.1:${(JSON.parse(line) as { port: number }).port}`
    await Promise.race([once(service.child.stdout!, 'data'), service.ended])
    if (service.child.exitCode !== null) throw new Error(service.output.stderr)
  }
}

const headers = { authorization: `Bearer ${operatorToken}`, 'content-type': 'application/json' }

async function call(url: string, method: 'GET' | 'POST', path: string, token = operatorToken, payload: unknown = {}) {
  const response = await fetch(url + path, {
    method,
    headers: { ...headers, authorization: `Bearer ${token}` },
    body: method === 'POST' ? JSON.stringify(payload) : null,
  })
  return { status: response.status, body: (await response.json()) as Record<string, unknown> }
}

async function finishedRun(url: string, id: unknown): Promise<Record<string, unknown>> {
  for (;;) {
    const { body } = await call(url, 'GET', `/v1/runs/${String(id)}`)
    if (body['status'] !== 'running') return body
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
}

const asAdmin = (soql: string) => {
  return [...org.org.query(idOf('admin'), soql).records]
}

/** One account, and one scorecard that counts its cases. */
function fillOrg(): string {
  const admin = idOf('admin')
  const insert = (object: string, fields: Record<string, unknown>): string => org.org.insert(admin, object, fields).id ?? ''
  const bands = { HealthyFrom__c: 70, WatchFrom__c: 45, BandMargin__c: 2, MinimumCoverage__c: 50 }
  const scorecard = insert('CsScorecard__c', {
    Name: 'All',
    Key__c: 'all',
    VersionKey__c: 'all-v1',
    Version__c: 1,
    Status__c: 'Draft',
    ...bands,
  })
  insert('CsMeasure__c', {
    Name: 'Cases',
    Scorecard__c: scorecard,
    Key__c: 'cases',
    VersionKey__c: 'all-v1:cases',
    Group__c: 'Process',
    Weight__c: 10,
    SourceObject__c: 'Case',
    AccountPath__c: 'AccountId',
    Aggregate__c: 'Count',
    Points__c: '0=100; 4=0',
  })
  org.org.update(admin, 'CsScorecard__c', scorecard, { Status__c: 'Active' })
  const account = insert('Account', { Name: 'Acme' })
  insert('Case', { AccountId: account, Subject: 'Help', Status: 'New' })
  return account
}

describe('a start that cannot end well says why in one sentence and exits with 1', () => {
  const failedStart = async (change: Record<string, string>): Promise<string> => {
    const { output, ended } = start(change)
    expect(await ended).toBe(1)
    expect(output.stdout).toBe('')
    return output.stderr
  }

  it('a variable that is missing', async () => {
    expect(await failedStart({ SALESFORCE_CLIENT_ID: '' })).toBe(
      'SALESFORCE_CLIENT_ID is not set: set it in the environment of the scoring service.\n',
    )
  })

  it('a wrong key', async () => {
    expect(await failedStart({ SALESFORCE_PRIVATE_KEY_FILE: join(directory, 'stranger.pem') })).toBe(
      `${org.url} refused the login ("invalid_grant: invalid assertion"): SALESFORCE_PRIVATE_KEY_FILE is not the key of the certificate registered with the app service; use the matching key or upload its certificate.\n`,
    )
  })

  it('an unknown user', async () => {
    expect(await failedStart({ SALESFORCE_USERNAME: 'nobody@banso.example' })).toBe(
      `${org.url} refused the login ("invalid_grant: user hasn't approved this consumer"): check that the user nobody@banso.example (SALESFORCE_USERNAME) exists, is active, and has a permission set which the app service pre-authorises.\n`,
    )
  })

  it('an address where nobody listens', async () => {
    const server = createServer().listen(0, '127.0.0.1')
    await once(server, 'listening')
    const { port } = server.address() as AddressInfo
    server.close()
    await once(server, 'close')
    expect(await failedStart({ SALESFORCE_LOGIN_URL: `http://127.0.0.1:${port}` })).toBe(
      `http://127.0.0.1:${port} cannot be reached (ECONNREFUSED): check SALESFORCE_LOGIN_URL and the network of the scoring service.\n`,
    )
  })

  it('a port that is taken', async () => {
    const { port } = new URL(org.url)
    expect(await failedStart({ SCORING_API_PORT: port })).toBe(
      `The scoring service cannot listen on 127.0.0.1:${port} (it is taken): set SCORING_API_PORT to a free port.\n`,
    )
  })

  it('a work directory that cannot be made', async () => {
    expect(await failedStart({ SCORING_API_WORK_DIRECTORY: join(directory, 'service.pem', 'work') })).toBe(
      `SCORING_API_WORK_DIRECTORY ${join(directory, 'service.pem', 'work')} cannot be made (ENOTDIR): choose a directory that may be written.\n`,
    )
  })
})

it('scores, rescores and stops, and no secret ever reaches its log', async () => {
  const account = fillOrg()
  const service = start()
  const url = await urlOf(service)
  const run = await finishedRun(url, (await call(url, 'POST', '/v1/runs')).body['id'])
  expect(run).toMatchObject({ status: 'completed', accountsScored: 1, accountsChanged: 1, snapshotsWritten: 1, failure: null })

  const userToken = await tokenOf('csm')
  expect(await call(url, 'POST', `/v1/accounts/${account}/rescore`, userToken)).toMatchObject({
    status: 200,
    body: { score: 75, changed: false },
  })
  expect(await call(url, 'POST', `/v1/accounts/${account}/rescore`, await tokenOf('visitor'))).toMatchObject({
    status: 404,
    body: { detail: `The org has no account ${account}, or hides it.` },
  })
  await call(url, 'POST', '/v1/accounts/x/rescore', 'a-wrong-token')
  org.faults.add({ kind: 'expiredSession', times: 1, match: { path: '/services/data' } })
  await call(url, 'POST', `/v1/accounts/${account}/rescore`)

  service.child.kill('SIGTERM')
  expect(await service.ended).toBe(0)
  const log = service.output.stdout + service.output.stderr
  expect(log).toContain('run completed')
  for (const secret of [operatorToken, userToken, userToken.split('.')[2] ?? '', 'a-wrong-token', 'PRIVATE KEY'])
    expect(log).not.toContain(secret)
  expect(log).not.toMatch(/00D\w{12,15}!|eyJ[\w-]{10,}|"accessToken":"(?!\[redacted\])/)
  expect(await readdir(join(directory, 'work'))).toEqual([])
})

it('offers the schema, checks and previews a draft, and shows the rows behind a number', async () => {
  const account = fillOrg()
  const url = await urlOf(start())
  const scorecard = aDefinition({ key: 'all', measures: [casesMeasure({ points: '0=100; 2=0' })] })
  const { body: schema } = await call(url, 'GET', '/v1/schema/objects/Case')
  expect(schema['accountPaths']).toContain('AccountId')
  expect((await call(url, 'POST', '/v1/scorecards/check', operatorToken, { scorecard })).body).toEqual({ isUsable: true, findings: [] })
  const { body: begun } = await call(url, 'POST', '/v1/previews', operatorToken, { scorecard })
  let preview = begun
  while (preview['status'] === 'running') preview = (await call(url, 'GET', `/v1/previews/${String(begun['id'])}`)).body
  expect(preview).toMatchObject({
    status: 'completed',
    accountsDone: 1,
    accountsTotal: 1,
    // One case of four was 75, one of two is 50
    result: { accounts: 1, today: { healthy: 1 }, draft: { watch: 1 }, movers: [{ accountId: account, fromScore: 75, toScore: 50 }] },
  })
  expect((await call(url, 'GET', `/v1/accounts/${account}/measures/cases/rows?scorecard=all-v1`)).body).toMatchObject({
    measureKey: 'cases',
    sets: [{ role: 'of', object: 'Case', total: 1, ids: [expect.stringMatching(/^500/)] }],
  })
  expect(asAdmin('SELECT Id FROM CsHealthSnapshot__c')).toEqual([])
})

it('marks a run as failed when it is stopped in the middle, and the next process can run', async () => {
  fillOrg()
  const first = start()
  const url = await urlOf(first)
  org.faults.add({ kind: 'hang', match: { path: '/jobs/query' }, times: 100 })
  const { body } = await call(url, 'POST', '/v1/runs')
  while (asAdmin("SELECT Id FROM CsRun__c WHERE Status__c = 'Running'").length === 0)
    await new Promise((resolve) => setTimeout(resolve, 20))
  first.child.kill('SIGTERM')
  expect(await first.ended).toBe(0)
  expect(asAdmin('SELECT Key__c, Status__c, Failure__c FROM CsRun__c')).toMatchObject([
    { Key__c: body['id'], Status__c: 'Failed', Failure__c: 'The scoring service was stopped during the run; start the run again.' },
  ])
  expect(asAdmin('SELECT Id FROM CsHealthSnapshot__c')).toEqual([])
  org.faults.clear()
  const next = await urlOf(start())
  expect(await finishedRun(next, (await call(next, 'POST', '/v1/runs')).body['id'])).toMatchObject({
    status: 'completed',
    accountsChanged: 1,
  })
  expect((await call(next, 'GET', `/v1/runs/${String(body['id'])}`)).body).toMatchObject({ status: 'failed', phase: 'done' })
})

it('marks the run of a process that was killed as failed when it starts again', async () => {
  fillOrg()
  const first = start()
  const url = await urlOf(first)
  org.faults.add({ kind: 'hang', match: { path: '/jobs/query' }, times: 100 })
  const { body } = await call(url, 'POST', '/v1/runs')
  while (asAdmin("SELECT Id FROM CsRun__c WHERE Status__c = 'Running'").length === 0)
    await new Promise((resolve) => setTimeout(resolve, 20))
  first.child.kill('SIGKILL')
  await first.ended
  org.faults.clear()
  const next = await urlOf(start())
  while (asAdmin("SELECT Id FROM CsRun__c WHERE Status__c = 'Running'").length > 0) await new Promise((resolve) => setTimeout(resolve, 20))
  expect((await call(next, 'GET', `/v1/runs/${String(body['id'])}`)).body).toMatchObject({
    status: 'failed',
    failure: { title: 'The run failed', detail: 'The scoring service ended during the run; start it again.' },
  })
})
