import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { versionKeyOf } from '../../scoring-api/health-score/scorecard-definition.ts'
import { toIndicatorFields, toPlaybookFields, toRhythmFields, toStepFields } from '../default-indicators/library-fields.ts'
import { readLibrary } from '../default-indicators/library-file.ts'
import { readScorecardFiles } from '../default-scorecards/scorecard-file.ts'
import { toTrees, type ObjectRecords } from '../object-tree/to-trees.ts'
import { writePlan } from '../object-tree/write-plan.ts'
import { measureObject, scorecardObject, toMeasureFields, toScorecardFields, type Fields } from '../scorecard/scorecard-fields.ts'

/**
 * Writes what `sf data import tree --plan plan.json` creates, and what `sf data upsert bulk` makes active after that: measures are taken by
 * drafts only. An import creates records and changes none: an org that has one of them refuses them, by its keys.
 * @param now when the scorecards become active
 */
export async function writeDefaultFiles(directory: string, now: Date): Promise<{ records: number; scorecards: number }> {
  const scorecards = await readScorecardFiles()
  const library = await readLibrary()
  const objects: ObjectRecords[] = [
    { sobject: scorecardObject, key: 'VersionKey__c', records: scorecards.map(toScorecardFields) },
    { sobject: measureObject, key: 'VersionKey__c', records: scorecards.flatMap(toMeasureFields) },
    { sobject: 'CsPlaybook__c', key: 'Key__c', records: library.playbooks.map(toPlaybookFields) },
    { sobject: 'CsPlaybookStep__c', key: 'VersionKey__c', records: library.playbooks.flatMap(toStepFields) },
    { sobject: 'CsIndicator__c', key: 'Key__c', records: library.indicators.map(toIndicatorFields) },
    { sobject: 'CsRhythm__c', key: 'Key__c', records: library.rhythms.map(toRhythmFields) },
  ]
  const records = await writePlan(directory, toTrees(objects, { Scorecard__r: scorecardObject, Playbook__r: 'CsPlaybook__c' }))
  await writeFile(join(directory, 'active-scorecards.csv'), toActivation(scorecards.map(versionKeyOf), now))
  return { records, scorecards: scorecards.length }
}

/** Version keys hold nothing that CSV would need quotes for. */
function toActivation(versionKeys: readonly string[], now: Date): string {
  const rows: Fields[] = versionKeys.map((key) => ({ VersionKey__c: key, Status__c: 'Active', ActivatedAt__c: now.toISOString() }))
  const header = ['VersionKey__c', 'Status__c', 'ActivatedAt__c']
  return [header, ...rows.map((row) => header.map((name) => row[name]))].map((line) => line.join(',') + '\n').join('')
}
