import { mkdtemp, readdir, readFile, rm, symlink } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, it } from 'vitest'
import { toProblem } from '../../scoring-api/problems.ts'
import { bulkRead } from '../../scoring-api/salesforce/bulk-read.ts'
import { startFakeOrg, type Answer, type FakeOrg } from './fake-org.ts'

let org: FakeOrg
let directory: string

beforeEach(async () => {
  org = await startFakeOrg()
  directory = await mkdtemp(join(tmpdir(), 'banso-bulk-read-'))
})
afterEach(async () => {
  await org.close()
  await rm(directory, { recursive: true, force: true })
})

const soql = 'SELECT Id, Owner.Name FROM Account'
const jobPath = '/jobs/query/750000000000001AAA'
const header = '"Id","Owner.Name"\n'
const page = (rows: string[], locator: string): Answer => ({
  text: header + rows.map((row) => `"${row}","Aiko"\n`).join(''),
  headers: { 'sforce-locator': locator, 'sforce-numberofrecords': String(rows.length) },
})

/** A query job whose results are these pages, told apart by locator. */
function serveJob(pages: Record<string, (call: number) => Answer>, rows: number, states = ['JobComplete']): void {
  let polls = 0
  const calls: Record<string, number> = {}
  org.on('POST', '/jobs/query', () => ({ json: { id: '750000000000001AAA', state: 'UploadComplete' } }))
  org.on('GET', jobPath, () => ({ json: { state: states[Math.min(polls++, states.length - 1)], numberRecordsProcessed: rows } }))
  org.on('DELETE', jobPath, () => ({ status: 204 }))
  org.on('GET', `${jobPath}/results`, ({ query }) => {
    const locator = query.get('locator') ?? 'first'
    calls[locator] = (calls[locator] ?? 0) + 1
    return pages[locator]?.(calls[locator]) ?? { status: 404, json: [{ errorCode: 'NOT_FOUND', message: locator }] }
  })
}

async function read() {
  const salesforce = (await org.connect()).forWork()
  return await bulkRead(salesforce, soql, { directory, name: 'Account', maxRecords: 2 })
}

const detailOf = (work: Promise<unknown>): Promise<string> =>
  work.then(
    () => 'nothing went wrong',
    (err: unknown) => toProblem(err).message,
  )

it('follows the locator to the last page, streams each into a file and deletes the job', async () => {
  serveJob({ first: () => page(['a', 'b'], 'L2'), L2: () => page(['c'], 'null') }, 3, ['InProgress', 'JobComplete'])
  const result = await read()
  expect(result).toEqual({
    columns: ['Id', 'Owner.Name'],
    pages: [join(directory, 'Account-1.csv'), join(directory, 'Account-2.csv')],
    rows: 3,
  })
  expect(await readFile(result.pages[1] ?? '', 'utf8')).toBe('"Id","Owner.Name"\n"c","Aiko"\n')
  expect(org.asked.filter(({ path }) => path.endsWith('/results')).map(({ query }) => query.toString())).toEqual([
    'maxRecords=2',
    'maxRecords=2&locator=L2',
  ])
  expect(org.asked.at(-1)).toMatchObject({ method: 'DELETE', path: jobPath })
})

it('reads a page again from its beginning when the connection breaks in the middle', async () => {
  const half = { ...page(['a', 'b'], 'null'), text: `${header}"a","Ai`, cut: true }
  serveJob({ first: (call) => (call === 1 ? half : page(['a', 'b'], 'null')) }, 2)
  const { pages } = await read()
  expect(await readFile(pages[0] ?? '', 'utf8')).toBe('"Id","Owner.Name"\n"a","Aiko"\n"b","Aiko"\n')
  expect(await readdir(directory)).toEqual(['Account-1.csv'])
})

it('goes on with a new session when the old one expires between two pages', async () => {
  const expired: Answer = { status: 401, json: [{ errorCode: 'INVALID_SESSION_ID', message: 'Session expired or invalid' }] }
  serveJob({ first: () => page(['a', 'b'], 'L2'), L2: (call) => (call === 1 ? expired : page(['c'], 'null')) }, 3)
  expect((await read()).rows).toBe(3)
  expect(org.asked.filter(({ path }) => path === '/services/oauth2/token')).toHaveLength(2)
})

it.each([
  [
    'an error page in place of CSV',
    { text: '<html>busy</html>', headers: { 'content-type': 'text/html', 'sforce-numberofrecords': '1' } },
    'a page is text/html instead of CSV',
  ],
  ['no row count', { text: header }, 'a page does not say how many rows it has'],
  [
    'no header line',
    { text: '"001","Aiko san"\n', headers: { 'sforce-numberofrecords': '1' } },
    'a page does not begin with the column names',
  ],
  ['fewer rows than the job has', page(['a'], 'null'), '1 of 2 rows came'],
  ['the same locator again', page(['a'], 'first'), 'the same page came twice'],
] as [string, Answer, string][])('refuses %s, and still deletes the job', async (_name, answer, what) => {
  serveJob({ first: () => answer }, 2)
  expect(await detailOf(read())).toBe(`Reading Account in bulk came back incomplete: ${what}; run again, and report it if it stays.`)
  expect(org.asked.at(-1)?.method).toBe('DELETE')
})

it('names the field when the org refuses the query', async () => {
  const message = "\nSELECT Id, Nope__c FROM Account\n           ^\nERROR at Row:1:Column:12\nNo such column 'Nope__c' on entity 'Account'."
  org.on('POST', '/jobs/query', () => ({ status: 400, json: [{ errorCode: 'INVALID_FIELD', message }] }))
  expect(await detailOf(read())).toBe(
    'Reading Account failed: Account has no field Nope__c that the integration user may use; create it, or grant it in the permission set ScoringApiIntegration.',
  )
})

it('tells why a job failed', async () => {
  serveJob({}, 0)
  org.on('GET', jobPath, () => ({ json: { state: 'Failed', errorMessage: 'QUERY_TIMEOUT: Your query request was running for too long.' } }))
  expect(await detailOf(read())).toBe('Reading Account failed (QUERY_TIMEOUT: Your query request was running for too long.).')
})

it('says that the disk is full, and where', async () => {
  serveJob({ first: () => page(['a', 'b'], 'null') }, 2)
  await symlink('/dev/full', join(directory, 'Account-1.csv.part'))
  expect(await detailOf(read())).toMatch(/^No space is left.*: free some, or point SCORING_API_WORK_DIRECTORY to a larger disk\.$/)
})
