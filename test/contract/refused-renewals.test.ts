import { afterAll, beforeAll, expect, test } from 'vitest'
import { openLocalOrg } from '../../local-org/api/open-local-org.ts'
import type { FieldValues, LocalOrg } from '../../local-org/api/org.ts'

/** What the validation rules of renewal calls let pass and refuse, as the local org calculates them. Today is 2026-11-22, in UTC. */
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
  accountId = create('Account', { Name: 'Oakline' }).id ?? ''
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

const call = (fields: FieldValues, username?: string): string[] =>
  create(
    'CsRenewalCall__c',
    { Account__c: accountId, RenewalDate__c: '2027-03-31', Category__c: 'Commit', GivenOn__c: '2026-11-22', ...fields },
    username,
  ).errors.map(({ message }) => message)

test('a likelihood is from 0 to 100 percent, or not given', () => {
  const outside = ['The likelihood must be between 0 and 100.']
  expect(call({ Likelihood__c: -0.01 })).toEqual(outside)
  expect(call({ Likelihood__c: 0 })).toEqual([])
  expect(call({ Likelihood__c: 100 })).toEqual([])
  expect(call({ Likelihood__c: 100.01 })).toEqual(outside)
  expect(call({ Likelihood__c: null })).toEqual([])
  expect(call({ Likelihood__c: 101 }, 'aiko')).toEqual(['確度は0から100の間で入力してください。'])
})

test('a call is given today or before', () => {
  expect(call({ GivenOn__c: '2026-11-23' })).toEqual(['The day of a call cannot be in the future.'])
  expect(call({ GivenOn__c: '2026-11-21' })).toEqual([])
})

test.each(['RenewalDate__c', 'Category__c', 'GivenOn__c'])('a call needs %s', (field) => {
  expect(call({ [field]: null })).toEqual([`Required fields are missing: [${field}]`])
})
