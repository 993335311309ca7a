import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { toScaledInteger } from '../metric/decimal.ts'
import { bulkRead } from '../salesforce/bulk-read.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { parseSnapshot, SnapshotError } from './parse-snapshot.ts'
import { bandValues, keyOfValue } from './picklist-values.ts'
import type { StoredSnapshot } from './verify-snapshot.ts'

/** A snapshot of the org, or why it cannot be understood. */
export type SnapshotRecord = { key: string; scorecardVersionKey: string } & ({ snapshot: StoredSnapshot } | { fault: string })

const snapshotObject = 'CsHealthSnapshot__c'
const columns = [
  'Key__c',
  'Account__c',
  'AsOfDate__c',
  'ScorecardVersionKey__c',
  'Score__c',
  'CalculatedScore__c',
  'Band__c',
  'Coverage__c',
  'InputHash__c',
  'Measures__c',
]

/**
 * Every snapshot that the org keeps, one after the other: the pages wait on disk, one record is in memory.
 * @param directory must exist; the pages stay there
 * @throws Problem
 */
export async function* readSnapshots(salesforce: Salesforce, directory: string): AsyncGenerator<SnapshotRecord> {
  const soql = `SELECT ${columns.join(', ')} FROM ${snapshotObject}`
  const { pages } = await bulkRead(salesforce, soql, { directory, name: snapshotObject })
  for (const page of pages) {
    const rows = createReadStream(page).pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>
    for await (const row of rows) yield toRecord(row)
  }
}

function toRecord(row: readonly string[]): SnapshotRecord {
  const [key = '', accountId = '', asOfDate = '', scorecardVersionKey = '', score = '', calculated = '', bandText = '', ...rest] = row
  const [coverage = '', inputHash = '', text = ''] = rest
  const band = keyOfValue(bandValues, bandText)
  if (band === null) return { key, scorecardVersionKey, fault: `Band__c is ${bandText === '' ? 'empty' : bandText}.` }
  try {
    const content = parseSnapshot(text)
    const figures = { score: hundredths(score), calculatedScore: hundredths(calculated), coverage: hundredths(coverage) }
    return { key, scorecardVersionKey, snapshot: { accountId, asOfDate, scorecardVersionKey, ...figures, band, inputHash, content } }
  } catch (err) {
    if (err instanceof SnapshotError) return { key, scorecardVersionKey, fault: err.message }
    throw err
  }
}

const hundredths = (text: string): number | null => (text === '' ? null : toScaledInteger(text, 2))
