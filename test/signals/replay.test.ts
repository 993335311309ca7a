import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { addDays, daysBetween } from '../../scoring-api/metric/calendar-day.ts'
import { decideSignals } from '../../scoring-api/signals/decide-signals.ts'
import type { FactsRow } from '../../scoring-api/signals/facts-row.ts'
import type { Indicator } from '../../scoring-api/signals/indicator.ts'
import { replayAccount, type AccountHistory, type PastFacts, type ReplayedSignal } from '../../scoring-api/signals/replay-account.ts'
import { prepareReplay } from '../../scoring-api/signals/replay-rules.ts'
import { createReplayTally } from '../../scoring-api/signals/replay-tally.ts'
import type { Signal } from '../../scoring-api/signals/signal.ts'
import { toWrites } from '../../scoring-api/signals/to-writes.ts'
import { accountId, calendar, compiled, indicator, names, playbook, run, today } from './builders.ts'

/** A snapshot so many days before today. */
const snapshot = (daysAgo: number, row: FactsRow, more: Partial<PastFacts> = {}) => ({
  asOfDate: addDays(today, -daysAgo),
  facts: { row, customerSince: null, score: null, ...more },
})
const cases = (daysAgo: number, count: number | null) => snapshot(daysAgo, { 'Value.open_cases': count })

/** Days before today on which signals opened and ended; null = still open. */
function replay(snapshots: AccountHistory['snapshots'], changes: Partial<Indicator> = {}, days = 90): [number, number | null][] {
  const { rules } = prepareReplay(indicator(changes), playbook(), names, calendar, days)
  const daysAgo = (date: string) => daysBetween(date, today)
  return replayAccount({ accountId, snapshots }, rules).map(({ openedOn, closedOn }) => [
    daysAgo(openedOn),
    closedOn === null ? null : daysAgo(closedOn),
  ])
}

describe('a replay of more than 10 open cases', () => {
  it('opens on the day of the snapshot and ends with the margin: 10 is not under 9.5, 9 is', () => {
    expect(replay([cases(60, 11), cases(50, 10), cases(40, 9)])).toEqual([[60, 40]])
  })

  it('holds a snapshot until the next, the one before the first day too', () => {
    expect(replay([cases(97, 11), cases(3, 0)])).toEqual([[90, 3]])
    expect(replay([cases(97, 11)])).toEqual([[90, null]])
  })

  it('ends yesterday: what a run found today is not the past', () => {
    expect(replay([cases(1, 11)])).toEqual([[1, null]])
    expect(replay([cases(0, 11)])).toEqual([])
  })

  it('knows nothing before the first snapshot', () => {
    expect(replay([])).toEqual([])
    expect(replay([snapshot(20, {})])).toEqual([])
  })

  it('neither opens nor ends on a value that is missing', () => {
    expect(replay([cases(30, null)])).toEqual([])
    expect(replay([cases(30, 11), cases(20, null)])).toEqual([[30, null]])
  })

  it('waits for its days: 5 days from day 30 on is day 25, and 4 days are too few', () => {
    expect(replay([cases(30, 11), cases(25, 0)], { minimumDays: 5 })).toEqual([])
    expect(replay([cases(30, 11), cases(24, 0)], { minimumDays: 5 })).toEqual([[25, 24]])
    expect(replay([cases(30, 11)], { minimumDays: 5 })).toEqual([[25, null]])
  })

  it('cools down for 14 days after its end, and opens then without another snapshot', () => {
    expect(replay([cases(60, 11), cases(50, 0), cases(49, 11)])).toEqual([
      [60, 50],
      [36, null],
    ])
    expect(replay([cases(60, 11), cases(50, 0), cases(36, 11)])).toEqual([
      [60, 50],
      [36, null],
    ])
  })

  it('ends where the stage no longer applies', () => {
    const at = (daysAgo: number, stage: string) => snapshot(daysAgo, { 'Value.open_cases': 11, Stage: stage })
    expect(replay([at(30, 'Operation'), at(20, 'Renewal')], { stages: ['Operation'] })).toEqual([[30, 20]])
  })
})

describe('a replay asks each day for what the day brings', () => {
  it('days as a customer: 100 days ago is day 0, 30 days as a customer is 70 days ago', () => {
    const since = snapshot(95, {}, { customerSince: addDays(today, -100) })
    expect(replay([since], { when: 'DaysAsCustomer >= 30', until: 'DaysAsCustomer >= 60', reasonText: null })).toEqual([[70, 40]])
  })

  it('the change against the newest snapshot 30 to 38 days before', () => {
    const scored = (daysAgo: number, score: number) => snapshot(daysAgo, {}, { score })
    const falls = { when: 'Change30Days <= -10', reasonText: null }
    // 55 against 70 from 40 days ago on; from 10 days ago on against 55 itself
    expect(replay([scored(100, 7_000), scored(73, 7_000), scored(66, 7_000), scored(40, 5_500)], falls)).toEqual([[40, 10]])
    expect(replay([scored(79, 7_000), scored(40, 5_500)], falls)).toEqual([])
  })

  it('a relative date, and names it as one without a history', () => {
    const soon = indicator({
      when: 'Account.CsRenewalDate__c = NEXT_N_DAYS:30',
      until: 'Account.CsRenewalDate__c < TODAY',
      reasonText: null,
    })
    const { rules, unknownNames } = prepareReplay(soon, playbook(), names, calendar, 90)
    expect(unknownNames).toEqual(['Account.CsRenewalDate__c'])
    expect(rules.isDated).toBe(true)
    const renewal = snapshot(90, { 'Account.CsRenewalDate__c': addDays(today, -20) })
    // 30 days before the renewal is 50 days ago, the day after it 19 days ago
    expect(replayAccount({ accountId, snapshots: [renewal] }, rules)).toEqual([
      { openedOn: addDays(today, -50), closedOn: addDays(today, -19) },
    ])
  })
})

it('takes the segment and the stages for names that decide', () => {
  const { asked, unknownNames } = prepareReplay(
    indicator({ segmentFilter: "Industry = 'Banking'", stages: ['Operation'] }),
    playbook(),
    names,
    calendar,
    90,
  )
  expect([...asked]).toEqual(['Value.open_cases', 'Account.Industry', 'Stage'])
  expect(unknownNames).toEqual(['Account.Industry'])
})

describe('the tally of replays', () => {
  const signal = (openedOn: string, closedOn: string | null): ReplayedSignal => ({ openedOn, closedOn })
  const dates = ['2026-09-01', '2026-09-02', '2026-09-03', '2026-09-04', '2026-09-05']

  it('counts signals, accounts and days', () => {
    const tally = createReplayTally(dates)
    tally.add([signal('2026-09-01', '2026-09-02'), signal('2026-09-04', null)])
    tally.add([])
    tally.add([signal('2026-09-01', '2026-09-05')])
    expect(tally.result()).toEqual({
      from: '2026-09-01',
      to: '2026-09-05',
      opened: 3,
      resolved: 2,
      stillOpen: 1,
      accounts: 2,
      // 1 and 4 days
      medianDaysOpen: 2.5,
      days: [
        { day: '2026-09-01', opened: 2, resolved: 0 },
        { day: '2026-09-02', opened: 0, resolved: 1 },
        { day: '2026-09-04', opened: 1, resolved: 0 },
        { day: '2026-09-05', opened: 0, resolved: 1 },
      ],
    })
  })

  it('has no median of nothing, and the middle of three', () => {
    const tally = createReplayTally(dates)
    tally.add([signal('2026-09-01', null)])
    expect(tally.result().medianDaysOpen).toBeNull()
    tally.add([signal('2026-09-01', '2026-09-02'), signal('2026-09-02', '2026-09-04'), signal('2026-09-01', '2026-09-05')])
    expect(tally.result().medianDaysOpen).toBe(2)
  })
})

/** What runs decide, each day anew, where every signal that wants to open may. */
function dayByDay({ snapshots }: AccountHistory, one: Indicator, dates: readonly string[]): ReplayedSignal[] {
  let signals: Signal[] = []
  for (const asOfDate of dates) {
    const row = snapshots.findLast((each) => each.asOfDate <= asOfDate)?.facts.row
    if (row === undefined) continue
    const runOfDay = run({ asOfDate, indicators: [compiled(one, playbook(), asOfDate)] })
    const decision = decideSignals(runOfDay, { accountId, row, ownerId: null, ownerOfPath: {}, signals, tasks: [] })
    const all = new Set(decision.openings.map(({ signal }) => signal.key))
    const changed = new Map(toWrites(decision, all, signals).signals.map((signal) => [signal.key, signal]))
    const known = new Set(signals.map(({ key }) => key))
    signals = [...signals.map((signal) => changed.get(signal.key) ?? signal), ...[...changed.values()].filter(({ key }) => !known.has(key))]
  }
  return signals.flatMap(({ openedOn, closedOn }) => (openedOn === null ? [] : [{ openedOn, closedOn }]))
}

it('is what runs decide day by day, whatever the history', () => {
  const value = fc.constantFrom(undefined, null, 3, 9, 10, 11, 12)
  const history = fc
    .uniqueArray(fc.record({ daysAgo: fc.integer({ min: 0, max: 60 }), value, stage: fc.constantFrom('Operation', 'Renewal') }), {
      selector: ({ daysAgo }) => daysAgo,
      maxLength: 25,
    })
    .map((days) =>
      days
        .toSorted((a, b) => b.daysAgo - a.daysAgo)
        .map(({ daysAgo, value: count, stage }) =>
          snapshot(daysAgo, { Stage: stage, ...(count === undefined ? {} : { 'Value.open_cases': count }) }),
        ),
    )
  const changes = fc.record({
    minimumDays: fc.constantFrom(0, 1, 2, 7),
    cooldownDays: fc.constantFrom(0, 1, 5, 14),
    until: fc.constantFrom(null, 'Value.open_cases < 5'),
    stages: fc.constantFrom<string[]>([], ['Operation']),
    margin: fc.constantFrom(0, 500, 2_000),
  })
  const byOpening = (a: ReplayedSignal, b: ReplayedSignal) => (a.openedOn < b.openedOn ? -1 : 1)
  let opened = 0
  fc.assert(
    fc.property(history, changes, (snapshots, more) => {
      const one = indicator(more)
      const { rules } = prepareReplay(one, playbook(), names, calendar, 50)
      const replayed = replayAccount({ accountId, snapshots }, rules)
      opened += replayed.length
      expect(replayed.toSorted(byOpening)).toEqual(dayByDay({ accountId, snapshots }, one, rules.dates).toSorted(byOpening))
    }),
    { numRuns: 150 },
  )
  expect(opened).toBeGreaterThan(50)
})
