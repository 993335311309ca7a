import { parsePoints } from '../../scoring-api/health-score/parse-points.ts'
import { parseVariants, pointsText, variantsText } from '../../scoring-api/health-score/parse-variants.ts'
import { versionKeyOf, type MeasureDefinition, type ScorecardDefinition } from '../../scoring-api/health-score/scorecard-definition.ts'

/** A definition and the fields of CsScorecard__c and CsMeasure__c that hold it, in both directions: the only place under scripts that knows them. */

export type Fields = Record<string, unknown>

export const scorecardObject = 'CsScorecard__c'
export const measureObject = 'CsMeasure__c'

/** A version as a draft; it becomes active after its measures are there. */
export function toScorecardFields(definition: ScorecardDefinition): Fields {
  return {
    VersionKey__c: versionKeyOf(definition),
    Name: definition.name,
    JapaneseName__c: definition.japaneseName,
    Key__c: definition.key,
    Version__c: definition.version,
    Status__c: 'Draft',
    Stage__c: definition.stage,
    SegmentFilter__c: definition.segmentFilter,
    SortOrder__c: definition.sortOrder,
    HealthyFrom__c: definition.healthyFrom,
    WatchFrom__c: definition.watchFrom,
    BandMargin__c: definition.bandMargin,
    MinimumCoverage__c: definition.minimumCoverage,
    RollUp__c: toApiValue(definition.rollUp),
    Notes__c: definition.notes,
  }
}

export function toMeasureFields(definition: ScorecardDefinition): Fields[] {
  const versionKey = versionKeyOf(definition)
  return definition.measures.map((measure, index) => ({
    VersionKey__c: `${versionKey}:${measure.key}`,
    Scorecard__r: { VersionKey__c: versionKey },
    Name: measure.name,
    JapaneseName__c: measure.japaneseName,
    Key__c: measure.key,
    Group__c: toApiValue(measure.group),
    Weight__c: measure.weight,
    SortOrder__c: (index + 1) * 10,
    ...toAggregateFields(measure.aggregate, ''),
    ...toAggregateFields(measure.over, 'Over'),
    ChangeAgainstPreviousWindow__c: measure.changeAgainstPreviousWindow,
    PercentileWithin__c: measure.percentileWithin,
    Unit__c: toApiValue(measure.unit),
    Points__c: measure.points,
    PointsVariants__c: toVariantsField(measure.variants),
    MaxAgeDays__c: measure.maxAgeDays,
    MinAccountAgeDays__c: measure.minAccountAgeDays,
    MissingPolicy__c: measure.missingPoints === null ? 'LeaveOut' : 'StatedPoints',
    MissingPoints__c: measure.missingPoints,
    KnockOutOperator__c: measure.knockOut && toApiValue(measure.knockOut.operator),
    KnockOutValue__c: measure.knockOut && measure.knockOut.value,
    KnockOutCap__c: measure.knockOut && measure.knockOut.cap,
    KnockOutReason__c: measure.knockOut && measure.knockOut.reason,
    JapaneseKnockOutReason__c: measure.knockOut && measure.knockOut.japaneseReason,
    Meaning__c: measure.meaning,
    JapaneseMeaning__c: measure.japaneseMeaning,
  }))
}

const toVariantsField = (variants: MeasureDefinition['variants']): string | null =>
  variants.length === 0 ? null : variantsText(variants.map((variant) => ({ ...variant, points: parsePoints(variant.points) })))

type Aggregate = MeasureDefinition['aggregate']

const toAggregateFields = (aggregate: Aggregate | null, prefix: '' | 'Over'): Fields => ({
  [`${prefix}SourceObject__c`]: aggregate && aggregate.sourceObject,
  [`${prefix}AccountPath__c`]: aggregate && aggregate.accountPath,
  [`${prefix}Filter__c`]: aggregate && aggregate.filter,
  [`${prefix}DateField__c`]: aggregate && aggregate.dateField,
  [`${prefix}Aggregate__c`]: aggregate && toApiValue(aggregate.aggregate),
  [`${prefix}Field__c`]: aggregate && aggregate.field,
  [`${prefix}WindowDays__c`]: aggregate && aggregate.windowDays,
  [`${prefix}WindowPeriod__c`]: aggregate?.windowPeriod ? toApiValue(aggregate.windowPeriod) : null,
})

/** Every field of a definition, as a query names it. */
export const scorecardFieldNames = [
  'VersionKey__c',
  'Name',
  'JapaneseName__c',
  'Key__c',
  'Version__c',
  'Stage__c',
  'SegmentFilter__c',
  'SortOrder__c',
  'HealthyFrom__c',
  'WatchFrom__c',
  'BandMargin__c',
  'MinimumCoverage__c',
  'RollUp__c',
  'Notes__c',
] as const

const aggregateFieldNames = [
  'SourceObject__c',
  'AccountPath__c',
  'Filter__c',
  'DateField__c',
  'Aggregate__c',
  'Field__c',
  'WindowDays__c',
  'WindowPeriod__c',
]

export const measureFieldNames = [
  'Name',
  'JapaneseName__c',
  'Key__c',
  'Group__c',
  'Weight__c',
  'SortOrder__c',
  ...aggregateFieldNames,
  ...aggregateFieldNames.map((name) => `Over${name}`),
  'ChangeAgainstPreviousWindow__c',
  'PercentileWithin__c',
  'Unit__c',
  'Points__c',
  'PointsVariants__c',
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
]

/**
 * A scorecard's records as the value that `readDefinition` reads: an empty field is what the service takes it for.
 * @param measures in any order
 * @throws VariantsError when PointsVariants__c cannot be read
 */
export function toDefinitionValue(scorecard: Fields, measures: readonly Fields[]): unknown {
  return {
    key: scorecard['Key__c'],
    version: scorecard['Version__c'],
    name: scorecard['Name'],
    japaneseName: scorecard['JapaneseName__c'],
    stage: scorecard['Stage__c'],
    segmentFilter: scorecard['SegmentFilter__c'],
    sortOrder: scorecard['SortOrder__c'],
    healthyFrom: scorecard['HealthyFrom__c'],
    watchFrom: scorecard['WatchFrom__c'],
    bandMargin: scorecard['BandMargin__c'] ?? 0,
    minimumCoverage: scorecard['MinimumCoverage__c'],
    rollUp: fromApiValue(scorecard['RollUp__c']) ?? 'independent',
    notes: scorecard['Notes__c'],
    measures: measures.toSorted(bySortOrder).map(toMeasureValue),
  }
}

const bySortOrder = (a: Fields, b: Fields): number =>
  Number(a['SortOrder__c']) - Number(b['SortOrder__c']) || (String(a['Key__c']) < String(b['Key__c']) ? -1 : 1)

function toMeasureValue(fields: Fields): unknown {
  const variants = fields['PointsVariants__c']
  return {
    key: fields['Key__c'],
    name: fields['Name'],
    japaneseName: fields['JapaneseName__c'],
    group: fromApiValue(fields['Group__c']),
    weight: fields['Weight__c'],
    aggregate: toAggregateValue(fields, ''),
    over: fields['OverSourceObject__c'] === null ? null : toAggregateValue(fields, 'Over'),
    changeAgainstPreviousWindow: fields['ChangeAgainstPreviousWindow__c'],
    percentileWithin: fields['PercentileWithin__c'],
    unit: fromApiValue(fields['Unit__c']) ?? 'count',
    points: fields['Points__c'] ?? '',
    variants:
      typeof variants === 'string' ? parseVariants(variants).map((variant) => ({ ...variant, points: pointsText(variant.points) })) : [],
    maxAgeDays: fields['MaxAgeDays__c'],
    minAccountAgeDays: fields['MinAccountAgeDays__c'],
    missingPoints: fields['MissingPolicy__c'] === 'StatedPoints' ? fields['MissingPoints__c'] : null,
    knockOut: fields['KnockOutOperator__c'] === null ? null : toKnockOutValue(fields),
    meaning: fields['Meaning__c'],
    japaneseMeaning: fields['JapaneseMeaning__c'],
  }
}

const toAggregateValue = (fields: Fields, prefix: '' | 'Over'): unknown => ({
  sourceObject: fields[`${prefix}SourceObject__c`],
  accountPath: fields[`${prefix}AccountPath__c`],
  filter: fields[`${prefix}Filter__c`],
  dateField: fields[`${prefix}DateField__c`],
  aggregate: fromApiValue(fields[`${prefix}Aggregate__c`]),
  field: fields[`${prefix}Field__c`],
  windowDays: fields[`${prefix}WindowDays__c`],
  windowPeriod: fromApiValue(fields[`${prefix}WindowPeriod__c`]),
})

const toKnockOutValue = (fields: Fields): unknown => ({
  operator: fromApiValue(fields['KnockOutOperator__c']),
  value: fields['KnockOutValue__c'],
  cap: fields['KnockOutCap__c'],
  reason: fields['KnockOutReason__c'] ?? fields['Name'],
  japaneseReason: fields['JapaneseKnockOutReason__c'],
})

/** `atMost` is `AtMost` in the org. */
export const toApiValue = (name: string): string => name.charAt(0).toUpperCase() + name.slice(1)

const fromApiValue = (value: unknown): unknown => (typeof value === 'string' ? value.charAt(0).toLowerCase() + value.slice(1) : null)
