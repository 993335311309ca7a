import { createReadStream } from 'node:fs'
import { parse } from 'csv-parse'
import { z } from 'zod'
import { addDays } from '../metric/calendar-day.ts'
import { toScaledInteger } from '../metric/decimal.ts'
import { fromHundredths } from './scaled-number.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { toLongId } from '../salesforce/record-id.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import type { PastSnapshots, ShownHealth } from './diff-health.ts'
import type { Health, Override } from './health.ts'
import { bandValues, keyOfValue } from './picklist-values.ts'
import { scorecardFieldsRead } from './scorecard-records.ts'
import { snapshotJson } from './snapshot-json.ts'

/** Where Salesforce keeps health: the Account's fields, snapshots and overrides. Scorecards are in `scorecard-records.ts`. */

const snapshotObject = 'CsHealthSnapshot__c'
const overrideObject = 'CsHealthOverride__c'

const accountField = {
  score: 'CsHealthScore__c',
  band: 'CsHealthBand__c',
  previousBand: 'CsPreviousHealthBand__c',
  bandChangedAt: 'CsHealthBandChangedAt__c',
  change30Days: 'CsHealthChange30Days__c',
  coverage: 'CsHealthCoverage__c',
  process: 'CsProcessScore__c',
  relationship: 'CsRelationshipScore__c',
  outcome: 'CsOutcomeScore__c',
  reason: 'CsHealthReason__c',
  scoredAt: 'CsScoredAt__c',
} as const

export const accountHealthFields: string[] = Object.values(accountField)

export const snapshotColumnsRead = ['Account__c', 'AsOfDate__c', 'Score__c', 'InputHash__c', 'ScoredAt__c']
export const snapshotFieldsWritten = [
  'Key__c',
  'Account__c',
  'AsOfDate__c',
  'ScoredAt__c',
  'Score__c',
  'CalculatedScore__c',
  'Band__c',
  'Coverage__c',
  'Scorecard__c',
  'ScorecardVersionKey__c',
  'Measures__c',
  'InputHash__c',
]
const overrideFieldsRead = ['Id', 'Account__c', 'Score__c', 'Band__c', 'ExpiresOn__c', 'EndedAt__c', 'CreatedDate']

/** For the check that each of them exists in force-app and is granted to the integration user. */
export const salesforceFieldsRead = [
  ...['Id', ...accountHealthFields].map((field) => ({ object: 'Account', field })),
  ...snapshotColumnsRead.map((field) => ({ object: snapshotObject, field })),
  ...overrideFieldsRead.map((field) => ({ object: overrideObject, field })),
  ...scorecardFieldsRead,
]
export const salesforceFieldsWritten = [
  ...accountHealthFields.map((field) => ({ object: 'Account', field })),
  ...snapshotFieldsWritten.map((field) => ({ object: snapshotObject, field })),
]

export const accountTarget: WriteTarget = { object: 'Account', key: { update: 'Id' } }
export const snapshotTarget: WriteTarget = { object: snapshotObject, key: { upsert: 'Key__c' } }
export const accountFieldsWritten = ['Id', ...accountHealthFields]

/** @param columns texts as the org's CSV has them; null = empty */
export function toShownHealth(columns: Record<string, string | null>): ShownHealth {
  const hundredths = (field: string): number | null => toHundredths(columns[field] ?? null)
  return {
    score: hundredths(accountField.score),
    band: keyOfValue(bandValues, columns[accountField.band] ?? null),
    previousBand: keyOfValue(bandValues, columns[accountField.previousBand] ?? null),
    bandChangedAt: toInstant(columns[accountField.bandChangedAt] ?? null),
    change30Days: hundredths(accountField.change30Days),
    coverage: hundredths(accountField.coverage),
    groupScores: {
      process: hundredths(accountField.process),
      relationship: hundredths(accountField.relationship),
      outcome: hundredths(accountField.outcome),
    },
    reason: columns[accountField.reason] ?? null,
    scoredAt: toInstant(columns[accountField.scoredAt] ?? null),
  }
}

export function toAccountRow(accountId: string, shown: ShownHealth): WriteRow {
  return {
    Id: accountId,
    [accountField.score]: fromHundredths(shown.score),
    [accountField.band]: shown.band && bandValues[shown.band],
    [accountField.previousBand]: shown.previousBand && bandValues[shown.previousBand],
    [accountField.bandChangedAt]: shown.bandChangedAt,
    [accountField.change30Days]: fromHundredths(shown.change30Days),
    [accountField.coverage]: fromHundredths(shown.coverage),
    [accountField.process]: fromHundredths(shown.groupScores.process),
    [accountField.relationship]: fromHundredths(shown.groupScores.relationship),
    [accountField.outcome]: fromHundredths(shown.groupScores.outcome),
    [accountField.reason]: shown.reason,
    [accountField.scoredAt]: shown.scoredAt,
  }
}

export interface SnapshotContent {
  health: Health
  scorecardId: string
  /** `inputHash` of the health. */
  hash: string
}

/** @param at instant of the run, ISO text; `asOfDate` its day in the org's time zone, one snapshot a day and account */
export function toSnapshotRow(accountId: string, snapshot: SnapshotContent, at: string, asOfDate: string): WriteRow {
  const { health, scorecardId, hash } = snapshot
  return {
    Key__c: `${accountId}:${asOfDate}`,
    Account__c: accountId,
    AsOfDate__c: asOfDate,
    ScoredAt__c: at,
    Score__c: fromHundredths(health.score),
    CalculatedScore__c: fromHundredths(health.calculatedScore),
    Band__c: bandValues[health.band],
    Coverage__c: fromHundredths(health.coverage),
    Scorecard__c: scorecardId,
    ScorecardVersionKey__c: health.scorecardVersionKey,
    Measures__c: snapshotJson(health, asOfDate),
    InputHash__c: hash,
  }
}

/** The snapshots that the diff asks for: of the last eight days, and around 30 days ago. */
export function snapshotQuery(asOfDate: string, accountId: string | null): string {
  const recent = `(AsOfDate__c >= ${addDays(asOfDate, -recentDays)} AND AsOfDate__c <= ${asOfDate})`
  const monthAgo = `(AsOfDate__c >= ${addDays(asOfDate, -oldestDays)} AND AsOfDate__c <= ${addDays(asOfDate, -monthDays)})`
  const account = accountId === null ? 'Account__c != null' : `Account__c = '${accountId}'`
  return `SELECT ${snapshotColumnsRead.join(', ')} FROM ${snapshotObject} WHERE ${account} AND (${recent} OR ${monthAgo})`
}

const recentDays = 8
const monthDays = 30
const oldestDays = 38

type Newest = NonNullable<PastSnapshots['newest']>

/**
 * The newest snapshot of each account in either span, from the pages of `snapshotQuery`.
 * One small object an account stays in memory, whatever the number of snapshots.
 */
export async function indexSnapshots(pages: string[], asOfDate: string): Promise<(accountId: string) => PastSnapshots> {
  const newestMonthAgo = addDays(asOfDate, -monthDays)
  const recent = new Map<string, Newest>()
  const monthAgo = new Map<string, { asOfDate: string; score: number | null }>()
  for (const page of pages) {
    const rows = createReadStream(page).pipe(parse({ from_line: 2 })) as AsyncIterable<string[]>
    for await (const [accountId = '', date = '', score = '', hash = '', scoredAt = ''] of rows) {
      if (date > newestMonthAgo) keepNewest(recent, accountId, { asOfDate: date, inputHash: hash, scoredAt: toInstant(scoredAt) })
      else keepNewest(monthAgo, accountId, { asOfDate: date, score: toHundredths(score) })
    }
  }
  return (accountId) => ({ newest: recent.get(accountId) ?? null, scoreMonthAgo: monthAgo.get(accountId)?.score ?? null })
}

function keepNewest<T extends { asOfDate: string }>(newest: Map<string, T>, accountId: string, snapshot: T): void {
  const known = newest.get(accountId)
  if (known === undefined || known.asOfDate < snapshot.asOfDate) newest.set(accountId, snapshot)
}

const overrideRecord = z.object({
  Id: z.string(),
  Account__c: z.string().nullable(),
  Score__c: z.number().nullable(),
  Band__c: z.string().nullable(),
  ExpiresOn__c: z.string(),
})

/** Overrides in force on a day, by account id; of several the newest. @throws Problem */
export async function readOverrides(salesforce: Salesforce, asOfDate: string, accountId: string | null): Promise<Map<string, Override>> {
  const account = accountId === null ? '' : ` AND Account__c = '${accountId}'`
  const records = await readAll(
    salesforce,
    `SELECT ${overrideFieldsRead.join(', ')} FROM ${overrideObject} WHERE EndedAt__c = null AND ExpiresOn__c >= ${asOfDate}${account} ORDER BY CreatedDate, Id`,
  )
  const overrides = new Map<string, Override>()
  for (const record of records.map((fields) => overrideRecord.parse(fields))) {
    if (record.Account__c === null) continue
    overrides.set(record.Account__c, {
      id: record.Id,
      score: record.Score__c === null ? null : Math.round(record.Score__c * 100),
      band: keyOfValue(bandValues, record.Band__c),
      expiresOn: record.ExpiresOn__c,
    })
  }
  return overrides
}

/** @returns null when the org has no such account, or hides it. @throws Problem */
export async function readAccountId(salesforce: Salesforce, id: string): Promise<string | null> {
  const [record] = await readAll(salesforce, `SELECT Id FROM Account WHERE Id = '${id}'`)
  return record === undefined ? null : toLongId(String(record['Id']))
}

const toHundredths = (text: string | null): number | null => (text === null || text === '' ? null : toScaledInteger(text, 2))

function toInstant(text: string | null): string | null {
  return text === null || text === '' ? null : new Date(text).toISOString()
}
