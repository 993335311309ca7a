/** The records that keep indicators, playbooks and steps. */
import { apiValue, definitionValue } from 'c/csDefinitionNames';

/** @typedef {import('./definition').IndicatorDraft} IndicatorDraft */
/** @typedef {import('./definition').PlaybookDraft} PlaybookDraft */
/** @typedef {import('./definition').StepDraft} StepDraft */
/** @typedef {Record<string, any>} Fields field values by API name */
/** @typedef {{ indicators: IndicatorDraft[], playbooks: PlaybookDraft[] }} Definitions */

export const INDICATOR_OBJECT = 'CsIndicator__c';
export const PLAYBOOK_OBJECT = 'CsPlaybook__c';
export const STEP_OBJECT = 'CsPlaybookStep__c';

/**
 * @param {Fields[]} indicators with Id; so are the others
 * @param {Fields[]} playbooks
 * @param {Fields[]} steps
 * @returns {Definitions}
 */
export function toDefinitions(indicators, playbooks, steps) {
  return {
    indicators: indicators.map(toIndicator).sort(bySortOrder),
    playbooks: playbooks.map((playbook) =>
      toPlaybook(
        playbook,
        steps.filter(({ Playbook__c: id }) => id === playbook.Id),
      ),
    ),
  };
}

/**
 * @param {IndicatorDraft} draft
 * @returns {Fields} without status, which activating and retiring change
 */
export function toIndicatorFields(draft) {
  return {
    Name: draft.name,
    JapaneseName__c: draft.japaneseName,
    Key__c: draft.key,
    Kind__c: apiValue(draft.kind),
    Stages__c: draft.stages.join(';') || null,
    SegmentFilter__c: draft.segmentFilter,
    When__c: draft.when,
    Until__c: draft.until,
    MarginPercent__c: draft.marginPercent,
    MinimumDays__c: draft.minimumDays,
    CooldownDays__c: draft.cooldownDays,
    Playbook__c: draft.playbookId,
    ReasonText__c: draft.reasonText,
    JapaneseReasonText__c: draft.japaneseReasonText,
    Urgency__c: apiValue(draft.urgency),
    Meaning__c: draft.meaning,
    JapaneseMeaning__c: draft.japaneseMeaning,
    SortOrder__c: draft.sortOrder,
  };
}

/**
 * @param {PlaybookDraft} draft
 * @returns {Fields} without status
 */
export function toPlaybookFields(draft) {
  return {
    Name: draft.name,
    JapaneseName__c: draft.japaneseName,
    Key__c: draft.key,
    Purpose__c: draft.purpose,
    JapanesePurpose__c: draft.japanesePurpose,
    WhenResolved__c: apiValue(draft.whenResolved),
    OwnerPath__c: draft.ownerPath,
    FallbackOwner__c: draft.fallbackOwnerId,
    FollowOwner__c: draft.followOwner,
  };
}

/**
 * @param {StepDraft} step
 * @param {{ key: string, recordId: string | null }} playbook
 * @returns {Fields} without the playbook, which never changes
 */
export function toStepFields(step, { key }) {
  return {
    Name: step.subject,
    JapaneseSubject__c: step.japaneseSubject,
    Key__c: step.key,
    VersionKey__c: `${key}:${step.key}`,
    Description__c: step.description,
    JapaneseDescription__c: step.japaneseDescription,
    Party__c: apiValue(step.party),
    DueBusinessDays__c: step.dueBusinessDays,
    After__c: step.after,
    Priority__c: apiValue(step.priority),
    SortOrder__c: step.sortOrder,
    EscalateAfterBusinessDays__c: step.escalateAfterBusinessDays,
  };
}

/**
 * @param {Fields} record
 * @returns {IndicatorDraft}
 */
function toIndicator(record) {
  return {
    recordId: record.Id,
    status: record.Status__c ?? 'Draft',
    key: record.Key__c ?? '',
    name: record.Name ?? '',
    japaneseName: record.JapaneseName__c ?? null,
    kind: definitionValue(record.Kind__c ?? 'Risk'),
    stages: record.Stages__c?.split(';') ?? [],
    segmentFilter: record.SegmentFilter__c ?? null,
    when: record.When__c ?? '',
    until: record.Until__c ?? null,
    marginPercent: record.MarginPercent__c ?? null,
    minimumDays: record.MinimumDays__c ?? null,
    cooldownDays: record.CooldownDays__c ?? null,
    playbookId: record.Playbook__c ?? null,
    reasonText: record.ReasonText__c ?? null,
    japaneseReasonText: record.JapaneseReasonText__c ?? null,
    urgency: definitionValue(record.Urgency__c ?? 'Normal'),
    meaning: record.Meaning__c ?? null,
    japaneseMeaning: record.JapaneseMeaning__c ?? null,
    sortOrder: record.SortOrder__c ?? null,
  };
}

/**
 * @param {Fields} record
 * @param {Fields[]} steps
 * @returns {PlaybookDraft}
 */
function toPlaybook(record, steps) {
  return {
    recordId: record.Id,
    status: record.Status__c ?? 'Draft',
    key: record.Key__c ?? '',
    name: record.Name ?? '',
    japaneseName: record.JapaneseName__c ?? null,
    purpose: record.Purpose__c ?? null,
    japanesePurpose: record.JapanesePurpose__c ?? null,
    whenResolved: definitionValue(record.WhenResolved__c ?? 'CloseTasks'),
    ownerPath: record.OwnerPath__c ?? '',
    fallbackOwnerId: record.FallbackOwner__c ?? null,
    followOwner: record.FollowOwner__c === true,
    steps: steps.map(toStep).sort(bySortOrder),
  };
}

/**
 * @param {Fields} record
 * @returns {StepDraft}
 */
function toStep(record) {
  return {
    localId: record.Id,
    recordId: record.Id,
    sortOrder: record.SortOrder__c ?? null,
    key: record.Key__c ?? '',
    subject: record.Name ?? '',
    japaneseSubject: record.JapaneseSubject__c ?? null,
    description: record.Description__c ?? null,
    japaneseDescription: record.JapaneseDescription__c ?? null,
    party: definitionValue(record.Party__c ?? 'Own'),
    dueBusinessDays: record.DueBusinessDays__c ?? null,
    after: record.After__c ?? null,
    priority: definitionValue(record.Priority__c ?? 'Normal'),
    escalateAfterBusinessDays: record.EscalateAfterBusinessDays__c ?? null,
  };
}

/**
 * @param {{ sortOrder: number | null, key: string }} left
 * @param {{ sortOrder: number | null, key: string }} right
 */
function bySortOrder(left, right) {
  const difference = (left.sortOrder ?? Infinity) - (right.sortOrder ?? Infinity);
  return difference || left.key.localeCompare(right.key, 'en');
}
