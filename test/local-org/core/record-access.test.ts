import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { fixtureUser, openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
let acme: string
let visit: string
let stranger: string

beforeAll(() => {
  visits = openFixtureOrg({
    users: [
      fixtureUser('admin', 'System Administrator', []),
      fixtureUser('reader', 'Standard User', ['VisitReader'], 'ja'),
      fixtureUser('robot', 'Minimum Access - API Only Integrations', ['VisitReader']),
      fixtureUser('stranger', 'Minimum Access - API Only Integrations', []),
    ],
  })
  stranger = visits.org.findUser('stranger@visits.example')!.id
  acme = visits.add('Account', { Name: 'Acme' })
  visit = visits.add('Visit__c', { Key__c: 'v1', Account__c: acme, Kind__c: 'Tour', Score__c: 5 })
})
afterAll(() => visits.org.close())

const access = (userId: string, ids: string[], asking = visits.admin) =>
  [
    ...visits.org.query(
      asking,
      `SELECT RecordId, HasReadAccess, HasEditAccess FROM UserRecordAccess WHERE UserId = '${userId}' AND RecordId IN (${ids.map((id) => `'${id}'`).join()})`,
    ).records,
  ].map(({ RecordId, HasReadAccess, HasEditAccess }) => [RecordId, HasReadAccess, HasEditAccess])

describe('UserRecordAccess', () => {
  it('answers what a user may do with a record, for every record asked for, also by the first 15 characters of its id', () => {
    expect(access(visits.reader, [acme, visit.slice(0, 15)])).toEqual([
      [acme, true, true],
      [visit, true, false],
    ])
    expect(access(stranger, [acme, visit])).toEqual([
      [acme, false, false],
      [visit, false, false],
    ])
  })

  it('leaves out records that the asking user may not read, that are deleted and that never were', () => {
    expect(access(visits.reader, [acme, visit], stranger)).toEqual([])
    const gone = visits.add('Account', { Name: 'Gone' })
    visits.org.delete(visits.admin, 'Account', gone)
    expect(access(visits.admin, [gone, '001000000000999AAA', 'zzz000000000001AAA'])).toEqual([])
  })

  it('gives nobody access whom the org does not know or who has left', () => {
    expect(access('005000000000999AAA', [acme])).toEqual([[acme, false, false]])
    visits.org.update(visits.admin, 'User', stranger, { IsActive: false })
    expect(access(stranger, [acme])).toEqual([[acme, false, false]])
  })

  it.each([
    ['without a user', 'WHERE RecordId = $account'],
    ['without a record', 'WHERE UserId = $user'],
    ['with OR', 'WHERE UserId = $user OR RecordId = $account'],
    ['with a condition more', 'WHERE UserId = $user AND RecordId = $account AND HasReadAccess = true'],
    ['with NOT', 'WHERE NOT UserId = $user AND RecordId = $account'],
    ['without any', ''],
  ])('refuses a query %s', (_, where) => {
    const soql = `SELECT RecordId FROM UserRecordAccess ${where}`.replace('$user', `'${visits.reader}'`).replace('$account', `'${acme}'`)
    expect(visits.refusedQuery(soql)).toMatchObject({
      errorCode: 'MALFORMED_QUERY',
      message: expect.stringContaining('UserRecordAccess') as string,
    })
  })

  it('refuses 201 records, what is no id, fields it has not, and no RecordId', () => {
    const of = (fields: string, ids: string) =>
      visits.refusedQuery(`SELECT ${fields} FROM UserRecordAccess WHERE UserId = '${visits.reader}' AND RecordId IN (${ids})`)
    expect(of('RecordId', Array(201).fill(`'${acme}'`).join()).message).toContain('at most 200')
    expect(of('RecordId', "'acme'").message).toContain("invalid ID field: 'acme'")
    expect(of('RecordId, Id', `'${acme}'`)).toMatchObject({ errorCode: 'INVALID_FIELD' })
    expect(of('HasReadAccess', `'${acme}'`).message).toContain('RecordId must be selected')
  })
})
