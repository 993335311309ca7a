import { describe, expect, it } from 'vitest'
import { addDays } from '../../scoring-api/metric/calendar-day.ts'
import { rhythmActions } from '../../scoring-api/signals/admit-beginnings.ts'
import { checkRhythm } from '../../scoring-api/signals/check-rhythm.ts'
import { decideRhythms } from '../../scoring-api/signals/decide-rhythms.ts'
import { toPlaybook } from '../../scoring-api/signals/definition-json.ts'
import type { RhythmTask } from '../../scoring-api/signals/rhythm.ts'
import { readLibrary } from '../../scripts/default-indicators/library-file.ts'
import { account, calendar, names, run } from '../signals/builders.ts'
import { afterActions, onDay } from '../signals/rhythm-builders.ts'

const { playbooks, rhythms } = await readLibrary()
const playbookByKey = new Map(playbooks.map((entry) => [entry.key, toPlaybook(entry)]))

const days = Array.from({ length: 365 }, (_, index) => addDays('2027-01-01', index)).map((date) => ({
  date,
  ofRun: rhythms.map((rhythm) => onDay(date, rhythm, { book: playbookByKey.get(rhythm.playbookKey) })),
}))

/** What a customer of long standing gets for 2027 from daily runs while nobody completes anything. @returns `created period:step due` by rhythm */
function tasksOfYear(stage: string, arr: number | null): Record<string, string[]> {
  const row = { Stage: stage, DaysAsCustomer: 900, 'Account.CsArr__c': arr }
  let stored: RhythmTask[] = []
  for (const { date, ofRun } of days) {
    const decision = decideRhythms(ofRun, account({ row }), run({ asOfDate: date }), stored)
    const keys = new Set(decision.beginnings.map(({ key }) => key))
    stored = afterActions(stored, rhythmActions(decision, { keys, postponed: 0 }), date)
  }
  const steps = stored.filter(({ period, stepKey }) => period.startsWith('2027') && !stepKey.endsWith(':escalation'))
  const linesOf = (key: string): string[] =>
    steps.filter(({ rhythmKey }) => rhythmKey === key).map((task) => `${task.createdOn} ${task.period}:${task.stepKey} ${task.dueOn}`)
  return Object.fromEntries(rhythms.map(({ key }) => [key, linesOf(key)]))
}

const counted = (tasks: Record<string, string[]>) => Object.values(tasks).map((lines) => lines.length)

describe('the standard rhythms', () => {
  it('have keys of their own and are understood by the service', () => {
    expect(new Set(rhythms.map(({ key }) => key)).size).toBe(rhythms.length)
    expect(rhythms.flatMap((entry) => checkRhythm(entry, playbookByKey, names, calendar).findings)).toEqual([])
    expect(rhythms.flatMap(({ stages }) => stages).filter((stage) => !['Onboarding', 'Operation'].includes(stage))).toEqual([])
  })

  it('check a large customer every month and review every quarter, a middling one is only checked, a small one is left to signals', () => {
    // A health check begins with one task, a review with two: 12 and 4 times 2.
    expect(counted(tasksOfYear('Operation', 500_000))).toEqual([12, 8, 0])
    expect(counted(tasksOfYear('Operation', 499_999))).toEqual([12, 0, 0])
    expect(counted(tasksOfYear('Operation', 300_000))).toEqual([12, 0, 0])
    expect(counted(tasksOfYear('Operation', 299_999))).toEqual([0, 0, 0])
    expect(counted(tasksOfYear('Operation', null))).toEqual([0, 0, 0])
  })

  it('review every implementation once a month, whatever its size', () => {
    expect(counted(tasksOfYear('Onboarding', null))).toEqual([0, 0, 12])
    expect(counted(tasksOfYear('Onboarding', 900_000))).toEqual([0, 0, 12])
  })

  it('leave trials and renewals alone', () => {
    expect(counted(tasksOfYear('Trial', 900_000))).toEqual([0, 0, 0])
    expect(counted(tasksOfYear('Renewal', 900_000))).toEqual([0, 0, 0])
  })

  it('bring a quarterly review three weeks before the quarter has its results', () => {
    // 10 April 2027 is a Saturday: Monday 12 April, 21 days before it 22 March; 3 and 5 business days after it the 15th and the 19th.
    expect(tasksOfYear('Operation', 500_000)['quarterly-business-review']?.filter((line) => line.includes('2027-Q2'))).toEqual([
      '2027-03-22 2027-Q2:date 2027-04-15',
      '2027-03-22 2027-Q2:results 2027-04-19',
    ])
  })
})
