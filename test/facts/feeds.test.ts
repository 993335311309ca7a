import { afterEach, describe, expect, test } from 'vitest'
import { feedOf, stoppedFeeds, stoppedFeedSentence } from '../../scoring-api/health-score/feeds.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { date, datetime, id, openBench, reference, type Bench } from './fact-files.ts'

const asOfDate = '2026-11-22'
const daysAgo = (days: number): string => new Date(Date.parse(asOfDate) - days * 86_400_000).toISOString().slice(0, 10)
const stopped = (...ago: number[]) => stoppedFeeds([{ feed: 'Usage__c.Day__c', days: ago.map(daysAgo) }], asOfDate)

describe('a feed has stopped when it is silent for longer than it ever was, twice over', () => {
  test('rows every 5 days: silent for 10 days it goes on, for 11 it has stopped', () => {
    expect(stopped(25, 20, 15, 10)).toEqual([])
    expect(stopped(26, 21, 16, 11)).toEqual([{ feed: 'Usage__c.Day__c', lastOn: '2026-11-11', silenceDays: 11, longestGapDays: 5 }])
  })

  test('rows every day: a week of silence is a holiday, 8 days are not', () => {
    expect(stopped(10, 9, 8, 7)).toEqual([])
    expect(stopped(11, 10, 9, 8)).toMatchObject([{ silenceDays: 8, longestGapDays: 1 }])
  })

  test('the longest gap counts, not the usual one', () => {
    // 40 days once: up to 80 days of silence are nothing new.
    expect(stopped(142, 141, 140, 120, 80)).toEqual([])
    expect(stopped(143, 142, 141, 121, 81)).toMatchObject([{ silenceDays: 81, longestGapDays: 40 }])
  })

  test('three days tell no rhythm, four do', () => {
    expect(stopped(102, 101, 100)).toEqual([])
    expect(stopped(103, 102, 101, 100)).toHaveLength(1)
  })

  test('days beyond the as-of date are none, the as-of date itself is one', () => {
    expect(stopped(103, 102, 101, 100, -5)).toHaveLength(1)
    expect(stopped(103, 102, 101, 100, 0)).toEqual([])
  })

  test('400 days count, the 401st does not: 399 days ago is in, 400 is not', () => {
    expect(stopped(399, 398, 397, 396)).toHaveLength(1)
    expect(stopped(400, 399, 398, 397)).toEqual([])
  })

  test('order and repeats do not matter', () => {
    expect(stopped(11, 26, 16, 16, 21, 11)).toEqual(stopped(26, 21, 16, 11))
    expect(stopped(11, 11, 26, 26)).toEqual([])
  })

  test('what the alert says', () => {
    const [feed] = stopped(26, 21, 16, 11)
    expect(feed && stoppedFeedSentence(feed)).toEqual({
      english:
        'Feed Usage__c.Day__c has stopped: no row since 2026-11-11 (11 days), where rows came every 5 days or sooner. Its measures are stale until rows arrive again: look at what fills it.',
      japanese:
        'データ連携Usage__c.Day__cが止まっています。2026-11-11以降、11日間データがありません（それまでの間隔は最長でも5日）。再開するまで関連する指標は「古いデータ」として扱われます。連携元を確認してください。',
    })
  })
})

test('the account’s own fields, a date to come and no date are no feed', () => {
  expect([
    feedOf(aggregate({ dateField: 'CreatedDate' })),
    feedOf(aggregate({ dateField: null })),
    feedOf(aggregate({ dateField: 'EndDate', aggregate: 'daysUntil' })),
    feedOf(aggregate({ sourceObject: 'account', accountPath: 'Id', dateField: 'CreatedDate' })),
  ]).toEqual(['Case.CreatedDate', null, null, null])
})

describe('the days are those of the whole book, by the org’s time zone', () => {
  let bench: Bench | null = null
  afterEach(() => bench?.close())

  test('each once, of the last 400, whatever account or filter', async () => {
    bench = await openBench()
    await bench.facts.load(await bench.source('Account', [id('Id')], [['A']]))
    await bench.facts.load(
      await bench.source(
        'Usage__c',
        [id('Id'), reference('Account__c'), date('Day__c'), datetime('At__c')],
        [
          // 23:59:59.999 on the 20th in Kathmandu (+05:45), a quarter of an hour that no full hour shares; then the first of the 21st.
          ['1', 'A', '2026-11-20', '2026-11-20T18:14:59.999Z'],
          ['2', 'B', '2026-11-20', '2026-11-20T18:15:00.000Z'],
          // The as-of date's last moment, and the next day's first.
          ['3', 'A', '2026-11-22', '2026-11-22T18:14:59.999Z'],
          ['4', 'A', '2026-11-23', '2026-11-22T18:15:00.000Z'],
          // 399 days before the as-of date, and 400.
          ['5', 'A', '2025-10-19', '2025-10-18T18:15:00.000Z'],
          ['6', 'A', '2025-10-18', '2025-10-18T18:14:59.999Z'],
          ['7', 'A', null, null],
        ],
      ),
    )
    const on = (dateField: string | null, changes = {}) =>
      aggregate({ sourceObject: 'Usage__c', accountPath: 'Account__c', dateField, ...changes })
    const measures = [
      measure('a', { aggregate: on('Day__c', { filter: "Id = 'x'" }), over: on('At__c') }),
      measure('b', { aggregate: on('day__C', { windowDays: 30, sourceObject: 'usage__c' }) }),
      measure('c', { aggregate: on('Gone__c') }),
      measure('d', { aggregate: on(null) }),
    ]
    const plan = { scorecards: [scorecard(measures)], asOf: new Date('2026-11-22T03:00:00Z'), timeZone: 'Asia/Kathmandu' }
    expect(await bench.facts.feedDays({ ...plan, accountColumns: [], stageColumn: null })).toEqual([
      { feed: 'Usage__c.Day__c', days: ['2025-10-19', '2026-11-20', '2026-11-22'] },
      { feed: 'Usage__c.At__c', days: ['2025-10-19', '2026-11-20', '2026-11-21', '2026-11-22'] },
      { feed: 'Usage__c.Gone__c', days: [] },
    ])
  })
})
