import type { Connection, SaveResult } from 'jsforce'
import { readAll } from '../sample-book/org-rows.ts'
import { readScorecardFiles, type MeasureFile, type ScorecardFile } from './scorecard-file.ts'

/**
 * Loads the default scorecards the org does not have. A version that was ever active is left as it is: scores rest on it.
 * @returns version keys of those that were loaded
 * @throws Error naming the record and the refusal; a scorecard becomes active only after all its measures are there
 */
export async function loadScorecardFiles(connection: Connection, now: Date): Promise<string[]> {
  const finished = new Set(
    (await readAll(connection, 'SELECT VersionKey__c FROM CsScorecard__c WHERE ActivatedAt__c != null')).map((row) => row['VersionKey__c']),
  )
  const missing = (await readScorecardFiles()).filter((file) => !finished.has(versionKeyOf(file)))
  for (const file of missing) {
    await upsert(connection, 'CsScorecard__c', [toScorecard(file)])
    await upsert(connection, 'CsMeasure__c', toMeasures(file))
    await upsert(connection, 'CsScorecard__c', [
      { VersionKey__c: versionKeyOf(file), Status__c: 'Active', ActivatedAt__c: now.toISOString() },
    ])
  }
  return missing.map(versionKeyOf)
}

export function versionKeyOf(file: ScorecardFile): string {
  return `${file.key}-v${file.version}`
}

type Fields = Record<string, unknown>

async function upsert(connection: Connection, sobject: string, records: Fields[]): Promise<void> {
  const results = (await connection.sobject(sobject).upsert(records, 'VersionKey__c', { allOrNone: true })) as SaveResult[]
  const index = results.findIndex((result) => !result.success)
  if (index < 0) return
  const [error] = results[index]?.errors ?? []
  throw new Error(`${sobject} ${String(records[index]?.['VersionKey__c'])} was refused: ${error?.message}`)
}

export function toScorecard(file: ScorecardFile): Fields {
  return {
    VersionKey__c: versionKeyOf(file),
    Name: file.name,
    JapaneseName__c: file.japaneseName,
    Key__c: file.key,
    Version__c: file.version,
    Status__c: 'Draft',
    Stage__c: file.stage,
    SegmentFilter__c: file.segmentFilter,
    SortOrder__c: file.sortOrder,
    HealthyFrom__c: file.healthyFrom,
    WatchFrom__c: file.watchFrom,
    BandMargin__c: file.bandMargin,
    MinimumCoverage__c: file.minimumCoverage,
    Notes__c: file.notes,
  }
}

export function toMeasures(file: ScorecardFile): Fields[] {
  return file.measures.map((measure, index) => ({
    VersionKey__c: `${versionKeyOf(file)}:${measure.key}`,
    Scorecard__r: { VersionKey__c: versionKeyOf(file) },
    Name: measure.name,
    JapaneseName__c: measure.japaneseName,
    Key__c: measure.key,
    Group__c: apiValue(measure.group),
    Weight__c: measure.weight,
    SortOrder__c: (index + 1) * 10,
    ...toAggregate(measure),
    ChangeAgainstPreviousWindow__c: measure.changeAgainstPreviousWindow,
    Unit__c: apiValue(measure.unit),
    Points__c: measure.points,
    MaxAgeDays__c: measure.maxAgeDays,
    MinAccountAgeDays__c: measure.minAccountAgeDays,
    MissingPolicy__c: measure.missingPoints === null ? 'LeaveOut' : 'StatedPoints',
    MissingPoints__c: measure.missingPoints,
    KnockOutOperator__c: measure.knockOut && apiValue(measure.knockOut.operator),
    KnockOutValue__c: measure.knockOut && measure.knockOut.value,
    KnockOutCap__c: measure.knockOut && measure.knockOut.cap,
    KnockOutReason__c: measure.knockOut && measure.knockOut.reason,
    JapaneseKnockOutReason__c: measure.knockOut && measure.knockOut.japaneseReason,
    Meaning__c: measure.meaning,
    JapaneseMeaning__c: measure.japaneseMeaning,
  }))
}

function toAggregate({ aggregate, over }: MeasureFile): Fields {
  return {
    SourceObject__c: aggregate.sourceObject,
    AccountPath__c: aggregate.accountPath,
    Filter__c: aggregate.filter,
    DateField__c: aggregate.dateField,
    Aggregate__c: apiValue(aggregate.aggregate),
    Field__c: aggregate.field,
    WindowDays__c: aggregate.windowDays,
    OverSourceObject__c: over && over.sourceObject,
    OverAccountPath__c: over && over.accountPath,
    OverFilter__c: over && over.filter,
    OverDateField__c: over && over.dateField,
    OverAggregate__c: over && apiValue(over.aggregate),
    OverField__c: over && over.field,
    OverWindowDays__c: over && over.windowDays,
  }
}

/** `atMost` is `AtMost` in the org. */
function apiValue(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
