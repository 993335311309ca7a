import { expect, test } from 'vitest'
import { dryRunLines } from '../../scripts/describe-run.ts'
import type { RunReport } from '../../scripts/full-run.ts'

const nothing: RunReport = {
  id: 'a',
  status: 'completed',
  phase: 'done',
  accountsTotal: 0,
  accountsDone: 0,
  accountsScored: 0,
  accountsChanged: 0,
  snapshotsWritten: 0,
  benchmarksWritten: 0,
  overridesEnded: 0,
  signalsOpened: 0,
  signalsQueued: 0,
  tasksCreated: 0,
  tasksPostponed: 0,
  rowsRead: 0,
  apiCalls: 156,
  apiCallsToWrite: 0,
  seconds: { read: 0, measure: 0, score: 0, diff: 0, write: 0, forecast: 0, results: 0, retention: 0 },
  rowsRefused: 0,
  refused: [],
  problems: [],
  failure: null,
}

test('a dry run is told as a table of what would be written and what that would cost', () => {
  const run = {
    ...nothing,
    accountsTotal: 1200,
    rowsRead: 55_016,
    accountsChanged: 1150,
    snapshotsWritten: 1200,
    signalsOpened: 80,
    signalsQueued: 20,
    apiCallsToWrite: 31,
    problems: ['No scorecard for 3 accounts.'],
  }
  expect(dryRunLines(run)).toEqual([
    '1,200 accounts, 55,016 records read; records that would be written:',
    '  Account                  1,150',
    '  CsHealthSnapshot__c      1,200',
    '  CsSignal__c                100',
    '156 API calls were spent on reading, about 31 would be on writing',
    'No scorecard for 3 accounts.',
  ])
})

test('a dry run of an org without accounts says that nothing would be written', () => {
  expect(dryRunLines(nothing)).toEqual([
    '0 accounts, 0 records read; nothing would be written',
    '156 API calls were spent on reading, about 0 would be on writing',
  ])
})
