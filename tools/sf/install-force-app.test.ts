import { generateKeyPairSync } from 'node:crypto'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { startLocalOrg, type RunningOrg } from '../../local-org/server.ts'
import { openCli, type Cli } from './cli.ts'

/** A command takes 1.5 s on two idle cores, and twenty times that when others work on them. */
vi.setConfig({ testTimeout: 300_000 })

const admin = 'admin@banso.example'
const keys = generateKeyPairSync('rsa', { modulusLength: 2048 })
const folder = mkdtempSync(join(tmpdir(), 'banso-test-sf-'))
const keyFile = join(folder, 'server.key')
let running: RunningOrg
let sf: Cli

/** An org with users and nothing of ours: what an admin installs into. */
beforeAll(async () => {
  running = await startLocalOrg({
    port: 0,
    dataDirectory: join(folder, 'org'),
    projectDirectory: null,
    lightning: false,
    apps: [
      {
        clientId: 'sf',
        certificatePem: keys.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
        preauthorizedProfiles: ['System Administrator'],
      },
    ],
    users: [user('admin', 'System Administrator'), user('integration', 'Minimum Access - API Only Integrations')],
    organization: { name: 'Empty', timeZone: 'Asia/Tokyo', language: 'en_US', currency: 'USD' },
  })
  writeFileSync(keyFile, keys.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(), { mode: 0o600 })
  sf = openCli()
})
afterAll(async () => {
  sf.forget()
  await running.close()
  rmSync(folder, { recursive: true, force: true })
})

function user(name: string, profile: string) {
  const username = `${name}@banso.example`
  return { username, firstName: name, lastName: 'Test', email: username, language: 'en_US' as const, permissionSets: [], profile }
}

const org = ['--target-org', 'local']

test('logs in with a signed assertion, and with an access token', async () => {
  const jwt = ['org', 'login', 'jwt', '--username', admin, '--jwt-key-file', keyFile, '--client-id', 'sf', '--instance-url', running.url]
  expect(await sf.json(jwt)).toMatchObject({ username: admin, orgId: running.organizationId })
  const token = ['org', 'login', 'access-token', '--instance-url', running.url, '--no-prompt', '--alias', 'local']
  const session = running.sessions.mint(running.org.findUser(admin)?.id ?? '')
  expect(await sf.json(token, { SF_ACCESS_TOKEN: session })).toMatchObject({ username: admin })
})

test('says at which line of which file a deployment went wrong, and changes nothing', async () => {
  const source = join(folder, 'wrong')
  cpSync(new URL('../../force-app/main/success-plan/objects/CsGoal__c', import.meta.url), join(source, 'objects/CsGoal__c'), {
    recursive: true,
  })
  const field = join(source, 'objects/CsGoal__c/fields/Account__c.field-meta.xml')
  writeFileSync(field, readFileSync(field, 'utf8').replace('<referenceTo>Account<', '<referenceTo>Akkount<'))
  const { exitCode, stdout } = await sf.run(['project', 'deploy', 'start', '--source-dir', source, '--json', ...org])
  const { result } = JSON.parse(stdout) as {
    result: { status: string; files: { fullName: string; state: string; error?: string; lineNumber?: number }[] }
  }
  expect(exitCode).toBe(1)
  expect(result.status).toBe('Failed')
  expect(result.files.filter(({ state }) => state === 'Failed')).toMatchObject([
    {
      fullName: 'CsGoal__c.Account__c',
      error: expect.stringContaining("referenceTo value of 'Akkount' does not resolve to a valid sObject type") as string,
      lineNumber: expect.any(Number) as number,
    },
  ])
  expect(running.org.describeGlobal(running.org.findUser(admin)?.id ?? '').some(({ name }) => name === 'CsGoal__c')).toBe(false)
})

test('validates force-app, and deploys what it validated', async () => {
  const validate = ['project', 'deploy', 'validate', '--source-dir', 'force-app', '--test-level', 'RunLocalTests', ...org]
  const validated = await sf.json<{ id: string; status: string; checkOnly: boolean }>(validate)
  expect(validated).toMatchObject({ status: 'Succeeded', checkOnly: true })
  await expect(sf.json(['sobject', 'describe', '--sobject', 'CsScorecard__c', ...org])).rejects.toThrow('NOT_FOUND')
  const quick = await sf.json<{ status: string; numberComponentErrors: number }>([
    'project',
    'deploy',
    'quick',
    '--job-id',
    validated.id,
    ...org,
  ])
  expect(quick).toMatchObject({ status: 'Succeeded', numberComponentErrors: 0 })
  const { fields } = await sf.json<{ fields: { name: string }[] }>(['sobject', 'describe', '--sobject', 'CsScorecard__c', ...org])
  expect(fields.map(({ name }) => name)).toContain('Status__c')
})

test('deploys force-app a second time and changes nothing, without a warning', async () => {
  const deploy = ['project', 'deploy', 'start', '--source-dir', 'force-app', ...org]
  const { exitCode, stdout } = await sf.run([...deploy, '--json'])
  const { result, warnings } = JSON.parse(stdout) as {
    result: { files: { state: string; fullName: string; type: string }[] }
    warnings: string[]
  }
  expect(exitCode).toBe(0)
  expect(result.files.filter(({ state }) => state !== 'Unchanged')).toEqual([])
  expect(warnings).toEqual([])
})

test('gives users their permission sets, and rows can be written and asked for', async () => {
  await sf.json(['org', 'assign', 'permset', '--name', 'CsAdmin', ...org])
  await sf.json(['org', 'assign', 'permset', '--name', 'ScoringApiIntegration', '--on-behalf-of', 'integration@banso.example', ...org])
  expect(running.org.permissionSetsOf(running.org.findUser('integration@banso.example')?.id ?? '')).toEqual(['ScoringApiIntegration'])
  await sf.json(['data', 'create', 'record', '--sobject', 'Account', '--values', "Name='Kitahama Works' CsArr__c=120000", ...org])
  const { records } = await sf.json<{ records: object[] }>(['data', 'query', '--query', 'SELECT Name, CsArr__c FROM Account', ...org])
  expect(records).toMatchObject([{ Name: 'Kitahama Works', CsArr__c: 120000 }])
})
