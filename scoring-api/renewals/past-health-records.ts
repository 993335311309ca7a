import { parseSnapshot, SnapshotError, type ParsedSnapshot } from '../health-score/parse-snapshot.ts'
import { bandValues, keyOfValue } from '../health-score/picklist-values.ts'
import { addDays } from '../metric/calendar-day.ts'
import { toScaledInteger } from '../metric/decimal.ts'
import type { Salesforce } from '../salesforce/connect.ts'
import { readAll } from '../salesforce/read-all.ts'
import { readRows, type RowsRequest } from '../signals/read-rows.ts'
import type { PastHealth } from './renewal-features.ts'
import type { HealthOn } from './renewal-rows.ts'

/** How health stood on past days, by the snapshots that the org keeps. */

const snapshotObject = 'CsHealthSnapshot__c'
const figures = ['Account__c', 'Key__c', 'AsOfDate__c', 'Score__c', 'Coverage__c', 'Band__c']
export const pastHealthFieldsRead = [...figures, 'Measures__c'].map((field) => ({ object: snapshotObject, field }))

/** A snapshot is due every 7 days; twice that, and nobody knows how the account stood. */
const oldestDays = 14
/** As the Account's change of 30 days is told: by the newest snapshot between 30 and 38 days before. */
const monthDays = 30
const oldestMonthDays = 8
/** Keys have 29 characters: so many fit the address of a query. */
const keysPerQuery = 200

export interface PastHealths {
  healthOn: HealthOn
  /** Snapshots that could not be understood. */
  unreadable: number
}

/**
 * First all figures, which are small, to find the snapshots that hold on the days asked for; then the contents of those alone.
 * @param days asked for, by account
 * @throws Problem
 */
export async function readPastHealth(
  salesforce: Salesforce,
  days: ReadonlyMap<string, readonly string[]>,
  request: RowsRequest,
): Promise<PastHealths> {
  const wanted = new Map(
    [...days].map(([accountId, own]) => [
      accountId,
      new Map(own.map((day): [string, DayFigures] => [day, { at: null, monthBefore: null }])),
    ]),
  )
  const all = [...days.values()].flat().toSorted()
  const [first, last] = [all[0], all.at(-1)]
  if (first === undefined || last === undefined) return { healthOn: () => null, unreadable: 0 }
  const span = `AsOfDate__c >= ${addDays(first, -monthDays - oldestDays)} AND AsOfDate__c <= ${last}`
  const soql = `SELECT ${figures.join(', ')} FROM ${snapshotObject} WHERE ${span}${request.accountsIn('Account__c')}`
  await readRows(salesforce, soql, figures, 'past-health', request, (row) => noteFigures(wanted, row))
  const keys = [...wanted.values()].flatMap((own) => [...own.values()].flatMap(({ at }) => (at === null ? [] : [at.key])))
  const { contents, unreadable } = await readContents(salesforce, [...new Set(keys)].toSorted(), request)
  return { healthOn: (accountId, day) => toHealth(wanted.get(accountId)?.get(day), contents), unreadable }
}

/** The newest snapshots that hold on a day, and 30 days before. */
interface DayFigures {
  at: Figures | null
  monthBefore: Figures | null
}

interface Figures {
  key: string
  asOfDate: string
  score: number | null
  coverage: number | null
  band: PastHealth['band']
}

function noteFigures(wanted: ReadonlyMap<string, ReadonlyMap<string, DayFigures>>, row: Readonly<Record<string, string>>): void {
  const { Account__c: accountId = '', Key__c: key = '', AsOfDate__c: asOfDate = '' } = row
  const own = wanted.get(accountId)
  // What came with a merge tells of the account that is gone.
  if (own === undefined || !key.startsWith(accountId)) return
  const found: Figures = {
    key,
    asOfDate,
    score: hundredths(row['Score__c']),
    coverage: hundredths(row['Coverage__c']),
    band: keyOfValue(bandValues, row['Band__c'] ?? null) ?? 'unknown',
  }
  for (const [day, figuresOfDay] of own) {
    if (holdsOn(day, oldestDays, asOfDate, figuresOfDay.at)) figuresOfDay.at = found
    if (holdsOn(addDays(day, -monthDays), oldestMonthDays, asOfDate, figuresOfDay.monthBefore)) figuresOfDay.monthBefore = found
  }
}

const holdsOn = (day: string, oldest: number, asOfDate: string, known: Figures | null): boolean =>
  asOfDate <= day && asOfDate >= addDays(day, -oldest) && (known === null || known.asOfDate < asOfDate)

const hundredths = (text: string | undefined): number | null => (text === undefined || text === '' ? null : toScaledInteger(text, 2))

type Content = Pick<ParsedSnapshot, 'stage' | 'measures'>

async function readContents(salesforce: Salesforce, keys: readonly string[], request: RowsRequest) {
  const contents = new Map<string, Content>()
  let unreadable = 0
  for (let start = 0; start < keys.length; start += keysPerQuery) {
    salesforce.throwIfStopped()
    const quoted = keys.slice(start, start + keysPerQuery).map((key) => `'${key}'`)
    const records = await readAll(salesforce, `SELECT Key__c, Measures__c FROM ${snapshotObject} WHERE Key__c IN (${quoted.join(', ')})`)
    request.onRows(records.length)
    for (const { Key__c: key, Measures__c: text } of records) {
      const content = toContent(String(text))
      if (content === null) unreadable += 1
      else contents.set(String(key), content)
    }
  }
  return { contents, unreadable }
}

function toContent(text: string): Content | null {
  try {
    const { stage, measures } = parseSnapshot(text)
    return { stage, measures }
  } catch (err) {
    if (err instanceof SnapshotError) return null
    throw err
  }
}

function toHealth(found: DayFigures | undefined, contents: ReadonlyMap<string, Content>): ReturnType<HealthOn> {
  const content = contents.get(found?.at?.key ?? '')
  if (!found?.at || content === undefined) return null
  const { score, coverage, band, asOfDate } = found.at
  const points = new Map(content.measures.map((measure) => [measure.key, measure.points]))
  const stage = content.stage === '' ? null : content.stage
  return { health: { score, coverage, band, stage, scoreMonthBefore: found.monthBefore?.score ?? null, points }, knownOn: asOfDate }
}
