import { addDays, addMonths, firstOfMonth } from '../sample-book/calendar.ts'
import type { Fields } from '../scorecard/scorecard-fields.ts'
import { toTrees, type ObjectTree } from '../object-tree/to-trees.ts'

const account = '@AccountRef1'
const name = 'Kitahama Works'
const features = ['Orders', 'Stock', 'Reports', 'Invoices']
const monthsOfUse = 7

/**
 * One customer in operation who does well and has one open case: enough of every kind of record that the default scorecard for that stage
 * reads. As `sf data import tree --plan` takes them: `@AccountRef1` becomes the id that the account gets.
 * @param today what lies in the past and in the future is counted from it
 */
export function exampleAccount(today: string): ObjectTree[] {
  return [
    ...tree('Account', [
      {
        Name: name,
        AccountNumber: 'EXAMPLE-1',
        Industry: 'Manufacturing',
        CsLifecycleStage__c: 'Operation',
        CsCustomerSince__c: addDays(today, -400),
        CsArr__c: 120_000,
      },
    ]),
    ...tree('Contact', [
      { AccountId: account, FirstName: 'Yuki', LastName: 'Kitahama', Title: 'Head of Operations', Email: 'yuki@kitahama.example' },
    ]),
    ...tree('Asset', [{ AccountId: account, Name: 'Seats', Status: 'Installed', Quantity: 40, InstallDate: addDays(today, -400) }]),
    ...tree('Opportunity', [
      opportunity({ Name: 'First year', StageName: 'Closed Won', CloseDate: addDays(today, -400), Amount: 100_000 }),
      opportunity({ Name: 'Ten more seats', StageName: 'Closed Won', CloseDate: addDays(today, -90), Amount: 20_000 }),
      opportunity({ Name: 'Renewal', StageName: 'Prospecting', CloseDate: addDays(today, 75), Amount: 120_000, Type: 'Renewal' }),
    ]),
    ...tree('Case', [
      { AccountId: account, Subject: 'Stock list prints twice', Status: 'New', Priority: 'Medium' },
      { AccountId: account, Subject: 'How to add a warehouse', Status: 'Closed', Priority: 'Low' },
    ]),
    ...tree('Task', [{ WhatId: account, Subject: 'Call about the new warehouse', Status: 'Completed', ActivityDate: addDays(today, -6) }]),
    ...tree('Event', [
      { WhatId: account, Subject: 'Monthly meeting', StartDateTime: `${addDays(today, -12)}T05:00:00Z`, DurationInMinutes: 60 },
    ]),
    ...tree('CsStakeholder__c', [
      { Account__c: account, Contact__c: '@ContactRef1', Role__c: 'Sponsor', Influence__c: 'High', LastContactOn__c: addDays(today, -12) },
    ]),
    ...tree('CsUsage__c', usage(today)),
  ]
}

const opportunity = (fields: Fields): Fields => ({ AccountId: account, ...fields })

/** A month's use by feature, and the active users over all of them. */
function usage(today: string): Fields[] {
  const months = Array.from({ length: monthsOfUse }, (_, index) => addMonths(firstOfMonth(today), index - monthsOfUse + 1))
  return months.flatMap((month, index) => [
    use(month, null, { ActiveUsers__c: 26 + index }),
    ...features.map((feature, place) => use(month, feature, { Events__c: 300 - 60 * place + 12 * index, Errors__c: 4 })),
  ])
}

const use = (month: string, feature: string | null, counts: Fields): Fields => ({
  Account__c: account,
  Key__c: [name, '', feature ?? '', month.slice(0, 7)].join(':'),
  Month__c: month,
  Feature__c: feature,
  ...counts,
})

/** Parents are named by reference already. */
const tree = (sobject: string, records: Fields[]): ObjectTree[] => toTrees([{ sobject, records }], {})
