import { afterEach, beforeEach, expect, test } from 'vitest'
import { openFixtureOrg, type FixtureOrg } from './open-fixture-org.ts'

let visits: FixtureOrg
beforeEach(() => {
  visits = openFixtureOrg()
})
afterEach(() => visits.org.close())

const today = '2026-11-21T00:00:00.000+0000'

test('puts a name together from its parts', () => {
  visits.add('Contact', { FirstName: 'Jo', LastName: 'Doe' })
  expect(visits.values('SELECT Name FROM Contact')).toEqual(['Jo Doe'])
})

test('ends a contract the day before its months are over, at the end of a short month too', () => {
  const AccountId = visits.add('Account', { Name: 'Acme' })
  for (const StartDate of ['2026-01-01', '2025-01-31']) visits.add('Contract', { AccountId, StartDate, ContractTerm: 1 })
  visits.add('Contract', { AccountId, StartDate: '2026-04-01', ContractTerm: 12 })
  visits.add('Contract', { AccountId })
  expect(visits.values('SELECT EndDate FROM Contract ORDER BY ContractNumber')).toEqual(['2026-01-31', '2025-02-27', '2027-03-31', null])
})

test('takes closed, won, probability and forecast category from the stage, unless the probability is given', () => {
  const deal = { Name: 'Deal', CloseDate: '2026-12-31', Amount: 1000 }
  visits.add('Opportunity', { ...deal, StageName: 'Closed Won' })
  visits.add('Opportunity', { ...deal, StageName: 'Closed Lost' })
  visits.add('Opportunity', { ...deal, StageName: 'Qualification', Probability: 35 })
  const fields = 'IsClosed, IsWon, Probability, ForecastCategoryName, ExpectedRevenue, FiscalQuarter'
  expect(visits.select(`SELECT ${fields} FROM Opportunity ORDER BY Id`)).toEqual([
    { IsClosed: true, IsWon: true, Probability: 100, ForecastCategoryName: 'Closed', ExpectedRevenue: 1000, FiscalQuarter: 4 },
    { IsClosed: true, IsWon: false, Probability: 0, ForecastCategoryName: 'Omitted', ExpectedRevenue: 0, FiscalQuarter: 4 },
    { IsClosed: false, IsWon: false, Probability: 35, ForecastCategoryName: 'Pipeline', ExpectedRevenue: 350, FiscalQuarter: 4 },
  ])
})

test('closes a case now, keeps that instant, and forgets it when the case is opened again', () => {
  const id = visits.add('Case', { Subject: 'Help' })
  const read = () => visits.select('SELECT IsClosed, ClosedDate FROM Case')[0]
  expect(read()).toEqual({ IsClosed: false, ClosedDate: null })
  visits.org.update(visits.admin, 'Case', id, { Status: 'Closed' })
  expect(read()).toEqual({ IsClosed: true, ClosedDate: today })
  visits.org.update(visits.admin, 'Case', id, { Status: 'Working' })
  expect(read()).toEqual({ IsClosed: false, ClosedDate: null })
})

test('keeps the closing instant an administrator gives with the case', () => {
  visits.add('Case', { Status: 'Closed', ClosedDate: '2026-01-02T00:00:00Z', CreatedDate: '2026-01-01T00:00:00Z' })
  expect(visits.values('SELECT ClosedDate FROM Case')).toEqual(['2026-01-02T00:00:00.000+0000'])
})

test('gives an activity the account of what it is about, else of whom it is with', () => {
  const account = visits.add('Account', { Name: 'Acme' })
  const contact = visits.add('Contact', { LastName: 'Doe', AccountId: account })
  const deal = visits.add('Opportunity', { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31', AccountId: account })
  const visit = visits.add('Visit__c', { Key__c: 'a' })
  for (const about of [{ WhatId: account }, { WhatId: deal }, { WhoId: contact }, { WhatId: visit }]) visits.add('Task', about)
  expect(visits.values('SELECT AccountId FROM Task ORDER BY Id')).toEqual([account, account, account, null])
})

test('shows the due date of the newest closed task or event as last activity', () => {
  const account = visits.add('Account', { Name: 'Acme' })
  visits.add('Task', { WhatId: account, ActivityDate: '2026-11-18', Status: 'Completed' })
  visits.add('Task', { WhatId: account, ActivityDate: '2026-11-20' })
  visits.add('Event', { WhatId: account, StartDateTime: '2026-11-10T00:00:00Z', DurationInMinutes: 30 })
  expect(visits.values('SELECT LastActivityDate FROM Account')).toEqual(['2026-11-18'])
})

test('fits start, end and length of an event together; its day is the local one', () => {
  visits.add('Event', { StartDateTime: '2026-11-20T22:00:00Z', DurationInMinutes: 90 })
  expect(visits.select('SELECT EndDateTime, ActivityDate, DurationInMinutes FROM Event')).toEqual([
    { EndDateTime: '2026-11-20T23:30:00.000+0000', ActivityDate: '2026-11-21', DurationInMinutes: 90 },
  ])
})

test('takes the amount of an opportunity from its products', () => {
  const OpportunityId = visits.add('Opportunity', { Name: 'Deal', StageName: 'Prospecting', CloseDate: '2026-12-31', Amount: 5 })
  const line = visits.add('OpportunityLineItem', { OpportunityId, Quantity: 3, UnitPrice: 100, Discount: 10 })
  const read = () => visits.select('SELECT Amount, HasOpportunityLineItem FROM Opportunity')[0]
  expect(visits.values('SELECT TotalPrice FROM OpportunityLineItem')).toEqual([270])
  expect(read()).toEqual({ Amount: 270, HasOpportunityLineItem: true })
  visits.org.delete(visits.admin, 'OpportunityLineItem', line)
  expect(read()).toEqual({ Amount: 270, HasOpportunityLineItem: false })
})
