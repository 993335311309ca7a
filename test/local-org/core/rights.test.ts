import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
beforeEach(() => {
  visits = openFixtureOrg()
})
afterEach(() => visits.org.close())

const fieldNames = (userId: string, sobject: string) => visits.org.describe(userId, sobject).fields.map((field) => field.name)

test('shows a field to whom a permission set grants it, and is blind for everybody else', () => {
  expect(visits.org.query(visits.reader, 'SELECT Score__c FROM Visit__c').totalSize).toBe(0)
  expect(visits.refusedQuery('SELECT Kind__c FROM Visit__c', visits.reader)).toMatchObject({ errorCode: 'INVALID_FIELD' })
  expect(fieldNames(visits.reader, 'Visit__c')).not.toContain('Kind__c')
})

test('always shows required fields, names and system fields', () => {
  expect(fieldNames(visits.reader, 'Visit__c')).toEqual([
    'Id',
    'Name',
    'OwnerId',
    'IsDeleted',
    'CreatedDate',
    'CreatedById',
    'LastModifiedDate',
    'LastModifiedById',
    'SystemModstamp',
    'Account__c',
    'Key__c',
    'Score__c',
  ])
})

test('hides a field from conditions, orders and paths too', () => {
  for (const soql of [
    "SELECT Id FROM Visit__c WHERE Kind__c = 'Tour'",
    'SELECT Id FROM Visit__c ORDER BY Kind__c',
    'SELECT Sponsor__r.Name FROM Visit__c',
    'SELECT COUNT(Kind__c) FROM Visit__c',
    'SELECT (SELECT Kind__c FROM Visits__r) FROM Account',
  ]) {
    expect(visits.refusedQuery(soql, visits.reader).errorCode).toBe('INVALID_FIELD')
  }
})

test('takes an object nobody granted for one that does not exist', () => {
  expect(visits.refusedQuery('SELECT Id FROM Contact', visits.robot).errorCode).toBe('INVALID_TYPE')
  expect(() => visits.org.describe(visits.robot, 'Contact')).toThrow('The requested resource does not exist')
  expect(visits.org.describeGlobal(visits.robot).map((entry) => entry.name)).not.toContain('Contact')
  expect(visits.refusedQuery('SELECT (SELECT Id FROM Contacts) FROM Account', visits.robot).errorCode).toBe('INVALID_TYPE')
  expect(visits.refusedQuery('SELECT Id FROM Account WHERE Id IN (SELECT AccountId FROM Contact)', visits.robot).errorCode).toBe(
    'INVALID_TYPE',
  )
})

test('gives a user with a permission set alone nothing but what it names', () => {
  expect(visits.org.query(visits.robot, 'SELECT Id, Name, OwnerId, Industry FROM Account').totalSize).toBe(0)
  expect(visits.refusedQuery('SELECT Description FROM Account', visits.robot).errorCode).toBe('INVALID_FIELD')
})

test('opens all parts of an address with the address', () => {
  expect(visits.org.query(visits.robot, 'SELECT BillingAddress, BillingCity FROM Account').totalSize).toBe(0)
  expect(visits.refusedQuery('SELECT ShippingCity FROM Account', visits.robot).errorCode).toBe('INVALID_FIELD')
})

test('opens activities by the user permission alone', () => {
  expect(visits.refusedQuery('SELECT Id FROM Task', visits.robot).errorCode).toBe('INVALID_TYPE')
  const { org, admin, robot } = visits
  const [set] = visits.values("SELECT Id FROM PermissionSet WHERE Name = 'VisitEditor'")
  org.insert(admin, 'PermissionSetAssignment', { AssigneeId: robot, PermissionSetId: set })
  expect(org.query(robot, 'SELECT Id FROM Task').totalSize).toBe(0)
})

test('lets a reader read and refuses to write', () => {
  const id = visits.add('Visit__c', { Key__c: 'a' })
  const { org, reader } = visits
  expect(org.insert(reader, 'Visit__c', { Key__c: 'b' }).errors[0]).toEqual({
    statusCode: 'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
    message: 'entity type cannot be inserted: Visit',
    fields: [],
  })
  expect(org.update(reader, 'Visit__c', id, { Score__c: 1 }).errors[0]?.statusCode).toBe('CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY')
  expect(org.delete(reader, 'Visit__c', id).errors[0]?.statusCode).toBe('INSUFFICIENT_ACCESS_OR_READONLY')
})

test('lets an editor write what is granted and calls the rest unknown', () => {
  const { org, editor } = visits
  expect(org.insert(editor, 'Visit__c', { Key__c: 'a', Kind__c: 'Tour' }).success).toBe(true)
  expect(org.insert(editor, 'Visit__c', { Key__c: 'b', Fee__c: 3 }).errors[0]).toEqual({
    statusCode: 'INVALID_FIELD',
    message: "No such column 'Fee__c' on sobject of type Visit__c",
    fields: [],
  })
})

test('refuses to write a field that may only be read', () => {
  const { org, admin, reader } = visits
  const visit = visits.add('Visit__c', { Key__c: 'a' })
  const [grant] = visits.values("SELECT Id FROM ObjectPermissions WHERE Parent.Name = 'VisitReader' AND SobjectType = 'Visit__c'")
  org.update(admin, 'ObjectPermissions', String(grant), { PermissionsEdit: true })
  expect(org.update(reader, 'Visit__c', visit, { Key__c: 'b' }).success).toBe(true)
  expect(org.update(reader, 'Visit__c', visit, { Score__c: 1 }).errors[0]).toEqual({
    statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    message:
      'Unable to create/update fields: Score__c. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
    fields: ['Score__c'],
  })
  expect(org.describe(reader, 'Visit__c').fields.find((field) => field.name === 'Score__c')).toMatchObject({
    createable: false,
    updateable: false,
  })
})

test('changes rights at once when an assignment comes or goes', () => {
  const { org, admin, reader } = visits
  const [set] = visits.values("SELECT Id FROM PermissionSet WHERE Name = 'VisitEditor'")
  const { id } = org.insert(admin, 'PermissionSetAssignment', { AssigneeId: reader, PermissionSetId: set })
  expect(org.permissionSetsOf(reader)).toEqual(['VisitEditor', 'VisitReader'])
  expect(org.insert(reader, 'Visit__c', { Key__c: 'a' }).success).toBe(true)
  org.delete(admin, 'PermissionSetAssignment', id ?? '')
  expect(org.insert(reader, 'Visit__c', { Key__c: 'b' }).success).toBe(false)
})

test('opens custom metadata by its own access only', () => {
  expect(visits.org.query(visits.editor, 'SELECT DeveloperName FROM VisitRule__mdt').totalSize).toBe(1)
  expect(visits.refusedQuery('SELECT DeveloperName FROM VisitRule__mdt', visits.reader).errorCode).toBe('INVALID_TYPE')
  expect(visits.org.insert(visits.admin, 'VisitRule__mdt', { DeveloperName: 'X' }).success).toBe(false)
})

test('shows everybody who works here and lets only administrators change it', () => {
  expect(visits.org.query(visits.robot, 'SELECT Name FROM User').totalSize).toBe(4)
  expect(visits.org.update(visits.editor, 'User', visits.reader, { Title: 'Boss' }).success).toBe(false)
  expect(visits.org.update(visits.admin, 'User', visits.reader, { Title: 'Boss' }).success).toBe(true)
})

test('answers permission sets and what they grant as rows', () => {
  expect(
    visits.select(
      "SELECT SobjectType, PermissionsRead, PermissionsEdit FROM ObjectPermissions WHERE Parent.Name = 'VisitEditor' ORDER BY SobjectType",
    ),
  ).toEqual([
    { SobjectType: 'Visit__c', PermissionsRead: true, PermissionsEdit: true },
    { SobjectType: 'VisitItem__c', PermissionsRead: true, PermissionsEdit: true },
  ])
  expect(
    visits.values("SELECT Field FROM FieldPermissions WHERE Parent.Name = 'VisitEditor' AND PermissionsEdit = TRUE ORDER BY Field"),
  ).toEqual(['Visit__c.Account__c', 'Visit__c.Kind__c', 'Visit__c.On__c', 'Visit__c.Score__c'])
})
