/** What a new org brings for the standard objects, where force-app says nothing. */

export const standardIcons: Readonly<Record<string, string>> = {
  Account: 'standard:account',
  Asset: 'standard:asset_object',
  Campaign: 'standard:campaign',
  Case: 'standard:case',
  Contact: 'standard:contact',
  Contract: 'standard:contract',
  Dashboard: 'standard:dashboard',
  Event: 'standard:event',
  Lead: 'standard:lead',
  Opportunity: 'standard:opportunity',
  Order: 'standard:orders',
  Product2: 'standard:product',
  Report: 'standard:report',
  Task: 'standard:task',
  User: 'standard:user',
}

/** The facts of a new org's compact layouts. */
export const standardHighlights: Readonly<Record<string, string[]>> = {
  Account: ['Type', 'Phone', 'Website', 'OwnerId', 'Industry'],
  Asset: ['AccountId', 'Product2Id', 'Status', 'InstallDate'],
  Case: ['Priority', 'Status', 'AccountId', 'ContactId', 'OwnerId'],
  Contact: ['Title', 'AccountId', 'Phone', 'Email', 'OwnerId'],
  Contract: ['AccountId', 'Status', 'StartDate', 'EndDate', 'ContractTerm'],
  Dashboard: ['Description', 'FolderName'],
  Opportunity: ['AccountId', 'CloseDate', 'Amount', 'StageName', 'OwnerId'],
  Report: ['Description', 'FolderName'],
  Task: ['Status', 'Priority', 'ActivityDate', 'WhatId', 'OwnerId'],
}

/** Columns of related lists, as a new org's page layouts have them. */
export const standardColumns: Readonly<Record<string, string[]>> = {
  Account: ['Type', 'Industry', 'Phone', 'OwnerId'],
  Asset: ['Status', 'InstallDate', 'UsageEndDate'],
  Case: ['Subject', 'Priority', 'Status', 'CreatedDate'],
  Contact: ['Title', 'Email', 'Phone'],
  Contract: ['Status', 'StartDate', 'EndDate'],
  Opportunity: ['StageName', 'Amount', 'CloseDate'],
  Task: ['Status', 'Priority', 'ActivityDate'],
}

/** Who and when, the last section of every layout. */
export const systemFields = new Set(['CreatedById', 'CreatedDate', 'LastModifiedById', 'LastModifiedDate'])
/** On no layout: the org's own bookkeeping. */
export const hiddenFields = new Set([
  'Id',
  'IsDeleted',
  'SystemModstamp',
  'LastActivityDate',
  'LastViewedDate',
  'LastReferencedDate',
  'MasterRecordId',
  'RecordTypeId',
  'PhotoUrl',
  'Jigsaw',
  'JigsawCompanyId',
  'CleanStatus',
])

/** Parts of an address stand together, in a section of their own. */
export const addressField = /^(?:Billing|Shipping|Mailing|Other)(?:Street|City|State|PostalCode|Country)$/
