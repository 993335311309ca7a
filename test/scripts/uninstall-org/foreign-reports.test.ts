import type { Connection } from 'jsforce'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { RunningOrg } from '../../../local-org/server.ts'
import { dataLines } from '../../../scripts/uninstall-org/count-data.ts'
import { findForeignReports, namesInReports, speaksOf } from '../../../scripts/uninstall-org/foreign-reports.ts'
import { readUninstallArguments, uninstallUsage } from '../../../scripts/uninstall-org/read-arguments.ts'
import { connectAdmin, startOrg } from '../../local-org/http/start-org.ts'

const names = namesInReports([
  { type: 'ReportType', fullName: 'CsAccounts' },
  { type: 'CustomObject', fullName: 'CsGoal__c' },
  { type: 'CustomField', fullName: 'Account.CsArr__c' },
  { type: 'ApexClass', fullName: 'CsMyDay' },
])

describe("a customer's own report shows something of ours", () => {
  test.each([
    ['by its type', { reportType: { type: 'CsAccounts__c' } }],
    ['by the standard type of an object', { reportType: { type: 'CustomEntity$CsGoal__c' } }],
    ['by a column', { reportType: { type: 'AccountList' }, detailColumns: ['ACCOUNT.NAME', 'Account.CsArr__c'] }],
    ['by a filter', { reportType: { type: 'AccountList' }, reportFilters: [{ column: 'Account.CsArr__c', value: '0' }] }],
  ])('%s', (_, metadata) => {
    expect(speaksOf(JSON.stringify(metadata), names)).toBe(true)
  })

  test('but not by a field whose name only begins or ends alike', () => {
    const metadata = { reportType: { type: 'AccountList' }, detailColumns: ['Account.CsArrOld__c', 'Account.MyCsArr__c', 'CsMyDay__c'] }
    expect(speaksOf(JSON.stringify(metadata), names)).toBe(false)
  })
})

describe('a report that the org does not describe', () => {
  let running: RunningOrg
  let connection: Connection
  beforeAll(async () => {
    running = await startOrg()
    connection = await connectAdmin(running)
  })
  afterAll(() => running.close())

  /** Looks through an org that refuses to describe the first report it is asked for. */
  const lookThrough = (status: number, errorCode: string) => {
    running.faults.clear()
    running.faults.add({ kind: 'status', match: { path: /reports\/\w+\/describe/ }, status, errorCode })
    return findForeignReports(connection, [{ type: 'ReportType', fullName: 'CsAccounts' }])
  }

  test.each([
    [400, 'BAD_REQUEST'],
    [403, 'FORBIDDEN'],
    [404, 'NOT_FOUND'],
  ])('because of what it is (%s %s) is named, and the others are judged', async (status, errorCode) => {
    const { onOurs, unreadable } = await lookThrough(status, errorCode)
    expect([unreadable.length, onOurs.length > 0]).toEqual([1, true])
  })

  test.each([
    [403, 'REQUEST_LIMIT_EXCEEDED'],
    [409, 'UNABLE_TO_LOCK_ROW'],
  ])('for another reason (%s %s) is not taken for harmless', async (status, errorCode) => {
    await expect(lookThrough(status, errorCode)).rejects.toMatchObject({ errorCode })
  })
})

test('what goes is told as a table', () => {
  const objects = [
    { name: 'CsHealthSnapshot__c', count: 12_345 },
    { name: 'CsRun__c', count: 3 },
  ]
  expect(dataLines({ objects, openTasks: ['00T1', '00T2'] })).toEqual([
    'CsHealthSnapshot__c         12,345',
    'CsRun__c                         3',
    'open tasks of playbooks          2',
  ])
  expect(dataLines({ objects: [], openTasks: [] })).toEqual([])
})

test('deleting without being asked has to be said', () => {
  expect(readUninstallArguments(['-o', 'prod'])).toEqual({ targetOrg: 'prod', isAgreed: false })
  expect(readUninstallArguments(['-o', 'prod', '--delete-data'])).toEqual({ targetOrg: 'prod', isAgreed: true })
  expect(() => readUninstallArguments(['--delete-data'])).toThrow(uninstallUsage)
})
