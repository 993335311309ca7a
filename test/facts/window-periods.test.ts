import fc from 'fast-check'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { observationWindow } from '../../scoring-api/health-score/observation-window.ts'
import { windowPeriods, type WindowPeriod } from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { date, datetime, id, number, openBench, reference, type Bench } from './fact-files.ts'

const days = (windowPeriod: WindowPeriod, today: string, fiscalYearStartMonth = 1): string[] => {
  const window = observationWindow(
    { windowDays: null, windowPeriod },
    { today, timeZone: 'Asia/Tokyo', weekStartsOn: 0, fiscalYearStartMonth },
  )
  return [window?.present, window?.previous].map((range) => `${range?.from} up to ${range?.before}`)
}

describe('complete periods end before the one that holds the as-of date; as many lie before them', () => {
  test.each<[WindowPeriod, string, string, string]>([
    ['lastMonth', '2026-11-01', '2026-10-01 up to 2026-11-01', '2026-09-01 up to 2026-10-01'],
    ['lastMonth', '2026-10-31', '2026-09-01 up to 2026-10-01', '2026-08-01 up to 2026-09-01'],
    ['lastMonth', '2024-03-31', '2024-02-01 up to 2024-03-01', '2024-01-01 up to 2024-02-01'],
    ['lastMonth', '2026-01-15', '2025-12-01 up to 2026-01-01', '2025-11-01 up to 2025-12-01'],
    ['last3Months', '2026-11-22', '2026-08-01 up to 2026-11-01', '2026-05-01 up to 2026-08-01'],
    ['last6Months', '2026-02-28', '2025-08-01 up to 2026-02-01', '2025-02-01 up to 2025-08-01'],
    ['last12Months', '2024-02-29', '2023-02-01 up to 2024-02-01', '2022-02-01 up to 2023-02-01'],
    ['lastQuarter', '2026-09-30', '2026-04-01 up to 2026-07-01', '2026-01-01 up to 2026-04-01'],
    ['lastQuarter', '2026-10-01', '2026-07-01 up to 2026-10-01', '2026-04-01 up to 2026-07-01'],
    ['lastYear', '2026-12-31', '2025-01-01 up to 2026-01-01', '2024-01-01 up to 2025-01-01'],
    ['lastYear', '2027-01-01', '2026-01-01 up to 2027-01-01', '2025-01-01 up to 2026-01-01'],
  ])('%s as of %s', (period, today, present, previous) => {
    expect(days(period, today)).toEqual([present, previous])
  })
})

describe('a running period ends on the as-of date; before it as many days of the period before, cut at its end', () => {
  test.each<[WindowPeriod, string, string, string]>([
    ['thisMonth', '2026-11-01', '2026-11-01 up to 2026-11-02', '2026-10-01 up to 2026-10-02'],
    ['thisMonth', '2026-11-30', '2026-11-01 up to 2026-12-01', '2026-10-01 up to 2026-10-31'],
    // March has 31 days, February has not.
    ['thisMonth', '2026-03-28', '2026-03-01 up to 2026-03-29', '2026-02-01 up to 2026-03-01'],
    ['thisMonth', '2026-03-29', '2026-03-01 up to 2026-03-30', '2026-02-01 up to 2026-03-01'],
    ['thisMonth', '2024-03-29', '2024-03-01 up to 2024-03-30', '2024-02-01 up to 2024-03-01'],
    ['thisMonth', '2024-03-28', '2024-03-01 up to 2024-03-29', '2024-02-01 up to 2024-02-29'],
    // 54 days into the fourth quarter.
    ['thisQuarter', '2026-11-23', '2026-10-01 up to 2026-11-24', '2026-07-01 up to 2026-08-24'],
    ['thisYear', '2025-12-31', '2025-01-01 up to 2026-01-01', '2024-01-01 up to 2024-12-31'],
    ['thisYear', '2024-12-31', '2024-01-01 up to 2025-01-01', '2023-01-01 up to 2024-01-01'],
  ])('%s as of %s', (period, today, present, previous) => {
    expect(days(period, today)).toEqual([present, previous])
  })
})

describe('fiscal periods begin with the org’s fiscal year', () => {
  test.each<[WindowPeriod, string, string, string]>([
    ['lastFiscalYear', '2026-03-31', '2024-04-01 up to 2025-04-01', '2023-04-01 up to 2024-04-01'],
    ['lastFiscalYear', '2026-04-01', '2025-04-01 up to 2026-04-01', '2024-04-01 up to 2025-04-01'],
    ['thisFiscalYear', '2026-04-01', '2026-04-01 up to 2026-04-02', '2025-04-01 up to 2025-04-02'],
    ['thisFiscalYear', '2026-03-31', '2025-04-01 up to 2026-04-01', '2024-04-01 up to 2025-04-01'],
    ['lastFiscalQuarter', '2026-06-30', '2026-01-01 up to 2026-04-01', '2025-10-01 up to 2026-01-01'],
    ['lastFiscalQuarter', '2026-07-01', '2026-04-01 up to 2026-07-01', '2026-01-01 up to 2026-04-01'],
  ])('%s as of %s, from April', (period, today, present, previous) => {
    expect(days(period, today, 4)).toEqual([present, previous])
  })

  test('from February, a fiscal quarter crosses the calendar year', () => {
    expect(days('lastFiscalQuarter', '2026-02-01', 2)).toEqual(['2025-11-01 up to 2026-02-01', '2025-08-01 up to 2025-11-01'])
    expect(days('lastFiscalQuarter', '2026-01-31', 2)).toEqual(['2025-08-01 up to 2025-11-01', '2025-05-01 up to 2025-08-01'])
  })
})

test('days: the window ends on the as-of date', () => {
  const calendar = { today: '2024-03-01', timeZone: 'UTC', weekStartsOn: 0, fiscalYearStartMonth: 1 }
  expect(observationWindow({ windowDays: 1, windowPeriod: null }, calendar)).toEqual({
    present: { from: '2024-03-01', before: '2024-03-02' },
    previous: { from: '2024-02-29', before: '2024-03-01' },
  })
  expect(observationWindow({ windowDays: null, windowPeriod: null }, calendar)).toBeNull()
})

/**
 * The same windows by another way: a number for the period of each day, compared with that of the as-of date; no range of days is built.
 */
const months: Record<string, number> = { Month: 1, Quarter: 3, Year: 12, FiscalQuarter: 3, FiscalYear: 12 }
const counts: Partial<Record<WindowPeriod, [string, number]>> = {
  last3Months: ['Month', 3],
  last6Months: ['Month', 6],
  last12Months: ['Month', 12],
}

function windowOf(day: string, today: string, period: WindowPeriod, fiscalStart: number): 'present' | 'previous' | null {
  const [unit, count] = counts[period] ?? [period.replace(/^(this|last)/, ''), 1]
  const shift = unit.startsWith('Fiscal') ? fiscalStart - 1 : 0
  const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 - shift
  const periodOf = (date: string): number => Math.floor(monthOf(date) / (months[unit] ?? 1))
  const ago = periodOf(today) - periodOf(day)
  if (period.startsWith('last')) return ago >= 1 && ago <= count ? 'present' : ago > count && ago <= 2 * count ? 'previous' : null
  // How many days of its period lie before a day.
  const daysInto = (date: string): number => {
    let passed = 0
    for (let time = Date.parse(date); ; passed++) {
      time -= 86_400_000
      if (periodOf(new Date(time).toISOString().slice(0, 10)) !== periodOf(date)) return passed
    }
  }
  if (ago === 0) return day <= today ? 'present' : null
  return ago === 1 && daysInto(day) <= daysInto(today) ? 'previous' : null
}

const timeZone = 'America/New_York'
const localDay = new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' })

let bench: Bench

beforeAll(async () => {
  bench = await openBench()
})

afterAll(() => bench.close())

const columns = [id('Id'), reference('Account__c'), date('Day__c'), datetime('At__c'), number('Amount__c', 2)]
const on = (windowPeriod: WindowPeriod, dateField: string) =>
  aggregate({ sourceObject: 'Event__c', accountPath: 'Account__c', dateField, windowPeriod, aggregate: 'sum', field: 'Amount__c' })

/** Around the ends of months, where clocks change, and anywhere. */
const anyDay = fc.oneof(
  fc
    .tuple(fc.integer({ min: -40, max: 3 }), fc.integer({ min: -2, max: 2 }))
    .map(([month, offset]) => Date.UTC(2024, 3 + month, 1 + offset)),
  fc.integer({ min: -1_200, max: 60 }).map((offset) => Date.UTC(2024, 3, 1 + offset)),
)
const anyInstant = fc
  .tuple(anyDay, fc.constantFrom(0, 1, 3_599_999, 4 * 3_600_000 - 1, 4 * 3_600_000, 5 * 3_600_000 - 1, 5 * 3_600_000, 20 * 3_600_000))
  .map(([day, offset]) => day + offset)

test('measured sums and changes agree with the periods counted day by day, by date and by instant, in any fiscal year', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.tuple(anyDay, anyInstant, fc.integer({ min: 1, max: 99_999 })), { minLength: 60, maxLength: 60 }),
      anyInstant,
      fc.integer({ min: 1, max: 12 }),
      async (rows, asOf, fiscalYearStartMonth) => {
        await load(rows)
        const measures = windowPeriods.flatMap((period) =>
          ['Day__c', 'At__c'].flatMap((field) => [
            measure(`${period} ${field}`, { aggregate: on(period, field) }),
            measure(`${period} ${field} change`, { aggregate: on(period, field), changeAgainstPreviousWindow: true }),
          ]),
        )
        const plan = { scorecards: [scorecard(measures)], asOf: new Date(asOf), timeZone, accountColumns: [], stageColumn: null }
        const [account] = (await Array.fromAsync(bench.facts.measure({ ...plan, fiscalYearStartMonth }))).flat()
        const found = Object.fromEntries(Object.entries(account?.values ?? {}).map(([key, { value }]) => [key, value]))
        expect(found).toEqual(expected(rows, localDay.format(asOf), fiscalYearStartMonth))
      },
    ),
    { numRuns: 12, endOnFailure: true },
  )
}, 60_000)

type EventRow = [day: number, instant: number, hundredths: number]

async function load(rows: EventRow[]): Promise<void> {
  const cells = rows.map(([day, instant, hundredths], index) => [
    `e${index}`,
    'A',
    new Date(day).toISOString().slice(0, 10),
    new Date(instant).toISOString(),
    (hundredths / 100).toFixed(2),
  ])
  await bench.facts.load(await bench.source('Account', [id('Id')], [['A']]))
  await bench.facts.load(await bench.source('Event__c', columns, cells))
}

function expected(rows: EventRow[], today: string, fiscalStart: number): Record<string, number | null> {
  return Object.fromEntries(
    windowPeriods.flatMap((period) =>
      ['Day__c', 'At__c'].flatMap((field) => {
        const sums = { present: 0, previous: 0 }
        for (const [day, instant, hundredths] of rows) {
          const on = field === 'Day__c' ? new Date(day).toISOString().slice(0, 10) : localDay.format(instant)
          const window = windowOf(on, today, period, fiscalStart)
          if (window) sums[window] += hundredths
        }
        return [
          [`${period} ${field}`, sums.present * 100],
          [`${period} ${field} change`, sums.previous === 0 ? null : halfEven((sums.present - sums.previous) * 1_000_000, sums.previous)],
        ]
      }),
    ),
  )
}

/** Both are whole, the divisor above 0. */
function halfEven(dividend: number, divisor: number): number {
  const below = Math.floor(dividend / divisor)
  const rest = dividend - below * divisor
  if (rest * 2 !== divisor) return rest * 2 > divisor ? below + 1 : below
  return below % 2 === 0 ? below : below + 1
}
