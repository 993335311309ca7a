import { toScaledInteger } from '../metric/decimal.ts'
import { fromHundredths } from './scaled-number.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { toLongId } from '../salesforce/record-id.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { benchmarkFieldsUsed } from './benchmark-records.ts'
import type { ShownHealth } from './diff-health.ts'
import { scorecardFieldsWritten } from './freeze-scorecards.ts'
import type { Health } from './health.ts'
import { overrideFieldsRead, overrideFieldsWritten } from './override-records.ts'
import { snapshotFieldsRead } from './past-snapshots.ts'
import { bandValues, keyOfValue } from './picklist-values.ts'
import { scorecardFieldsRead } from './scorecard-records.ts'
import { snapshotJson } from './snapshot-json.ts'

/** Where Salesforce keeps health: the Account's fields and snapshots, and the list of all fields that scoring uses. */

const snapshotObject = 'CsHealthSnapshot__c'

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
export const { score: shownScore, coverage: shownCoverage } = accountField

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

/** For the check that each of them exists in force-app and is granted to the integration user. */
export const salesforceFieldsRead = [
  ...['Id', 'ParentId', ...accountHealthFields].map((field) => ({ object: 'Account', field })),
  ...snapshotFieldsRead,
  ...overrideFieldsRead,
  ...benchmarkFieldsUsed,
  ...scorecardFieldsRead,
]
export const salesforceFieldsWritten = [
  ...accountHealthFields.map((field) => ({ object: 'Account', field })),
  ...snapshotFieldsWritten.map((field) => ({ object: snapshotObject, field })),
  ...overrideFieldsWritten,
  ...benchmarkFieldsUsed,
  ...scorecardFieldsWritten,
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

/** @returns null when the org has no such account, or hides it. @throws Problem */
export async function readAccountId(salesforce: Salesforce, id: string): Promise<string | null> {
  const [record] = await readAll(salesforce, `SELECT Id FROM Account WHERE Id = '${id}'`)
  return record === undefined ? null : toLongId(String(record['Id']))
}

const toHundredths = (text: string | null): number | null => (text === null || text === '' ? null : toScaledInteger(text, 2))

function toInstant(text: string | null): string | null {
  return text === null || text === '' ? null : new Date(text).toISOString()
}
