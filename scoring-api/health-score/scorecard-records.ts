import { z } from 'zod'
import { readAll, type SalesforceRecord } from '../salesforce/read-all.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { parsePoints, PointsError } from './parse-points.ts'
import { parseVariants, VariantsError } from './parse-variants.ts'
import { groupValues, keyOfValue, rollUpValues } from './picklist-values.ts'
import type { Aggregate, AggregateDefinition, KnockOut, Measure, Scorecard, Unit, WindowPeriod } from './scorecard.ts'

/** An active scorecard as its records define it, and what in them cannot be understood. */
export interface StoredScorecard {
  scorecard: Scorecard
  /** ISO text in UTC; null = nobody wrote it down. */
  activatedAt: string | null
  /** Sentences; a scorecard that has any must not score. */
  faults: string[]
}

const scorecardObject = 'CsScorecard__c'
const measureObject = 'CsMeasure__c'

const scorecardFields = [
  'Id',
  'Name',
  'Key__c',
  'Version__c',
  'VersionKey__c',
  'Stage__c',
  'SegmentFilter__c',
  'SortOrder__c',
  'HealthyFrom__c',
  'WatchFrom__c',
  'BandMargin__c',
  'MinimumCoverage__c',
  'JapaneseName__c',
  'RollUp__c',
  'ContentHash__c',
  'ActivatedAt__c',
] as const

const measureFields = [
  'Scorecard__c',
  'Name',
  'Key__c',
  'JapaneseName__c',
  'Group__c',
  'Weight__c',
  'SortOrder__c',
  'SourceObject__c',
  'AccountPath__c',
  'Filter__c',
  'DateField__c',
  'Aggregate__c',
  'Field__c',
  'WindowDays__c',
  'WindowPeriod__c',
  'OverSourceObject__c',
  'OverAccountPath__c',
  'OverFilter__c',
  'OverDateField__c',
  'OverAggregate__c',
  'OverField__c',
  'OverWindowDays__c',
  'OverWindowPeriod__c',
  'ChangeAgainstPreviousWindow__c',
  'Unit__c',
  'Points__c',
  'PointsVariants__c',
  'PercentileWithin__c',
  'MaxAgeDays__c',
  'MinAccountAgeDays__c',
  'MissingPolicy__c',
  'MissingPoints__c',
  'KnockOutOperator__c',
  'KnockOutValue__c',
  'KnockOutCap__c',
  'KnockOutReason__c',
  'JapaneseKnockOutReason__c',
  'Meaning__c',
  'JapaneseMeaning__c',
] as const

export const scorecardFieldsRead = [
  ...scorecardFields.map((field) => ({ object: scorecardObject, field })),
  { object: scorecardObject, field: 'Status__c' },
  ...measureFields.map((field) => ({ object: measureObject, field })),
]

const aggregateValues: Record<Aggregate, string> = {
  count: 'Count',
  sum: 'Sum',
  average: 'Average',
  minimum: 'Minimum',
  maximum: 'Maximum',
  distinct: 'Distinct',
  latest: 'Latest',
  daysSince: 'DaysSince',
  daysUntil: 'DaysUntil',
}

const unitValues: Record<Unit, string> = {
  count: 'Count',
  percent: 'Percent',
  days: 'Days',
  ratio: 'Ratio',
  currency: 'Currency',
  points: 'Points',
  hours: 'Hours',
}

const operatorValues: Record<KnockOut['operator'], string> = {
  atMost: 'AtMost',
  lessThan: 'LessThan',
  atLeast: 'AtLeast',
  greaterThan: 'GreaterThan',
  equals: 'Equals',
  missing: 'Missing',
}

const windowPeriodValues: Record<WindowPeriod, string> = {
  thisMonth: 'ThisMonth',
  thisQuarter: 'ThisQuarter',
  thisYear: 'ThisYear',
  thisFiscalQuarter: 'ThisFiscalQuarter',
  thisFiscalYear: 'ThisFiscalYear',
  lastMonth: 'LastMonth',
  last3Months: 'Last3Months',
  last6Months: 'Last6Months',
  last12Months: 'Last12Months',
  lastQuarter: 'LastQuarter',
  lastYear: 'LastYear',
  lastFiscalQuarter: 'LastFiscalQuarter',
  lastFiscalYear: 'LastFiscalYear',
}

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

const measureRecord = z.object({
  Scorecard__c: z.string(),
  Name: z.string(),
  Key__c: z.string(),
  JapaneseName__c: text,
  Group__c: text,
  Weight__c: number,
  SortOrder__c: number,
  SourceObject__c: text,
  AccountPath__c: text,
  Filter__c: text,
  DateField__c: text,
  Aggregate__c: text,
  Field__c: text,
  WindowDays__c: number,
  WindowPeriod__c: text,
  OverSourceObject__c: text,
  OverAccountPath__c: text,
  OverFilter__c: text,
  OverDateField__c: text,
  OverAggregate__c: text,
  OverField__c: text,
  OverWindowDays__c: number,
  OverWindowPeriod__c: text,
  ChangeAgainstPreviousWindow__c: z.boolean(),
  Unit__c: text,
  Points__c: text,
  PointsVariants__c: text,
  PercentileWithin__c: text,
  MaxAgeDays__c: number,
  MinAccountAgeDays__c: number,
  MissingPolicy__c: text,
  MissingPoints__c: number,
  KnockOutOperator__c: text,
  KnockOutValue__c: number,
  KnockOutCap__c: number,
  KnockOutReason__c: text,
  JapaneseKnockOutReason__c: text,
  Meaning__c: text,
  JapaneseMeaning__c: text,
})

type MeasureRecord = z.infer<typeof measureRecord>

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

function toMeasure(record: MeasureRecord, fault: (sentence: string) => void): Measure {
  const group = keyOfValue(groupValues, record.Group__c)
  if (group === null) fault(`Group__c is ${record.Group__c ?? 'empty'}; choose Process, Relationship or Outcome.`)
  const unit = keyOfValue(unitValues, record.Unit__c)
  if (unit === null && record.Unit__c !== null) fault(`Unit__c ${record.Unit__c} is not known.`)
  if (record.MissingPolicy__c === 'StatedPoints' && record.MissingPoints__c === null) fault('MissingPoints__c is empty.')
  return {
    key: record.Key__c,
    name: record.Name,
    japaneseName: record.JapaneseName__c,
    group: group ?? 'process',
    weight: record.Weight__c ?? 0,
    sortOrder: record.SortOrder__c ?? 0,
    aggregate: toAggregate(
      {
        source: record.SourceObject__c,
        path: record.AccountPath__c,
        filter: record.Filter__c,
        dateField: record.DateField__c,
        aggregate: record.Aggregate__c,
        field: record.Field__c,
        windowDays: record.WindowDays__c,
        windowPeriod: record.WindowPeriod__c,
      },
      '',
      fault,
    ),
    over: record.OverSourceObject__c === null ? null : toOver(record, fault),
    changeAgainstPreviousWindow: record.ChangeAgainstPreviousWindow__c,
    percentileWithin: record.PercentileWithin__c,
    unit: unit ?? 'count',
    points: toPoints(record.Points__c, fault),
    variants: toVariants(record.PointsVariants__c, fault),
    maxAgeDays: record.MaxAgeDays__c,
    minAccountAgeDays: record.MinAccountAgeDays__c,
    missingPoints:
      record.MissingPolicy__c === 'StatedPoints' && record.MissingPoints__c !== null ? hundredths(record.MissingPoints__c) : null,
    knockOut: toKnockOut(record, fault),
    meaning: record.Meaning__c,
    japaneseMeaning: record.JapaneseMeaning__c,
  }
}

const toOver = (record: MeasureRecord, fault: (sentence: string) => void): AggregateDefinition =>
  toAggregate(
    {
      source: record.OverSourceObject__c,
      path: record.OverAccountPath__c,
      filter: record.OverFilter__c,
      dateField: record.OverDateField__c,
      aggregate: record.OverAggregate__c,
      field: record.OverField__c,
      windowDays: record.OverWindowDays__c,
      windowPeriod: record.OverWindowPeriod__c,
    },
    'Over',
    fault,
  )

interface AggregateTexts {
  source: string | null
  path: string | null
  filter: string | null
  dateField: string | null
  aggregate: string | null
  field: string | null
  windowDays: number | null
  windowPeriod: string | null
}

function toAggregate(texts: AggregateTexts, prefix: string, fault: (sentence: string) => void): AggregateDefinition {
  const aggregate = keyOfValue(aggregateValues, texts.aggregate)
  if (aggregate === null)
    fault(`${prefix}Aggregate__c is ${texts.aggregate ?? 'empty'}; choose one of ${Object.values(aggregateValues).join(', ')}.`)
  if (texts.source === null) fault(`${prefix}SourceObject__c is empty.`)
  if (texts.path === null) fault(`${prefix}AccountPath__c is empty.`)
  const windowPeriod = keyOfValue(windowPeriodValues, texts.windowPeriod)
  if (windowPeriod === null && texts.windowPeriod !== null) fault(`${prefix}WindowPeriod__c ${texts.windowPeriod} is not known.`)
  return {
    sourceObject: texts.source ?? '',
    accountPath: texts.path ?? '',
    filter: texts.filter,
    dateField: texts.dateField,
    aggregate: aggregate ?? 'count',
    field: texts.field,
    windowDays: texts.windowDays,
    windowPeriod,
  }
}

function toPoints(points: string | null, fault: (sentence: string) => void): Measure['points'] {
  try {
    return parsePoints(points ?? '')
  } catch (err) {
    if (!(err instanceof PointsError)) throw err
    fault(err.message)
    return []
  }
}

function toVariants(variants: string | null, fault: (sentence: string) => void): Measure['variants'] {
  try {
    return parseVariants(variants ?? '')
  } catch (err) {
    if (!(err instanceof VariantsError)) throw err
    fault(`PointsVariants__c: ${err.message}`)
    return []
  }
}

function toKnockOut(record: MeasureRecord, fault: (sentence: string) => void): KnockOut | null {
  if (record.KnockOutOperator__c === null) return null
  const operator = keyOfValue(operatorValues, record.KnockOutOperator__c)
  if (operator === null) fault(`KnockOutOperator__c ${record.KnockOutOperator__c} is not known.`)
  if (record.KnockOutCap__c === null) fault('KnockOutCap__c is empty.')
  return {
    operator: operator ?? 'missing',
    value: record.KnockOutValue__c === null ? null : Math.round(record.KnockOutValue__c * 10_000),
    cap: hundredths(record.KnockOutCap__c ?? 100),
    reason: record.KnockOutReason__c ?? record.Name,
    japaneseReason: record.JapaneseKnockOutReason__c,
  }
}

const toInstant = (moment: string | null): string | null => (moment === null ? null : new Date(moment).toISOString())

/** A field of two decimals as a whole number; JSON carries it as a binary fraction, hence the rounding. */
const hundredths = (value: number): number => Math.round(value * 100)
