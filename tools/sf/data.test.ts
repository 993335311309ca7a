import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Cli } from './cli.ts'
import { openEmptyOrg, org, type EmptyOrg } from './empty-org.ts'

/** Rows in and out by the CLI's data commands. */

const bulkPageRows = 1000
/** More than a page of Bulk results and more than an answer of REST. */
const names = Array.from({ length: 2500 }, (_, index) => `Bulk ${String(index).padStart(4, '0')}`)
let empty: EmptyOrg
let sf: Cli

beforeAll(async () => {
  empty = await openEmptyOrg(undefined, { bulkPageRows })
  sf = empty.sf
  await sf.json(['project', 'deploy', 'start', '--source-dir', 'force-app/main/adoption/objects', ...org])
  empty.running.org.inTransaction(() => names.forEach((Name) => empty.insert('Account', { Name })))
})
afterAll(() => empty?.close())

function write(name: string, text: string): string {
  const file = join(empty.folder, name)
  writeFileSync(file, text)
  return file
}

const writeJson = (name: string, value: unknown): string => write(name, JSON.stringify(value))

test('imports a plan of trees, each record below the parent it names', async () => {
  const record = (type: string, referenceId: string, fields: object) => ({ attributes: { type, referenceId }, ...fields })
  writeJson('accounts.json', {
    records: [
      record('Account', 'AccountRef1', { Name: 'Kitahama Works' }),
      record('Account', 'AccountRef2', { Name: 'Kitahama Stores', ParentId: '@AccountRef1' }),
    ],
  })
  writeJson('contacts.json', { records: [record('Contact', 'ContactRef1', { LastName: 'Kitahama', AccountId: '@AccountRef2' })] })
  const plan = writeJson('plan.json', [
    { sobject: 'Account', files: ['accounts.json'] },
    { sobject: 'Contact', files: ['contacts.json'] },
  ])
  await sf.json(['data', 'import', 'tree', '--plan', plan, ...org])
  expect(empty.query("SELECT LastName, Account.Name, Account.Parent.Name FROM Contact WHERE LastName = 'Kitahama'")).toMatchObject([
    { LastName: 'Kitahama', Account: { Name: 'Kitahama Stores', Parent: { Name: 'Kitahama Works' } } },
  ])
})

test('imports nothing of a file with a record that is refused, and says which', async () => {
  const file = writeJson('refused.json', {
    records: [
      { attributes: { type: 'Account', referenceId: 'good' }, Name: 'Tenma Trading' },
      { attributes: { type: 'Account', referenceId: 'bad' }, Industry: 'Retail' },
    ],
  })
  const { exitCode, stdout } = await sf.run(['data', 'import', 'tree', '--files', file, '--json', ...org])
  expect(exitCode).toBe(1)
  expect(stdout).toContain('REQUIRED_FIELD_MISSING')
  expect(empty.query("SELECT Id FROM Account WHERE Name = 'Tenma Trading'")).toEqual([])
})

test('upserts by an external id: new rows come, known rows change, a refused row is counted and leaves the others', async () => {
  const id = empty.insert('Account', { Name: 'Umeda Foods' })
  const upsert = (name: string, rows: string[]) => {
    const file = write(name, ['Key__c,Account__c,Month__c,Events__c', ...rows, ''].join('\n'))
    return sf.run(['data', 'upsert', 'bulk', '--sobject', 'CsUsage__c', '--file', file, '--external-id', 'Key__c', '--wait', '2', ...org])
  }
  expect((await upsert('first.csv', [`a,${id},2026-10-01,5`, `b,${id},2026-10-01,7`])).exitCode).toBe(0)
  const second = await upsert('second.csv', [`b,${id},2026-10-01,8`, `c,${id},2026-10-01,many`, `d,${id},2026-11-01,1`])
  expect(second.exitCode).toBe(1)
  expect(second.stdout + second.stderr).toContain('Failed records: 1')
  expect(empty.query("SELECT Key__c, Events__c FROM CsUsage__c WHERE Account__r.Name = 'Umeda Foods' ORDER BY Key__c")).toMatchObject([
    { Key__c: 'a', Events__c: 5 },
    { Key__c: 'b', Events__c: 8 },
    { Key__c: 'd', Events__c: 1 },
  ])
})

test('exports more rows than a page of results has, each once', async () => {
  const output = join(empty.folder, 'exported.csv')
  const query = "SELECT Name FROM Account WHERE Name LIKE 'Bulk %' ORDER BY Name"
  await sf.json(['data', 'export', 'bulk', '--query', query, '--output-file', output, '--wait', '2', ...org])
  const [header, ...rows] = readFileSync(output, 'utf8')
    .trim()
    .split('\n')
    .map((line) => line.replaceAll('"', ''))
  expect(header).toBe('Name')
  expect(rows).toEqual(names)
})

test('asks for more rows than one answer holds', async () => {
  const query = ['data', 'query', '--query', "SELECT Name FROM Account WHERE Name LIKE 'Bulk %'", ...org]
  const { totalSize, records } = await sf.json<{ totalSize: number; records: object[] }>(query)
  expect([totalSize, records.length]).toEqual([names.length, names.length])
})

test('shows parents, aggregates and nothing as the CLI prints them', async () => {
  const ParentId = empty.insert('Account', { Name: 'Namba Group' })
  const Account__c = empty.insert('Account', { Name: 'Namba Rail', ParentId })
  for (const [Key__c, Month__c] of [
    ['n1', '2026-10-01'],
    ['n2', '2026-10-01'],
    ['n3', '2026-11-01'],
  ]) {
    empty.insert('CsUsage__c', { Account__c, Key__c, Month__c, Events__c: 6 })
  }
  const ask = async (soql: string) => (await sf.run(['data', 'query', '--query', soql, '--result-format', 'csv', ...org])).stdout
  expect(await ask("SELECT Name, Parent.Name FROM Account WHERE Name LIKE 'Namba%' ORDER BY Name")).toBe(
    'Name,Parent.Name\nNamba Group,\nNamba Rail,Namba Group\n',
  )
  const sums =
    "SELECT Month__c, SUM(Events__c) events FROM CsUsage__c WHERE Account__r.Name = 'Namba Rail' GROUP BY Month__c ORDER BY Month__c"
  expect(await ask(sums)).toBe('Month__c,events\n2026-10-01,12\n2026-11-01,6\n')
})

test('imports the rows of a file, and deletes those of another', async () => {
  const contacts = write('contacts.csv', 'LastName\nAbe\nBaba\nChiba\n')
  await sf.json(['data', 'import', 'bulk', '--sobject', 'Contact', '--file', contacts, '--wait', '2', ...org])
  const ids = empty.query("SELECT Id FROM Contact WHERE LastName IN ('Abe', 'Chiba')").map(({ Id }) => String(Id))
  expect(ids).toHaveLength(2)
  const file = write('ids.csv', ['Id', ...ids, ''].join('\n'))
  await sf.json(['data', 'delete', 'bulk', '--sobject', 'Contact', '--file', file, '--wait', '2', ...org])
  expect(empty.query("SELECT LastName FROM Contact WHERE LastName IN ('Abe', 'Baba', 'Chiba')")).toMatchObject([{ LastName: 'Baba' }])
})

test('refuses to delete past the recycle bin without the permission for it', async () => {
  const id = empty.insert('Account', { Name: 'Sakai Steel' })
  const file = write('hard.csv', `Id\n${id}\n`)
  const remove = ['data', 'delete', 'bulk', '--sobject', 'Account', '--file', file, '--hard-delete', '--wait', '2', '--json', ...org]
  const { exitCode, stdout } = await sf.run(remove)
  expect(exitCode).toBe(1)
  expect(stdout).toContain('Bulk API Hard Delete')
  expect(empty.query(`SELECT Id FROM Account WHERE Id = '${id}'`)).toHaveLength(1)
})
