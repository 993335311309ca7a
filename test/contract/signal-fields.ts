/**
 * Fields the service uses for signals, as far as force-app grants them to it.
 * They stand here until the records of scoring-api/signals list their own; the lists of the service then take their place.
 */
const of = (object: string, names: readonly string[]) => names.map((field) => ({ object, field }))

const signalFields = [
  'Key__c',
  'Account__c',
  'Indicator__c',
  'IndicatorKey__c',
  'Kind__c',
  'Urgency__c',
  'Status__c',
  'TrueSince__c',
  'OpenedOn__c',
  'ClosedOn__c',
  'SnoozedUntil__c',
  'ClosingNote__c',
  'Reason__c',
  'Resolves__c',
  'Evidence__c',
  'ClosingEvidence__c',
  'CreatedSteps__c',
]

const taskFields = [
  'ActivityDate',
  'CsKey__c',
  'CsParty__c',
  'CsSignalId__c',
  'Description',
  'OwnerId',
  'Priority',
  'Status',
  'Subject',
  'WhatId',
]

const definitionFields = [
  ...of('CsPlaybook__c', [
    'Name',
    'Key__c',
    'JapaneseName__c',
    'Status__c',
    'Purpose__c',
    'JapanesePurpose__c',
    'WhenResolved__c',
    'OwnerPath__c',
    'FallbackOwner__c',
    'FollowOwner__c',
  ]),
  ...of('CsPlaybookStep__c', [
    'Name',
    'Playbook__c',
    'Key__c',
    'VersionKey__c',
    'JapaneseSubject__c',
    'Description__c',
    'JapaneseDescription__c',
    'Party__c',
    'DueBusinessDays__c',
    'After__c',
    'Priority__c',
    'SortOrder__c',
    'EscalateAfterBusinessDays__c',
  ]),
  ...of('CsIndicator__c', [
    'Name',
    'Key__c',
    'JapaneseName__c',
    'Kind__c',
    'Status__c',
    'Stages__c',
    'SegmentFilter__c',
    'When__c',
    'Until__c',
    'MarginPercent__c',
    'MinimumDays__c',
    'CooldownDays__c',
    'Playbook__c',
    'ReasonText__c',
    'JapaneseReasonText__c',
    'Urgency__c',
    'Meaning__c',
    'JapaneseMeaning__c',
    'SortOrder__c',
  ]),
  ...of('CsRhythm__c', [
    'Name',
    'Key__c',
    'Playbook__c',
    'Status__c',
    'Stages__c',
    'SegmentFilter__c',
    'Every__c',
    'DayOfPeriod__c',
    'CreateAheadDays__c',
  ]),
]

export const signalFieldsWritten = [
  ...of('CsSignal__c', signalFields),
  ...of('Task', taskFields),
  ...of('Account', ['CsOpenRisks__c', 'CsOpenOpportunities__c']),
  ...of('CsRun__c', ['SignalsOpened__c', 'SignalsResolved__c', 'SignalsQueued__c', 'TasksCreated__c', 'TasksClosed__c']),
]

export const signalFieldsRead = [...signalFieldsWritten, ...definitionFields, ...of('CsSignal__c', ['DismissReason__c'])]
