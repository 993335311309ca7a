import { z } from 'zod'

/** For whom an indicator would fire, as the routes answer it. */

const count = z.int().min(0)
const factValue = z.union([z.number(), z.string(), z.boolean()]).nullable()

/** What the next run would make of an account whose facts fulfil the condition. */
export const testOutcomes = ['opens', 'waits', 'queued', 'openAlready', 'coolingDown', 'dismissed'] as const
export type TestOutcome = (typeof testOutcomes)[number]

const today = z.object({
  matching: count.describe('Accounts that the indicator is for and whose facts fulfil the condition'),
  outcomes: z
    .object({ opens: count, waits: count, queued: count, openAlready: count, coolingDown: count, dismissed: count })
    .describe(
      'What becomes of them: a signal opens, waits for its days, is queued by the limits, is there already, is barred by the cool-down, or was dismissed and stays true',
    ),
  wouldOpen: count.describe('Signals that the next run would open'),
  tasks: count.describe('Tasks that it would create for the indicator'),
  perOwner: z.array(z.object({ ownerId: z.string(), accounts: count, tasks: count })).describe('Owners of these tasks, the most first'),
  accounts: z
    .array(
      z.object({
        accountId: z.string(),
        outcome: z.enum(testOutcomes),
        english: z.string().describe('The reason that the signal would show'),
        japanese: z.string(),
        values: z.record(z.string(), factValue).describe('By the names of the conditions; null = not known'),
      }),
    )
    .describe('At most 50 that match, the most ARR first'),
})
z.globalRegistry.add(today, { id: 'IndicatorTestToday' })

const past = z.object({
  from: z.string(),
  to: z.string().describe('Yesterday'),
  opened: count,
  resolved: count,
  stillOpen: count.describe('Of those opened, on the last day'),
  accounts: count.describe('Accounts of which at least one signal opened'),
  medianDaysOpen: z.number().min(0).nullable().describe('Of resolved ones; null = none resolved'),
  days: z.array(z.object({ day: z.string(), opened: count, resolved: count })).describe('Only days with any'),
  unknownNames: z.array(z.string()).describe('Names without a history: in the past they were taken as not known'),
})
z.globalRegistry.add(past, { id: 'IndicatorTestPast' })

export const testResult = z.object({
  asOf: z.string().describe('The instant that today is judged at'),
  accounts: count.describe('Accounts in scope'),
  today,
  past: past.describe(
    'As if the indicator had been switched on on the first day: the stored snapshots asked day by day, each valid until the next, without limits and without what people would have done',
  ),
  warnings: z.array(z.object({ english: z.string(), japanese: z.string() })).describe('What the test cannot know, or the run would not do'),
})
z.globalRegistry.add(testResult, { id: 'IndicatorTestResult' })

export type TestResult = z.infer<typeof testResult>
export type TodayResult = TestResult['today']
export type PastResult = TestResult['past']
export type TestedAccount = TodayResult['accounts'][number]
export type TestWarning = TestResult['warnings'][number]
