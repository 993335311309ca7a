/** Retention as GraphQL answers it. */
import { getObjectInfo } from 'lightning/uiObjectInfoApi'
import { toNode } from './health-records'

const MOVED = ['Starting', 'New', 'Reactivated', 'Expanded', 'Contracted', 'Churned', 'Ending']

/** The whole book over twelve months to date: 1,000 + 500 + 300 − 200 − 100 = 1,500. */
export function retentionRecord(different = {}) {
  const amounts = [1000, 500, 0, 300, 200, 100, 1500]
  const counts = [10, 4, 0, 3, 2, 1, 13]
  return {
    Key__c: `${different.Scope__c ?? 'Book'}:${different.Month__c ?? '2026-11-30'}:${different.WindowMonths__c ?? 12}`,
    Scope__c: 'Book',
    ScopeValue__c: null,
    WindowMonths__c: 12,
    Month__c: '2026-11-30',
    StartsOn__c: '2025-11-22',
    EndsOn__c: '2026-11-22',
    IsMonthOver__c: false,
    ...Object.fromEntries(
      MOVED.flatMap((name, index) => [
        [`${name}Arr__c`, amounts[index]],
        [`${name}Accounts__c`, counts[index]],
      ]),
    ),
    GrossRetention__c: 70,
    NetRetention__c: 100,
    LogoRetention__c: 90,
    AccountsLeftAside__c: 0,
    CrmArr__c: 1500,
    Reconciliation__c: JSON.stringify({ schema: 1, differing: [], differingAccounts: 0, leftAside: [], leftAsideAccounts: 0 }),
    Owners__c: 2,
    Source__c: 'Ledger',
    RecordedFrom__c: '2024-01-01',
    AsOf__c: '2026-11-22',
    ...different,
  }
}

export function retentionPage(records) {
  const edges = records.map((record) => ({ node: { Id: record.Key__c, ...toNode(record) } }))
  return { uiapi: { query: { CsRetention__c: { edges } } } }
}

/** The user may read and change whatever is asked about, in an org of one currency. */
export function emitAccess() {
  getObjectInfo.emit({ fields: {}, createable: true, updateable: true })
}
