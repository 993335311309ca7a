import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
let acme: string
let doe: string

beforeAll(() => {
  visits = openFixtureOrg()
  const parent = visits.add('Account', { Name: 'Holding' })
  acme = visits.add('Account', {
    Name: 'Acme',
    ParentId: parent,
    Industry: 'Energy',
    AnnualRevenue: 1234.5,
    BillingCity: 'Osaka',
    OwnerId: visits.reader,
  })
  doe = visits.add('Contact', { FirstName: 'Jo', LastName: 'Doe', AccountId: acme })
  visits.add('Contact', { LastName: 'Abe', AccountId: acme })
  visits.add('Contact', { LastName: 'Free' })
  visits.add('Task', { Subject: 'Call', WhatId: acme, WhoId: doe })
  visits.add('Visit__c', { Key__c: 'v1', Account__c: acme, Kind__c: 'Tour', Score__c: 5 })
  visits.add('VisitItem__c', { Visit__r: { Key__c: 'v1' }, Amount__c: 2 })
  visits.add('VisitItem__c', { Visit__r: { Key__c: 'v1' }, Amount__c: 3 })
})
afterAll(() => visits.org.close())

test('answers records with their attributes, fields in the order asked for', () => {
  const rows = visits.org.query(visits.admin, "SELECT Name, Id FROM Contact WHERE LastName = 'Doe'")
  expect([rows.totalSize, rows.entityName]).toEqual([1, 'Contact'])
  const records = [...rows.records]
  expect(records).toEqual([
    { attributes: { type: 'Contact', url: `/services/data/v67.0/sobjects/Contact/${doe}` }, Name: 'Jo Doe', Id: doe },
  ])
  expect(Object.keys(records[0] ?? {})).toEqual(['attributes', 'Name', 'Id'])
})

test('nests parents and is null where there is none', () => {
  expect(visits.select('SELECT Account.Name, Account.Parent.Name, Account.Owner.Name FROM Contact ORDER BY LastName')).toEqual([
    { Account: { Name: 'Acme', Parent: { Name: 'Holding' }, Owner: { Name: 'reader Test' } } },
    { Account: { Name: 'Acme', Parent: { Name: 'Holding' }, Owner: { Name: 'reader Test' } } },
    { Account: null },
  ])
})

test('calls the parent of a lookup to several kinds Name, with the URL and type of the real one', () => {
  const [record] = [...visits.org.query(visits.admin, 'SELECT What.Name, What.Type, Who.LastName FROM Task').records]
  expect(record?.['What']).toEqual({
    attributes: { type: 'Name', url: `/services/data/v67.0/sobjects/Account/${acme}` },
    Name: 'Acme',
    Type: 'Account',
  })
  expect(visits.select('SELECT Who.LastName, Owner.Username, Owner.Profile.Name FROM Task')).toEqual([
    { Who: { LastName: 'Doe' }, Owner: { Username: 'admin@visits.example', Profile: { Name: 'System Administrator' } } },
  ])
})

test('answers children in order and limit, null where there are none', () => {
  expect(visits.select('SELECT Name, (SELECT Name FROM Contacts ORDER BY LastName LIMIT 1) FROM Account ORDER BY Name')).toEqual([
    { Name: 'Acme', Contacts: { totalSize: 1, done: true, records: [{ Name: 'Abe' }] } },
    { Name: 'Holding', Contacts: null },
  ])
})

test('answers children of children', () => {
  const soql =
    "SELECT (SELECT Key__c, Account__r.Name, (SELECT Amount__c FROM Items__r ORDER BY Amount__c DESC) FROM Visits__r) FROM Account WHERE Name = 'Acme'"
  const items = { totalSize: 2, done: true, records: [{ Amount__c: 3 }, { Amount__c: 2 }] }
  expect(visits.select(soql)).toEqual([
    { Visits__r: { totalSize: 1, done: true, records: [{ Key__c: 'v1', Account__r: { Name: 'Acme' }, Items__r: items }] } },
  ])
})

test('keeps a filter on children away from their parents', () => {
  expect(visits.select("SELECT Name, (SELECT Name FROM Contacts WHERE LastName = 'Doe') FROM Account WHERE Name = 'Holding'")).toEqual([
    { Name: 'Holding', Contacts: null },
  ])
})

test('understands aliases and the object name in front of a field', () => {
  expect(visits.select("SELECT c.Name, c.Account.Name FROM Contact c WHERE c.LastName = 'Doe'")).toEqual([
    { Name: 'Jo Doe', Account: { Name: 'Acme' } },
  ])
  expect(visits.select("SELECT Account.Name FROM Account WHERE Account.Industry = 'Energy'")).toEqual([{ Name: 'Acme' }])
})

test('puts an address together', () => {
  expect(visits.select('SELECT BillingAddress FROM Account ORDER BY Name')).toEqual([
    {
      BillingAddress: {
        city: 'Osaka',
        country: null,
        geocodeAccuracy: null,
        latitude: null,
        longitude: null,
        postalCode: null,
        state: null,
        street: null,
      },
    },
    { BillingAddress: null },
  ])
})

test("shows labels in the reader's language and formats in the reader's locale", () => {
  const read = (userId: string) => {
    const [record] = [
      ...visits.org.query(userId, "SELECT toLabel(Industry), FORMAT(AnnualRevenue) money FROM Account WHERE Name = 'Acme'").records,
    ]
    return [record?.['Industry'], record?.['money']]
  }
  expect(read(visits.admin)).toEqual(['Energy', '¥1,235'])
  expect(read(visits.reader)).toEqual(['エネルギー', '￥1,235'])
})

test('lists all fields with FIELDS(), which needs a limit unless only standard fields are meant', () => {
  expect(Object.keys(visits.select('SELECT FIELDS(CUSTOM) FROM Visit__c LIMIT 1')[0] as object)).toEqual([
    'Account__c',
    'At__c',
    'Done__c',
    'Fee__c',
    'Key__c',
    'Kind__c',
    'Note__c',
    'On__c',
    'Score__c',
    'Sponsor__c',
    'Stars__c',
    'Tags__c',
  ])
  expect(Object.keys(visits.select('SELECT FIELDS(STANDARD) FROM Visit__c')[0] as object)).toContain('SystemModstamp')
  expect(visits.refusedQuery('SELECT FIELDS(ALL) FROM Visit__c LIMIT 201')).toEqual({
    errorCode: 'MALFORMED_QUERY',
    message: 'The SOQL FIELDS function must have a LIMIT of at most 200',
  })
})

test('orders without regard to case, nulls first unless asked, picklists in the order of their values', () => {
  const other = openFixtureOrg()
  for (const [Name, Industry] of [
    ['b', 'Retail'],
    ['A', 'Banking'],
    ['C', null],
    ['d', 'Energy'],
  ])
    other.add('Account', { Name, Industry, Rating: { b: 'Cold', A: 'Hot', C: 'Warm' }[Name ?? ''] })
  const order = (by: string) => other.values(`SELECT Name FROM Account ORDER BY ${by}`).join('')
  expect([order('Name'), order('Name DESC')]).toEqual(['AbCd', 'dCbA'])
  expect([order('Industry'), order('Industry DESC'), order('Industry DESC NULLS LAST')]).toEqual(['CAdb', 'CbdA', 'bdAC'])
  // Hot, Warm, Cold: the order in Setup, not of the alphabet
  expect(order('Rating NULLS LAST')).toBe('ACbd')
  other.org.close()
})

test('limits and skips', () => {
  expect(visits.values('SELECT LastName FROM Contact ORDER BY LastName LIMIT 1 OFFSET 1')).toEqual(['Doe'])
  expect(visits.refusedQuery('SELECT Id FROM Contact OFFSET 2001')).toEqual({
    errorCode: 'NUMBER_OUTSIDE_VALID_RANGE',
    message: 'Maximum SOQL offset allowed is 2000',
  })
})

test('counts rows without answering any', () => {
  const count = visits.org.query(visits.admin, 'SELECT COUNT() FROM Contact')
  expect([count.totalSize, [...count.records]]).toEqual([3, []])
  expect(visits.org.query(visits.admin, 'SELECT COUNT() FROM Contact LIMIT 2').totalSize).toBe(2)
})

test('reads custom metadata', () => {
  expect(visits.select('SELECT DeveloperName, MasterLabel, QualifiedApiName, Limit__c FROM VisitRule__mdt')).toEqual([
    { DeveloperName: 'Few', MasterLabel: 'Few', QualifiedApiName: 'Few', Limit__c: 3 },
  ])
})

test('accepts the clauses that change nothing here', () => {
  for (const clause of ['WITH USER_MODE', 'WITH SECURITY_ENFORCED', 'FOR VIEW', 'FOR REFERENCE']) {
    expect(visits.select(`SELECT Name FROM Account ${clause}`)).toHaveLength(2)
  }
})

test('answers flat rows for Bulk: paths as columns, texts as cells, null where there is nothing', () => {
  const soql = 'SELECT Id, Account.Name, Account.AnnualRevenue, IsDeleted, CreatedDate FROM Contact ORDER BY LastName'
  const { columns, rows } = visits.org.queryFlat(visits.admin, soql)
  expect(columns).toEqual(['Id', 'Account.Name', 'Account.AnnualRevenue', 'IsDeleted', 'CreatedDate'])
  expect([...rows].map((row) => row.slice(1))).toEqual([
    ['Acme', '1234.5', 'false', '2026-11-21T00:00:00.000Z'],
    ['Acme', '1234.5', 'false', '2026-11-21T00:00:00.000Z'],
    [null, null, 'false', '2026-11-21T00:00:00.000Z'],
  ])
})

test('writes whole decimals with a fraction in flat rows, as Salesforce does', () => {
  const { rows } = visits.org.queryFlat(visits.admin, 'SELECT Score__c, Stars__c FROM Visit__c')
  expect([...rows]).toEqual([['5.0', '3.0']])
})

test('refuses in Bulk what Bulk refuses', () => {
  for (const soql of [
    'SELECT COUNT(Id) FROM Account',
    'SELECT COUNT() FROM Account',
    'SELECT Id, (SELECT Id FROM Contacts) FROM Account',
    'SELECT Id FROM Account OFFSET 1',
    'SELECT BillingAddress FROM Account',
  ]) {
    expect(() => visits.org.queryFlat(visits.admin, soql)).toThrow('not supported in Bulk Query')
  }
})
