import { z } from 'zod'
import { readAll, type SalesforceRecord } from '../salesforce/read-all.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { hundredths, measureFields, measureObject, measureRecord, toMeasure, type MeasureRecord } from './measure-records.ts'
import { keyOfValue, rollUpValues } from './picklist-values.ts'
import type { Scorecard } from './scorecard.ts'

/** A scorecard as its records define it, and what in them cannot be understood. */
export interface StoredScorecard {
  scorecard: Scorecard
  /** ISO text in UTC; null = nobody wrote it down. */
  activatedAt: string | null
  /** Sentences; a scorecard that has any must not score. */
  faults: string[]
}

const scorecardObject = 'CsScorecard__c'

const text = z.string().nullable()
const number = z.number().nullable()

const scorecardRecord = z.object({
  Id: z.string(),
  Name: z.string(),
  Key__c: z.string(),
  Version__c: z.number(),
  VersionKey__c: z.string(),
  Stage__c: text,
  SegmentFilter__c: text,
  SortOrder__c: number,
  HealthyFrom__c: number,
  WatchFrom__c: number,
  BandMargin__c: number,
  MinimumCoverage__c: number,
  JapaneseName__c: text,
  RollUp__c: text,
  ContentHash__c: text,
  ActivatedAt__c: text,
})

const scorecardFields = Object.keys(scorecardRecord.shape)

export const scorecardFieldsRead = [
  ...scorecardFields.map((field) => ({ object: scorecardObject, field })),
  { object: scorecardObject, field: 'Status__c' },
  ...measureFields.map((field) => ({ object: measureObject, field })),
]

/** The active scorecards with their measures, lowest sort order first. @throws Problem */
export const readActiveScorecards = (salesforce: Salesforce): Promise<StoredScorecard[]> =>
  readScorecards(salesforce, "Status__c = 'Active'")

/** Every version that ever was active. @throws Problem */
export const readAllVersions = (salesforce: Salesforce): Promise<StoredScorecard[]> => readScorecards(salesforce, "Status__c != 'Draft'")

/** One version, whatever its status; null = the org has no such version. @throws Problem */
export async function readScorecardVersion(salesforce: Salesforce, versionKey: string): Promise<StoredScorecard | null> {
  const [stored] = await readScorecards(salesforce, `VersionKey__c = '${versionKey.replaceAll(/[\\']/g, '\\$&')}'`)
  return stored ?? null
}

/** @param condition on CsScorecard__c; begins with a field */
async function readScorecards(salesforce: Salesforce, condition: string): Promise<StoredScorecard[]> {
  const [scorecards, measures] = await Promise.all([
    readAll(
      salesforce,
      `SELECT ${scorecardFields.join(', ')} FROM ${scorecardObject} WHERE ${condition} ORDER BY SortOrder__c NULLS LAST, VersionKey__c`,
    ),
    readAll(salesforce, `SELECT ${measureFields.join(', ')} FROM ${measureObject} WHERE Scorecard__r.${condition}`),
  ])
  const byScorecard = Map.groupBy(
    measures.map((record) => measureRecord.parse(record)),
    ({ Scorecard__c }) => Scorecard__c,
  )
  return scorecards.map((record) => toStoredScorecard(record, byScorecard))
}

function toStoredScorecard(fields: SalesforceRecord, byScorecard: Map<string, MeasureRecord[]>): StoredScorecard {
  const record = scorecardRecord.parse(fields)
  const faults: string[] = []
  const measures = (byScorecard.get(record.Id) ?? []).map((measure) =>
    toMeasure(measure, (fault) => faults.push(`measure ${measure.Key__c}: ${fault}`)),
  )
  const required = (value: number | null, field: string): number => {
    if (value === null) faults.push(`${field} is empty.`)
    return value ?? 0
  }
  const rollUp = keyOfValue(rollUpValues, record.RollUp__c)
  if (rollUp === null && record.RollUp__c !== null) faults.push(`RollUp__c ${record.RollUp__c} is not known.`)
  const scorecard: Scorecard = {
    id: record.Id,
    key: record.Key__c,
    version: record.Version__c,
    versionKey: record.VersionKey__c,
    name: record.Name,
    japaneseName: record.JapaneseName__c,
    stage: record.Stage__c,
    segmentFilter: record.SegmentFilter__c,
    sortOrder: record.SortOrder__c ?? Number.MAX_SAFE_INTEGER,
    healthyFrom: hundredths(required(record.HealthyFrom__c, 'HealthyFrom__c')),
    watchFrom: hundredths(required(record.WatchFrom__c, 'WatchFrom__c')),
    bandMargin: hundredths(record.BandMargin__c ?? 0),
    minimumCoverage: hundredths(required(record.MinimumCoverage__c, 'MinimumCoverage__c')),
    rollUp: rollUp ?? 'independent',
    contentHash: record.ContentHash__c,
    measures,
  }
  return { scorecard, activatedAt: toInstant(record.ActivatedAt__c), faults }
}

const toInstant = (moment: string | null): string | null => (moment === null ? null : new Date(moment).toISOString())
