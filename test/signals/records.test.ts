import { describe, expect, it } from 'vitest'
import type { WriteRow } from '../../scoring-api/salesforce/write-each.ts'
import { daysOff, type HolidayRecord } from '../../scoring-api/signals/holiday-records.ts'
import type { Signal } from '../../scoring-api/signals/signal.ts'
import { toSignal, toSignalRow } from '../../scoring-api/signals/signal-records.ts'
import { roleOf } from '../../scoring-api/signals/team-records.ts'

const signal: Signal = {
  id: 'a07000000000001AAA',
  key: '001000000000001AAA:many-cases:2026-11-22',
  accountId: '001000000000001AAA',
  indicatorKey: 'many-cases',
  kind: 'risk',
  urgency: 'high',
  status: 'open',
  trueSince: '2026-11-22',
  openedOn: '2026-11-22',
  closedOn: null,
  snoozedUntil: null,
  dismissReason: null,
  closingNote: null,
  reason: 'Three cases, "urgent"',
  resolves: '',
  evidence: { schema: 1, asOf: '2026-11-22', values: { 'Value.open_cases': 3, Band: null } },
  closingEvidence: null,
  createdSteps: {
    call: {
      taskId: null,
      textHash: 'c13634273e18',
      priority: 'High',
      ownerId: '005000000000001AAA',
      dueOn: '2026-11-24',
      createdOn: '2026-11-22',
    },
  },
}

/** As the org's CSV has what was written. */
function stored(row: WriteRow): Record<string, string> {
  const texts = Object.entries(row).map(([field, value]) => [field, value === null ? '' : String(value)])
  return { ...Object.fromEntries(texts), Id: signal.id, DismissReason__c: '' } as Record<string, string>
}

describe('a signal', () => {
  it('comes back from the org as it was written', () => {
    const row = toSignalRow(signal, null, 'a08000000000001AAA')
    expect(row?.['Indicator__c']).toBe('a08000000000001AAA')
    expect(toSignal(stored(row ?? {}))).toEqual(signal)
  })

  it('is written as far as it differs', () => {
    expect(toSignalRow(signal, signal, null)).toBeNull()
    expect(toSignalRow({ ...signal, status: 'resolved', closedOn: '2026-11-23' }, signal, null)).toEqual({
      Key__c: signal.key,
      Status__c: 'Resolved',
      ClosedOn__c: '2026-11-23',
    })
  })

  it('never says that a person dismissed it: that is theirs to say', () => {
    expect(toSignalRow({ ...signal, dismissReason: null }, { ...signal, dismissReason: 'other' }, null)).toBeNull()
  })

  it.each(['Status__c', 'Kind__c', 'Key__c', 'IndicatorKey__c', 'TrueSince__c'])('without %s is left alone', (field) => {
    expect(toSignal({ ...stored(toSignalRow(signal, null, null) ?? {}), [field]: '' })).toBeNull()
  })

  it.each(['{', '[]', '{"schema":2}'])('whose JSON somebody changed to %s is read without it', (text) => {
    const row = { ...stored(toSignalRow(signal, null, null) ?? {}), Evidence__c: text, CreatedSteps__c: `${text}x` }
    expect(toSignal(row)).toEqual({ ...signal, evidence: null, createdSteps: {} })
  })
})

describe('days off', () => {
  const holiday: HolidayRecord = {
    IsAllDay: true,
    ActivityDate: null,
    IsRecurrence: true,
    RecurrenceStartDate: '2026-01-01',
    RecurrenceEndDateOnly: null,
    RecurrenceType: null,
    RecurrenceInterval: null,
    RecurrenceDayOfWeekMask: null,
    RecurrenceDayOfMonth: null,
    RecurrenceInstance: null,
    RecurrenceMonthOfYear: null,
  }
  const monday = 2
  const days = (fields: Partial<HolidayRecord>, from = '2026-01-01', to = '2026-03-31') =>
    [...daysOff([{ ...holiday, ...fields }], from, to)].toSorted()

  it('are single days, half days apart', () => {
    expect(days({ IsRecurrence: false, ActivityDate: '2026-05-04' })).toEqual(['2026-05-04'])
    expect(days({ IsRecurrence: false, ActivityDate: '2026-05-04', IsAllDay: false })).toEqual([])
  })

  it.each<[string, Partial<HolidayRecord>, string[]]>([
    [
      'every tenth day until its end',
      { RecurrenceType: 'RecursDaily', RecurrenceInterval: 10, RecurrenceEndDateOnly: '2026-01-21' },
      ['2026-01-01', '2026-01-11', '2026-01-21'],
    ],
    [
      'every third Monday from Thursday 1 January on',
      {
        RecurrenceType: 'RecursWeekly',
        RecurrenceDayOfWeekMask: monday,
        RecurrenceInterval: 3,
        RecurrenceEndDateOnly: '2026-02-28',
      },
      ['2026-01-19', '2026-02-09'],
    ],
    [
      'the 31st of every month that has one',
      { RecurrenceType: 'RecursMonthly', RecurrenceDayOfMonth: 31, RecurrenceInterval: 1 },
      ['2026-01-31', '2026-03-31'],
    ],
    [
      'the last Monday of every second month',
      { RecurrenceType: 'RecursMonthlyNth', RecurrenceDayOfWeekMask: monday, RecurrenceInstance: 'Last', RecurrenceInterval: 2 },
      ['2026-01-26', '2026-03-30'],
    ],
    [
      'the second Monday of January: Coming-of-Age Day',
      {
        RecurrenceType: 'RecursYearlyNth',
        RecurrenceDayOfWeekMask: monday,
        RecurrenceInstance: 'Second',
        RecurrenceMonthOfYear: 'January',
      },
      ['2026-01-12'],
    ],
    [
      '11 February every year',
      { RecurrenceType: 'RecursYearly', RecurrenceDayOfMonth: 11, RecurrenceMonthOfYear: 'February' },
      ['2026-02-11'],
    ],
    [
      'every working day of a week',
      { RecurrenceType: 'RecursEveryWeekday', RecurrenceDayOfWeekMask: 62, RecurrenceEndDateOnly: '2026-01-07' },
      ['2026-01-01', '2026-01-02', '2026-01-05', '2026-01-06', '2026-01-07'],
    ],
  ])('recur %s', (_, fields, expected) => {
    expect(days(fields)).toEqual(expected)
  })

  it('do not recur before they begin', () => {
    const fields = { RecurrenceType: 'RecursYearly', RecurrenceDayOfMonth: 11, RecurrenceMonthOfYear: 'February' }
    expect(days({ ...fields, RecurrenceStartDate: '2026-02-12' })).toEqual([])
  })
})

it('takes the role from an owner path', () => {
  expect(['Team: Customer Success Manager', 'team:CSM', 'OwnerId', 'Teams__r.OwnerId'].map(roleOf)).toEqual([
    'Customer Success Manager',
    'CSM',
    null,
    null,
  ])
})
