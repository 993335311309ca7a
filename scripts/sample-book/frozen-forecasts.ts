import { forecastAccount } from '../../scoring-api/renewals/account-forecast.ts'
import type { RenewalCall } from '../../scoring-api/renewals/final-forecast.ts'
import { toForecastRow } from '../../scoring-api/renewals/forecast-records.ts'
import { mondayOf } from '../../scoring-api/renewals/forecast-week.ts'
import { learnLikelihoods, tellLikelihood } from '../../scoring-api/renewals/learned-likelihoods.ts'
import { daysAhead } from '../../scoring-api/renewals/next-renewal.ts'
import { featuresOf, featureTexts, horizonOf, type PastHealth } from '../../scoring-api/renewals/renewal-features.ts'
import { categoryValues } from '../../scoring-api/renewals/renewal-picklists.ts'
import { renewalRows, type DecidedRenewal, type HealthOn } from '../../scoring-api/renewals/renewal-rows.ts'
import type { Scorecard } from '../../scoring-api/health-score/scorecard.ts'
import { addDays, daysBetween } from './calendar.ts'
import type { DecidedStory } from './decided-stories.ts'
import { pastHealths } from './past-health.ts'
import type { BookContext, SampleRow } from './sample-book.ts'
import type { Story } from './story.ts'
import { scorecardOf } from './story-book.ts'

/** The week of the first forecast, as days before the day the book is for. */
const firstForecastDaysAgo = 540
/** A snapshot of a past week holds until the next two are due. */
const snapshotDays = 14
const callDaysBefore = 110
const dayOf = ({ today }: BookContext, daysAgo: number): string => addDays(today, -daysAgo)

/** What CSMs said of the renewals of these stories. */
export const toCallRows = (stories: readonly DecidedStory[], context: BookContext): SampleRow[] =>
  stories.map(({ accountNumber, renewal: { dueDaysAgo, call } }) => ({
    accountNumber,
    fields: {
      RenewalDate__c: dayOf(context, dueDaysAgo),
      Category__c: categoryValues[call.category],
      Reason__c: call.reason,
      GivenOn__c: dayOf(context, dueDaysAgo + callDaysBefore),
    },
  }))

/**
 * The weekly forecasts that an org which had run Banso for these accounts would hold: each made by the product's own rules from nothing but what
 * was known on the Monday of its week, the renewals decided before it and the snapshots up to it. Open risks of the past are not known: none.
 * @param opportunities of the whole book
 */
export function toForecastRows(
  stories: readonly DecidedStory[],
  opportunities: readonly SampleRow[],
  scorecards: Scorecard[],
  context: BookContext,
): SampleRow[] {
  const decided = toDecided(opportunities)
  const healthOn = healthOf(stories, scorecards, context)
  const mondays: string[] = []
  const last = mondayOf(context.today)
  for (let monday = mondayOf(dayOf(context, firstForecastDaysAgo)); monday < last; monday = addDays(monday, 7)) mondays.push(monday)
  return mondays.flatMap((monday) => {
    const known = decided.filter(({ decidedOn }) => decidedOn < monday)
    const { likelihoods } = learnLikelihoods(renewalRows(known, healthOn), monday, featureTexts)
    return stories.flatMap((story): SampleRow[] => {
      const { accountNumber, renewal } = story
      const renewalDate = dayOf(context, renewal.dueDaysAgo)
      const health = healthOn(accountNumber, monday)?.health
      const isAhead = monday <= renewalDate && daysBetween(monday, renewalDate) <= daysAhead
      const isDecided = decided.some((one) => one.accountId === accountNumber && one.decidedOn <= monday)
      if (!isAhead || isDecided || health === undefined) return []
      const told = tellLikelihood(likelihoods, featuresOf(health, horizonOf(daysBetween(monday, renewalDate))))
      const { forecast } = forecastAccount(
        {
          accountId: accountNumber,
          renewalDate,
          arr: renewal.arr * 100,
          openRisks: 0,
          forecasterId: null,
          told,
          calls: [callOf(story, context)],
          decisions: [],
        },
        monday,
      )
      return forecast === null ? [] : [{ accountNumber, fields: withoutIds(toForecastRow(forecast, null, monday, null)) }]
    })
  })
}

/** The ids of an org are the loader's. */
const withoutIds = ({ Key__c: _key, Account__c: _account, Forecaster__c: _forecaster, CallId__c: _call, ...fields }: SampleRow['fields']) =>
  fields

const toDecided = (opportunities: readonly SampleRow[]): DecidedRenewal[] =>
  opportunities
    .filter(({ fields }) => fields['Type'] === 'Renewal' && String(fields['StageName']).startsWith('Closed'))
    .map(({ accountNumber, fields }) => ({
      renewalId: `${accountNumber} ${fields['Name']}`,
      accountId: accountNumber,
      decidedOn: String(fields['CloseDate']),
      isRenewed: fields['StageName'] === 'Closed Won',
    }))

function healthOf(stories: readonly Story[], scorecards: Scorecard[], { today }: BookContext): HealthOn {
  const weeksOf = new Map(
    stories.map((story) => {
      const weeks = pastHealths(story, scorecardOf(story, scorecards), today)
      return [story.accountNumber, weeks.map(({ asOfDate, health }) => ({ asOfDate, ...toPast(health, story.stage) }))]
    }),
  )
  const newestBy = (accountNumber: string, day: string) =>
    weeksOf.get(accountNumber)?.findLast(({ asOfDate }) => asOfDate <= day && daysBetween(asOfDate, day) <= snapshotDays)
  return (accountNumber, day) => {
    const found = newestBy(accountNumber, day)
    if (found === undefined) return null
    const { asOfDate, ...health } = found
    const scoreMonthBefore = newestBy(accountNumber, addDays(day, -30))?.score ?? null
    return { health: { ...health, scoreMonthBefore }, knownOn: asOfDate }
  }
}

const toPast = (
  { score, coverage, band }: Pick<PastHealth, 'score' | 'coverage' | 'band'>,
  stage: string,
): Omit<PastHealth, 'scoreMonthBefore'> => ({
  score,
  coverage,
  band,
  stage,
  points: new Map(),
})

function callOf({ accountNumber, renewal: { dueDaysAgo, call } }: DecidedStory, context: BookContext): RenewalCall {
  const givenOn = dayOf(context, dueDaysAgo + callDaysBefore)
  return {
    id: accountNumber,
    renewalDate: dayOf(context, dueDaysAgo),
    ...call,
    likelihood: null,
    isWithdrawal: false,
    givenOn,
    createdAt: givenOn,
  }
}
