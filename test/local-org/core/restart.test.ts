import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFixtureOrg, visitsProject } from './open-fixture-org.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banso-restart-'))
  cpSync(visitsProject, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const open = () => openFixtureOrg({ projectDirectory: folder, databaseFile: join(folder, 'org.db') })
const fields = (name: string) => join(folder, `app/main/objects/Visit__c/fields/${name}.field-meta.xml`)

test('finds its rows, ids, users and numbers again', () => {
  const first = open()
  const visit = first.add('Visit__c', { Key__c: 'a' })
  first.add('VisitItem__c', { Visit__c: visit })
  const before = [first.org.organizationId, first.admin, first.org.describe(first.admin, 'Visit__c').keyPrefix]
  first.org.close()

  const second = open()
  expect([second.org.organizationId, second.admin, second.org.describe(second.admin, 'Visit__c').keyPrefix]).toEqual(before)
  second.add('VisitItem__c', { Visit__c: visit })
  expect(second.values('SELECT Name FROM VisitItem__c ORDER BY Id')).toEqual(['VI-0001', 'VI-0002'])
  expect(new Set(second.values('SELECT Id FROM VisitItem__c')).size).toBe(2)
  second.org.close()
})

test('takes in a new field and a new picklist value and keeps the rows', () => {
  const first = open()
  first.add('Visit__c', { Key__c: 'a', Kind__c: 'Tour' })
  first.org.close()
  writeFileSync(fields('Guests__c'), readFileSync(fields('Score__c'), 'utf8').replaceAll('Score', 'Guests'))
  writeFileSync(fields('Paid__c'), readFileSync(fields('Done__c'), 'utf8').replaceAll('Done', 'Paid'))
  const kinds = join(folder, 'app/main/globalValueSets/VisitKind.globalValueSet-meta.xml')
  const party = '<customValue><fullName>Party</fullName><default>false</default><label>Party</label></customValue>'
  writeFileSync(
    kinds,
    readFileSync(kinds, 'utf8').replace('<masterLabel>', () => `${party}<masterLabel>`),
  )

  const second = open()
  second.add('Visit__c', { Key__c: 'b', Kind__c: 'Party', Guests__c: 4 })
  expect(second.select('SELECT Key__c, Kind__c, Guests__c, Paid__c FROM Visit__c ORDER BY Key__c')).toEqual([
    { Key__c: 'a', Kind__c: 'Tour', Guests__c: null, Paid__c: false },
    { Key__c: 'b', Kind__c: 'Party', Guests__c: 4, Paid__c: true },
  ])
  second.org.close()
})

test('takes away what a permission set no longer grants', () => {
  open().org.close()
  const file = join(folder, 'app/main/permissionsets/VisitReader.permissionset-meta.xml')
  writeFileSync(file, readFileSync(file, 'utf8').replace('Visit__c.Score__c', 'Visit__c.Kind__c'))
  const second = open()
  expect(second.refusedQuery('SELECT Score__c FROM Visit__c', second.reader).errorCode).toBe('INVALID_FIELD')
  expect(second.org.query(second.reader, 'SELECT Kind__c FROM Visit__c').totalSize).toBe(0)
  second.org.close()
})

test('keeps what was committed when the process is killed', async () => {
  const script = `
    import { openFixtureOrg } from ${JSON.stringify(join(import.meta.dirname, 'open-fixture-org.ts'))}
    const { org, add } = openFixtureOrg(${JSON.stringify({ projectDirectory: folder, databaseFile: join(folder, 'org.db') })})
    org.inTransaction(() => { for (let count = 0; count < 500; count++) add('Account', { Name: 'A' + count }) })
    console.log('committed')
    org.inTransaction(() => { add('Account', { Name: 'never' }); process.kill(process.pid, 'SIGKILL') })`
  const child = spawn(process.execPath, ['--input-type=module-typescript', '--eval', script])
  let output = ''
  child.stdout.on('data', (text: Buffer) => (output += text.toString()))
  child.stderr.on('data', (text: Buffer) => (output += text.toString()))
  const signal = await new Promise((resolve) => child.on('close', (_code, killedBy) => resolve(killedBy)))
  expect([output.trim(), signal]).toEqual(['committed', 'SIGKILL'])

  const after = open()
  expect(after.org.query(after.admin, 'SELECT COUNT() FROM Account').totalSize).toBe(500)
  after.org.close()
})

test('refuses rows another process has open', () => {
  const first = open()
  expect(open).toThrow(`The org's rows in ${join(folder, 'org.db')} are in use by another process: stop it first`)
  first.org.close()
  open().org.close()
})
