/** What the components of the renewals book are given in tests, valid as it stands; a test changes only what it is about. */
import { getObjectInfos, getPicklistValues } from 'lightning/uiObjectInfoApi'
import { query } from './health-records'

export const NOW = Date.parse('2026-11-22T12:00:00Z')
export const TODAY = '2026-11-22'

/** A renewal as the book counts it: 1,200 at 50 % are 600. */
export const renewal = (different = {}) => ({
  id: '001000000000001AAA',
  name: 'Harbor Freight Lines',
  date: '2026-12-24',
  month: '2026-12',
  arr: 120_000,
  likelihood: 50,
  expected: 60_000,
  category: 'AtRisk',
  band: 'Watch',
  openRisks: 2,
  ownerId: '005000000000001AAA',
  owner: 'Emma Clark',
  isoCode: null,
  segment: null,
  segmentText: null,
  isDecided: false,
  ...different,
})

/** An account as GraphQL answers it. */
export const account = (different = {}) => ({
  Id: '001000000000001AAA',
  Name: 'Harbor Freight Lines',
  CsRenewalDate__c: '2026-12-24',
  CsArr__c: 1200,
  CsRenewalLikelihood__c: 50,
  CsRenewalCategory__c: 'AtRisk',
  CsHealthBand__c: 'Watch',
  CsOpenRisks__c: 2,
  OwnerId: '005000000000001AAA',
  Owner: { Name: { value: 'Emma Clark' } },
  ...different,
})

/** The answer of CsRenewalBook. */
export function bookData(accounts, nextCursor = null) {
  const data = query({ Account: accounts })
  data.uiapi.query.Account.pageInfo = { hasNextPage: nextCursor !== null, endCursor: nextCursor }
  return data
}

/** The answer of CsCalledRenewals: pairs of account and day. */
export const calledData = (...pairs) =>
  query({ CsRenewalForecast__c: pairs.map(([Account__c, RenewalDate__c], index) => ({ Id: `f${index}`, Account__c, RenewalDate__c })) })

const field = (apiName, label, dataType, different = {}) => ({
  apiName,
  label,
  dataType,
  filterable: true,
  compound: false,
  nameField: false,
  unique: false,
  externalId: false,
  relationshipName: null,
  referenceToInfos: [],
  ...different,
})

export const FIELDS = {
  Name: field('Name', 'Account Name', 'String', { nameField: true }),
  CsRenewalDate__c: field('CsRenewalDate__c', 'Renewal Date', 'Date'),
  CreatedDate: field('CreatedDate', 'Created Date', 'DateTime'),
  Industry: field('Industry', 'Industry', 'Picklist'),
  Languages__c: field('Languages__c', 'Languages', 'MultiPicklist'),
  NumberOfEmployees: field('NumberOfEmployees', 'Employees', 'Int'),
  Product__c: field('Product__c', 'Product', 'String'),
  IsPartner: field('IsPartner', 'Partner', 'Boolean'),
  Key__c: field('Key__c', 'Key', 'String', { unique: true, externalId: true }),
  Description: field('Description', 'Description', 'TextArea', { filterable: false }),
  BillingAddress: field('BillingAddress', 'Billing Address', 'Address', { compound: true }),
  OwnerId: field('OwnerId', 'Owner ID', 'Reference', {
    relationshipName: 'Owner',
    referenceToInfos: [{ apiName: 'User', nameFields: ['Name'] }],
  }),
  WhoId: field('WhoId', 'Anybody', 'Reference', {
    relationshipName: 'Who',
    referenceToInfos: [
      { apiName: 'Contact', nameFields: ['Name'] },
      { apiName: 'Lead', nameFields: ['Name'] },
    ],
  }),
}

/** What getObjectInfo answers for Account. */
export const accountInfo = (fields = FIELDS) => ({ apiName: 'Account', defaultRecordTypeId: '012000000000000AAA', fields })

const FORECAST_INFO = {
  apiName: 'CsRenewalForecast__c',
  fields: { Outcome__c: {}, FinalLikelihood__c: {}, RenewalDate__c: {}, AsOfWeek__c: {} },
}

/** An object given as null is one that the user may not see. */
export const emitInfos = ({ account: ofAccount = accountInfo(), forecast = FORECAST_INFO } = {}) =>
  getObjectInfos.emit({
    results: [ofAccount, forecast].map((result) => (result === null ? { statusCode: 403, result: [] } : { statusCode: 200, result })),
  })

export const failInfos = (error) => getObjectInfos.error(error)

/** Answers whichever picklist is asked for. */
export const emitPicklist = (...values) => getPicklistValues.emit({ values: values.map((one) => ({ ...one, attributes: null })) })

export const askedPicklist = () => getPicklistValues.getLastConfig().fieldApiName
