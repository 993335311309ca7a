import { afterEach, beforeEach, expect, test } from 'vitest'
import { OrgError } from '../../../local-org/api/org.ts'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let now: Date
let visits: FixtureOrg
beforeEach(() => {
  now = new Date('2026-11-21T00:00:00Z')
  visits = openFixtureOrg({ now: () => now })
})
afterEach(() => visits.org.close())

test('changes what is given, stamps the change and leaves the rest', () => {
  const id = visits.add('Account', { Name: 'Acme', Industry: 'Energy' })
  now = new Date('2026-11-22T00:00:00Z')
  expect(visits.org.update(visits.editor, 'Account', id, { Name: 'Acme 2' })).toEqual({ id, success: true, created: false, errors: [] })
  expect(visits.select('SELECT Name, Industry, CreatedDate, LastModifiedDate, LastModifiedById FROM Account')).toEqual([
    {
      Name: 'Acme 2',
      Industry: 'Energy',
      CreatedDate: '2026-11-21T00:00:00.000+0000',
      LastModifiedDate: '2026-11-22T00:00:00.000+0000',
      LastModifiedById: visits.editor,
    },
  ])
})

test('finds a row by the 15 characters of its id', () => {
  const id = visits.add('Account', { Name: 'Acme' })
  expect(visits.org.update(visits.admin, 'Account', id.slice(0, 15), { Name: 'B' }).id).toBe(id)
})

test('tells a missing row from a deleted one and from what is no id', () => {
  const id = visits.add('Account', { Name: 'Acme' })
  visits.org.delete(visits.admin, 'Account', id)
  const codes = ['0015g0000000999AAA', id, 'nonsense'].map(
    (target) => visits.org.update(visits.admin, 'Account', target, { Name: 'B' }).errors[0]?.statusCode,
  )
  expect(codes).toEqual(['INVALID_CROSS_REFERENCE_KEY', 'ENTITY_IS_DELETED', 'MALFORMED_ID'])
})

test('checks lookups: kind of record, existence, deletion, shape', () => {
  const contact = visits.add('Contact', { LastName: 'Doe' })
  const account = visits.add('Account', { Name: 'Gone' })
  visits.org.delete(visits.admin, 'Account', account)
  const codes = [contact, '0015g0000000999AAA', account, 'abc'].map((AccountId) => visits.refusal('Contact', { LastName: 'X', AccountId }))
  expect(codes.map((error) => error?.statusCode)).toEqual([
    'FIELD_INTEGRITY_EXCEPTION',
    'INVALID_CROSS_REFERENCE_KEY',
    'ENTITY_IS_DELETED',
    'MALFORMED_ID',
  ])
  expect(codes[3]?.message).toBe('Account ID: id value of incorrect type: abc')
})

test('refuses an inactive owner', () => {
  visits.org.update(visits.admin, 'User', visits.reader, { IsActive: false })
  expect(visits.refusal('Account', { Name: 'Acme', OwnerId: visits.reader })).toEqual({
    statusCode: 'INACTIVE_OWNER_OR_USER',
    message: `operation performed with inactive user [${visits.reader}] as owner of record`,
    fields: ['OwnerId'],
  })
})

test('does not move a detail to another master', () => {
  const [first, second] = ['a', 'b'].map((Key__c) => visits.add('Visit__c', { Key__c }))
  const item = visits.add('VisitItem__c', { Visit__c: first })
  expect(visits.org.update(visits.admin, 'VisitItem__c', item, { Visit__c: second }).errors[0]?.statusCode).toBe(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
  )
})

test('deletes details with their master, empties lookups, and refuses where a row holds on', () => {
  const account = visits.add('Account', { Name: 'Acme' })
  const sponsor = visits.add('Contact', { LastName: 'Doe' })
  const visit = visits.add('Visit__c', { Key__c: 'a', Account__c: account, Sponsor__c: sponsor })
  visits.add('VisitItem__c', { Visit__c: visit })

  expect(visits.org.delete(visits.admin, 'Contact', sponsor).errors[0]?.statusCode).toBe('DELETE_FAILED')
  expect(visits.org.delete(visits.admin, 'Account', account).success).toBe(true)
  expect(visits.values('SELECT Account__c FROM Visit__c')).toEqual([null])
  visits.org.delete(visits.admin, 'Visit__c', visit)
  expect(visits.values('SELECT Id FROM VisitItem__c')).toEqual([])
  expect([...visits.org.query(visits.admin, 'SELECT Id FROM VisitItem__c', { includeDeleted: true }).records]).toHaveLength(1)
})

test('gives back the unique value of a deleted row', () => {
  visits.org.delete(visits.admin, 'Visit__c', visits.add('Visit__c', { Key__c: 'a' }))
  expect(visits.refusal('Visit__c', { Key__c: 'a' })).toBeUndefined()
})

test('upserts by external id: creates once, then changes', () => {
  const { org, admin } = visits
  const first = org.upsert(admin, 'Visit__c', 'Key__c', 'k', { Score__c: 1 })
  const second = org.upsert(admin, 'Visit__c', 'Key__c', 'K', { Score__c: 2 })
  expect([first.created, second.created, first.id === second.id]).toEqual([true, false, true])
  expect(visits.select('SELECT Key__c, Score__c FROM Visit__c')).toEqual([{ Key__c: 'k', Score__c: 2 }])
})

test('upserts tasks by the key activities share', () => {
  const { org, admin } = visits
  const { id } = org.upsert(admin, 'Task', 'Key__c', 'step-1', { Subject: 'Call' })
  expect(org.upsert(admin, 'Task', 'Key__c', 'step-1', { Status: 'Completed' })).toEqual({ id, success: true, created: false, errors: [] })
  expect(visits.select('SELECT Subject, Status, IsClosed FROM Task')).toEqual([{ Subject: 'Call', Status: 'Completed', IsClosed: true }])
})

test('creates nothing when only an update is asked for', () => {
  expect(() => visits.org.upsert(visits.admin, 'Visit__c', 'Key__c', 'k', {}, { updateOnly: true })).toThrow(OrgError)
  expect(visits.values('SELECT Id FROM Visit__c')).toEqual([])
})

test('upserts by no field but an external id', () => {
  expect(() => visits.org.upsert(visits.admin, 'Visit__c', 'Score__c', 1, {})).toThrow(
    'Provided external ID field does not exist or is not accessible: Score__c',
  )
})

test('answers 300 when a key that is not unique finds several rows', () => {
  for (const LastName of ['A', 'B']) visits.add('Contact', { LastName, Email: 'same@example.com' })
  try {
    visits.org.upsert(visits.admin, 'Contact', 'Email', 'same@example.com', { LastName: 'C' })
    expect.unreachable()
  } catch (error) {
    expect(error).toMatchObject({ httpStatus: 300, errorCode: 'DUPLICATE_EXTERNAL_ID' })
  }
})

test('finds parents by their external id, in JSON and in a CSV header', () => {
  const visit = visits.add('Visit__c', { Key__c: 'v1' })
  const json = visits.org.insert(visits.admin, 'VisitItem__c', { Visit__r: { Key__c: 'V1' } })
  const csv = visits.org.insert(visits.admin, 'VisitItem__c', { 'Visit__r.Key__c': 'v1' }, { fromText: true })
  expect([json.success, csv.success]).toEqual([true, true])
  expect(new Set(visits.values('SELECT Visit__c FROM VisitItem__c'))).toEqual(new Set([visit]))
})

test('names the key no parent has', () => {
  expect(visits.refusal('VisitItem__c', { Visit__r: { Key__c: 'v9' } })).toEqual({
    statusCode: 'INVALID_FIELD',
    message: 'Foreign key external ID: v9 not found for field Key__c in entity Visit__c',
    fields: [],
  })
})

test('lists the rows changed and deleted between two instants', () => {
  const kept = visits.add('Account', { Name: 'Kept' })
  const gone = visits.add('Account', { Name: 'Gone' })
  now = new Date('2026-11-21T06:00:00Z')
  visits.org.delete(visits.admin, 'Account', gone)
  const [midnight, noon] = [new Date('2026-11-21T00:00:00Z'), new Date('2026-11-21T12:00:00Z')] as const
  expect(visits.org.updatedIds(visits.admin, 'Account', midnight, noon).ids).toEqual([kept])
  expect(visits.org.deletedIds(visits.admin, 'Account', midnight, noon).deletedRecords).toEqual([{ id: gone, deletedDate: now }])
})

test('assigns a permission set to a user once', () => {
  const [set] = visits.values("SELECT Id FROM PermissionSet WHERE Name = 'VisitReader'")
  expect(visits.refusal('PermissionSetAssignment', { AssigneeId: visits.reader, PermissionSetId: set })?.statusCode).toBe('DUPLICATE_VALUE')
})

test('calls a custom row nobody named by its id', () => {
  const id = visits.add('Visit__c', { Key__c: 'a' })
  expect(visits.values('SELECT Name FROM Visit__c')).toEqual([id.slice(0, 15)])
})
