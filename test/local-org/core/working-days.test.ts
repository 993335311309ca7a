import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
beforeEach(() => {
  visits = openFixtureOrg()
})
afterEach(() => visits.org.close())

const asRobot = (soql: string) =>
  [...visits.org.query(visits.robot, soql).records].map((record) => Object.values(record).filter((value) => typeof value !== 'object'))

test('tells everybody which task statuses there are and which close a task', () => {
  expect(asRobot('SELECT ApiName, MasterLabel, IsDefault, IsClosed FROM TaskStatus ORDER BY SortOrder')).toEqual([
    ['Not Started', 'Not Started', true, false],
    ['In Progress', 'In Progress', false, false],
    ['Completed', 'Completed', false, true],
    ['Waiting on someone else', 'Waiting on someone else', false, false],
    ['Deferred', 'Deferred', false, false],
  ])
})

test('lets nobody make a task status through the API', () => {
  expect(visits.refusal('TaskStatus', { ApiName: 'Parked', MasterLabel: 'Parked' })?.statusCode).toBe('INVALID_FIELD_FOR_INSERT_UPDATE')
})

test('keeps holidays of one day and recurring ones; administrators enter them, everybody reads them', () => {
  visits.add('Holiday', { Name: 'Labour Thanksgiving Day', ActivityDate: '2026-11-23' })
  visits.add('Holiday', {
    Name: 'New Year',
    IsRecurrence: true,
    RecurrenceStartDate: '2026-01-01',
    RecurrenceType: 'RecursYearly',
    RecurrenceDayOfMonth: 1,
    RecurrenceMonthOfYear: 'January',
  })
  expect(
    asRobot('SELECT Name, ActivityDate, IsAllDay, IsRecurrence, RecurrenceMonthOfYear FROM Holiday WHERE IsRecurrence = false'),
  ).toEqual([['Labour Thanksgiving Day', '2026-11-23', true, false]])
  expect(asRobot("SELECT Name FROM Holiday WHERE RecurrenceMonthOfYear = 'January'")).toEqual([['New Year']])
  expect(visits.org.insert(visits.editor, 'Holiday', { Name: 'Mine' }).errors.map(({ statusCode }) => statusCode)).toEqual([
    'CANNOT_INSERT_UPDATE_ACTIVATE_ENTITY',
  ])
})
