import { z } from 'zod'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'

/** Where this org keeps what Banso needs to know of an Account. */
export interface Mapping {
  /** SOQL condition on Account; null = every account is in scope. */
  scopeFilter: string | null
  /** Field path from Account to its life-cycle stage. */
  stagePath: string
  /** Field path from Account to the day the customer relation began. */
  customerSincePath: string
  /** Field path from Account to its ARR; null = this org keeps none. */
  arrPath: string | null
  /** null = this org names no renewals. */
  renewalSource: RenewalSource | null
  /** null = this org does not say when renewals are due. */
  renewalDateSource: RenewalDateSource | null
  /** Field path from Account to the segment it is in; null = this org has none. */
  segmentPath: string | null
  /** null = this org names no records of its past ARR: changes are recorded as they are seen. */
  arrHistorySource: ArrHistorySource | null
}

/** The only object that renewals are read from. */
export const renewalObject = 'Opportunity'

/** Which records are renewals. */
export interface RenewalSource {
  object: string
  /** SOQL condition on the object; null = every record. */
  filter: string | null
  /** Field path from the object to the months that its amount pays for; null = amounts are those of a year. */
  termPath: string | null
}

/** Where the days stand on which renewals are due. */
export interface RenewalDateSource {
  object: string
  /** Path from a record to the day. */
  datePath: string
  /** Path from a record to its account. */
  accountPath: string
  /** SOQL condition on the object; null = every record. */
  filter: string | null
}

/** What the amount of a record pays for. */
export const amountPaysValues = {
  monthly: 'Month',
  quarterly: 'Quarter',
  halfYearly: 'HalfYear',
  yearly: 'Year',
  wholeTerm: 'WholeTerm',
} as const

/** Records that say which ARR an account had from when to when. */
export interface ArrHistorySource {
  object: string
  /** Path from a record to its amount; null = not said, and nothing can be read. */
  amountPath: string | null
  accountPath: string
  /** null = not said, and nothing can be read. */
  startPath: string | null
  /** null = amounts count from their start on. */
  endPath: string | null
  pays: keyof typeof amountPaysValues
  /** Path to the billing period, where records differ; null = all pay for the same time. */
  periodPath: string | null
  /** Path to the term in months; null = from start to end. */
  termPath: string | null
  /** SOQL condition on the object; null = every record. */
  filter: string | null
}

const mappingObject = 'CsMapping__mdt'
const mappingColumns = [
  'DeveloperName',
  'ObjectApiName__c',
  'FieldPath__c',
  'AccountPath__c',
  'Filter__c',
  'StartDatePath__c',
  'EndDatePath__c',
  'AmountPays__c',
  'BillingPeriodPath__c',
  'TermMonthsPath__c',
]

export const mappingFieldsRead = mappingColumns.map((field) => ({ object: mappingObject, field }))

const mappingRecord = z.object({
  DeveloperName: z.string(),
  ObjectApiName__c: z.string().nullable(),
  FieldPath__c: z.string().nullable(),
  AccountPath__c: z.string().nullable(),
  Filter__c: z.string().nullable(),
  StartDatePath__c: z.string().nullable(),
  EndDatePath__c: z.string().nullable(),
  AmountPays__c: z.enum(Object.values(amountPaysValues)).nullable(),
  BillingPeriodPath__c: z.string().nullable(),
  TermMonthsPath__c: z.string().nullable(),
})

/** @throws Problem when a mapping is missing or names no field */
export async function readMapping(salesforce: Salesforce): Promise<Mapping> {
  const records = await readAll(salesforce, `SELECT ${mappingColumns.join(', ')} FROM ${mappingObject}`)
  const byName = new Map(records.map((record) => mappingRecord.parse(record)).map((record) => [record.DeveloperName, record]))
  const pathOf = (name: string): string => {
    const path = byName.get(name)?.FieldPath__c ?? null
    if (path !== null) return path
    throw new Problem(
      'salesforce-refused',
      `The mapping ${name} names no field: set FieldPath__c of the ${mappingObject} record ${name} under Setup, Custom Metadata Types.`,
    )
  }
  return {
    scopeFilter: byName.get('Scope')?.Filter__c ?? null,
    stagePath: pathOf('LifecycleStage'),
    customerSincePath: pathOf('CustomerSince'),
    arrPath: byName.get('Arr')?.FieldPath__c ?? null,
    renewalSource: toRenewalSource(byName.get('RenewalOpportunity')),
    renewalDateSource: toRenewalDateSource(byName.get('RenewalDate')),
    segmentPath: byName.get('Segment')?.FieldPath__c ?? null,
    arrHistorySource: toArrHistorySource(byName.get('ArrHistory')),
  }
}

type MappingRecord = z.infer<typeof mappingRecord>

function toRenewalSource(record: MappingRecord | undefined): RenewalSource | null {
  const object = record?.ObjectApiName__c ?? null
  return record === undefined || object === null ? null : { object, filter: record.Filter__c, termPath: record.FieldPath__c }
}

function toRenewalDateSource(record: MappingRecord | undefined): RenewalDateSource | null {
  const {
    ObjectApiName__c: object = null,
    FieldPath__c: datePath = null,
    AccountPath__c: accountPath,
    Filter__c: filter = null,
  } = record ?? {}
  return object === null || datePath === null ? null : { object, datePath, accountPath: accountPath ?? 'AccountId', filter }
}

function toArrHistorySource(record: MappingRecord | undefined): ArrHistorySource | null {
  const object = record?.ObjectApiName__c ?? null
  if (record === undefined || object === null) return null
  return {
    object,
    amountPath: record.FieldPath__c,
    accountPath: record.AccountPath__c ?? 'AccountId',
    startPath: record.StartDatePath__c,
    endPath: record.EndDatePath__c,
    pays: paysOf(record.AmountPays__c),
    periodPath: record.BillingPeriodPath__c,
    termPath: record.TermMonthsPath__c,
    filter: record.Filter__c,
  }
}

function paysOf(value: MappingRecord['AmountPays__c']): ArrHistorySource['pays'] {
  const known = Object.entries(amountPaysValues) as [ArrHistorySource['pays'], string][]
  return known.find(([, stored]) => stored === value)?.[0] ?? 'yearly'
}
