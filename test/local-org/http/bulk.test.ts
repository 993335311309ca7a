import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { signIn, startOrg } from './start-org.ts'

let running: RunningOrg
let admin: ReturnType<typeof signIn>

beforeAll(async () => {
  running = await startOrg()
  admin = signIn(running, 'admin@banso.example')
})
afterAll(() => running.close())

interface Job {
  id: string
  state: string
  errorMessage?: string
  numberRecordsProcessed?: number
  numberRecordsFailed?: number
  contentUrl: string
}

async function startQuery(query: string, more: Record<string, unknown> = {}): Promise<Job> {
  const { status, body } = await admin.send('POST', '/jobs/query', { operation: 'query', query, ...more })
  expect({ status, body }).toMatchObject({ status: 200, body: { state: 'UploadComplete' } })
  return body
}

async function finishedQuery(query: string, more: Record<string, unknown> = {}): Promise<string> {
  const { id } = await startQuery(query, more)
  expect((await admin.send('GET', `/jobs/query/${id}`)).body).toMatchObject({ state: 'JobComplete' })
  return id
}

interface Upload {
  object?: string
  operation: string
  csv: string
  [more: string]: unknown
}

async function load({ object = 'Account', csv, ...more }: Upload): Promise<Job> {
  const { id, contentUrl } = (await admin.send('POST', '/jobs/ingest', { object, ...more })).body as Job
  expect(contentUrl).toBe(`services/data/v67.0/jobs/ingest/${id}/batches`)
  const put = await admin.send('PUT', `/jobs/ingest/${id}/batches`, csv, { 'content-type': 'text/csv; charset=UTF-8' })
  expect(put.status).toBe(201)
  expect((await admin.send('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' })).body).toMatchObject({ state: 'UploadComplete' })
  return (await admin.send('GET', `/jobs/ingest/${id}`)).body
}

const resultsOf = async (id: string) => ({
  successful: (await admin.send('GET', `/jobs/ingest/${id}/successfulResults`)).body as string,
  failed: (await admin.send('GET', `/jobs/ingest/${id}/failedResults`)).body as string,
  unprocessed: (await admin.send('GET', `/jobs/ingest/${id}/unprocessedrecords`)).body as string,
})
const insertAccounts = (names: string[]) => load({ operation: 'insert', csv: `Name\n${names.join('\n')}\n` })
const idOf = async (name: string) => {
  const { body } = await admin.send('GET', `/query?q=${encodeURIComponent(`SELECT Id FROM Account WHERE Name = '${name}'`)}`)
  return (body as { records: { Id: string }[] }).records[0]?.Id ?? ''
}

describe('a query job', () => {
  beforeAll(async () => {
    await insertAccounts(Array.from({ length: 1000 }, (_, index) => `Query ${String(index).padStart(4, '0')}`))
  })

  it('is read page by page, each with its header, the last one with the locator null', async () => {
    const id = await finishedQuery("SELECT Name FROM Account WHERE Name LIKE 'Query %' ORDER BY Name")
    const pages: string[][] = []
    const heads: [string | null, string | null, string | null][] = []
    let locator = ''
    do {
      const { body, headers } = await admin.send('GET', `/jobs/query/${id}/results?maxRecords=400${locator && `&locator=${locator}`}`)
      pages.push((body as string).trimEnd().split('\n'))
      heads.push([headers.get('content-type'), headers.get('sforce-numberofrecords'), headers.get('sforce-locator')])
      locator = headers.get('sforce-locator') ?? ''
    } while (locator !== 'null' && pages.length < 9)
    expect(heads).toEqual([
      ['text/csv', '400', 'NDAw'],
      ['text/csv', '400', 'ODAw'],
      ['text/csv', '200', 'null'],
    ])
    expect(pages.map((lines) => [lines.length, lines[0], lines[1]])).toEqual([
      [401, '"Name"', '"Query 0000"'],
      [401, '"Name"', '"Query 0400"'],
      [201, '"Name"', '"Query 0800"'],
    ])
  })

  it('has the rows of the moment it was made', async () => {
    await insertAccounts(['Snapshot 1', 'Snapshot 2'])
    const { id } = await startQuery("SELECT Name FROM Account WHERE Name LIKE 'Snapshot %' ORDER BY Name")
    await admin.send('DELETE', `/sobjects/Account/${await idOf('Snapshot 1')}`)
    await insertAccounts(['Snapshot 3'])
    await admin.send('GET', `/jobs/query/${id}`)
    expect((await admin.send('GET', `/jobs/query/${id}/results`)).body).toBe('"Name"\n"Snapshot 1"\n"Snapshot 2"\n')
  })

  it('quotes every value, in the format asked for', async () => {
    await load({ operation: 'insert', csv: 'Name,Description,Industry\n"A ""quoted"", name","line 1\nline 2",\n' })
    const soql = "SELECT Name, Description, Industry, Owner.Name FROM Account WHERE Name LIKE 'A %quoted%'"
    const ids = [await finishedQuery(soql), await finishedQuery(soql, { columnDelimiter: 'SEMICOLON', lineEnding: 'CRLF' })]
    const texts = await Promise.all(ids.map((id) => admin.send('GET', `/jobs/query/${id}/results`).then(({ body }) => body)))
    expect(texts).toEqual([
      '"Name","Description","Industry","Owner.Name"\n"A ""quoted"", name","line 1\nline 2","","Ada Admin"\n',
      '"Name";"Description";"Industry";"Owner.Name"\r\n"A ""quoted"", name";"line 1\nline 2";"";"Ada Admin"\r\n',
    ])
  })

  it('without rows has only a header', async () => {
    const id = await finishedQuery("SELECT Id FROM Account WHERE Name = 'nobody'")
    const { body, headers } = await admin.send('GET', `/jobs/query/${id}/results`)
    expect([body, headers.get('sforce-locator'), headers.get('sforce-numberofrecords')]).toEqual(['"Id"\n', 'null', '0'])
  })

  it.each([
    ['what Bulk cannot do', 'SELECT COUNT(Id) FROM Account'],
    ['an unknown field', 'SELECT Nothing__c FROM Account'],
    ['no SOQL', 'hello'],
  ])('of %s is refused', async (_, query) => {
    expect((await admin.send('POST', '/jobs/query', { operation: 'query', query })).status).toBe(400)
  })

  it('can be aborted until it is polled, deleted after that', async () => {
    const { id } = await startQuery('SELECT Id FROM Account')
    expect((await admin.send('GET', `/jobs/query/${id}/results`)).status).toBe(400)
    expect((await admin.send('DELETE', `/jobs/query/${id}`)).status).toBe(400)
    expect((await admin.send('PATCH', `/jobs/query/${id}`, { state: 'Aborted' })).body).toMatchObject({ state: 'Aborted' })
    expect((await admin.send('GET', `/jobs/query/${id}`)).body).toMatchObject({ state: 'Aborted' })
    expect((await admin.send('DELETE', `/jobs/query/${id}`)).status).toBe(204)
    expect((await admin.send('GET', `/jobs/query/${id}`)).status).toBe(404)
    const complete = await finishedQuery('SELECT Id FROM Account')
    expect((await admin.send('PATCH', `/jobs/query/${complete}`, { state: 'Aborted' })).status).toBe(400)
  })

  it("is nobody else's", async () => {
    const emma = signIn(running, 'emma.clark@banso.example')
    const id = await finishedQuery('SELECT Id FROM Account')
    const seen = await emma.send('GET', '/jobs/query')
    expect([(await emma.send('GET', `/jobs/query/${id}`)).status, seen.body]).toEqual([
      404,
      { done: true, records: [], nextRecordsUrl: null },
    ])
  })

  it('does not take a locator that is none of its own', async () => {
    const id = await finishedQuery("SELECT Id FROM Account WHERE Name LIKE 'Query %'")
    const statuses = await Promise.all(
      ['locator=OTk5OTk5', 'locator=abc', 'maxRecords=0'].map((search) =>
        admin.send('GET', `/jobs/query/${id}/results?${search}`).then(({ status }) => status),
      ),
    )
    expect(statuses).toEqual([400, 400, 400])
  })
})

describe('an ingest job', () => {
  it('inserts row by row and says what became of each', async () => {
    const job = await load({ operation: 'insert', csv: 'Name,AnnualRevenue\nIngested,100\n,5\nWrong,many\n' })
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 3, numberRecordsFailed: 2 })
    const { successful, failed, unprocessed } = await resultsOf(job.id)
    expect(successful).toBe(`"sf__Id","sf__Created","Name","AnnualRevenue"\n"${await idOf('Ingested')}","true","Ingested","100"\n`)
    const [header, missing, wrong] = failed.split('\n')
    expect(header).toBe('"sf__Id","sf__Error","Name","AnnualRevenue"')
    expect(missing).toBe('"","REQUIRED_FIELD_MISSING:Required fields are missing: [Name]:Name --","","5"')
    expect(wrong).toMatch(/^"","[A-Z_]+:.*:AnnualRevenue --","Wrong","many"$/)
    expect(unprocessed).toBe('"Name","AnnualRevenue"\n')
  })

  it('updates: empty leaves a value, #N/A empties it', async () => {
    await load({ operation: 'insert', csv: 'Name,Industry,Phone\nUpdated,Energy,1\n' })
    const id = await idOf('Updated')
    const job = await load({ operation: 'update', csv: `Id,Industry,Phone\n${id},,#N/A\n001000000000999AAA,Media,2\n` })
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 2, numberRecordsFailed: 1 })
    expect((await admin.send('GET', `/sobjects/Account/${id}?fields=Industry,Phone`)).body).toMatchObject({
      Industry: 'Energy',
      Phone: null,
    })
  })

  it('upserts by external id and finds parents by theirs', async () => {
    const accountId = (await admin.send('POST', '/sobjects/Account', { Name: 'Parent' })).body as { id: string }
    const csv = (score: number) => `Key__c,Account__c,AsOfDate__c,Score__c\nbulk:1,${accountId.id},2026-11-22,${score}\n`
    const upsert = { object: 'CsHealthSnapshot__c', operation: 'upsert', externalIdFieldName: 'Key__c' }
    const first = await resultsOf((await load({ ...upsert, csv: csv(50) })).id)
    const second = await resultsOf((await load({ ...upsert, csv: csv(60) })).id)
    expect([first, second].map(({ successful }) => successful.split('\n')[1]?.split(',')[1])).toEqual(['"true"', '"false"'])

    await load({
      object: 'CsScorecard__c',
      operation: 'upsert',
      externalIdFieldName: 'VersionKey__c',
      csv: 'VersionKey__c,Name,Key__c,Version__c,Status__c,HealthyFrom__c,WatchFrom__c,MinimumCoverage__c\nbulk-v1,Bulk,bulk,1,Draft,80,60,50\n',
    })
    const linked = await load({ ...upsert, csv: 'Key__c,Scorecard__r.VersionKey__c\nbulk:1,bulk-v1\n' })
    const leftAsItIs = await load({ ...upsert, csv: 'Key__c,Scorecard__r.VersionKey__c\nbulk:1,\n' })
    expect([linked, leftAsItIs]).toMatchObject([{ numberRecordsFailed: 0 }, { numberRecordsFailed: 0 }])
    const { body } = await admin.send('GET', '/sobjects/CsHealthSnapshot__c/Key__c/bulk:1?fields=Score__c,Scorecard__r.Name')
    expect(body).toMatchObject({ Score__c: 60, Scorecard__r: { Name: 'Bulk' } })
  })

  it('deletes', async () => {
    await insertAccounts(['Deleted'])
    const id = await idOf('Deleted')
    expect(await load({ operation: 'delete', csv: `Id\n${id}\n${id.slice(0, 15)}x\n` })).toMatchObject({
      numberRecordsProcessed: 2,
      numberRecordsFailed: 1,
    })
    expect(await idOf('Deleted')).toBe('')
  })

  it('writes none of the rows that share a key within 200', async () => {
    const rows = ['twice', ...Array.from({ length: 150 }, (_, index) => `once-${index}`), 'twice']
    const { id: account } = (await admin.send('POST', '/sobjects/Account', { Name: 'Keys' })).body as { id: string }
    const csv = `Key__c,Account__c,AsOfDate__c\n${rows.map((key) => `${key},${account},2026-11-22`).join('\n')}\n`
    const job = await load({ object: 'CsHealthSnapshot__c', operation: 'upsert', externalIdFieldName: 'Key__c', csv })
    const { failed } = await resultsOf(job.id)
    expect(job).toMatchObject({ numberRecordsProcessed: 152, numberRecordsFailed: 2 })
    expect(
      failed
        .split('\n')
        .slice(1, 3)
        .map((line) => line.split(',')[1]),
    ).toEqual([
      '"DUPLICATE_VALUE:Duplicate external id specified: twice:Key__c --"',
      '"DUPLICATE_VALUE:Duplicate external id specified: twice:Key__c --"',
    ])
  })

  it.each([
    ['an unknown column', { operation: 'insert', csv: 'Name,Nothing__c\nx,y\n' }, 'InvalidBatch : Field name not found : Nothing__c'],
    ['no key column', { operation: 'update', csv: 'Name\nx\n' }, 'InvalidBatch : Field name not found : Id'],
    ['nothing in it', { operation: 'insert', csv: '' }, 'InvalidBatch : The upload has no header row'],
    [
      'the wrong line ends',
      { operation: 'insert', csv: 'Name\r\nx\r\n' },
      'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is LF',
    ],
    ['a row of another length', { operation: 'insert', csv: 'Name\nx,y\n' }, 'ClientInputError : Invalid Record Length'],
  ])('with %s fails as a whole', async (_, upload, message) => {
    const job = await load(upload)
    expect(job).toMatchObject({ state: 'Failed', numberRecordsProcessed: 0, errorMessage: expect.stringContaining(message) as string })
  })

  it.each([
    ['BACKQUOTE', '`', 'LF', '\n'],
    ['CARET', '^', 'CRLF', '\r\n'],
    ['PIPE', '|', 'CRLF', '\r\n'],
    ['SEMICOLON', ';', 'LF', '\n'],
    ['TAB', '\t', 'CRLF', '\r\n'],
  ])('reads and answers in columns by %s, lines by %s', async (columnDelimiter, between, lineEnding, end) => {
    const csv = [['Name', 'Phone'].join(between), [`"In ${columnDelimiter}, quoted"`, '1'].join(between), ''].join(end)
    const job = await load({ operation: 'insert', columnDelimiter, lineEnding, csv })
    expect(job).toMatchObject({ state: 'JobComplete', numberRecordsProcessed: 1, numberRecordsFailed: 0 })
    const id = await idOf(`In ${columnDelimiter}, quoted`)
    const rows = [
      ['sf__Id', 'sf__Created', 'Name', 'Phone'],
      [id, 'true', `In ${columnDelimiter}, quoted`, '1'],
    ]
    const expected = rows.map((row) => row.map((value) => `"${value}"`).join(between) + end).join('')
    expect((await resultsOf(job.id)).successful).toBe(expected)
  })

  it('whose lines end otherwise than it said fails as a whole', async () => {
    const job = await load({ operation: 'insert', lineEnding: 'CRLF', csv: 'Name\nNever\n' })
    expect(job).toMatchObject({
      state: 'Failed',
      errorMessage: 'ClientInputError : LineEnding is invalid on user data. Current LineEnding setting is CRLF',
    })
    expect(await idOf('Never')).toBe('')
  })

  it('that fails as a whole gives its rows back', async () => {
    const { id } = await load({ operation: 'insert', csv: 'Name,Nothing__c\nx,y\nz,\n' })
    expect((await resultsOf(id)).unprocessed).toBe('"Name","Nothing__c"\n"x","y"\n"z",""\n')
  })

  it('fails the rows that are locked', async () => {
    running.faults.add({ kind: 'lockRow', match: { object: 'Account' }, skip: 1, times: 1 })
    const job = await insertAccounts(['Lock 1', 'Lock 2', 'Lock 3'])
    expect(job).toMatchObject({ numberRecordsFailed: 1 })
    expect((await resultsOf(job.id)).failed).toContain('"UNABLE_TO_LOCK_ROW:unable to obtain exclusive access to this record: --","Lock 2"')
  })

  it('takes one upload and one end', async () => {
    const { id } = (await admin.send('POST', '/jobs/ingest', { object: 'Account', operation: 'insert' })).body as Job
    expect((await admin.send('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' })).status).toBe(400)
    const put = () => admin.send('PUT', `/jobs/ingest/${id}/batches`, 'Name\nx\n', { 'content-type': 'text/csv' })
    expect([(await put()).status, (await put()).status]).toEqual([201, 400])
    expect((await admin.send('PATCH', `/jobs/ingest/${id}`, { state: 'Aborted' })).body).toMatchObject({ state: 'Aborted' })
    expect((await admin.send('PATCH', `/jobs/ingest/${id}`, { state: 'UploadComplete' })).status).toBe(400)
    expect((await admin.send('DELETE', `/jobs/ingest/${id}`)).status).toBe(204)
  })

  it('needs an external id to upsert, and an object', async () => {
    const refusals = await Promise.all(
      [{ object: 'Account', operation: 'upsert' }, { operation: 'insert' }, { object: 'Account', operation: 'explode' }].map((job) =>
        admin.send('POST', '/jobs/ingest', job).then(({ status }) => status),
      ),
    )
    expect(refusals).toEqual([400, 400, 400])
  })
})
