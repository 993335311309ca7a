import { cpSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { fixtureUser, openFixtureOrg, visitsProject } from './open-fixture-org.ts'

let folder: string
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'banso-project-'))
  cpSync(visitsProject, folder, { recursive: true })
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

const main = (path: string) => join(folder, 'app/main', path)
const rewrite = (path: string, from: string, to: string) =>
  writeFileSync(
    main(path),
    readFileSync(main(path), 'utf8').replace(from, () => to),
  )
const startError = () => {
  try {
    openFixtureOrg({ projectDirectory: folder }).org.close()
  } catch (error) {
    return (error as Error).message.replace(`${folder}/app/main/`, '')
  }
  return 'started'
}

test('starts when nothing is wrong', () => {
  expect(startError()).toBe('started')
})

const score = 'objects/Visit__c/fields/Score__c.field-meta.xml'
const account = 'objects/Visit__c/fields/Account__c.field-meta.xml'
const stars = 'objects/Visit__c/fields/Stars__c.field-meta.xml'
const reader = 'permissionsets/VisitReader.permissionset-meta.xml'

test.each([
  [score, '<type>Number</type>', '<type>Numbr</type>', `${score}: <type> names an unknown field type "Numbr".`],
  [score, '<precision>5</precision>', '', `${score}: <precision> is missing.`],
  [score, '</CustomField>', '', `${score}: line 2 is not well-formed XML: Unclosed tag 'CustomField'.`],
  [account, '>Account<', '>Acount<', `${account}: <referenceTo> names Acount, which is not an object of this org.`],
  [
    stars,
    '<defaultValue>3',
    '<defaultValue>NOW()',
    `${stars}: <defaultValue> is a formula ("NOW()") and the local org knows constants only.`,
  ],
  [
    reader,
    'Visit__c.Score__c',
    'Visit__c.Scor__c',
    `${reader}: <fieldPermissions/field> names Visit__c.Scor__c, which is not a field of this org.`,
  ],
  [
    reader,
    'Visit__c.Score__c',
    'Visit__c.Key__c',
    `${reader}: <fieldPermissions/field> names Visit__c.Key__c, which is required: Salesforce refuses field permissions on it.`,
  ],
  [
    reader,
    'Account.BillingAddress',
    'Account.BillingCity',
    `${reader}: <fieldPermissions/field> names Account.BillingCity: the permission belongs to Account.BillingAddress.`,
  ],
  [
    reader,
    '<object>Account<',
    '<object>Task<',
    `${reader}: <objectPermissions/object> names Task: activities are opened by the user permission ActivitiesAccess.`,
  ],
  [reader, '<readable>true<', '<readable>yes<', `${reader}: <fieldPermissions/readable> must be true or false, not "yes".`],
])('does not start with %s where %s is %s, and says why', (path, from, to, sentence) => {
  rewrite(path, from, to)
  expect(startError()).toContain(sentence)
})

test('does not start for users nobody could set up, and says why', () => {
  const users = [
    {
      username: 'a@b.co',
      firstName: 'A',
      lastName: 'B',
      email: 'a@b.co',
      language: 'en_US' as const,
      permissionSets: ['Nope'],
      profile: 'Standard User',
    },
  ]
  expect(() => openFixtureOrg({ users })).toThrow('User a@b.co names the permission set "Nope", which the project does not define')
})

test('a user is led by another one of the users, wherever that one stands', () => {
  const lead = fixtureUser('lead', 'Standard User', [])
  const member = { ...fixtureUser('member', 'Standard User', []), manager: lead.username }
  const admin = fixtureUser('admin', 'System Administrator', [])
  const fixture = openFixtureOrg({ users: [admin, member, lead] })
  expect(fixture.select("SELECT Manager.Username FROM User WHERE Username = 'member@visits.example'")).toEqual([
    { Manager: { Username: lead.username } },
  ])
  const stray = { ...member, manager: 'nobody@visits.example' }
  expect(() => openFixtureOrg({ users: [admin, stray] })).toThrow(
    'User member@visits.example names the manager "nobody@visits.example", who is not among the users',
  )
})

test('opens an org with the metadata of this repository', () => {
  const { org, admin } = openFixtureOrg({ projectDirectory: join(import.meta.dirname, '../../..'), users: [] })
  expect(admin).toBe('')
  expect(org.labels('ja').picklistLabel('Account', 'CsHealthBand__c', 'AtRisk')).toBe('危険')
  org.close()
})
