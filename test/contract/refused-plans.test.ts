import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openLocalOrg } from '../../local-org/api/open-local-org.ts'
import type { FieldValues, LocalOrg, RowResult } from '../../local-org/api/org.ts'

/** What the validation rules of goals, milestones and stakeholders let pass and refuse, as the local org calculates them. Today is 2026-11-22, in UTC. */
let org: LocalOrg
let accountId: string
beforeAll(() => {
  org = openLocalOrg({
    databaseFile: null,
    projectDirectory: process.cwd(),
    organization: { name: 'Banso', timeZone: 'UTC', language: 'en_US', currency: 'USD' },
    users: [user('emma', 'en_US'), user('aiko', 'ja')],
    now: () => new Date('2026-11-22T09:00:00Z'),
  })
  accountId = createdAccount('Oakline')
})
afterAll(() => org?.close())

const user = (username: string, language: 'en_US' | 'ja') => ({
  username: `${username}@banso.example`,
  firstName: username,
  lastName: 'Test',
  email: `${username}@banso.example`,
  language,
  permissionSets: ['CsmUser'],
  profile: 'Standard User',
})
const create = (sobject: string, fields: FieldValues, username = 'emma') =>
  org.insert(org.findUser(`${username}@banso.example`)?.id ?? '', sobject, fields)
const created = (result: RowResult): string => {
  expect(result.errors).toEqual([])
  return result.id ?? ''
}
const createdAccount = (Name: string) => created(create('Account', { Name }))
const messages = ({ errors }: RowResult) => errors.map(({ message }) => message)
const pass: string[] = []

describe('a goal', () => {
  const goal = (fields: FieldValues, username?: string) =>
    messages(create('CsGoal__c', { Account__c: accountId, Name: 'Less paper', Perspective__c: 'Process', ...fields }, username))

  test('needs a target that differs from the baseline, in either direction, when both are known', () => {
    const same = ['The target must differ from the baseline.']
    expect(goal({ BaselineValue__c: 40, TargetValue__c: 40 })).toEqual(same)
    expect(goal({ BaselineValue__c: 0, TargetValue__c: 0 })).toEqual(same)
    expect(goal({ BaselineValue__c: 40, TargetValue__c: 39.9999 })).toEqual(pass)
    expect(goal({ BaselineValue__c: 40, TargetValue__c: 80 })).toEqual(pass)
    expect(goal({ BaselineValue__c: null, TargetValue__c: 0 })).toEqual(pass)
    expect(goal({})).toEqual(pass)
  })

  test('has a day when it is reached and only then, and none that lies ahead', () => {
    const mismatch = ['A goal that is reached needs the day it was reached; any other goal has none.']
    expect(goal({ Status__c: 'Reached' })).toEqual(mismatch)
    expect(goal({ Status__c: 'Open', ReachedOn__c: '2026-11-22' })).toEqual(mismatch)
    expect(goal({ Status__c: 'Reached', ReachedOn__c: '2026-11-22' })).toEqual(pass)
    expect(goal({ Status__c: 'Reached', ReachedOn__c: '2026-11-23' })).toEqual(['The day a goal was reached cannot be in the future.'])
  })

  test('is refused in Japanese for a Japanese user', () => {
    expect(goal({ BaselineValue__c: 1, TargetValue__c: 1 }, 'aiko')).toEqual(['目標値は開始時の値と違う値にしてください。'])
  })
})

describe('a milestone', () => {
  const milestone = (fields: FieldValues) =>
    messages(create('CsMilestone__c', { Account__c: accountId, Name: 'First report', Stage__c: 'Onboarding', ...fields }))

  test('is reached today or before', () => {
    expect(milestone({ ReachedOn__c: '2026-11-22' })).toEqual(pass)
    expect(milestone({ ReachedOn__c: '2026-11-23' })).toEqual(['The day a milestone was reached cannot be in the future.'])
  })

  test('leads to a goal of its own account only', () => {
    const goalOf = (account: string) =>
      created(create('CsGoal__c', { Account__c: account, Name: 'Faster close', Perspective__c: 'Financial' }))
    expect(milestone({ Goal__c: goalOf(accountId) })).toEqual(pass)
    expect(milestone({ Goal__c: goalOf(createdAccount('Tidewater')) })).toEqual(['The goal must belong to the same account.'])
  })
})

describe('a stakeholder', () => {
  const contactOf = (account: string) => created(create('Contact', { AccountId: account, LastName: 'Vogel' }))
  const stakeholder = (fields: FieldValues) =>
    messages(create('CsStakeholder__c', { Account__c: accountId, Contact__c: contactOf(accountId), Role__c: 'Sponsor', ...fields }))

  test('is a person, of this account or of another', () => {
    expect(stakeholder({ Contact__c: null })).toEqual(['Choose the contact this is about.'])
    expect(stakeholder({})).toEqual(pass)
    expect(stakeholder({ Contact__c: contactOf(createdAccount('Parent')) })).toEqual(pass)
  })

  test('was met and left today or before', () => {
    expect(stakeholder({ LastContactOn__c: '2026-11-22' })).toEqual(pass)
    expect(stakeholder({ LastContactOn__c: '2026-11-23' })).toEqual(['The day of the last contact cannot be in the future.'])
    expect(stakeholder({ IsActive__c: false, LeftOn__c: '2026-11-22' })).toEqual(pass)
    expect(stakeholder({ IsActive__c: false, LeftOn__c: '2026-11-23' })).toEqual(['The day somebody left cannot be in the future.'])
  })

  test('is not active once it has left', () => {
    expect(stakeholder({ IsActive__c: true, LeftOn__c: '2026-11-20' })).toEqual([
      'Somebody who has left is not active: clear Active or the day.',
    ])
    expect(stakeholder({ IsActive__c: false, LeftOn__c: null })).toEqual(pass)
  })
})
