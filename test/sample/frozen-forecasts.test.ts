import { describe, expect, it } from 'vitest'
import { toScorecard } from '../../scoring-api/health-score/scorecard-definition.ts'
import { mondayOf } from '../../scoring-api/renewals/forecast-week.ts'
import { readScorecardFiles } from '../../scripts/default-scorecards/scorecard-file.ts'
import { addDays } from '../../scripts/sample-book/calendar.ts'
import { decidedStories } from '../../scripts/sample-book/decided-stories.ts'
import { toCallRows, toForecastRows } from '../../scripts/sample-book/frozen-forecasts.ts'
import { toStoryBook } from '../../scripts/sample-book/story-book.ts'

const context = { today: '2026-11-22', timeZone: 'Asia/Tokyo' }
const scorecards = (await readScorecardFiles()).map((definition) => toScorecard(definition))
const { Opportunity: opportunities } = toStoryBook(decidedStories, context, scorecards)
const rows = toForecastRows(decidedStories, opportunities, scorecards, context)
const decidedOn = new Map(
  decidedStories.map(({ accountNumber, opportunities: [own] }) => [accountNumber, addDays(context.today, -(own?.closesDaysAgo ?? 0))]),
)
const dayOf = (row: (typeof rows)[number]): string => String(row.fields['AsOfWeek__c'])

describe('the frozen forecasts of the sample book', () => {
  it('stand on Mondays of weeks that are over, before the decision, one an account and week', () => {
    for (const row of rows) {
      const { HorizonDays__c: horizon, RenewalDate__c: due } = row.fields
      expect([mondayOf(dayOf(row)), addDays(String(due), -Number(horizon))]).toEqual([dayOf(row), dayOf(row)])
      expect([dayOf(row) < mondayOf(context.today), dayOf(row) < String(decidedOn.get(row.accountNumber))]).toEqual([true, true])
    }
    expect(new Set(rows.map((row) => `${row.accountNumber} ${dayOf(row)}`)).size).toBe(rows.length)
    expect(new Set(rows.map(({ accountNumber }) => accountNumber)).size).toBe(decidedStories.length)
  })

  it('know nothing of renewals that were decided later', () => {
    const day = '2026-05-04'
    const known = opportunities.filter(({ fields }) => String(fields['CloseDate']) < day)
    const until = (given: typeof rows) => given.filter((row) => dayOf(row) <= day)
    expect(until(rows).length).toBeGreaterThan(0)
    const stories = decidedStories.filter(({ accountNumber }) => String(decidedOn.get(accountNumber)) >= day)
    const others = new Set(stories.map(({ accountNumber }) => accountNumber))
    const told = (given: typeof rows) => until(given).filter(({ accountNumber }) => others.has(accountNumber))
    expect(told(toForecastRows(decidedStories, known, scorecards, context))).toEqual(told(rows))
  })

  it("take the CSM's call from the day it was given on", () => {
    const called = toCallRows(decidedStories, context)
    for (const { accountNumber, fields } of called) {
      const own = rows.filter((row) => row.accountNumber === accountNumber)
      const isCalled = own.map((row) => row.fields['CsmCategory__c'] !== null)
      expect(isCalled).toEqual(own.map((row) => dayOf(row) >= String(fields['GivenOn__c'])))
    }
  })

  it('rest on as many renewals as were decided before, and on none without any', () => {
    for (const row of rows) {
      const before = opportunities.filter(({ fields }) => String(fields['CloseDate']) < dayOf(row)).length
      const detail = row.fields['BasisDetail__c']
      const { basis, renewals } = JSON.parse(String(detail ?? '{"basis":null,"renewals":0}')) as { basis: string | null; renewals: number }
      expect([basis, renewals <= before]).toEqual([before === 0 ? null : 'BaseRate', true])
    }
  })
})
