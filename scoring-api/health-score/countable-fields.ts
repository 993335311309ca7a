import type { Need } from '../salesforce/need.ts'

/**
 * What measures may count without anybody granting more: fields that tell of a customer, none that tells only of a person. Other objects and
 * fields are granted in a permission set of the admin's own.
 */
const countable: Readonly<Record<string, readonly string[]>> = {
  Account: ['AccountSource', 'AnnualRevenue', 'Industry', 'NumberOfEmployees', 'Ownership', 'Rating', 'Type'],
  Asset: ['AccountId', 'ContactId', 'InstallDate', 'Price', 'PurchaseDate', 'Quantity', 'Status', 'UsageEndDate'],
  Campaign: ['EndDate', 'IsActive', 'StartDate', 'Status', 'Type'],
  Case: ['AccountId', 'AssetId', 'ClosedDate', 'ContactId', 'IsEscalated', 'Origin', 'ParentId', 'Priority', 'Reason', 'Type'],
  Contact: ['AccountId', 'Title'],
  Contract: ['ActivatedDate', 'CompanySignedDate', 'ContractTerm', 'CustomerSignedDate', 'EndDate', 'OwnerExpirationNotice', 'StartDate'],
  CsGoal__c: ['BaselineValue__c', 'ReachedOn__c', 'ReachedValue__c', 'TargetDate__c', 'TargetValue__c'],
  CsMilestone__c: ['DueOn__c', 'Party__c', 'ReachedOn__c'],
  CsPulse__c: ['ReasonCode__c'],
  CsStakeholder__c: ['Influence__c', 'IsActive__c', 'LastContactOn__c', 'LeftOn__c', 'Stance__c'],
  CsUsage__c: ['ActiveUsers__c', 'Errors__c', 'Events__c', 'Feature__c', 'Instance__c', 'Minutes__c', 'Month__c'],
  Event: ['IsAllDayEvent', 'Type', 'WhatId', 'WhoId'],
  Opportunity: ['AccountId', 'Amount', 'CampaignId', 'ContractId', 'ExpectedRevenue', 'LeadSource', 'TotalOpportunityQuantity', 'Type'],
  Task: ['Type', 'WhatId', 'WhoId'],
}

export const countableNeeds: readonly Need[] = Object.entries(countable).map(([object, reads]) => ({
  purpose: { english: 'measures that somebody may define', japanese: 'これから定義する指標' },
  object,
  reads,
  writes: null,
  isRequired: false,
}))
