import { z } from 'zod'
import { parsePoints, PointsError } from './parse-points.ts'
import { parseVariants, VariantsError } from './parse-variants.ts'
import { groupValues, keyOfValue } from './picklist-values.ts'
import type { Aggregate, AggregateDefinition, KnockOut, Measure, Unit, WindowPeriod } from './scorecard.ts'

/** How Salesforce keeps a measure of a scorecard. */

export const measureObject = 'CsMeasure__c'

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

export const measureRecord = z.object({
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

export const measureFields = Object.keys(measureRecord.shape)

export type MeasureRecord = z.infer<typeof measureRecord>

/** @param fault gets a sentence for each thing that cannot be understood; then the measure must not score */
export function toMeasure(record: MeasureRecord, fault: (sentence: string) => void): Measure {
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

/** A field of two decimals as a whole number; JSON carries it as a binary fraction, hence the rounding. */
export const hundredths = (value: number): number => Math.round(value * 100)
