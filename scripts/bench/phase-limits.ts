import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { DuckDBInstance } from '@duckdb/node-api'
import { parse } from 'csv-parse'
import { bareIngest, bareQuery, type BareOrg } from './bare-bulk.ts'
import { readSources } from './read-sources.ts'

/** The least that this machine needs for a phase, done now, on the same rows, with nothing of the product in it. */
export interface Limit {
  /** What was done instead. */
  is: string
  seconds: number
}

export type Limits = Record<'read' | 'measure' | 'score' | 'diff' | 'write', Limit>

export interface LimitRequest {
  org: BareOrg
  directory: string
  organizationId: string
}

const snapshotColumns =
  'Key__c,Account__c,AsOfDate__c,ScoredAt__c,Score__c,CalculatedScore__c,Band__c,Coverage__c,Scorecard__c,ScorecardVersionKey__c,Measures__c,InputHash__c'
const accountColumns =
  'Id,CsHealthScore__c,CsHealthBand__c,CsPreviousHealthBand__c,CsHealthBandChangedAt__c,CsHealthChange30Days__c,CsHealthCoverage__c,CsProcessScore__c,CsRelationshipScore__c,CsOutcomeScore__c,CsHealthReason__c,CsScoredAt__c'

/** Of 40 measures a snapshot is 6 kB as CSV, and one upload may have 150 MB: a page of them is written back whole. */
const snapshotsPerUpload = 15_000

/** After a run has written everything: the same bytes once more, bare. */
export async function measureLimits(request: LimitRequest): Promise<Limits> {
  const { org, directory } = request
  const fileOf = (name: string) => (page: number) => join(directory, `limit-${name}-${page}.csv`)
  const sources = await readSources(request)

  const pages: string[][] = []
  const read = await timed(async () => {
    for (const { sobject, soql } of sources) pages.push((await bareQuery(org, soql, fileOf(sobject))).files)
  })
  const measure = await timed(() => scan(pages))

  const snapshots = await bareQuery(
    org,
    `SELECT ${snapshotColumns} FROM CsHealthSnapshot__c`,
    fileOf('written-snapshots'),
    snapshotsPerUpload,
  )
  const accounts = await bareQuery(org, `SELECT ${accountColumns} FROM Account`, fileOf('written-accounts'))
  const texts = await readMeasureTexts(snapshots.files)
  const score = await timed(() => Promise.resolve(texts.forEach((text) => createHash('sha256').update(text).digest('hex'))))
  const written = await Promise.all([...snapshots.files, ...accounts.files].map((file) => readFile(file, 'utf8')))
  const diff = await timed(async () => {
    for (const [index, text] of written.entries()) await writeFile(join(directory, `limit-copy-${index}.csv`), text)
  })
  const write = await timed(async () => {
    const jobs = [
      ...snapshots.files.map(() => ({ object: 'CsHealthSnapshot__c', operation: 'upsert' as const, externalIdFieldName: 'Key__c' })),
      ...accounts.files.map(() => ({ object: 'Account', operation: 'update' as const })),
    ]
    for (const [index, job] of jobs.entries()) await bareIngest(org, job, written[index] ?? '')
  })
  const megabytes = Math.round((await sizeOf(pages.flat())) / 1e6)
  return {
    read: { is: `the same ${sources.length} Bulk queries by bare fetch into files, one after the other (${megabytes} MB)`, seconds: read },
    measure: { is: "DuckDB's own count(*) of the same CSV", seconds: measure },
    score: { is: 'one SHA-256 of each snapshot text', seconds: score },
    diff: { is: 'the written bytes once into files', seconds: diff },
    write: { is: 'the same rows once more by bare Bulk ingest (all rows exist by then: updates)', seconds: write },
  }
}

async function scan(pages: string[][]): Promise<void> {
  const instance = await DuckDBInstance.create(':memory:')
  const connection = await instance.connect()
  for (const files of pages) {
    const list = files.map((file) => `'${file.replaceAll("'", "''")}'`).join(', ')
    await connection.run(`SELECT count(*) FROM read_csv([${list}], header = true, all_varchar = true, quote = '"', escape = '"')`)
  }
  connection.closeSync()
  instance.closeSync()
}

async function readMeasureTexts(files: string[]): Promise<string[]> {
  const texts: string[] = []
  for (const file of files) {
    const rows = createReadStream(file).pipe(parse({ columns: true })) as AsyncIterable<Record<string, string>>
    for await (const { Measures__c } of rows) texts.push(Measures__c ?? '')
  }
  return texts
}

async function sizeOf(files: string[]): Promise<number> {
  const sizes = await Promise.all(files.map(async (file) => (await stat(file)).size))
  return sizes.reduce((total, size) => total + size, 0)
}

/** Seconds, never 0: a limit is divided by. */
async function timed(work: () => Promise<void>): Promise<number> {
  const started = performance.now()
  await work()
  return Math.max(Math.round(performance.now() - started), 1) / 1000
}
