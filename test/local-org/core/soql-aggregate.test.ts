import { afterAll, beforeAll, expect, test } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg

beforeAll(() => {
  visits = openFixtureOrg()
  const acme = visits.add('Account', { Name: 'Acme' })
  const rows = [
    ['a', 'Tour', 0.1, '2026-01-10', acme],
    ['b', 'Tour', 0.2, '2026-01-20', acme],
    ['c', 'Talk', 5, '2026-02-01', null],
    ['d', null, null, null, null],
  ]
  for (const [Key__c, Kind__c, Score__c, On__c, Account__c] of rows)
    visits.add('Visit__c', { Key__c, Kind__c, Score__c, On__c, Account__c })
})
afterAll(() => visits.org.close())

test('groups, names what has no alias expr0, expr1 …, and says it is an AggregateResult', () => {
  const soql = 'SELECT Kind__c, COUNT(Id), SUM(Score__c) total, AVG(Score__c) FROM Visit__c GROUP BY Kind__c ORDER BY Kind__c'
  const rows = visits.org.query(visits.admin, soql)
  expect([rows.totalSize, [...rows.records][1]]).toEqual([
    3,
    { attributes: { type: 'AggregateResult' }, Kind__c: 'Tour', expr0: 2, total: 0.3, expr1: 0.15 },
  ])
})

test('adds decimals as decimals', () => {
  expect(visits.values("SELECT SUM(Score__c) s FROM Visit__c WHERE Kind__c = 'Tour'")).toEqual([0.3])
})

test('ignores missing values in everything but the count of rows', () => {
  const soql =
    'SELECT COUNT(Id) ids, COUNT(Score__c) scores, COUNT_DISTINCT(Kind__c) kinds, MIN(On__c) earliest, MAX(Key__c) greatest FROM Visit__c'
  expect(visits.select(soql)).toEqual([{ ids: 4, scores: 3, kinds: 2, earliest: '2026-01-10', greatest: 'd' }])
})

test('answers null, not 0, for the sum of nothing', () => {
  expect(visits.select("SELECT SUM(Score__c) s, COUNT(Id) c FROM Visit__c WHERE Key__c = 'none'")).toEqual([{ s: null, c: 0 }])
})

test('groups by parents and by parts of dates', () => {
  expect(visits.select('SELECT Account__r.Name, COUNT(Id) c FROM Visit__c GROUP BY Account__r.Name ORDER BY Account__r.Name')).toEqual([
    { Name: null, c: 2 },
    { Name: 'Acme', c: 2 },
  ])
  const byMonth =
    'SELECT CALENDAR_MONTH(On__c) month, COUNT(Id) c FROM Visit__c WHERE On__c != null GROUP BY CALENDAR_MONTH(On__c) ORDER BY CALENDAR_MONTH(On__c) DESC'
  expect(visits.select(byMonth)).toEqual([
    { month: 2, c: 1 },
    { month: 1, c: 2 },
  ])
})

test('filters groups, orders them by an aggregate and limits them', () => {
  expect(visits.select('SELECT Kind__c FROM Visit__c GROUP BY Kind__c HAVING COUNT(Id) > 1')).toEqual([{ Kind__c: 'Tour' }])
  expect(visits.select("SELECT Kind__c FROM Visit__c GROUP BY Kind__c HAVING SUM(Score__c) > 1 AND Kind__c LIKE 'T%'")).toEqual([
    { Kind__c: 'Talk' },
  ])
  expect(visits.select('SELECT Kind__c k FROM Visit__c GROUP BY Kind__c ORDER BY COUNT(Id) DESC, Kind__c LIMIT 1')).toEqual([{ k: 'Tour' }])
})

test('shows labels and formats of groups', () => {
  const [record] = [
    ...visits.org.query(
      visits.admin,
      "SELECT toLabel(Kind__c) k, FORMAT(MAX(On__c)) d FROM Visit__c WHERE Kind__c = 'Tour' GROUP BY Kind__c",
    ).records,
  ]
  expect(record).toEqual({ attributes: { type: 'AggregateResult' }, k: 'Guided Tour', d: '1/20/26' })
})

test.each([
  ['SELECT Name, COUNT(Id) FROM Visit__c', 'Field must be grouped or aggregated: Name'],
  ['SELECT Name FROM Visit__c GROUP BY Kind__c', 'Field must be grouped or aggregated: Name'],
  ['SELECT SUM(Name) FROM Visit__c', 'field Name does not support aggregate operator SUM'],
  ['SELECT MAX(Done__c) FROM Visit__c', 'field Done__c does not support aggregate operator MAX'],
  ['SELECT COUNT(Id) ids, COUNT(Done__c) done FROM Visit__c', 'field Done__c does not support aggregate operator COUNT'],
  ['SELECT COUNT_DISTINCT(Tags__c) FROM Visit__c', 'field Tags__c does not support aggregate operator COUNT_DISTINCT'],
  ['SELECT COUNT(Note__c) FROM Visit__c', 'field Note__c does not support aggregate operator COUNT'],
  ['SELECT COUNT(Id) a, MAX(Name) a FROM Visit__c', 'duplicate alias: a'],
  ['SELECT COUNT(Id) FROM Visit__c LIMIT 1', 'Non-grouped query that uses overall aggregate functions cannot also use LIMIT or ORDER BY'],
])('refuses %s', (soql, message) => {
  expect(visits.refusedQuery(soql)).toEqual({ errorCode: 'MALFORMED_QUERY', message })
})

test('refuses to group by decimals and long texts', () => {
  expect(visits.refusedQuery('SELECT COUNT(Id) FROM Visit__c GROUP BY Score__c').message).toContain(
    "field 'Score__c' can not be grouped in a query call",
  )
  expect(visits.refusedQuery('SELECT COUNT(Id) FROM Visit__c GROUP BY Note__c').errorCode).toBe('INVALID_FIELD')
})
