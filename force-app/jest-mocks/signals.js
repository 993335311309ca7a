/** What the components of signals are answered in tests, valid as it stands; a test changes only what it is about. */
import { getObjectInfos, getPicklistValues } from 'lightning/uiObjectInfoApi'
import { query } from './health-records'

export const ACCOUNT_ID = '001000000000001AAA'
export const SIGNAL_ID = 'a05000000000001AAA'
export const TASK_ID = '00T000000000001AAA'
export const TODAY = '2026-11-22'

const updateable = (...names) => Object.fromEntries(names.map((name) => [name, { label: name, dataType: 'String', updateable: true }]))

export const INFOS = {
  CsSignal__c: {
    apiName: 'CsSignal__c',
    updateable: true,
    defaultRecordTypeId: '012000000000000AAA',
    fields: updateable('Account__c', 'Kind__c', 'Status__c', 'ClosedOn__c'),
  },
  Task: {
    apiName: 'Task',
    updateable: true,
    createable: true,
    defaultRecordTypeId: '012000000000000AAA',
    fields: updateable('Status', 'CsSignalId__c', 'CsKey__c'),
  },
  Account: {
    apiName: 'Account',
    updateable: true,
    defaultRecordTypeId: '012000000000000AAA',
    fields: { CsArr__c: { label: 'ARR', dataType: 'Currency', updateable: true } },
  },
}

/** The answer of getObjectInfos; an object given as null is one that the user may not see. */
export function emitInfos(different = {}) {
  const infos = { ...INFOS, ...different }
  const results = Object.values(infos).map((result) => (result === null ? { statusCode: 403, result: [] } : { statusCode: 200, result }))
  getObjectInfos.emit({ results })
}

export const failInfos = (error) => getObjectInfos.error(error)

/** A status picklist in the words of some org: the second value alone is closed. */
export const STATUSES = {
  defaultValue: { value: 'Offen', attributes: { closed: false } },
  values: [
    { value: 'Offen', label: 'Offen', attributes: { closed: false } },
    { value: 'Erledigt', label: 'Erledigt', attributes: { closed: true } },
  ],
}

export const emitPicklist = (picklist) => getPicklistValues.emit(picklist)

export function evidence(values, asOf = '2026-11-03') {
  return JSON.stringify({ schema: 1, asOf, values })
}

export function signal(different = {}) {
  return {
    Id: SIGNAL_ID,
    IndicatorKey__c: 'support-trouble',
    Kind__c: 'Risk',
    Urgency__c: 'High',
    Status__c: 'Open',
    TrueSince__c: '2026-11-03',
    OpenedOn__c: '2026-11-03',
    ClosedOn__c: null,
    SnoozedUntil__c: null,
    DismissReason__c: null,
    ClosingNote__c: null,
    Reason__c: 'Written by the service',
    Resolves__c: 'Ends by itself',
    Evidence__c: evidence({ 'Value.open_cases': 5, Score: 38.25 }),
    ClosingEvidence__c: null,
    ...different,
  }
}

export function task(different = {}) {
  return {
    Id: TASK_ID,
    Subject: 'Call the customer',
    Status: 'Offen',
    IsClosed: false,
    IsHighPriority: true,
    ActivityDate: '2026-11-19',
    OwnerId: '005000000000001AAA',
    Owner: { Name: { value: 'Emma Clark' } },
    CsParty__c: 'Joint',
    CsSignalId__c: SIGNAL_ID,
    CsKey__c: `${ACCOUNT_ID}:support-trouble:2026-11-03:call`,
    ...different,
  }
}

export const signalsData = (...rows) => query({ CsSignal__c: rows })
export const tasksData = (...rows) => query({ Task: rows })

export function definitionsData({ indicators = [indicator()], rhythms = [rhythm()] } = {}) {
  return query({
    CsIndicator__c: indicators,
    CsRhythm__c: rhythms,
    CsMeasure__c: [
      {
        Id: 'm1',
        Key__c: 'open-cases',
        Name: 'Open cases',
        JapaneseName__c: '未解決の問い合わせ',
        Unit__c: 'Count',
        Aggregate__c: 'Count',
      },
      {
        Id: 'm2',
        Key__c: 'licence-use',
        Name: 'Licences in use',
        JapaneseName__c: 'ライセンス利用率',
        Unit__c: 'Percent',
        Aggregate__c: 'Sum',
      },
    ],
  })
}

export function indicator(different = {}) {
  return {
    Id: 'a06000000000001AAA',
    Key__c: 'support-trouble',
    Name: 'Support trouble',
    JapaneseName__c: 'サポートの問題',
    Status__c: 'Active',
    Stages__c: null,
    When__c: 'Value.open_cases > 2 OR Score < 40',
    Until__c: null,
    MarginPercent__c: 5,
    ReasonText__c: '{Value.open_cases} cases are open and the score is {Score}.',
    JapaneseReasonText__c: '問い合わせが{Value.open_cases}件、スコアは{Score}です。',
    Meaning__c: 'The surest sign.',
    JapaneseMeaning__c: '最も確かな前兆です。',
    Playbook__r: { Name: { value: 'Support rescue' }, JapaneseName__c: { value: 'サポート立て直し' } },
    ...different,
  }
}

export function rhythm(different = {}) {
  return {
    Id: 'a07000000000001AAA',
    Key__c: 'monthly-check',
    Playbook__r: { Name: { value: 'Health check' }, JapaneseName__c: { value: 'ヘルスチェック' } },
    ...different,
  }
}

/** A task of the monthly check in December, which no signal has called for. */
export function recurringTask(different = {}) {
  return task({ Subject: 'Look at use', CsSignalId__c: null, CsKey__c: `${ACCOUNT_ID}:rhythm:monthly-check:2026-12:look`, ...different })
}

/** One page of several, as GraphQL pages it. */
export function page(objectApiName, rows, endCursor = null) {
  const data = query({ [objectApiName]: rows })
  data.uiapi.query[objectApiName].pageInfo = { hasNextPage: endCursor !== null, endCursor }
  return data
}
