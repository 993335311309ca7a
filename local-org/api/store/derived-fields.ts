import { closedTaskStatuses } from '../schema/standard/activity.ts'
import { closedCaseStatuses } from '../schema/standard/case.ts'
import { forecastCategoryNames, opportunityStages } from '../schema/standard/opportunity.ts'
import type { SqlValue } from './database.ts'
import { personName } from './person-name.ts'
import { addDays, addMonths, dayInZone } from './time-zone.ts'

export type Row = Record<string, SqlValue>

export interface Deriving {
  /** The whole row as it is about to be saved. */
  row: Row
  /** The row as it was; null when it is created. */
  before: Row | null
  /** Fields this write gives a value. */
  given: ReadonlySet<string>
  /** The instant of the write. */
  at: string
  timeZone: string
  /** A field of another record; null when the record or the value is missing. */
  valueOf: (object: string, id: SqlValue | undefined, field: string) => SqlValue
}

/**
 * Fields that Salesforce calculates when a record is saved.
 * Source: Object Reference, the fields' descriptions.
 */
export const derivedFields: Readonly<Record<string, (deriving: Deriving) => Row>> = {
  Contact: ({ row }) => ({ Name: personName(row, 'en_US') }),
  User: ({ row }) => ({ Name: personName(row, 'en_US') }),
  Contract: ({ row }) => ({
    EndDate: contractEnd(row),
    StatusCode: row.Status === 'In Approval Process' ? 'InApproval' : (row.Status ?? null),
  }),
  Opportunity: opportunityFields,
  Case: caseFields,
  Task: taskFields,
  Event: eventFields,
  CampaignMember: ({ row }) => ({ HasResponded: row.Status === 'Responded' ? 1 : 0 }),
  Asset: ({ row, valueOf }) => ({ ProductCode: valueOf('Product2', row.Product2Id, 'ProductCode') }),
  PricebookEntry: ({ row, valueOf }) => ({
    Name: valueOf('Product2', row.Product2Id, 'Name'),
    ProductCode: valueOf('Product2', row.Product2Id, 'ProductCode'),
  }),
  OpportunityLineItem: lineItemFields,
}

/** The day before the term's months are over. */
function contractEnd({ StartDate, ContractTerm }: Row): SqlValue {
  if (typeof StartDate !== 'string' || typeof ContractTerm !== 'number') return null
  return addDays(addMonths(StartDate, ContractTerm), -1)
}

function opportunityFields({ row, before, given, at }: Deriving): Row {
  const stage = opportunityStages[String(row.StageName)]
  const moved = before === null || before.StageName !== row.StageName
  const category = moved && stage ? stage.forecastCategory : (row.ForecastCategory ?? 'Pipeline')
  const probability = moved && !given.has('Probability') && stage ? stage.probability : (row.Probability ?? null)
  const [year, month] = String(row.CloseDate).split('-').map(Number) as [number, number]
  const quarter = Math.ceil(month / 3)
  return {
    IsClosed: stage?.isClosed ? 1 : 0,
    IsWon: stage?.isWon ? 1 : 0,
    Probability: probability,
    ForecastCategory: category,
    ForecastCategoryName: given.has('ForecastCategoryName')
      ? (row.ForecastCategoryName ?? null)
      : (forecastCategoryNames[String(category)] ?? null),
    ExpectedRevenue: typeof row.Amount === 'number' && typeof probability === 'number' ? (row.Amount * probability) / 100 : null,
    FiscalYear: year,
    FiscalQuarter: quarter,
    Fiscal: `${year} ${quarter}`,
    LastStageChangeDate: before !== null && moved ? at : (row.LastStageChangeDate ?? null),
  }
}

function caseFields({ row, before, given, at, valueOf }: Deriving): Row {
  const isClosed = closedCaseStatuses.has(String(row.Status))
  const wasClosed = before?.IsClosed === 1
  const closedDate = given.has('ClosedDate') || wasClosed ? (row.ClosedDate ?? at) : at
  return {
    IsClosed: isClosed ? 1 : 0,
    ClosedDate: isClosed ? closedDate : null,
    IsClosedOnCreate: before === null ? (isClosed ? 1 : 0) : (row.IsClosedOnCreate ?? 0),
    ContactPhone: valueOf('Contact', row.ContactId, 'Phone'),
    ContactMobile: valueOf('Contact', row.ContactId, 'MobilePhone'),
    ContactEmail: valueOf('Contact', row.ContactId, 'Email'),
    AccountId: row.AccountId ?? (given.has('AccountId') ? null : valueOf('Contact', row.ContactId, 'AccountId')),
  }
}

function taskFields(deriving: Deriving): Row {
  const { row, before, given, at } = deriving
  const isClosed = closedTaskStatuses.has(String(row.Status))
  const completed = given.has('CompletedDateTime') || before?.IsClosed === 1 ? (row.CompletedDateTime ?? at) : at
  return {
    IsClosed: isClosed ? 1 : 0,
    IsHighPriority: row.Priority === 'High' ? 1 : 0,
    CompletedDateTime: isClosed ? completed : null,
    AccountId: activityAccount(deriving),
  }
}

function eventFields(deriving: Deriving): Row {
  const { row, given, timeZone } = deriving
  const minutes = (count: SqlValue | undefined) => (typeof count === 'number' ? count * 60_000 : 0)
  const start =
    given.has('ActivityDateTime') && !given.has('StartDateTime') ? row.ActivityDateTime : (row.StartDateTime ?? row.ActivityDateTime)
  if (typeof start !== 'string') return { AccountId: activityAccount(deriving), EndDate: row.ActivityDate ?? null }
  const lengthGiven = given.has('DurationInMinutes') || typeof row.EndDateTime !== 'string'
  const end = lengthGiven ? new Date(Date.parse(start) + minutes(row.DurationInMinutes)).toISOString() : String(row.EndDateTime)
  return {
    AccountId: activityAccount(deriving),
    StartDateTime: start,
    ActivityDateTime: row.IsAllDayEvent === 1 ? null : start,
    ActivityDate: row.IsAllDayEvent === 1 ? start.slice(0, 10) : dayInZone(start, timeZone),
    EndDateTime: end,
    EndDate: row.IsAllDayEvent === 1 ? end.slice(0, 10) : dayInZone(end, timeZone),
    DurationInMinutes: Math.round((Date.parse(end) - Date.parse(start)) / 60_000),
  }
}

/**
 * The account an activity belongs to: that of an account, opportunity, contract or custom object it is about, else the contact's.
 * Source: Object Reference, Task.AccountId ("If the value of WhatId is any of the following objects …").
 */
function activityAccount({ row, valueOf }: Deriving): SqlValue {
  const what = typeof row.WhatId === 'string' ? row.WhatId : null
  if (what?.startsWith('001')) return what
  if (what?.startsWith('006')) return valueOf('Opportunity', what, 'AccountId')
  if (what?.startsWith('800')) return valueOf('Contract', what, 'AccountId')
  return valueOf('Contact', row.WhoId, 'AccountId')
}

function lineItemFields({ row, given, valueOf }: Deriving): Row {
  const product = row.Product2Id ?? valueOf('PricebookEntry', row.PricebookEntryId, 'Product2Id')
  const quantity = typeof row.Quantity === 'number' ? row.Quantity : 0
  const kept = 1 - (typeof row.Discount === 'number' ? row.Discount : 0) / 100
  const fromTotal = given.has('TotalPrice') && !given.has('UnitPrice') && quantity !== 0 && typeof row.TotalPrice === 'number'
  const unitPrice = fromTotal ? Number(row.TotalPrice) / quantity / kept : (row.UnitPrice ?? null)
  const names = [valueOf('Opportunity', row.OpportunityId, 'Name'), valueOf('Product2', product, 'Name')]
  return {
    Product2Id: product,
    ProductCode: valueOf('Product2', product, 'ProductCode'),
    ListPrice: valueOf('PricebookEntry', row.PricebookEntryId, 'UnitPrice'),
    UnitPrice: unitPrice,
    Subtotal: typeof unitPrice === 'number' ? unitPrice * quantity : null,
    TotalPrice: fromTotal ? Number(row.TotalPrice) : typeof unitPrice === 'number' ? unitPrice * quantity * kept : null,
    Name: names.filter((name) => name !== null).join(' ') || null,
  }
}
