import { z } from 'zod'
import { keyOfValue } from '../health-score/picklist-values.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { cycleValues, definitionStatusValues } from './picklist-records.ts'
import type { Rhythm } from './rhythm.ts'

const rhythmObject = 'CsRhythm__c'

const text = z.string().nullable()
const number = z.number().nullable()
const rhythmRecord = z.object({
  Name: z.string(),
  Key__c: z.string(),
  Status__c: text,
  Stages__c: text,
  SegmentFilter__c: text,
  Every__c: text,
  DayOfPeriod__c: number,
  CreateAheadDays__c: number,
  Playbook__r: z.object({ Key__c: z.string() }).nullable(),
})

const ownFields = Object.keys(rhythmRecord.shape).filter((field) => field !== 'Playbook__r')

export const rhythmFieldsRead = [...ownFields, 'Playbook__c'].map((field) => ({ object: rhythmObject, field }))

/** The active ones. @throws Problem */
export async function readRhythms(salesforce: Salesforce): Promise<Rhythm[]> {
  const fields = [...ownFields, 'Playbook__r.Key__c'].join(', ')
  const soql = `SELECT ${fields} FROM ${rhythmObject} WHERE Status__c = '${definitionStatusValues.active}' ORDER BY Key__c`
  return (await readAll(salesforce, soql)).map((record) => toRhythm(rhythmRecord.parse(record)))
}

const toRhythm = (record: z.infer<typeof rhythmRecord>): Rhythm => ({
  key: record.Key__c,
  name: record.Name,
  status: keyOfValue(definitionStatusValues, record.Status__c) ?? 'draft',
  playbookKey: record.Playbook__r?.Key__c ?? null,
  stages: record.Stages__c?.split(';') ?? [],
  segmentFilter: record.SegmentFilter__c,
  every: keyOfValue(cycleValues, record.Every__c) ?? 'month',
  dayOfPeriod: record.DayOfPeriod__c ?? 1,
  createAheadDays: record.CreateAheadDays__c ?? 0,
})
