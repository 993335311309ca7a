/** The rows of the sample book, before the org has given them ids. */

/** In the order in which they must be loaded: a row refers to rows of earlier objects only. */
export const sampleObjects = [
  'Account',
  'Contact',
  'CsGoal__c',
  'CsMilestone__c',
  'CsStakeholder__c',
  'Contract',
  'Asset',
  'Opportunity',
  'Case',
  'CsUsage__c',
  'Task',
  'Event',
  'CsPulse__c',
  'CsHealthOverride__c',
  'CsHealthSnapshot__c',
  'CsArrStep__c',
  'CsRenewalCall__c',
  'CsRenewalForecast__c',
] as const
export type SampleObject = (typeof sampleObjects)[number]

export type FieldValue = string | number | boolean | null

export interface SampleRow {
  /** `Account.AccountNumber` of the account the row is or belongs to. */
  accountNumber: string
  /** `AccountNumber` of the parent account, of accounts only. */
  parentNumber?: string
  fields: Record<string, FieldValue>
}

export type SampleBook = Record<SampleObject, SampleRow[]>

export interface BookContext {
  /** The day the book is for, `yyyy-mm-dd`; its newest fact is of the day before. */
  today: string
  /** The org's IANA time zone. */
  timeZone: string
}

export function emptyBook(): SampleBook {
  return Object.fromEntries(sampleObjects.map((sobject) => [sobject, []])) as unknown as SampleBook
}

export function joinBooks(books: SampleBook[]): SampleBook {
  return Object.fromEntries(sampleObjects.map((sobject) => [sobject, books.flatMap((book) => book[sobject])])) as SampleBook
}
