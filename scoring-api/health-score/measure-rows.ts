import { z } from 'zod'
import { addDays } from '../metric/calendar-day.ts'
import { dateIn, startOfDay } from '../metric/time-zone-day.ts'
import { Problem } from '../problems.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readOrganization, type Organization } from '../salesforce/organization.ts'
import { readAll } from '../salesforce/read-all.ts'
import { toReadProblem } from '../salesforce/read-problem.ts'
import { kindOf } from '../soql/field-kind.ts'
import type { DayRange, OrgCalendar } from '../soql/period.ts'
import { resolveField } from '../soql/schema.ts'
import { observationWindow } from './observation-window.ts'
import { requireAccount } from './rescore-accounts.ts'
import { readScorecardVersion } from './scorecard-records.ts'
import type { AggregateDefinition, Measure } from './scorecard.ts'
import { describeObjects } from './usable-scorecards.ts'

/**
 * The rows behind one measure of one account, as the org itself finds them: which they are, never what is in them. The integration user reads
 * more than the person who asks; their page reads the rows again with their own rights.
 */
export interface MeasureRows {
  accountId: string
  measureKey: string
  /** `yyyy-mm-dd` */
  asOf: string
  sets: RowSet[]
}

/** `of`: what is measured; `over`: what it is divided by; `before`: the window before, that a change is measured against. */
export interface RowSet {
  role: 'of' | 'over' | 'before'
  object: string
  /** Rows in all. */
  total: number
  dateField: string | null
  field: string | null
  /** Record ids of the newest; of days until, the nearest. */
  ids: string[]
}

export interface RowsRequest {
  accountId: string
  measureKey: string
  scorecardVersionKey: string
  /** `yyyy-mm-dd`; null = today in the org's time zone. */
  asOf: string | null
}

const mostRows = 50

/**
 * Relative dates in a filter (`LAST_N_DAYS:30`) mean what they mean today, also for an earlier as-of date: the org answers, not the past.
 * @throws Problem when there is no such account, version or measure, or the org refuses the query
 */
export async function readMeasureRows(salesforce: Salesforce, request: RowsRequest, now: Date): Promise<MeasureRows> {
  const { accountId, measureKey, scorecardVersionKey } = request
  const [organization, stored] = await Promise.all([
    readOrganization(salesforce),
    readScorecardVersion(salesforce, scorecardVersionKey),
    requireAccount(salesforce, accountId),
  ])
  if (stored === null) throw new Problem('scorecard-not-found', `The org has no scorecard version ${scorecardVersionKey}.`)
  const measure = stored.scorecard.measures.find(({ key }) => key === measureKey)
  if (measure === undefined) throw new Problem('measure-not-found', `Scorecard ${scorecardVersionKey} has no measure ${measureKey}.`)
  const asOf = request.asOf ?? dateIn(organization.timeZone, now)
  const schema = await describeObjects(salesforce, [{ ...stored.scorecard, segmentFilter: null, measures: [measure] }], [])
  const typeOf = (object: string, path: string | null): string | null => {
    const field = path === null ? null : resolveField(schema, object, path)
    return field !== null && 'path' in field ? field.type : null
  }
  const sets = setsOf(measure, { ...organization, today: asOf })
  return {
    accountId,
    measureKey,
    asOf,
    sets: await Promise.all(sets.map((set) => readSet(salesforce, set, { accountId, organization, asOf, typeOf }))),
  }
}

interface Wanted {
  role: RowSet['role']
  definition: AggregateDefinition
  window: DayRange | null
}

function setsOf({ aggregate, over, changeAgainstPreviousWindow }: Measure, calendar: OrgCalendar): Wanted[] {
  const windows = observationWindow(aggregate, calendar)
  return [
    { role: 'of', definition: aggregate, window: windows?.present ?? null },
    ...(over ? [{ role: 'over' as const, definition: over, window: observationWindow(over, calendar)?.present ?? null }] : []),
    ...(changeAgainstPreviousWindow && windows ? [{ role: 'before' as const, definition: aggregate, window: windows.previous }] : []),
  ]
}

interface Place {
  accountId: string
  organization: Organization
  asOf: string
  typeOf: (object: string, path: string | null) => string | null
}

async function readSet(salesforce: Salesforce, { role, definition, window }: Wanted, place: Place): Promise<RowSet> {
  const { sourceObject, field, accountPath, filter, aggregate } = definition
  const date = dateOf(definition, place.typeOf)
  const days = window ?? openWindow(definition, place.asOf)
  const conditions = [
    `${accountPath} = '${place.accountId}'`,
    ...(filter === null || filter.trim() === '' ? [] : [`(${filter})`]),
    ...(date === null ? [] : dayConditions(date, days, place.organization.timeZone)),
  ]
  const where = ` FROM ${sourceObject} WHERE ${conditions.join(' AND ')}`
  const direction = aggregate === 'daysUntil' ? 'ASC' : 'DESC'
  const order = ` ORDER BY ${date === null ? '' : `${date.path} ${direction} NULLS LAST, `}Id ${direction} LIMIT ${mostRows}`
  const [total, records] = await Promise.all([
    countRows(salesforce, `SELECT COUNT()${where}`),
    readAll(salesforce, `SELECT Id${where}${order}`),
  ])
  return { role, object: sourceObject, total, dateField: date?.path ?? null, field, ids: records.map(({ Id }) => String(Id)) }
}

interface DateField {
  path: string
  isDay: boolean
}

/** What tells a row's day: the date field, or for days since and until the field that is counted from. */
function dateOf({ sourceObject, aggregate, field, dateField }: AggregateDefinition, typeOf: Place['typeOf']): DateField | null {
  const counted = aggregate === 'daysSince' || aggregate === 'daysUntil' ? (field ?? dateField) : dateField
  if (counted === null) return null
  return { path: counted, isDay: kindOf(typeOf(sourceObject, counted) ?? 'date') === 'date' }
}

/** Without a window every row counts, but the future only where it is asked for. */
function openWindow({ aggregate }: AggregateDefinition, asOf: string): Partial<DayRange> {
  if (aggregate === 'daysUntil') return { from: asOf }
  return aggregate === 'latest' || aggregate === 'daysSince' ? { before: addDays(asOf, 1) } : {}
}

function dayConditions({ path, isDay }: DateField, { from, before }: Partial<DayRange>, timeZone: string): string[] {
  const bound = (day: string): string => (isDay ? day : startOfDay(timeZone, day).toISOString())
  return [...(from === undefined ? [] : [`${path} >= ${bound(from)}`]), ...(before === undefined ? [] : [`${path} < ${bound(before)}`])]
}

const counted = z.object({ totalSize: z.int() })

async function countRows(salesforce: Salesforce, soql: string): Promise<number> {
  try {
    return counted.parse(await salesforce.send({ method: 'GET', path: `/query?q=${encodeURIComponent(soql)}` })).totalSize
  } catch (err) {
    throw toReadProblem(err, soql)
  }
}
