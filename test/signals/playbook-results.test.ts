import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays } from '../../scoring-api/metric/calendar-day.ts'
import type { Renewal } from '../../scoring-api/signals/decided-renewals.ts'
import { firstOpeningCounted, tallyPlaybooks, type FiredSignal, type PlaybookResult } from '../../scoring-api/signals/playbook-results.ts'
import type { ResultPeriod } from '../../scoring-api/signals/result-period.ts'
import type { StepTask } from '../../scoring-api/signals/task-outcome.ts'

const asOf = '2026-09-30'
const ago = (days: number): string => addDays(asOf, -days)

const signal = (fields: Partial<FiredSignal>): FiredSignal => ({
  accountId: 'a',
  playbookKey: 'calm',
  openedOn: ago(10),
  outcome: 'open',
  closedOn: null,
  ...fields,
})
const resolved = (openedOn: string, closedOn: string): FiredSignal => signal({ openedOn, outcome: 'resolved', closedOn })
const renewal = (accountId: string, daysAgo: number, isRenewed = true): Renewal => ({ accountId, decidedOn: ago(daysAgo), isRenewed })

interface Book {
  signals?: FiredSignal[]
  tasks?: StepTask[]
  renewals?: Renewal[] | null
}

function results({ signals = [], tasks = [], renewals = [] }: Book, keys = ['calm']): PlaybookResult[] {
  const tally = tallyPlaybooks(keys, renewals, asOf)
  signals.forEach((one) => tally.addSignal(one))
  tasks.forEach((one) => tally.addTask(one))
  return tally.results()
}

function calm(period: ResultPeriod, book: Book): PlaybookResult {
  const found = results(book).find((result) => result.period === period)
  if (found === undefined) throw new Error(`no result of ${period}`)
  return found
}

const quiet = {
  playbookKey: 'calm',
  fired: 0,
  resolved: 0,
  dismissed: 0,
  stillOpen: 0,
  medianDaysToResolve: null,
  tasksDue: 0,
  tasksDoneInTime: 0,
  renewals: { with: 0, renewedWith: 0, without: 0, renewedWithout: 0 },
}

describe('signals', () => {
  it('has a result of each playbook and period, also where nothing was', () => {
    expect(results({})).toEqual([
      { ...quiet, period: 'last90Days' },
      { ...quiet, period: 'last365Days' },
    ])
  })

  it('counts what opened in the period, its first and its last day included', () => {
    const signals = [
      signal({ openedOn: asOf }),
      signal({ openedOn: ago(89) }),
      signal({ openedOn: ago(90) }),
      signal({ openedOn: ago(364) }),
    ]
    expect(calm('last90Days', { signals }).fired).toBe(2)
    expect(calm('last365Days', { signals: [...signals, signal({ openedOn: ago(365) })] }).fired).toBe(4)
  })

  it('tells how those that fired ended: resolved 2, dismissed 1, open 1, of 5; one closed for another reason', () => {
    const signals = [
      resolved(ago(40), ago(30)),
      resolved(ago(20), ago(17)),
      signal({ outcome: 'dismissed', closedOn: ago(5) }),
      signal({}),
      signal({ outcome: 'gone', closedOn: ago(1) }),
    ]
    // Days 10 and 3: the mean of the middle two is 6.5.
    expect(calm('last90Days', { signals })).toEqual({
      ...quiet,
      period: 'last90Days',
      fired: 5,
      resolved: 2,
      dismissed: 1,
      stillOpen: 1,
      medianDaysToResolve: 6.5,
    })
  })

  it.each([
    ['one', [7], 7],
    ['an odd number', [30, 2, 5], 5],
    ['an even number', [1, 2, 40, 3], 2.5],
    ['one that closed on the day it opened', [0], 0],
  ])('takes the median of %s', (_, days, expected) => {
    const signals = days.map((count) => resolved(ago(60), addDays(ago(60), count)))
    expect(calm('last90Days', { signals }).medianDaysToResolve).toBe(expected)
  })

  it('takes no days from a signal of which nobody knows when it closed', () => {
    const signals = [signal({ outcome: 'resolved', closedOn: null })]
    expect(calm('last90Days', { signals })).toMatchObject({ resolved: 1, medianDaysToResolve: null })
  })

  it('leaves out signals of playbooks that nobody asked for', () => {
    expect(results({ signals: [signal({ playbookKey: 'gone' })] })).toMatchObject([{ fired: 0 }, { fired: 0 }])
  })
})

describe('tasks', () => {
  const task = (dueOn: string, completedOn: string | null): StepTask => ({
    playbookKey: 'calm',
    dueOn,
    completedOn,
    isClosed: completedOn !== null,
    isClosedWithSignal: false,
  })

  it('counts those decided in the period: 2 of 3 in time, and one more in the year', () => {
    const tasks = [
      task(ago(89), ago(89)),
      task(ago(1), ago(30)),
      task(ago(1), null),
      // Due today, so not yet decided.
      task(asOf, null),
      task(ago(90), ago(50)),
    ]
    expect(calm('last90Days', { tasks })).toMatchObject({ tasksDue: 3, tasksDoneInTime: 2 })
    expect(calm('last365Days', { tasks })).toMatchObject({ tasksDue: 4, tasksDoneInTime: 2 })
  })
})

describe('renewals', () => {
  it('parts the accounts by whether the playbook had fired in the 365 days before the decision', () => {
    const book = {
      renewals: [renewal('a', 20), renewal('b', 20, false), renewal('c', 20), renewal('d', 20, false), renewal('e', 20)],
      signals: [
        signal({ accountId: 'a', openedOn: ago(21) }),
        signal({ accountId: 'b', openedOn: ago(20 + 365), outcome: 'resolved', closedOn: ago(300) }),
        // Too late: on the day of the decision.
        signal({ accountId: 'c', openedOn: ago(20) }),
        // Too early.
        signal({ accountId: 'd', openedOn: ago(20 + 366) }),
        signal({ accountId: 'e', playbookKey: 'other', openedOn: ago(30) }),
      ],
    }
    expect(calm('last90Days', book).renewals).toEqual({ with: 2, renewedWith: 1, without: 3, renewedWithout: 2 })
  })

  it('counts an account once, by its last decision of the period; of one day, the one that was won', () => {
    const renewals = [renewal('a', 10, false), renewal('a', 50, true), renewal('b', 10, false), renewal('b', 10, true)]
    const signals = [signal({ accountId: 'a', openedOn: ago(60) }), signal({ accountId: 'a', openedOn: ago(40) })]
    expect(calm('last90Days', { renewals, signals }).renewals).toEqual({ with: 1, renewedWith: 0, without: 1, renewedWithout: 1 })
    expect(calm('last90Days', { renewals: renewals.toReversed(), signals }).renewals).toEqual(
      calm('last90Days', { renewals, signals }).renewals,
    )
  })

  it('reaches from the first day of the period to the last', () => {
    const renewals = [renewal('a', 0), renewal('b', 89), renewal('c', 90), renewal('d', -1)]
    expect(calm('last90Days', { renewals }).renewals).toMatchObject({ without: 2 })
    expect(calm('last365Days', { renewals }).renewals).toMatchObject({ without: 3 })
  })

  it('is not known where the org names no renewals', () => {
    expect(calm('last90Days', { renewals: null, signals: [signal({})] })).toMatchObject({ fired: 1, renewals: null })
  })

  it('rests on no signal earlier than those that are read', () => {
    expect(firstOpeningCounted(asOf)).toBe(ago(364 + 365))
    const renewals = [renewal('a', 364)]
    const found = (openedOn: string) => calm('last365Days', { renewals, signals: [signal({ openedOn })] }).renewals
    expect(found(firstOpeningCounted(asOf))).toMatchObject({ with: 1 })
    expect(found(addDays(firstOpeningCounted(asOf), -1))).toMatchObject({ with: 0 })
  })
})

describe('whatever the book', () => {
  const day = fc.integer({ min: -5, max: 800 }).map(ago)
  const account = fc.constantFrom('a', 'b', 'c', 'd')
  const key = fc.constantFrom('calm', 'save')
  const book = fc.record({
    signals: fc.array(
      fc
        .record({
          accountId: account,
          playbookKey: key,
          openedOn: day,
          outcome: fc.constantFrom<FiredSignal['outcome']>('resolved', 'dismissed', 'open', 'gone'),
          lasted: fc.nat(60),
        })
        .map(({ lasted, ...fields }) => ({ ...fields, closedOn: fields.outcome === 'open' ? null : addDays(fields.openedOn, lasted) })),
      { maxLength: 30 },
    ),
    tasks: fc.array(
      fc.record({
        playbookKey: key,
        dueOn: fc.option(day),
        isClosed: fc.boolean(),
        completedOn: fc.option(day),
        isClosedWithSignal: fc.boolean(),
      }),
      { maxLength: 30 },
    ),
    renewals: fc.array(fc.record({ accountId: account, decidedOn: day, isRenewed: fc.boolean() }), { maxLength: 12 }),
  })

  it('no part is more than its whole, and with and without are all decided renewals', () => {
    fc.assert(
      fc.property(book, (generated) => {
        for (const result of results(generated, ['calm', 'save'])) {
          const { fired, tasksDue, tasksDoneInTime, medianDaysToResolve, renewals } = result
          expect(result.resolved + result.dismissed + result.stillOpen).toBeLessThanOrEqual(fired)
          expect(medianDaysToResolve === null).toBe(result.resolved === 0)
          expect(tasksDoneInTime).toBeLessThanOrEqual(tasksDue)
          const days = result.period === 'last90Days' ? 90 : 365
          const isDecided = ({ decidedOn }: Renewal) => decidedOn > ago(days) && decidedOn <= asOf
          const decided = new Set(generated.renewals.filter(isDecided).map(({ accountId }) => accountId))
          expect((renewals?.with ?? 0) + (renewals?.without ?? 0)).toBe(decided.size)
          expect(renewals?.renewedWith).toBeLessThanOrEqual(renewals?.with ?? 0)
          expect(renewals?.renewedWithout).toBeLessThanOrEqual(renewals?.without ?? 0)
        }
      }),
    )
  })

  it('a year holds its 90 days, and the order of the rows does not matter', () => {
    fc.assert(
      fc.property(book, (generated) => {
        const found = results(generated)
        const [quarter, year] = found
        expect(quarter?.fired).toBeLessThanOrEqual(year?.fired ?? 0)
        expect(quarter?.tasksDue).toBeLessThanOrEqual(year?.tasksDue ?? 0)
        const turned = {
          signals: generated.signals.toReversed(),
          tasks: generated.tasks.toReversed(),
          renewals: generated.renewals.toReversed(),
        }
        expect(results(turned)).toEqual(found)
      }),
    )
  })
})
