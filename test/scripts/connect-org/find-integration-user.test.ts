import { afterAll, beforeAll, expect, test } from 'vitest'
import { emailOf } from '../../../scripts/connect-org/connect.ts'
import { findIntegrationUser, ownUsername } from '../../../scripts/connect-org/find-integration-user.ts'
import { integrationUser, startOrgToConnect, type OrgToConnect } from './org-to-connect.ts'

let org: OrgToConnect
beforeAll(async () => {
  org = await startOrgToConnect()
})
afterAll(() => org.close())

const admin = 'admin@banso.example'
const idOf = (username: string): string => org.running.org.findUser(username)?.id ?? ''
const find = async () => (await findIntegrationUser(org.request.org))?.Username

function insert(object: string, fields: Record<string, unknown>): void {
  expect(org.running.org.insert(idOf(admin), object, fields).errors).toEqual([])
}

function give(username: string): void {
  const [set] = [...org.running.org.query(idOf(admin), "SELECT Id FROM PermissionSet WHERE Name = 'ScoringApiIntegration'").records]
  insert('PermissionSetAssignment', { AssigneeId: idOf(username), PermissionSetId: set?.['Id'] })
}

function makeUser(username: string): void {
  const [profile] = [...org.running.org.query(idOf(admin), "SELECT Id FROM Profile WHERE Name = 'Standard User'").records]
  const locale = { TimeZoneSidKey: 'UTC', LocaleSidKey: 'en_US', LanguageLocaleKey: 'en_US', EmailEncodingKey: 'UTF-8' }
  insert('User', { Username: username, LastName: 'Test', Alias: 'test', Email: 'o@banso.example', ProfileId: profile?.['Id'], ...locale })
}

test('is the only one with the permission set, ours among several, and nobody else', async () => {
  expect(await find()).toBe(integrationUser)
  give(admin)
  await expect(find()).rejects.toThrow(`Several users have the permission set ScoringApiIntegration: say with --integration-user which of`)
  const own = ownUsername(org.request.org.id)
  makeUser(own)
  give(own)
  expect(await find()).toBe(own)
})

test('a user name may hold what SOQL reads otherwise', async () => {
  const { connection } = org.request.org
  const username = "o'neil@banso.example"
  makeUser(username)
  expect(await emailOf({ connection, username })).toBe('o@banso.example')
  expect(await emailOf({ connection, username: 'nobody\\' })).toBe('nobody\\')
})
