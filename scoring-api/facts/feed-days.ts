import { boundSql } from '../health-score/aggregate-sql.ts'
import { feedHistoryDays, feedOf, type FeedDays } from '../health-score/feeds.ts'
import { definitionsOf, type AggregateDefinition } from '../health-score/scorecard.ts'
import { addDays, toDate } from '../metric/calendar-day.ts'
import { quoteName, quoteText } from '../soql/duckdb-literal.ts'
import { kindOf } from '../soql/field-kind.ts'
import type { OrgCalendar } from '../soql/period.ts'
import type { Engine } from './engine.ts'
import type { MeasurePlan } from './facts.ts'
import { calendarOf } from './plan-basis.ts'
import { stagedRowsSql, type StagedSources } from './staged-source.ts'

/** The days of every feed that the plan's measures rest on, in the order of the measures; each reads one column of its source. A feed whose column is not loaded has none. */
export async function feedDays(engine: Engine, sources: StagedSources, plan: MeasurePlan): Promise<FeedDays[]> {
  const calendar = calendarOf(plan)
  const feeds = new Map<string, { feed: string; definition: AggregateDefinition }>()
  for (const definition of plan.scorecards.flatMap(({ measures }) => measures.flatMap(definitionsOf))) {
    const feed = feedOf(definition)
    if (feed !== null && !feeds.has(feed.toLowerCase())) feeds.set(feed.toLowerCase(), { feed, definition })
  }
  const found: FeedDays[] = []
  for (const { feed, definition } of feeds.values()) {
    const statement = daysSql(definition, sources, calendar)
    const rows = statement === null ? [] : await engine.ask({ kind: 'run', statements: [statement] })
    found.push({ feed, days: rows.map(([day]) => toDate(Number(day))) })
  }
  return found
}

function daysSql({ sourceObject, dateField }: AggregateDefinition, sources: StagedSources, calendar: OrgCalendar): string | null {
  const source = sources.get(sourceObject)
  const field = sources.lookup(sourceObject, dateField ?? '')
  if (!source || !('path' in field)) return null
  const column = quoteName(field.path)
  const bounds = [addDays(calendar.today, 1 - feedHistoryDays), addDays(calendar.today, 1)].map((day) => boundSql(field, day, calendar))
  const rows = `FROM ${stagedRowsSql(source)} WHERE ${column} >= ${bounds[0]} AND ${column} < ${bounds[1]}`
  if (kindOf(field.type) === 'date') return `SELECT DISTINCT ${column} - DATE '1970-01-01' ${rows} ORDER BY 1`
  // Clocks differ by quarters of an hour at the least, and there are few of those: only they are brought to the time zone, not every row.
  const quarters = `SELECT DISTINCT epoch_us(${column}) // 900000000 AS quarter ${rows}`
  const day = `CAST(timezone(${quoteText(calendar.timeZone)}, to_timestamp(quarter * 900)) AS DATE) - DATE '1970-01-01'`
  return `SELECT DISTINCT ${day} FROM (${quarters}) ORDER BY 1`
}
