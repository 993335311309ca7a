import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
let ids: Record<string, string>

beforeAll(() => {
  visits = openFixtureOrg()
  const account = (Name: string, fields = {}) => visits.add('Account', { Name, ...fields })
  ids = {
    acme: account('Acme', { Industry: 'Energy', NumberOfEmployees: 10, Site: 'Été' }),
    blank: account('Blank'),
    core: account('Core', { Industry: 'Retail', NumberOfEmployees: 0, Site: "It's 100% \\ real_" }),
  }
  const contact = (LastName: string, fields = {}) => visits.add('Contact', { LastName, ...fields })
  contact('Young')
  contact('Old', { AccountId: ids['acme'], DoNotCall: true })
  contact('New', { AccountId: ids['core'] })
  for (const [Key__c, Tags__c] of [
    ['none', null],
    ['red', 'red'],
    ['both', 'red;green'],
    ['blue', 'blue'],
  ])
    visits.add('Visit__c', { Key__c, Tags__c })
})
afterAll(() => visits.org.close())

const accounts = (where: string) => visits.values(`SELECT Name FROM Account WHERE ${where} ORDER BY Name`)
const contacts = (where: string) => visits.values(`SELECT LastName FROM Contact WHERE ${where} ORDER BY LastName`)
const keys = (where: string) => visits.values(`SELECT Key__c FROM Visit__c WHERE ${where} ORDER BY Key__c`)

test('compares texts without regard to case, beyond ASCII too', () => {
  expect(accounts("Name = 'ACME'")).toEqual(['Acme'])
  expect(accounts("Site = 'éTÉ'")).toEqual(['Acme'])
  expect(accounts("Site LIKE 'É%'")).toEqual(['Acme'])
  expect(accounts("Site IN ('ÉTÉ')")).toEqual(['Acme'])
  expect(accounts("Site NOT IN ('ÉTÉ')")).toEqual(['Blank', 'Core'])
})

test('finds missing values by null and by the empty text', () => {
  expect(accounts('Industry = null')).toEqual(['Blank'])
  expect(accounts("Industry = ''")).toEqual(['Blank'])
  expect(accounts('Industry != null')).toEqual(['Acme', 'Core'])
})

test('lets a row without a value satisfy !=, NOT IN and NOT, and no other comparison', () => {
  expect(accounts("Industry != 'Energy'")).toEqual(['Blank', 'Core'])
  expect(accounts("Industry <> 'Energy'")).toEqual(['Blank', 'Core'])
  expect(accounts("Industry NOT IN ('Energy')")).toEqual(['Blank', 'Core'])
  expect(accounts("NOT Industry = 'Energy'")).toEqual(['Blank', 'Core'])
  expect(accounts("(NOT Industry LIKE 'E%')")).toEqual(['Blank', 'Core'])
  expect(accounts('NumberOfEmployees != 10')).toEqual(['Blank', 'Core'])
  expect(accounts('NOT NumberOfEmployees > 5')).toEqual(['Blank', 'Core'])
  expect(accounts('NumberOfEmployees < 5')).toEqual(['Core'])
  expect(accounts('NumberOfEmployees >= 0')).toEqual(['Acme', 'Core'])
})

test('takes a null in a list for rows without a value', () => {
  expect(accounts("Industry IN ('Energy', null)")).toEqual(['Acme', 'Blank'])
  expect(accounts("Industry NOT IN ('Energy', null)")).toEqual(['Core'])
})

test('returns rows whose parent does not exist where the parent field is asked to be null', () => {
  expect(contacts('Account.Name = null')).toEqual(['Young'])
  expect(contacts("LastName = 'Young' OR Account.Name = 'Acme'")).toEqual(['Old', 'Young'])
  expect(contacts("Account.Industry != 'Energy'")).toEqual(['New', 'Young'])
})

test('takes a missing boolean, and one of a missing parent, for false', () => {
  expect(contacts('DoNotCall = null')).toEqual(['New', 'Young'])
  expect(contacts('DoNotCall != null')).toEqual(['Old'])
  expect(contacts('Account.IsDeleted = false')).toEqual(['New', 'Old', 'Young'])
  expect(contacts('DoNotCall IN (TRUE)')).toEqual(['Old'])
})

test('matches LIKE wildcards and their escapes', () => {
  expect(accounts("Name LIKE '_cme'")).toEqual(['Acme'])
  expect(accounts("Name LIKE '%e'")).toEqual(['Acme', 'Core'])
  expect(accounts("Site LIKE '%100\\%%'")).toEqual(['Core'])
  expect(accounts("Site LIKE '%real\\_'")).toEqual(['Core'])
  expect(accounts("Name LIKE '\\_cme'")).toEqual([])
})

test('reads escapes in texts', () => {
  expect(accounts("Site = 'It\\'s 100% \\\\ real_'")).toEqual(['Core'])
  expect(accounts("Site = '\\u00c9t\\u00e9'")).toEqual(['Acme'])
  expect(visits.refusedQuery("SELECT Id FROM Account WHERE Name = 'a\\d'")).toEqual({
    errorCode: 'MALFORMED_QUERY',
    message: "Invalid string literal 'a\\d'. Illegal character sequence '\\d' in string literal.",
  })
})

test('keeps parentheses, AND, OR and NOT apart', () => {
  expect(accounts("(Name = 'Acme' OR Name = 'Core') AND NumberOfEmployees = 0")).toEqual(['Core'])
  expect(accounts("Name = 'Acme' OR (Name = 'Core' AND NumberOfEmployees = 1)")).toEqual(['Acme'])
  expect(accounts("NOT (Name = 'Acme' OR Name = 'Core')")).toEqual(['Blank'])
  expect(accounts("NOT Name = 'Acme' AND NOT Name = 'Core'")).toEqual(['Blank'])
  expect(accounts("(NOT (NOT Name = 'Acme'))")).toEqual(['Acme'])
})

test('finds ids by 15 and 18 characters', () => {
  const acme = ids['acme'] ?? ''
  expect(accounts(`Id = '${acme.slice(0, 15)}'`)).toEqual(['Acme'])
  expect(accounts(`Id IN ('${acme}', '${ids['core']?.slice(0, 15)}')`)).toEqual(['Acme', 'Core'])
  expect(contacts(`AccountId = '${acme}'`)).toEqual(['Old'])
})

test('finds a value among many', () => {
  const list = Array.from({ length: 2000 }, (_, index) => `'x${index}'`).join(',')
  expect(accounts(`Name IN (${list},'acme')`)).toEqual(['Acme'])
})

test('searches multi-select picklists by all and by any', () => {
  expect(keys("Tags__c INCLUDES ('red')")).toEqual(['both', 'red'])
  expect(keys("Tags__c INCLUDES ('red;green', 'blue')")).toEqual(['blue', 'both'])
  expect(keys("Tags__c EXCLUDES ('red')")).toEqual(['blue', 'none'])
  expect(keys("Tags__c = 'red;green'")).toEqual(['both'])
})

test('joins by what others point to, missing pointers left out', () => {
  expect(accounts("Id IN (SELECT AccountId FROM Contact WHERE LastName LIKE 'O%')")).toEqual(['Acme'])
  expect(accounts('Id NOT IN (SELECT AccountId FROM Contact)')).toEqual(['Blank'])
  expect(contacts("AccountId NOT IN (SELECT Id FROM Account WHERE Industry = 'Energy')")).toEqual(['New', 'Young'])
  expect(accounts('Id IN (SELECT Account.Id FROM Contact) AND Id NOT IN (SELECT AccountId FROM Contact WHERE DoNotCall = TRUE)')).toEqual([
    'Core',
  ])
})

test('compares with the label the reader sees', () => {
  const japanese = [...visits.org.query(visits.reader, "SELECT Name FROM Account WHERE toLabel(Industry) = 'エネルギー'").records]
  expect(japanese.map((record) => record['Name'])).toEqual(['Acme'])
})

test('searches only the rows of the reader with USING SCOPE mine', () => {
  expect(visits.values('SELECT Name FROM Account USING SCOPE mine')).toHaveLength(3)
  expect(visits.org.query(visits.reader, 'SELECT Name FROM Account USING SCOPE mine').totalSize).toBe(0)
})

test('never lets a text out of its quotes', () => {
  expect(accounts("Name = 'x\\' OR \\'1\\' = \\'1'")).toEqual([])
  expect(accounts("Name = 'x\" OR 1=1 --'")).toEqual([])
})
