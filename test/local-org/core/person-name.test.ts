import { afterAll, beforeAll, expect, it } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
beforeAll(() => {
  visits = openFixtureOrg()
  const account = visits.add('Account', { Name: 'Acme' })
  const contact = visits.add('Contact', { FirstName: '愛子', LastName: '田中', AccountId: account })
  visits.add('Contact', { LastName: '佐藤' })
  visits.add('Case', { Subject: 'Hello', ContactId: contact })
})
afterAll(() => visits.org.close())

const namesFor = (userId: string, soql: string) => [...visits.org.query(userId, soql).records].map((record) => record['Name'])

it('puts the family name first for readers whose locale does', () => {
  const soql = 'SELECT Name FROM Contact ORDER BY LastName'
  expect([namesFor(visits.reader, soql), namesFor(visits.admin, soql)]).toEqual([
    ['佐藤', '田中 愛子'],
    ['佐藤', '愛子 田中'],
  ])
})

it('does so for parents, one or several kinds, and in conditions', () => {
  const [record] = visits.org.query(
    visits.reader,
    "SELECT Contact.Name, Owner.Name, CreatedBy.Name FROM Case WHERE Contact.Name = '田中 愛子'",
  ).records
  expect(record).toMatchObject({ Contact: { Name: '田中 愛子' }, Owner: { Name: 'Test admin' }, CreatedBy: { Name: 'Test admin' } })
})

it('names a signed-in user in the order of the own locale', () => {
  expect([visits.org.readUser(visits.reader)?.name, visits.org.readUser(visits.admin)?.name]).toEqual(['Test reader', 'admin Test'])
})

it('follows the language that the session chose', () => {
  const [name] = visits.org.inLanguage('ja', () => namesFor(visits.admin, "SELECT Name FROM Contact WHERE FirstName = '愛子'"))
  expect(name).toBe('田中 愛子')
  expect(namesFor(visits.admin, "SELECT Name FROM Contact WHERE FirstName = '愛子'")).toEqual(['愛子 田中'])
})
