import { describe, expect, test } from 'vitest'
import { writeProject } from '../temporary-project.ts'
import { soundOrg } from '../apex/sound-org.ts'
import { readOrgSchema } from './org-schema.ts'
import { readStandardObjects } from './standard-objects.ts'

describe('the platform', () => {
  const objectOf = readStandardObjects()

  test('has accounts with fields, lookups and children', () => {
    const account = objectOf('ACCOUNT')
    expect([account?.name, account?.fields.size, account?.children.size]).toEqual(['Account', 134, 414])
    expect(account?.fields.get('annualrevenue')).toEqual({ name: 'AnnualRevenue', leadsTo: null })
    expect(account?.fields.get('owner')).toEqual({ name: 'Owner', leadsTo: 'User' })
    expect(account?.children.get('contacts')).toBe('Contact')
  })

  test('has no object that nobody knows', () => {
    expect(objectOf('CsGoal__c')).toBeUndefined()
  })
})

test('an org has the objects and fields of both, and says why a path leads nowhere', () => {
  const project = writeProject(soundOrg)
  const schema = readOrgSchema(project)
  project.remove()
  const problems = [
    ['CsGoal__c', 'Account__r.CsArr__c'],
    ['CsGoal__c', 'createddate'],
    ['CsLimits__mdt', 'DeveloperName'],
    ['CsGoal__c', 'Account__r'],
    ['CsGoal__c', 'Account__c.Name'],
    ['CsGoal__c', 'Account__r.Region'],
    ['CsGone__c', 'Name'],
  ].map(([object = '', path = '']) => schema.pathProblem(object, path))
  expect(problems).toEqual([
    null,
    null,
    null,
    'CsGoal__c.Account__r is a relationship, not a field',
    'CsGoal__c.Account__c is no relationship',
    'Account has no field Region',
    'there is no object CsGone__c',
  ])
  expect(schema.objectOf('Account')?.children.get('goals__r')).toBe('CsGoal__c')
})
