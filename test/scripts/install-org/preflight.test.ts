import { describe, expect, test } from 'vitest'
import type { OrgFacts } from '../../../scripts/install-org/org-facts.ts'
import { checkApiVersion, runPreflight, type PreflightCheck } from '../../../scripts/install-org/preflight.ts'
import type { Stage } from '../../../scripts/manifests/stages.ts'
import { installedOrg, ours, readyOrg } from './facts.ts'

const check = (name: string, facts: Partial<OrgFacts>): PreflightCheck | undefined =>
  runPreflight({ ...readyOrg, ...facts }, ours, null).find((candidate) => candidate.name === name)
const named = (count: number): Map<string, string> => new Map(Array.from({ length: count }, (_, index) => [`F${index}__c`, 'string']))

test('finds an org ready, and one that was installed into as well', () => {
  const outcomes = [readyOrg, installedOrg].map((facts) => new Set(runPreflight(facts, ours, null).map(({ outcome }) => outcome)))
  expect(outcomes).toEqual([new Set(['passed', 'noted']), new Set(['passed', 'noted'])])
})

describe('whoever installs', () => {
  test('needs either of the two permissions to deploy', () => {
    const permissions = { ...readyOrg.permissions, ModifyAllData: false }
    expect(check('Permissions', { permissions })).toMatchObject({ outcome: 'passed' })
    expect(check('Permissions', { permissions: { ...permissions, ModifyMetadata: false } })).toEqual({
      name: 'Permissions',
      outcome: 'failed',
      sentence: 'ada@example.com lacks Modify Metadata Through Metadata API Functions',
      remedy: 'Log in as a System Administrator, or have these permissions given to you.',
    })
  })

  test('is warned when the org does not tell of permissions', () => {
    expect(check('Permissions', { permissions: null })).toMatchObject({ outcome: 'warning' })
  })
})

test.each([
  ['Group Edition', 'failed'],
  ['Professional Edition', 'failed'],
  ['Enterprise Edition', 'passed'],
  ['Developer Edition', 'passed'],
] as const)('an org of the %s: %s', (edition, outcome) => {
  expect(check('Edition', { edition })).toMatchObject({ outcome })
})

test.each([
  [66, 'failed'],
  [67, 'passed'],
  [68, 'passed'],
] as const)('API version %s: %s', (apiVersion, outcome) => {
  expect(checkApiVersion(apiVersion)).toMatchObject({ name: 'API version', outcome })
})

describe('the integration user', () => {
  test.each([
    ['no licence is left', { freeLicenses: 0 }, 'all licences "Salesforce Integration" are taken'],
    ['the org has no such licence', { freeLicenses: null }, 'the org has no licence "Salesforce Integration"'],
    ['the profile is missing', { hasProfile: false }, 'there is no profile "Minimum Access - API Only Integrations"'],
  ])('cannot be made when %s', (_, integration, sentence) => {
    const facts = { integration: { ...readyOrg.integration, ...integration } }
    expect(check('Integration user', facts)).toMatchObject({ outcome: 'failed', sentence })
  })

  test('needs no licence when it is there', () => {
    expect(check('Integration user', { integration: { wanted: null, hasUser: true, freeLicenses: 0, hasProfile: true } })).toMatchObject({
      outcome: 'passed',
    })
  })
})

describe('an integration user that was asked for', () => {
  const without = { hasUser: false, freeLicenses: null, hasProfile: false }

  test('needs neither profile nor licence of ours', () => {
    const wanted = { username: 'i@example.com', isActive: true }
    expect(check('Integration user', { integration: { ...without, wanted } })).toEqual({
      name: 'Integration user',
      outcome: 'passed',
      sentence: 'i@example.com is there',
      remedy: null,
    })
  })

  test.each([
    [null, 'the org has no user i@example.com'],
    [false, 'i@example.com is not active'],
  ])('has to be there and active, whoever has the permission set already (%s)', (isActive, sentence) => {
    const integration = { wanted: { username: 'i@example.com', isActive }, hasUser: true, freeLicenses: 1, hasProfile: true }
    expect(check('Integration user', { integration })).toMatchObject({ outcome: 'failed', sentence })
  })
})

describe('limits', () => {
  test('of custom objects: 199 and one of ours fit into 200, 200 do not', () => {
    expect(check('Custom objects', { customObjects: new Set(named(199).keys()) })).toMatchObject({ outcome: 'passed' })
    expect(check('Custom objects', { customObjects: new Set(named(200).keys()) })).toMatchObject({
      outcome: 'failed',
      sentence: '200 of 200 are in use, 1 come with this',
    })
  })

  test('of custom fields count ours once', () => {
    const fields = (count: number) => new Map([['Account', named(count)]])
    expect(check('Custom fields', { fields: fields(499) })).toMatchObject({ outcome: 'passed' })
    expect(check('Custom fields', { fields: fields(500) })).toMatchObject({ outcome: 'failed', sentence: 'Account would have 501 of 500' })
    const withOurs = new Map([['Account', named(499).set('CsArr__c', 'currency')]])
    expect(check('Custom fields', { ...installedOrg, fields: new Map([...installedOrg.fields, ...withOurs]) })).toMatchObject({
      outcome: 'passed',
    })
  })

  test('of activities are lower', () => {
    const activity = { ...ours, fields: new Map([['Activity', new Map([['CsKey__c', 'string']])]]) }
    const outcomes = [99, 100].map((count) => {
      const facts = { ...readyOrg, fields: new Map([['Activity', named(count)]]) }
      return runPreflight(facts, activity, null).find(({ name }) => name === 'Custom fields')?.outcome
    })
    expect(outcomes).toEqual(['passed', 'failed'])
  })

  // 800 to begin with, and 1,000 accounts at 0.2 calls
  test('of API calls grow with the accounts', () => {
    expect(check('API calls', { apiCalls: { max: 1000, remaining: 1000 } })).toMatchObject({ outcome: 'passed' })
    expect(check('API calls', { apiCalls: { max: 1000, remaining: 999 } })).toMatchObject({ outcome: 'failed' })
    expect(check('API calls', { apiCalls: null })).toMatchObject({ outcome: 'warning' })
  })

  // 1,000 accounts, 6 records each, 2 KB a record: 11.7 MB
  test('of storage grow with the accounts', () => {
    expect(check('Data storage', { dataStorageMegabytes: { max: 1000, remaining: 12 } })).toMatchObject({ outcome: 'passed' })
    expect(check('Data storage', { dataStorageMegabytes: { max: 1000, remaining: 11 } })).toMatchObject({ outcome: 'failed' })
  })
})

describe('what the first run takes', () => {
  const exhausted = { apiCalls: { max: 1000, remaining: 0 }, dataStorageMegabytes: { max: 1000, remaining: 0 } }
  const outcomes = (facts: OrgFacts, only: Stage | null) =>
    runPreflight({ ...facts, ...exhausted }, ours, only).flatMap(({ name, outcome }) =>
      ['API calls', 'Data storage'].includes(name) ? [outcome] : [],
    )

  test('is demanded of whoever is about to have it', () => {
    expect(outcomes(readyOrg, null)).toEqual(['failed', 'failed'])
  })

  test('is no more than a warning for an installation that is repeated, and for one stage', () => {
    expect(outcomes(installedOrg, null)).toEqual(['warning', 'warning'])
    expect(outcomes(readyOrg, 'reports')).toEqual(['warning', 'warning'])
  })
})

describe('names', () => {
  test('that are taken before the core was ever deployed are not ours', () => {
    const present = new Set(['ApexClass CsHealthController', 'CustomField Account.CsArr__c'])
    expect(check('Names', { present })).toEqual({
      name: 'Names',
      outcome: 'failed',
      sentence: 'ApexClass CsHealthController; CustomField Account.CsArr__c',
      remedy: 'Rename or delete what is there; if an uninstall-org was interrupted, run that to its end.',
    })
  })

  test('an object of our name without any of our fields is not ours', () => {
    const fields = new Map([['CsScorecard__c', named(3)]])
    expect(check('Names', { fields, present: new Set(['CustomObject CsScorecard__c']) })).toMatchObject({
      outcome: 'failed',
      sentence: 'CustomObject CsScorecard__c',
    })
  })

  test('a field of ours has another type', () => {
    const fields = new Map([...installedOrg.fields, ['Account', new Map([['CsArr__c', 'double']])]])
    expect(check('Names', { ...installedOrg, fields })).toMatchObject({
      outcome: 'failed',
      sentence: 'Account.CsArr__c is of type double, ours is currency',
    })
  })

  test('a field that who installs may not see yet is taken for ours', () => {
    const fields = new Map([...installedOrg.fields, ['Account', new Map([['CsArr__c', null]])]])
    expect(check('Names', { ...installedOrg, fields })).toMatchObject({ outcome: 'passed' })
  })
})
