import { expect, test } from 'vitest'
import { summarise, type ServiceCheck } from '../../../scripts/install-org/service-checks.ts'

const check = (area: string, status: ServiceCheck['status'], english: string): ServiceCheck => ({
  area,
  status,
  english,
  remedyEnglish: status === 'passed' ? null : `What to do about it.`,
})

test('an area in order takes one line, what is not in order a line each with what to do', () => {
  const checks = [
    check('permissions', 'passed', 'Account: all that is needed is granted.'),
    check('mapping', 'warning', 'In scope are 0 accounts (every account).'),
    check('permissions', 'passed', 'Task: all that is needed is granted.'),
    check('mapping', 'passed', 'ARR is read from Account.CsArr__c.'),
    check('runs', 'failed', 'There was no full run.'),
  ]
  expect(summarise(checks)).toEqual([
    'ok    permissions: all 2 in order',
    'ok    mapping: 1 of 2 in order',
    'mind  mapping: In scope are 0 accounts (every account).',
    '      What to do about it.',
    'NO    runs: There was no full run.',
    '      What to do about it.',
  ])
})
