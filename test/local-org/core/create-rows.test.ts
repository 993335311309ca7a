import { afterEach, beforeEach, expect, test } from 'vitest'
import { OrgError } from '../../../local-org/api/org.ts'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
beforeEach(() => {
  visits = openFixtureOrg()
})
afterEach(() => visits.org.close())

const thrown = (work: () => unknown) => {
  try {
    work()
  } catch (error) {
    return error
  }
  return null
}

test('stamps who created a row and when, and makes the creator its owner', () => {
  const id = visits.add('Account', { Name: 'Acme' })
  const { admin } = visits
  expect(visits.select('SELECT Id, OwnerId, CreatedById, CreatedDate, LastModifiedById, LastModifiedDate, IsDeleted FROM Account')).toEqual(
    [
      {
        Id: id,
        OwnerId: admin,
        CreatedById: admin,
        CreatedDate: '2026-11-21T00:00:00.000+0000',
        LastModifiedById: admin,
        LastModifiedDate: '2026-11-21T00:00:00.000+0000',
        IsDeleted: false,
      },
    ],
  )
  expect(id).toMatch(/^001\w{15}$/)
})

test('names every required field that is missing', () => {
  expect(visits.refusal('Opportunity', { Name: 'Deal' })).toEqual({
    statusCode: 'REQUIRED_FIELD_MISSING',
    message: 'Required fields are missing: [StageName, CloseDate]',
    fields: ['StageName', 'CloseDate'],
  })
})

test('takes an empty text for a missing value', () => {
  expect(visits.refusal('Account', { Name: '' })?.statusCode).toBe('REQUIRED_FIELD_MISSING')
})

test('gives defaults only to fields the row does not name', () => {
  visits.add('Visit__c', { Key__c: 'a' })
  visits.add('Visit__c', { Key__c: 'b', Done__c: false, Stars__c: null })
  expect(visits.select('SELECT Done__c, Stars__c FROM Visit__c ORDER BY Key__c')).toEqual([
    { Done__c: true, Stars__c: 3 },
    { Done__c: false, Stars__c: null },
  ])
})

test('numbers rows one after the other', () => {
  const visit = visits.add('Visit__c', { Key__c: 'a' })
  visits.add('VisitItem__c', { Visit__c: visit })
  visits.add('VisitItem__c', { Visit__c: visit })
  expect(visits.values('SELECT Name FROM VisitItem__c ORDER BY Name')).toEqual(['VI-0001', 'VI-0002'])
})

test('refuses a text longer than its field and takes one just as long, counting characters', () => {
  visits.add('Visit__c', { Key__c: '𠮷'.repeat(20) })
  expect(visits.refusal('Visit__c', { Key__c: 'x'.repeat(21) })).toEqual({
    statusCode: 'STRING_TOO_LONG',
    message: `Key: data value too large: ${'x'.repeat(21)} (max length=20)`,
    fields: ['Key__c'],
  })
})

test('limits the digits before the point and keeps all digits behind it', () => {
  visits.add('Visit__c', { Key__c: 'a', Score__c: 999.999 })
  expect(visits.values('SELECT Score__c FROM Visit__c')).toEqual([999.999])
  expect(visits.refusal('Visit__c', { Key__c: 'b', Score__c: 1000 })).toEqual({
    statusCode: 'NUMBER_OUTSIDE_VALID_RANGE',
    message: 'Score: value outside of valid range on numeric field: 1000.0',
    fields: ['Score__c'],
  })
})

test('refuses a value a restricted picklist does not have and keeps any value of an open one', () => {
  expect(visits.refusal('Visit__c', { Key__c: 'a', Kind__c: 'Party' })).toEqual({
    statusCode: 'INVALID_OR_NULL_FOR_RESTRICTED_PICKLIST',
    message: 'Kind: bad value for restricted picklist field: Party',
    fields: ['Kind__c'],
  })
  expect(visits.refusal('Visit__c', { Key__c: 'a', Tags__c: 'red;pink' })?.message).toBe(
    'Tags: bad value for restricted picklist field: pink',
  )
  visits.add('Account', { Name: 'Acme', Industry: 'Lighthouses' })
  expect(visits.values('SELECT Industry FROM Account')).toEqual(['Lighthouses'])
})

test('refuses a second row with the same unique value, whatever its case, and says which row has it', () => {
  const first = visits.add('Visit__c', { Key__c: 'Key' })
  expect(visits.refusal('Visit__c', { Key__c: 'KEY' })).toEqual({
    statusCode: 'DUPLICATE_VALUE',
    message: `duplicate value found: Key__c duplicates value on record with id: ${first}`,
    fields: ['Key__c'],
  })
})

test('calls an unknown field a column that is not there', () => {
  expect(visits.refusal('Account', { Name: 'Acme', Colour__c: 'red' })).toEqual({
    statusCode: 'INVALID_FIELD',
    message: "No such column 'Colour__c' on sobject of type Account",
    fields: [],
  })
})

test('finds fields whatever the case of their names', () => {
  visits.add('account', { NAME: 'Acme' })
  expect(visits.values('select name from account')).toEqual(['Acme'])
})

test('refuses an id and calculated fields on create', () => {
  expect(visits.refusal('Account', { Name: 'A', Id: '0015g0000000001AAA' })?.message).toBe('cannot specify Id in an insert call')
  expect(visits.refusal('Case', { IsClosed: true })).toEqual({
    statusCode: 'INVALID_FIELD_FOR_INSERT_UPDATE',
    message:
      'Unable to create/update fields: IsClosed. Please check the security settings of this field and verify that it is read/write for your profile or permission set.',
    fields: ['IsClosed'],
  })
})

test('lets an administrator set audit fields on create, nobody on update, and no other user at all', () => {
  const created = { CreatedDate: '2020-01-02T03:04:05Z' }
  const id = visits.add('Account', { Name: 'Old', ...created })
  expect(visits.values('SELECT CreatedDate FROM Account')).toEqual(['2020-01-02T03:04:05.000+0000'])
  expect(visits.org.update(visits.admin, 'Account', id, created).errors[0]?.statusCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE')
  expect(visits.org.insert(visits.editor, 'Account', { Name: 'New', ...created }).errors[0]?.statusCode).toBe(
    'INVALID_FIELD_FOR_INSERT_UPDATE',
  )
})

test('reads instants with any offset and stores them as UTC', () => {
  const at = ['2026-11-20T12:00:00Z', '2026-11-20T21:00:00+09:00', '2026-11-20T21:00:00.000+0900']
  at.forEach((At__c, index) => visits.add('Visit__c', { Key__c: `k${index}`, At__c }))
  expect(new Set(visits.values('SELECT At__c FROM Visit__c'))).toEqual(new Set(['2026-11-20T12:00:00.000+0000']))
})

test('refuses the whole request when JSON holds the wrong type, as Salesforce does', () => {
  const error = thrown(() => visits.org.insert(visits.admin, 'Visit__c', { Key__c: 'a', On__c: '2026-02-30' }))
  expect(error).toBeInstanceOf(OrgError)
  expect(error).toMatchObject({
    httpStatus: 400,
    errorCode: 'JSON_PARSER_ERROR',
    message: 'Cannot deserialize instance of date from VALUE_STRING value 2026-02-30 or request may be missing a required field',
  })
})

test('refuses only the row when CSV holds the wrong text', () => {
  const { errors } = visits.org.insert(visits.admin, 'Visit__c', { Key__c: 'a', On__c: '6/15/26' }, { fromText: true })
  expect(errors).toEqual([
    {
      statusCode: 'INVALID_FIELD',
      message: "Failed to deserialize field at col 1. Due to, '6/15/26' is not a valid value for the type xsd:date",
      fields: ['On__c'],
    },
  ])
})

test('reads CSV texts by the type of the field; an empty cell says nothing, #N/A says null', () => {
  const cells = { Key__c: 'a', Score__c: '1.5', Done__c: 'false', On__c: '2026-11-20', Stars__c: '', Fee__c: '#N/A' }
  visits.org.insert(visits.admin, 'Visit__c', cells, { fromText: true })
  expect(visits.select('SELECT Score__c, Done__c, On__c, Stars__c, Fee__c FROM Visit__c')).toEqual([
    { Score__c: 1.5, Done__c: false, On__c: '2026-11-20', Stars__c: 3, Fee__c: null },
  ])
})

test('refuses an e-mail address that is none', () => {
  expect(visits.refusal('Contact', { LastName: 'Doe', Email: 'doe at home' })).toEqual({
    statusCode: 'INVALID_EMAIL_ADDRESS',
    message: 'Email: invalid email address: doe at home',
    fields: ['Email'],
  })
})

test('undoes everything a failing transaction wrote, inner ones by themselves', () => {
  const { org } = visits
  org.inTransaction(() => {
    visits.add('Account', { Name: 'kept' })
    expect(() =>
      org.inTransaction(() => {
        visits.add('Account', { Name: 'undone' })
        throw new Error('stop')
      }),
    ).toThrow('stop')
  })
  expect(() =>
    org.inTransaction(() => {
      org.inTransaction(() => visits.add('Account', { Name: 'undone too' }))
      throw new Error('stop')
    }),
  ).toThrow('stop')
  expect(visits.values('SELECT Name FROM Account')).toEqual(['kept'])
})
