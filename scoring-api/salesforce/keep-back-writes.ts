import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import type { ApiRequest, Salesforce } from './connect.ts'

/** A way to the org on which nothing is written. */
export interface DryRun {
  salesforce: Salesforce
  /** Calls that were kept back so far: what writing would have spent. A Bulk job counts as asked about once. */
  callsKeptBack(): number
}

/** Fields by which a row that was kept back is found again: our keys. */
const keyField = /^(?:Cs)?Key__c$/
const collections = /^\/composite\/sobjects(?:\/(\w+)\/\w+)?$/
const ingest = /^\/jobs\/ingest(?:\/(\w+)(?:\/(\w+))?)?$/
const idsByKey = /^SELECT Id, (\w+) FROM (\w+) WHERE \1 IN \(/

/**
 * Reads as ever, and keeps back every write: each is answered as by an org that takes all rows, so that whoever writes goes on as in earnest. Who
 * asks for the id of a row that was kept back gets one that no record has. Other reads find the org as it was: what a run reads of its own
 * writes is missing.
 * @param askedBack objects whose new rows are asked for by their key; of all others nothing is held in memory
 */
export function keepBackWrites(org: Salesforce, askedBack: readonly string[]): DryRun {
  let kept = 0
  let made = 0
  const jobs = new Map<string, { object: string; rows: number }>()
  const idsOf = new Map(askedBack.map((object) => [object, new Map<string, string>()]))

  const nextId = (): string => `${'0'.repeat(14)}${(made += 1).toString(36)}`.slice(-15)

  function keep(object: string, row: Readonly<Record<string, unknown>>): void {
    const known = idsOf.get(object)
    if (known === undefined) return
    for (const [field, value] of Object.entries(row)) if (keyField.test(field) && typeof value === 'string') known.set(value, nextId())
  }

  function takeRows({ path, body }: ApiRequest): unknown {
    const { records } = body as { records: { attributes: { type: string } }[] }
    for (const { attributes, ...row } of records) keep(collections.exec(path)?.[1] ?? attributes.type, row)
    return records.map(() => ({ success: true, errors: [] }))
  }

  function workOnJob({ path, body }: ApiRequest): unknown {
    const id = ingest.exec(path)?.[1]
    if (id === undefined) {
      const jobId = nextId()
      jobs.set(jobId, { object: (body as { object: string }).object, rows: 0 })
      return { id: jobId }
    }
    return { state: 'JobComplete', numberRecordsProcessed: jobs.get(id)?.rows ?? 0, numberRecordsFailed: 0 }
  }

  async function takeFile(path: string, file: string): Promise<void> {
    const job = jobs.get(ingest.exec(path)?.[1] ?? '')
    if (job === undefined) throw new Error(`${path} is no job of this dry run`)
    for await (const row of createReadStream(file).pipe(parse({ columns: true })) as AsyncIterable<Record<string, string>>) {
      keep(job.object, row)
      job.rows += 1
    }
  }

  async function read(request: ApiRequest): Promise<unknown> {
    const answer = await org.send(request)
    const soql = new URL(request.path, 'http://org').searchParams.get('q') ?? ''
    const [, field = '', object = ''] = idsByKey.exec(soql) ?? []
    const known = idsOf.get(object)
    if (known === undefined) return answer
    const { records } = answer as { records: Record<string, unknown>[] }
    const found = new Set(records.map((record) => record[field]))
    const added = keysIn(soql).flatMap((key) => (known.has(key) && !found.has(key) ? [{ Id: known.get(key), [field]: key }] : []))
    return { ...(answer as object), records: [...records, ...added] }
  }

  const salesforce: Salesforce = {
    ...org,
    async send(request) {
      const { method, path } = request
      if (!ingest.test(path) && (method === 'GET' || path.startsWith('/jobs/query'))) return await read(request)
      org.throwIfStopped()
      kept += 1
      if (ingest.test(path)) return workOnJob(request)
      if (collections.test(path)) return takeRows(request)
      throw new Error(`${method} ${path} is no write that a dry run knows`)
    },
    async open(path) {
      if (!ingest.test(path)) return await org.open(path)
      kept += 1
      return new Response('')
    },
    async upload(path, file) {
      kept += 1
      await takeFile(path, file)
    },
  }
  return { salesforce, callsKeptBack: () => kept }
}

const keysIn = (soql: string): string[] => [...soql.matchAll(/'((?:\\.|[^'\\])*)'/g)].map(([, key = '']) => key.replaceAll(/\\(.)/g, '$1'))
