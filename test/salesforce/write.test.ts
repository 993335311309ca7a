import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { bulkWrite } from '../../scoring-api/salesforce/bulk-write.ts'
import { stageRows } from '../../scoring-api/salesforce/staged-rows.ts'
import { writeEach, type WriteTarget } from '../../scoring-api/salesforce/write-each.ts'
import { startFakeOrg, type FakeOrg } from './fake-org.ts'

let org: FakeOrg
let directory: string

beforeEach(async () => {
  org = await startFakeOrg()
  directory = await mkdtemp(join(tmpdir(), 'banso-write-'))
})
afterEach(async () => {
  await org.close()
  await rm(directory, { recursive: true, force: true })
})

const accounts: WriteTarget = { object: 'Account', key: { update: 'Id' } }
const newTasks: WriteTarget = { object: 'Task', key: { insert: 'CsKey__c' } }
const snapshots: WriteTarget = { object: 'CsHealthSnapshot__c', key: { upsert: 'Key__c' } }

interface SentRecord {
  id: string
  Key__c: string
}

/** Collections whose rows fare as `fate` says: null = written, else an error code. */
function serveCollections(path: string, fate: (record: SentRecord, attempt: number) => string | null): SentRecord[][] {
  const calls: SentRecord[][] = []
  const attempts: Record<string, number> = {}
  org.on('PATCH', path, ({ body }) => {
    const { records } = JSON.parse(body) as { records: SentRecord[] }
    calls.push(records)
    return {
      json: records.map((record) => {
        const key = record.id ?? record.Key__c
        attempts[key] = (attempts[key] ?? 0) + 1
        const errorCode = fate(record, attempts[key])
        const errors = errorCode === null ? [] : [{ statusCode: errorCode, message: `${errorCode} said the org`, fields: ['Name'] }]
        return { id: key, success: errorCode === null, errors }
      }),
    }
  })
  return calls
}

describe('a few rows', () => {
  it('are sent 200 a call, in order, without waking assignment rules or "recently viewed"', async () => {
    const calls = serveCollections('/composite/sobjects', () => null)
    const rows = Array.from({ length: 401 }, (_, index) => ({ Id: `id-${index}`, Score__c: index }))
    expect(await writeEach((await org.connect()).forWork(), accounts, rows)).toEqual({ written: 401, refused: [] })
    expect(calls.map((call) => call.length)).toEqual([200, 200, 1])
    expect(calls[2]?.[0]).toEqual({ attributes: { type: 'Account' }, id: 'id-400', Score__c: 400 })
    expect(org.asked.at(-1)?.headers).toMatchObject({
      'sforce-auto-assign': 'FALSE',
      'sforce-mru': 'updateMru=false',
      'sforce-duplicate-rule-header': 'allowSave=true',
      'sforce-call-options': 'client=banso',
    })
  })

  it('are written though one of them is refused, which comes back as data', async () => {
    serveCollections('/composite/sobjects/CsHealthSnapshot__c/Key__c', ({ Key__c }) =>
      Key__c === 'b' ? 'FIELD_CUSTOM_VALIDATION_EXCEPTION' : null,
    )
    const rows = ['a', 'b', 'c'].map((key) => ({ Key__c: key }))
    expect(await writeEach((await org.connect()).forWork(), snapshots, rows)).toEqual({
      written: 2,
      refused: [
        {
          object: 'CsHealthSnapshot__c',
          id: 'b',
          errorCode: 'FIELD_CUSTOM_VALIDATION_EXCEPTION',
          message: 'FIELD_CUSTOM_VALIDATION_EXCEPTION said the org',
          fields: ['Name'],
        },
      ],
    })
  })

  it('are created, and one that is there already comes back with its key', async () => {
    org.on('POST', '/composite/sobjects', ({ body }) => {
      const { records } = JSON.parse(body) as { records: Record<string, unknown>[] }
      expect(records[0]).toEqual({ attributes: { type: 'Task' }, CsKey__c: 'a', Subject: 'Call' })
      const duplicate = { statusCode: 'DUPLICATE_VALUE', message: 'duplicate value found', fields: ['CsKey__c'] }
      return { json: records.map(({ CsKey__c: key }) => ({ success: key === 'a', errors: key === 'a' ? [] : [duplicate] })) }
    })
    const rows = ['a', 'b'].map((key) => ({ CsKey__c: key, Subject: 'Call' }))
    expect(await writeEach((await org.connect()).forWork(), newTasks, rows)).toMatchObject({
      written: 1,
      refused: [{ object: 'Task', id: 'b', errorCode: 'DUPLICATE_VALUE' }],
    })
  })

  it('are tried again when locked, only those', async () => {
    const calls = serveCollections('/composite/sobjects', ({ id }, attempt) => (id === 'b' && attempt < 3 ? 'UNABLE_TO_LOCK_ROW' : null))
    const rows = ['a', 'b', 'c'].map((id) => ({ Id: id }))
    expect(await writeEach((await org.connect()).forWork(), accounts, rows)).toEqual({ written: 3, refused: [] })
    expect(calls.map((call) => call.map(({ id }) => id))).toEqual([['a', 'b', 'c'], ['b'], ['b']])
  })

  it('are refused in the end when they stay locked', async () => {
    const calls = serveCollections('/composite/sobjects', () => 'UNABLE_TO_LOCK_ROW')
    const outcome = await writeEach((await org.connect()).forWork(), accounts, [{ Id: 'a' }])
    expect(outcome.refused.map(({ errorCode }) => errorCode)).toEqual(['UNABLE_TO_LOCK_ROW'])
    expect(calls).toHaveLength(5)
  })

  it('say in one sentence that a field is not granted', async () => {
    org.on('PATCH', '/composite/sobjects', () => ({
      status: 400,
      json: [{ errorCode: 'INVALID_FIELD', message: "No such column 'CsHealthScore__c' on sobject of type Account" }],
    }))
    await expect(writeEach((await org.connect()).forWork(), accounts, [{ Id: 'a' }])).rejects.toThrow(
      'Writing Account failed: Account has no field CsHealthScore__c that the integration user may use; create it, or grant it in the permission set ScoringApiIntegration.',
    )
  })
})

describe('staging', () => {
  it('keeps up to 2,000 rows in memory', async () => {
    const stage = stageRows(directory, 'rows', ['Id'])
    await stage.add(Array.from({ length: 2_000 }, (_, index) => ({ Id: `id-${index}` })))
    expect(await stage.close()).toMatchObject({ count: 2_000, files: [], rows: { length: 2_000 } })
  })

  it('moves all rows to a file with the next one; null is #N/A, absent is empty', async () => {
    const stage = stageRows(directory, 'rows', ['Id', 'Note__c', 'Score__c'])
    await stage.add(Array.from({ length: 2_000 }, (_, index) => ({ Id: `id-${index}`, Score__c: 1.5 })))
    await stage.add([{ Id: 'last', Note__c: 'a "b", c', Score__c: null }])
    const { files, rows } = await stage.close()
    const lines = (await readFile(files[0] ?? '', 'utf8')).split('\n')
    expect([rows, files.length, lines.length, lines[0], lines[1], lines[2001]]).toEqual([
      [],
      1,
      2_003,
      '"Id","Note__c","Score__c"',
      '"id-0",,"1.5"',
      '"last","a ""b"", c","#N/A"',
    ])
  })

  it('begins another file when one has the size that an upload may have', async () => {
    const stage = stageRows(directory, 'rows', ['Id'], 20_000)
    await stage.add(Array.from({ length: 3_000 }, (_, index) => ({ Id: `row-${index}` })))
    const { files } = await stage.close()
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    expect(texts.every((text) => text.startsWith('"Id"\n'))).toBe(true)
    expect(texts.flatMap((text) => text.trim().split('\n').slice(1))).toHaveLength(3_000)
    expect(files.length).toBe(2)
  })
})

describe('many rows', () => {
  const csv = async (): Promise<string> => {
    const stage = stageRows(directory, 'rows', ['Key__c', 'Score__c'])
    await stage.add(Array.from({ length: 2_001 }, (_, index) => ({ Key__c: `k${index}`, Score__c: index === 7 ? null : index })))
    return (await stage.close()).files[0] ?? ''
  }

  /** An ingest job a call; each answers the failed rows of its turn. */
  function serveJobs(failed: string[], uploads: string[], firstUpload?: { status: number }): void {
    let jobs = 0
    org.on('POST', '/jobs/ingest', () => ({ json: { id: `75000000000000${++jobs}AAA`, state: 'Open' } }))
    org.on('PUT', /batches$/, ({ body }) => {
      if (jobs === 1 && firstUpload) return { ...firstUpload, text: 'busy', headers: { 'content-type': 'text/plain' } }
      uploads.push(body)
      return { status: 201 }
    })
    org.on('PATCH', /^\/jobs\/ingest\//, () => ({ json: {} }))
    org.on('GET', /^\/jobs\/ingest\/\w+$/, () => {
      const failures = failed[uploads.length - 1] ?? ''
      const rows = (uploads.at(-1) ?? '').trim().split('\n').length - 1
      return {
        json: {
          state: 'JobComplete',
          numberRecordsProcessed: rows,
          numberRecordsFailed: failures === '' ? 0 : failures.trim().split('\n').length - 1,
        },
      }
    })
    org.on('GET', /failedResults$/, () => ({ text: failed[uploads.length - 1] ?? '"sf__Id","sf__Error",Key__c,Score__c\n' }))
    org.on('GET', /unprocessedrecords$/, () => ({ text: 'Key__c,Score__c\n' }))
  }

  it('go through one ingest job whose refusals are read row by row', async () => {
    const uploads: string[] = []
    serveJobs(['"sf__Id","sf__Error",Key__c,Score__c\n"","STRING_TOO_LONG:Note: data value too large:Note__c --","k3","3"\n'], uploads)
    expect(await bulkWrite((await org.connect()).forWork(), snapshots, await csv())).toEqual({
      written: 2_000,
      refused: [
        {
          object: 'CsHealthSnapshot__c',
          id: 'k3',
          errorCode: 'STRING_TOO_LONG',
          message: 'Note: data value too large',
          fields: ['Note__c'],
        },
      ],
    })
    expect(JSON.parse(org.asked.find(({ path }) => path === '/jobs/ingest')?.body ?? '{}')).toEqual({
      object: 'CsHealthSnapshot__c',
      contentType: 'CSV',
      lineEnding: 'LF',
      columnDelimiter: 'COMMA',
      operation: 'upsert',
      externalIdFieldName: 'Key__c',
    })
    expect(uploads[0]?.split('\n').slice(0, 2)).toEqual(['"Key__c","Score__c"', '"k0","0"'])
  })

  it('try locked rows again in a job of their own, with what was to be emptied still emptied', async () => {
    const uploads: string[] = []
    serveJobs(['"sf__Id","sf__Error",Key__c,Score__c\n"","UNABLE_TO_LOCK_ROW:unable to obtain exclusive access: --","k7",""\n'], uploads)
    expect(await bulkWrite((await org.connect()).forWork(), snapshots, await csv())).toEqual({ written: 2_001, refused: [] })
    expect(uploads[1]).toBe('"Key__c","Score__c"\n"k7","#N/A"\n')
  })

  it('are uploaded anew in another job when the upload breaks, and the first job is aborted', async () => {
    const uploads: string[] = []
    serveJobs([], uploads, { status: 503 })
    expect((await bulkWrite((await org.connect()).forWork(), snapshots, await csv())).written).toBe(2_001)
    expect(
      org.asked.filter(({ method, path }) => method === 'PATCH' && path.includes('/jobs/ingest/')).map(({ path, body }) => [path, body]),
    ).toEqual([
      ['/jobs/ingest/750000000000001AAA', '{"state":"Aborted"}'],
      ['/jobs/ingest/750000000000002AAA', '{"state":"UploadComplete"}'],
    ])
  })
})
