import { hash } from 'node:crypto'
import { z } from 'zod'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { quantileKey, type QuantileTable } from './percentiles.ts'
import { fromTenThousandths } from './scaled-number.ts'

/** Where Salesforce keeps what percentiles are read from: full runs write it, runs for one account read it. */

const benchmarkObject = 'CsBenchmark__c'

const fields = [
  'Key__c',
  'ScorecardVersionKey__c',
  'MeasureKey__c',
  'Segment__c',
  'Accounts__c',
  'Median__c',
  'TopQuartile__c',
  'Quantiles__c',
  'AsOf__c',
]

export const benchmarkFieldsUsed = fields.map((field) => ({ object: benchmarkObject, field }))
export const benchmarkTarget: WriteTarget = { object: benchmarkObject, key: { upsert: 'Key__c' } }
export const benchmarkColumnsWritten = fields

/** A table as its record holds it. */
export interface StoredBenchmark {
  key: string
  scorecardVersionKey: string
  measureKey: string
  segment: string
  accounts: number
  /** JSON; null = there are too few accounts now. */
  quantiles: string | null
}

const benchmarkRecord = z.object({
  Key__c: z.string(),
  ScorecardVersionKey__c: z.string(),
  MeasureKey__c: z.string(),
  Segment__c: z.string().nullable(),
  Accounts__c: z.number().nullable(),
  Quantiles__c: z.string().nullable(),
})

const quantileTexts = z.array(z.number()).length(101)

const median = 50
const topQuartile = 75
const keyLength = 255

/** Those of the given scorecard versions. @throws Problem */
export async function readBenchmarks(salesforce: Salesforce, versionKeys: readonly string[]): Promise<StoredBenchmark[]> {
  if (versionKeys.length === 0) return []
  const keys = versionKeys.map((key) => `'${key.replaceAll(/[\\']/g, '\\$&')}'`).join(', ')
  const names = Object.keys(benchmarkRecord.shape).join(', ')
  const records = await readAll(salesforce, `SELECT ${names} FROM ${benchmarkObject} WHERE ScorecardVersionKey__c IN (${keys})`)
  return records.map((record) => {
    const stored = benchmarkRecord.parse(record)
    return {
      key: stored.Key__c,
      scorecardVersionKey: stored.ScorecardVersionKey__c,
      measureKey: stored.MeasureKey__c,
      segment: stored.Segment__c ?? '',
      accounts: stored.Accounts__c ?? 0,
      quantiles: stored.Quantiles__c,
    }
  })
}

/** The tables as the engine takes them; a record that somebody has spoilt is no table. */
export const toQuantileTables = (stored: readonly StoredBenchmark[]): QuantileTable[] =>
  stored.flatMap(({ quantiles, scorecardVersionKey, measureKey, segment, accounts }) => {
    const values = toQuantiles(quantiles)
    return values === null ? [] : [{ scorecardVersionKey, measureKey, segment, accounts, quantiles: values }]
  })

function toQuantiles(text: string | null): number[] | null {
  if (text === null) return null
  try {
    return quantileTexts.parse(JSON.parse(text)).map((value) => Math.round(value * 10_000))
  } catch {
    return null // the next full run writes it anew
  }
}

/**
 * What has to be written so that the org holds these tables and no others of their scorecard versions; nothing where it does already.
 * A table that no longer is, as too few accounts are left, keeps its record without figures.
 * @param at instant of the run, ISO text
 */
export function benchmarkChanges(tables: readonly QuantileTable[], stored: readonly StoredBenchmark[], at: string): WriteRow[] {
  const known = new Map(stored.map((benchmark) => [benchmark.key, benchmark]))
  const found = tables.map((table) => toRow(table, at))
  const keys = new Set(found.map(({ Key__c }) => Key__c))
  const changed = found.filter((row) => !isSame(row, known.get(String(row['Key__c']))))
  const gone = stored.filter(({ key, quantiles, accounts }) => !keys.has(key) && (quantiles !== null || accounts !== 0))
  return [...changed, ...gone.map((benchmark) => emptied(benchmark, at))]
}

function toRow(table: QuantileTable, at: string): WriteRow & { Key__c: string } {
  const { scorecardVersionKey, measureKey, segment, accounts, quantiles } = table
  return {
    Key__c: shortened(quantileKey(table)),
    ScorecardVersionKey__c: scorecardVersionKey,
    MeasureKey__c: measureKey,
    Segment__c: segment,
    Accounts__c: accounts,
    Median__c: fromTenThousandths(quantiles[median] ?? null),
    TopQuartile__c: fromTenThousandths(quantiles[topQuartile] ?? null),
    Quantiles__c: JSON.stringify(quantiles.map(fromTenThousandths)),
    AsOf__c: at,
  }
}

/** A key that does not fit the field ends in the hash of the whole. */
function shortened(key: string): string {
  if (key.length <= keyLength) return key
  const digest = hash('sha256', key)
  return key.slice(0, keyLength - digest.length) + digest
}

const isSame = (row: WriteRow, known: StoredBenchmark | undefined): boolean =>
  known !== undefined && known.quantiles === row['Quantiles__c'] && known.accounts === row['Accounts__c']

const emptied = ({ key, scorecardVersionKey, measureKey, segment }: StoredBenchmark, at: string): WriteRow => ({
  Key__c: key,
  ScorecardVersionKey__c: scorecardVersionKey,
  MeasureKey__c: measureKey,
  Segment__c: segment,
  Accounts__c: 0,
  Median__c: null,
  TopQuartile__c: null,
  Quantiles__c: null,
  AsOf__c: at,
})
