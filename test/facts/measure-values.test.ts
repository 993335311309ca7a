import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { FactColumn } from '../../scoring-api/facts/facts.ts'
import type { AggregateDefinition, Measure, MeasuredValue } from '../../scoring-api/health-score/scorecard.ts'
import { aggregate, measure, scorecard } from '../health-score/builders.ts'
import { boolean, date, datetime, id, number, openBench, reference, type Bench } from './fact-files.ts'

// Noon of Sunday 2026-11-22 in Tokyo.
const asOf = new Date('2026-11-22T03:00:00Z')
const timeZone = 'Asia/Tokyo'

const eventColumns: FactColumn[] = [
  id('Id'),
  reference('Account__c'),
  { name: 'Kind__c', type: 'picklist', scale: 0 },
  number('Amount__c', 4),
  number('Precise__c', 8),
  boolean('Flag__c'),
  date('Day__c'),
  datetime('At__c'),
]

let bench: Bench

beforeAll(async () => {
  bench = await openBench()
})

afterAll(() => bench.close())

interface Event {
  account?: string
  kind?: string
  amount?: string
  precise?: string
  flag?: boolean
  day?: string
  at?: string
}

/** What one measure says of account A, given A's and others' events. */
async function valueOf(definition: Partial<AggregateDefinition>, events: Event[], changes: Partial<Measure> = {}): Promise<MeasuredValue> {
  const rows = events.map((event, index) => [
    `e${String(index).padStart(3, '0')}`,
    event.account ?? 'A',
    event.kind ?? null,
    event.amount ?? null,
    event.precise ?? null,
    event.flag === undefined ? null : String(event.flag),
    event.day ?? null,
    event.at ?? null,
  ])
  await bench.facts.load(await bench.source('Account', [id('Id')], [['A'], ['B']]))
  await bench.facts.load(await bench.source('Event__c', eventColumns, rows))
  const measures = [measure('m', { aggregate: onEvents(definition), ...changes })]
  const plan = { scorecards: [scorecard(measures)], asOf, timeZone, accountColumns: [], stageColumn: null }
  const [account] = (await Array.fromAsync(bench.facts.measure(plan))).flat()
  return account?.values['m'] ?? { value: null, rawValue: null, latestOn: 'no account' }
}

const onEvents = (changes: Partial<AggregateDefinition>) => aggregate({ sourceObject: 'Event__c', accountPath: 'Account__c', ...changes })

const units = async (definition: Partial<AggregateDefinition>, events: Event[], changes: Partial<Measure> = {}): Promise<number | null> => {
  const { value } = await valueOf(definition, events, changes)
  return value === null ? null : value / 10_000
}

describe('no row at all is not the same as none that counts', () => {
  const old = { aggregate: 'count', dateField: 'Day__c', windowDays: 30 } as const

  test.each(['count', 'sum', 'distinct'] as const)('%s is null for an account that never had a row', async (kind) => {
    expect(await units({ aggregate: kind, field: 'Amount__c' }, [{ account: 'B', amount: '5' }])).toBeNull()
  })

  test('count, sum and distinct are 0 when rows are there but none is in the window', async () => {
    const events = [{ amount: '5', day: '2026-01-01' }]
    expect([
      await units(old, events),
      await units({ ...old, aggregate: 'sum', field: 'Amount__c' }, events),
      await units({ ...old, aggregate: 'distinct', field: 'Amount__c' }, events),
    ]).toEqual([0, 0, 0])
  })

  test.each(['average', 'minimum', 'maximum', 'latest'] as const)('%s is null when no row is in the window', async (kind) => {
    expect(await units({ ...old, aggregate: kind, field: 'Amount__c' }, [{ amount: '5', day: '2026-01-01' }])).toBeNull()
  })
})

describe('aggregates', () => {
  const amounts = [{ amount: '1' }, { amount: '2.5' }, { amount: '-1.25' }, {}]

  test.each([
    ['count', 3, 'rows with an amount: 1, 2.5, -1.25'],
    ['sum', 2.25, '1 + 2.5 − 1.25'],
    ['average', 0.75, '2.25 / 3: an empty amount is no 0'],
    ['minimum', -1.25, 'the lowest'],
    ['maximum', 2.5, 'the highest'],
    ['distinct', 3, 'all differ'],
  ] as const)('%s is %d (%s)', async (kind, value, _) => {
    expect(await units({ aggregate: kind, field: 'Amount__c' }, amounts)).toBe(value)
  })

  test('count without a field counts rows', async () => {
    expect(await units({}, amounts)).toBe(4)
  })

  test('the filter decides which rows count', async () => {
    const events = [{ kind: 'Open' }, { kind: 'CLOSED' }, {}]
    expect(await units({ filter: "Kind__c != 'Closed'" }, events)).toBe(2)
  })

  test('an average rounds half to even at the fourth decimal', async () => {
    // (0.0001 + 0.0002) / 2 = 0.00015 → 0.0002; (0.0002 + 0.0003) / 2 = 0.00025 → 0.0002
    expect(await units({ aggregate: 'average', field: 'Amount__c' }, [{ amount: '0.0001' }, { amount: '0.0002' }])).toBe(0.0002)
    expect(await units({ aggregate: 'average', field: 'Amount__c' }, [{ amount: '0.0002' }, { amount: '0.0003' }])).toBe(0.0002)
    // negative too: −0.00025 → −0.0002
    expect(await units({ aggregate: 'average', field: 'Amount__c' }, [{ amount: '-0.0002' }, { amount: '-0.0003' }])).toBe(-0.0002)
  })

  test('a field of eight decimals is summed with all of them and rounded once', async () => {
    // 0.00004 + 0.00004 = 0.00008 → 0.0001, although each alone would be 0.0000
    expect(await units({ aggregate: 'sum', field: 'Precise__c' }, [{ precise: '0.00004' }, { precise: '0.00004' }])).toBe(0.0001)
    // 0.00005 lies between 0.0000 and 0.0001: the even one
    expect(await units({ aggregate: 'sum', field: 'Precise__c' }, [{ precise: '0.00005' }])).toBe(0)
    expect(await units({ aggregate: 'average', field: 'Precise__c' }, [{ precise: '0.00003' }, { precise: '0.00009' }])).toBe(0.0001)
  })

  test('sums in ones and tenths come out without a float’s dust', async () => {
    const tenths = Array.from({ length: 10 }, () => ({ amount: '0.1' }))
    expect(await units({ aggregate: 'sum', field: 'Amount__c' }, tenths)).toBe(1)
  })

  test('distinct texts are those that the org takes for different', async () => {
    expect(await units({ aggregate: 'distinct', field: 'Kind__c' }, [{ kind: 'a' }, { kind: 'A' }, { kind: 'b' }, {}])).toBe(2)
  })

  test('a checkbox is 1 or 0', async () => {
    const events = [{ flag: true }, { flag: true }, { flag: false }, { flag: false }]
    expect([
      await units({ aggregate: 'sum', field: 'Flag__c' }, events),
      await units({ aggregate: 'average', field: 'Flag__c' }, events),
      await units({ aggregate: 'maximum', field: 'Flag__c' }, events),
    ]).toEqual([2, 0.5, 1])
  })

  test('numbers as Salesforce writes large ones', async () => {
    expect(await units({ aggregate: 'sum', field: 'Amount__c' }, [{ amount: '1.25E7' }, { amount: '3' }])).toBe(12_500_003)
  })

  test('numbers of more than 18 digits', async () => {
    // 10^14 and 4 decimals need 19 digits
    expect(await units({ aggregate: 'maximum', field: 'Amount__c' }, [{ amount: '100000000000000' }, { amount: '0.25' }])).toBe(1e14)
    expect(await units({ aggregate: 'minimum', field: 'Amount__c' }, [{ amount: '100000000000000' }, { amount: '0.25' }])).toBe(0.25)
  })

  test('a result too large for any score is missing instead of an overflow', async () => {
    expect(await units({ aggregate: 'maximum', field: 'Amount__c' }, [{ amount: '1E20' }])).toBeNull()
  })
})

describe('the window ends on the as-of day and its first day is N − 1 days before', () => {
  // 7 days to 2026-11-22: from 2026-11-16
  const week = { dateField: 'Day__c', windowDays: 7 }

  test.each([
    ['2026-11-15', 0],
    ['2026-11-16', 1],
    ['2026-11-22', 1],
    ['2026-11-23', 0],
  ])('a row of %s counts %i', async (day, count) => {
    expect(await units(week, [{ day }, { day: '2026-01-01' }])).toBe(count)
  })

  test('a row without a date is in no window', async () => {
    expect(await units(week, [{}])).toBe(0)
  })

  test.each([
    // Tokyo is nine hours ahead: 2026-11-15T15:00Z is midnight of the 16th.
    ['2026-11-15T14:59:59.999Z', 0],
    ['2026-11-15T15:00:00.000Z', 1],
    ['2026-11-22T14:59:59.999Z', 1],
    ['2026-11-22T15:00:00.000Z', 0],
  ])('a row of %s counts %i in the org’s time zone', async (at, count) => {
    expect(await units({ dateField: 'At__c', windowDays: 7 }, [{ at }, { at: '2026-01-01T00:00:00.000Z' }])).toBe(count)
  })

  test('an offset in the text is honoured', async () => {
    // 00:30 of the 16th in Tokyo, written in Tokyo's own offset and as REST writes it
    expect(await units({ dateField: 'At__c', windowDays: 7 }, [{ at: '2026-11-16T00:30:00.000+0900' }])).toBe(1)
    expect(await units({ dateField: 'At__c', windowDays: 7 }, [{ at: '2026-11-15T15:30:00.000+0000' }])).toBe(1)
  })
})

describe('change against the window before', () => {
  // present 2026-11-16 to 22, previous 2026-11-09 to 15
  const week = { dateField: 'Day__c', windowDays: 7 }
  const change = (definition: Partial<AggregateDefinition>, events: Event[]) =>
    units({ ...week, ...definition }, events, { changeAgainstPreviousWindow: true })

  test.each([
    ['3 after 2 is +50 %', ['2026-11-16', '2026-11-17', '2026-11-22', '2026-11-09', '2026-11-15'], 50],
    ['1 after 3 is −66.6667 %', ['2026-11-22', '2026-11-09', '2026-11-10', '2026-11-11'], -66.6667],
    ['0 after 2 is −100 %', ['2026-11-09', '2026-11-10'], -100],
    ['nothing before is no change', ['2026-11-22', '2026-11-08'], null],
  ])('%s', async (_, days, percent) => {
    expect(
      await change(
        {},
        days.map((day) => ({ day })),
      ),
    ).toBe(percent)
  })

  test('of averages is exact: nothing is rounded before the end', async () => {
    // 1/3 now, 2/3 before: −50 %; of 0.3333 and 0.6667 it would be −50.0075 %
    const present = ['1', '0', '0'].map((amount) => ({ day: '2026-11-20', amount }))
    const previous = ['1', '1', '0'].map((amount) => ({ day: '2026-11-10', amount }))
    expect(await change({ aggregate: 'average', field: 'Amount__c' }, [...present, ...previous])).toBe(-50)
  })

  test('a rise from below zero is positive', async () => {
    const events = [
      { day: '2026-11-20', amount: '5' },
      { day: '2026-11-10', amount: '-10' },
    ]
    // (5 − (−10)) / |−10| = 150 %
    expect(await change({ aggregate: 'sum', field: 'Amount__c' }, events)).toBe(150)
  })

  test('a change of a ratio compares the two ratios', async () => {
    const events = [
      { day: '2026-11-20', kind: 'x' },
      { day: '2026-11-20', kind: 'y' },
      { day: '2026-11-10', kind: 'x' },
      { day: '2026-11-10', kind: 'y' },
      { day: '2026-11-10', kind: 'y' },
      { day: '2026-11-10', kind: 'y' },
    ]
    // 1/2 now, 1/4 before: +100 %
    const rest = { over: onEvents(week), unit: 'percent', changeAgainstPreviousWindow: true } as const
    expect(await units({ ...week, filter: "Kind__c = 'x'" }, events, rest)).toBe(100)
  })
})

describe('a ratio', () => {
  const two = onEvents({ filter: "Kind__c = 'y'" })
  const events = [{ kind: 'x' }, { kind: 'y' }, { kind: 'y' }, { kind: 'y' }]

  test('is a plain quotient, in percent a hundred times that', async () => {
    // 1 / 3
    expect(await units({ filter: "Kind__c = 'x'" }, events, { over: two, unit: 'ratio' })).toBe(0.3333)
    expect(await units({ filter: "Kind__c = 'x'" }, events, { over: two, unit: 'percent' })).toBe(33.3333)
  })

  test('over 0 is not known', async () => {
    expect(await units({}, [{ kind: 'x' }], { over: two, unit: 'ratio' })).toBeNull()
  })

  test('over what is not known is not known', async () => {
    const over = onEvents({ aggregate: 'average', field: 'Amount__c' })
    expect(await units({}, [{ kind: 'x' }], { over, unit: 'ratio' })).toBeNull()
  })

  test('of averages is exact', async () => {
    // (1/3) / (2/3) = 0.5; of 0.3333 and 0.6667 it would be 0.4999
    const third = { aggregate: 'average', field: 'Amount__c' } as const
    const rows = [...['1', '0', '0'].map((amount) => ({ kind: 'x', amount })), ...['1', '1', '0'].map((amount) => ({ kind: 'y', amount }))]
    const over = onEvents({ ...third, filter: "Kind__c = 'y'" })
    expect(await units({ ...third, filter: "Kind__c = 'x'" }, rows, { over, unit: 'ratio' })).toBe(0.5)
  })

  test('of amounts near the limit is exact, and beyond it not known', async () => {
    const sum = { aggregate: 'sum', field: 'Amount__c' } as const
    const over = onEvents({ ...sum, filter: "Kind__c = 'y'" })
    const amounts = (x: string, y: string) => [
      { kind: 'x', amount: x },
      { kind: 'y', amount: y },
    ]
    const filter = "Kind__c = 'x'"
    expect(await units({ ...sum, filter }, amounts('90000000000000.0001', '90000000000000'), { over, unit: 'ratio' })).toBe(1)
    expect(await units({ ...sum, filter }, amounts('1E20', '0.0001'), { over, unit: 'percent' })).toBeNull()
  })

  test('by a negative whole', async () => {
    const over = onEvents({ aggregate: 'sum', field: 'Amount__c' })
    // 1 / −3
    expect(await units({}, [{ amount: '-3' }], { over, unit: 'ratio' })).toBe(-0.3333)
  })

  test('over another object', async () => {
    await bench.facts.load(await bench.source('Seat__c', [id('Id'), reference('Owner__c'), number('Seats__c')], [['s1', 'A', '8']]))
    const over = aggregate({ sourceObject: 'Seat__c', accountPath: 'Owner__c', aggregate: 'sum', field: 'Seats__c' })
    expect(await units({}, [{}, {}], { over, unit: 'percent' })).toBe(25)
  })
})

describe('the latest value', () => {
  const latest = { aggregate: 'latest', field: 'Amount__c', dateField: 'Day__c' } as const

  test('is that of the newest date, whatever the order of rows', async () => {
    const events = [
      { day: '2026-11-01', amount: '1' },
      { day: '2026-11-20', amount: '2' },
      { day: '2026-10-01', amount: '3' },
    ]
    expect(await units(latest, events)).toBe(2)
  })

  test('of the same day, the greater id wins', async () => {
    const events = [
      { day: '2026-11-20', amount: '1' },
      { day: '2026-11-20', amount: '2' },
    ]
    expect(await units(latest, events)).toBe(2)
    expect(await units(latest, events.toReversed())).toBe(1)
  })

  test('is one that is there: an empty one is passed over', async () => {
    const events = [{ day: '2026-11-20', amount: '1' }, { day: '2026-11-21' }]
    expect(await valueOf(latest, events)).toEqual({ value: 10_000, rawValue: null, latestOn: '2026-11-21' })
  })

  test('is not of tomorrow, and not of a row without date', async () => {
    const events = [{ day: '2026-11-22', amount: '1' }, { day: '2026-11-23', amount: '2' }, { amount: '3' }]
    expect(await units(latest, events)).toBe(1)
  })

  test('without a date field is that of the greatest id', async () => {
    expect(await units({ ...latest, dateField: null }, [{ amount: '1' }, { amount: '2' }])).toBe(2)
  })
})

describe('days', () => {
  test.each([
    ['the newest day that is not in the future', ['2026-11-20', '2026-11-01', '2026-11-23'], 2],
    ['today is 0 days ago', ['2026-11-22'], 0],
    ['only the future is nothing', ['2026-11-23'], null],
  ])('since: %s', async (_, days, value) => {
    expect(
      await units(
        { aggregate: 'daysSince', dateField: 'Day__c' },
        days.map((day) => ({ day })),
      ),
    ).toBe(value)
  })

  test.each([
    ['the next day that is not past', ['2026-12-01', '2026-11-30', '2026-11-21'], 8],
    ['today is in 0 days', ['2026-11-22'], 0],
    ['only the past is nothing', ['2026-11-21'], null],
  ])('until: %s', async (_, days, value) => {
    expect(
      await units(
        { aggregate: 'daysUntil', field: 'Day__c' },
        days.map((day) => ({ day })),
      ),
    ).toBe(value)
  })

  test('are counted in the org’s time zone', async () => {
    // 2026-11-20T15:00Z is the 21st in Tokyo
    expect(await units({ aggregate: 'daysSince', field: 'At__c' }, [{ at: '2026-11-20T15:00:00.000Z' }])).toBe(1)
    expect(await units({ aggregate: 'daysSince', field: 'At__c' }, [{ at: '2026-11-20T14:59:59.000Z' }])).toBe(2)
    expect(await units({ aggregate: 'daysUntil', field: 'At__c' }, [{ at: '2026-11-23T15:00:00.000Z' }])).toBe(2)
  })
})

describe('the newest date that a value rests on', () => {
  test('is that of the rows that the filter lets through, whatever the window, and not of tomorrow', async () => {
    const events = [
      { kind: 'x', day: '2026-01-05' },
      { kind: 'x', day: '2026-01-04' },
      { kind: 'y', day: '2026-11-20' },
      { kind: 'x', day: '2026-11-23' },
    ]
    expect(await valueOf({ filter: "Kind__c = 'x'", dateField: 'Day__c', windowDays: 7 }, events)).toEqual({
      value: 0,
      rawValue: null,
      latestOn: '2026-01-05',
    })
  })

  test('is the org’s day of an instant', async () => {
    expect(await valueOf({ dateField: 'At__c' }, [{ at: '2026-11-20T15:00:00.000Z' }])).toEqual({
      value: 10_000,
      rawValue: null,
      latestOn: '2026-11-21',
    })
  })

  test('is null without a date field', async () => {
    expect(await valueOf({}, [{ day: '2026-11-20' }])).toEqual({ value: 10_000, rawValue: null, latestOn: null })
  })
})
