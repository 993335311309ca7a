import { z } from 'zod'
import { keyOfValue } from '../health-score/picklist-values.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll, type SalesforceRecord } from '../salesforce/read-all.ts'
import { toHundredths } from '../health-score/scaled-number.ts'
import type { Indicator, Playbook, Step } from './indicator.ts'
import { definitionStatusValues, kindValues, partyValues, urgencyValues, whenResolvedValues } from './picklist-records.ts'

/** Where Salesforce keeps indicators, playbooks and their steps. */

const indicatorObject = 'CsIndicator__c'
const playbookObject = 'CsPlaybook__c'
const stepObject = 'CsPlaybookStep__c'

const text = z.string().nullable()
const number = z.number().nullable()

const indicatorRecord = z.object({
  Id: z.string(),
  Name: z.string(),
  Key__c: z.string(),
  JapaneseName__c: text,
  Kind__c: text,
  Status__c: text,
  Stages__c: text,
  SegmentFilter__c: text,
  When__c: text,
  Until__c: text,
  MarginPercent__c: number,
  MinimumDays__c: number,
  CooldownDays__c: number,
  Playbook__c: text,
  ReasonText__c: text,
  JapaneseReasonText__c: text,
  Urgency__c: text,
  SortOrder__c: number,
})

const playbookRecord = z.object({
  Id: z.string(),
  Name: z.string(),
  Key__c: z.string(),
  JapaneseName__c: text,
  Status__c: text,
  WhenResolved__c: text,
  OwnerPath__c: text,
  FallbackOwner__c: text,
  FollowOwner__c: z.boolean(),
})

const stepRecord = z.object({
  Playbook__c: z.string(),
  Name: z.string(),
  Key__c: z.string(),
  JapaneseSubject__c: text,
  Description__c: text,
  JapaneseDescription__c: text,
  Party__c: text,
  DueBusinessDays__c: number,
  After__c: text,
  Priority__c: text,
  SortOrder__c: number,
  EscalateAfterBusinessDays__c: number,
})

const fieldsOf = (record: z.ZodObject): string[] => Object.keys(record.shape)
const of = (object: string, fields: readonly string[]) => fields.map((field) => ({ object, field }))

export const definitionFieldsRead = [
  ...of(indicatorObject, fieldsOf(indicatorRecord)),
  ...of(playbookObject, fieldsOf(playbookRecord)),
  ...of(stepObject, fieldsOf(stepRecord)),
]

const defaultMarginPercent = 5
const defaultCooldownDays = 14

/** Definitions as the org keeps them. */
export interface SignalDefinitions {
  /** Active and retired ones, lowest sort order first. */
  indicators: Indicator[]
  /** All there are, whatever their status. */
  playbooks: Playbook[]
}

/** Active and retired indicators, as their records are: signals of retired ones may still be open. @throws Problem */
export const readIndicatorRecords = (salesforce: Salesforce): Promise<SalesforceRecord[]> =>
  readAll(
    salesforce,
    `SELECT ${fieldsOf(indicatorRecord).join(', ')} FROM ${indicatorObject} WHERE Status__c IN ('Active', 'Retired') ORDER BY SortOrder__c NULLS LAST, Key__c`,
  )

export const isActive = (record: SalesforceRecord): boolean => record['Status__c'] === definitionStatusValues.active

/** @throws Problem */
export async function readDefinitions(salesforce: Salesforce, indicators: SalesforceRecord[]): Promise<SignalDefinitions> {
  const [playbooks, steps] = await Promise.all([
    readAll(salesforce, `SELECT ${fieldsOf(playbookRecord).join(', ')} FROM ${playbookObject} ORDER BY Key__c`),
    readAll(salesforce, `SELECT ${fieldsOf(stepRecord).join(', ')} FROM ${stepObject} ORDER BY SortOrder__c NULLS LAST, Key__c`),
  ])
  const stepsOf = Map.groupBy(
    steps.map((record) => stepRecord.parse(record)),
    ({ Playbook__c }) => Playbook__c,
  )
  const stored = playbooks.map((record) => playbookRecord.parse(record))
  const keyOf = new Map(stored.map(({ Id, Key__c }) => [Id, Key__c]))
  return {
    indicators: indicators.map((record) => toIndicator(indicatorRecord.parse(record), keyOf)),
    playbooks: stored.map((playbook) => toPlaybook(playbook, stepsOf.get(playbook.Id) ?? [])),
  }
}

function toIndicator(record: z.infer<typeof indicatorRecord>, playbookKeys: ReadonlyMap<string, string>): Indicator {
  return {
    id: record.Id,
    key: record.Key__c,
    name: record.Name,
    japaneseName: record.JapaneseName__c,
    kind: keyOfValue(kindValues, record.Kind__c) ?? 'risk',
    status: keyOfValue(definitionStatusValues, record.Status__c) ?? 'draft',
    stages: record.Stages__c?.split(';') ?? [],
    segmentFilter: record.SegmentFilter__c,
    when: record.When__c ?? '',
    until: record.Until__c,
    margin: toHundredths(record.MarginPercent__c ?? defaultMarginPercent) ?? 0,
    minimumDays: record.MinimumDays__c ?? 0,
    cooldownDays: record.CooldownDays__c ?? defaultCooldownDays,
    playbookKey: playbookKeys.get(record.Playbook__c ?? '') ?? null,
    reasonText: record.ReasonText__c,
    japaneseReasonText: record.JapaneseReasonText__c,
    urgency: keyOfValue(urgencyValues, record.Urgency__c) ?? 'normal',
    sortOrder: record.SortOrder__c ?? Number.MAX_SAFE_INTEGER,
  }
}

function toPlaybook(record: z.infer<typeof playbookRecord>, steps: z.infer<typeof stepRecord>[]): Playbook {
  return {
    key: record.Key__c,
    name: record.Name,
    japaneseName: record.JapaneseName__c,
    status: keyOfValue(definitionStatusValues, record.Status__c) ?? 'draft',
    whenResolved: keyOfValue(whenResolvedValues, record.WhenResolved__c) ?? 'closeTasks',
    ownerPath: record.OwnerPath__c ?? 'OwnerId',
    fallbackOwnerId: record.FallbackOwner__c,
    followOwner: record.FollowOwner__c,
    steps: steps.map(toStep),
  }
}

function toStep(record: z.infer<typeof stepRecord>): Step {
  return {
    key: record.Key__c,
    subject: record.Name,
    japaneseSubject: record.JapaneseSubject__c,
    description: record.Description__c,
    japaneseDescription: record.JapaneseDescription__c,
    party: keyOfValue(partyValues, record.Party__c) ?? 'own',
    dueBusinessDays: record.DueBusinessDays__c ?? 0,
    after: record.After__c,
    priority: keyOfValue(urgencyValues, record.Priority__c) ?? 'normal',
    sortOrder: record.SortOrder__c ?? Number.MAX_SAFE_INTEGER,
    escalateAfterBusinessDays: record.EscalateAfterBusinessDays__c,
  }
}
