import { describe, expect, it } from 'vitest'
import { addDays } from '../../scripts/sample-book/calendar.ts'
import { emptyBook, sampleObjects } from '../../scripts/sample-book/sample-book.ts'
import { stories } from '../../scripts/sample-book/stories.ts'
import { toStoryBook as toBook } from '../../scripts/sample-book/story-book.ts'
import type { BookContext } from '../../scripts/sample-book/sample-book.ts'
import type { Story } from '../../scripts/sample-book/story.ts'
import { readScorecardFiles } from '../../scripts/default-scorecards/scorecard-file.ts'
import { toScorecard } from '../../scoring-api/health-score/scorecard-definition.ts'

const context = { today: '2026-11-22', timeZone: 'Asia/Tokyo' }

const scorecards = (await readScorecardFiles()).map((definition) => toScorecard(definition))
const toStoryBook = (told: Story[], day: BookContext) => toBook(told, day, scorecards)

/** First of the month, last of it, a leap day, the turn of the year. */
const awkwardDays = ['2026-11-01', '2026-11-30', '2027-03-31', '2028-02-29', '2027-01-01']

describe('the stories', () => {
  it('tell each account once', () => {
    const numbers = stories.map((story) => story.accountNumber)
    expect(new Set(numbers).size).toBe(numbers.length)
    expect(new Set(stories.map((story) => story.situation)).size).toBe(stories.length)
  })

  it('have in each account no two contacts, tasks, meetings, cases or opportunities of the same name', () => {
    const book = toStoryBook(stories, context)
    const keys = { Contact: 'Email', Task: 'Subject', Event: 'Subject', Case: 'Subject', Opportunity: 'Name' } as const
    for (const [sobject, field] of Object.entries(keys)) {
      const names = book[sobject as keyof typeof keys].map((row) => `${row.accountNumber} ${row.fields[field]}`)
      expect(new Set(names).size).toBe(names.length)
    }
  })

  it('use every feature series for the same months', () => {
    for (const { usage } of stories) {
      if (usage === null) continue
      expect(Object.values(usage.features).map((events) => events.length)).toEqual(
        Object.keys(usage.features).map(() => usage.activeUsers.length),
      )
    }
  })

  it('go through every week of their past once', () => {
    for (const { pastScores } of stories) {
      const weeks = pastScores.map(({ weeksAgo }) => weeksAgo)
      expect(weeks).toEqual(Array.from(weeks, (_, index) => (weeks[0] ?? 0) - index))
      expect(pastScores.filter(({ score }) => !(score >= 0 && score <= 100))).toEqual([])
    }
  })

  it('show the slipping customer lower each of the last 12 weeks but for small unrest', () => {
    const slipping = stories.find((story) => story.situation === 'slipping')
    const last = slipping?.pastScores.filter(({ weeksAgo }) => weeksAgo <= 12).map(({ score }) => score) ?? []
    expect(last).toHaveLength(12)
    expect(last.filter((score, index) => index > 0 && score > (last[index - 1] as number) + 1)).toEqual([])
    expect((last[0] as number) - (last.at(-1) as number)).toBeGreaterThan(25)
  })
})

describe('toStoryBook', () => {
  it('gives the months of use up to the last complete one', () => {
    const [story] = stories
    if (!story) throw new Error('no stories')
    const months = toStoryBook([story], context).CsUsage__c.filter((row) => row.fields['Feature__c'] === null)
    expect(months.at(0)?.fields).toMatchObject({ Month__c: '2025-11-01', ActiveUsers__c: 188, Key__c: 'BANSO-01:main::2025-11' })
    expect(months.at(-1)?.fields).toMatchObject({ Month__c: '2026-10-01', ActiveUsers__c: 221 })
  })

  it('holds on any day of the calendar', () => {
    for (const today of awkwardDays) {
      const book = toStoryBook(stories, { ...context, today })
      const keys = book.CsUsage__c.map((row) => row.fields['Key__c'])
      expect(new Set(keys).size).toBe(keys.length)
      expect(book.CsUsage__c.filter((row) => String(row.fields['Month__c']) >= today)).toEqual([])
    }
  })

  it('scores a past that comes near the told one, week by week, with every value behind it', () => {
    const rows = toStoryBook(stories, context).CsHealthSnapshot__c
    const told = stories.flatMap(({ accountNumber, pastScores }) =>
      pastScores.map(({ weeksAgo, score }) => ({ accountNumber, asOf: addDays(context.today, -7 * weeksAgo), score })),
    )
    expect(rows.map(({ accountNumber, fields }) => ({ accountNumber, asOf: fields['AsOfDate__c'] }))).toEqual(
      told.map(({ accountNumber, asOf }) => ({ accountNumber, asOf })),
    )
    const distances = rows.map(({ fields }, index) => Math.abs(Number(fields['Score__c']) - (told[index]?.score ?? NaN)))
    // A trial has six measures, some of them steps: its scores come no nearer.
    expect(Math.max(...distances)).toBeLessThan(12)
    for (const { fields } of rows) {
      const { asOf, measures } = JSON.parse(String(fields['Measures__c'])) as { asOf: string; measures: { value: number | null }[] }
      expect(asOf).toBe(fields['AsOfDate__c'])
      expect(measures.filter(({ value }) => value === null)).toEqual([])
    }
  })

  it('knows only the objects of the book', () => {
    expect(Object.keys(emptyBook())).toEqual([...sampleObjects])
  })
})
