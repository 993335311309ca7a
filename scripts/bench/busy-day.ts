import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bareIngest, bareQuery, type BareOrg } from './bare-bulk.ts'

/** What a CSM finds in the morning: each account has a new risk with three tasks, and one that has just resolved. */
export interface BusyDay {
  accounts: number
  signals: number
  tasks: number
}

const dayMs = 86_400_000
/** Of each account's tasks: overdue, due today, due later. */
const dueDays = [-3, 0, 5]

/** Creates the accounts of one owner with their signals and tasks. @throws Error when the org refuses a row */
export async function loadBusyDay(
  org: BareOrg,
  { accounts, ownerId, today }: { accounts: number; ownerId: string; today: Date },
): Promise<BusyDay> {
  const day = (days: number): string => new Date(today.getTime() + days * dayMs).toISOString().slice(0, 10)
  await insert(org, 'Account', ['Name', 'AccountNumber', 'OwnerId', 'CsLifecycleStage__c', 'CsArr__c'], accounts, (index) => [
    [`Busy ${index}`, String(index), ownerId, 'Operation', String(10_000 + ((index * 7_919) % 90_000))],
  ])
  const accountIds = await readIds(org, 'SELECT Id FROM Account ORDER BY AccountNumber')
  const evidence = (cases: number, asOf: string) => JSON.stringify({ schema: 1, asOf, values: { 'Value.escalated_cases': cases } })
  const signalColumns =
    'Key__c,Account__c,IndicatorKey__c,Kind__c,Urgency__c,Status__c,TrueSince__c,OpenedOn__c,ClosedOn__c,Reason__c,Evidence__c,ClosingEvidence__c'
  await insert(org, 'CsSignal__c', signalColumns.split(','), accounts, (index) => {
    const accountId = accountIds[index] ?? ''
    const shared = (key: string, urgency: string) => [`${accountId}:${key}`, accountId, 'escalated-cases', 'Risk', urgency]
    return [
      [...shared('new', index % 3 === 0 ? 'High' : 'Normal'), 'Open', day(-1), day(-1), '', 'Cases', evidence(2, day(-1)), ''],
      [...shared('gone', 'Low'), 'Resolved', day(-9), day(-9), day(-2), 'Cases', evidence(3, day(-9)), evidence(0, day(-2))],
    ]
  })
  const signalIds = await readIds(org, "SELECT Id FROM CsSignal__c WHERE Status__c = 'Open' ORDER BY Account__c")
  const sortedAccounts = accountIds.toSorted()
  await insert(
    org,
    'Task',
    ['CsKey__c', 'CsSignalId__c', 'CsParty__c', 'WhatId', 'OwnerId', 'Subject', 'Status', 'Priority', 'ActivityDate'],
    accounts,
    (index) => {
      const [signalId = '', accountId = ''] = [signalIds[index], sortedAccounts[index]]
      return dueDays.map((days) => {
        const subject = `Call the customer before they call us (${days})`
        return [`${accountId}:new:${days}`, signalId, 'Own', accountId, ownerId, subject, 'Not Started', 'Normal', day(days)]
      })
    },
  )
  return { accounts, signals: 2 * accounts, tasks: dueDays.length * accounts }
}

async function insert(
  org: BareOrg,
  object: string,
  columns: readonly string[],
  count: number,
  rowsOf: (index: number) => string[][],
): Promise<void> {
  const rows = Array.from({ length: count }, (_, index) => rowsOf(index)).flat()
  const line = (values: readonly string[]): string => values.map((value) => `"${value.replaceAll('"', '""')}"`).join(',')
  await bareIngest(org, { object, operation: 'insert' }, `${[columns.join(','), ...rows.map(line)].join('\n')}\n`)
}

async function readIds(org: BareOrg, soql: string): Promise<string[]> {
  const directory = await mkdtemp(join(tmpdir(), 'banso-ids-'))
  try {
    const { files } = await bareQuery(org, soql, (page) => join(directory, `${page}.csv`))
    const texts = await Promise.all(files.map((file) => readFile(file, 'utf8')))
    return texts.flatMap((text) => [...text.matchAll(/^"?(\w{18})"?/gm)].map(([, id = '']) => id))
  } finally {
    await rm(directory, { recursive: true, force: true })
  }
}
