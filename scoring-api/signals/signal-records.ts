import { z } from 'zod'
import { keyOfValue } from '../health-score/picklist-values.ts'
import type { WriteRow, WriteTarget } from '../salesforce/write-each.ts'
import { dismissReasonValues, kindValues, signalStatusValues, urgencyValues } from './picklist-records.ts'
import type { Evidence, Signal, WrittenTask } from './signal.ts'

/** Where Salesforce keeps signals. A row comes as the texts of a CSV line. */

export const signalObject = 'CsSignal__c'

const fieldsWritten = [
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

export const signalTarget: WriteTarget = { object: signalObject, key: { upsert: 'Key__c' } }
export const signalColumnsWritten = fieldsWritten
export const signalColumnsRead = ['Id', ...fieldsWritten.filter((field) => field !== 'Indicator__c'), 'DismissReason__c']

export const signalFieldsRead = signalColumnsRead.map((field) => ({ object: signalObject, field }))
export const signalFieldsWritten = signalColumnsWritten.map((field) => ({ object: signalObject, field }))

/**
 * Signals that a decision may turn on: all that are not closed, dismissed ones (they bar new ones until their condition was gone), and what
 * was resolved since a day.
 * @param condition e.g. ` AND Account__c IN (…)`, or nothing
 */
export const signalQuery = (resolvedSince: string, condition: string): string =>
  `SELECT ${signalColumnsRead.join(', ')} FROM ${signalObject} ` +
  `WHERE (Status__c != 'Resolved' OR ClosedOn__c = null OR ClosedOn__c >= ${resolvedSince})${condition}`

/** @returns null for a row whose status or kind is none of ours: nothing is decided about it */
export function toSignal(columns: Record<string, string>): Signal | null {
  const text = (field: string): string | null => (columns[field] === undefined || columns[field] === '' ? null : columns[field])
  const status = keyOfValue(signalStatusValues, text('Status__c'))
  const kind = keyOfValue(kindValues, text('Kind__c'))
  const [key, indicatorKey, trueSince] = [text('Key__c'), text('IndicatorKey__c'), text('TrueSince__c')]
  if (status === null || kind === null || key === null || indicatorKey === null || trueSince === null) return null
  return {
    id: text('Id'),
    key,
    accountId: text('Account__c') ?? '',
    indicatorKey,
    kind,
    urgency: keyOfValue(urgencyValues, text('Urgency__c')) ?? 'normal',
    status,
    trueSince,
    openedOn: text('OpenedOn__c'),
    closedOn: text('ClosedOn__c'),
    snoozedUntil: text('SnoozedUntil__c'),
    dismissReason: keyOfValue(dismissReasonValues, text('DismissReason__c')),
    closingNote: text('ClosingNote__c'),
    reason: text('Reason__c') ?? '',
    resolves: text('Resolves__c') ?? '',
    evidence: parsed(evidence, text('Evidence__c')),
    closingEvidence: parsed(evidence, text('ClosingEvidence__c')),
    createdSteps: parsed(createdSteps, text('CreatedSteps__c')) ?? {},
  }
}

const factValue = z.union([z.number(), z.string(), z.boolean(), z.null()])
const evidence = z.object({
  schema: z.literal(1),
  asOf: z.string(),
  values: z.record(z.string(), factValue),
  goneOn: z.string().optional(),
}) as z.ZodType<Evidence>

const createdSteps = z.record(
  z.string(),
  z.object({
    taskId: z.string().nullable(),
    textHash: z.string(),
    priority: z.string(),
    ownerId: z.string(),
    previousOwnerId: z.string().optional(),
    dueOn: z.string(),
    createdOn: z.string(),
  }),
) as z.ZodType<Record<string, WrittenTask>>

/** A text that somebody has spoilt counts as empty; the tasks themselves still carry their keys. */
function parsed<Value>(schema: z.ZodType<Value>, text: string | null): Value | null {
  if (text === null) return null
  try {
    return schema.parse(JSON.parse(text))
  } catch {
    return null
  }
}

/**
 * The fields that differ from what the org has, so that what a person changes meanwhile in the others stays.
 * @param before null = new
 * @param indicatorId null = the field keeps what it has
 * @returns null when nothing differs
 */
export function toSignalRow(signal: Signal, before: Signal | null, indicatorId: string | null): WriteRow | null {
  const after = fieldsOf(signal)
  if (before === null) return indicatorId === null ? after : { ...after, Indicator__c: indicatorId }
  const present = fieldsOf(before)
  const changed = Object.entries(after).filter(([field, value]) => value !== present[field])
  return changed.length === 0 ? null : { Key__c: signal.key, ...Object.fromEntries(changed) }
}

function fieldsOf(signal: Signal): WriteRow {
  const json = (value: object | null): string | null => (value === null ? null : JSON.stringify(value))
  return {
    Key__c: signal.key,
    Account__c: signal.accountId,
    IndicatorKey__c: signal.indicatorKey,
    Kind__c: kindValues[signal.kind],
    Urgency__c: urgencyValues[signal.urgency],
    Status__c: signalStatusValues[signal.status],
    TrueSince__c: signal.trueSince,
    OpenedOn__c: signal.openedOn,
    ClosedOn__c: signal.closedOn,
    SnoozedUntil__c: signal.snoozedUntil,
    ClosingNote__c: signal.closingNote,
    Reason__c: signal.reason === '' ? null : signal.reason,
    Resolves__c: signal.resolves === '' ? null : signal.resolves,
    Evidence__c: json(signal.evidence),
    ClosingEvidence__c: json(signal.closingEvidence),
    CreatedSteps__c: Object.keys(signal.createdSteps).length === 0 ? null : json(signal.createdSteps),
  }
}
