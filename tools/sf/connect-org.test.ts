import { spawn, type ChildProcess } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, statSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { callApex } from '../../local-org/lightning/apex-methods.ts'
import { startLocalOrg, type RunningOrg } from '../../local-org/server.ts'
import { findFreePort } from '../../scripts/banso-process.ts'
import { connectOrg, type ConnectRequest } from '../../scripts/connect-org/connect.ts'
import { loadScorecardFiles } from '../../scripts/default-scorecards/load-scorecard-files.ts'
import { openOrg, type SfOrg } from '../../scripts/sf/open-org.ts'
import { openSf, type Sf } from '../../scripts/sf/open-sf.ts'
import { openCli, type Cli } from './cli.ts'

vi.setConfig({ testTimeout: 300_000 })

const folder = mkdtempSync(join(tmpdir(), 'banso-test-connect-'))
const target = ['--target-org', 'local']
const said: string[] = []
let running: RunningOrg
let cli: Cli
let sf: Sf
let org: SfOrg
let apiUrl: string
let service: ChildProcess | null = null

/** An org that has the core and people in their roles, as an installation leaves it before it is connected. */
beforeAll(async () => {
  running = await startLocalOrg({
    port: 0,
    dataDirectory: join(folder, 'org'),
    projectDirectory: null,
    lightning: false,
    apps: [],
    users: [
      person('admin', 'System Administrator'),
      person('service', 'Minimum Access - API Only Integrations'),
      person('emma', 'Standard User'),
    ],
    organization: { name: 'Empty', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' },
  })
  cli = openCli()
  const login = ['org', 'login', 'access-token', '--instance-url', running.url, '--no-prompt', '--alias', 'local']
  await cli.json(login, { SF_ACCESS_TOKEN: running.sessions.mint(idOf('admin')) })
  await cli.json(['project', 'deploy', 'start', '--manifest', 'manifest/core.xml', ...target])
  sf = await openSf(cli.environment)
  org = await openOrg(sf, 'local')
  assign('service', 'ScoringApiIntegration')
  assign('emma', 'CsmUser')
  await loadScorecardFiles(org.connection, new Date())
  apiUrl = `http://127.0.0.1:${await findFreePort()}`
})
afterAll(async () => {
  service?.kill()
  cli.forget()
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

function person(name: string, profile: string) {
  const username = `${name}@banso.example`
  return { username, firstName: name, lastName: 'Test', email: username, language: 'en_US' as const, permissionSets: [], profile }
}

const idOf = (name: string): string => running.org.findUser(`${name}@banso.example`)?.id ?? ''

function assign(name: string, permissionSet: string) {
  const [row] = [...running.org.query(idOf('admin'), `SELECT Id FROM PermissionSet WHERE Name = '${permissionSet}'`).records]
  const made = running.org.insert(idOf('admin'), 'PermissionSetAssignment', { AssigneeId: idOf(name), PermissionSetId: row?.['Id'] })
  expect(made.errors).toEqual([])
}

function connect(changes: Partial<ConnectRequest> = {}) {
  said.length = 0
  return connectOrg({
    sf,
    org,
    serviceUrl: apiUrl,
    integrationUser: null,
    consumerKey: null,
    bansoPath: folder,
    patienceMs: 0,
    now: new Date(),
    say: (line) => said.push(line),
    ...changes,
  })
}

/** As the page of the user calls it. */
function rescore(name: string, accountId: string | null) {
  return callApex(
    'CsHealthController.rescore',
    { accountId },
    {
      org: running.org,
      userId: idOf(name),
      label: (label) => label,
      hasCustomPermission: () => false,
      organizationId: running.organizationId,
      signingKey: (certificate) => running.org.signingKey(certificate),
      endpointOf: (credential) => running.org.endpointOf(idOf(name), credential),
    },
  )
}

async function startService(environmentFile: string): Promise<void> {
  const server = new URL('../../scoring-api/server.ts', import.meta.url).pathname
  service = spawn(process.execPath, [`--env-file=${environmentFile}`, server], { stdio: 'ignore' })
  const isReady = async () => (await fetch(`${apiUrl}/readyz`).catch(() => null))?.ok === true
  await vi.waitUntil(isReady, { timeout: 60_000, interval: 200 })
}

test('connects an org: the service logs in, is ready, and scores an account that a page asks for', async () => {
  const { environmentFile } = await connect()
  expect(said).toEqual([
    `The org calls ${apiUrl}.`,
    expect.stringMatching(/^The org signs its calls with the certificate CsScoringApi, until \d{4}-\d\d-\d\d\.$/) as string,
    'service@banso.example logs in with the app CsScoringApi.',
    `The settings of the service are in ${environmentFile}.`,
  ])
  assign('emma', 'CsScoringApiCaller')
  await startService(environmentFile)
  const { id } = running.org.insert(idOf('emma'), 'Account', { Name: 'Kitahama Works', Type: 'Customer' })
  expect(await rescore('emma', id)).toMatchObject({ status: 200, body: { accountId: id } })
})

test('keeps to itself what it keeps', () => {
  const path = join(folder, 'orgs', running.organizationId)
  const modes = ['service.env', 'CsScoringApi/private-key.pem'].map((file) => statSync(join(path, file)).mode & 0o777)
  expect([statSync(path).mode & 0o777, ...modes]).toEqual([0o700, 0o600, 0o600])
})

test('changes nothing the second time', async () => {
  const environmentFile = join(folder, 'orgs', running.organizationId, 'service.env')
  const before = readFileSync(environmentFile, 'utf8')
  const key = running.org.signingKey('CsScoringApi')
  await connect({ serviceUrl: null })
  expect([readFileSync(environmentFile, 'utf8'), running.org.signingKey('CsScoringApi')]).toEqual([before, key])
  expect(said.at(-1)).toBe(`The settings of the service are unchanged in ${environmentFile}.`)
})
