import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cli } from './cli.ts'
import { admin, openEmptyOrg, org, type EmptyOrg } from './empty-org.ts'

/** What an admin asks an org before and after an installation. */

let empty: EmptyOrg
let sf: Cli

beforeAll(async () => {
  empty = await openEmptyOrg()
  sf = empty.sf
  const sources = ['force-app/main/adoption/objects', 'force-app/main/signals/customPermissions'].flatMap((path) => ['--source-dir', path])
  await sf.json(['project', 'deploy', 'start', ...sources, ...org])
})
afterAll(() => empty?.close())

test('knows the org it is logged in to', async () => {
  const id = empty.running.organizationId
  expect(await sf.json(['org', 'display', ...org])).toMatchObject({ id, username: admin, alias: 'local', connectedStatus: 'Connected' })
})

test('opens a page signed in as the user of the CLI', async () => {
  const { url } = await sf.json<{ url: string }>(['org', 'open', '--url-only', '--path', '/lightning/o/Account/list', ...org])
  const response = await fetch(url, { redirect: 'manual' })
  const sid = /^sid=([^;]+)/.exec(response.headers.get('set-cookie') ?? '')?.[1] ?? ''
  expect(response.headers.get('location')).toBe('/lightning/o/Account/list')
  expect(empty.running.sessions.userOf(decodeURIComponent(sid))).toBe(empty.running.org.findUser(admin)?.id)
})

test('lists custom objects and describes one', async () => {
  expect(await sf.json(['sobject', 'list', '--sobject', 'custom', ...org])).toEqual(['CsUsage__c'])
  const described = await sf.json<{ keyPrefix: string; fields: { name: string; type: string }[] }>([
    'sobject',
    'describe',
    '--sobject',
    'CsUsage__c',
    ...org,
  ])
  expect(described.fields.filter(({ name }) => /^(Key|Month|Account)__c$/.test(name)).map(({ name, type }) => [name, type])).toEqual(
    expect.arrayContaining([
      ['Account__c', 'reference'],
      ['Key__c', 'string'],
      ['Month__c', 'date'],
    ]),
  )
})

test('lists what types of metadata there are, and components of one', async () => {
  const { metadataObjects } = await sf.json<{ metadataObjects: { xmlName: string; suffix: string }[] }>([
    'org',
    'list',
    'metadata-types',
    ...org,
  ])
  expect(metadataObjects.map(({ xmlName }) => xmlName)).toEqual(
    expect.arrayContaining(['ApexClass', 'CustomObject', 'FlexiPage', 'PermissionSet']),
  )
  const listed = await sf.json<{ fullName: string }[]>(['org', 'list', 'metadata', '--metadata-type', 'CustomPermission', ...org])
  expect(listed.map(({ fullName }) => fullName)).toEqual(['CsManageIndicators'])
})

test('tells how many API calls are left, which fall with each call', async () => {
  const left = async () => {
    const limits = await sf.json<{ name: string; max: number; remaining: number }[]>(['org', 'list', 'limits', ...org])
    return limits.find(({ name }) => name === 'DailyApiRequests')
  }
  const [before, after] = [await left(), await left()]
  expect(before?.max).toBe(100_000)
  expect(after?.remaining).toBeLessThan(before?.remaining ?? 0)
})

test('creates a user who may sign in to the API only', async () => {
  const profile = "SELECT Id FROM Profile WHERE Name = 'Minimum Access - API Only Integrations'"
  const [{ Id } = {}] = empty.query(profile)
  const values = `Username=robot@banso.example LastName=Robot Email=robot@banso.example Alias=robot ProfileId=${String(Id)}`
  const locale = 'TimeZoneSidKey=UTC LocaleSidKey=en_US LanguageLocaleKey=en_US EmailEncodingKey=UTF-8'
  await sf.json(['data', 'create', 'record', '--sobject', 'User', '--values', `${values} ${locale}`, ...org])
  expect(empty.running.org.findUser('robot@banso.example')).toMatchObject({ isActive: true, isApiOnly: true })
})

test('runs no Apex tests, and says so instead of passing', async () => {
  const { exitCode, stdout } = await sf.run(['apex', 'run', 'test', '--test-level', 'RunLocalTests', '--wait', '1', '--json', ...org])
  expect(exitCode).toBe(1)
  expect(stdout).toContain('The local org runs no Apex')
  const synchronous = await sf.run(['apex', 'run', 'test', '--class-names', 'CsHealthControllerTest', '--synchronous', '--json', ...org])
  expect(synchronous.exitCode).toBe(1)
  expect(synchronous.stdout).toContain('The local org runs no Apex')
})
