import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { RunningOrg } from '../../local-org/server.ts'
import type { Cli } from './cli.ts'
import { admin, openEmptyOrg, org, type EmptyOrg } from './empty-org.ts'

let empty: EmptyOrg
let running: RunningOrg
let sf: Cli

beforeAll(async () => {
  empty = await openEmptyOrg()
  ;({ running, sf } = empty)
})
afterAll(() => empty.close())

test('logs in with a signed assertion', async () => {
  const jwt = ['org', 'login', 'jwt', '--username', admin, '--jwt-key-file', empty.keyFile, '--client-id', 'sf', '--alias', 'local']
  expect(await sf.json([...jwt, '--instance-url', running.url])).toMatchObject({ username: admin, orgId: running.organizationId })
})

test('says at which line of which file a deployment went wrong, and changes nothing', async () => {
  const source = join(empty.folder, 'wrong')
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
  expect(empty.fieldsOf('CsGoal__c')).toBeNull()
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
