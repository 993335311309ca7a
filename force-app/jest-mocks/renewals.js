/** What the components of renewals are answered in tests, valid as it stands; a test changes only what it is about. */
import { getObjectInfo, getObjectInfos, getPicklistValues } from 'lightning/uiObjectInfoApi'
import { query } from './health-records'

export const ACCOUNT_ID = '001000000000001AAA'
export const NOW = Date.parse('2026-11-22T12:00:00Z')

const info = (apiName, ...names) => ({
  apiName,
  createable: true,
  updateable: true,
  defaultRecordTypeId: '012000000000000AAA',
  fields: Object.fromEntries(names.map((name) => [name, { label: name, dataType: 'String' }])),
})

const INFOS = {
  forecast: info('CsRenewalForecast__c', 'AsOfWeek__c', 'RenewalDate__c'),
  call: info('CsRenewalCall__c', 'RenewalDate__c', 'Category__c', 'GivenOn__c'),
  signal: info('CsSignal__c', 'Account__c', 'Kind__c', 'Status__c', 'ClosedOn__c'),
  model: info('CsRenewalModel__c', 'FittedOn__c'),
  account: info('Account', 'CsRenewalDate__c'),
}

export const CALL_READ_ONLY = { call: { ...INFOS.call, createable: false } }

/** An object given as null is one that the user may not see. */
export const emitInfos = (different = {}) =>
  getObjectInfos.emit({
    results: Object.values({ ...INFOS, ...different }).map((result) =>
      result === null ? { statusCode: 403, result: [] } : { statusCode: 200, result },
    ),
  })

export const failInfos = (error) => getObjectInfos.error(error)

/** Answers the form of a call. */
export const emitReasons = () => {
  getObjectInfo.emit(INFOS.call)
  return Promise.resolve().then(() =>
    getPicklistValues.emit({ values: [{ value: 'BudgetConfirmed', label: 'Budget Confirmed', attributes: null }] }),
  )
}

/** The answer of getRecord. */
export function account(different = {}) {
  const values = {
    CsRenewalDate__c: '2026-12-24',
    CsArr__c: 120_000,
    CsExpectedArr__c: 76_800,
    CsRenewalCategory__c: 'BestCase',
    CsRenewalLikelihood__c: 64,
    ...different,
  }
  const fields = Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value, displayValue: null }]))
  return { apiName: 'Account', id: ACCOUNT_ID, fields }
}

export const basis = (different = {}) =>
  JSON.stringify({
    schema: 1,
    basis: 'baseRate',
    group: [
      { feature: 'band', value: 'watch' },
      { feature: 'stage', value: 'Operation' },
    ],
    renewals: 12,
    renewed: 9,
    contributions: [],
    fittedOn: '2026-11-16',
    ...different,
  })

/** A week of the ledger: 120,000 at 64 % are 76,800. */
export const row = (different = {}) => ({
  Id: 'a21000000000001AAA',
  AsOfWeek__c: '2026-11-16',
  Arr__c: 120_000,
  ModelLikelihood__c: 64,
  ModelLow__c: 48.2,
  ModelHigh__c: 88.4,
  ModelCategory__c: 'BestCase',
  BasisDetail__c: basis(),
  CsmCategory__c: null,
  CsmLikelihood__c: null,
  CallId__c: null,
  FinalCategory__c: 'BestCase',
  FinalLikelihood__c: 64,
  ExpectedArr__c: 76_800,
  Outcome__c: null,
  DecidedOn__c: null,
  LastModifiedDate: '2026-11-22T04:00:00.000Z',
  ...different,
})

export const call = (different = {}) => ({
  Id: 'a22000000000001AAA',
  Category__c: 'Commit',
  Likelihood__c: null,
  IsWithdrawal__c: false,
  Reason__c: { value: 'BudgetConfirmed', label: 'Budget Confirmed' },
  Note__c: 'The CFO signed the budget on Friday.',
  GivenOn__c: '2026-11-21',
  CreatedDate: '2026-11-21T03:00:00.000Z',
  CreatedBy: { Name: { value: 'Emma Clark' } },
  ...different,
})

export const rowsData = (...rows) => query({ CsRenewalForecast__c: rows })
export const callsData = (...calls) => query({ CsRenewalCall__c: calls })
export const modelData = (english, japanese) =>
  query({ CsRenewalModel__c: [{ Id: 'm1', Explanation__c: english, JapaneseExplanation__c: japanese }] })
