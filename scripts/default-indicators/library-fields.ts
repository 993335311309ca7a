import { toApiValue, type Fields } from '../scorecard/scorecard-fields.ts'
import type { IndicatorEntry, PlaybookEntry, RhythmEntry } from './library-file.ts'

/** Entries of the library as the fields of CsPlaybook__c, CsPlaybookStep__c, CsIndicator__c and CsRhythm__c that hold them. */

/** Empty = all. */
const toStages = (stages: readonly string[]): string | null => (stages.length === 0 ? null : stages.join(';'))

export function toPlaybookFields(entry: PlaybookEntry): Fields {
  return {
    Name: entry.name,
    Key__c: entry.key,
    JapaneseName__c: entry.japaneseName,
    Status__c: toApiValue(entry.status),
    Purpose__c: entry.purpose,
    JapanesePurpose__c: entry.japanesePurpose,
    WhenResolved__c: toApiValue(entry.whenResolved),
    OwnerPath__c: entry.ownerPath,
    FollowOwner__c: entry.followOwner,
  }
}

export function toStepFields({ key, steps }: PlaybookEntry): Fields[] {
  return steps.map((step, index) => ({
    Name: step.subject,
    Playbook__r: { Key__c: key },
    Key__c: step.key,
    VersionKey__c: `${key}:${step.key}`,
    JapaneseSubject__c: step.japaneseSubject,
    Description__c: step.description,
    JapaneseDescription__c: step.japaneseDescription,
    Party__c: toApiValue(step.party),
    DueBusinessDays__c: step.dueBusinessDays,
    After__c: step.after,
    Priority__c: toApiValue(step.priority),
    SortOrder__c: (index + 1) * 10,
    EscalateAfterBusinessDays__c: step.escalateAfterBusinessDays,
  }))
}

/** @param index in the library, which is its order in the org */
export function toIndicatorFields(entry: IndicatorEntry, index: number): Fields {
  return {
    Name: entry.name,
    Key__c: entry.key,
    JapaneseName__c: entry.japaneseName,
    Kind__c: toApiValue(entry.kind),
    Status__c: toApiValue(entry.status),
    Stages__c: toStages(entry.stages),
    SegmentFilter__c: entry.segmentFilter,
    When__c: entry.when,
    Until__c: entry.until,
    MarginPercent__c: entry.marginPercent,
    MinimumDays__c: entry.minimumDays,
    CooldownDays__c: entry.cooldownDays,
    Playbook__r: { Key__c: entry.playbookKey },
    ReasonText__c: entry.reasonText,
    JapaneseReasonText__c: entry.japaneseReasonText,
    Urgency__c: toApiValue(entry.urgency),
    Meaning__c: entry.meaning,
    JapaneseMeaning__c: entry.japaneseMeaning,
    SortOrder__c: (index + 1) * 10,
  }
}

export const toRhythmFields = (entry: RhythmEntry): Fields => ({
  Name: entry.name,
  Key__c: entry.key,
  Status__c: toApiValue(entry.status),
  Playbook__r: { Key__c: entry.playbookKey },
  Stages__c: toStages(entry.stages),
  SegmentFilter__c: entry.segmentFilter,
  Every__c: toApiValue(entry.every),
  DayOfPeriod__c: entry.dayOfPeriod,
  CreateAheadDays__c: entry.createAheadDays,
})
