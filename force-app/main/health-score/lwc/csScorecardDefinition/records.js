/** A scorecard's definition ↔ the fields of its records, and the only file of the builder that knows those fields. */
import { apiValue, definitionValue } from 'c/csDefinitionNames';
import { MISSING_OPERATOR, versionKeyOf } from './definition';
import { formatVariants, parseVariants } from './variants';

/** @typedef {import('./definition').AggregateDefinition} AggregateDefinition */
/** @typedef {import('./definition').Draft} Draft */
/** @typedef {import('./definition').DraftMeasure} DraftMeasure */
/** @typedef {Record<string, any>} Fields field values by API name */

/**
 * A version and its measures as they are edited.
 * @param {Fields} scorecard fields of CsScorecard__c, with Id
 * @param {Fields[]} measures fields of CsMeasure__c, with Id
 * @returns {Draft}
 */
export function toDraft(scorecard, measures) {
  return {
    recordId: scorecard.Id,
    status: scorecard.Status__c ?? 'Draft',
    key: scorecard.Key__c ?? '',
    version: scorecard.Version__c,
    name: scorecard.Name ?? '',
    japaneseName: scorecard.JapaneseName__c ?? null,
    stage: scorecard.Stage__c ?? null,
    segmentFilter: scorecard.SegmentFilter__c ?? null,
    sortOrder: scorecard.SortOrder__c ?? null,
    healthyFrom: scorecard.HealthyFrom__c ?? null,
    watchFrom: scorecard.WatchFrom__c ?? null,
    bandMargin: scorecard.BandMargin__c ?? 0,
    minimumCoverage: scorecard.MinimumCoverage__c ?? null,
    rollUp: definitionValue(scorecard.RollUp__c ?? 'Independent'),
    notes: scorecard.Notes__c ?? null,
    measures: measures.map(toMeasure).sort(bySortOrder),
  };
}

/**
 * @param {Draft} draft
 * @returns {Fields} without status, which activating and retiring change
 */
export function toScorecardFields(draft) {
  return {
    Name: draft.name,
    JapaneseName__c: draft.japaneseName,
    Key__c: draft.key,
    Version__c: draft.version,
    VersionKey__c: versionKeyOf(draft),
    Stage__c: draft.stage,
    SegmentFilter__c: draft.segmentFilter,
    SortOrder__c: draft.sortOrder,
    HealthyFrom__c: draft.healthyFrom,
    WatchFrom__c: draft.watchFrom,
    BandMargin__c: draft.bandMargin,
    MinimumCoverage__c: draft.minimumCoverage,
    RollUp__c: apiValue(draft.rollUp),
    Notes__c: draft.notes,
  };
}

/**
 * @param {DraftMeasure} measure
 * @param {{ key: string, version: number }} scorecard
 * @returns {Fields} without the scorecard, which never changes
 */
export function toMeasureFields(measure, scorecard) {
  const { knockOut } = measure;
  return {
    Name: measure.name,
    JapaneseName__c: measure.japaneseName,
    Key__c: measure.key,
    VersionKey__c: `${versionKeyOf(scorecard)}:${measure.key}`,
    Group__c: apiValue(measure.group),
    Weight__c: measure.weight,
    SortOrder__c: measure.sortOrder,
    ...toAggregateFields('', measure.aggregate),
    ...toAggregateFields('Over', measure.over),
    ChangeAgainstPreviousWindow__c: measure.changeAgainstPreviousWindow,
    PercentileWithin__c: measure.percentileWithin,
    Unit__c: apiValue(measure.unit),
    Points__c: measure.points,
    PointsVariants__c: formatVariants(measure.variants),
    MaxAgeDays__c: measure.maxAgeDays,
    MinAccountAgeDays__c: measure.minAccountAgeDays,
    MissingPolicy__c: measure.missingPoints === null ? 'LeaveOut' : 'StatedPoints',
    MissingPoints__c: measure.missingPoints,
    KnockOutOperator__c: knockOut && apiValue(knockOut.operator),
    KnockOutValue__c: knockOut && knockOut.operator !== MISSING_OPERATOR ? knockOut.value : null,
    KnockOutCap__c: knockOut && knockOut.cap,
    KnockOutReason__c: knockOut && knockOut.reason,
    JapaneseKnockOutReason__c: knockOut && knockOut.japaneseReason,
    Meaning__c: measure.meaning,
    JapaneseMeaning__c: measure.japaneseMeaning,
  };
}

/**
 * @param {'' | 'Over'} prefix
 * @param {AggregateDefinition | null} aggregate
 * @returns {Fields}
 */
function toAggregateFields(prefix, aggregate) {
  return {
    [`${prefix}SourceObject__c`]: aggregate && aggregate.sourceObject,
    [`${prefix}AccountPath__c`]: aggregate && aggregate.accountPath,
    [`${prefix}Filter__c`]: aggregate && aggregate.filter,
    [`${prefix}DateField__c`]: aggregate && aggregate.dateField,
    [`${prefix}Aggregate__c`]: aggregate && apiValue(aggregate.aggregate),
    [`${prefix}Field__c`]: aggregate && aggregate.field,
    [`${prefix}WindowDays__c`]: aggregate && aggregate.windowDays,
    [`${prefix}WindowPeriod__c`]: aggregate?.windowPeriod ? apiValue(aggregate.windowPeriod) : null,
  };
}

/**
 * @param {Fields} record
 * @returns {DraftMeasure}
 */
function toMeasure(record) {
  return {
    localId: record.Id,
    recordId: record.Id,
    sortOrder: record.SortOrder__c ?? null,
    key: record.Key__c ?? '',
    name: record.Name ?? '',
    japaneseName: record.JapaneseName__c ?? null,
    group: definitionValue(record.Group__c ?? 'Process'),
    weight: record.Weight__c ?? null,
    aggregate: toAggregate(record, ''),
    over: record.OverSourceObject__c ? toAggregate(record, 'Over') : null,
    changeAgainstPreviousWindow: record.ChangeAgainstPreviousWindow__c === true,
    percentileWithin: record.PercentileWithin__c ?? null,
    unit: definitionValue(record.Unit__c ?? 'Count'),
    points: record.Points__c ?? '',
    variants: parseVariants(record.PointsVariants__c ?? null),
    maxAgeDays: record.MaxAgeDays__c ?? null,
    minAccountAgeDays: record.MinAccountAgeDays__c ?? null,
    missingPoints: record.MissingPolicy__c === 'StatedPoints' ? (record.MissingPoints__c ?? null) : null,
    knockOut: record.KnockOutOperator__c ? toKnockOut(record) : null,
    meaning: record.Meaning__c ?? null,
    japaneseMeaning: record.JapaneseMeaning__c ?? null,
  };
}

/**
 * @param {Fields} record
 * @param {'' | 'Over'} prefix
 * @returns {AggregateDefinition}
 */
function toAggregate(record, prefix) {
  const period = record[`${prefix}WindowPeriod__c`];
  return {
    sourceObject: record[`${prefix}SourceObject__c`] ?? '',
    accountPath: record[`${prefix}AccountPath__c`] ?? '',
    filter: record[`${prefix}Filter__c`] ?? null,
    dateField: record[`${prefix}DateField__c`] ?? null,
    aggregate: definitionValue(record[`${prefix}Aggregate__c`] ?? 'Count'),
    field: record[`${prefix}Field__c`] ?? null,
    windowDays: record[`${prefix}WindowDays__c`] ?? null,
    windowPeriod: period ? definitionValue(period) : null,
  };
}

/** @param {Fields} record */
function toKnockOut(record) {
  return {
    operator: definitionValue(record.KnockOutOperator__c),
    value: record.KnockOutValue__c ?? null,
    cap: record.KnockOutCap__c ?? null,
    reason: record.KnockOutReason__c ?? null,
    japaneseReason: record.JapaneseKnockOutReason__c ?? null,
  };
}

/**
 * @param {DraftMeasure} left
 * @param {DraftMeasure} right
 */
function bySortOrder(left, right) {
  return (left.sortOrder ?? Infinity) - (right.sortOrder ?? Infinity) || left.key.localeCompare(right.key, 'en');
}
