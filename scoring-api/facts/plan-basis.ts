import { inMatchingOrder, matchingScorecardSql } from '../health-score/matching-scorecard-sql.ts'
import type { Scorecard } from '../health-score/scorecard.ts'
import { dateIn } from '../metric/time-zone-day.ts'
import type { OrgCalendar } from '../soql/period.ts'
import type { MeasurePlan } from './facts.ts'
import { textColumn } from './stage-sql.ts'
import type { StagedSources } from './staged-source.ts'

/** A plan as every statement over the staged accounts needs it. */
export interface PlanBasis {
  calendar: OrgCalendar
  /** In matching order. */
  scorecards: Scorecard[]
  /** SQL of the index of the account's scorecard; null = none. */
  matchSql: string
}

export function planBasis(plan: MeasurePlan, sources: StagedSources): PlanBasis {
  const calendar = calendarOf(plan)
  const scorecards = inMatchingOrder(plan.scorecards)
  const stageSql = plan.stageColumn === null ? 'CAST(NULL AS VARCHAR)' : accountTextSql(sources, plan.stageColumn)
  return { calendar, scorecards, matchSql: matchingScorecardSql(scorecards, stageSql, sources.lookup, calendar) }
}

export const calendarOf = ({ asOf, timeZone, weekStartsOn = 0, fiscalYearStartMonth = 1 }: MeasurePlan): OrgCalendar => ({
  today: dateIn(timeZone, asOf),
  timeZone,
  weekStartsOn,
  fiscalYearStartMonth,
})

/** A column of Account as the org's own text. */
export function accountTextSql(sources: StagedSources, path: string): string {
  const resolved = sources.lookup('Account', path)
  if ('path' in resolved) return `account.${textColumn(resolved.path)}`
  throw new TypeError(`Account.${path} was not loaded`)
}
